"""When things happen on a day of a practice station."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from spkt_desk.domain.clock import Zona
from spkt_desk.services.layanan import Layanan


@dataclass(frozen=True, slots=True)
class Kejadian:
    """Something that happens at a moment of the day, and what the officer then does."""

    saat: datetime
    lakukan: Callable[[Layanan], None]


@dataclass(eq=False)
class Jarang:
    """Something that happens once in a while: in `pertama` days, then every `jarak` days."""

    acak: Random
    pertama: tuple[int, int]
    jarak: tuple[int, int]
    sisa: int = 0

    def __post_init__(self) -> None:
        """Draw when it happens first."""
        self.sisa = self.acak.randint(*self.pertama)

    def falls(self) -> bool:
        """Let a day pass and tell whether it is one of those."""
        self.sisa -= 1
        if self.sisa > 0:
            return False
        self.sisa = self.acak.randint(*self.jarak)
        return True


def moment_of(hari: date, hour: int, minute: int) -> datetime:
    """Return a time of a duty day; hours from 24 on are the next calendar day's."""
    midnight = datetime.combine(hari, time(), Zona.WITA.tzinfo)
    return midnight + timedelta(hours=hour, minutes=minute)
