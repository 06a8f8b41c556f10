"""The Buku Mutasi: the page of a duty day, the quick line, corrections, and opening a shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.cari import HasilCari
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.mutasi.contoh import PanelContoh
from spkt_desk.ui.mutasi.form import BarisCepat, Kepala, PanelJaga
from spkt_desk.ui.mutasi.giliran import FormGiliran
from spkt_desk.ui.mutasi.juru_tulis import JuruTulis
from spkt_desk.ui.mutasi.lukisan import HalamanBuku
from spkt_desk.ui.mutasi.panel import guard_sentences, open_sentences, since_of
from spkt_desk.ui.mutasi.pelaksana import Pelaksana
from spkt_desk.ui.mutasi.pembaca import PembacaBuku
from spkt_desk.ui.mutasi.pengingat import Pengingat
from spkt_desk.ui.mutasi.renvoi import PanelRenvoi
from spkt_desk.ui.mutasi.table import BukuModel
from spkt_desk.ui.shortcuts import Tombol

_BANTUAN = (
    "Buku Mutasi berisi baris-baris satu hari jaga (08.00 sampai 08.00). Tulis baris baru di kotak "
    "bawah lalu Enter; jam kejadian boleh diketik di depan, juga tanggalnya (20/11 2215 patroli). "
    "Baris yang terlambat ditulis ditanya sebabnya. Baris yang sudah tertulis tidak dapat "
    "diubah: pilih barisnya lalu Ctrl+R untuk meralat. Ctrl+F menyaring hari yang terbuka, Enter "
    "di situ mencari di seluruh buku; Enter pada baris surat membuka suratnya. F10 membuka "
    "giliran jaga."
)

_TERBUKA = frozenset(
    {Changed.DRAF, Changed.KERTAS, Changed.KEHILANGAN, Changed.GILIRAN, Changed.MUTASI}
)
"""What changes the list of what is open."""


class MutasiTab(Tab):
    """The first book of the desk."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Open the book at the present duty day."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._renvoi: PanelRenvoi | None = None
        self._giliran: FormGiliran | None = None
        self._contoh: PanelContoh | None = None

    @override
    def build(self) -> Iterator[None]:
        self.model = BukuModel()
        self.halaman = HalamanBuku(self.model, self._alat.warna)
        name_widget(self.halaman, "mutasi.buku", "Baris Buku Mutasi")
        yield
        self.kepala = Kepala(self._turn)
        self.cepat = BarisCepat(self._switch_red)
        self.panel = PanelJaga(self._show_shift_form)
        self.pembaca = PembacaBuku(self, self._layanan, self.kepala, self.halaman, self._alat.jobs)
        self.pengingat = Pengingat(self, self._layanan, self._show_open)
        self._pelaksana = Pelaksana(self, self._alat.jobs)
        self.juru = JuruTulis(self, self._layanan, self.cepat, self._pelaksana)
        yield
        yield from self._lay_out()
        self._connect()

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
    def contoh(self) -> PanelContoh:
        """The panel of usual sentences, made when it is first wanted."""
        if self._contoh is None:
            self._contoh = PanelContoh(self._alat.warna)
            self._contoh.taken.connect(self._take_sentence)
            self._contoh.closed.connect(self._show_book)
            self.kaki.addWidget(self._contoh)
        return self._contoh

    @property
    def hari(self) -> date:
        """The duty day shown."""
        return self.pembaca.hari

    @override
    def refresh(self, changed: frozenset[Changed]) -> None:
        if changed & {Changed.MUTASI, Changed.KEHILANGAN}:
            self.pembaca.read()
        if changed & {Changed.GILIRAN, Changed.PETUGAS}:
            shift, officers = self._layanan.giliran.current(), self._layanan.setelan.petugas()
            said = guard_sentences(shift, officers, self._layanan.giliran.detained())
            self.panel.show_guard(*since_of(shift), said)
        if Changed.SETELAN in changed:
            self.juru.read_settings()
        self.pengingat.note(changed, self.model.lines())
        if changed & _TERBUKA:
            self._show_open()

    @override
    def handle(self, tombol: Tombol) -> bool:
        acts: dict[Tombol, Callable[[], object]] = {
            Tombol.MUTASI: self._write_now,
            Tombol.GILIRAN: self._show_shift_form,
            Tombol.MERAH: self._switch_red,
            Tombol.CONTOH: self._show_sentences,
            Tombol.RENVOI: self._show_renvoi,
            Tombol.KAITAN: self._open_kaitan,
            Tombol.SARING: self._start_filter,
            Tombol.KE_TANGGAL: self._ask_day,
            Tombol.HARI_SEBELUM: lambda: self._turn(-1),
            Tombol.HARI_SESUDAH: lambda: self._turn(1),
        }
        if tombol in acts:
            acts[tombol]()
            return True
        if tombol is Tombol.TERBITKAN and self._in_shift_form():
            self._open_shift()
            return True
        return tombol is Tombol.KEMBALI and self._step_back()

    @override
    def focus_first(self) -> None:
        if self._in_renvoi():
            self.renvoi.semula.focus()
        elif self._in_panel():
            self.contoh.saring.focus()
        else:
            self.cepat.uraian.focus()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    @override
    def colours_changed(self) -> None:
        self.halaman.viewport().update()
        self.cepat.fit()
        self.kepala.fit()
        if self._renvoi is not None:
            self._renvoi.fit()
        if self._contoh is not None:
            self._contoh.fit()
        self._fit_foot()
        QTimer.singleShot(0, self, self._fit_foot)  # once more when the new letters are laid out

    @override
    def open_found(self, hasil: HasilCari) -> None:
        """Turn to the day of a line that was searched for, and choose it."""
        self._show_book()
        self.pembaca.show_line(hasil.hari, hasil.nomor_buku)

    def _show_open(self) -> None:
        desk = self._layanan
        counts = (desk.draf.counts(), desk.kertas.debt_count(), len(desk.serah.pending()))
        due, overdue = self.pengingat.kalimat, desk.giliran.overdue()
        self.panel.show_open(open_sentences(*counts, due, overdue=overdue))

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
        self.halaman.activated.connect(lambda _index: self._open_kaitan())
        self.pembaca.found.connect(self.open_found)
        self.pembaca.said.connect(self.said)
        self.cepat.resized.connect(self._fit_foot)
        self.juru.said.connect(self.said)
        self.juru.form.changed.connect(self._unflag)
        self._pelaksana.saved.connect(self.saved)
        self._pelaksana.flagged.connect(self.flagged)
        self._pelaksana.homeless.connect(self._say_homeless)

    def _unflag(self) -> None:
        self.flagged.emit(False)

    def _step_back(self) -> bool:
        if self._in_shift_form() or self._in_panel():
            self._show_book()
            return True
        return self.pembaca.saring.leave()

    def _start_filter(self) -> None:
        if not self._in_shift_form():
            self.pembaca.saring.start()

    def _ask_day(self) -> None:
        if not self._in_shift_form():
            self.kepala.tanggal.focus()

    def _turn(self, days: int) -> None:
        if not self._in_shift_form():
            self.pembaca.turn(days)

    def _write_now(self) -> None:
        self._show_book()
        self.pembaca.show_today()
        self.cepat.uraian.editor.setFocus()

    def _switch_red(self) -> None:
        # A click has already switched the button; the key has not.
        if self.sender() is not self.cepat.merah:
            self.cepat.merah.toggle()

    def _show_sentences(self) -> None:
        if self._in_shift_form():
            return
        self.kaki.setCurrentWidget(self.contoh)
        self.contoh.open_with(self.juru.contoh)
        self._fit_foot()

    def _take_sentence(self, sentence: str) -> None:
        self._write_now()
        self.cepat.uraian.put_sentence(sentence)

    def _show_renvoi(self) -> None:
        if self._in_shift_form():
            return
        if not self.pembaca.chosen:
            self.said.emit("Pilih dahulu baris yang akan diralat dengan panah, lalu Ctrl+R.")
            self.halaman.setFocus()
            return
        line = self.pembaca.chosen[0]
        if line.dihapus:
            self.said.emit("Isi baris ini sudah dihapus menurut masa simpan.")
            return
        self.kaki.setCurrentWidget(self.renvoi)
        self._fit_foot()
        self.renvoi.open_for(line)
        # The page is lower only after the panel has taken its room.
        QTimer.singleShot(0, self.pembaca, self.pembaca.show_chosen)

    def _open_kaitan(self) -> None:
        """Open what the chosen line belongs to: its letter, or another line."""
        if self._in_shift_form():
            return
        if not self.pembaca.chosen:
            self.said.emit("Pilih dahulu barisnya dengan panah.")
            self.halaman.setFocus()
            return
        try:
            self.wanted.emit(self._layanan.kaitan.of_line(self.pembaca.chosen[0]))
        except RuleViolation as violation:  # a line that stands alone, or a right he does not have
            self.said.emit(violation.problems[0].message)

    def _correct(self) -> None:
        form = self.renvoi.form
        number = self.renvoi.nomor_buku
        words = [form.text(name) for name in ("ralat.semula", "ralat.dibaca", "ralat.alasan")]
        self._pelaksana.run(
            lambda: self._layanan.mutasi.correct(number, *words),
            lambda saved: self._corrected(saved.value),
            form,
        )

    def _corrected(self, line: MutasiBaris) -> None:
        self.renvoi.clear()
        self.renvoi.nomor_buku = 0
        self._show_book()
        if self.hari != line.hari:
            self.pembaca.show_day(line.hari)
        self.said.emit(f"Ralat tersimpan sebagai No. {line.no}. Tulisan lama tetap terbaca.")

    def _show_shift_form(self) -> None:
        usul = self._layanan.giliran.proposal()
        if not self.giliran.touched:
            self.giliran.fill(usul, self._layanan.giliran.officers())
        self.giliran.say_running(self._layanan.giliran.current(), usul)
        self._pages.setCurrentWidget(self.giliran)
        self.panel.tombol.setVisible(False)
        self.giliran.start()

    def _open_shift(self) -> None:
        draft = self.giliran.draft()
        self._pelaksana.run(
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
        """Let the hidden panels of the foot claim no room."""
        shown: QWidget = self.cepat
        if self._in_renvoi():
            shown = self.renvoi
        elif self._in_panel():
            shown = self.contoh
        self.kaki.setFixedHeight(shown.sizeHint().height())

    def _say_homeless(self, sentence: str) -> None:
        if self._renvoi is not None:
            self._renvoi.say(sentence)
        if self._giliran is not None:
            self._giliran.galat.setText(sentence)

    def _in_shift_form(self) -> bool:
        return self._giliran is not None and self._pages.currentWidget() is self._giliran

    def _in_panel(self) -> bool:
        """Tell whether a panel stands in the quick line's place."""
        return self.kaki.currentWidget() is not self.cepat and not self._in_shift_form()

    def _in_renvoi(self) -> bool:
        return self._in_panel() and self.kaki.currentWidget() is self._renvoi
