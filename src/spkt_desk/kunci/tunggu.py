"""The wait after refused logins: five in 15 minutes, then 1, 2, 4 … 15 minutes.

Times are readings of the monotonic clock, so setting the wall clock shortens nothing; after a
restart the count in the slot file starts the last wait anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

FREE_TRIES: Final = 5
_MINUTE_NS: Final = 60 * 1_000_000_000
_WINDOW_NS: Final = 15 * _MINUTE_NS
_LONGEST_MINUTES: Final = 15


@dataclass(frozen=True, slots=True)
class Tunggu:
    """How long one slot still waits: recent failures, how often it waited, until when (ns)."""

    recent: tuple[int, ...] = ()
    waits: int = 0
    until_ns: int = 0

    @classmethod
    def resumed(cls, failed_count: int, now_ns: int) -> Tunggu:
        """Start again after a restart from the count that stands in the slot file."""
        if failed_count < FREE_TRIES:
            return cls(recent=(now_ns,) * failed_count)
        waits = failed_count - FREE_TRIES + 1
        return cls(waits=waits, until_ns=now_ns + wait_minutes(waits) * _MINUTE_NS)

    def after_failure(self, now_ns: int) -> Tunggu:
        """Count one refused login at this reading of the monotonic clock."""
        recent = (*(past for past in self.recent if now_ns - past < _WINDOW_NS), now_ns)
        if not self.waits and len(recent) < FREE_TRIES:
            return replace(self, recent=recent)
        waits = self.waits + 1
        return Tunggu(waits=waits, until_ns=now_ns + wait_minutes(waits) * _MINUTE_NS)

    def seconds_left(self, now_ns: int) -> int:
        """Return the whole seconds still to wait, rounded up; 0 means a login may be tried."""
        return max(0, -((now_ns - self.until_ns) // 1_000_000_000))


def wait_minutes(waits: int) -> int:
    """Return the minutes of the n-th wait: 1, 2, 4, 8, then always 15."""
    return min(1 << min(waits - 1, 8), _LONGEST_MINUTES)
