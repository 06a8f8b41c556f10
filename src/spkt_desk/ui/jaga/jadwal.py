"""Jadwal jaga: the month as a table, made by the pattern, one shift changed by hand below it."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from spkt_desk.domain.bahasa import bulan, hari
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.jadwal import BarisJadwal
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.isian_jadwal import IsianJadwal
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.cetak import printed_sentence
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "jaga"
_KEPALA = ("Hari", "Mulai", "Regu", "KA SPKT", "Pawas/Padal", "Anggota", "Piket fungsi")
_SEMPIT = (0, 1, 2)
"""Columns whose words are short everywhere."""
_TINGGI = 130
_LEBAR_BULAN = 220
_BULAN = re.compile(r"\s*(\d{1,2})\s*[-/. ]?\s*(20\d{2})\s*", re.ASCII)
_DESEMBER = 12
_CATATAN = "Giliran yang dibuka (F10) mengambil regu, KA SPKT dan anggota dari jadwal ini."
_SIMPAN_DAHULU = "Simpan dahulu (Ctrl+S), atau Ctrl+D membatalkan perubahan baris ini."


class BagianJadwal(Bagian):
    """Ctrl+T makes the month by the pattern, Ctrl+S saves a changed shift, Ctrl+P prints."""

    tempat = _TEMPAT
    kinds = frozenset({Changed.GILIRAN, Changed.PETUGAS, Changed.SETELAN})
    tindakan = (Tindakan.JADWAL_SUSUN,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the month's field, its table and the card of one shift."""
        super().__init__(layanan, alat, "Jadwal jaga", _CATATAN)
        self._bulan = layanan.mutasi.today().replace(day=1)
        self._baris: tuple[BarisJadwal, ...] = ()
        self._row = 0
        self._pilih = MedanTeks(_TEMPAT, "jadwal.bulan", "Bulan", placeholder="11-2026")
        self._pilih.changed.connect(self._choose_month)
        self.tabel = QTableWidget(0, len(_KEPALA))
        name_widget(self.tabel, f"{_TEMPAT}.jadwal.tabel", "Jadwal jaga sebulan")
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tabel.setHorizontalHeaderLabels(list(_KEPALA))
        self.tabel.setTabKeyNavigation(False)
        self.tabel.verticalHeader().setVisible(False)
        across = self.tabel.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in _SEMPIT:
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tabel.setMinimumHeight(_TINGGI)
        self.tabel.currentCellChanged.connect(lambda row, *_rest: self._show_shift(row))
        self._pilih.setFixedWidth(_LEBAR_BULAN)
        self._box.addWidget(self._pilih)
        self._box.addWidget(self.tabel, 1)
        self._isian = IsianJadwal(self.form)
        self.body.addWidget(self._isian)
        place = f"{_TEMPAT}.jadwal"
        make = make_button(f"{place}.susun", "Susun bulan ini", self.add, Tombol.TAMBAH)
        make.setEnabled(self.boleh)
        prints = make_button(f"{place}.cetak", "Cetak", self.print_sheet, Tombol.CETAK)
        self.finish("jadwal", "Simpan perubahan", kancing=(make, prints))

    @override
    def load(self) -> None:
        named = [
            (one.petugas_id, f"{one.singkatan_pangkat} {one.nama}")
            for one in self.layanan.giliran.officers()
        ]
        self._isian.offer(named)
        if not self._pilih.has_keyboard():
            self._pilih.set_text(f"{self._bulan:%m-%Y}")
        self._pilih.set_reading(f"{bulan(self._bulan.month)} {self._bulan.year}")
        if self.layanan.wewenang.may(Tindakan.GILIRAN_BACA):
            self._fill(self.layanan.jadwal.month(self._bulan))

    @override
    def save(self) -> None:
        row = self.tabel.currentRow()
        if not 0 <= row < len(self._baris):
            self.said.emit("Pilih dahulu giliran di tabel; Ctrl+T menyusun bulan yang kosong.")
            return
        old = self._baris[row].jadwal
        try:
            new = self._isian.read(old.hari, old.urut, self.layanan.mutasi.today())
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return
        alasan = self._isian.alasan.text()
        self.run(lambda: self.layanan.jadwal.change(new, alasan), lambda _saved: self._changed())

    @override
    def add(self) -> bool:
        """Make the month by the pattern; what stands is left as it is."""
        first = self._bulan
        self.run(lambda: self.layanan.jadwal.make(first), self._made)
        return True

    @override
    def remove(self) -> bool:
        """Take back what was typed into the chosen shift."""
        self.touched = False
        self.show_problems(())
        self._show_shift(self.tabel.currentRow())
        return True

    @override
    def print_sheet(self) -> bool:
        try:
            sheet = self.layanan.jadwal.sheet(self._bulan)
        except RuleViolation as violation:
            self.say(violation.problems[0].message)
            return True
        self.alat.cetak.print_sheet(
            self, sheet, lambda _sheet, done: self.said.emit(printed_sentence("Jadwal jaga", done))
        )
        return True

    @override
    def focus_first(self) -> None:
        self.tabel.setFocus()

    def _choose_month(self) -> None:
        """Go to another month once it is whole; not while a shift is half changed."""
        found = _BULAN.fullmatch(self._pilih.text())
        if not found or not 1 <= int(found[1]) <= _DESEMBER:
            return
        if self.touched:
            self._pilih.set_error(_SIMPAN_DAHULU)
            return
        self._bulan = date(int(found[2]), int(found[1]), 1)
        self.load()

    def _fill(self, baris: tuple[BarisJadwal, ...]) -> None:
        """Show the month's shifts; the chosen one stays chosen."""
        self._baris = baris
        row = max(self.tabel.currentRow(), 0)
        with QSignalBlocker(self.tabel):
            self.tabel.setRowCount(len(baris))
            for place, one in enumerate(baris):
                day = one.jadwal.hari
                cells = (
                    f"{hari(day)} {day:%d-%m}", f"{one.mulai:%H.%M}", one.jadwal.regu,
                    one.ka_spkt, one.pawas, one.anggota, one.piket,
                )  # fmt: skip
                for column, text in enumerate(cells):
                    item = QTableWidgetItem(text)
                    item.setToolTip(text)
                    self.tabel.setItem(place, column, item)
            if baris:
                self.tabel.setCurrentCell(min(row, len(baris) - 1), 0)
        self._isian.setVisible(bool(baris))
        self._show_shift(self.tabel.currentRow())

    def _show_shift(self, row: int) -> None:
        if not 0 <= row < len(self._baris):
            return
        if self.touched:
            if row != self._row:
                self.said.emit(_SIMPAN_DAHULU)
                with QSignalBlocker(self.tabel):
                    self.tabel.setCurrentCell(self._row, 0)
            return
        self._row = row
        one = self._baris[row]
        self._isian.set_title(
            f"{hari(one.jadwal.hari)} {one.jadwal.hari:%d-%m-%Y} {one.mulai:%H.%M}"
        )
        self._isian.fill(one.jadwal)

    def _made(self, saved: Saved[int]) -> None:
        self.load()
        self.said.emit(
            f"{saved.value} giliran disusun menurut pola jaga."
            if saved.value
            else "Tidak ada giliran yang perlu disusun; yang sudah ada tidak diubah."
        )

    def _changed(self) -> None:
        self.load()
        self.said.emit("Perubahan jadwal tersimpan.")
