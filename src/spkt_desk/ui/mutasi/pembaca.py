"""Reading the book: which duty day lies open, which of its lines are shown, which one is chosen."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.bahasa import hari_tanggal
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.mutasi.form import Kepala
from spkt_desk.ui.mutasi.lukisan import HalamanBuku
from spkt_desk.ui.mutasi.saring import Saringan
from spkt_desk.ui.mutasi.table import BukuModel

_PERIKSA_HARI_MS = 20_000


class PembacaBuku(QObject):
    """Turns the pages. Signals: `found(HasilCari)` of the search in the book, `said(str)`."""

    found = Signal(object)
    said = Signal(str)

    def __init__(
        self, page: QWidget, layanan: Layanan, kepala: Kepala, halaman: HalamanBuku, jobs: Jobs
    ) -> None:
        """Open the book at the present duty day; nothing is read yet."""
        super().__init__(page)
        self._layanan = layanan
        self._kepala = kepala
        self._halaman = halaman
        self._model: BukuModel = halaman.buku
        self._today = layanan.mutasi.today()
        self.hari = self._today
        self._lines: tuple[MutasiBaris, ...] = ()
        self._newest = 0
        self.saring = Saringan(page, kepala.saring, layanan.cari, jobs)
        self.saring.changed.connect(self._show)
        self.saring.found.connect(self.found)
        self.saring.said.connect(self.said)
        self.saring.down.connect(self._enter_page)
        kepala.tanggal.sent.connect(self._go_to_typed_day)
        self._clock = QTimer(self)
        self._clock.setInterval(_PERIKSA_HARI_MS)
        self._clock.timeout.connect(self.look_at_day)
        self._clock.start()

    @property
    def chosen(self) -> tuple[MutasiBaris, ...]:
        """The chosen line as a tuple of one, or nothing."""
        row = self._row()
        return () if row < 0 else (self._model.line(row),)

    def read(self) -> None:
        """Read the day's lines again; a line written meanwhile is shown and chosen."""
        self._lines = self._layanan.mutasi.day(self.hari)
        last = self._lines[-1].nomor_buku if self._lines else 0
        opened, grew = self._newest == 0, last > self._newest
        self._newest = last
        if grew and not opened:
            self.saring.leave()
        self._show()
        if grew and self._model.rowCount():
            self._halaman.selectRow(self._model.rowCount() - 1)
            self._halaman.scrollToBottom()

    def look_at_day(self) -> None:
        """Turn to the new duty day at the change of the guard, if the present one is shown."""
        today = self._layanan.mutasi.today()
        if today == self._today:
            return
        follows = self.hari == self._today
        self._today = today
        self.show_day(today if follows else self.hari)

    def show_day(self, hari: date) -> None:
        """Turn to a duty day; the page after today is not written yet."""
        self.hari = min(hari, self._today)
        self._newest = 0
        self.read()

    def show_today(self) -> None:
        """Turn to the present duty day, where lines are written."""
        self.look_at_day()
        if self.hari != self._today:
            self.show_day(self._today)

    def turn(self, days: int) -> None:
        """Turn the page by days."""
        self.show_day(self.hari + timedelta(days=days))

    def show_line(self, hari: date, nomor_buku: int) -> None:
        """Turn to the day of a line, choose it, and take the keyboard."""
        self.saring.leave()
        self.show_day(hari)
        self._choose(nomor_buku)
        self.show_chosen()
        self._halaman.setFocus()

    def show_chosen(self) -> None:
        """Scroll to the chosen line."""
        row = self._row()
        if row >= 0:
            self._halaman.scrollTo(self._model.index(row, 0))

    def _show(self) -> None:
        """Show what the filter leaves of the day; the chosen line stays chosen."""
        kept = [one.nomor_buku for one in self.chosen]
        shown = self.saring.narrow(self._lines)
        self._model.show_lines(shown)
        for nomor_buku in kept:
            self._choose(nomor_buku)
        self._show_head(len(shown))

    def _show_head(self, shown: int) -> None:
        self._kepala.hari.setText(hari_tanggal(self.hari))
        here, count = self.hari == self._today, len(self._lines)
        said = f"{count} baris" if count else "belum ada baris"
        note = f"hari jaga ini · {said}" if here else f"▲ bukan hari ini · {said} · F9 kembali"
        if self.saring.on:
            note = f"▲ {shown} dari {count} baris · Enter mencari di seluruh buku · Esc semua"
        self._kepala.keadaan.set_whole(note)
        self._kepala.sesudah.setEnabled(not here)

    def _go_to_typed_day(self) -> None:
        field = self._kepala.tanggal
        if not field.text().strip():
            self.show_day(self._today)
            return
        try:
            self.show_day(read_tanggal(field.field, field.text(), self._today))
        except RuleViolation as violation:
            field.set_error(violation.problems[0].message)
            return
        field.set_text("")
        field.set_error("")
        self._halaman.setFocus()

    def _enter_page(self) -> None:
        self._halaman.setFocus()
        if self._row() < 0 and self._model.rowCount():
            self._halaman.selectRow(0)

    def _choose(self, nomor_buku: int) -> None:
        numbers = [one.nomor_buku for one in self._model.lines()]
        if nomor_buku in numbers:
            self._halaman.selectRow(numbers.index(nomor_buku))

    def _row(self) -> int:
        rows = self._halaman.selectionModel().selectedRows()
        return rows[0].row() if rows else -1
