"""Who guards the desk now: the running shift, or the roster's people once that one is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.jadwal import shift_at
from spkt_desk.domain.penjaga import Penjaga, by_roster, by_shift, is_over


def guard_now(work: Work, wall: datetime) -> Penjaga:
    """Return who is proposed for papers made at a moment, within a running transaction."""
    shift = work.giliran.newest()
    pola = work.tugas.jaga()
    if shift and not is_over(shift[0], wall, pola):
        return by_shift(shift[0])
    roster = work.jadwal.find(*shift_at(wall, pola))
    proposed = by_roster(roster[0]) if roster else by_shift(shift[0]) if shift else Penjaga()
    handed = not shift or bool(work.serah.find(shift[0].nomor))
    return proposed if handed else replace(proposed, belum=shift)
