"""What is typed about the unit's duties, read the way it is meant, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import TypeVar

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.ketikan import read_jam, read_tanggal
from spkt_desk.domain.saran import SaranIsian
from spkt_desk.domain.tugas import (
    LAMA_JAGA,
    Kewenangan,
    Penduduk,
    PendudukKetikan,
    PolaJaga,
    Tugas,
    TugasKetikan,
)

YA = "ya"
TIDAK = "tidak"
REGU_TERBANYAK = 12
PENDUDUK_TERBANYAK = 9_999_999
TERLAMBAT_TERBESAR = 1440
_TAHUN_PERTAMA = 1990
_RIBUAN = re.compile(r"[0-9]{1,3}([. ][0-9]{3})*|[0-9]+", re.ASCII)
_MENIT = re.compile(r"[0-9]{1,4}", re.ASCII)
_TAHUN = re.compile(r"[0-9]{4}", re.ASCII)

T = TypeVar("T")


def read_tugas(ketikan: TugasKetikan, today: date) -> Tugas:
    """Read everything; RuleViolation with every fault, each at its field."""
    baca = _Pembaca()
    kewenangan = baca.read(lambda: read_kewenangan(ketikan, today))
    jaga = baca.read(lambda: read_jaga(ketikan))
    penduduk = baca.read(lambda: read_penduduk(ketikan.penduduk, today))
    if baca.problems or kewenangan is None or jaga is None or penduduk is None:
        raise RuleViolation(*baca.problems)
    return Tugas(kewenangan, jaga, penduduk)


def read_kewenangan(ketikan: TugasKetikan, today: date) -> Kewenangan:
    """Read whether the unit investigates, since when and by which decision."""
    baca = _Pembaca()
    if ketikan.penyidikan not in {YA, TIDAK}:
        baca.fault("tugas.penyidikan", "Pilih ya atau tidak; jawabannya ada di keputusan satuan.")
    sejak = baca.read(lambda: read_tanggal("tugas.sejak", ketikan.sejak, today))
    dasar = baca.read(lambda: teks.clean("tugas.dasar", ketikan.dasar, teks.NAMA))
    if baca.problems or sejak is None or dasar is None:
        raise RuleViolation(*baca.problems)
    return Kewenangan(ketikan.penyidikan == YA, sejak, dasar)


def read_jaga(ketikan: TugasKetikan) -> PolaJaga:
    """Read groups, hours of a guard, its change, the counter's hours, when a line is late."""
    baca = _Pembaca()
    regu = baca.read(lambda: read_regu(ketikan.regu))
    if ketikan.lama not in {str(hours) for hours in LAMA_JAGA}:
        baca.fault("tugas.lama", "Lama jaga 24, 12, atau 8 jam (F4 membuka daftar).")
    ganti = baca.read(lambda: read_jam("tugas.jam_ganti", ketikan.jam_ganti))
    buka = baca.read(lambda: read_jam("tugas.loket_buka", ketikan.loket_buka))
    tutup = baca.read(lambda: read_jam("tugas.loket_tutup", ketikan.loket_tutup))
    batas = ketikan.batas_terlambat.strip()
    if not _MENIT.fullmatch(batas) or not 1 <= int(batas) <= TERLAMBAT_TERBESAR:
        baca.fault("tugas.batas_terlambat", f"Isi menit, 1 sampai {TERLAMBAT_TERBESAR}.")
    if baca.problems or regu is None or ganti is None or buka is None or tutup is None:
        raise RuleViolation(*baca.problems)
    return PolaJaga(regu, int(ketikan.lama), ganti, buka, tutup, int(batas))


def read_regu(typed: str) -> tuple[str, ...]:
    """Read the groups from "Regu I, Regu II, Regu III"; two may not have one name."""
    field = "tugas.regu"
    parts = [one for one in (part.strip() for part in typed.split(",")) if one]
    if not parts:
        raise RuleViolation.at(field, "Regu belum diisi. Contoh: Regu I, Regu II, Regu III.")
    if len(parts) > REGU_TERBANYAK:
        raise RuleViolation.at(field, f"{len(parts)} regu; paling banyak {REGU_TERBANYAK}.")
    regu = tuple(teks.clean(field, one, teks.REGU) for one in parts)
    if len({one.casefold() for one in regu}) < len(regu):
        raise RuleViolation.at(field, "Ada nama regu yang dipakai dua kali.")
    return regu


