"""The editors below every field: a line and a box that refuse whole what is too long to hold.

Qt's own line cuts a paste at its limit and says nothing, and its box stands still for minutes over
ten megabytes. Here a text too long is not taken at all; `refused` says how long the field would
have become. Letters that are typed meet no limit here: the checks of the form count them.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from typing_extensions import override

from spkt_desk.domain.teks import URAIAN

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
PANJANG_KETIKAN = URAIAN
"""What a field takes at most from a paste: no text of the desk may be longer, most far shorter."""

_TANPA_BATAS = 2**31 - 1
_PATAH = re.compile("[\r\n\v\f\x85\u2028\u2029]+")
_TEMPEL = "edit-paste"


class Baris(QLineEdit):
    """One line; `refused(int)` says how many letters it would hold had it taken a paste."""

    refused = Signal(int)

    def __init__(self, longest: int = 0) -> None:
        """Refuse a paste beyond `longest` letters (`PANJANG_KETIKAN` when not given)."""
        super().__init__()
        self.longest = longest or PANJANG_KETIKAN
        self.setMaxLength(longest or _TANPA_BATAS)

    def _takes(self, offered: str) -> bool:
        letters = len(self.text()) - len(self.selectedText()) + len(offered)
        if letters > self.longest:
            self.refused.emit(letters)
        return letters <= self.longest

    def _takes_from(self, mode: QClipboard.Mode) -> bool:
        return self._takes(QApplication.clipboard().text(mode))

    def paste_all_or_nothing(self) -> None:
        """Paste what lies on the clipboard; whole, or not at all."""
        if self._takes_from(QClipboard.Mode.Clipboard):
            self.paste()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            # The same keys with Insert reach for the marked text where the system keeps one.
            marked = (
                event.key() == Qt.Key.Key_Insert and QApplication.clipboard().supportsSelection()
            )
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            mode = QClipboard.Mode.Selection if marked and held else QClipboard.Mode.Clipboard
            if not self._takes_from(mode):
                return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See the middle button, which pastes the marked text where the system keeps one."""
        if (
            event.button() == Qt.MouseButton.MiddleButton
            and not self.isReadOnly()
            and QApplication.clipboard().supportsSelection()
            and not self._takes_from(QClipboard.Mode.Selection)
        ):
            return
        super().mouseReleaseEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self or self._takes(event.mimeData().text()):
            super().dropEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show Qt's own menu with the paste of this line in it."""
        menu = self.createStandardContextMenu()
        for theirs in menu.actions():
            if theirs.objectName() == _TEMPEL:
                ours = QAction(theirs.icon(), theirs.text(), menu)
                ours.setObjectName(_TEMPEL)
                ours.setEnabled(theirs.isEnabled())
                ours.triggered.connect(self.paste_all_or_nothing)
                menu.insertAction(theirs, ours)
                menu.removeAction(theirs)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class Kotak(QPlainTextEdit):
    """A box in which Tab leaves and Alt+Enter breaks the line; `refused(int)` as in a `Baris`."""

    refused = Signal(int)
    longest = PANJANG_KETIKAN

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setTabChangesFocus(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and held == Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste or a drop whole, or not at all; by whichever way it comes."""
        marked = len(self.textCursor().selectedText())
        letters = len(self.toPlainText()) - marked + len(source.text())
        if letters > self.longest:
            self.refused.emit(letters)
        else:
            super().insertFromMimeData(source)


def keep_one_line(line: QLineEdit) -> None:
    """Turn pasted line breaks into spaces: the line hides them, the paper would break on them."""
    text = line.text()
    if _PATAH.search(text):
        before = len(_PATAH.sub(" ", text[: line.cursorPosition()]))
        line.setText(_PATAH.sub(" ", text))
        line.setCursorPosition(before)
