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

_JALAN = "Tekan Ctrl+I untuk membetulkan atau memastikannya."


def doubt_of(wall: datetime, acuan: str, *, latihan: bool) -> str:
    """Return why the clock cannot be right, in a sentence; "" while it can.

    `acuan` is the newest undoubted entry's time (ISO 8601), "" before the first. A practice station
    invents its days: they may lie before the program.
    """
    said = f"Jam komputer menunjukkan {wall:%d-%m-%Y %H.%M}"
    if wall.year < TAHUN_PROGRAM and not latihan:
        return f"{said}, sebelum program ini ada. {_JALAN}"
    if not acuan:
        return ""
    last = datetime.fromisoformat(acuan)
    if wall < last:
        return f"{said}, lebih awal dari catatan terakhir ({last:%d-%m-%Y %H.%M}). {_JALAN}"
    if wall - last > timedelta(days=LOMPATAN_HARI):
        return (
            f"{said}, lebih dari {LOMPATAN_HARI} hari sesudah catatan terakhir "
            f"({last:%d-%m-%Y}). {_JALAN}"
        )
    return ""


def require_possible(wall: datetime, field: str, *, latihan: bool) -> None:
    """Raise `RuleViolation` at `field` for a time at which this program did not exist."""
    if wall.year < TAHUN_PROGRAM and not latihan:
        raise RuleViolation.at(field, f"Tahun {wall.year} belum mungkin. Ketik tanggal hari ini.")
