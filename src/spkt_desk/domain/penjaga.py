"""Who the desk is while papers are made: the running shift, or the roster once that one is over.

Work never waits for a change of the guard: where nobody opened the next shift, its officers are
proposed all the same, and what is issued says that the earlier one is not handed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.jadwal import Jadwal, shift_end
from spkt_desk.domain.tugas import PolaJaga

_TENGGANG: Final = timedelta(hours=1)
"""A shift may run so long past its end before anybody is told: a change takes its time (duty)."""


@dataclass(frozen=True, slots=True)
class Penjaga:
    """Who is proposed: as KA SPKT, as receivers; `terjadwal` where the roster says so.

    `belum` is the shift that is over and not handed over, a tuple of one.
    """

    ka_spkt_id: str = ""
    penerima_id: tuple[str, ...] = ()
    terjadwal: bool = False
    belum: tuple[Giliran, ...] = ()


def is_over(shift: Giliran, wall: datetime, pola: PolaJaga) -> bool:
    """Tell whether the next shift should have been opened by now."""
    return wall >= shift_end(shift.mulai, pola) + _TENGGANG


def by_shift(shift: Giliran) -> Penjaga:
    """Return the people of a running shift."""
    return Penjaga(shift.ka_spkt_id, (shift.penerima_id, *shift.anggota_id))


def by_roster(roster: Jadwal) -> Penjaga:
    """Return the people of a shift that the roster has and nobody opened."""
    return Penjaga(roster.ka_spkt_id, roster.hadir, terjadwal=True)


def not_handed_over(penjaga: Penjaga) -> str:
    """Say it to the officer; "" where every shift that is over was handed over."""
    said = "".join(
        f"Giliran {one.nomor} ({one.regu}) belum diserahterimakan; serah terimanya boleh menyusul."
        for one in penjaga.belum
    )
    return f"{said} Petugas diusulkan dari jadwal jaga." if said and penjaga.terjadwal else said
