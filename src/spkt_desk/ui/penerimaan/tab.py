"""Penerimaan: who is at the counter, the form of the visit, the paper as it will print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget
from typing_extensions import override

from spkt_desk.domain.cari import HasilCari
from spkt_desk.domain.draf import DrafRingkas, KeadaanDraf
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kehilangan import Asal, KehilanganDraft, Maksud
from spkt_desk.domain.kertas import KertasRingkas
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import sentence_of
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.penerimaan.halaman import HalamanAsal, HalamanAwal, HalamanDiambil
from spkt_desk.ui.penerimaan.kehilangan.pengurus import PengurusForm
from spkt_desk.ui.penerimaan.kolom import TataKolom
from spkt_desk.ui.penerimaan.loket import KolomLoket
from spkt_desk.ui.penerimaan.meja_surat import MejaSurat
from spkt_desk.ui.penerimaan.pratinjau import Pratinjau
from spkt_desk.ui.penerimaan.tempat_form import TempatForm
from spkt_desk.ui.shortcuts import Tombol

_DETIK_MS = 1000
_SURAT = frozenset({Tombol.SERAHKAN, Tombol.PERBAIKI, Tombol.BATALKAN, Tombol.KAITAN})
_TERAKHIR = 12
_BANTUAN = (
    "Penerimaan melayani warga yang datang. F2 memulai laporan kehilangan: jawab pertanyaan "
    "pertama, isi kartu dari atas ke bawah dengan Enter, lalu Ctrl+Enter menerbitkan surat. "
    "Draf tersimpan sendiri; Esc mundur tanpa menghapus ketikan. Surat yang belum tercetak "
    "menunggu di sebelah kiri. Sebelum diserahkan surat diperbaiki dengan nomor yang sama; "
    "sesudahnya diganti dengan nomor baru, dan salinan dapat dicetak."
)


class PenerimaanTab(Tab):
    """The second book of the desk."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Stand for one officer; the form itself is built when it is first needed."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._visit: KehilanganDraft | None = None
        self._offered = False
        self._drafts: tuple[DrafRingkas, ...] = ()
        self._debts: tuple[KertasRingkas, ...] = ()
        self._recent: tuple[KertasRingkas, ...] = ()
        self._second = QTimer(self)
        self._second.setInterval(_DETIK_MS)
        self._second.timeout.connect(self._tick)
        self._laid_out = False

    @override
    def build(self) -> Iterator[None]:
        self.loket = KolomLoket(lambda: self.handle(Tombol.KEHILANGAN))
        yield
        self.awal = HalamanAwal()
        self.asal = HalamanAsal()
        self.diambil = HalamanDiambil()
        yield
        self.pratinjau = Pratinjau()
        yield
        self.surat = MejaSurat(self._layanan, self._alat, self)
        yield
        self.pages = QStackedWidget()
        for page in (self.awal, self.asal, self.diambil, self.surat.page):
            self.pages.addWidget(page)
            yield
        self._tempat = TempatForm(self._layanan, self._alat, self.pages, self.handle, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * JARAK, JARAK + 4, 2 * JARAK, JARAK)
        row.setSpacing(2 * JARAK)
        row.addWidget(self.loket)
        row.addWidget(self.pages, 1)
        yield
        row.addWidget(self.pratinjau)
        self.kolom = TataKolom(self, self.loket, self.pages, self.pratinjau)
        self._connect()
        self._laid_out = True
        self._fit()

    # ------------------------------------------------------------------------ what the window asks

    @override
    def read(self) -> Iterator[None]:
        self._drafts = self._layanan.draf.all()
        self._debts = self._layanan.kertas.debts()
        yield
        self._recent = self._layanan.kertas.recent(_TERAKHIR)
        yield
        now = self._layanan.clock.now().wall
        for debts, recent in (((), ()), (self._debts, ()), (self._debts, self._recent)):
            self.loket.show_all(self._drafts, debts, recent, now)
            yield

    @override
    def refresh(self, changed: frozenset[Changed]) -> None:
        if changed & {Changed.SETELAN, Changed.PETUGAS, Changed.GILIRAN}:
            self._tempat.spoil()
        if changed & {Changed.DRAF, Changed.KEHILANGAN}:
            self._drafts = self._layanan.draf.all()
        if changed & {Changed.KERTAS, Changed.KEHILANGAN}:
            self._debts = self._layanan.kertas.debts()
            self._recent = self._layanan.kertas.recent(_TERAKHIR)
        if changed & {Changed.DRAF, Changed.KERTAS, Changed.KEHILANGAN}:
            now = self._layanan.clock.now().wall
            self.loket.show_all(self._drafts, self._debts, self._recent, now)

    @override
    def handle(self, tombol: Tombol) -> bool:
        acts: dict[Tombol, Callable[[], bool]] = {
            Tombol.KEHILANGAN: self._new,
            Tombol.KEMBALI: self._back,
            Tombol.PRATINJAU: self._fold,
            Tombol.BUANG: self._discard,
            Tombol.SUDAH_KELUAR: lambda: self._answer(came_out=True),
            Tombol.BELUM_KELUAR: lambda: self._answer(came_out=False),
        }
        if tombol in _SURAT:
            return self._shown(self.surat.page) and self.surat.page.press(tombol)
        if tombol in acts:
            return acts[tombol]()
        if self._in_form():
            return self.pengurus().handle(tombol)
        if tombol is Tombol.CETAK:
            return self._print()
        return tombol is Tombol.TERBITKAN and self._shown(self.surat.page)

    def _answer(self, *, came_out: bool) -> bool:
        return self._shown(self.surat.page) and self.surat.answer(came_out=came_out)

    @override
    def keep_draft(self) -> None:
        if self._tempat.standing is not None:
            self._tempat.standing.keeper.keep_now()

    @override
    def focus_first(self) -> None:
        if self._in_form():
            form = self.pengurus().form
            form.focus_again(form.last_field)
        elif self._shown(self.asal):
            self.asal.focus_first()
        elif not (self._shown(self.awal) and self.awal.focus_first()):
            self.loket.focus_list()

    @override
    def colours_changed(self) -> None:
        self.loket.fit_width()
        self._fit()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._tick()
        if not self._offered:
            self._offered = True
            self._offer()
            QTimer.singleShot(0, self, self._tempat.build_ahead)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid_out:  # the window may be made larger while this tab is being made
            self._fit()

    def pengurus(self) -> PengurusForm:
        """Return the form with what belongs to it; rebuilt after the station's data changed."""
        return self._tempat.pengurus()

    # ----------------------------------------------------------------------------------- building

    def _connect(self) -> None:
        self._tempat.made.connect(self._tie_form)
        self.loket.draft_opened.connect(self._open_draft)
        self.loket.waiting_opened.connect(self._show_waiting)
        self.loket.paper_opened.connect(self._open_paper)
        self.awal.resumed.connect(self._open_draft)
        self.awal.declined.connect(self.loket.focus_list)
        self.asal.lost.connect(self._lost)
        self.asal.taken.connect(self._taken)
        self.diambil.noted.connect(self._note)
        self.diambil.done.connect(self._rest)
        self.surat.saved.connect(self.saved)
        self.surat.said.connect(self.said)
        self.surat.drawn.connect(self.pratinjau.show_pdf)
        self.surat.reopened.connect(self._reopen)
        self.surat.turned.connect(
            lambda rekaman_id: self.wanted.emit(self._layanan.kaitan.of_letter(rekaman_id))
        )
        self.surat.page.page_wanted.connect(lambda: self.handle(Tombol.PRATINJAU))
        self.surat.page.new_wanted.connect(lambda: self.handle(Tombol.KEHILANGAN))

    def _tie_form(self, made: PengurusForm) -> None:
        """Hear a form that has just been built."""
        made.saved.connect(self.saved)
        made.said.connect(self.said)
        made.flagged.connect(self.flagged)
        made.issued.connect(self._issued)
        made.previewed.connect(self.pratinjau.show_pdf)
        made.unseen.connect(self.pratinjau.page.show_sentence)
        made.discarded.connect(self._discarded)

    # --------------------------------------------------------------------------------- the visit

    def _offer(self) -> None:
        """Ask once about the newest draft of this officer; the others stand at the left."""
        own = [one for one in self._drafts if one.milik_saya and one.keadaan is KeadaanDraf.DRAF]
        if own and self._shown(self.awal):
            self.awal.offer(max(own, key=lambda one: one.diubah))
            self.awal.focus_first()

    def _new(self) -> bool:
        left = self.pengurus() if self._in_form() else None
        if self._kept():
            if left is not None:
                left.leave()
            self._visit = self._layanan.draf.new()
            self._show(self.asal)
            self.asal.focus_first()
        return True

    def _lost(self) -> None:
        """Go into the form; a visit that was typed in before goes on where it was."""
        visit = self._visit
        if visit is None:
            return
        pengurus = self.pengurus()
        if pengurus.form.draft().draft_id != visit.draft_id:
            pengurus.open(replace(visit, asal=Asal.HILANG.value), kept=False)
        self._show_form(pengurus)

    def _taken(self) -> None:
        self._show(self.diambil)
        self.diambil.start(self._visit.pelapor.nama if self._visit else "")

    def _note(self, name: str) -> None:
        visit = self._visit
        if visit is None:
            return
        try:
            saved = self._layanan.draf.register_taken(
                replace(visit, pelapor=replace(visit.pelapor, nama=name))
            )
        except RuleViolation as violation:
            self.diambil.name.set_error(violation.problems[0].message)
        except EnvironmentFault as fault:
            show_fault(self, fault)
        else:
            self.diambil.tell_noted(name.strip(), saved.value)
            self._visit = None
            self.saved.emit(saved.changed)
            self.said.emit(f"Tercatat di Buku Mutasi No. {saved.value} hari ini; menunggu LP.")

    def _open_draft(self, draft_id: str) -> None:
        self._bring(lambda: self._layanan.draf.load(draft_id), kept=True)

    def _reopen(self, rekaman_id: str) -> None:
        """Open the form of the letter in front: to correct it, or to replace it."""
        self._bring(lambda: self._layanan.draf.reopen(rekaman_id).value, kept=False)

    def _bring(self, load: Callable[[], KehilanganDraft], *, kept: bool) -> None:
        """Put a form in front, after what stands there is kept."""
        if not self._kept():
            return
        try:
            draft = load()
        except RuleViolation as violation:
            self.said.emit(violation.problems[0].message)
        except EnvironmentFault as fault:
            show_fault(self, fault)
        else:
            pengurus = self.pengurus()
            if pengurus.form.draft().draft_id != draft.draft_id:
                pengurus.open(draft, kept=kept)
            self._show_form(pengurus)

    def _show_waiting(self, draft_id: str) -> None:
        for one in self._drafts:
            if one.draft_id == draft_id and self._kept():
                self._show(self.diambil)
                self.diambil.tell_waiting(one)

    def _issued(self, terbitan: Terbitan, nama: str) -> None:
        self._visit = None
        self.pratinjau.start("Surat terbit", "Halaman sedang disiapkan.")
        self._show(self.surat.page)
        self.surat.start_issued(terbitan, nama)
        self.said.emit(f"Tersimpan. {terbitan.nomor}")

    def _open_paper(self, kertas_id: str) -> None:
        for paper in (*self._debts, *self._recent):
            if paper.kertas_id == kertas_id:
                self._show_paper(paper)
                return

    @override
    def open_found(self, hasil: HasilCari) -> None:
        """Open a letter that was searched for, however old; its page is made if a kill left it."""
        self._alat.jobs.run(
            lambda: self._layanan.kertas.ensure(hasil.rekaman_id),
            self._show_found,
            lambda failure: self.said.emit(sentence_of(failure)),
            owner=self,
        )

    def _show_found(self, saved: Saved[KertasRingkas]) -> None:
        if saved.changed:
            self.saved.emit(saved.changed)
        self._show_paper(saved.value)

    def _show_paper(self, paper: KertasRingkas) -> None:
        if not self._shown(self.surat.page):
            self.said.emit("")  # "Ctrl+Enter menerbitkan surat" is not true of an issued letter
        if self._kept():
            self._show(self.surat.page)
            self.pratinjau.start("Surat terbit", "Halaman sedang dibuka.")
            self.surat.open(paper)

    def _print(self) -> bool:
        """Print the letter in front, or the oldest one that is owed."""
        if self._shown(self.surat.page):
            self.surat.page.press_print()
        elif self._debts:
            self._open_paper(self._debts[0].kertas_id)
            self.surat.page.press_print()
        else:
            self.said.emit("Tidak ada surat yang belum tercetak.")
        return True

    def _discard(self) -> bool:
        if self._in_form():
            self.pengurus().discard()
            return True
        return False

    def _discarded(self) -> None:
        self._visit = None
        self._rest()

    # -------------------------------------------------------------------------------- moving about

    def _back(self) -> bool:
        """One step back: list of names, form, first question, rest; nothing typed is lost."""
        if self._in_form():
            if self.pengurus().recall.close_list() or not self._kept():
                return True
            draft = self.pengurus().form.draft()
            if draft.maksud != Maksud.BARU:  # its letter answered the first question long ago
                self._rest()
                return True
            self._visit = draft
            self._show(self.asal)
            self.asal.focus_first()
            return True
        if self._shown(self.awal):
            asking = self.awal.asking
            if asking:
                self.awal.decline()
            return asking
        self._rest()
        return True

    def _rest(self) -> None:
        self._show(self.awal)
        self.loket.focus_list()

    def _kept(self) -> bool:
        """Keep what is typed before the form is left; False when it must not be left."""
        try:
            self.keep_draft()
        except EnvironmentFault as fault:
            show_fault(self, fault)
            return False
        return True

    def _in_form(self) -> bool:
        return self._tempat.in_front

    def _shown(self, page: object) -> bool:
        return self.pages.currentWidget() is page

    def _show_form(self, pengurus: PengurusForm) -> None:
        self.pratinjau.start("Pratinjau  ·  belum terbit", "Halaman sedang digambar.")
        before = pengurus.form.last_field  # Qt puts the keyboard somewhere as the page turns
        self.pages.setCurrentWidget(pengurus.form)
        self._fit()
        pengurus.look()
        pengurus.form.focus_again(before)

    def _show(self, page: object) -> None:
        for index in range(self.pages.count()):
            if self.pages.widget(index) is page:
                self.pages.setCurrentIndex(index)
        self._fit()

    def _fold(self) -> bool:
        if not (self._in_form() or self._shown(self.surat.page)):
            return False
        self.kolom.toggle()
        self._fit()
        return True

    def _fit(self) -> None:
        """Show as many columns as fit, and draw the page when its column has just appeared."""
        in_form = self._in_form()
        needed = self.pengurus().form.whole_width() if in_form else 0
        has_page = in_form or self._shown(self.surat.page)
        appeared = self.kolom.fit(has_page=has_page, needed=needed)
        shown = self.kolom.page_shown
        self.surat.wants_page = shown
        if self._tempat.standing is not None:
            self._tempat.standing.wants_page = shown
        if appeared and in_form:
            self.pengurus().look()
        elif appeared:
            self.surat.draw()

    def _tick(self) -> None:
        self.loket.show_times(self._layanan.clock.now().wall)
        if self._in_form():
            keeper = self.pengurus().keeper
            self.pengurus().form.show_saved(keeper.sentence())
