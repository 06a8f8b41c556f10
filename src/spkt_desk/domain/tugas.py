"""What the unit is there for: may it investigate, whom does it serve, who guards when.

Kep/613/III/2021 names the Polsek that keep order but do not investigate; such a unit still receives
reports and hands them to the Polres, so the answer is a dated fact and not a habit of the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

LAMA_JAGA = (24, 12, 8)
"""Hours one guard may last; each divides the day."""

_SEHARI = 24


@dataclass(frozen=True, slots=True)
class Kewenangan:
    """Whether the unit investigates, from which day, by which decision (may be empty)."""

    penyidikan: bool
    sejak: date
    dasar: str


@dataclass(frozen=True, slots=True)
class PolaJaga:
    """Who guards when: the groups in their order, hours of one guard, its change, the counter.

    A counter that closes when it opens never closes. A line of the book written more than
    `batas_terlambat` minutes after its event is late.
    """

    regu: tuple[str, ...]
    lama: int
    jam_ganti: time
    loket_buka: time
    loket_tutup: time
    batas_terlambat: int

    @property
    def pergantian(self) -> tuple[time, ...]:
        """Return every change of the guard within a day, the one that begins the duty day first."""
        first = datetime.combine(date.min, self.jam_ganti)
        return tuple(
            (first + timedelta(hours=step * self.lama)).time()
            for step in range(_SEHARI // self.lama)
        )


@dataclass(frozen=True, slots=True)
class Penduduk:
    """How many people lived in the unit's area in a year, and who says so."""

    tahun: int
    jumlah: int
    sumber: str


@dataclass(frozen=True, slots=True)
class Tugas:
    """The three together, as the first start and Setelan ask them; years in ascending order."""

    kewenangan: Kewenangan
    jaga: PolaJaga
    penduduk: tuple[Penduduk, ...]


@dataclass(frozen=True, slots=True)
class PendudukKetikan:
    """One year as typed; a row with nothing in it is no row."""

    tahun: str
    jumlah: str
    sumber: str


@dataclass(frozen=True, slots=True)
class TugasKetikan:
    """The answers as typed: `penyidikan` is ``ya``, ``tidak`` or nothing, `regu` has commas."""

    penyidikan: str
    sejak: str
    dasar: str
    regu: str
    lama: str
    jam_ganti: str
    loket_buka: str
    loket_tutup: str
    batas_terlambat: str
    penduduk: tuple[PendudukKetikan, ...]


def unit_reskrim(polsek: str, polres: str, *, penyidikan: bool) -> str:
    """Return who consults, asks for a visum and takes a case over: here, or at the Polres."""
    return f"Unit Reskrim {polsek}" if penyidikan else f"Satreskrim {polres}"


def next_regu(regu: tuple[str, ...], last: str) -> str:
    """Return whose turn it is after `last`; a name that is on no list is followed by itself."""
    if last not in regu:
        return last or regu[0]
    return regu[(regu.index(last) + 1) % len(regu)]
