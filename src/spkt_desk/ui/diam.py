"""Sees that nobody has touched the desk for a while, so that the window can lock itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from typing_extensions import override

from spkt_desk.domain.clock import Clock

MENIT_USUL = 5
MENIT_TERPENDEK = 1
MENIT_TERPANJANG = 15
PILIHAN_MENIT = (MENIT_TERPENDEK, 2, 3, 5, 7, 10, MENIT_TERPANJANG)
_PERIKSA_MS = 5_000

_TANDA_TANGAN_ORANG = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class PenjagaDiam(QObject):
    """An application event filter with a slow timer.

    Both readings of the clock count: the monotonic one stands still while some computers sleep,
    the wall time can be set back; whichever says "long enough" locks.
    """

    def __init__(
        self,
        app: QCoreApplication,
        clock: Clock,
        on_idle: Callable[[], object],
        menit: int = MENIT_USUL,
        parent: QObject | None = None,
    ) -> None:
        """Call `on_idle` after `menit` minutes (1 to 15) without a key, click or move.

        It watches `app` for as long as `parent` lives.
        """
        super().__init__(parent or app)
        self._clock = clock
        self._on_idle = on_idle
        self._menit = min(max(menit, MENIT_TERPENDEK), MENIT_TERPANJANG)
        self._seen = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(_PERIKSA_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        app.installEventFilter(self)

    @property
    def menit(self) -> int:
        """After how many minutes it locks."""
        return self._menit

    def next_menit(self) -> int:
        """Take the next of the usual times, after the longest the shortest; return it."""
        later = [one for one in PILIHAN_MENIT if one > self._menit]
        self._menit = (*later, *PILIHAN_MENIT)[0]
        self.touch()
        return self._menit

    def touch(self) -> None:
        """Start counting anew."""
        self._seen = self._clock.now()

    def check(self) -> None:
        """Look at the clock; the timer does this every five seconds."""
        now = self._clock.now()
        limit = self._menit * 60
        steady = (now.monotonic_ns - self._seen.monotonic_ns) / 1_000_000_000
        wall = (now.wall - self._seen.wall).total_seconds()
        if max(steady, wall) >= limit:
            self._seen = now
            self._on_idle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a hand at the desk; nothing is held back."""
        if event.type() in _TANDA_TANGAN_ORANG:
            self.touch()
        return False
