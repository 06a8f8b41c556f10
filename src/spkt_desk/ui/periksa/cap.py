"""The answer to a check code as a stamp: sign, word and colour say the same thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spkt_desk.domain.outcomes import KodeAnswer
from spkt_desk.ui.warna import Warna

_TANDA = {
    KodeAnswer.ASLI: "✓",
    KodeAnswer.BERUBAH: "✗",
    KodeAnswer.DIGANTI: "▲",
    KodeAnswer.BATAL: "✗",
    KodeAnswer.TIDAK_DIKENAL: "?",
}

_BESAR = 1.9
_TEPI = 14


class Cap(QWidget):
    """Shows one answer; empty until there is one."""

    def __init__(self, warna: Callable[[], Warna]) -> None:
        """Stamp in the palette in force."""
        super().__init__()
        self._warna = warna
        self._text = ""
        self._answer: KodeAnswer | None = None
        self.setObjectName("kode.jawaban")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What stands on the stamp."""
        return self._text

    def stamp(self, answer: KodeAnswer, kata: str) -> None:
        """Show an answer by its word."""
        self._answer = answer
        self._text = f"{_TANDA[answer]}  {kata}"
        self.setAccessibleName(kata)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        box = self._metrics_font()
        width = box.pointSizeF() * len(self._text) * 0.95
        return QSize(round(width) + 4 * _TEPI, round(box.pointSizeF() * 1.6) + 2 * _TEPI)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._answer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._colour(self._answer)
        painter.setPen(QPen(colour, 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        painter.setFont(self._metrics_font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _colour(self, answer: KodeAnswer) -> QColor:
        warna = self._warna()
        return QColor(
            {
                KodeAnswer.ASLI: warna.good,
                KodeAnswer.BERUBAH: warna.red,
                KodeAnswer.DIGANTI: warna.warn,
                KodeAnswer.BATAL: warna.red,
                KodeAnswer.TIDAK_DIKENAL: warna.quiet,
            }[answer]
        )

    def _metrics_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _BESAR)
        font.setBold(True)
        return font
