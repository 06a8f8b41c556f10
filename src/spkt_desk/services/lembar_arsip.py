"""The sealed files of the book's sheets: a key that is gone as soon as one record on them is.

A sheet carries lines of many records. Its key is made of all of theirs, so that destroying any one
of them destroys the kept sheet too; the lines that still stand can be set anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from spkt_desk.db.work import Work
from spkt_desk.domain.lembar import LembarTutup
from spkt_desk.kunci.segel import joined_key

KEMBAR_TERBANYAK = 20
"""Newest sheets an unnamed file is held against: a kill is followed by a login, not by a year."""


def sheet_place(giliran: int) -> bytes:
    """Return the context the sheets of a shift are sealed for."""
    return b"lembar/%d" % giliran


def sheet_key(
    work: Work, secret: bytes, lines: tuple[int, int], sampai: int, destroyed: dict[str, int]
) -> tuple[bytes, ...]:
    """Return the key of sheets with these lines as a tuple of one; empty once it is destroyed.

    `sampai` is the newest entry the sheets knew: what was destroyed up to there is not on them.
    """
    keys = [secret]
    for rekaman_id, key in work.lembar.records(*lines):
        if rekaman_id in destroyed and destroyed[rekaman_id] <= sampai:
            continue
        if not key:
            return ()
        keys.append(key)
    return (joined_key(keys),)


def key_of(work: Work, secret: bytes, lembar: LembarTutup) -> tuple[bytes, ...]:
    """Return the key of kept sheets as a tuple of one; empty once it is destroyed."""
    lines = (lembar.baris_awal, lembar.baris_akhir)
    return sheet_key(work, secret, lines, lembar.sampai, work.lembar.destroyed())


def with_keys(work: Work, secret: bytes) -> Iterator[tuple[LembarTutup, tuple[bytes, ...]]]:
    """Yield all kept sheets in their order, each with its key or without one."""
    destroyed = work.lembar.destroyed()
    for one in work.lembar.all():
        lines = (one.baris_awal, one.baris_akhir)
        yield one, sheet_key(work, secret, lines, one.sampai, destroyed)


def twin_keys(work: Work, secret: bytes) -> list[tuple[bytes, bytes]]:
    """Return (key, place) of the sheets that a kill may have left in a file without a name."""
    destroyed = work.lembar.destroyed()
    now = work.riwayat.newest()[0]
    shifts = [
        (one.giliran, (one.baris_awal, one.baris_akhir), one.sampai)
        for one in work.lembar.all()[-KEMBAR_TERBANYAK:]
    ]
    shifts += [
        (one.giliran, (one.baris_awal, one.baris_akhir), now)
        for one in work.lembar.open_shifts(before=work.giliran.newest_number())
    ]
    return [
        (key, sheet_place(giliran))
        for giliran, lines, sampai in shifts
        for key in sheet_key(work, secret, lines, sampai, destroyed)
    ]
