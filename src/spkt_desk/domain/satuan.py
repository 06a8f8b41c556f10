"""The unit and its officers, as dated facts that stand on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.tugas import TugasKetikan


class UkuranKertas(StrEnum):
    """Paper of the desk's printer; sizes in millimetres, portrait."""

    F4 = "F4"
    A4 = "A4"
    FOLIO = "8,5 × 13 inci"

    @property
    def milimeter(self) -> tuple[float, float]:
        """Width and height in mm."""
        return {"F4": (215.0, 330.0), "A4": (210.0, 297.0)}.get(self.value, (215.9, 330.2))


class Huruf(StrEnum):
    """Typeface of the papers: metric twins of the three seen on real forms."""

    SANS = "Liberation Sans"
    SERIF = "Liberation Serif"
    MONO = "Liberation Mono"


class Susunan(StrEnum):
    """Signature layouts of the SKTLK seen at real desks."""

    SATU = "pejabat saja"
    DUA = "pelapor dan pejabat"
    TIGA = "pelapor, penerima, mengetahui"


@dataclass(frozen=True, slots=True)
class Satuan:
    """What the papers say about the unit, valid from the day it was entered.

    `kop` has one to three lines; `sebutan_kepala` is the office in whose name the SKTLK is signed
    (``KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR``); `polsek`, `polres`, `polda` are the names as they
    stand in numbers, `sebutan_polsek` and `sebutan_polres` what such a unit is called (Polsek,
    Polsubsektor; Polres, Polresta, Polres Metro); `tempat` stands before the date.
    """

    nama: str
    sebutan_polsek: str
    polsek: str
    sebutan_polres: str
    polres: str
    polda: str
    kop: tuple[str, ...]
    kop_tengah: bool
    alamat: str
    kode_pos: str
    tempat: str
    sebutan_kepala: str
    zona: Zona
    kertas: UkuranKertas
    huruf: Huruf
    lambang: bytes

    @property
    def nama_polres(self) -> str:
        """The parent as it is spoken of: Polres Mandala."""
        return f"{self.sebutan_polres} {self.polres.title()}"

    @property
    def tokens(self) -> dict[str, str]:
        """Unit tokens a number pattern may use."""
        return {
            "sebutan_polsek": self.sebutan_polsek.upper(),
            "polsek": self.polsek,
            "sebutan_polres": self.sebutan_polres.upper(),
            "polres": self.polres,
            "polda": self.polda,
        }


class TanggalSurat(StrEnum):
    """Which day a letter and its number carry when midnight came between arrival and issue."""

    TERBIT = "terbit"
    DATANG = "datang"


@dataclass(frozen=True, slots=True)
class SetelanSurat:
    """What the unit decides about its SKTLK; title, pattern and validity differ between units.

    `masa_berlaku` is in days; `klausul` are the notes under the things, printed in order.
    """

    judul: str
    pola_nomor: str
    masa_berlaku: int
    susunan: Susunan
    klausul: tuple[str, ...]
    tanggal: TanggalSurat = TanggalSurat.TERBIT


class Peran(StrEnum):
    """What an officer may be at this desk; one officer may hold several."""

    PIKET = "piket"
    BAMIN = "bamin"
    KA_SPKT = "KA SPKT"
    PIKET_FUNGSI = "piket fungsi"
    HUMAS = "humas"
    PPID = "PPID"
    WAKAPOLSEK = "Wakapolsek"
    KAPOLSEK = "Kapolsek"
    ADMIN = "admin"
    PEMERIKSA = "pemeriksa"

    @property
    def label(self) -> str:
        """The role beside its tick: Piket, KA SPKT."""
        return self.value[0].upper() + self.value[1:]


PERAN_PETUGAS = tuple(peran for peran in Peran if peran is not Peran.PEMERIKSA)
"""The roles an officer of the unit may hold; an inspector's account is opened for hours only."""


class CaraTanda(StrEnum):
    """How an officer signs the letter; the head's delegation is his own, not the program's."""

    PERAN = "menurut peran"
    ATAS_NAMA = "a.n."
    UNTUK_BELIAU = "u.b."
    SENDIRI = "sendiri"
    TIDAK = "tidak"


@dataclass(frozen=True, slots=True)
class Petugas:
    """An officer as of one day: name, full rank, number as text (a leading zero is real), office.

    `jenis_nomor` is ``NRP`` or ``NIP``; `paraf` are the initials that stand in the book.
    `tanda` is how he signs and `ub_dari` the office he signs u.b. for; empty means KA SPKT.
    """

    petugas_id: str
    nama: str
    pangkat: str
    singkatan_pangkat: str
    jenis_nomor: str
    nomor: str
    jabatan: str
    paraf: str
    peran: frozenset[Peran]
    aktif: bool
    tanda: CaraTanda = CaraTanda.PERAN
    ub_dari: str = ""


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """A signature block's official: in whose name, in which office, who.

    `atas_nama` is ``a.n. KEPALA …`` or empty when the head signs himself; `untuk_beliau` is the
    ``u.b.`` line or empty. The whole block is frozen into the record.
    """

    atas_nama: str
    jabatan: str
    untuk_beliau: str
    nama: str
    pangkat: str
    jenis_nomor: str
    nomor: str


@dataclass(frozen=True, slots=True)
class PilihanPejabat:
    """A signer the officer may pick with one key; `kunci` is what a draft remembers."""

    kunci: str
    label: str
    penandatangan: Penandatangan


@dataclass(frozen=True, slots=True)
class StasiunBaru:
    """Everything the first start asks; `petugas[0]` gets the first account.

    `nomor_terakhir` is the last number of the paper book (411 makes the next one 412).
    """

    satuan: Satuan
    surat: SetelanSurat
    katalog: str
    petugas: tuple[Petugas, ...]
    kata_sandi: str
    nomor_terakhir: int
    tugas: TugasKetikan
    latihan: bool
