"""The days of a practice station: who comes when, walked through the real services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from operator import attrgetter
from random import Random

from spkt_desk.devices.clock import SteppingClock
from spkt_desk.domain.kehilangan import CaraBaca, KehilanganDraft, OrangDraft
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import HitunganKetikan, TandaSerah
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.latihan_bahan import BahanBaris, BahanLatihan
from spkt_desk.services.latihan_jaga import JagaLatihan
from spkt_desk.services.latihan_jam import Jarang, Kejadian, moment_of
from spkt_desk.services.latihan_satuan import practice_duties
from spkt_desk.services.latihan_warga import Pengarang, Warga
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pintu import Pintu

_AKHIR = (9, 20)
"""When the walk stops on the last morning: the counter is open and somebody is waiting."""

_SEBAB_TERLAMBAT = "melayani pelapor di loket"
_ALASAN_RALAT = "salah ketik nama tempat"
_ALASAN_EDISI = "salah ketik nama pelapor"
_ALASAN_GANTI = "alamat pelapor keliru"
_ALASAN_BATAL = ("laporan ditarik kembali oleh pelapor", "barang ditemukan pada hari yang sama")
_ALASAN_HITUNGAN = "menurut bon tahanan dan bon senjata"
_RINCIAN_HITUNGAN = "menurut daftar; keadaan baik"
_LP_TERBIT = timedelta(days=3)
"""So long after a thing was taken has Reskrim made the LP, and nobody waits at the desk."""
_TERINGAT = 40
"""So many of the last letters may still come back to the desk."""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How much there is to see: letters, lines, corrections, thefts, print debts, open forms.

    Of the thefts (`diambil`) those are counted that still wait for their LP. Of the letters
    `edisi` were put right before hand-over, `pengganti` replace another one, and `batal` are void.
    Of the lines `jaga` tell of the guard's own duties, cells, loans and reports.
    """

    laporan: int = 0
    baris: int = 0
    ralat: int = 0
    diambil: int = 0
    hutang_cetak: int = 0
    draf: int = 0
    edisi: int = 0
    pengganti: int = 0
    batal: int = 0
    jaga: int = 0


