"""Time as the desk writes it: wall time of the unit's zone beside a reading nobody can set back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Protocol


class Zona(StrEnum):
    """The three zones of Indonesia, by the letters that are printed after a time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def tzinfo(self) -> timezone:
        """Fixed offset of the zone: Indonesia keeps no summer time."""
        return timezone(timedelta(hours={"WIB": 7, "WITA": 8, "WIT": 9}[self.value]), self.value)


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the clock.

    `wall` is aware, in the unit's zone; `monotonic_ns` only grows within one boot; `boot` tells two
    boots apart. Order never comes from `wall` (the clock is evidence, not order).
    """

    wall: datetime
    monotonic_ns: int
    boot: str

    def __post_init__(self) -> None:
        """Refuse a naive time: a paper without a zone is a paper with a wrong time."""
        if self.wall.tzinfo is None:
            msg = "wall time without a zone"
            raise ValueError(msg)


class Clock(Protocol):
    """Where the program gets its time from; `devices/clock.py` holds the only real one."""

    def now(self) -> Moment:
        """Return the present moment in the unit's zone."""
        ...
