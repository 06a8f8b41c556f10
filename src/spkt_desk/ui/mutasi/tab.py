"""The Buku Mutasi: the page of a duty day, the quick line, corrections, and opening a shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.bahasa import hari_tanggal
from spkt_desk.domain.cari import HasilCari
from spkt_desk.domain.errors import EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.mutasi import event_time
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.mutasi.form import BarisCepat, Kepala, PanelJaga
from spkt_desk.ui.mutasi.giliran import FormGiliran
from spkt_desk.ui.mutasi.lukisan import HalamanBuku
from spkt_desk.ui.mutasi.panel import guard_sentences, open_sentences, since_of
from spkt_desk.ui.mutasi.renvoi import PanelRenvoi
from spkt_desk.ui.mutasi.table import BukuModel
from spkt_desk.ui.mutasi.tulisan import check_front, reading_of, split_time
from spkt_desk.ui.shortcuts import Tombol

T = TypeVar("T")

_PERIKSA_HARI_MS = 20_000
_BANTUAN = (
    "Buku Mutasi berisi baris-baris satu hari jaga (08.00 sampai 08.00). Tulis baris baru di kotak "
    "bawah lalu Enter; jam kejadian boleh diketik di depan. Baris yang sudah tertulis tidak dapat "
    "diubah: pilih barisnya lalu Ctrl+R untuk meralat. F10 membuka giliran jaga."
)


class MutasiTab(Tab):
    """The first book of the desk."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Open the book at the present duty day."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._today = layanan.mutasi.today()
        self._day = self._today
        self._newest = 0
        self._busy = False
        self._renvoi: PanelRenvoi | None = None
        self._giliran: FormGiliran | None = None

    @override
    def build(self) -> Iterator[None]:
        self.model = BukuModel()
        self.halaman = HalamanBuku(self.model, self._alat.warna)
        name_widget(self.halaman, "mutasi.buku", "Baris Buku Mutasi")
        yield
        self.kepala = Kepala(self._turn)
        self.cepat = BarisCepat(self._switch_red)
        self.panel = PanelJaga(self._show_shift_form)
        self._quick = Formulir(self)
        self._quick.add(self.cepat.jam)
        self._quick.add(self.cepat.uraian)
        yield
        yield from self._lay_out()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(_PERIKSA_HARI_MS)
        self._clock.timeout.connect(self.look_at_day)
        self._clock.start()

    @property
    def renvoi(self) -> PanelRenvoi:
        """The panel of a correction, made when it is first wanted."""
        if self._renvoi is None:
            self._renvoi = PanelRenvoi()
            self._renvoi.sent.connect(self._correct)
            self._renvoi.closed.connect(self._show_book)
            self._renvoi.form.changed.connect(self._unflag)
            self.kaki.addWidget(self._renvoi)
        return self._renvoi

    @property
    def giliran(self) -> FormGiliran:
        """The form of a shift, made when it is first wanted."""
        if self._giliran is None:
            self._giliran = FormGiliran(self._open_shift, self._show_book)
            self._giliran.form.changed.connect(self._unflag)
            self._pages.addWidget(self._giliran)
        return self._giliran

    @property
    def hari(self) -> date:
        """The duty day shown."""
        return self._day

    @override
    def refresh(self, changed: frozenset[Changed]) -> None:
        if changed & {Changed.MUTASI, Changed.KEHILANGAN}:
            self._show_lines()
        if changed & {Changed.GILIRAN, Changed.PETUGAS}:
            shift, officers = self._layanan.giliran.current(), self._layanan.setelan.petugas()
            self.panel.show_guard(*since_of(shift), guard_sentences(shift, officers))
        if changed & {Changed.DRAF, Changed.KERTAS, Changed.KEHILANGAN}:
            self.panel.show_open(
                open_sentences(self._layanan.draf.counts(), self._layanan.kertas.debt_count())
            )

    @override
    def handle(self, tombol: Tombol) -> bool:
        acts: dict[Tombol, Callable[[], object]] = {
            Tombol.MUTASI: self._write_now,
            Tombol.GILIRAN: self._show_shift_form,
            Tombol.MERAH: self._switch_red,
            Tombol.RENVOI: self._show_renvoi,
            Tombol.HARI_SEBELUM: lambda: self._turn(-1),
            Tombol.HARI_SESUDAH: lambda: self._turn(1),
        }
        if tombol in acts:
            acts[tombol]()
            return True
        if tombol is Tombol.TERBITKAN and self._in_shift_form():
            self._open_shift()
            return True
        if tombol is Tombol.KEMBALI and (self._in_shift_form() or self._in_renvoi()):
            self._show_book()
            return True
        return False

    @override
    def focus_first(self) -> None:
        (self.renvoi.semula if self._in_renvoi() else self.cepat.uraian).focus()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    @override
    def colours_changed(self) -> None:
        self.halaman.viewport().update()
        self.cepat.fit()
        if self._renvoi is not None:
            self._renvoi.fit()
        self._fit_foot()
        QTimer.singleShot(0, self, self._fit_foot)  # once more when the new letters are laid out

    def look_at_day(self) -> None:
        """Turn to the new duty day at 08.00, if the present one is shown."""
        today = self._layanan.mutasi.today()
        if today == self._today:
            return
        follows = self._day == self._today
        self._today = today
        self.show_day(today if follows else self._day)

    @override
    def open_found(self, hasil: HasilCari) -> None:
        """Turn to the day of a line that was searched for, and choose it."""
        self._show_book()
        self.show_day(hasil.hari)
        numbers = [one.nomor_buku for one in self.model.lines()]
        if hasil.nomor_buku in numbers:
            row = numbers.index(hasil.nomor_buku)
            self.halaman.selectRow(row)
            self.halaman.scrollTo(self.model.index(row, 0))
        self.halaman.setFocus()

    def show_day(self, hari: date) -> None:
        """Turn to a duty day; the page after today is not written yet."""
        self._day = min(hari, self._today)
        self._newest = 0
        self._show_lines()

    def _lay_out(self) -> Iterator[None]:
        self._pages = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * JARAK, JARAK, 2 * JARAK, JARAK)
        row.setSpacing(JARAK + 4)
        row.addWidget(self._pages, 1)
        row.addWidget(self.panel)
        yield
        book = QWidget()
        self._pages.addWidget(book)
        column = QVBoxLayout(book)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(JARAK)
        column.addWidget(self.kepala)
        yield
        column.addWidget(self.halaman, 1)
        yield
        self.kaki = QStackedWidget()
        column.addWidget(self.kaki)
        self.kaki.addWidget(self.cepat)
        self._fit_foot()

    def _connect(self) -> None:
        self.cepat.sent.connect(self._write)
        self.cepat.uraian.changed.connect(self._read_aloud)
        self.cepat.jam.changed.connect(self._read_aloud)
        self.kepala.tanggal.sent.connect(self._go_to_typed_day)
        self._quick.changed.connect(self._unflag)

    def _unflag(self) -> None:
        self.flagged.emit(False)

    def _show_lines(self) -> None:
        lines = self._layanan.mutasi.day(self._day)
        chosen = self._chosen_row()
        kept = self.model.line(chosen).nomor_buku if chosen >= 0 else 0
        self.model.show_lines(lines)
        last = lines[-1].nomor_buku if lines else 0
        grew, self._newest = last > self._newest, last
        numbers = [one.nomor_buku for one in lines]
        if grew:
            self.halaman.selectRow(len(lines) - 1)
            self.halaman.scrollToBottom()
        elif kept in numbers:
            self.halaman.selectRow(numbers.index(kept))
        self._show_head(len(lines))

    def _show_head(self, count: int) -> None:
        self.kepala.hari.setText(hari_tanggal(self._day))
        here = self._day == self._today
        said = f"{count} baris" if count else "belum ada baris"
        note = f"hari jaga ini · {said}" if here else f"▲ bukan hari ini · {said} · F9 kembali"
        self.kepala.keadaan.set_whole(note)
        self.kepala.sesudah.setEnabled(not here)

    def _turn(self, days: int) -> None:
        if not self._in_shift_form():
            self.show_day(self._day + timedelta(days=days))

    def _go_to_typed_day(self) -> None:
        field = self.kepala.tanggal
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
        self.halaman.setFocus()

    def _write_now(self) -> None:
        self._show_book()
        self.look_at_day()
        if self._day != self._today:
            self.show_day(self._today)
        self.cepat.uraian.editor.setFocus()

    def _switch_red(self) -> None:
        # A click has already switched the button; the key has not.
        if self.sender() is not self.cepat.merah:
            self.cepat.merah.toggle()

    def _read_aloud(self) -> None:
        """Say which time the line will carry while it is typed."""
        jam, _text = self._time_and_text()
        now = self._layanan.clock.now().wall
        try:
            reading = reading_of(jam, event_time(now, jam), now)
        except RuleViolation:  # half a time: said when the line is sent
            reading = ""
        self.cepat.uraian.set_reading(f"Dibaca: {reading}." if reading else "")

    def _time_and_text(self) -> tuple[str, str]:
        jam, uraian = self.cepat.jam.text(), self.cepat.uraian.text()
        return (jam, uraian) if jam.strip() else split_time(uraian)

    def _write(self) -> None:
        if self._busy:
            return
        if not self.cepat.jam.text().strip():
            try:
                check_front("mutasi.uraian", self.cepat.uraian.text())
            except RuleViolation as violation:
                self._failed(violation, self._quick)
                return
        jam, uraian = self._time_and_text()
        merah = self.cepat.merah.isChecked()
        sent = (self.cepat.jam.text(), self.cepat.uraian.text())
        self._run(
            lambda: self._layanan.mutasi.write(uraian, jam, merah=merah),
            lambda saved: self._written(saved.value, sent),
            self._quick,
        )

    def _written(self, line: MutasiBaris, sent: tuple[str, str]) -> None:
        # What was typed while the line was being saved belongs to the next one.
        for field, text in zip((self.cepat.jam, self.cepat.uraian), sent, strict=True):
            field.set_text(field.text().removeprefix(text))
        self.cepat.merah.setChecked(False)
        self._quick.show_problems(())
        self.cepat.uraian.set_reading("")
        self.cepat.uraian.editor.setFocus()
        self.said.emit(f"Tersimpan. Mutasi No. {line.no}.")

    def _show_renvoi(self) -> None:
        row = self._chosen_row()
        if self._in_shift_form():
            return
        if row < 0:
            self.said.emit("Pilih dahulu baris yang akan diralat dengan panah, lalu Ctrl+R.")
            self.halaman.setFocus()
            return
        line = self.model.line(row)
        if line.dihapus:
            self.said.emit("Isi baris ini sudah dihapus menurut masa simpan.")
            return
        self.kaki.setCurrentWidget(self.renvoi)
        self._fit_foot()
        self.renvoi.open_for(line)
        self.halaman.selectRow(row)
        # The page is lower only after the panel has taken its room.
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        row = self._chosen_row()
        if row >= 0:
            self.halaman.scrollTo(self.model.index(row, 0))

    def _correct(self) -> None:
        form = self.renvoi.form
        number = self.renvoi.nomor_buku
        words = [form.text(name) for name in ("ralat.semula", "ralat.dibaca", "ralat.alasan")]
        self._run(
            lambda: self._layanan.mutasi.correct(number, *words),
            lambda saved: self._corrected(saved.value),
            form,
        )

    def _corrected(self, line: MutasiBaris) -> None:
        self.renvoi.clear()
        self.renvoi.nomor_buku = 0
        self._show_book()
        if self._day != line.hari:
            self.show_day(line.hari)
        self.said.emit(f"Ralat tersimpan sebagai No. {line.no}. Tulisan lama tetap terbaca.")

    def _show_shift_form(self) -> None:
        if not self.giliran.touched:
            self.giliran.fill(self._layanan.giliran.proposal(), self._layanan.giliran.officers())
        self._pages.setCurrentWidget(self.giliran)
        self.panel.tombol.setVisible(False)
        self.giliran.start()

    def _open_shift(self) -> None:
        draft = self.giliran.draft()
        self._run(
            lambda: self._layanan.giliran.open(draft),
            lambda saved: self._opened(saved.value),
            self.giliran.form,
        )

    def _opened(self, shift: Giliran) -> None:
        self.giliran.touched = False
        self._write_now()
        self.said.emit(f"Giliran {shift.regu} dibuka. Baris merahnya sudah tertulis.")

    def _show_book(self) -> None:
        self._pages.setCurrentIndex(0)
        self.panel.tombol.setVisible(True)
        self.kaki.setCurrentWidget(self.cepat)
        self._fit_foot()
        self.cepat.uraian.editor.setFocus()

    def _fit_foot(self) -> None:
        """Let the hidden panel of the foot claim no room."""
        shown = self.renvoi if self._in_renvoi() else self.cepat
        self.kaki.setFixedHeight(shown.sizeHint().height())

    def _run(
        self,
        act: Callable[[], Saved[T]],
        then: Callable[[Saved[T]], object],
        form: Formulir,
    ) -> None:
        """Do one act on the worker; a second Enter meanwhile does nothing."""
        if self._busy:
            return
        self._busy = True
        self._alat.jobs.run(
            act,
            lambda saved: self._done(saved, then),
            lambda failure: self._failed(failure, form),
            owner=self,
        )

    def _done(self, saved: Saved[T], then: Callable[[Saved[T]], object]) -> None:
        self._busy = False
        self.flagged.emit(False)
        self._quick.show_problems(())
        self.saved.emit(saved.changed)
        then(saved)

    def _failed(self, failure: Failure, form: Formulir) -> None:
        self._busy = False
        if isinstance(failure, RuleViolation):
            self.flagged.emit(True)
            self._say_homeless(form.show_problems(failure.problems))
        elif isinstance(failure, EnvironmentFault):
            show_fault(self, failure)

    def _say_homeless(self, problems: list[Problem]) -> None:
        sentence = " ".join(one.message for one in problems)
        if self._renvoi is not None:
            self._renvoi.say(sentence)
        if self._giliran is not None:
            self._giliran.galat.setText(sentence)

    def _chosen_row(self) -> int:
        rows = self.halaman.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _in_shift_form(self) -> bool:
        return self._giliran is not None and self._pages.currentWidget() is self._giliran

    def _in_renvoi(self) -> bool:
        here = self._renvoi is not None and self.kaki.currentWidget() is self._renvoi
        return here and not self._in_shift_form()
