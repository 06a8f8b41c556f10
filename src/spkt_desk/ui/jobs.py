"""Work that takes longer than 50 ms: one worker, answers on the GUI thread.

Jobs get plain values and open their own transaction. The caller gives two functions; they run on
the thread that made the `Jobs`, also after the window that asked is closed or never at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid
from typing_extensions import override

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation

T = TypeVar("T")

Failure = AccessDenied | EnvironmentFault | RuleViolation
"""What a job may fail with; anything else is a bug and reaches the excepthook."""


def sentence_of(failure: Failure) -> str:
    """Return what the officer reads about it in one line; names of fields are not for him."""
    if isinstance(failure, RuleViolation):
        return failure.problems[0].message
    if isinstance(failure, AccessDenied):
        return failure.message
    return f"{failure.message} {failure.advice}"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What travels from the worker to the GUI thread: a closure over the value or the failure."""

    deliver: Callable[[], object]


class _Ferry(QObject):
    """Owns the signal; lives on the GUI thread, so a queued emission arrives there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        answer.deliver()


class _Work(QRunnable, Generic[T]):
    def __init__(
        self,
        function: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Failure], object],
        ferry: _Ferry,
    ) -> None:
        super().__init__()
        self._function = function
        self._on_done = on_done
        self._on_error = on_error
        self._ferry = ferry

    @override
    def run(self) -> None:
        """Run on the worker; whatever happens is answered on the GUI thread."""
        self._ferry.arrived.emit(_Answer(self._outcome()))

    def _outcome(self) -> Callable[[], object]:
        on_done, on_error = self._on_done, self._on_error
        try:
            value = self._function()
        except (AccessDenied, EnvironmentFault, RuleViolation) as failure:
            expected = failure
            return lambda: on_error(expected)
        except Exception as bug:  # noqa: BLE001 - raised again on the GUI thread, where the hook sits
            return partial(_raise, bug)
        return lambda: on_done(value)


def _while_alive(owner: QObject, answer: Callable[[T], object]) -> Callable[[T], object]:
    return lambda value: answer(value) if isValid(owner) else None


def _raise(bug: Exception) -> None:
    raise bug


class Jobs:
    """The program's only worker thread. Made on the GUI thread, owned by the application."""

    def __init__(self) -> None:
        """Make the pool of one and the ferry that carries answers home."""
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._ferry = _Ferry()

    def run(
        self,
        function: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Failure], object],
        owner: QObject | None = None,
    ) -> None:
        """Run `function` on the worker, then `on_done(value)` or `on_error(failure)` here.

        Jobs run one after another in the order given. `function` must not touch a widget. When
        `owner` is given and gone by then, nobody is left to answer and the answer is dropped.
        """
        if owner is not None:
            on_done, on_error = _while_alive(owner, on_done), _while_alive(owner, on_error)
        self._pool.start(_Work(function, on_done, on_error, self._ferry))

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Wait for all jobs at exit; True when none is left. Answers still queued are not lost."""
        return self._pool.waitForDone(milliseconds)
