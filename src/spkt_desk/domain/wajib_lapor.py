"""Who must report to the guard, on which weekdays, from when until when; absence is derived.

A day on which nobody reported stands nowhere: it is a due date that passed. What came before the
person was entered here is the older book's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import HARI
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.domain.satuan import Penandatangan

TERLAMA = timedelta(days=366)
"""Longest time a person is entered for at once; a longer one is entered anew."""

_SEPEKAN = len(HARI)
_SETENGAH_TAHUN = timedelta(days=182)
_SETAHUN = timedelta(days=364)
_KATA = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMBUNG = frozenset({"dan", "hari", "tiap", "setiap"})
_SEMUA = frozenset({"hari", "tiap hari", "setiap hari"})
_LAIN = {"ahad": 6}
_TERPENDEK = 3


class JenisLapor(StrEnum):
    """The acts about one who must report."""

    DAFTAR = "daftar"
    HADIR = "hadir"
    SELESAI = "selesai"


class KeadaanLapor(StrEnum):
    """What became of one day of a schedule."""

    HADIR = "hadir"
    LUAR_JADWAL = "hadir di luar jadwal"
    TIDAK_HADIR = "tidak hadir"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class WajibLaporKetikan:
    """The schedule as typed; an empty `dari` is today."""

    nama: str
    rujukan: str
    hari: str
    dari: str
    sampai: str


@dataclass(frozen=True, slots=True)
class IsiWajibLapor:
    """The sealed words of a schedule; `hari` are weekdays, Monday is 0."""

    nama: str
    rujukan: str
    hari: tuple[int, ...]
    dari: date
    sampai: date


@dataclass(frozen=True, slots=True)
class WajibLapor:
    """One who must report; `hadir` are the days he did, `berhenti` the day it ended early."""

    lapor_id: str
    isi: IsiWajibLapor
    didaftarkan: date
    hadir: tuple[date, ...]
    berhenti: tuple[date, ...]

    def runs(self, hari_ini: date) -> bool:
        """Tell whether he must still report."""
        return not self.berhenti and hari_ini <= self.isi.sampai

    def due(self, sampai: date) -> tuple[date, ...]:
        """Return the days he had to report up to a day; the day of an early end is none."""
        first, end = self._span()
        last = min(sampai, end)
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return tuple(day for day in days if day.weekday() in self.isi.hari)

    def due_on(self, hari: date) -> bool:
        """Tell whether a day is one of his."""
        first, last = self._span()
        return first <= hari <= last and hari.weekday() in self.isi.hari

    def _span(self) -> tuple[date, date]:
        """Return the first and the last day that may be one of his."""
        ended = (one - timedelta(days=1) for one in self.berhenti)
        return max(self.isi.dari, self.didaftarkan), min((self.isi.sampai, *ended))

    def expected(self, hari_ini: date) -> bool:
        """Tell whether he is due today and was not there yet."""
        return self.due_on(hari_ini) and hari_ini not in self.hadir

    def missed(self, hari_ini: date) -> tuple[date, ...]:
        """Return the days before today on which he had to report and did not."""
        before = self.due(hari_ini - timedelta(days=1))
        return tuple(day for day in before if day not in self.hadir)

    def missed_last(self, hari_ini: date) -> tuple[date, ...]:
        """Return his last day before today as a tuple of one where he was not there since then."""
        last = self.due(hari_ini - timedelta(days=1))[-1:]
        return tuple(day for day in last if not any(there >= day for there in self.hadir))

    def next_due(self, hari_ini: date) -> tuple[date, ...]:
        """Return his next day after today as a tuple of one; empty after the last."""
        return tuple(day for day in self.due(self.isi.sampai) if day > hari_ini)[:1]


@dataclass(frozen=True, slots=True)
class BarisLapor:
    """One day on the sheet; time and number of the book's line where he was there."""

    tanggal: date
    keadaan: KeadaanLapor
    waktu: tuple[datetime, ...] = ()
    nomor_buku: int = 0


@dataclass(frozen=True, slots=True)
class LembarWajibLapor:
    """The sheet of one person as its paper is made of; `pejabat` signs for the guard."""

    orang: WajibLapor
    baris: tuple[BarisLapor, ...]
    pejabat: Penandatangan
    dicetak: date


def read_schedule(ketikan: WajibLaporKetikan, hari_ini: date) -> IsiWajibLapor:
    """Return a schedule as it will be sealed; every problem of what was typed at once."""
    problems = [
        *teks.missing("lapor.nama", ketikan.nama, "Nama"),
        *teks.problems_of("lapor.nama", ketikan.nama, teks.NAMA),
        *teks.missing("lapor.rujukan", ketikan.rujukan, "Dasar"),
        *teks.problems_of("lapor.rujukan", ketikan.rujukan, teks.NAMA),
    ]
    days: tuple[int, ...] = ()
    span: list[date] = []
    try:
        days = read_weekdays("lapor.hari", ketikan.hari)
    except RuleViolation as violation:
        problems += violation.problems
    for read, text in ((read_start, ketikan.dari), (read_end, ketikan.sampai)):
        try:
            span.append(read(text, hari_ini))
        except RuleViolation as violation:
            problems += violation.problems
    if len(span) == 2:  # noqa: PLR2004 - from and until
        problems += _span_problems(days, span[0], span[1], hari_ini)
    if problems:
        raise RuleViolation(*problems)
    return IsiWajibLapor(
        teks.clean("lapor.nama", ketikan.nama, teks.NAMA),
        teks.clean("lapor.rujukan", ketikan.rujukan, teks.NAMA),
        days,
        *span,
    )


