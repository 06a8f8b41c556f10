"""What holds a window: nothing to be seen, or the red-striped frame of practice."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.ui.warna import SIANG

_TEBAL_LATIHAN = 6
_GARIS_JARAK = 16


class Rangka(QWidget):
    """Holds the whole window; in practice mode a red-striped frame surrounds everything."""

    def __init__(self) -> None:
        """Make an empty holder; `body` is where the parts go."""
        super().__init__()
        self.setObjectName("jendela")
        self._latihan = False
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)

    def set_latihan(self, latihan: bool) -> None:
        """Show or hide the red frame."""
        self._latihan = latihan
        edge = _TEBAL_LATIHAN if latihan else 0
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stripes; the parts cover all but the edge."""
        if not self._latihan:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(SIANG.latihan))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(SIANG.on_latihan), 4))
        height = self.height()
        for x in range(-height, self.width() + height, _GARIS_JARAK):
            painter.drawLine(QPointF(x, height), QPointF(x + height, 0))
        painter.end()
