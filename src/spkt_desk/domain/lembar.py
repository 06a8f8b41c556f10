"""The book as paper: the sheets of a shift that were ruled off for good, and a book's covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spkt_desk.domain.buku import BukuRingkas
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.satuan import Penandatangan, Satuan, UkuranKertas

_PEMISAH = ","
_BAGIAN = ":"


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a line begins on its sheets: page from 1, points from the lower edge."""

    nomor_buku: int
    halaman: int
    atas: int


@dataclass(frozen=True, slots=True)
class LembarTutup:
    """The kept sheets of one shift.

    Pages are those of the book, `baris_awal` to `baris_akhir` the book's own line numbers; `sampai`
    is the newest entry the sheets knew, `kode` the checkpoint printed on them, `sidik` the SHA-256
    of the PDF and `berkas` its sealed file in `arsip/`.
    """

    giliran: int
    buku: int
    halaman_awal: int
    halaman_akhir: int
    baris_awal: int
    baris_akhir: int
    sampai: int
    kode: str
    letak: tuple[Letak, ...]
    kertas: UkuranKertas
    sidik: str
    ukuran: int
    berkas: str


class KeadaanLembar(StrEnum):
    """What became of a shift's sheets."""

    TUTUP = "digaris tutup"
    TERBUKA = "belum digaris tutup"
    DIHAPUS = "isi dihapus"


@dataclass(frozen=True, slots=True)
class LembarRingkas:
    """The sheets of a shift in a list; `buku` is empty and the pages 0 while they are open."""

    giliran: int
    regu: str
    hari_awal: date
    hari_akhir: date
    baris: int
    keadaan: KeadaanLembar
    buku: str = ""
    halaman_awal: int = 0
    halaman_akhir: int = 0


@dataclass(frozen=True, slots=True)
class RujukRalat:
    """The later line that corrects one: its number, its duty day and who signed it."""

    no: int
    hari: date
    paraf: str


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """A line as a sheet prints it, with where its corrections stand, oldest first."""

    baris: MutasiBaris
    ralat: tuple[RujukRalat, ...] = ()


@dataclass(frozen=True, slots=True)
class NaskahLembar:
    """The sheets of a shift about to be set.

    A draft has no `buku`, page 0, no checkpoint code and nobody who signs, but `cap`, the words
    under its text; `penanda` are the officers who hand over, take over and take note.
    """

    satuan: Satuan
    regu: str
    ka_spkt: str
    baris: tuple[BarisLembar, ...]
    latihan: bool
    buku: str = ""
    halaman_awal: int = 0
    kode: str = ""
    penanda: tuple[Penandatangan, ...] = ()
    cap: str = ""

    @property
    def tutup(self) -> bool:
        """Tell whether these sheets are ruled off and kept."""
        return bool(self.buku)


@dataclass(frozen=True, slots=True)
class LembarJadi:
    """Sheets as set: the PDF, how many pages, and where each line begins."""

    pdf: bytes
    halaman: int
    letak: tuple[Letak, ...]


@dataclass(frozen=True, slots=True)
class CatatanTepi:
    """A remark laid beside a line when sheets are printed again; the kept bytes never change."""

    halaman: int
    atas: int
    isi: str


class SisiSampul(StrEnum):
    """The two pages a Kapolsek signs in a book."""

    PEMBUKA = "pembuka"
    PENUTUP = "penutup"


@dataclass(frozen=True, slots=True)
class NaskahSampul:
    """The opening or closing page of a book, with the Kapolsek's block."""

    satuan: Satuan
    sisi: SisiSampul
    ringkas: BukuRingkas
    penanda: Penandatangan
    latihan: bool


def encode_letak(letak: tuple[Letak, ...]) -> str:
    """Return places as one row keeps them: ``14:1:655,15:1:631``."""
    return _PEMISAH.join(
        _BAGIAN.join(map(str, (one.nomor_buku, one.halaman, one.atas))) for one in letak
    )


def decode_letak(text: str) -> tuple[Letak, ...]:
    """Return the places a row keeps."""
    return tuple(Letak(*map(int, one.split(_BAGIAN))) for one in text.split(_PEMISAH) if one)
