"""What is past its term in the registers that hold personal words beside the letters.

The officers' own lines and those of the shifts go month by month, as paper books are put away; a
visit that waits for its LP goes by itself. A record is as old as its newest line: a correction
keeps what it corrects.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final

from spkt_desk.db.jadwal import roster_key
from spkt_desk.db.mutasi import RekamanBuku
from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.services.konteks import SURAT_KEHILANGAN
from spkt_desk.services.wajib_lapor import people_of

_HANYA_BUKU: Final = (
    JenisMutasi.CATATAN,
    JenisMutasi.JAGA,
    JenisMutasi.SERAH_TERIMA,
    JenisMutasi.PEMERIKSAAN,
    JenisMutasi.PENDAMPING,
    JenisMutasi.CEK_TAHANAN,
    JenisMutasi.WAJIB_LAPOR,
    JenisMutasi.TUGAS,
    JenisMutasi.JAM,
    JenisMutasi.IMPOR,
    JenisMutasi.PEMULIHAN,
)
"""Kinds of lines whose record is the line itself."""


class RegisterSimpan(StrEnum):
    """The registers with a term of their own; all are off until a term is set."""

    SURAT = SURAT_KEHILANGAN
    BUKU = "buku_mutasi"
    LP = "menunggu_lp"


@dataclass(frozen=True, slots=True)
class Jatuh:
    """What is destroyed by one act: a month of lines, or a visit; `tanggal` is its newest day.

    `terbuka` says why it has to stay for now; empty for none.
    """

    kunci: str
    sebutan: str
    tanggal: date
    rekaman: tuple[str, ...]
    terbuka: str = ""


def due_of(work: Work, register: RegisterSimpan, until: date) -> tuple[Jatuh, ...]:
    """Return what is still whole and has nothing newer than `until`, oldest first."""
    found = _months(work, until) if register is RegisterSimpan.BUKU else _visits(work)
    return tuple(one for one in found if one.tanggal <= until)


def require_closed(found: tuple[Jatuh, ...], kunci: str) -> Jatuh:
    """Return one of these; raise `RuleViolation` at ``hapus`` with why it must stay."""
    for one in found:
        if one.kunci == kunci:
            if one.terbuka:
                raise RuleViolation.at("hapus", one.terbuka)
            return one
    raise RuleViolation.at("hapus", "Masa simpannya belum lewat, atau isinya sudah dihapus.")


def _months(work: Work, until: date) -> tuple[Jatuh, ...]:
    """Return the living lines that belong to nothing but the book, a month each.

    Those the officers wrote themselves, checks of the book, and the red ones of the shifts with
    what was handed over. Something lent that is not back yet goes with the month of its return, and
    who must report stays until his time is as long over as the lines are old.
    """
    months: dict[str, list[RekamanBuku]] = {}
    lent = {one.catatan_id for one in work.pendamping.open_ones()}
    open_ones = lent | {one.lapor_id for one in people_of(work, until) if one.runs(until)}
    for one in chain.from_iterable(work.mutasi.living(kind.value) for kind in _HANYA_BUKU):
        if one.rekaman_id in open_ones:
            continue
        months.setdefault(one.hari[:7], []).append(one)
    shift, begun = work.giliran.newest_number(), work.serah.begun()
    return tuple(
        Jatuh(
            kunci=month,
            sebutan=f"{len(lines)} catatan buku mutasi bulan {_month(month)}",
            tanggal=date.fromisoformat(max(one.hari for one in lines)),
            rekaman=(*(one.rekaman_id for one in lines), *_roster(work, month)),
            terbuka=_still_on(shift, lines) or _half_handed_over(begun, lines),
        )
        for month, lines in sorted(months.items())
    )


def _roster(work: Work, month: str) -> tuple[str, ...]:
    """Return the record with the reasons of a month's roster while it lives, a tuple of one."""
    key = roster_key(month)
    lives = work.kunci.find(key) and key not in work.penghapusan.tombstones()
    return (key,) if lives else ()


def _visits(work: Work) -> tuple[Jatuh, ...]:
    """Return the living visits that were sent on to an LP and never became a letter."""
    shift = work.giliran.newest_number()
    found = []
    for one in work.mutasi.living(JenisMutasi.DIAMBIL.value):
        if work.kehilangan.by_draft(one.rekaman_id):
            continue  # it is a letter now and goes with it
        days = [one.hari, *(kept.diubah[:10] for kept in work.draf.find(one.rekaman_id))]
        found.append(
            Jatuh(
                kunci=one.rekaman_id,
                sebutan=f"kunjungan {tanggal_panjang(date.fromisoformat(one.hari))}",
                tanggal=date.fromisoformat(max(days)),
                rekaman=(one.rekaman_id,),
                terbuka=_still_on(shift, [one]),
            )
        )
    return tuple(found)


def _still_on(shift: int, lines: list[RekamanBuku]) -> str:
    """Say that the shift which wrote a line is not over yet."""
    if shift and any(one.giliran == shift for one in lines):
        return "Giliran yang menulisnya masih berjalan; buka giliran baru dahulu."
    return ""


def _half_handed_over(begun: frozenset[int], lines: list[RekamanBuku]) -> str:
    """Say that the form of a hand-over still holds words of these shifts."""
    open_ones = sorted(begun & {one.giliran for one in lines})
    return f"Serah terima giliran {open_ones[0]} belum diselesaikan." if open_ones else ""


def _month(month: str) -> str:
    """Return a month as it is said: ``2026-11`` is November 2026."""
    return tanggal_panjang(date.fromisoformat(f"{month}-01")).partition(" ")[2]
