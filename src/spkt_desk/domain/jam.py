"""When the computer's clock cannot be right: the book is the older witness (R12, T15).

The clock is compared with the newest entry that was written by a clock nobody doubted, and with
the program itself. A doubtful clock locks nobody out: an officer confirms it or says the right
time, and from that act on it counts again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from spkt_desk.domain.errors import RuleViolation

TAHUN_PROGRAM: Final = 2026
"""A clock before this year is wrong: the program did not exist."""

LOMPATAN_HARI: Final = 400
"""No desk is silent for longer: more days between two entries mean that the clock jumped ahead."""

_LOMPATAN = timedelta(days=LOMPATAN_HARI)
_JALAN = "Tekan Ctrl+I untuk membetulkan atau memastikannya."


def is_doubtful(wall: datetime, acuan: datetime | None, *, latihan: bool) -> bool:
    """Tell whether `doubt_of` has anything to say; None before the first undoubted entry."""
    if wall.year < TAHUN_PROGRAM and not latihan:
        return True
    return acuan is not None and not acuan <= wall <= acuan + _LOMPATAN


def doubt_of(wall: datetime, acuan: str, *, latihan: bool) -> str:
    """Return why the clock cannot be right, in a sentence; "" while it can.

    `acuan` is the newest undoubted entry's time (ISO 8601), "" before the first. A practice station
    invents its days: they may lie before the program.
    """
    last = datetime.fromisoformat(acuan) if acuan else None
    if not is_doubtful(wall, last, latihan=latihan):
        return ""
    said = f"Jam komputer menunjukkan {wall:%d-%m-%Y %H.%M}"
    if last is None or (wall.year < TAHUN_PROGRAM and not latihan):
        return f"{said}, sebelum program ini ada. {_JALAN}"
    if wall < last:
        return f"{said}, lebih awal dari catatan terakhir ({last:%d-%m-%Y %H.%M}). {_JALAN}"
    return (
        f"{said}, lebih dari {LOMPATAN_HARI} hari sesudah catatan terakhir "
        f"({last:%d-%m-%Y}). {_JALAN}"
    )


def require_possible(wall: datetime, field: str, *, latihan: bool) -> None:
    """Raise `RuleViolation` at `field` for a time at which this program did not exist."""
    if wall.year < TAHUN_PROGRAM and not latihan:
        raise RuleViolation.at(field, f"Tahun {wall.year} belum mungkin. Ketik tanggal hari ini.")
