"""The list of search results: it floats under its field and paints its own rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.nama import name_widget, set_look
from spkt_desk.ui.shortcuts import Tombol

TEPI = 8
"""Pixels between the edge of the list and its texts, and of the sheet and the list."""
GARIS = 2
"""Width of the painted edge in pixels."""

_SELA = 8
_DI_TENGAH = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_Indeks = QModelIndex | QPersistentModelIndex


class TinggiBaris(QStyledItemDelegate):
    """Gives every row the height of its letters and some air; `DaftarHasil` paints the rows."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Indeks) -> QSize:
        del index
        metrics: QFontMetrics = option.fontMetrics
        return QSize(0, metrics.height() + _SELA)


class DaftarHasil(QListView):
    """The list under the field; it covers what lies behind, so that only itself is painted."""

    def __init__(self, sheet: QWidget, place: str, tombol: Tombol) -> None:
        """Float on `sheet`, hidden."""
        super().__init__(sheet)
        name_widget(self, place, "Hasil pencarian", tombol)
        set_look(self, "temuan")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = QStringListModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TinggiBaris(self))
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and rows at once: a style sheet takes several times as long over a row."""
        painter = QPainter(self.viewport())
        palette, metrics = self.palette(), self.fontMetrics()
        painter.fillRect(event.rect(), palette.base())
        area, chosen = self.visualRect(self.rows.index(0, 0)), self.currentIndex().row()
        inside = area.adjusted(TEPI, 0, -TEPI, 0)
        painter.setPen(palette.text().color())
        for row, text in enumerate(self.rows.stringList()):
            if row == chosen:
                painter.fillRect(area, palette.highlight())
                painter.setPen(palette.highlightedText().color())
            said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, _DI_TENGAH, said)
            if row == chosen:
                painter.setPen(palette.text().color())
            area.translate(0, area.height())
            inside.translate(0, area.height())
        # The edge is painted here too: a frame of its own would let the desk behind be painted.
        edge = self.viewport().rect()
        for side in (
            edge.adjusted(0, 0, GARIS - edge.width(), 0),
            edge.adjusted(edge.width() - GARIS, 0, 0, 0),
            edge.adjusted(0, edge.height() - GARIS, 0, 0),
        ):
            painter.fillRect(side, palette.highlight())
        painter.end()
