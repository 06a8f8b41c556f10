"""Keeps the draft at most five seconds behind the typing, and says how far behind it is.

Every keeping has a number; an older one never overwrites a newer one, and its answer is nobody's
news any more. What counts as kept is what the disk has answered for, not what was handed over.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.outcomes import Saved
from spkt_desk.ui.jobs import Failure, Jobs, sentence_of

JEDA_MS = 3000
"""Longest time between a key and the job that keeps it; two seconds are left for the disk."""

_NS = 1_000_000_000
_SEMENIT = 60


T = TypeVar("T")


class PenyimpanDraf(QObject, Generic[T]):
    """Keeps what `current` returns, on the worker while typing and at once when asked."""

    kept = Signal(object)

    def __init__(
        self,
        keep: Callable[[T], Saved[None]],
        jobs: Jobs,
        clock: Clock,
        current: Callable[[], T],
        parent: QObject,
    ) -> None:
        """Watch one form, kept by `keep`; nothing is kept before the first `start`."""
        super().__init__(parent)
        self._keep = keep
        self._jobs = jobs
        self._clock = clock
        self._current = current
        self._known: T | None = None
        self._number = 0
        self._answered = 0
        self._written = 0
        self._writing = Lock()
        self._kept_ns = 0
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JEDA_MS)
        self._timer.timeout.connect(self._on_time)

    def touch(self) -> None:
        """Note that something was typed; a running timer is not put off by it."""
        if not self._timer.isActive():
            self._timer.start()

    def start(self, *, kept: bool) -> None:
        """Begin with the form as it now stands; `kept` tells whether it came from the file.

        What still waits for the worker belongs to the form before, which was kept or thrown away.
        """
        self._timer.stop()
        self._number += 1
        self._answered = self._number
        with self._writing:
            self._written = self._number
        self._known = self._current()
        self._trouble = ""
        self._kept_ns = self._clock.now().monotonic_ns if kept else 0

    def keep_now(self) -> None:
        """Keep what is typed before anything else happens; raises EnvironmentFault.

        Whatever differs from what the disk has answered for is written here and now, also while
        the worker is busy with something else.
        """
        self._timer.stop()
        if self._known is None:
            return
        draft = self._current()
        if draft == self._known and self._answered == self._number:
            return
        self._number += 1
        try:
            saved = self._write(self._number, draft)
        except RuleViolation as violation:
            raise EnvironmentFault(
                "Draf belum tersimpan.", violation.problems[0].message
            ) from violation
        self._done(self._number, draft, saved)

    def sentence(self) -> str:
        """Return the small line of the foot."""
        if self._trouble:
            return self._trouble
        if not self._kept_ns:
            return ""
        if not self._timer.isActive() and self._answered == self._number:
            return "Draf tersimpan."
        seconds = max((self._clock.now().monotonic_ns - self._kept_ns) // _NS, 0)
        if seconds < _SEMENIT:
            return f"Draf tersimpan {seconds} detik lalu"
        return f"Draf tersimpan {seconds // _SEMENIT} menit lalu"

    def _on_time(self) -> None:
        draft = self._current()
        self._number += 1
        number = self._number
        self._jobs.run(
            lambda: self._write(number, draft),
            partial(self._done, number, draft),
            partial(self._failed, number),
            owner=self,
        )

    def _write(self, number: int, draft: T) -> Saved[None]:
        """Keep a draft unless a newer one was kept meanwhile; on either thread."""
        with self._writing:
            if number <= self._written:
                return Saved(None, frozenset())
            saved = self._keep(draft)
            self._written = number
        return saved

    def _done(self, number: int, draft: T, saved: Saved[None]) -> None:
        if number > self._answered:
            self._answered = number
            self._known = draft
            self._trouble = ""
            self._kept_ns = self._clock.now().monotonic_ns
        self.kept.emit(saved.changed)

    def _failed(self, number: int, failure: Failure) -> None:
        """Say it where the officer looks and try again: a box every three seconds helps nobody."""
        if number <= self._answered:
            return
        self._trouble = f"Draf belum tersimpan. {sentence_of(failure)}"
        self.touch()
