"""Lines of an older book in a table: which column is what, and what of a row is sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.ketikan import read_jam, read_tanggal

WAJIB: Final = ("tanggal", "uraian")
KOLOM: Final = ("tanggal", "jam", "uraian", "keterangan", "no", "paraf")
"""What a column may hold, in the order of the book."""

_KENAL: Final = {
    "tanggal": ("tanggal", "tgl", "hari tanggal", "hari/tanggal", "date"),
    "jam": ("jam", "pukul", "waktu", "time"),
    "uraian": ("uraian", "uraian kejadian", "kejadian", "isi", "mutasi", "kegiatan"),
    "keterangan": ("keterangan", "ket"),
    "no": ("no", "nomor", "no urut"),
    "paraf": ("paraf", "petugas", "inisial"),
}
_TITIK = re.compile(r"[.\s]+")


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """Which column holds what: (name in `KOLOM`, place from 0); a column left out is not read."""

    kolom: tuple[tuple[str, int], ...]

    def cell(self, name: str, row: tuple[str, ...]) -> str:
        """Return the text of a row's column, "" where none was named."""
        return next((row[place] for one, place in self.kolom if one == name), "")


@dataclass(frozen=True, slots=True)
class BarisLama:
    """A sound line of the older book; `no` and `paraf` as they stand there, perhaps empty."""

    hari: date
    jam: time
    uraian: str
    keterangan: str
    no: str
    paraf: str


@dataclass(frozen=True, slots=True)
class BarisSalah:
    """A row that cannot be taken over: its place in the file (the head is row 1) and why."""

    nomor: int
    sebab: str


def guess_mapping(kepala: tuple[str, ...]) -> Pemetaan:
    """Propose what each column holds, by its name; the first of two alike counts."""
    names = [_TITIK.sub(" ", one.lower()).strip() for one in kepala]
    found = []
    for name in KOLOM:
        places = [place for place, one in enumerate(names) if one in _KENAL[name]]
        found += [(name, place) for place in places[:1]]
    return Pemetaan(tuple(found))


def check_mapping(pemetaan: Pemetaan) -> None:
    """Raise `RuleViolation` at the column that has to be named."""
    named = {name for name, _place in pemetaan.kolom}
    problems = [
        Problem(f"impor.{name}", f"Pilih kolom yang berisi {name}.")
        for name in WAJIB
        if name not in named
    ]
    if problems:
        raise RuleViolation(*problems)


def read_row(pemetaan: Pemetaan, row: tuple[str, ...], sebelum: date, today: date) -> BarisLama:
    """Return a row as a line; RuleViolation with everything wrong in it.

    A line has to be older than `sebelum`, the first day of the program's own book.
    """
    problems: list[Problem] = []
    typed = {name: pemetaan.cell(name, row) for name in KOLOM}
    hari, jam = sebelum, time(0, 0)
    day, _, hour = typed["tanggal"].partition(" ")
    try:
        hari = read_tanggal("impor.tanggal", day, today)
        if hari >= sebelum:
            raise RuleViolation.at(
                "impor.tanggal",
                f"Tanggal {hari:%d-%m-%Y} sudah masuk buku program ini (sejak {sebelum:%d-%m-%Y}).",
            )
    except RuleViolation as violation:
        problems += violation.problems
    clock = typed["jam"] or hour.strip()
    try:
        jam = read_jam("impor.jam", clock) if clock else jam
    except RuleViolation as violation:
        problems += violation.problems
    problems += teks.missing("impor.uraian", typed["uraian"], "Uraian")
    for name, limit in _BATAS.items():
        problems += teks.problems_of(f"impor.{name}", typed[name], limit)
    if problems:
        raise RuleViolation(*problems)
    clean = {
        name: teks.clean(f"impor.{name}", typed[name], limit) for name, limit in _BATAS.items()
    }
    return BarisLama(hari, jam, **clean)


_BATAS: Final = {
    "uraian": teks.URAIAN,
    "keterangan": teks.NAMA,
    "no": teks.REGU,
    "paraf": teks.REGU,
}