@dataclass(eq=False)
class Perjalanan:
    """Walks the days; holds what later days come back to."""

    acak: Random
    bahan: BahanLatihan
    pengarang: Pengarang
    clock: SteppingClock
    pintu: Pintu
    sandi: dict[str, str]
    jaga: JagaLatihan
    jumlah: Jumlah = Jumlah()
    giliran: int = 0
    regu: int = 0
    jam_ganti: int = practice_duties().jaga.jam_ganti.hour
    dikenal: list[Warga] = field(default_factory=list)
    terserah: list[str] = field(default_factory=list)
    menunggu_lp: list[tuple[datetime, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Draw when the rare things happen: each within the first days, so that all can be seen."""
        self._salah = Jarang(self.acak, (1, 2), (5, 20))
        self._ganti = Jarang(self.acak, (2, 3), (15, 40))
        self._batal = Jarang(self.acak, (2, 3), (30, 80))

    def add_accounts(self) -> None:
        """Give everybody on a shift a password of his own; the first one has his already."""
        (first, sandi), *others = self.sandi.items()
        layanan = self.pintu.login(first, sandi)
        ids = {one.nomor: one.petugas_id for one in layanan.setelan.petugas()}
        for nomor, sandi_baru in others:
            layanan.setelan.add_account(ids[nomor], sandi_baru, Bukti(sandi))
        layanan.logout()

    def walk_day(self, hari: date) -> None:
        """Walk one duty day, 08.00 to 08.00, with one officer at the keys."""
        layanan = self._open_shift(hari)
        self._clear_waiting(layanan)
        visits = self.acak.randrange(2, 9)
        plan = [Kejadian(self._visit_time(hari), self._visit) for _ in range(visits)]
        chosen = self.acak.sample(self.bahan.baris, self.acak.randrange(6, 10))
        plan += [self._duty(hari, one) for one in chosen]
        if self._salah.falls():
            plan.append(Kejadian(self._visit_time(hari), self._visit_misspelt))
        if self._ganti.falls():
            plan.append(Kejadian(self._visit_time(hari), self._replace))
        if self.pengarang.chance(30):
            plan.append(Kejadian(self._visit_time(hari), self._taken))
        if self.pengarang.chance(35):
            plan.append(Kejadian(moment_of(hari, 31, 10), self._correct))
        plan += self.jaga.plan_day(layanan, hari)
        self._walk(plan, layanan)
        self._go_to(moment_of(hari, 31, 45))
        layanan.logout()
        if self._batal.falls() and self.terserah:
            self._as_head(self._cancel)
        for checked in self.jaga.day_to_inspect(hari):
            self._as_head(partial(self._inspect, hari=checked))

    def walk_last_morning(self, hari: date) -> None:
        """Open today's desk: two papers nobody saw printed, and people still at the counter."""
        layanan = self._open_shift(hari)
        self._walk(
            [
                Kejadian(moment_of(hari, 8, 12), self._visit),
                Kejadian(moment_of(hari, 8, 31), lambda desk: self._owed(desk, PrintOutcome.GAGAL)),
                Kejadian(
                    moment_of(hari, 8, 47),
                    lambda desk: self._owed(desk, PrintOutcome.TIDAK_DIKETAHUI),
                ),
                Kejadian(moment_of(hari, 8, 58), self._waiting),
                Kejadian(moment_of(hari, 9, 6), self._waiting),
            ][: 4 + self.acak.randrange(2)]
            + self.jaga.plan_morning(layanan, hari),
            layanan,
        )
        self._go_to(moment_of(hari, *_AKHIR))
        layanan.logout()

    def _open_shift(self, hari: date) -> Layanan:
        """Log the next shift's officer in and open his shift."""
        self._go_to(moment_of(hari, self.jam_ganti, 0))
        regu = self.regu = self.giliran % 3 + 1
        self.giliran += 1
        shift = [one for one in self.bahan.petugas if one.regu == regu]
        piket = [one for one in shift if Peran.KA_SPKT.value not in one.peran]
        layanan = self.pintu.login(piket[0].nomor, self.sandi[piket[0].nomor])
        ids = {one.nomor: one.petugas_id for one in layanan.giliran.officers()}
        heads = [one for one in shift if one not in piket]
        usul = layanan.giliran.proposal()
        if self.giliran == 1:
            usul = replace(usul, tahanan_laki=self.acak.choice((1, 2)))
        layanan.giliran.open(
            replace(
                usul,
                regu=f"Regu {'I' * regu}",
                ka_spkt_id=ids[heads[0].nomor],
                anggota_id=tuple(ids[one.nomor] for one in piket[1:]),
                senpi=6,
                situasi=self.acak.choice(self.bahan.situasi),
            )
        )
        layanan.lembar.render_missing()
        self._count(baris=1)
        self._hand_over(layanan)
        return layanan

    def _hand_over(self, layanan: Layanan) -> None:
        """Finish the hand-over of the shift before, signed on its sheet."""
        for giliran in layanan.serah.pending()[:1]:
            shift = layanan.giliran.current()[0]
            counts = {"tahanan_laki": shift.tahanan_laki, "radio": 4, "kunci": 9}
            counts |= {"tahanan_perempuan": shift.tahanan_perempuan, "senpi": shift.senpi}
            typed = tuple(
                HitunganKetikan(kunci, str(jumlah), _RINCIAN_HITUNGAN, _ALASAN_HITUNGAN)
                for kunci, jumlah in counts.items()
            )
            self.clock.advance(timedelta(minutes=self.acak.randrange(3, 9)))
            draft = replace(layanan.serah.form(giliran).draft, hitungan=typed)
            layanan.serah.finish(draft, TandaSerah(basah=True))
            self._count(baris=1)

    def _walk(self, plan: list[Kejadian], layanan: Layanan) -> None:
        """Do everything in the order of its time; a visit that takes longer delays the next."""
        for one in sorted(plan, key=attrgetter("saat")):
            self._go_to(one.saat)
            one.lakukan(layanan)

    def _duty(self, hari: date, one: BahanBaris) -> Kejadian:
        """Choose when a usual duty falls and when the officer gets round to writing it down."""
        hour = self.acak.choice(one.jam)
        minute = self.acak.randrange(2, 55)
        # Before the change of the guard belongs to the next calendar day of the same duty day.
        event = moment_of(hari, hour if hour >= self.jam_ganti else hour + 24, minute)
        text = self.pengarang.line(one.uraian)
        late = timedelta(minutes=self.acak.choice((2, 4, 9, 25)))

        def write(layanan: Layanan) -> None:
            # Kept only if a visit at the counter made the writing late.
            layanan.mutasi.write(text, f"{event:%H%M}", merah=one.merah, sebab=_SEBAB_TERLAMBAT)
            self._count(baris=1)

        return Kejadian(event + late, write)

    def _visit(self, layanan: Layanan) -> None:
        """Serve a citizen from the first question to the paper in the hand."""
        self._give(layanan, self._issue(layanan))

    def _give(self, layanan: Layanan, rekaman_id: str) -> None:
        """Print a letter and hand it over; now and then a sheet fails, is spoiled, or is copied."""
        kertas_id = layanan.kertas.ensure(rekaman_id).value.kertas_id
        original = layanan.kertas.original(kertas_id)
        draw = self.acak.randrange(100)
        if draw < 5:  # noqa: PLR2004 - so many of a hundred printings fail at first
            layanan.kertas.record(original, PrintOutcome.GAGAL)
        layanan.kertas.record(original, PrintOutcome.TERCETAK)
        if draw > 96:  # noqa: PLR2004 - a spoiled sheet, taken back and printed again
            again = layanan.kertas.original(kertas_id, (1,), rusak_ditarik=True)
            layanan.kertas.record(again, PrintOutcome.TERCETAK)
        layanan.kertas.hand_over(kertas_id)
        if draw in range(50, 53):
            layanan.kertas.record(layanan.kertas.copy(kertas_id), PrintOutcome.TERCETAK)
        self.terserah = [*self.terserah, rekaman_id][-_TERINGAT:]

    def _visit_misspelt(self, layanan: Layanan) -> None:
        """Serve a citizen who finds his name misspelt before he takes the paper: edition 2."""
        rekaman_id = self._issue(layanan, misspelt=True)
        self.clock.advance(timedelta(minutes=self.acak.randrange(2, 6)))
        draft = layanan.draf.reopen(rekaman_id).value
        orang = replace(draft.pelapor, nama=misspell(draft.pelapor.nama))
        self._reissue(layanan, replace(draft, pelapor=orang, alasan=_ALASAN_EDISI))
        self._count(edisi=1, baris=1)
        self._give(layanan, rekaman_id)

    def _replace(self, layanan: Layanan) -> None:
        """Serve a citizen who comes back with a letter of the days before: a new number."""
        if not self.terserah:
            return
        draft = layanan.draf.reopen(self._come_back()).value
        orang = self.pengarang.moved(draft.pelapor)
        new = self._reissue(layanan, replace(draft, pelapor=orang, alasan=_ALASAN_GANTI))
        self._count(laporan=1, pengganti=1, baris=1)
        self._give(layanan, new)

    def _reissue(self, layanan: Layanan, draft: KehilanganDraft) -> str:
        """Issue a reopened form with the officer's own password; return its record."""
        self.clock.advance(timedelta(minutes=self.acak.randrange(2, 6)))
        draft = replace(draft, cara_baca=CaraBaca.DIBACA.value, tahun=f"{self._today():%Y}")
        layanan.draf.keep(draft)
        bukti = Bukti(self.sandi[layanan.petugas.nomor])
        return layanan.kehilangan.issue(draft, bukti).value.rekaman_id

    def _as_head(self, act: Callable[[Layanan], object]) -> None:
        """Let the head of the shift do something at the desk, under his own name."""
        head = next(
            one
            for one in self.bahan.petugas
            if one.regu == self.regu and Peran.KA_SPKT.value in one.peran
        )
        layanan = self.pintu.login(head.nomor, self.sandi[head.nomor])
        act(layanan)
        layanan.logout()

    def _cancel(self, layanan: Layanan) -> None:
        """Make a letter of the last days void."""
        alasan = self.acak.choice(_ALASAN_BATAL)
        bukti = Bukti(self.sandi[layanan.petugas.nomor])
        layanan.pembatalan.cancel(self._come_back(), alasan, bukti)
        self._count(batal=1, baris=1)

    def _inspect(self, layanan: Layanan, hari: date) -> None:
        """Check the book of a day; that is a line of its own."""
        layanan.mutasi.inspect(hari, self.jaga.remark())
        self._count(baris=1)

    def _come_back(self) -> str:
        """Draw one of the letters that were handed over; it comes back only once."""
        return self.terserah.pop(self.acak.randrange(len(self.terserah)))

    def _owed(self, layanan: Layanan, outcome: PrintOutcome) -> None:
        """Serve a citizen whose paper nobody has seen come out yet."""
        kertas_id = layanan.kertas.ensure(self._issue(layanan)).value.kertas_id
        layanan.kertas.record(layanan.kertas.original(kertas_id), outcome)
        self._count(hutang_cetak=1)

    def _waiting(self, layanan: Layanan) -> None:
        """Leave a form unfinished: the citizen went to fetch a paper."""
        draft = self.pengarang.fill(layanan.draf.new(), self._citizen(layanan), self._today())
        layanan.draf.keep(replace(draft, cara_baca="", tempat_hilang=""))
        self._count(draf=1)

    def _taken(self, layanan: Layanan) -> None:
        """Note a thing that was taken by somebody: no letter, the data wait for the LP."""
        draft = self.pengarang.taken(layanan.draf.new(), self._citizen(layanan))
        layanan.draf.register_taken(draft)
        self.menunggu_lp.append((self.clock.now().wall, draft.draft_id))
        self._count(diambil=1, baris=1)

    def _clear_waiting(self, layanan: Layanan) -> None:
        """Drop the visits whose LP was made meanwhile."""
        old = self.clock.now().wall - _LP_TERBIT
        for since, draft_id in [one for one in self.menunggu_lp if one[0] < old]:
            layanan.draf.discard(draft_id)
            self.menunggu_lp.remove((since, draft_id))
            self._count(diambil=-1)

    def _issue(self, layanan: Layanan, *, misspelt: bool = False) -> str:
        """Take a report and issue its letter; return the record."""
        kosong = layanan.draf.new()
        warga = self._citizen(layanan)
        draft = self.pengarang.fill(kosong, warga, self._today())
        if misspelt:
            wrong = replace(draft.pelapor, nama=misspell(draft.pelapor.nama))
            draft = replace(draft, pelapor=wrong)
        self.clock.advance(timedelta(minutes=self.acak.randrange(3, 8)))
        layanan.draf.keep(draft)
        if self.pengarang.chance(6):
            draft = replace(draft, penandatangan=layanan.kehilangan.signers()[-1].kunci)
        self.clock.advance(timedelta(minutes=self.acak.randrange(1, 4)))
        terbitan = layanan.kehilangan.issue(replace(draft, tahun=f"{self._today():%Y}")).value
        self._count(laporan=1, baris=1)
        return terbitan.rekaman_id

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
        return moment_of(hari, hour, self.acak.randrange(20, 60))

    def _go_to(self, saat: datetime) -> None:
        """Let time pass until then; a clock never goes back."""
        self.clock.advance(max(timedelta(), saat - self.clock.now().wall))

    def _today(self) -> date:
        return self.clock.now().wall.date()

    def counted(self) -> Jumlah:
        """Return how much there is, what the guard wrote of its own duties among it."""
        own = self.jaga.ditulis
        return replace(self.jumlah, baris=self.jumlah.baris + own, jaga=own)

    def _count(self, **more: int) -> None:
        values = {name: getattr(self.jumlah, name) + count for name, count in more.items()}
        self.jumlah = replace(self.jumlah, **values)


def misspell(nama: str) -> str:
    """Swap the second and third letter, as quick fingers do; done twice the name is right again."""
    return nama[:1] + nama[2:3] + nama[1:2] + nama[3:]
