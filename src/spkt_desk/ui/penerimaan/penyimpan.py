"""Keeps the draft at most five seconds behind the typing, and says how far behind it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.domain.outcomes import Saved
from spkt_desk.services.kehilangan import KehilanganService
from spkt_desk.ui.jobs import Failure, Jobs

JEDA_MS = 3000
"""Longest time between a key and the job that keeps it; two seconds are left for the disk."""

_NS = 1_000_000_000
_SEMENIT = 60


class PenyimpanDraf(QObject):
    """Keeps what `current` returns, on the worker while typing and at once when asked."""

    kept = Signal(object)

    def __init__(
        self,
        kehilangan: KehilanganService,
        jobs: Jobs,
        clock: Clock,
        current: Callable[[], KehilanganDraft],
        parent: QObject,
    ) -> None:
        """Watch one form; nothing is kept before the first `touch`."""
        super().__init__(parent)
        self._kehilangan = kehilangan
        self._jobs = jobs
        self._clock = clock
        self._current = current
        self._dirty = False
        self._kept_ns = 0
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JEDA_MS)
        self._timer.timeout.connect(self._on_time)

    def touch(self) -> None:
        """Note that something was typed; a running timer is not put off by it."""
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def start(self, *, kept: bool) -> None:
        """Begin with another form; `kept` tells whether it came from the file."""
        self._timer.stop()
        self._dirty = False
        self._trouble = ""
        self._kept_ns = self._clock.now().monotonic_ns if kept else 0

    def keep_now(self) -> None:
        """Keep what is typed before anything else happens; raises EnvironmentFault."""
        self._timer.stop()
        if self._dirty:
            self._done(self._kehilangan.keep(self._current()))
            self._dirty = False

    def sentence(self) -> str:
        """Return the small line of the foot."""
        if self._trouble:
            return self._trouble
        if not self._kept_ns:
            return ""
        seconds = max((self._clock.now().monotonic_ns - self._kept_ns) // _NS, 0)
        if seconds < _SEMENIT:
            return f"Draf tersimpan {seconds} detik lalu"
        return f"Draf tersimpan {seconds // _SEMENIT} menit lalu"

    def _on_time(self) -> None:
        draft = self._current()
        self._dirty = False
        self._jobs.run(lambda: self._kehilangan.keep(draft), self._done, self._failed, owner=self)

    def _done(self, saved: Saved[None]) -> None:
        self._trouble = ""
        self._kept_ns = self._clock.now().monotonic_ns
        self.kept.emit(saved.changed)

    def _failed(self, failure: Failure) -> None:
        """Say it where the officer looks and try again: a box every three seconds helps nobody."""
        advice = failure.message if isinstance(failure, EnvironmentFault) else str(failure)
        self._trouble = f"Draf belum tersimpan. {advice}"
        self.touch()
