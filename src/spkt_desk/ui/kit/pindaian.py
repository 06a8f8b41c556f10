"""A scanner's burst never lands in the wrong field.

A barcode or QR scanner types like a very fast hand and ends with Enter. The burst is taken out of
the field in focus again and handed to `on_scan`; fields that want scans say so (`accept_scans`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

JEDA_TERLAMA_MS = 25
"""Longest gap between two keys of a scanner; the fastest typists need over 50 ms."""

PANJANG_TERPENDEK = 8
"""Fewer keys are never a scan: a check code has ten letters."""

_PROPERTI = "menerima_pindaian"


def accept_scans(editor: QWidget) -> None:
    """Let bursts land in this editor as if typed (the field of a check code)."""
    editor.setProperty(_PROPERTI, True)


class PenjagaPindaian(QObject):
    """An application event filter; give it to the application for as long as it shall watch."""

    def __init__(self, app: QApplication, on_scan: Callable[[str], object]) -> None:
        """Watch `app`; `on_scan` gets the burst without Enter."""
        super().__init__(app)
        self._on_scan = on_scan
        self._typed = ""
        self._before: tuple[QWidget, str, int] | None = None
        self._last = 0
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure the gaps; swallow the Enter that ends a burst.

        The gap is between the strokes as the window system timed them, never between deliveries:
        while the program was busy a slow hand's keys arrive all at once.
        """
        if not (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and isinstance(watched, QLineEdit | QPlainTextEdit)
            and watched is QApplication.focusWidget()
        ):
            return False
        if watched.property(_PROPERTI):
            return False
        struck, before = event.timestamp(), self._last
        self._last = struck
        fast = 0 < before <= struck <= before + JEDA_TERLAMA_MS
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return fast and self._end_burst(watched)
        if event.text() and event.text().isprintable():
            if not fast or self._before is None or self._before[0] is not watched:
                self._before = (watched, _text_of(watched), _cursor_of(watched))
                self._typed = ""
            self._typed += event.text()
        return False

    def _end_burst(self, watched: QLineEdit | QPlainTextEdit) -> bool:
        scanned, before = self._typed, self._before
        self._typed, self._before = "", None
        if before is None or before[0] is not watched or len(scanned) < PANJANG_TERPENDEK:
            return False
        _restore(watched, before[1], before[2])
        self._on_scan(scanned)
        return True


def _text_of(editor: QLineEdit | QPlainTextEdit) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _cursor_of(editor: QLineEdit | QPlainTextEdit) -> int:
    if isinstance(editor, QLineEdit):
        return editor.cursorPosition()
    return editor.textCursor().position()


def _restore(editor: QLineEdit | QPlainTextEdit, text: str, cursor: int) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(text)
        editor.textEdited.emit(text)
        editor.setCursorPosition(cursor)
        return
    editor.setPlainText(text)
    place = editor.textCursor()
    place.setPosition(min(cursor, len(text)))
    editor.setTextCursor(place)
