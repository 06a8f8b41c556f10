"""The numbered books: how the unit counts them, and which one the next sheets go into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from spkt_desk.domain.errors import Problem, RuleViolation

NOMOR_TERBESAR: Final = 9_999
HALAMAN_TERSEDIKIT: Final = 10
HALAMAN_TERBANYAK: Final = 2_000
_ANGKA: Final = re.compile(r"[0-9]{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Buku:
    """One book: its number never restarts, its pages do; `dibuka` is its first duty day."""

    nomor: int
    tahun: int
    dibuka: date

    @property
    def sebutan(self) -> str:
        """How a book is called: Buku ke-2/2027."""
        return f"Buku ke-{self.nomor}/{self.tahun}"


@dataclass(frozen=True, slots=True)
class BukuRingkas:
    """A book in a list: pages and lines so far, its last day, and whether it is closed.

    A book is closed when the next one begins or somebody closes it by hand; `baris_akhir` is 0
    while none of its sheets is kept.
    """

    buku: Buku
    halaman: int
    baris_awal: int
    baris_akhir: int
    hari_akhir: date
    selesai: bool


class UkuranBuku(StrEnum):
    """What one book holds."""

    TAHUN = "satu tahun"
    HALAMAN = "sejumlah halaman"


@dataclass(frozen=True, slots=True)
class PolaBuku:
    """How the unit counts its books.

    `nomor_pertama` is the number of the first book kept here, for a unit that comes from paper;
    `halaman` is how many pages fill a book, 0 where a book holds a year.
    """

    nomor_pertama: int = 1
    halaman: int = 0


@dataclass(frozen=True, slots=True)
class PolaBukuKetikan:
    """The same as typed; `satu_buku` is a value of `UkuranBuku`."""

    nomor_pertama: str
    satu_buku: str
    halaman: str


@dataclass(frozen=True, slots=True)
class TempatBuku:
    """Where sheets begin: the book, whether it is opened by them, and the page."""

    buku: Buku
    baru: bool
    halaman: int


def next_place(
    books: tuple[Buku, ...], last_page: int, pola: PolaBuku, hari: date, now: date, *, closed: bool
) -> TempatBuku:
    """Return where the sheets of a shift begin that wrote from `hari` on.

    `last_page` is the last kept page of the newest book and `closed` says that it was closed by
    hand. The sheets of one shift never stand in two books: a book by pages ends with the shift that
    reaches its last page, or goes beyond it. A new year begins a new book where a book holds a
    year; a book by pages goes on over New Year's Eve, as the paper one does, and keeps the name
    with the year of its opening.
    """
    tahun = year_of_book(hari, now, books[-1].tahun if books else 0)
    if not books:
        return TempatBuku(Buku(pola.nomor_pertama, tahun, hari), True, 1)
    newest = books[-1]
    full = last_page >= pola.halaman if pola.halaman else tahun != newest.tahun
    if closed or full:
        return TempatBuku(Buku(newest.nomor + 1, tahun, hari), True, 1)
    return TempatBuku(newest, False, last_page + 1)


def year_of_book(hari: date, now: date, newest: int) -> int:
    """Return the year of the book a shift belongs to: never one before the newest book's.

    A clock that jumped ahead while the shift wrote opens no book of a year that has not come.
    """
    return max(min(hari.year, now.year), newest)


def read_pola_buku(ketikan: PolaBukuKetikan) -> PolaBuku:
    """Read how books are counted; RuleViolation with every fault, each at its field."""
    problems: list[Problem] = []
    nomor = _number(ketikan.nomor_pertama)
    if not 1 <= nomor <= NOMOR_TERBESAR:
        problems.append(
            Problem("buku.nomor_pertama", f"Isi nomor buku, 1 sampai {NOMOR_TERBESAR}.")
        )
    halaman = 0
    if ketikan.satu_buku not in set(UkuranBuku):
        problems.append(Problem("buku.satu_buku", "Pilih salah satu (F4 membuka daftar)."))
    elif ketikan.satu_buku == UkuranBuku.HALAMAN:
        halaman = _number(ketikan.halaman)
        if not HALAMAN_TERSEDIKIT <= halaman <= HALAMAN_TERBANYAK:
            said = f"Isi jumlah halaman, {HALAMAN_TERSEDIKIT} sampai {HALAMAN_TERBANYAK}."
            problems.append(Problem("buku.halaman", said))
    if problems:
        raise RuleViolation(*problems)
    return PolaBuku(nomor, halaman)


def typed_of(pola: PolaBuku) -> PolaBukuKetikan:
    """Return what the fields show of what is in force."""
    satu = UkuranBuku.HALAMAN if pola.halaman else UkuranBuku.TAHUN
    return PolaBukuKetikan(
        str(pola.nomor_pertama), satu.value, str(pola.halaman) if pola.halaman else ""
    )


def pola_sentence(pola: PolaBuku) -> str:
    """Say back when a book is full."""
    if not pola.halaman:
        return "Buku baru dibuka tiap tahun baru."
    return (
        f"Buku baru dibuka sesudah giliran yang mencapai halaman {pola.halaman}; lembar satu "
        "giliran tidak terbagi dalam dua buku. Tahun baru tidak memutus buku."
    )


def _number(typed: str) -> int:
    """Return a typed number, 0 for what is none."""
    bare = typed.strip()
    return int(bare) if _ANGKA.fullmatch(bare) else 0
