"""The kop drawn as it will print, while it is typed: lines, address, and the rule below them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spkt_desk.domain.satuan import Huruf
from spkt_desk.ui.kit.nama import name_widget

_KERTAS = QColor("#FFFFFF")
_TINTA = QColor("#000000")
_PINGGIR = 16.0
_UKURAN_KOP = 10.0
_UKURAN_ALAMAT = 9.0
_JUDUL = 13.0
_LAMBANG = 56
_LONGGAR = 0.97
"""Letters of whole pixels take a little more room than their size says."""


class KopPratinjau(QWidget):
    """The top of a sheet at screen size; paper stays white at night too."""

    def __init__(self, place: str) -> None:
        """Show an empty sheet; `place` is the screen it stands on."""
        super().__init__()
        name_widget(self, f"{place}.pratinjau", "Pratinjau kop surat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: tuple[str, ...] = ()
        self._address = ""
        self._title = ""
        self._number = ""
        self._centred = True
        self._family = Huruf.SANS
        self._emblem = QImage()

    def show_kop(
        self,
        lines: tuple[str, ...],
        address: str,
        *,
        centred: bool,
        family: Huruf,
    ) -> None:
        """Draw these lines; empty ones are left out as on paper."""
        self._lines = tuple(line.strip() for line in lines if line.strip())
        self._address = address.strip()
        self._centred = centred
        self._family = family
        self.update()

    def show_emblem(self, data: bytes) -> None:
        """Draw this picture between the kop and the title, as on the paper; empty leaves none."""
        self._emblem = QImage.fromData(data) if data else QImage()
        self.updateGeometry()
        self.update()

    def show_title(self, title: str, number: str) -> None:
        """Draw title and number below the kop."""
        self._title = title.strip()
        self._number = number
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, 184 if self._emblem.isNull() else 184 + _LAMBANG)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw at the largest size at which every line fits."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _KERTAS)
        painter.setPen(QPen(QColor("#D9D2C4"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(_TINTA)
        bottom = self._paint_emblem(painter, self._paint_head(painter))
        self._paint_title(painter, bottom + 28)
        painter.end()

    def _paint_head(self, painter: QPainter) -> float:
        rows = [(line, _UKURAN_KOP) for line in self._lines]
        rows += [(self._address, _UKURAN_ALAMAT)] if self._address else []
        if not rows:
            return _PINGGIR
        room = self.width() - 2 * _PINGGIR
        widest = max(QFontMetricsF(self._font(size)).horizontalAdvance(text) for text, size in rows)
        shrink = min(1.0, room / widest) if widest else 1.0
        block = min(widest * shrink, room)
        y = _PINGGIR
        for text, size in rows:
            font = self._font(size * shrink)
            painter.setFont(font)
            height = QFontMetricsF(font).height() * 1.04
            side = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(_PINGGIR, y, block + 1, height), side, text)
            y += height
        painter.setPen(QPen(_TINTA, 1.2))
        painter.drawLine(QPointF(_PINGGIR, y + 2), QPointF(_PINGGIR + block, y + 2))
        return y + 2

    def _paint_emblem(self, painter: QPainter, top: float) -> float:
        if self._emblem.isNull():
            return top
        size = self._emblem.size().scaled(
            self.width(), _LAMBANG, Qt.AspectRatioMode.KeepAspectRatio
        )
        left = (self.width() - size.width()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top + 10, size.width(), size.height()), self._emblem)
        return top + _LAMBANG

    def _paint_title(self, painter: QPainter, top: float) -> None:
        room = self.width() - 2 * _PINGGIR
        for text, size, bold, dy in (
            (self._title, _JUDUL, True, 0.0),
            (self._number, _UKURAN_KOP, False, 26.0),
        ):
            if not text:
                continue
            font = self._font(size, bold=bold)
            width = QFontMetricsF(font).horizontalAdvance(text)
            if width > room * _LONGGAR:
                font.setPointSizeF(font.pointSizeF() * _LONGGAR * room / width)
            font.setUnderline(bold)
            painter.setFont(font)
            where = QRectF(_PINGGIR, top + dy, room, 24)
            painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, text)

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(self._family.value)
        font.setPointSizeF(size)
        font.setBold(bold)
        return font
