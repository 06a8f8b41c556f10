"""Who guards the desk now: the running shift, or the roster's people once that one is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from spkt_desk.db.work import Work
from spkt_desk.domain.jadwal import Jadwal, shift_at
from spkt_desk.domain.penjaga import Penjaga, by_roster, by_shift, is_over


def guard_now(work: Work, wall: datetime) -> Penjaga:
    """Return who is proposed for papers made at a moment, within a running transaction."""
    shift = work.giliran.newest()
    pola = work.tugas.jaga()
    if shift and not is_over(shift[0], wall, pola):
        return by_shift(shift[0])
    roster = shift_now(work, wall)
    proposed = by_roster(roster[0]) if roster else by_shift(shift[0]) if shift else Penjaga()
    handed = not shift or bool(work.serah.find(shift[0].nomor))
    return proposed if handed else replace(proposed, belum=shift)


def shift_now(work: Work, saat: datetime) -> tuple[Jadwal, ...]:
    """Return the roster's shift that is opened at a moment, a tuple of one; empty without one."""
    return work.jadwal.find(*shift_at(saat, work.tugas.jaga()))


def shift_after(work: Work, saat: datetime) -> tuple[Jadwal, ...]:
    """Return the roster's shift behind the one that was opened at a moment, as `shift_now`."""
    return shift_now(work, saat + timedelta(hours=work.tugas.jaga().lama))