def read_penduduk(rows: tuple[PendudukKetikan, ...], today: date) -> tuple[Penduduk, ...]:
    """Read the years that have something in them, in ascending order; none at all is allowed."""
    baca = _Pembaca()
    found: dict[int, Penduduk] = {}
    for place, row in enumerate(rows):
        if not (row.tahun.strip() or row.jumlah.strip() or row.sumber.strip()):
            continue
        one = baca.read(lambda row=row, place=place: _read_year(row, place, today))  # type: ignore[misc]
        if one is not None and one.tahun in found:
            baca.fault(f"tugas.penduduk.{place}.tahun", f"Tahun {one.tahun} diisi dua kali.")
        elif one is not None:
            found[one.tahun] = one
    if baca.problems:
        raise RuleViolation(*baca.problems)
    return tuple(found[tahun] for tahun in sorted(found))


def read_count(field: str, typed: str) -> int:
    """Read a number of people: 18250, 18.250 or 18 250."""
    bare = " ".join(typed.split())
    if not bare:
        raise RuleViolation.at(field, "Jumlah penduduk belum diisi.")
    if not _RIBUAN.fullmatch(bare):
        raise RuleViolation.at(
            field, f"Jumlah {teks.shown(typed)} tidak terbaca. Ketik misalnya 18250 atau 18.250."
        )
    digits = bare.replace(".", "").replace(" ", "")
    if len(digits) > len(str(PENDUDUK_TERBANYAK)) or not int(digits):
        raise RuleViolation.at(field, "Jumlah penduduk satu Polsek antara 1 dan 9.999.999 jiwa.")
    return int(digits)


def typed_of(tugas: Tugas) -> TugasKetikan:
    """Return what the fields show of duties in force."""
    wenang, jaga = tugas.kewenangan, tugas.jaga
    return TugasKetikan(
        penyidikan=YA if wenang.penyidikan else TIDAK,
        sejak=f"{wenang.sejak:%d-%m-%Y}",
        dasar=wenang.dasar,
        regu=", ".join(jaga.regu),
        lama=str(jaga.lama),
        jam_ganti=jam(jaga.jam_ganti),
        loket_buka=jam(jaga.loket_buka),
        loket_tutup=jam(jaga.loket_tutup),
        batas_terlambat=str(jaga.batas_terlambat),
        penduduk=tuple(
            PendudukKetikan(str(one.tahun), str(one.jumlah), one.sumber) for one in tugas.penduduk
        ),
    )


def propose_duties(saran: SaranIsian, today: date) -> TugasKetikan:
    """Return what the first start proposes; whether the unit investigates is never guessed."""
    return TugasKetikan(
        penyidikan="",
        sejak=f"{today:%d-%m-%Y}",
        dasar="",
        regu=", ".join(saran.regu.kata),
        lama=saran.lama_jaga.usul,
        jam_ganti=saran.jam_ganti.usul,
        loket_buka=saran.loket.kata[0],
        loket_tutup=saran.loket.kata[-1],
        batas_terlambat=saran.batas_terlambat.usul,
        penduduk=(),
    )


def jaga_sentence(jaga: PolaJaga) -> str:
    """Say a pattern back: "3 regu, jaga 24 jam, ganti pukul 08.00"."""
    changes = ", ".join(jam(one) for one in jaga.pergantian)
    return f"{len(jaga.regu)} regu bergiliran, tiap jaga {jaga.lama} jam, ganti pukul {changes}."


def loket_sentence(buka: time, tutup: time) -> str:
    """Say the counter's hours back."""
    if buka == tutup:
        return "Loket melayani 24 jam."
    overnight = " sampai esok harinya" if tutup < buka else ""
    return f"Loket melayani pukul {jam(buka)}–{jam(tutup)}{overnight}."


def _read_year(row: PendudukKetikan, place: int, today: date) -> Penduduk:
    name = f"tugas.penduduk.{place}"
    baca = _Pembaca()
    typed = row.tahun.strip()
    if not _TAHUN.fullmatch(typed) or not _TAHUN_PERTAMA <= int(typed) <= today.year:
        baca.fault(f"{name}.tahun", f"Tahun {_TAHUN_PERTAMA} sampai {today.year}, empat angka.")
    jumlah = baca.read(lambda: read_count(f"{name}.jumlah", row.jumlah))
    sumber = baca.read(lambda: teks.clean(f"{name}.sumber", row.sumber, teks.NAMA))
    if sumber == "":
        baca.fault(f"{name}.sumber", "Sumber angka belum diisi, misalnya BPS.")
    if baca.problems or jumlah is None or sumber is None:
        raise RuleViolation(*baca.problems)
    return Penduduk(int(typed), jumlah, sumber)


class _Pembaca:
    """Gathers the faults of several readings."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def fault(self, field: str, sentence: str) -> None:
        self.problems.append(Problem(field, sentence))

    def read(self, act: Callable[[], T]) -> T | None:
        """Return what was read; None when it was not, its faults are kept."""
        try:
            return act()
        except RuleViolation as violation:
            self.problems += violation.problems
            return None