def read_weekdays(field: str, typed: str) -> tuple[int, ...]:
    """Read ``senin kamis``, ``Sen, Kam`` or ``setiap hari``; RuleViolation at `field`."""
    folded = " ".join(typed.casefold().split())
    if folded in _SEMUA:
        return tuple(range(_SEPEKAN))
    words = [word for word in _KATA.findall(folded) if word not in _SAMBUNG]
    if not words:
        raise RuleViolation.at(field, "Hari lapor belum diisi. Ketik misalnya senin kamis.")
    return tuple(sorted({_weekday(field, word) for word in words}))


def name_weekdays(hari: Sequence[int]) -> str:
    """Return weekdays behind the word "setiap": "Senin dan Kamis", "hari" for all of them."""
    if len(hari) == _SEPEKAN:
        return "hari"
    names = [HARI[one] for one in hari]
    return " dan ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def read_start(typed: str, hari_ini: date) -> date:
    """Read the first day: nothing is today, a day without a year the nearest one."""
    if not typed.strip():
        return hari_ini
    return _read_day("lapor.dari", typed, hari_ini, _SETENGAH_TAHUN)


def read_end(typed: str, hari_ini: date) -> date:
    """Read the last day; a day without a year is the next one."""
    return _read_day("lapor.sampai", typed, hari_ini, _SETAHUN)


def read_reason(typed: str) -> str:
    """Return why it ends as it will be stored; RuleViolation at its field."""
    field = "lapor.alasan"
    problems = (
        *teks.missing(field, typed, "Alasan"),
        *teks.problems_of(field, typed, teks.NAMA),
    )
    if problems:
        raise RuleViolation(*problems)
    return teks.clean(field, typed, teks.NAMA)


def in_order(people: Sequence[WajibLapor], hari_ini: date) -> tuple[WajibLapor, ...]:
    """Return them as the desk looks for them: awaited today, missed, the rest, those that ended."""

    def _place(one: WajibLapor) -> tuple[int, str]:
        if not one.runs(hari_ini):
            return 3, one.isi.nama
        if one.expected(hari_ini):
            return 0, one.isi.nama
        return (1 if one.missed_last(hari_ini) else 2), one.isi.nama

    return tuple(sorted(people, key=_place))


def sheet_rows(
    orang: WajibLapor, hadir: dict[date, tuple[datetime, int]], hari_ini: date
) -> tuple[BarisLapor, ...]:
    """Return every day of a person's sheet; `hadir` has time and book number of his reports."""
    due = set(orang.due(orang.isi.sampai))
    # The day of an early end is nobody's absence, but who was there that day came as he had to.
    scheduled = replace(orang, berhenti=())
    came = {day for day in hadir if scheduled.due_on(day)}
    return tuple(_row(day, hadir, due | came, hari_ini) for day in sorted(due | set(hadir)))


def _row(
    day: date, hadir: dict[date, tuple[datetime, int]], due: set[date], hari_ini: date
) -> BarisLapor:
    if day in hadir:
        waktu, nomor = hadir[day]
        state = KeadaanLapor.HADIR if day in due else KeadaanLapor.LUAR_JADWAL
        return BarisLapor(day, state, (waktu,), nomor)
    return BarisLapor(day, KeadaanLapor.TIDAK_HADIR if day < hari_ini else KeadaanLapor.BELUM)


def _weekday(field: str, word: str) -> int:
    bare = word.replace("'", "").replace("’", "")
    if bare in _LAIN:
        return _LAIN[bare]
    found = [place for place, name in enumerate(HARI) if name.casefold().startswith(bare)]
    if len(bare) < _TERPENDEK or not found:
        raise RuleViolation.at(
            field, f"Hari {teks.shown(word)} tidak dikenal. Ketik misalnya senin kamis."
        )
    return found[0]


def _read_day(field: str, typed: str, hari_ini: date, ke_depan: timedelta) -> date:
    """Read a day that may lie ahead; words such as "besok" count from today."""
    ahead = ke_depan if any(letter.isdigit() for letter in typed) else timedelta()
    return read_tanggal(field, typed, hari_ini + ahead)


def _span_problems(
    days: tuple[int, ...], dari: date, sampai: date, hari_ini: date
) -> tuple[Problem, ...]:
    """Return what is wrong with the time between two days that could be read."""
    field = "lapor.sampai"
    if sampai < max(dari, hari_ini):
        return (Problem(field, f"Sampai {sampai:%d-%m-%Y} sudah lewat atau sebelum mulainya."),)
    if sampai > hari_ini + TERLAMA:
        return (
            Problem(field, "Paling lama setahun sejak hari ini; yang lebih lama didaftarkan lagi."),
        )
    span = IsiWajibLapor("", "", days, dari, sampai)
    if days and not WajibLapor("", span, hari_ini, (), ()).due(sampai):
        return (Problem(field, "Tidak ada hari lapor di antara kedua tanggal itu."),)
    return ()
