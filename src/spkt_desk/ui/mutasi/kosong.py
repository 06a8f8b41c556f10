"""The text of the quick line with blanks in it: Tab and Enter go from blank to blank."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from spkt_desk.domain.singkatan import KOSONG
from spkt_desk.ui.mutasi.medan import MedanKirim

_KOSONG = re.compile("_" * len(KOSONG) + "+")


class MedanUraian(MedanKirim):
    """A line whose Enter sends once no blank is left; an unfilled one the book refuses."""

    def put_sentence(self, sentence: str) -> None:
        """Put a sentence where the cursor is, and choose its first blank."""
        line = self.line
        at = line.selectionStart() if line.hasSelectedText() else line.cursorPosition()
        before = line.text()[:at]
        line.insert(sentence if not before or before.endswith(" ") else f" {sentence}")
        line.setCursorPosition(len(before))
        self.editor.setFocus()
        self.next_blank()
        self.on_typed()

    def blanks(self) -> int:
        """Return how many blanks are left."""
        return len(_KOSONG.findall(self.line.text()))

    def next_blank(self) -> bool:
        """Choose the next blank, from the foot of the line on from its head; False without one."""
        places = [one.span() for one in _KOSONG.finditer(self.line.text())]
        if not places:
            return False
        here = self.line.cursorPosition()
        start, end = next((one for one in places if one[0] >= here), places[0])
        self.line.setSelection(start, end - start)
        return True

    @override
    def go_next(self) -> None:
        chosen = _KOSONG.fullmatch(self.line.selectedText()) is not None
        if (self.blanks() == 1 and chosen) or not self.next_blank():
            super().go_next()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab go to the next blank while there is one."""
        if (
            watched is self.editor
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
            and self.next_blank()
        ):
            return True
        return super().eventFilter(watched, event)
