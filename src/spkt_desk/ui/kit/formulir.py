"""The fields of one form held together: texts, all errors at once, focus on the first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from spkt_desk.domain.errors import Problem
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.pilihan import Centang

F = TypeVar("F", bound=Medan | Centang)


class Formulir(QObject):
    """The fields of one form by the names services use.

    `changed` when any of them is typed in, `marked(int)` when another number of them shows an
    error than before.
    """

    changed = Signal()
    marked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Make an empty form; the fields are added in reading order."""
        super().__init__(parent)
        self._fields: dict[str, Medan | Centang] = {}
        self._typed: set[str] = set()
        self._waiting: dict[str, str] = {}
        self._early: dict[str, str] = {}
        self._marks = 0
        self._placing = False

    def add(self, field: F) -> F:
        """Take a field in and return it."""
        self._fields[field.field] = field
        field.changed.connect(partial(self._on_typed, field.field))
        field.changed.connect(self.changed)
        field.marked.connect(self._count_marks)
        if isinstance(field, Medan):
            field.finished.connect(partial(self._on_left, field.field))
        return field

    def remove(self, name: str) -> None:
        """Let a field go (a row that was taken away); unknown names are nobody's."""
        self._fields.pop(name, None)
        self._forget_early(name)
        self._count_marks()

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields in reading order."""
        return tuple(self._fields)

    def field(self, name: str) -> Medan | Centang:
        """Return the field of that name; KeyError when there is none."""
        return self._fields[name]

    def text(self, name: str) -> str:
        """Return the text of a Medan of that name."""
        field = self._fields[name]
        return field.text() if isinstance(field, Medan) else str(field.checked())

    def fill(self, texts: dict[str, str]) -> None:
        """Fill fields by name without telling `changed`."""
        for name, text in texts.items():
            field = self._fields[name]
            if isinstance(field, Medan):
                field.set_text(text)

    def show_problems(self, problems: Iterable[Problem], *, focus: bool = True) -> list[Problem]:
        """Show every error at its field and clear the others; the first gets the focus.

        Returns the problems no field answers to: the caller must show them somewhere else.
        """
        at: dict[str, list[str]] = {}
        homeless: list[Problem] = []
        for problem in problems:
            if problem.field in self._fields:
                at.setdefault(problem.field, []).append(problem.message)
            else:
                homeless.append(problem)
        self._placing = True  # one count for all of them
        for name, field in self._fields.items():
            field.set_error(" ".join(at.get(name, [])))
        self._placing = False
        self._count_marks()
        if focus and at:
            first = self._fields[next(name for name in self._fields if name in at)]
            first.focus()
            _scroll_to(first)
        return homeless

    def start(self) -> None:
        """Begin with fields in which nobody typed yet: nothing is said of them early."""
        self._typed.clear()
        self._waiting.clear()
        self._early.clear()

    def show_early(self, problems: Iterable[Problem]) -> None:
        """Show what is wrong in fields that were typed in and left; their cause gone, it goes too.

        What is still empty is not missed before the form is sent.
        """
        at: dict[str, list[str]] = {}
        for problem in problems:
            at.setdefault(problem.field, []).append(problem.message)
        self._waiting = {name: " ".join(at[name]) for name in at if name in self._typed}
        for name, sentence in tuple(self._early.items()):
            if name not in at and name in self._fields:
                if self._fields[name].error == sentence:
                    self._fields[name].set_error("")
                del self._early[name]
        for name in tuple(self._waiting):
            self._on_left(name)

    def _on_typed(self, name: str) -> None:
        self._typed.add(name)
        self._forget_early(name)

    def _on_left(self, name: str) -> None:
        """Say what is waiting to be said of a field, once it is not typed in any more."""
        field = self._fields.get(name)
        if name not in self._waiting or not isinstance(field, Medan) or not field.text().strip():
            return
        if not field.error and not field.has_keyboard():
            self._early[name] = self._waiting.pop(name)
            field.set_error(self._early[name])

    def _forget_early(self, name: str) -> None:
        self._waiting.pop(name, None)
        self._early.pop(name, None)

    def _count_marks(self) -> None:
        marks = 0 if self._placing else sum(bool(one.error) for one in self._fields.values())
        if not self._placing and marks != self._marks:
            self._marks = marks
            self.marked.emit(marks)

    def show_notices(self, notices: Iterable[Problem]) -> None:
        """Show every warning at its field and clear the others; nothing is blocked."""
        at: dict[str, list[str]] = {}
        for notice in notices:
            at.setdefault(notice.field, []).append(notice.message)
        for name, field in self._fields.items():
            field.set_notice(" ".join(at.get(name, [])))


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 16, 32)
        parent = parent.parentWidget()
