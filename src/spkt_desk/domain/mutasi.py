"""The duty journal: numbered lines that are never edited, only corrected by later lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.kalimat_buku import KalimatBuku


class JenisMutasi(StrEnum):
    """What wrote a line: an officer, a correction, or a duty act of the program."""

    CATATAN = "catatan"
    RALAT = "ralat"
    JAGA = "jaga"
    SERAH_TERIMA = "serah terima"
    KEHILANGAN = "kehilangan"
    PERBAIKAN = "perbaikan surat"
    PEMBATALAN = "pembatalan surat"
    DIAMBIL = "diambil orang"
    PEMERIKSAAN = "pemeriksaan"
    PENDAMPING = "pendamping"
    CEK_TAHANAN = "cek tahanan"
    WAJIB_LAPOR = "wajib lapor"
    TUGAS = "tugas berkala"
    JAM = "jam"
    IMPOR = "impor"
    PEMULIHAN = "pemulihan"


SURAT_DI_BALIK = frozenset({JenisMutasi.KEHILANGAN, JenisMutasi.PERBAIKAN, JenisMutasi.PEMBATALAN})
"""The kinds of lines whose record is a letter."""


@dataclass(frozen=True, slots=True)
class Ralat:
    """One correction as its own line carries it: the words as they stand, the words as read."""

    atas: int
    semula: str
    dibaca: str
    alasan: str


@dataclass(frozen=True, slots=True)
class MutasiBaris:
    """One line of the book.

    `nomor_buku` never restarts; `no` restarts at 1 with each duty day. `kejadian` is the time of
    the event, `ditulis` the time of writing. `uraian` is empty and `dihapus` says by what rule once
    the personal content has been destroyed. `ralat` is set on a correcting line; `dicoret` are the
    corrections that later lines made to this one, oldest first (derived, never stored here).
    `sebab_terlambat` is why a line was written late, "" for one written in time.
    `jam_diragukan` says that the clock was behind the book when the line was written.
    `diperiksa` is the duty day a line of kind PEMERIKSAAN looked at, alone in a tuple.
    `tugas` is the key of the recurring duty that a line of kind TUGAS answers for.
    """

    nomor_buku: int
    no: int
    hari: date
    kejadian: datetime
    ditulis: datetime
    jenis: JenisMutasi
    uraian: str
    keterangan: str
    merah: bool
    paraf: str
    rekaman_id: str
    ralat: Ralat | None = None
    dicoret: tuple[tuple[int, Ralat], ...] = ()
    dihapus: str = ""
    jam_diragukan: bool = False
    diperiksa: tuple[date, ...] = ()
    sebab_terlambat: str = ""
    tugas: str = ""

    @property
    def terlambat(self) -> bool:
        """Tell whether the line was written late by the rule in force that day."""
        return bool(self.sebab_terlambat)

    @property
    def tanda_terlambat(self) -> str:
        """The mark of a late line as screen and sheets show it, "" for one written in time."""
        if not self.terlambat:
            return ""
        day = ""
        if self.kejadian.date() != self.ditulis.date():
            day = f"kejadian {self.kejadian:%d-%m-%Y}, "
        written = f"ditulis {jam(self.ditulis.time())}"
        return f"(terlambat, {day}{written}: {self.sebab_terlambat})"


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of a line: struck words, the new words beside them, or words as they are."""

    teks: str
    dicoret: bool = False
    pengganti: bool = False


def check_ralat(ralat: Ralat, pieces: tuple[Potongan, ...]) -> None:
    """Raise `RuleViolation` unless the correction names words that still stand in the line."""
    problems = []
    standing = any(ralat.semula in piece.teks for piece in pieces if not piece.dicoret)
    if not ralat.semula or not standing:
        problems.append(
            Problem("ralat.semula", "Kata yang dicoret harus persis seperti tertulis di baris itu.")
        )
    if not ralat.dibaca.strip():
        problems.append(Problem("ralat.dibaca", "Isi kata yang benar."))
    elif ralat.semula == ralat.dibaca:
        problems.append(Problem("ralat.dibaca", "Kata yang benar masih sama dengan yang dicoret."))
    if not ralat.alasan.strip():
        problems.append(Problem("ralat.alasan", "Isi alasan ralat, misalnya: salah ketik."))
    if problems:
        raise RuleViolation(*problems)


def correction_line(no: int, tanggal: str, ralat: Ralat, kalimat: KalimatBuku) -> str:
    """Word the line that corrects line `no` of the duty day `tanggal`."""
    return kalimat.sentence(
        "ralat",
        no=no,
        tanggal=tanggal,
        semula=ralat.semula,
        dibaca=ralat.dibaca,
        alasan=ralat.alasan.strip(),
    )


def with_corrections(uraian: str, ralat: tuple[Ralat, ...]) -> tuple[Potongan, ...]:
    """Split a line into plain, struck and new stretches, applying corrections oldest first.

    Words are struck only where they still stand unstruck; a correction of corrected words strikes
    the replacement, so every earlier reading stays legible.
    """
    pieces: tuple[Potongan, ...] = (Potongan(uraian),)
    for satu in ralat:
        pieces = _strike(pieces, satu)
    return pieces


def _strike(pieces: tuple[Potongan, ...], ralat: Ralat) -> tuple[Potongan, ...]:
    """Strike the first standing occurrence of the words and set the new ones beside it."""
    result: list[Potongan] = []
    done = False
    for piece in pieces:
        start = -1 if done or piece.dicoret else piece.teks.find(ralat.semula)
        if start < 0:
            result.append(piece)
            continue
        done = True
        end = start + len(ralat.semula)
        if start:
            result.append(Potongan(piece.teks[:start], pengganti=piece.pengganti))
        result.append(Potongan(ralat.semula, dicoret=True))
        result.append(Potongan(ralat.dibaca, pengganti=True))
        if piece.teks[end:]:
            result.append(Potongan(piece.teks[end:], pengganti=piece.pengganti))
    return tuple(result)
