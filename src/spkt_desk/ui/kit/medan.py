"""The fields of a form: label above, editor, and one line below for error, warning or reading.

Light on purpose: the login shows these before anything heavy is imported. `field` is the place of
the field as services name it in a Problem (``pelapor.nik``); the editor's objectName is that
behind the form's place (``penerimaan.kehilangan.pelapor.nik``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spkt_desk.domain.teks import too_long
from spkt_desk.ui.kit.baris import ENTER, Baris, Kotak, keep_one_line
from spkt_desk.ui.kit.nama import focused_in, make_label, name_widget, set_look, set_property

_TIDAK_PERGI = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
_UTUH = "Isian ini tidak berubah."


class Medan(QWidget):
    """A labelled field.

    `changed` is emitted for what the officer types, never for `set_text`; `marked` when an error
    comes or goes.
    """

    changed = Signal()
    finished = Signal()
    marked = Signal()

    def __init__(self, place: str, field: str, label: str, editor: QWidget, hint: str = "") -> None:
        """Put `editor` under its label; `hint` stands below it while there is nothing to say."""
        super().__init__()
        self.field = field
        self.label_text = label
        self.editor = editor
        self._hint = hint
        self._error = ""
        self._notice = ""
        self._reading = ""
        self._enter: Callable[[], object] = self.go_next
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.label: QLabel = make_label(label, "label")
        self.label.setBuddy(editor)
        self.message: QLabel = make_label("", "galat", wrap=True)
        object_name = f"{place}.{field}" if place else field
        name_widget(editor, object_name, label)
        self.message.setObjectName(f"{object_name}.pesan")
        editor.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addWidget(self.label)
        box.addWidget(editor)
        box.addWidget(self.message)
        self._box = box
        self._show_message()

    def text(self) -> str:
        """Return what the service gets: the text as typed."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Fill the field without telling `changed`."""
        raise NotImplementedError

    def set_label(self, label: str) -> None:
        """Change the label, the accessible name with it."""
        self.label_text = label
        self.label.setText(label)
        self.editor.setAccessibleName(label)

    def set_error(self, sentence: str) -> None:
        """Show an error at the field; empty takes it away."""
        turned = bool(sentence) != bool(self._error)
        self._error = sentence
        set_property(self.editor, "galat", bool(sentence))
        self._show_message()
        if turned:
            self.marked.emit()

    def show_if(self, asked: bool) -> None:
        """Show the field where it is asked for; one that is not has nothing to mend."""
        if not asked:
            self.set_error("")
        self.setVisible(asked)

    def set_notice(self, sentence: str) -> None:
        """Show a warning that blocks nothing; empty takes it away."""
        self._notice = sentence
        self._show_message()

    def set_reading(self, sentence: str) -> None:
        """Show how the typed text was read (``Sabtu, 21 November 2026``)."""
        self._reading = sentence
        self._show_message()

    def set_hint(self, sentence: str) -> None:
        """Change the quiet line shown while there is nothing to say."""
        self._hint = sentence
        self._show_message()

    @property
    def error(self) -> str:
        """The error shown now."""
        return self._error

    @property
    def notice(self) -> str:
        """The warning shown now."""
        return self._notice

    def put_beside(self, widget: QWidget) -> None:
        """Put a button of the field's own beside its editor."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self._box.insertLayout(self._box.indexOf(self.editor), row)
        row.addWidget(self.editor)
        row.addWidget(widget)
        row.addStretch(1)

    def focus(self) -> None:
        """Take the keyboard; text is selected so that typing replaces it."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        """Tell whether keys go to this field now."""
        return any(
            here is self.editor or self.editor.isAncestorOf(here)
            for here in focused_in(self.window())
        )

    def resume(self) -> None:
        """Take the keyboard back behind what is typed; nothing is selected, nothing overwritten."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_next(self) -> None:
        """Enter: to the next field."""
        self.focusNextChild()

    def go_back(self) -> None:
        """Shift+Enter: to the field before."""
        self.focusPreviousChild()

    def on_enter(self, act: Callable[[], object]) -> None:
        """Let Enter do `act` instead of stepping on: the last field of a login or a quick line."""
        self._enter = act

    def refuse_pastes(self, editor: Baris | Kotak) -> None:
        """Say at the field how long a paste was that `editor` did not take."""
        editor.refused.connect(
            lambda letters: self.set_error(f"{too_long(letters, editor.longest)} {_UTUH}")
        )

    def on_typed(self) -> None:
        """Take the error away as soon as the officer works on it, then tell."""
        if self._error:
            self.set_error("")
        self.changed.emit()

    def on_left(self) -> None:
        """Do what must happen when the field is left or Enter pressed."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer Enter and Shift+Enter in the editor; see leaving."""
        if watched is self.editor:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._answer_key(event)
            if isinstance(event, QFocusEvent) and _is_leaving(event):
                self.on_left()
                self.finished.emit()
        return super().eventFilter(watched, event)

    def _answer_key(self, event: QKeyEvent) -> bool:
        if event.key() not in ENTER:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier:
            self.on_left()
            self._enter()
            return True
        if held == Qt.KeyboardModifier.ShiftModifier:
            self.go_back()
            return True
        return False

    def _show_message(self) -> None:
        for sentence, rupa, sign in (
            (self._error, "galat", ""),
            (self._notice, "peringatan", "▲ "),
            (self._reading, "terbaca", ""),
            (self._hint, "terbaca", ""),
        ):
            if sentence:
                set_look(self.message, rupa)
                self.message.setText(sign + sentence)
                self.message.setVisible(True)
                self.editor.setAccessibleDescription(sentence)
                return
        self.message.clear()
        self.message.setVisible(False)
        self.editor.setAccessibleDescription("")


