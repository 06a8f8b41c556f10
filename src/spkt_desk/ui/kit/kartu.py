"""Cards and the grid of fields inside them, on the 8-pixel grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from spkt_desk.ui.kit.nama import make_label, set_look

JARAK = 8
"""The grid in pixels; every margin and gap is a multiple of it."""


class Kartu(QFrame):
    """A white card with an accented title; put things into `body` or `grid()`."""

    def __init__(self, title: str = "", note: str = "") -> None:
        """Show `title` and, quiet behind it, `note`; either may be empty and set later."""
        super().__init__()
        set_look(self, "kartu")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * JARAK, JARAK + 4, 2 * JARAK, JARAK + 6)
        self.body.setSpacing(JARAK)
        self.title: QLabel = make_label(title, "subjudul")
        self.note: QLabel = make_label(note, "kecil", wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.note)
        # Only now: a label shown without a parent would be a window of its own for a moment.
        self.title.setVisible(bool(title))
        self.note.setVisible(bool(note))

    def set_title(self, title: str, note: str = "") -> None:
        """Change the head of the card."""
        self.title.setText(title)
        self.note.setText(note)
        self.title.setVisible(bool(title))
        self.note.setVisible(bool(note))

    def grid(self, columns: int) -> Kisi:
        """Add a grid of equal columns to the card and return it."""
        grid = Kisi(columns)
        self.body.addLayout(grid)
        return grid


class Kisi(QGridLayout):
    """A grid of equal columns that is filled from left to right; labels of a row stand level."""

    def __init__(self, columns: int) -> None:
        """Make `columns` equal columns."""
        super().__init__()
        self._columns = columns
        self._row = 0
        self._column = 0
        self.setHorizontalSpacing(2 * JARAK)
        self.setVerticalSpacing(JARAK)
        for column in range(columns):
            self.setColumnStretch(column, 1)
            self.setColumnMinimumWidth(column, 1)

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Put `widget` into the next free place, `span` columns wide; a full row starts anew."""
        if self._column + span > self._columns:
            self.break_row()
        self.addWidget(widget, self._row, self._column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._column += span

    def break_row(self) -> None:
        """Go on at the left of a new row."""
        if self._column:
            self._row += 1
            self._column = 0


def make_line() -> QFrame:
    """Return a thin separating line."""
    return set_look(QFrame(), "garis")


def with_label(label: str, widget: QWidget) -> QWidget:
    """Return a widget under a label, as the fields of the same row have theirs."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(3)
    box.addWidget(make_label(label, "label"))
    box.addWidget(widget)
    return holder
