"""What the guard of a practice station does beside the counter, drawn from a stream of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from spkt_desk.domain.bahasa import HARI
from spkt_desk.domain.cek_tahanan import CekKetikan
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from spkt_desk.services.latihan_bahan import BahanJaga, BahanLapor
from spkt_desk.services.latihan_jam import Jarang, Kejadian, moment_of
from spkt_desk.services.layanan import Layanan

_MULAI_LAPOR: Final = timedelta(days=12)
"""So long before the last day those who must report were entered, or on the first day."""

_SAMPAI_LAPOR: Final = timedelta(days=40)
_HARI_LAPOR: Final = ((0, 2), (1, 4))
"""Days before the last one that fall on the weekdays of each: the first is awaited today."""

_TAHANAN_TERBANYAK: Final = 3
_TIDAK_DATANG: Final = (1, 1)
"""Who of them was not there, and how many days before the last one."""


class JagaLatihan:
    """Plans what a guard writes of its own duties; what happens at the counter stays as it is."""

    def __init__(self, benih: int, bahan: BahanJaga, hari_pertama: date, hari_ini: date) -> None:
        """Draw when the rare things happen: each within the first days, so that all can be seen."""
        self._acak = acak = Random(f"jaga {benih}")  # noqa: S311 - invented records, not secrets
        self._bahan = bahan
        self._hari_pertama = hari_pertama
        self._hari_ini = hari_ini
        self._didaftarkan = max(hari_pertama, hari_ini - _MULAI_LAPOR)
        self._lapor_id: dict[str, str] = {}
        self._lalai = Jarang(acak, (1, 2), (2, 4))
        self._besuk = Jarang(acak, (1, 1), (1, 3))
        self._tamu = Jarang(acak, (1, 2), (1, 3))
        self._kunci = Jarang(acak, (1, 2), (1, 3))
        self._senpi = Jarang(acak, (1, 3), (2, 4))
        self._periksa = Jarang(acak, (2, 3), (5, 9))
        self._masuk = Jarang(acak, (1, 2), (3, 5))
        self._lepas = Jarang(acak, (2, 3), (3, 5))
        self.ditulis = 0

    def plan_day(self, layanan: Layanan, hari: date) -> list[Kejadian]:
        """Return what the guard of a whole duty day writes; its shift has just been opened."""
        plan = [*self._duties(layanan), *self._cells(layanan, hari), *self._reports(hari)]
        plan += self._detained(layanan, hari)
        if self._tamu.falls():
            plan.append(self._guest(moment_of(hari, self._between(9, 15), self._between(5, 55))))
        for buku, rare, remarks in (
            ("bon_kunci", self._kunci, self._bahan.kunci),
            ("bon_senpi", self._senpi, self._bahan.senpi),
        ):
            if rare.falls():
                out = moment_of(hari, self._between(9, 19), self._between(5, 55))
                back = out + timedelta(minutes=self._between(50, 280))
                words = self._borrower(layanan), self._acak.choice(remarks)
                plan += self._there_and_back(buku, words, out, back)
        return plan

    def plan_morning(self, layanan: Layanan, hari: date) -> list[Kejadian]:
        """Return what the guard of the last morning writes; a weapon is still out at its end."""
        shift = layanan.giliran.current()[0]
        out, back = moment_of(hari, 8, 17), moment_of(hari, 8, 49)
        who, weapon = self._borrower(layanan), self._acak.choice(self._bahan.senpi)
        keys = self._borrower(layanan), self._acak.choice(self._bahan.kunci)
        plan = [
            *(one for one in self._duties(layanan) if one.saat < back),
            self._does(
                moment_of(hari, 8, 24),
                lambda desk: desk.pendamping.take("bon_senpi", who, "1", weapon),
            ),
            *self._there_and_back("bon_kunci", keys, out, back),
            self._guest(moment_of(hari, 9, 3)),
        ]
        if shift.tahanan_laki + shift.tahanan_perempuan:
            plan.append(self._look(moment_of(hari, 8, 52)))
        return plan

    def day_to_inspect(self, hari: date) -> tuple[date, ...]:
        """Return the day whose sheets a head checks after this one, now and then: the one before.

        Its sheets are signed and kept by then, so that the remark is laid over them.
        """
        if not self._periksa.falls():
            return ()
        return (max(hari - timedelta(days=1), self._hari_pertama),)

    def remark(self) -> str:
        """Return what a head notes about the day he checked."""
        return self._acak.choice(self._bahan.pemeriksaan)

    def _duties(self, layanan: Layanan) -> list[Kejadian]:
        """Return the duties at their hours; one of them is forgotten now and then."""
        due = list(layanan.berkala.duties())
        if self._lalai.falls() and len(due) > 1:
            due.pop(self._between(1, len(due) - 1))
        plan = []
        for one in due:
            saat = one.waktu + timedelta(minutes=self._between(11, 40))
            often = self._between(1, 6) > 1
            said = one.hasil if often else self._acak.choice(self._bahan.hasil)
            plan.append(self._duty(saat, one.kunci, said))
        return plan

    def _duty(self, saat: datetime, kunci: str, hasil: str) -> Kejadian:
        return self._does(saat, lambda desk: desk.berkala.write(kunci, hasil))

    def _cells(self, layanan: Layanan, hari: date) -> list[Kejadian]:
        """Return two looks into the cells, and a visit, while anybody is detained."""
        shift = layanan.giliran.current()[0]
        if not shift.tahanan_laki + shift.tahanan_perempuan:
            return []
        plan = [
            self._look(moment_of(hari, hour, self._between(5, 50)))
            for hour in (self._between(10, 15), self._between(20, 27))
        ]
        if self._besuk.falls():
            visits = self._bahan.besuk_laki if shift.tahanan_laki else self._bahan.besuk_perempuan
            came = moment_of(hari, self._between(10, 14), self._between(5, 55))
            left = came + timedelta(minutes=self._between(15, 35))
            plan += self._there_and_back("besuk", (self._acak.choice(visits), ""), came, left)
        return plan

    def _detained(self, layanan: Layanan, hari: date) -> list[Kejadian]:
        """Return who is brought in, in the afternoon, and who leaves, before the next shift."""
        now = layanan.giliran.detained()
        plan = []
        if self._masuk.falls() and now.jumlah < _TAHANAN_TERBANYAK:
            women = self._between(1, 4) == 1
            buku = "tahanan_perempuan_masuk" if women else "tahanan_laki_masuk"
            names = self._bahan.tahanan_perempuan if women else self._bahan.tahanan_laki
            saat = moment_of(hari, self._between(16, 19), self._between(5, 55))
            plan.append(self._moves(saat, buku, self._acak.choice(names)))
        if self._lepas.falls() and now.jumlah:
            buku = "tahanan_laki_keluar" if now.laki else "tahanan_perempuan_keluar"
            saat = moment_of(hari, self._between(29, 30), self._between(5, 55))
            plan.append(self._moves(saat, buku, f"Seorang, {self._acak.choice(self._bahan.lepas)}"))
        return plan

    def _moves(self, saat: datetime, buku: str, siapa: str) -> Kejadian:
        return self._does(saat, lambda desk: desk.pendamping.note(buku, siapa, "1", ""))

    def _look(self, saat: datetime) -> Kejadian:
        state = self._acak.choice(self._bahan.keadaan_tahanan)

        def look(desk: Layanan) -> object:
            there = desk.cek_tahanan.cells()[0].di_sel
            return desk.cek_tahanan.check(CekKetikan(str(there.laki), str(there.perempuan), state))

        return self._does(saat, look)

    def _guest(self, saat: datetime) -> Kejadian:
        guest = self._acak.choice(self._bahan.tamu)
        return self._does(saat, lambda desk: desk.pendamping.note("tamu", guest, "1", ""))

    def _there_and_back(
        self, buku: str, words: tuple[str, str], out: datetime, back: datetime
    ) -> list[Kejadian]:
        """Return something that goes, or comes, and its way back within the same shift."""
        opened: list[str] = []
        nama, keterangan = words

        def take(desk: Layanan) -> None:
            opened.append(desk.pendamping.take(buku, nama, "1", keterangan).value.rekaman_id)

        def give_back(desk: Layanan) -> None:
            desk.pendamping.give_back(opened.pop(), "")

        return [self._does(out, take), self._does(back, give_back)]

    def _borrower(self, layanan: Layanan) -> str:
        """Return one of the shift that is on duty, as the book names him."""
        shift = layanan.giliran.current()[0]
        there = {shift.ka_spkt_id, shift.penerima_id, *shift.anggota_id}
        # By number: the ids and with them any order of theirs are another every time.
        on_duty = sorted(
            (one.nomor, f"{one.singkatan_pangkat} {one.nama}")
            for one in layanan.giliran.officers()
            if one.petugas_id in there
        )
        return self._acak.choice(on_duty)[1]

    def _reports(self, hari: date) -> list[Kejadian]:
        """Return who is entered today among those who must report, and who comes to report."""
        plan = []
        for place, (one, back) in enumerate(zip(self._bahan.wajib_lapor, _HARI_LAPOR, strict=True)):
            saat = moment_of(hari, self._between(9, 11), self._between(5, 55))
            if hari == self._didaftarkan:
                plan.append(self._entered(saat, one, back))
            elif self._is_there(hari, place, back):
                plan.append(self._reported(saat, one))
        return plan

    def _is_there(self, hari: date, place: int, back: tuple[int, ...]) -> bool:
        """Tell whether a person reports on a day: on his weekdays, but for the day he missed."""
        days = {(self._hari_ini - timedelta(days=one)).weekday() for one in back}
        missed = (place, (self._hari_ini - hari).days) == _TIDAK_DATANG
        return hari > self._didaftarkan and hari.weekday() in days and not missed

    def _entered(self, saat: datetime, one: BahanLapor, back: tuple[int, ...]) -> Kejadian:
        days = sorted((self._hari_ini - timedelta(days=step)).weekday() for step in back)
        ketikan = WajibLaporKetikan(
            nama=one.nama,
            rujukan=one.rujukan,
            hari=" ".join(HARI[day].casefold() for day in days),
            dari=f"{self._didaftarkan + timedelta(days=1):%d-%m-%Y}",
            sampai=f"{self._didaftarkan + _SAMPAI_LAPOR:%d-%m-%Y}",
        )

        def register(desk: Layanan) -> None:
            self._lapor_id[one.nama] = desk.lapor.register(ketikan).value.rekaman_id

        return self._does(saat, register)

    def _reported(self, saat: datetime, one: BahanLapor) -> Kejadian:
        return self._does(saat, lambda desk: desk.lapor.present(self._lapor_id[one.nama]))

    def _does(self, saat: datetime, act: Callable[[Layanan], object]) -> Kejadian:
        """Return an act that writes one line of the book."""

        def write(desk: Layanan) -> None:
            act(desk)
            self.ditulis += 1

        return Kejadian(saat, write)

    def _between(self, least: int, most: int) -> int:
        return self._acak.randint(least, most)
