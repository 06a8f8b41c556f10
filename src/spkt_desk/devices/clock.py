"""The clocks: the computer's own, and two that stand still or step for practice and tests."""

from __future__ import annotations

import sys
import time
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from spkt_desk.domain.clock import Clock, Moment, Zona

_SELISIH_JAM = timedelta(minutes=5)
"""More than this between the clock and the monotonic reading: the clock was set meanwhile."""

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_mark() -> str:
    """Return a text that differs between two boots.

    Linux names its boot. Elsewhere each start of the program counts as a boot of its own: readings
    of the monotonic clock are then never compared across two starts, which is the safe side.
    """
    if sys.platform == "linux":
        return _BOOT_ID.read_text(encoding="ascii").strip()
    return f"mulai-{uuid.uuid4().hex}"


class SystemClock:
    """The computer's clock, told in the unit's zone whatever the computer's own zone is."""

    def __init__(self, zona: Zona, boot: str | None = None) -> None:
        self._zone = zona.tzinfo
        self._boot = boot or boot_mark()

    def now(self) -> Moment:
        """Return the present moment."""
        return Moment(datetime.now(self._zone), time.monotonic_ns(), self._boot)


@dataclass(frozen=True, slots=True)
class ZonedClock:
    """Any clock, told in the unit's zone: before login nobody knows which zone that is."""

    clock: Clock
    zona: Zona

    def now(self) -> Moment:
        """Return the present moment in the unit's zone."""
        moment = self.clock.now()
        return replace(moment, wall=moment.wall.astimezone(self.zona.tzinfo))


class ClockOnHand:
    """Any clock, until an officer says the right time; from then on his time and what passed since.

    What passed is read from the computer's clock while it goes along with the monotonic reading.
    As soon as somebody sets that clock, or the computer slept, the officer's word no longer holds
    and the computer's clock speaks for itself again.
    """

    def __init__(self, clock: Clock) -> None:
        """Believe the computer's clock."""
        self._clock = clock
        self._said: tuple[tuple[Moment, datetime], ...] = ()

    def now(self) -> Moment:
        """Return the present moment."""
        moment = self._clock.now()
        for then, right in self._said:
            passed = moment.wall - then.wall
            counted = timedelta(microseconds=(moment.monotonic_ns - then.monotonic_ns) // 1000)
            if abs(passed - counted) > _SELISIH_JAM:
                self._said = ()
                return moment
            return replace(moment, wall=(right + passed).astimezone(moment.wall.tzinfo))
        return moment

    def would_be(self, right: datetime) -> Moment:
        """Return this very moment as it would read after `set_to` with an aware time."""
        moment = self._clock.now()
        return replace(moment, wall=right.astimezone(moment.wall.tzinfo))

    def set_to(self, right: datetime) -> None:
        """Go by an officer's aware time from now on."""
        self._said = ((self._clock.now(), right),)

    def set_back(self) -> None:
        """Believe the computer's clock again."""
        self._said = ()


class SteppingClock:
    """A clock that walks one step a reading, for practice stations and tests of order."""

    def __init__(self, start: Moment, step: timedelta = timedelta(seconds=1)) -> None:
        self._next = start
        self._step = step
        self._turn = Lock()  # read by several threads, it must not step back either

    def now(self) -> Moment:
        """Return the present moment and step on."""
        with self._turn:
            present = self._next
            self.advance(self._step)
        return present

    def advance(self, by: timedelta) -> None:
        """Let time pass: wall and monotonic reading go together."""
        ns = by // timedelta(microseconds=1) * 1000
        self._next = Moment(self._next.wall + by, self._next.monotonic_ns + ns, self._next.boot)

    def set_wall(self, wall: datetime) -> None:
        """Set the wall time, forward or back, as somebody at the computer may; the rest goes on."""
        self._next = replace(self._next, wall=wall)
