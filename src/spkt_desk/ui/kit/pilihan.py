"""Choices that are typed by their first letters, counts with their words, and ticks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.bahasa import terbilang
from spkt_desk.ui.kit.baris import Baris, keep_one_line
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.nama import make_label, name_widget, set_property


class _Kotak(QComboBox):
    """A combo box the wheel does not change by accident."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MedanPilihan(Medan):
    """One of a list, typed by its first letters; F4 or Alt+Down opens the list.

    `text()` is the key of the chosen option. With `free` any other text stands as typed; without,
    it is handed on as typed too, so that the check can name it.
    """

    def __init__(
        self,
        place: str,
        field: str,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        free: bool = False,
        hint: str = "",
    ) -> None:
        """Offer `options` as (key, label); nothing is chosen yet."""
        self.combo = _Kotak()
        self._inner = Baris()
        self.combo.setLineEdit(self._inner)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(6)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.combo.setCompleter(completer)
        self._keys: list[str] = []
        self._labels: list[str] = []
        super().__init__(place, field, label, self.combo, hint)
        self._free = free
        name_widget(self._inner, f"{self.combo.objectName()}.ketik", label)
        self._inner.installEventFilter(self)
        self.refuse_pastes(self._inner)
        self._inner.textEdited.connect(lambda _text: self._on_edited())
        self.combo.activated.connect(lambda _index: self.on_typed())
        self.set_options(options)

    def _on_edited(self) -> None:
        keep_one_line(self._inner)
        self.on_typed()

    @override
    def resume(self) -> None:
        super().resume()
        self._inner.end(False)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer another list; the chosen key stays if it is still there."""
        chosen = self.text()
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self._keys = [key for key, _label in options]
            self._labels = [label for _key, label in options]
            self.combo.addItems(self._labels)
            self.combo.setCurrentIndex(-1)
        self.set_text(chosen)

    @override
    def text(self) -> str:
        typed = self._inner.text().strip()
        folded = typed.casefold()
        for key, label in zip(self._keys, self._labels, strict=True):
            if folded in {label.casefold(), key.casefold()} and folded:
                return key
        return typed

    @override
    def set_text(self, text: str) -> None:
        if text in self._keys:
            with QSignalBlocker(self.combo):
                self.combo.setCurrentIndex(self._keys.index(text))
            self._inner.setText(self._labels[self._keys.index(text)])
        else:
            with QSignalBlocker(self.combo):
                self.combo.setCurrentIndex(-1)
            self._inner.setText(text)
        self._inner.setCursorPosition(0)

    @override
    def on_left(self) -> None:
        """Complete what was begun: the option that starts as typed, or the only one with the word.

        Several with such a word are named at the field; a guess could be the wrong officer.
        """
        typed = self._inner.text().strip().casefold()
        if not typed or typed in (label.casefold() for label in self._labels):
            return
        if self._free:
            return
        folded = [label.casefold() for label in self._labels]
        starts = [place for place, label in enumerate(folded) if label.startswith(typed)]
        words = [place for place, label in enumerate(folded) if f" {typed}" in label]
        if starts or len(words) == 1:
            self.set_text(self._keys[(starts or words)[0]])
            self.on_typed()
        elif words:
            self.set_error(f"Pilih satu: {', '.join(self._labels[place] for place in words)}.")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the inner line answer Enter as the field does."""
        if watched is self.__dict__.get("_inner"):
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._answer_key(event)
            return False
        return super().eventFilter(watched, event)


class MedanJumlah(Medan):
    """A whole number; Up and Down step it and its words stand below as they will print."""

    def __init__(
        self,
        place: str,
        field: str,
        label: str,
        lowest: int,
        highest: int,
        *,
        unit: str = "",
        words: bool = True,
    ) -> None:
        """Allow `lowest` to `highest`; `unit` stands behind the words (``hari``)."""
        self.line = Baris(len(str(highest)))
        self.line.setText(str(lowest))
        self.line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self.line))
        self._lowest = lowest
        self._highest = highest
        self._unit = unit
        self._words = words
        super().__init__(place, field, label, self.line)
        self.refuse_pastes(self.line)
        self.line.textEdited.connect(lambda _text: self._on_text())
        self._show_words()

    def value(self) -> int:
        """Return the number, brought within the bounds; an empty field is the lowest."""
        typed = self.line.text()
        number = int(typed) if typed.isdecimal() else self._lowest
        return min(max(number, self._lowest), self._highest)

    @override
    def text(self) -> str:
        return str(self.value())

    @override
    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setText(str(self.value()))
        self._show_words()

    @override
    def on_left(self) -> None:
        """Show the number that counts."""
        self.line.setText(str(self.value()))
        self._show_words()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step by Up and Down."""
        if (
            watched is self.editor
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        ):
            step = 1 if event.key() == Qt.Key.Key_Up else -1
            self.set_text(str(max(self.value() + step, self._lowest)))
            self.on_typed()
            return True
        return super().eventFilter(watched, event)

    @override
    def set_hint(self, sentence: str) -> None:
        """Let the hint stand behind the words, which are always there."""
        super().set_hint(sentence)
        self._show_words()

    def _on_text(self) -> None:
        self._show_words()
        self.on_typed()

    def _show_words(self) -> None:
        if self._words:
            words = f"{terbilang(self.value())} {self._unit}".strip()
            self.set_reading(f"{words}. {self._hint}" if self._hint else words)


class Centang(QWidget):
    """A tick with its sentence and a place for its error; Enter goes on, Space ticks."""

    changed = Signal()
    marked = Signal()

    def __init__(self, place: str, field: str, sentence: str) -> None:
        """Show the sentence behind an empty tick."""
        super().__init__()
        self.field = field
        self._error = ""
        self.box = QCheckBox(sentence)
        self.editor = self.box
        name_widget(self.box, f"{place}.{field}" if place else field, sentence)
        self.message = make_label("", "galat", wrap=True)
        self.message.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.box)
        layout.addWidget(self.message)
        self.box.installEventFilter(self)
        self.box.clicked.connect(lambda _checked: self._on_click())

    def checked(self) -> bool:
        """Tell whether it is ticked."""
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Tick or clear without telling `changed`."""
        self.box.setChecked(checked)

    def set_error(self, sentence: str) -> None:
        """Show an error at the tick; empty takes it away."""
        turned = bool(sentence) != bool(self._error)
        self._error = sentence
        set_property(self.box, "galat", bool(sentence))
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        if turned:
            self.marked.emit()

    @property
    def error(self) -> str:
        """The error shown now."""
        return self._error

    def set_notice(self, sentence: str) -> None:
        """Nothing to warn about at a tick; here so that a form treats all fields alike."""
        self.box.setToolTip(sentence)

    def focus(self) -> None:
        """Take the keyboard."""
        self.box.setFocus(Qt.FocusReason.TabFocusReason)

    def resume(self) -> None:
        """Take the keyboard back; here so that a form treats all fields alike."""
        self.focus()

    def _on_click(self) -> None:
        self.set_error("")
        self.changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer Enter and Shift+Enter as the other fields do."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.ShiftModifier:
                self.focusPreviousChild()
                return True
            if held == Qt.KeyboardModifier.NoModifier:
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)
