"""Lembar dan sampul: the sheets of some days and the covers of the books, chosen and printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.buku import BukuRingkas
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.domain.lembar import KeadaanLembar, LembarRingkas, SisiSampul
from spkt_desk.domain.outcomes import Changed, PrintOutcome, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.cetak import printed_sentence
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

HARI_TERBANYAK: Final = 31
"""Days listed at once: a month of sheets is a thick stack already."""

_CATATAN: Final = (
    "Panah memilih, Ctrl+P mencetak. Lembar yang sudah digaris tutup tidak berubah; ralat dan "
    "pemeriksaan sesudahnya dicetak di tepinya."
)
_SAMPUL: Final = {SisiSampul.PEMBUKA: "Halaman pembuka", SisiSampul.PENUTUP: "Halaman penutup"}


@dataclass(frozen=True, slots=True)
class _Pilihan:
    """A row of the list: what it says and what it prints."""

    kalimat: str
    buat: Callable[[], tuple[LembarCetak, ...]]


class BagianLembar(Bagian):
    """Two days, the sheets between them, and the two pages a Kapolsek signs in each book."""

    tempat = "jaga"
    kinds = frozenset({Changed.GILIRAN, Changed.LEMBAR})
    tindakan = (Tindakan.LEMBAR_CETAK,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the two days and the list."""
        super().__init__(layanan, alat, "Lembar dan sampul buku", _CATATAN)
        self._pilihan: list[_Pilihan] = []
        self._asked = 0
        self._may_close = layanan.wewenang.may(Tindakan.BUKU_TUTUP)
        card = Kartu("Hari jaga")
        grid = card.grid(3)
        self._awal = self._day("lembar.awal", "Dari")
        self._akhir = self._day("lembar.akhir", "Sampai")
        grid.add(self._awal)
        grid.add(self._akhir)
        self.daftar = Daftar(
            "jaga.lembar.daftar", "Lembar dan sampul", self.print_sheet, alat.warna
        )
        self._box.addWidget(card)
        self._box.addWidget(self.daftar, 1)
        self._box.addWidget(self.galat)
        self._box.addWidget(self._note)
        self.cetak = make_button(
            "jaga.lembar.cetak", "Cetak", self.print_sheet, Tombol.CETAK, rupa="utama"
        )
        self.cetak.setEnabled(self.boleh)
        self.tutup = make_button("jaga.lembar.tutup", "Tutup buku", self.try_out, Tombol.TERBITKAN)
        self.tutup.setEnabled(self._may_close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.tutup)
        foot.addWidget(self.cetak)
        self._box.addLayout(foot)
        self.galat.setVisible(False)
        today = layanan.mutasi.today()
        self.form.fill(
            {
                "lembar.awal": f"{today - timedelta(days=1):%d-%m-%Y}",
                "lembar.akhir": f"{today:%d-%m-%Y}",
            }
        )

    @override
    def load(self) -> None:
        self._asked = 0
        self.say("")
        self._list()

    @override
    def save(self) -> None:
        """Say that there is nothing to save."""
        self.said.emit("Lembar dan sampul hanya dicetak; tidak ada yang disimpan.")

    @override
    def touch(self) -> None:
        """List the sheets of the days as they are typed; nothing here waits to be saved."""
        self._asked = 0
        self.say("")
        self._list()

    @override
    def focus_first(self) -> None:
        self.daftar.setFocus()

    @override
    def print_sheet(self) -> bool:
        row = self.daftar.currentRow()
        if 0 <= row < len(self._pilihan):
            buat = self._pilihan[row].buat
            self.run(lambda: Saved(buat(), frozenset({Changed.LEMBAR})), self._print)
        else:
            self.said.emit("Belum ada lembar yang dipilih.")
        return True

    @override
    def try_out(self) -> bool:
        """Close the book in use; the first press says what will happen, the second does it."""
        if not self._may_close:
            self.said.emit(self.layanan.wewenang.refusal(Tindakan.BUKU_TUTUP))
            return True
        books = [one for one in self.layanan.buku.books()[-1:] if not one.selesai]
        if not books:
            self.said.emit("Tidak ada buku yang sedang dipakai.")
            return True
        nomor = books[0].buku.nomor
        if self._asked != nomor:
            self._asked = nomor
            self.say(
                f"{books[0].buku.sebutan} akan ditutup sesudah lembar giliran yang sudah berakhir; "
                "lembar berikutnya membuka buku baru. Tidak dapat dibuka lagi. "
                f"{Tombol.TERBITKAN.tulisan} sekali lagi untuk menutup."
            )
            return True
        self.run(lambda: self.layanan.buku.close(nomor), self._closed)
        return True

    def _closed(self, saved: Saved[BukuRingkas]) -> None:
        self.say("")
        buku = saved.value
        self.said.emit(
            f"{buku.buku.sebutan} ditutup pada halaman {buku.halaman}. "
            "Halaman penutupnya ada di daftar."
        )

    def _print(self, saved: Saved[tuple[LembarCetak, ...]]) -> None:
        jobs = saved.value
        self.alat.cetak.print_sheets(self, jobs, lambda done: self.said.emit(_told(jobs, done)))

    def _day(self, field: str, label: str) -> MedanTeks:
        return self.form.add(MedanTeks(self.tempat, field, label, placeholder="21/11, kemarin"))

    def _list(self) -> None:
        """Show the sheets of the typed days, or say at the field why there are none."""
        try:
            awal, akhir = self._days()
        except RuleViolation as violation:
            # Not to the first of them: "1/1" is a day too, while "1/11" is being typed.
            self.form.show_problems(violation.problems, focus=False)
            self._show([])
            return
        self.form.show_problems(())
        found = self.layanan.lembar.sheets(awal, akhir)
        if not found:
            self.say("Buku tidak berisi baris pada hari jaga itu.")
        self._show([*self._sheets(found), *self._covers()])

    def _days(self) -> tuple[date, date]:
        today = self.layanan.mutasi.today()
        awal, akhir = (
            read_tanggal(one.field, one.text(), today) for one in (self._awal, self._akhir)
        )
        if akhir < awal:
            raise RuleViolation.at("lembar.akhir", "Hari terakhir lebih awal dari hari pertama.")
        if akhir - awal >= timedelta(days=HARI_TERBANYAK):
            raise RuleViolation.at("lembar.akhir", f"Paling banyak {HARI_TERBANYAK} hari sekali.")
        return awal, akhir

    def _sheets(self, found: tuple[LembarRingkas, ...]) -> list[_Pilihan]:
        """Return all sheets as one row where there are several, then each shift's."""
        prints = self.layanan.lembar.print_sheets
        rows = [_Pilihan(_named(one), partial(prints, (one.giliran,))) for one in found]
        if len(found) > 1:
            every = tuple(one.giliran for one in found)
            rows.insert(0, _Pilihan(f"Semua lembar: {len(found)} giliran", partial(prints, every)))
        return rows

    def _covers(self) -> list[_Pilihan]:
        """Return the two pages of each book, newest first; the one in use has no closing page."""
        return [
            _Pilihan(
                f"{_SAMPUL[sisi]} {one.buku.sebutan}", partial(self._cover, one.buku.nomor, sisi)
            )
            for one in reversed(self.layanan.buku.books())
            for sisi in SisiSampul
            if sisi is SisiSampul.PEMBUKA or one.selesai
        ]

    def _cover(self, nomor: int, sisi: SisiSampul) -> tuple[LembarCetak, ...]:
        return (self.layanan.buku.cover(nomor, sisi),)

    def _show(self, pilihan: list[_Pilihan]) -> None:
        """Show other rows; the one chosen before stays chosen while it is there."""
        row = self.daftar.currentRow()
        before = self._pilihan[row].kalimat if 0 <= row < len(self._pilihan) else ""
        names = [one.kalimat for one in pilihan]
        self._pilihan = pilihan
        self.daftar.show_names(names, names.index(before) if before in names else 0)


