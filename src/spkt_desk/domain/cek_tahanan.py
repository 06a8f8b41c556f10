"""Who is detained, and the looks into the cells that the guard owes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.kalimat_buku import KalimatBuku
from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.serah_terima import read_count
from spkt_desk.domain.tabel import Baris

_MENIT_SEHARI = 24 * 60
_KUNCI = KUNCI_RUJUKAN | {"jeda", "kelonggaran", "keadaan"}


@dataclass(frozen=True, slots=True)
class Tahanan:
    """How many are detained, men and women."""

    laki: int
    perempuan: int

    @property
    def jumlah(self) -> int:
        """All of them."""
        return self.laki + self.perempuan


@dataclass(frozen=True, slots=True)
class CekTahanan:
    """How often the cells are looked into, in minutes; `keadaan` are the usual words."""

    jeda: int
    kelonggaran: int
    keadaan: str
    rujukan: Rujukan


@dataclass(frozen=True, slots=True)
class CekKetikan:
    """A look into the cells as typed; `sebab` says why it is not as the book has it."""

    laki: str
    perempuan: str
    keadaan: str
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class CekTerbaca:
    """A look into the cells as its line will say it."""

    tahanan: Tahanan
    keadaan: str
    sebab: str


@dataclass(frozen=True, slots=True)
class Jagaan:
    """Who is guarded from a moment on, until the next such moment."""

    sejak: datetime
    tahanan: Tahanan


@dataclass(frozen=True, slots=True)
class KeadaanTahanan:
    """The cells of the present shift: who is there by the book, when they were last looked into.

    Of `tahanan` some are lent out (`dibon`); `terakhir` is empty before the first check of the
    shift; `lewat` says that one is due.
    """

    giliran: int
    tahanan: Tahanan
    dibon: Tahanan
    jeda: int
    terakhir: tuple[datetime, ...]
    lewat: bool

    @property
    def di_sel(self) -> Tahanan:
        """Who must be found in the cells: the detained without those lent out."""
        return Tahanan(
            max(0, self.tahanan.laki - self.dibon.laki),
            max(0, self.tahanan.perempuan - self.dibon.perempuan),
        )


def read_rule(baris: Baris) -> CekTahanan:
    """Read the rule of the cells; its faults go to `baris`."""
    baris.refuse_unknown(_KUNCI)
    return CekTahanan(
        jeda=baris.number("jeda", 5, _MENIT_SEHARI),
        kelonggaran=baris.number("kelonggaran", 0, 60),
        keadaan=baris.text("keadaan", teks.NAMA),
        rujukan=read_rujukan(baris),
    )


def read_look(typed: CekKetikan, di_sel: Tahanan) -> CekTerbaca:
    """Return what was found in the cells; every problem of it at once.

    `di_sel` is who must be there by the book: found otherwise, the look needs a reason.
    """
    counts = {name: read_count(getattr(typed, name).strip()) for name in ("laki", "perempuan")}
    problems = [
        Problem(f"cek.{name}", "Isi dengan angka; 0 bila tidak ada.")
        for name, count in counts.items()
        if count is None
    ]
    found = Tahanan(counts["laki"] or 0, counts["perempuan"] or 0)
    problems += teks.missing("cek.keadaan", typed.keadaan, "Keadaan")
    problems += teks.problems_of("cek.keadaan", typed.keadaan, teks.KALIMAT)
    problems += teks.problems_of("cek.sebab", typed.sebab, teks.KALIMAT)
    if not problems and found != di_sel and not typed.sebab.strip():
        problems.append(
            Problem(
                "cek.sebab",
                f"Menurut buku L {di_sel.laki}, P {di_sel.perempuan}. Hitung sekali lagi; bila "
                "tetap berbeda, tulis sebabnya.",
            )
        )
    if problems:
        raise RuleViolation(*problems)
    return CekTerbaca(
        found,
        teks.clean("cek.keadaan", typed.keadaan, teks.KALIMAT).rstrip("."),
        teks.clean("cek.sebab", typed.sebab, teks.KALIMAT).rstrip("."),
    )


def detained_words(tahanan: Tahanan, kalimat: KalimatBuku) -> str:
    """Word who is detained as it stands within a line."""
    return kalimat.sentence(
        "tahanan" if tahanan.jumlah else "tahanan_nihil",
        jumlah=tahanan.jumlah,
        laki=tahanan.laki,
        perempuan=tahanan.perempuan,
    )


def look_line(look: CekTerbaca, di_sel: Tahanan, kalimat: KalimatBuku) -> str:
    """Word the line of a look into the cells; where the book has another figure it says both."""
    counted = detained_words(look.tahanan, kalimat)
    if look.tahanan == di_sel:
        return kalimat.sentence("cek_tahanan", tahanan=counted, keadaan=look.keadaan)
    return kalimat.sentence(
        "cek_tahanan_beda",
        tahanan=counted,
        laki=di_sel.laki,
        perempuan=di_sel.perempuan,
        sebab=look.sebab,
        keadaan=look.keadaan,
    )


def missed_checks(
    cek: CekTahanan, jagaan: Sequence[Jagaan], dicek: Iterable[datetime], sekarang: datetime
) -> int:
    """Return how many checks of the cells a shift left out up to now.

    `jagaan` tells who was guarded and since when, oldest first. While anybody is, a gap between two
    looks (the beginning and the end count as looks) misses one for every whole interval in it;
    `kelonggaran` minutes late is still in time.
    """
    late = timedelta(minutes=cek.kelonggaran)
    every = timedelta(minutes=cek.jeda)
    looks = sorted(dicek)
    missed = 0
    for since, end in guarded(jagaan, sekarang):
        until = min(end, sekarang)  # the clock may have been set back since somebody left
        within = (one for one in looks if since <= one <= until)
        for earlier, later in pairwise((since, *within, until)):
            missed += max(0, (later - earlier - late) // every)
    return missed


def guarded(jagaan: Sequence[Jagaan], sekarang: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Return (since, until) of every stretch in which anybody was detained, oldest first."""
    found: list[tuple[datetime, datetime]] = []
    ends = (*(one.sejak for one in jagaan[1:]), sekarang)
    for one, end in zip(jagaan, ends, strict=True):
        if not one.tahanan.jumlah:
            continue
        if found and found[-1][1] == one.sejak:
            found[-1] = (found[-1][0], end)
        else:
            found.append((one.sejak, end))
    return tuple(found)
