"""A practice station with invented records, made by walking its days through the real services.

Nothing is written past the services, so what a learner sees is what a station writes. The seed
decides everything a person can read; keys, salts and record ids are as random as at a real desk,
and with them the check codes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from random import Random

from spkt_desk.devices.clock import SteppingClock
from spkt_desk.domain.clock import Moment, Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.giliran import JAM_GANTI
from spkt_desk.domain.jenis_barang import parse_katalog
from spkt_desk.domain.kehilangan import OrangDraft
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import (
    Huruf,
    Peran,
    Petugas,
    Satuan,
    SetelanSurat,
    StasiunBaru,
    Susunan,
    UkuranKertas,
)
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.sandi import Argon2Params
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.konteks import Sumber
from spkt_desk.services.latihan_bahan import BahanBaris, BahanLatihan, BahanPetugas
from spkt_desk.services.latihan_warga import Pengarang, Warga
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pintu import Pintu
from spkt_desk.services.stasiun import Pendirian

HARI_TERBANYAK = 366
"""Most days a practice station is walked through."""

_AKHIR = time(9, 20)
"""When the walk stops on the last morning: the counter is open and somebody is waiting."""

_NOMOR_TERAKHIR = 411
_POLA = "SKTLK/{nomor}/{bulan}/{tahun}/SPKT/POLSEK {polsek}/POLRES {polres}/POLDA {polda}"
_ALASAN_RALAT = "salah ketik nama tempat"

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
    laporan: int
    baris: int
    ralat: int
    diambil: int
    hutang_cetak: int
    draf: int


def build(  # noqa: PLR0913 - each is asked once, by `demo` and the first start
    folder: FolderStasiun,
    sumber: Sumber,
    *,
    days: int,
    seed: int,
    today: date,
    params: Argon2Params,
    random: RandomBytes,
    bahan: BahanLatihan,
    katalog: str,
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
    akun = tuple(
        AkunLatihan(one.nomor, pengarang.password(), one.nama, one.peran)
        for one in bahan.petugas
        if one.regu
    )
    baru = _answers(sumber, bahan, katalog, akun[0].kata_sandi)
    made = Pendirian(folder, clock, random, sumber, params).found(baru)
    pintu = Pintu(folder, clock, random, sumber)
    jalan = _Perjalanan(acak, bahan, pengarang, clock, pintu, {one.nrp: one for one in akun})
    try:
        jalan.add_accounts(akun)
        for day in range(days):
            jalan.walk_day(today - timedelta(days=days - day))
            progress(day + 1, days)
        jalan.walk_last_morning(today)
    finally:
        pintu.close()
    return replace(jalan.hasil, akun=akun, kode_pemulihan=made.kode_pemulihan)


def _answers(sumber: Sumber, bahan: BahanLatihan, katalog: str, kata_sandi: str) -> StasiunBaru:
    """Return what a first start would have asked."""
    return StasiunBaru(
        satuan=Satuan(
            nama="Polsek Sukamaju Timur",
            polsek="SUKAMAJU TIMUR",
            polres="MANDALA",
            polda="GORONTALO",
            kop=("POLRI DAERAH GORONTALO", "RESOR MANDALA", "SEKTOR SUKAMAJU TIMUR"),
            kop_tengah=True,
            alamat="Jl. Merdeka No. 12 Sukamaju",
            kode_pos="96111",
            tempat="Sukamaju",
            sebutan_kepala="KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR",
            zona=Zona.WITA,
            kertas=UkuranKertas.F4,
            huruf=Huruf.SANS,
            lambang=b"",
        ),
        surat=SetelanSurat(
            judul=sumber.bentuk.judul,
            pola_nomor=_POLA,
            masa_berlaku=14,
            susunan=Susunan.TIGA,
            klausul=sumber.bentuk.klausul,
        ),
        katalog=katalog,
        petugas=tuple(_officer(one, sumber) for one in bahan.petugas),
        kata_sandi=kata_sandi,
        nomor_terakhir=_NOMOR_TERAKHIR,
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


@dataclass(frozen=True, slots=True)
class _Kejadian:
    """Something that happens at a moment of the day, and what the officer then does."""

    saat: datetime
    lakukan: Callable[[Layanan], None]


@dataclass(eq=False)
class _Perjalanan:
    """Walks the days; holds what later days come back to."""

    acak: Random
    bahan: BahanLatihan
    pengarang: Pengarang
    clock: SteppingClock
    pintu: Pintu
    akun: dict[str, AkunLatihan]
    hasil: Latihan = Latihan((), "", 0, 0, 0, 0, 0, 0)
    giliran: int = 0
    dikenal: list[Warga] = field(default_factory=list)

    def add_accounts(self, akun: tuple[AkunLatihan, ...]) -> None:
        """Give everybody on a shift a password of his own."""
        layanan = self.pintu.login(akun[0].nrp, akun[0].kata_sandi)
        ids = {one.nomor: one.petugas_id for one in layanan.setelan.petugas()}
        for one in akun[1:]:
            layanan.setelan.add_account(ids[one.nrp], one.kata_sandi)
        layanan.logout()

    def walk_day(self, hari: date) -> None:
        """Walk one duty day, 08.00 to 08.00, with one officer at the keys."""
        layanan = self._open_shift(hari)
        visits = self.acak.randrange(2, 9)
        plan = [_Kejadian(self._visit_time(hari), self._visit) for _ in range(visits)]
        chosen = self.acak.sample(self.bahan.baris, self.acak.randrange(6, 10))
        plan += [self._duty(hari, one) for one in chosen]
        if self.pengarang.chance(30):
            plan.append(_Kejadian(self._visit_time(hari), self._taken))
        if self.pengarang.chance(35):
            plan.append(_Kejadian(self._at(hari, 31, 10), self._correct))
        self._walk(plan, layanan)
        self._go_to(self._at(hari, 31, 45))
        layanan.logout()

    def walk_last_morning(self, hari: date) -> None:
        """Open today's desk: two papers nobody saw printed, and people still at the counter."""
        layanan = self._open_shift(hari)
        self._walk(
            [
                _Kejadian(self._at(hari, 8, 12), self._visit),
                _Kejadian(self._at(hari, 8, 31), lambda desk: self._owed(desk, PrintOutcome.GAGAL)),
                _Kejadian(
                    self._at(hari, 8, 47),
                    lambda desk: self._owed(desk, PrintOutcome.TIDAK_DIKETAHUI),
                ),
                _Kejadian(self._at(hari, 8, 58), self._waiting),
                _Kejadian(self._at(hari, 9, 6), self._waiting),
            ][: 4 + self.acak.randrange(2)],
            layanan,
        )
        self._go_to(datetime.combine(hari, _AKHIR, Zona.WITA.tzinfo))
        layanan.logout()

    def _open_shift(self, hari: date) -> Layanan:
        """Log the next shift's officer in and open his shift."""
        self._go_to(self._at(hari, JAM_GANTI.hour, 0))
        regu = self.giliran % 3 + 1
        self.giliran += 1
        shift = [one for one in self.bahan.petugas if one.regu == regu]
        piket = [one for one in shift if Peran.KA_SPKT.value not in one.peran]
        layanan = self.pintu.login(piket[0].nomor, self.akun[piket[0].nomor].kata_sandi)
        ids = {one.nomor: one.petugas_id for one in layanan.giliran.officers()}
        heads = [one for one in shift if one not in piket]
        layanan.giliran.open(
            replace(
                layanan.giliran.proposal(),
                regu=f"Regu {'I' * regu}",
                ka_spkt_id=ids[heads[0].nomor],
                anggota_id=tuple(ids[one.nomor] for one in piket[1:]),
                tahanan_laki=self.acak.choice((0, 0, 1, 2, 3)),
                tahanan_perempuan=self.acak.choice((0, 0, 0, 1)),
                senpi=6,
                situasi=self.acak.choice(self.bahan.situasi),
            )
        )
        self._count(baris=1)
        return layanan

    def _walk(self, plan: list[_Kejadian], layanan: Layanan) -> None:
        """Do everything in the order of its time; a visit that takes longer delays the next."""
        for one in sorted(plan, key=attrgetter("saat")):
            self._go_to(one.saat)
            one.lakukan(layanan)

    def _duty(self, hari: date, one: BahanBaris) -> _Kejadian:
        """Choose when a usual duty falls and when the officer gets round to writing it down."""
        hour = self.acak.choice(one.jam)
        minute = self.acak.randrange(2, 55)
        # Before eight in the morning belongs to the next calendar day of the same duty day.
        event = self._at(hari, hour if hour >= JAM_GANTI.hour else hour + 24, minute)
        text = self.pengarang.line(one.uraian)
        late = timedelta(minutes=self.acak.choice((2, 4, 9, 25)))

        def write(layanan: Layanan) -> None:
            layanan.mutasi.write(text, f"{event:%H%M}", merah=one.merah)
            self._count(baris=1)

        return _Kejadian(event + late, write)

    def _visit(self, layanan: Layanan) -> None:
        """Serve a citizen from the first question to the paper in the hand."""
        kertas_id = self._issue(layanan)
        original = layanan.kertas.original(kertas_id)
        draw = self.acak.randrange(100)
        if draw < 5:  # noqa: PLR2004 - so many of a hundred printings fail at first
            layanan.kertas.record(original, PrintOutcome.GAGAL)
        layanan.kertas.record(original, PrintOutcome.TERCETAK)
        if draw > 96:  # noqa: PLR2004 - a spoiled sheet, taken back and printed again
            again = layanan.kertas.original(kertas_id, rusak_ditarik=True)
            layanan.kertas.record(again, PrintOutcome.TERCETAK)
        if draw in range(50, 53):
            layanan.kertas.record(layanan.kertas.copy(kertas_id), PrintOutcome.TERCETAK)

    def _owed(self, layanan: Layanan, outcome: PrintOutcome) -> None:
        """Serve a citizen whose paper nobody has seen come out yet."""
        layanan.kertas.record(layanan.kertas.original(self._issue(layanan)), outcome)
        self._count(hutang_cetak=1)

    def _waiting(self, layanan: Layanan) -> None:
        """Leave a form unfinished: the citizen went to fetch a paper."""
        draft = self.pengarang.fill(
            layanan.kehilangan.new_draft(), self._citizen(layanan), self._today()
        )
        layanan.kehilangan.keep(replace(draft, cara_baca="", tempat_hilang=""))
        self._count(draf=1)

    def _taken(self, layanan: Layanan) -> None:
        """Note a thing that was taken by somebody: no letter, the data wait for the LP."""
        draft = self.pengarang.taken(layanan.kehilangan.new_draft(), self._citizen(layanan))
        layanan.kehilangan.register_taken(draft)
        self._count(diambil=1, baris=1)

    def _issue(self, layanan: Layanan) -> str:
        """Take a report and issue its letter; return the kept paper."""
        kosong = layanan.kehilangan.new_draft()
        warga = self._citizen(layanan)
        draft = self.pengarang.fill(kosong, warga, self._today())
        self.clock.advance(timedelta(minutes=self.acak.randrange(3, 8)))
        layanan.kehilangan.keep(draft)
        if self.pengarang.chance(6):
            draft = replace(draft, penandatangan=layanan.kehilangan.signers()[-1].kunci)
        self.clock.advance(timedelta(minutes=self.acak.randrange(1, 4)))
        terbitan = layanan.kehilangan.issue(draft).value
        self._count(laporan=1, baris=1)
        return layanan.kertas.ensure(terbitan.rekaman_id).value.kertas_id

    def _citizen(self, layanan: Layanan) -> Warga:
        """Return somebody new, or somebody who was here before and may have moved since."""
        if not self.dikenal or not self.pengarang.chance(15):
            warga = self.pengarang.new_person(self._today())
            if warga.orang.nomor_identitas:
                self.dikenal.append(warga)
            return warga
        place = self.acak.randrange(len(self.dikenal))
        orang = self._recalled(layanan, self.dikenal[place].orang)
        warga = replace(self.dikenal[place], orang=orang)
        self.dikenal[place] = warga
        return warga

    def _recalled(self, layanan: Layanan, orang: OrangDraft) -> OrangDraft:
        """Find a person by the whole number and open the record, as the officer would."""
        found = layanan.orang.by_nomor(orang.nomor_identitas)
        if found:
            layanan.orang.settle(orang.nomor_identitas, len(found))
            orang = layanan.orang.open(found[0].orang_id).value
        return self.pengarang.moved(orang) if self.pengarang.chance(50) else orang

    def _correct(self, layanan: Layanan) -> None:
        """Correct a place in one of the day's lines, by a line of its own."""
        found = [
            (line, words)
            for line in layanan.mutasi.day(layanan.mutasi.today())
            if (words := self._wrong_words(line))
        ]
        if found:
            line, (written, meant) = self.acak.choice(found)
            layanan.mutasi.correct(line.nomor_buku, written, meant, _ALASAN_RALAT)
            self._count(ralat=1, baris=1)

    def _wrong_words(self, line: MutasiBaris) -> tuple[str, str] | tuple[()]:
        """Return a place the line names and another one, or nothing."""
        places = self.bahan.tempat_baris
        if line.jenis is not JenisMutasi.CATATAN:
            return ()
        for place, name in enumerate(places):
            if name in line.uraian:
                return name, places[(place + 1) % len(places)]
        return ()

    def _visit_time(self, hari: date) -> datetime:
        """Return when a citizen comes: mostly by day, now and then at night."""
        hour = self.acak.choice((8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 16, 17, 19, 20, 26))
        return self._at(hari, hour, self.acak.randrange(20, 60))

    def _at(self, hari: date, hour: int, minute: int) -> datetime:
        """Return a time of a duty day; hours from 24 on are the next calendar day's."""
        midnight = datetime.combine(hari, time(), Zona.WITA.tzinfo)
        return midnight + timedelta(hours=hour, minutes=minute)

    def _go_to(self, saat: datetime) -> None:
        """Let time pass until then; a clock never goes back."""
        self.clock.advance(max(timedelta(), saat - self.clock.now().wall))

    def _today(self) -> date:
        return self.clock.now().wall.date()

    def _count(self, **more: int) -> None:
        values = {name: getattr(self.hasil, name) + count for name, count in more.items()}
        self.hasil = replace(self.hasil, **values)
