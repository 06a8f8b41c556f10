"""Pastes into every editor of a screen and says in a sentence what any of them did wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from spkt_desk.domain.bahasa import angka

Editor = QLineEdit | QPlainTextEdit | QTextEdit
_UKURAN = re.compile(r"Terlalu panjang: ([\d.]+) huruf; paling banyak [\d.]+\.")


class Penempel:
    """Somebody with ten megabytes on the clipboard; no editor gets them twice."""

    def __init__(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._length = len(text)
        self._done: set[int] = set()
        self._kept: list[Editor] = []  # so that no editor gets the id of one that has gone
        self.names: set[str] = set()
        self.faults: list[str] = []

    def paste_everywhere(self, root: QWidget) -> None:
        """Press Ctrl+V in every editor below `root`, shown at the moment or not."""
        for editor in list(editors(root)):
            if id(editor) not in self._done:
                self._done.add(id(editor))
                self._kept.append(editor)
                self.names.add(editor.objectName())
                self.faults += self._paste(editor)

    def _paste(self, editor: Editor) -> Iterator[str]:
        before = text_of(editor)
        marked = len(editor.selectedText()) if isinstance(editor, QLineEdit) else 0
        QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        name, said = editor.objectName(), _said(editor)
        if text_of(editor) != before:
            yield f"{name}: holds {len(text_of(editor))} letters, held {len(before)}"
        counted = _UKURAN.match(said)
        whole = angka(len(before) - marked + self._length)
        if counted is None or counted[1] != whole:
            yield f"{name}: {whole} letters, and it says “{said}”"


def editors(root: QWidget) -> Iterator[Editor]:
    """Return everything below `root` in which text can be typed."""
    found: Iterator[Editor] = chain(
        root.findChildren(QLineEdit),
        root.findChildren(QPlainTextEdit),
        root.findChildren(QTextEdit),
    )
    return (one for one in found if one.isEnabled() and not one.isReadOnly())


def text_of(editor: Editor) -> str:
    """Return what an editor holds."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _said(editor: Editor) -> str:
    """Return what stands at the field, as an ear meets it."""
    parent = editor.parentWidget()
    speaker = parent if isinstance(parent, QComboBox) else editor
    return speaker.accessibleDescription()
