"""A practice station with invented records, made by walking its days through the real services.

Nothing is written past the services, so what a learner sees is what a station writes. The seed
decides everything a person can read; keys, salts and record ids are as random as at a real desk,
and with them the check codes. The passwords are public: a real station refuses them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from spkt_desk.devices.clock import SteppingClock
from spkt_desk.domain.clock import Moment, Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.domain.jenis_barang import parse_katalog
from spkt_desk.domain.satuan import Peran, Petugas, StasiunBaru
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.sandi import Argon2Params, read_banned
from spkt_desk.services import latihan_bahan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.konteks import Sumber
from spkt_desk.services.latihan_bahan import BahanLatihan, BahanPetugas
from spkt_desk.services.latihan_hari import Jumlah, Perjalanan
from spkt_desk.services.latihan_jaga import JagaLatihan
from spkt_desk.services.latihan_satuan import (
    NOMOR_TERAKHIR,
    practice_duties,
    practice_unit,
    practice_wording,
)
from spkt_desk.services.latihan_warga import Pengarang
from spkt_desk.services.pintu import Pintu
from spkt_desk.services.stasiun import Pendirian

HARI_TERBANYAK = 400
"""Most days a practice station is walked through: a year and its holidays."""

Progress = Callable[[int, int], object]
"""Called with (days done, days in all)."""


@dataclass(frozen=True, slots=True)
class AkunLatihan:
    """A way into the practice station, made to be shown."""

    nrp: str
    kata_sandi: str
    nama: str
    peran: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Latihan:
    """What was made: the accounts to practise with, and how much there is to see."""

    akun: tuple[AkunLatihan, ...]
    kode_pemulihan: str
    jumlah: Jumlah

    def lines(self) -> tuple[str, ...]:
        """Return what `demo` prints when it is done."""
        ada = self.jumlah
        return (
            f"{ada.laporan} laporan kehilangan, {ada.baris} baris buku mutasi.",
            f"{ada.jaga} barisnya tugas berkala, cek tahanan, buku pendamping dan wajib lapor.",
            f"{ada.ralat} ralat, {ada.diambil} barang diambil orang.",
            f"{ada.edisi} surat edisi 2, {ada.pengganti} pengganti, {ada.batal} batal.",
            f"{ada.hutang_cetak} surat belum tercetak, {ada.draf} draf terbuka.",
            *_account_lines(self.akun),
            f"Kode pemulihan: {self.kode_pemulihan}",
        )


def read_bahan(text: str) -> BahanLatihan:
    """Read `resources/data/latihan.toml`; raises `EnvironmentFault` for a spoiled one."""
    return latihan_bahan.read_bahan(text)


def accounts(bahan: BahanLatihan) -> tuple[AkunLatihan, ...]:
    """Return the ways into any practice station."""
    return tuple(
        AkunLatihan(one.nomor, one.sandi, one.nama, one.peran) for one in bahan.petugas if one.regu
    )


def account_lines(bahan: BahanLatihan) -> tuple[str, ...]:
    """Return what a learner is told: NRP, password, name and roles, one line an account."""
    return _account_lines(accounts(bahan))


def _account_lines(akun: tuple[AkunLatihan, ...]) -> tuple[str, ...]:
    widest = max(len(one.kata_sandi) for one in akun)
    return (
        "Akun latihan (NRP, kata sandi, nama):",
        *(
            f"  {one.nrp}  {one.kata_sandi:<{widest}}  {one.nama} ({', '.join(one.peran)})"
            for one in akun
        ),
    )


def build(  # noqa: PLR0913 - each is asked once, by `demo` and the first start
    folder: FolderStasiun,
    sumber: Sumber,
    bahan: BahanLatihan,
    katalog: str,
    *,
    days: int,
    seed: int,
    today: date,
    params: Argon2Params,
    random: RandomBytes,
    progress: Progress = lambda _done, _all: None,
) -> Latihan:
    """Found a practice station and walk `days` duty days before `today`, ending today at 09.20.

    Raises `RuleViolation` at ``hari`` for a number of days that is not 1 to `HARI_TERBANYAK`.
    """
    if not 1 <= days <= HARI_TERBANYAK:
        raise RuleViolation.at("hari", f"Jumlah hari latihan antara 1 dan {HARI_TERBANYAK}.")
    acak = Random(seed)  # noqa: S311 - invented records, not secrets
    pengarang = Pengarang(acak, bahan, parse_katalog(tomllib.loads(katalog)))
    first = datetime.combine(today - timedelta(days=days), time(7, 15), Zona.WITA.tzinfo)
    clock = SteppingClock(Moment(first, 1_000_000_000, "latihan"), timedelta(milliseconds=1))
    akun = accounts(bahan)
    public = read_banned("\n".join(one.kata_sandi for one in akun))
    sumber = replace(sumber, sandi_terlarang=sumber.sandi_terlarang - public)
    baru = _answers(sumber, bahan, katalog, akun[0].kata_sandi)
    made = Pendirian(folder, clock, random, sumber, params).found(baru)
    pintu = Pintu(folder, clock, random, sumber)
    sandi = {one.nrp: one.kata_sandi for one in akun}
    jaga = JagaLatihan(seed, bahan.jaga, first.date(), today)
    jalan = Perjalanan(acak, bahan, pengarang, clock, pintu, sandi, jaga)
    try:
        jalan.add_accounts()
        for day in range(days):
            jalan.walk_day(today - timedelta(days=days - day))
            progress(day + 1, days)
        _draw_up_roster(pintu, bahan, today)
        jalan.walk_last_morning(today)
    finally:
        pintu.close()
    return Latihan(akun, made.kode_pemulihan, jalan.counted())


def _draw_up_roster(pintu: Pintu, bahan: BahanLatihan, bulan: date) -> None:
    """Let a head draw up the month before the last morning: its shift takes its people from it."""
    head = next(one for one in bahan.petugas if one.regu and Peran.KA_SPKT.value in one.peran)
    layanan = pintu.login(head.nomor, head.sandi)
    layanan.jadwal.make(bulan)
    layanan.logout()


def _answers(sumber: Sumber, bahan: BahanLatihan, katalog: str, kata_sandi: str) -> StasiunBaru:
    """Return what a first start would have asked."""
    return StasiunBaru(
        satuan=practice_unit(),
        surat=practice_wording(sumber.bentuk),
        katalog=katalog,
        petugas=tuple(_officer(one, sumber) for one in bahan.petugas),
        kata_sandi=kata_sandi,
        nomor_terakhir=NOMOR_TERAKHIR,
        tugas=typed_of(practice_duties()),
        latihan=True,
    )


def _officer(one: BahanPetugas, sumber: Sumber) -> Petugas:
    pangkat = sumber.pangkat.get(one.pangkat)
    return Petugas(
        petugas_id="",
        nama=one.nama,
        pangkat=pangkat.nama,
        singkatan_pangkat=pangkat.singkatan,
        jenis_nomor=pangkat.jenis_nomor.value,
        nomor=one.nomor,
        jabatan=one.jabatan,
        paraf="",
        peran=frozenset(Peran(name) for name in one.peran),
        aktif=True,
    )