def _is_leaving(event: QFocusEvent) -> bool:
    """Tell whether the keyboard went to another field, not to another window or a menu."""
    return event.type() is QEvent.Type.FocusOut and event.reason() not in _TIDAK_PERGI


class MedanTeks(Medan):
    """One line of text."""

    def __init__(
        self, place: str, field: str, label: str, *, hint: str = "", placeholder: str = ""
    ) -> None:
        """Make an empty line; `placeholder` is an example, not an instruction."""
        self.line = Baris()
        self.line.setPlaceholderText(placeholder)
        super().__init__(place, field, label, self.line, hint)
        self.refuse_pastes(self.line)
        self.line.textEdited.connect(lambda _text: self._on_edited())

    def _on_edited(self) -> None:
        keep_one_line(self.line)
        self.on_typed()

    @override
    def resume(self) -> None:
        super().resume()
        self.line.end(False)

    @override
    def text(self) -> str:
        return self.line.text()

    @override
    def set_text(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)


class MedanAngka(MedanTeks):
    """Digits in groups as they are read aloud (``7571 0345 1194 0003``); `text()` has no spaces.

    Text that is not only digits stays as typed, so that the check can say what is wrong with it.
    """

    def __init__(
        self,
        place: str,
        field: str,
        label: str,
        groups: tuple[int, ...] = (4, 4, 4, 4),
        *,
        hint: str = "",
        placeholder: str = "",
    ) -> None:
        """Group by `groups`; the last size repeats; an empty tuple groups nothing."""
        super().__init__(place, field, label, hint=hint, placeholder=placeholder)
        self._groups = groups

    def set_groups(self, groups: tuple[int, ...]) -> None:
        """Group otherwise from now on (a passport is not grouped)."""
        self._groups = groups
        self.set_text(self.text())

    @override
    def text(self) -> str:
        typed = self.line.text()
        bare = typed.replace(" ", "")
        return bare if bare.isdecimal() and bare.isascii() else typed

    @override
    def set_text(self, text: str) -> None:
        super().set_text(self._grouped(text))

    @override
    def on_typed(self) -> None:
        shown = self.line.text()
        grouped = self._grouped(shown)
        if grouped != shown:
            before = len(shown[: self.line.cursorPosition()].replace(" ", ""))
            self.line.setText(grouped)
            self.line.setCursorPosition(_position_after(grouped, before))
        super().on_typed()

    def _grouped(self, text: str) -> str:
        bare = text.replace(" ", "")
        if not (self._groups and bare.isdecimal() and bare.isascii()):
            return text
        parts: list[str] = []
        place = 0
        while bare:
            size = self._groups[min(place, len(self._groups) - 1)]
            parts.append(bare[:size])
            bare = bare[size:]
            place += 1
        return " ".join(parts)


def _position_after(grouped: str, digits: int) -> int:
    """Return the cursor place behind the given number of digits."""
    seen = 0
    for place, char in enumerate(grouped):
        if seen == digits:
            return place
        seen += char != " "
    return len(grouped)


class MedanPanjang(Medan):
    """Several lines of text; Enter still goes to the next field, Alt+Enter breaks the line."""

    def __init__(
        self, place: str, field: str, label: str, *, hint: str = "", rows: int = 3
    ) -> None:
        """Make a box `rows` lines high."""
        self.box = Kotak()
        self._rows = rows
        super().__init__(place, field, label, self.box, hint)
        self.box.setToolTip("Enter ke isian berikutnya, Alt+Enter untuk baris baru")
        self._filling = False
        self.refuse_pastes(self.box)
        self.box.textChanged.connect(self._on_text)
        self._fit_height()

    def _on_text(self) -> None:
        if not self._filling:
            self.on_typed()

    def _fit_height(self) -> None:
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * self._rows + 22)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_height()
        super().changeEvent(event)

    @override
    def text(self) -> str:
        return self.box.toPlainText()

    @override
    def set_text(self, text: str) -> None:
        if text != self.text():
            self._filling = True
            self.box.setPlainText(text)
            self._filling = False


class MedanSandi(MedanTeks):
    """A password; says when Caps Lock seems to be on."""

    def __init__(self, place: str, field: str, label: str, *, hint: str = "") -> None:
        """Make an empty line that shows dots."""
        super().__init__(place, field, label, hint=hint)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See letters whose case does not fit the Shift key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._see_caps(event)
        return super().eventFilter(watched, event)

    def _see_caps(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            caps = typed.isupper() != shifted
            self.set_notice("Caps Lock tampaknya menyala." if caps else "")
        elif event.key() == Qt.Key.Key_CapsLock:
            self.set_notice("")
