"""One act of the book at a time, on the worker; what went wrong goes to its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.outcomes import Saved
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure, Jobs
from spkt_desk.ui.kit.formulir import Formulir

T = TypeVar("T")


class Pelaksana(QObject):
    """Runs the acts of one page; a second Enter meanwhile does nothing.

    Signals: `done()` when an act succeeded, then `saved(frozenset[Changed])`; `flagged(bool)` as
    tabs have it; `refused(tuple[Problem, ...])` before the form shows them, `homeless(str)` for
    what belongs to no field of it.
    """

    done = Signal()
    saved = Signal(object)
    flagged = Signal(bool)
    refused = Signal(object)
    homeless = Signal(str)

    def __init__(self, page: QWidget, jobs: Jobs) -> None:
        """Work for `page`, which a fault of the computer is shown over."""
        super().__init__(page)
        self._page = page
        self._jobs = jobs
        self._busy = False

    @property
    def busy(self) -> bool:
        """Tell whether an act is under way."""
        return self._busy

    def run(
        self,
        act: Callable[[], Saved[T]],
        then: Callable[[Saved[T]], object],
        form: Formulir,
    ) -> None:
        """Do one act; `then` gets what was saved, `form` shows what was refused."""
        if self._busy:
            return
        self._busy = True
        self._jobs.run(
            act,
            lambda saved: self._done(saved, then),
            lambda failure: self.failed(failure, form),
            owner=self._page,
        )

    def failed(self, failure: Failure, form: Formulir) -> None:
        """Show why an act was not done."""
        self._busy = False
        if isinstance(failure, RuleViolation):
            self.flagged.emit(True)
            self.refused.emit(failure.problems)
            homeless = form.show_problems(failure.problems)
            self.homeless.emit(" ".join(one.message for one in homeless))
        elif isinstance(failure, EnvironmentFault):
            show_fault(self._page, failure)

    def _done(self, saved: Saved[T], then: Callable[[Saved[T]], object]) -> None:
        self._busy = False
        self.flagged.emit(False)
        self.done.emit()
        self.saved.emit(saved.changed)
        then(saved)