def _told(jobs: tuple[LembarCetak, ...], done: tuple[tuple[LembarCetak, PrintOutcome], ...]) -> str:
    """Say how the printing ended; sheets of several papers are several jobs."""
    last, outcome = done[-1]
    if len(jobs) == 1:
        return printed_sentence(last.judul, outcome)
    papers = ", ".join(one.ukuran.value for one in jobs)
    said = f"{len(jobs)} cetakan berurutan, sebab ukuran kertasnya berbeda ({papers})"
    if len(done) == len(jobs) and len({how for _one, how in done}) == 1:
        return f"{said}: {printed_sentence('semuanya', outcome)}"
    rest = len(jobs) - len(done)
    more = f" {rest} cetakan berikutnya belum dikirim." if rest else ""
    return f"{said}; cetakan ke-{len(done)}: {printed_sentence(last.judul, outcome)}{more}"


def _named(one: LembarRingkas) -> str:
    """Name a shift's sheets: who, when, where in the book, and whether they are ruled off."""
    days = tanggal_panjang(one.hari_awal)
    if one.hari_akhir != one.hari_awal:
        days += f" sampai {tanggal_panjang(one.hari_akhir)}"
    who = f"Giliran {one.giliran}, {one.regu}" if one.giliran else "Sebelum giliran pertama"
    if one.keadaan is KeadaanLembar.TERBUKA:
        return f"{who}, {days}: {one.baris} baris, {one.keadaan}"
    pages = f"halaman {one.halaman_awal}"
    if one.halaman_akhir != one.halaman_awal:
        pages += f"–{one.halaman_akhir}"
    return f"{who}, {days}: {one.buku} {pages}, {one.keadaan}"
