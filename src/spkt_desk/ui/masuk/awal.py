"""The first start: six steps from the unit's name to the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, Problem
from spkt_desk.domain.isian_stasiun import check_stasiun
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.satuan import Huruf, StasiunBaru, UkuranKertas
from spkt_desk.ui.errors import ask, show_fault
from spkt_desk.ui.jobs import Failure, Jobs
from spkt_desk.ui.kit.cetak import HASIL_UJI, Pencetakan
from spkt_desk.ui.kit.gulir import scrolled
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.kode import HalamanKode
from spkt_desk.ui.kit.nama import make_label, name_widget, set_look
from spkt_desk.ui.masuk.awal_akun import HalamanAkun
from spkt_desk.ui.masuk.awal_petugas import HalamanPetugas
from spkt_desk.ui.masuk.awal_satuan import HalamanSatuan
from spkt_desk.ui.masuk.awal_surat import HalamanSurat
from spkt_desk.ui.masuk.awal_tugas import HalamanTugas
from spkt_desk.ui.masuk.usul import HasilPendirian, UsulAwal
from spkt_desk.ui.shortcuts import Tombol, build_actions

LANGKAH = ("Satuan", "Tugas dan jaga", "Surat", "Petugas", "Akun pertama", "Kode pemulihan")
_AKUN = 4
_UJI = "Cetak halaman uji"
_HALAMAN = {"satuan": 0, "tugas": 1, "surat": 2, "nomor_terakhir": 2, "katalog": 2, "petugas": 3}
_TOMBOL = (Tombol.TERBITKAN, Tombol.KEMBALI, Tombol.TAMBAH)


class JendelaAwal(QWidget):
    """The window of the first start. `founded` is emitted when the code was noted."""

    founded = Signal()

    def __init__(
        self,
        usul: UsulAwal,
        clock: Clock,
        jobs: Jobs,
        cetak: Pencetakan,
        found: Callable[[StasiunBaru], HasilPendirian],
        trial_sheet: Callable[[UkuranKertas, Huruf], LembarCetak],
        *,
        latihan: bool = False,
    ) -> None:
        """`found` runs on the worker; a RuleViolation brings its page back to the front.

        What is typed stays in memory alone: it names officers, and no key protects a file yet.
        """
        super().__init__()
        self.setObjectName("awal")
        self.setWindowTitle("SPKT Desk – Mulai pertama")
        self.setWindowIcon(QIcon(str(data_path("resources", "icons", "spkt-desk.svg"))))
        set_look(self, "halaman")
        self.resize(1240, 720)
        self._usul = usul
        self._jobs = jobs
        self._cetak = cetak
        self._found = found
        self._trial_sheet = trial_sheet
        self._latihan = latihan
        today = clock.now().wall.date()
        self.satuan = HalamanSatuan(usul)
        self.tugas = HalamanTugas(usul.tugas, today)
        self.surat = HalamanSurat(usul, today)
        self.petugas = HalamanPetugas(usul.pangkat)
        self.akun = HalamanAkun()
        self._pages: tuple[QWidget, ...] = (
            *(self.satuan, self.tugas, self.surat, self.petugas, self.akun),
        )
        self._typed = False
        for page in (self.satuan, self.tugas, self.surat, self.petugas, self.akun):
            page.form.changed.connect(self._touch)
        self._steps: list[Kancing] = []
        self._code_shown = False
        self._build()
        build_actions(self, self.act, (*_TOMBOL, Tombol.CETAK))
        self.show_page(0)

    # ------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(scrolled(page))
        self.back = make_button("awal.kembali", "Kembali", self.go_back, Tombol.KEMBALI)
        self.next = make_button(
            "awal.lanjut",
            "Lanjut",
            self.go_on,
            Tombol.TERBITKAN,
            rupa="utama",
            tip="Langkah lanjut",
        )
        self.title = make_label("", "besar")
        self.test = make_button("awal.uji", _UJI, self.print_test, Tombol.CETAK)
        self.uji = make_label("", "kecil", wrap=True)
        self.uji.setObjectName("awal.uji.hasil")
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.test)
        foot.addWidget(self.uji, 1)
        foot.addWidget(self.next)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        foot.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setContentsMargins(24, 16, 24, 16)
        right.setSpacing(12)
        right.addWidget(self.title)
        right.addWidget(self.stack, 1)
        right.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._step_list())
        row.addLayout(right, 1)
        # Enter behind the last field goes on; nobody is sent back or prints by walking.
        QWidget.setTabOrder(self.next, self.back)
        QWidget.setTabOrder(self.back, self.test)

    def _step_list(self) -> QFrame:
        side = set_look(QFrame(), "bilah")
        side.setMinimumWidth(208)
        box = QVBoxLayout(side)
        box.setContentsMargins(16, 24, 16, 24)
        box.setSpacing(4)
        box.addWidget(make_label("SPKT Desk", "judul"))
        box.addWidget(make_label("Mulai pertama", "kecil"))
        box.addSpacing(16)
        for number, name in enumerate(LANGKAH):
            step = make_button(
                f"awal.langkah.{number + 1}",
                f"{number + 1}  {name}",
                partial(self.jump, number),
                rupa="langkah",
                tip="Kembali ke langkah ini (Esc)",
            )
            step.setCheckable(True)
            step.setEnabled(False)
            self._steps.append(step)
            box.addWidget(step)
        box.addStretch(1)
        return side

    # ------------------------------------------------------------------------------- walking

    def act(self, tombol: Tombol) -> None:
        """Answer the keys of the first start."""
        if self._code_shown:
            if tombol is Tombol.CETAK:
                self.kode.print_sheet()
            return
        if not self.next.isEnabled():
            return
        if tombol is Tombol.TERBITKAN:
            self.go_on()
        elif tombol is Tombol.KEMBALI:
            self.go_back()
        elif tombol is Tombol.CETAK:
            self.print_test()
        elif tombol is Tombol.TAMBAH and self._pages[self.place] is self.petugas:
            self.petugas.add_card()
        elif tombol is Tombol.TAMBAH and self._pages[self.place] is self.tugas:
            self.tugas.isian.add_year()

    @property
    def place(self) -> int:
        """Which step is in front, from 0."""
        return self.stack.currentIndex()

    def show_page(self, place: int) -> None:
        """Bring a step to the front; what earlier steps said is taken over."""
        page, satuan = self._pages[place], self.satuan.satuan()
        if isinstance(page, HalamanTugas | HalamanSurat | HalamanPetugas):
            page.show_for(satuan)
        elif isinstance(page, HalamanAkun):
            page.show_for(self.petugas.petugas())
        self.stack.setCurrentIndex(place)
        self.title.setText(LANGKAH[place])
        self.back.setVisible(place > 0)
        self.test.setVisible(place == 0)
        self.uji.setText("")
        words = "Buat stasiun" if place == _AKUN else "Lanjut"
        self.next.setText(f"{words}  {Tombol.TERBITKAN.tulisan}")
        self._mark_step(place)
        self._focus_first(place)

    def _mark_step(self, place: int) -> None:
        for number, step in enumerate(self._steps):
            step.setChecked(number == place)
            step.setEnabled(number <= place < len(self._pages) or number == place)

    def jump(self, place: int) -> None:
        """Go back to an earlier step; its button is only alive for those."""
        if place < self.place and self.next.isEnabled() and place < len(self._pages):
            self.show_page(place)
        else:
            self._mark_step(self.place)

    def _focus_first(self, place: int) -> None:
        first = (
            self.satuan.form.field("satuan.polda"),
            self.tugas.form.field("tugas.penyidikan"),
            self.surat.pola,
            self.petugas.cards[0].nama,
            self.akun.sandi,
        )
        first[place].focus()

    def go_back(self) -> None:
        """One step back; nothing typed is lost."""
        if self.place:
            self.show_page(self.place - 1)

    def go_on(self) -> None:
        """Show every error of this step, or go to the next one; after the last, found."""
        problems = self._problems_of(self.place)
        self._show(self.place, problems)
        if problems:
            return
        if self.place < _AKUN:
            self.show_page(self.place + 1)
            return
        self._set_busy(True)
        self._jobs.run(partial(self._found, self._answers()), self._done, self._refused, self)

    # ------------------------------------------------------------------------------ checking

    def _answers(self) -> StasiunBaru:
        officers = list(self.petugas.petugas())
        officers.insert(0, officers.pop(self.akun.first()))
        return StasiunBaru(
            satuan=self.satuan.satuan(),
            surat=self.surat.surat(),
            katalog=self._usul.katalog,
            petugas=tuple(officers),
            kata_sandi=self.akun.sandi.text(),
            nomor_terakhir=self.surat.nomor_terakhir(),
            tugas=self.tugas.ketikan(),
            latihan=self._latihan,
        )

    def _problems_of(self, place: int) -> tuple[Problem, ...]:
        page = self._pages[place]
        if isinstance(page, HalamanAkun | HalamanTugas):
            return page.problems()
        found = self._in_card_order(
            tuple(p for p in check_stasiun(self._answers()) if page_of(p.field) == place)
        )
        if not isinstance(page, HalamanSatuan | HalamanSurat | HalamanPetugas):
            return found
        unknown = page.unknown_choices().items()
        return (*found, *(Problem(field, sentence) for field, sentence in unknown))

    def _in_card_order(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Number officers by their card: the answers put the account's owner first."""
        first = self.akun.first()
        places = [first, *(i for i in range(len(self.petugas.cards)) if i != first)]
        moved: list[Problem] = []
        for problem in problems:
            head, _, rest = problem.field.partition(".")
            place, _, field = rest.partition(".")
            if head == "petugas" and place.isdecimal():
                moved.append(Problem(f"petugas.{places[int(place)]}.{field}", problem.message))
            else:
                moved.append(problem)
        return tuple(moved)

    def _show(self, place: int, problems: tuple[Problem, ...]) -> None:
        page = self._pages[place]
        if page is self.petugas:
            self.petugas.show_problems(problems)
            return
        if isinstance(page, HalamanSatuan | HalamanTugas | HalamanSurat | HalamanAkun):
            homeless = page.form.show_problems(problems)
            if homeless:
                sentence = " ".join(problem.message for problem in homeless)
                show_fault(self, EnvironmentFault("Belum dapat disimpan.", sentence))

    # ------------------------------------------------------------------------------- founding

    def _set_busy(self, busy: bool) -> None:
        self._pages[self.place].setEnabled(not busy)
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        if busy:
            self.next.setText("Membuat stasiun …")

    def _refused(self, failure: Failure) -> None:
        self._set_busy(False)
        self.show_page(self.place)
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)
            return
        if isinstance(failure, AccessDenied):
            show_fault(self, EnvironmentFault(failure.message, "Belum ada yang disimpan."))
            return
        problems = self._in_card_order(failure.problems)
        place = min(page_of(problem.field) for problem in problems)
        self.show_page(place)
        self._show(place, tuple(p for p in problems if page_of(p.field) == place))

    def _done(self, hasil: HasilPendirian) -> None:
        self._set_busy(False)
        self.back.setVisible(False)
        self.next.setVisible(False)
        self._offer_test_again()
        self.kode = HalamanKode(
            hasil.kode_pemulihan,
            partial(self._print, hasil.lembar),
            self.founded.emit,
            own_key=False,
        )
        self._code_shown = True
        self.stack.addWidget(scrolled(self.kode))
        self.stack.setCurrentIndex(self.stack.count() - 1)
        self.title.setText(LANGKAH[-1])
        self._mark_step(len(self._pages))
        self.kode.start()

    def _offer_test_again(self) -> None:
        """Leave the test page beside the code, by its button only: Ctrl+P prints the code here."""
        self.test.setText(_UJI)
        name_widget(self.test, "awal.uji", _UJI)
        self.test.setVisible(True)
        self.uji.setText("")

    def _print(self, lembar: bytes) -> None:
        sheet = loose_sheet(lembar, "Lembar kode pemulihan", self.satuan.satuan().kertas)
        self._cetak.print_sheet(self, sheet, lambda _sheet, outcome: self.kode.say_printed(outcome))

    def print_test(self) -> None:
        """Print the test page for the paper and typeface chosen (Ctrl+P on the first step).

        It may be printed any number of times, and once more beside the recovery code.
        """
        if self.place and not self._code_shown:
            return
        satuan = self.satuan.satuan()
        sheet = self._trial_sheet(satuan.kertas, satuan.huruf)
        self._cetak.print_sheet(self, sheet, lambda _sheet, done: self.uji.setText(HASIL_UJI[done]))

    def _touch(self) -> None:
        self._typed = True

    def _may_leave(self) -> bool:
        """Ask before answers are lost: they lie in memory alone, no disk has seen them.

        While the station is being made nobody leaves: its code would never be shown.
        """
        if not self.next.isEnabled():
            return False
        return not self._typed or ask(
            self,
            "Stasiun belum dibuat. Tutup dan mulai lagi nanti?",
            "Tutup",
            "Kembali",
            "Yang sudah diketik akan hilang: isian pertama tidak disimpan di disk, karena belum "
            "ada kunci yang melindunginya.",
        )

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the recovery code is noted: it is shown this once."""
        if not (self.kode.may_close() if self._code_shown else self._may_leave()):
            event.ignore()
        else:
            super().closeEvent(event)


def page_of(field: str) -> int:
    """Return the step a problem belongs to."""
    return _HALAMAN.get(field.partition(".")[0], _AKUN)
