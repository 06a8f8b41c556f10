"""The list at the left of a section: arrows choose, Enter goes into the fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.warna import Warna

_TINGGI_TAMBAH = 16
_TEPI = 12
_PITA = 4
_LEBIH = 1.6
"""A list never takes more than so many times its width; longer names are cut and told whole."""


class _Pelukis(QStyledItemDelegate):
    """Draws a name with air around it; the chosen one stands on tint, bold, behind a band."""

    def __init__(self, view: QListWidget, warna: Callable[[], Warna]) -> None:
        super().__init__(view)
        self._warna = warna

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(24, hint.height() + _TINGGI_TAMBAH)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        warna = self._warna()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        font = QFont(option.font)
        font.setBold(chosen)
        painter.setFont(font)
        if chosen:
            painter.fillRect(rect, QColor(warna.tint))
            painter.fillRect(rect.left(), rect.top(), _PITA, rect.height(), QColor(warna.accent))
        room = rect.adjusted(_TEPI, 0, -_TEPI // 2, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(QColor(warna.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class Daftar(QListWidget):
    """Names to choose from by arrows or first letters."""

    def __init__(
        self,
        place: str,
        label: str,
        enter: Callable[[], object],
        warna: Callable[[], Warna],
        width: int = 0,
    ) -> None:
        """`enter` is what Enter does.

        `width` in pixels at the base size of text, more where a name needs more; 0 takes the room
        there is.
        """
        super().__init__()
        self._enter = enter
        self._width = width
        self._rows: tuple[int, ...] = ()
        name_widget(self, place, label)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Pelukis(self, warna))

    def show_names(self, names: Sequence[str], row: int) -> None:
        """Show other names and choose one without telling `currentRowChanged`."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(names))
            for place, name in enumerate(names):
                self.item(place).setToolTip(name)
            self.setCurrentRow(min(row, len(names) - 1))
        self._fit_width()
        self._fit_height()

    def fit_rows(self, least: int, most: int) -> None:
        """Be as high as what is listed, within these numbers of rows; beyond them it scrolls."""
        self._rows = (least, most)
        self._fit_height()

    def _fit_height(self) -> None:
        """Measure by the letters in force."""
        row = self.sizeHintForRow(0)
        if self._rows and row > 0:
            least, most = self._rows
            shown = min(max(self.count(), least), most)
            self.setFixedHeight(row * shown + 2 * self.frameWidth())

    def _forget_letters(self) -> None:
        """End the search by letters: the next one begins another, however soon it comes."""
        row = self.currentRow()
        with QSignalBlocker(self), QSignalBlocker(self.selectionModel()):
            self.keyboardSearch("")  # forgets them, and may choose the next row
            self.setCurrentRow(row)

    def _bring_row(self) -> None:
        """Scroll the page to the chosen row too: less of it may be seen than the list is high."""
        rect = self.visualItemRect(self.currentItem())
        parent = self.parentWidget()
        while parent is not None:
            page = parent.widget() if isinstance(parent, QScrollArea) else None
            if isinstance(parent, QScrollArea) and page is not None:
                at = self.viewport().mapTo(page, rect.center())
                parent.ensureVisible(at.x(), at.y(), 0, rect.height())
            parent = parent.parentWidget()

    def _fit_width(self) -> None:
        """Be wide enough for every name as it stands when chosen: bold."""
        if not self._width:
            return
        font = QFont(self.font())
        font.setBold(True)
        letters = QFontMetrics(font)
        widest = max(
            (letters.horizontalAdvance(self.item(row).text()) for row in range(self.count())),
            default=0,
        )
        room = widest + 2 * _TEPI + 2 * self.frameWidth()
        self.setFixedWidth(min(max(self._width, room), round(self._width * _LEBIH)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_width()
            self._fit_height()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter, once however long it is held; everything else as lists do."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self._forget_letters()
                self._enter()
            return
        super().keyPressEvent(event)
        if self.currentRow() >= 0:
            self._bring_row()
