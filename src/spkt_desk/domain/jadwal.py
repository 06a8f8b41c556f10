"""The roster of the guard: who has which shift of a month, by the unit's pattern or by hand."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.giliran import hari_jaga
from spkt_desk.domain.satuan import Penandatangan
from spkt_desk.domain.tugas import PolaJaga, next_regu

DATANG_LEBIH_AWAL = timedelta(hours=1)
"""A shift opened so long before its time is already the next one: who comes is early (duty)."""


class Fungsi(StrEnum):
    """The functions that keep somebody ready beside the guard."""

    RESKRIM = "Reskrim"
    INTELKAM = "Intelkam"
    SAMAPTA = "Samapta"
    LANTAS = "Lantas"
    BINMAS = "Binmas"
    PROVOS = "Provos"

    @property
    def kunci(self) -> str:
        """The function's name in fields and rows."""
        return self.name.lower()


class Kehadiran(StrEnum):
    """What became of a member in a shift."""

    HADIR = "hadir"
    TIDAK_HADIR = "tidak hadir"
    SAKIT = "sakit"
    BKO = "BKO"
    PENGGANTI = "pengganti"

    @property
    def bertugas(self) -> bool:
        """Tell whether he is there."""
        return self in {Kehadiran.HADIR, Kehadiran.PENGGANTI}


@dataclass(frozen=True, slots=True)
class AnggotaJaga:
    """One member of a shift."""

    petugas_id: str
    kehadiran: Kehadiran


@dataclass(frozen=True, slots=True)
class PiketFungsi:
    """Who is ready for a function."""

    fungsi: Fungsi
    petugas_id: str


@dataclass(frozen=True, slots=True)
class Sprin:
    """The order the shift rests on; both empty while there is none."""

    nomor: str = ""
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class Jadwal:
    """One shift of the roster; `urut` counts the shifts of a duty day from 0."""

    hari: date
    urut: int
    regu: str
    ka_spkt_id: str = ""
    pawas_id: str = ""
    anggota: tuple[AnggotaJaga, ...] = ()
    piket: tuple[PiketFungsi, ...] = ()
    sprin: Sprin = Sprin()

    @property
    def hadir(self) -> tuple[str, ...]:
        """Return who of the members is there, substitutes among them."""
        return tuple(one.petugas_id for one in self.anggota if one.kehadiran.bertugas)


@dataclass(frozen=True, slots=True)
class BarisJadwal:
    """One shift as the screen and the paper show it, names instead of ids."""

    jadwal: Jadwal
    mulai: time
    ka_spkt: str
    pawas: str
    anggota: str
    piket: str


@dataclass(frozen=True, slots=True)
class JadwalBulan:
    """A month of the roster; `kapolsek` signs it, `disusun` is the day it was printed."""

    bulan: date
    baris: tuple[BarisJadwal, ...]
    kapolsek: Penandatangan
    disusun: date


def month_by_pattern(
    bulan: date, pola: PolaJaga, tetap: dict[tuple[date, int], str], contoh: dict[str, Jadwal]
) -> tuple[Jadwal, ...]:
    """Return a month's shifts in turn, going on from the shifts whose group is known (`tetap`).

    `contoh` says who was last in which group; everybody in it is present until somebody says else.
    """
    before = [hari for hari, _urut in tetap if hari < bulan]
    hari = max(before, default=bulan)
    last = bulan.replace(day=monthrange(bulan.year, bulan.month)[1])
    found: list[Jadwal] = []
    regu = ""
    while hari <= last:
        for urut in range(len(pola.pergantian)):
            turn = next_regu(pola.regu, regu if regu in pola.regu else "")
            regu = tetap.get((hari, urut), turn)
            if hari >= bulan:
                found.append(_filled(contoh.get(regu, Jadwal(hari, urut, regu)), hari, urut))
        hari += timedelta(days=1)
    return tuple(found)


def shift_at(saat: datetime, pola: PolaJaga) -> tuple[date, int]:
    """Return duty day and place of the shift opened at a moment; early counts as on time."""
    soon = saat + DATANG_LEBIH_AWAL
    hari = hari_jaga(soon, pola.jam_ganti)
    begun = datetime.combine(hari, pola.jam_ganti, saat.tzinfo)
    return hari, int((soon - begun) / timedelta(hours=pola.lama))


def shift_end(mulai: datetime, pola: PolaJaga) -> datetime:
    """Return when the shift opened at a moment ends by the pattern."""
    hari, urut = shift_at(mulai, pola)
    begun = datetime.combine(hari, pola.jam_ganti, mulai.tzinfo)
    return begun + timedelta(hours=pola.lama * (urut + 1))


def _filled(known: Jadwal, hari: date, urut: int) -> Jadwal:
    """Return a shift with the people a group had last; substitutes were there for once."""
    members = tuple(
        replace(one, kehadiran=Kehadiran.HADIR)
        for one in known.anggota
        if one.kehadiran is not Kehadiran.PENGGANTI
    )
    return replace(known, hari=hari, urut=urut, anggota=members)


def check_jadwal(jadwal: Jadwal, alasan: str, known: frozenset[str]) -> tuple[Problem, ...]:
    """Return every problem of a shift changed by hand; `known` are the officers of the unit."""
    problems = [*teks.missing("jadwal.regu", jadwal.regu, "Regu")]
    problems += teks.problems_of("jadwal.regu", jadwal.regu, teks.REGU)
    problems += teks.missing("jadwal.alasan", alasan, "Alasan perubahan")
    problems += teks.problems_of("jadwal.alasan", alasan, teks.KALIMAT)
    problems += teks.problems_of("jadwal.sprin", jadwal.sprin.nomor, teks.NOMOR)
    chosen = [("jadwal.ka_spkt", jadwal.ka_spkt_id), ("jadwal.pawas", jadwal.pawas_id)]
    chosen += [(f"jadwal.piket.{one.fungsi.kunci}", one.petugas_id) for one in jadwal.piket]
    chosen += [(f"jadwal.anggota.{one.petugas_id}", one.petugas_id) for one in jadwal.anggota]
    problems += [
        Problem(field, "Nama ini tidak ada di daftar petugas. Pilih dari daftar.")
        for field, who in chosen
        if who and who not in known
    ]
    return tuple(problems)
