"""The frame of the desk: head, four books, foot; it brings keys to tabs and news to all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property, partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.cari import HasilCari, JenisHasil
from spkt_desk.domain.errors import EnvironmentFault, HakDitolak
from spkt_desk.domain.lampu import JAM, Lampu, Nyala
from spkt_desk.domain.outcomes import Changed
from spkt_desk.ui.bantuan import Bantuan
from spkt_desk.ui.bingkai import PETUNJUK, BarisTab, KepalaJendela, practice_sign
from spkt_desk.ui.cari import Pencarian
from spkt_desk.ui.diam import PenjagaDiam
from spkt_desk.ui.errors import ask, show_fault
from spkt_desk.ui.jobs import sentence_of
from spkt_desk.ui.kit.bilah import Bilah
from spkt_desk.ui.kit.nama import focused_in, set_look
from spkt_desk.ui.kit.tab import Alat, Tab, TabSpec
from spkt_desk.ui.kit.tertutup import TabTertutup
from spkt_desk.ui.kit.turns import JEDA_MS, in_turns
from spkt_desk.ui.masuk.kunci import HalamanKunci
from spkt_desk.ui.meja import Luar, Meja
from spkt_desk.ui.rangka import Rangka
from spkt_desk.ui.shortcuts import Tempat, Tombol, build_actions
from spkt_desk.ui.theme import Tampilan, apply_theme
from spkt_desk.ui.tirai import Tirai

NAMA_PROGRAM = "SPKT Desk"
_SEDETIK = 1_000
_SEBELUM_AKHIR = timedelta(seconds=2)
_PEMILIK = {Tempat.MUTASI: Tombol.TAB_MUTASI, Tempat.PENERIMAAN: Tombol.TAB_PENERIMAAN}
_PEMBUKA = {
    JenisHasil.BARIS: Tombol.TAB_MUTASI,
    JenisHasil.SURAT: Tombol.TAB_PENERIMAAN,
}
_KEPALA_BERUBAH = frozenset({Changed.GILIRAN, Changed.SETELAN, Changed.PETUGAS})


class MainWindow(QMainWindow):
    """The window of the desk."""

    def __init__(self, meja: Meja, luar: Luar, tampilan: Tampilan) -> None:
        """Stand for the desk of `meja`; `sit_down` fills it before it is shown."""
        super().__init__()
        self._meja = meja
        self._luar = luar
        self._tampilan = tampilan
        self._alat = Alat(luar.jobs, luar.cetak, lambda: self._tampilan.warna)
        self._tabs: dict[Tombol, Tab] = {}
        self._growing: dict[Tombol, Tab] = {}
        self._stale: dict[Tombol, frozenset[Changed]] = {}
        self._front = meja.tabs[0].tombol
        self._row_front = self._front
        self._looked = ""
        self._build()
        self._tirai = Tirai(self)
        self._actions = build_actions(self, self.act)
        self.head.fill_menu(self._actions)
        self._clock_timer = QTimer(self)
        self._clock_timer.setInterval(_SEDETIK)
        self._clock_timer.timeout.connect(self._tick)
        self.idle = PenjagaDiam(luar.app, luar.clock, self.lock, luar.menit_kunci, self)

    # ------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self.setObjectName("spkt")
        self.setWindowIcon(QIcon(str(data_path("resources", "icons", "spkt-desk.svg"))))
        self.resize(1366, 728)
        self.head = KepalaJendela()
        self.practice = practice_sign()
        self.row = BarisTab(self.act)
        self.stack = QStackedWidget()
        self.foot = Bilah(PETUNJUK, self.act)
        desk = set_look(QWidget(), "halaman")
        box = QVBoxLayout(desk)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.head, self.practice, self.row):
            box.addWidget(part)
        box.addWidget(self.stack, 1)
        box.addWidget(self.foot)
        self._desk = desk
        self.lock_page = HalamanKunci(
            self._luar.jobs,
            self._meja.unlock,
            self._luar.login,
            self._luar.login_new,
            self._meja.nama_petugas,
        )
        self.lock_page.opened.connect(self._opened)
        self._cover = QStackedWidget()
        self._cover.addWidget(desk)
        self._cover.addWidget(self.lock_page)
        self._frame = Rangka()
        self._frame.body.addWidget(self._cover)
        self.setCentralWidget(self._frame)

    @cached_property
    def search(self) -> Pencarian:
        """The search, made in a turn of its own when somebody first sits down."""
        made = Pencarian(self.head.cari, self._desk, self._luar.jobs_cari)
        made.chosen.connect(self._open_found)
        made.failed.connect(self.foot.say)
        return made

    def sit_down(self) -> Iterator[None]:
        """Set the window for the officer of `_meja`: theme, frame, head, first tab, part by part.

        The other tabs are made while nobody types. Nothing may be asked of the window before.
        """
        apply_theme(self._luar.app, self._tampilan)
        self._frame.set_latihan(self._meja.latihan)
        self.practice.setVisible(self._meja.latihan)
        yield
        self.search.set_engine(self._meja.cari)
        yield
        self.row.clear()
        for spec in self._meja.tabs:
            if spec.tombol.name.startswith("TAB_"):
                self.row.add(spec.tombol, spec.judul)
        self._show_head()
        self._looked = ""
        self._tick()
        self._clock_timer.start()
        yield
        first = self._meja.tabs[0]
        yield from self._admit(first)
        self.show_tab(first.tombol)
        if self._meja.kabar:
            self.say(self._meja.kabar)
        self.stack.setUpdatesEnabled(False)
        QTimer.singleShot(JEDA_MS, self, self._make_rest)

    def _make_rest(self) -> None:
        """Make the tabs behind the first in turns, so that no wait is felt and drafts load."""
        behind = [one for one in self._meja.tabs if one.tombol.name.startswith("TAB_")]
        in_turns(self, self._admit_all(self._meja, behind), self._look_at_lights)

    def _admit_all(self, meja: Meja, specs: list[TabSpec]) -> Iterator[None]:
        for spec in specs:
            for _part in self._admit(spec):
                yield
                if self._meja is not meja or self.locked:  # what is left is made at the next look
                    return

    def _admit(self, spec: TabSpec) -> Iterator[None]:
        """Make a tab part by part, unless somebody wanted it meanwhile."""
        if spec.tombol in self._tabs:
            return
        tab = self._grow(spec)
        try:
            while spec.tombol not in self._tabs and tab.make_part():
                yield
        except HakDitolak as refused:  # his time ended in between
            self._drop(spec)
            self._shut_out(refused.problems[0].message)
            return
        yield
        self._tab(spec)

    def _tab(self, spec: TabSpec) -> Tab:
        made = self._tabs.get(spec.tombol)
        if made is not None:
            return made
        try:
            tab = self._grow(spec)
            tab.make_whole()
            del self._growing[spec.tombol]
        except HakDitolak as refused:  # one sentence in its place: the role may not read it
            self._drop(spec)
            tab = TabTertutup(spec.judul, refused.problems[0].message)
            self.stack.addWidget(tab)
        self._tabs[spec.tombol] = tab
        tab.saved.connect(self._spread)
        tab.said.connect(partial(self.foot.hear, spec.tombol))
        tab.flagged.connect(lambda faulty, which=spec.tombol: self.row.flag(which, faulty=faulty))
        tab.left.connect(self._leave_page)
        tab.wanted.connect(self._open_found)
        return tab

    def _grow(self, spec: TabSpec) -> Tab:
        """Return the tab that is being made, in its place from its first part on.

        Its children are dressed once each as they come; a whole tab brought in would be dressed
        again all at once (30 to 50 ms).
        """
        if spec.tombol not in self._growing:
            tab = self._growing[spec.tombol] = spec.make(self._alat)
            self.stack.addWidget(tab)
        return self._growing[spec.tombol]

    def _drop(self, spec: TabSpec) -> None:
        """Take away a tab that may not be made any further."""
        tab = self._growing.pop(spec.tombol, None)
        if tab is not None:
            self.stack.removeWidget(tab)
            tab.deleteLater()

    def _refresh(self, tab: Tab, changed: frozenset[Changed]) -> None:
        """Let a tab read again; whoever may not any more finds himself outside."""
        try:
            tab.refresh(changed)
        except HakDitolak as refused:
            self._shut_out(refused.problems[0].message)

    # -------------------------------------------------------------------------------- acting

    def act(self, tombol: Tombol) -> None:
        """Answer a key, a menu entry or a click on a key's name."""
        if self.locked:
            return
        if tombol in self._meja.larang:
            self.say(self._meja.larang[tombol])
            return
        own = {
            Tombol.BANTUAN: self.show_help,
            Tombol.CARI: self.search.start,
            Tombol.KUNCI: self.lock,
            Tombol.GANTI: self.change_officer,
            Tombol.MENU: self.head.petugas.click,
            Tombol.HURUF: lambda: self._dress(self._tampilan.larger()),
            Tombol.MALAM: lambda: self._dress(self._tampilan.switched()),
            Tombol.DIAM: self._change_idle,
            Tombol.KELUAR: self.close,
        }
        if tombol is Tombol.KEMBALI and self.search.leave():
            return
        if tombol in own:
            own[tombol]()
        elif any(spec.tombol is tombol for spec in self._meja.tabs):
            self.show_tab(tombol)
        else:
            self._hand_on(tombol)

    def _hand_on(self, tombol: Tombol) -> None:
        owner = _PEMILIK.get(tombol.tempat)
        if owner is not None:
            self.show_tab(owner)
        if self._tabs[self._front].handle(tombol):
            return
        if tombol in self._meja.aksi:
            self._meja.aksi[tombol]()
        elif tombol is Tombol.KEMBALI and self._front is not self._row_front:
            self._leave_page()

    def show_tab(self, tombol: Tombol) -> None:
        """Bring a tab or page to the front; the first time it is made."""
        spec = next(spec for spec in self._meja.tabs if spec.tombol is tombol)
        tab = self._tab(spec)
        stale = self._stale.pop(tombol, frozenset())
        if stale:
            self._refresh(tab, stale)
        if tombol is not self._front:
            self.foot.turn_to(tombol)
        self._front = tombol
        if tombol.name.startswith("TAB_"):
            self._row_front = tombol
        self.row.select(tombol)
        self.row.place.setText("" if tombol is self._row_front else f"{spec.judul}   Esc kembali")
        self.stack.setCurrentWidget(tab)
        if not any(tab.isAncestorOf(widget) for widget in focused_in(self)):
            tab.focus_first()

    def _open_found(self, hasil: object) -> None:
        if not isinstance(hasil, HasilCari):
            raise TypeError(type(hasil).__name__)
        owner = _PEMBUKA[hasil.jenis]
        self.show_tab(owner)
        self._tabs[owner].open_found(hasil)

    def tab(self, tombol: Tombol) -> Tab:
        """Return the tab of a key; it is made if it was not yet."""
        return self._tab(next(spec for spec in self._meja.tabs if spec.tombol is tombol))

    def say(self, sentence: str) -> None:
        """Show what happened last in the status line."""
        self.foot.say(sentence)

    def scanned(self, _text: str) -> None:
        """Say what became of a scanner's burst: it was kept out of the field (PenjagaPindaian)."""
        if not self.locked:
            self.say("Pindaian tidak dimasukkan ke isian. Tekan Ctrl+J untuk memeriksa kode.")

    def spread(self, changed: frozenset[Changed]) -> None:
        """Tell every tab once what an act outside the tabs has changed."""
        self._spread(changed)

    def show_help(self) -> None:
        """Open the help of the screen in front."""
        spec = next(spec for spec in self._meja.tabs if spec.tombol is self._front)
        Bantuan(self, spec.judul, self._tabs[self._front].help_text()).open()

    def _leave_page(self) -> None:
        self.show_tab(self._row_front)

    def _spread(self, changed: object) -> None:
        if not isinstance(changed, frozenset):
            raise TypeError(type(changed).__name__)
        # What nobody sees is read again when it comes to the front: no wait for hidden tabs.
        for tombol, tab in (*self._tabs.items(), *self._growing.items()):
            if tombol is self._front and tombol in self._tabs:
                self._refresh(tab, changed)
            else:
                self._stale[tombol] = self._stale.get(tombol, frozenset()) | changed
        if changed & _KEPALA_BERUBAH:
            self._show_head()

    def _show_head(self) -> None:
        kepala = self._meja.kepala()
        self.head.show_head(kepala, self._meja.nama_petugas)
        if not self.locked:
            self.setWindowTitle(f"{NAMA_PROGRAM} – {kepala.satuan}")

    def _tick(self) -> None:
        wall = self._luar.clock.now().wall
        if self._meja.sampai and not self.locked:
            # A moment before the end: what is typed is kept while the account may still keep it.
            end = datetime.fromisoformat(self._meja.sampai) - _SEBELUM_AKHIR
            if wall >= end:
                self._shut_out("Waktu akun ini berakhir. Ketikan tersimpan sebagai draf.")
        if wall.strftime("%H%M") != self._looked:  # once a minute
            opened = not self._looked
            self._looked = wall.strftime("%H%M")
            if not opened:  # the first look waits until all tabs stand
                self._look_at_lights()
        self.head.show_time(wall, self._meja.zona.value)

    def _look_at_lights(self) -> None:
        """Look at the lights on the workers; what cannot be looked at is a light that is out."""
        show = self._show_lights
        self._luar.jobs.run(
            self._meja.lampu,
            show,
            lambda failure: show((Lampu("Disk", Nyala.BURUK, sentence_of(failure)),)),
            owner=self,
        )
        self._luar.cetak.look_for_printers(lambda one: show((one,)), self)

    def _show_lights(self, lights: tuple[Lampu, ...]) -> None:
        """Show how everything stands; what is said of the clock stands beside the time too."""
        self.row.lampu.show_lights(lights)
        for one in lights:
            if one.nama == JAM:
                self.head.show_doubt("" if one.nyala is Nyala.BAIK else one.kalimat)

    def _dress(self, tampilan: Tampilan) -> None:
        self._tampilan = tampilan
        apply_theme(self._luar.app, tampilan)
        self._luar.keep_look(tampilan)
        for tab in self._tabs.values():
            tab.colours_changed()
        tone = "malam" if tampilan.malam else "siang"
        self.say(f"Warna {tone}, besar huruf {tampilan.huruf_persen} %.")

    def _change_idle(self) -> None:
        menit = self.idle.next_menit()
        self._luar.keep_menit(menit)
        self.say(f"Layar terkunci sendiri sesudah {menit} menit diam.")

    # ------------------------------------------------------------------------------- locking

    @property
    def locked(self) -> bool:
        """Tell whether the lock covers the window."""
        return self._cover.currentWidget() is self.lock_page

    def lock(self) -> None:
        """Cover everything; what is typed stays and is kept as a draft too."""
        self._lock(other=False)

    def change_officer(self) -> None:
        """Cover everything and ask for another officer."""
        self._lock(other=True)

    def _shut_out(self, sentence: str) -> None:
        """Cover everything because the officer at the keys may not go on, and say why."""
        self._lock(other=True)
        self.lock_page.say(sentence)

    def _lock(self, *, other: bool) -> None:
        if self.locked:
            return
        self.search.leave()
        self._tirai.draw()
        self._cover.setCurrentWidget(self.lock_page)
        self.setWindowTitle(NAMA_PROGRAM)
        for action in self._actions.values():
            action.setEnabled(False)
        self.lock_page.start(other=other)
        try:
            self._keep_drafts()
            self._meja.lock()
        except EnvironmentFault as fault:  # the cover stays; what failed is said on it
            self.lock_page.say(f"{fault.message} {fault.advice}")
        settle = self._meja.settle
        self._luar.jobs.run(settle, _nothing, _nothing, self)

    def _opened(self, answer: object) -> None:
        if isinstance(answer, Meja):
            in_turns(self, self._change_desk(answer), self._uncover)
        else:
            self._uncover()
            self._make_rest()

    def _uncover(self) -> None:
        self._cover.setCurrentIndex(0)
        for action in self._actions.values():
            action.setEnabled(True)
        self._show_head()
        self._tirai.lift()
        self.idle.touch()

    def _change_desk(self, meja: Meja) -> Iterator[None]:
        """Another officer sits down: the old tabs go, their drafts are kept already."""
        self._tirai.forget()
        for tab in (*self._tabs.values(), *self._growing.values()):
            self.stack.removeWidget(tab)
            tab.deleteLater()
        self._tabs.clear()
        self._growing.clear()
        self._stale.clear()
        self._meja = meja
        self.lock_page.set_unlock(meja.unlock, meja.nama_petugas)
        self.foot.forget()
        yield from self.sit_down()

    # ------------------------------------------------------------------------------- leaving

    def keep_drafts(self) -> None:
        """Keep what is typed in every tab (lock, exit, and after a bug)."""
        self._keep_drafts()

    def _keep_drafts(self) -> None:
        for tab in self._tabs.values():
            tab.keep_draft()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame first and the page a turn later: both at once are a felt wait."""
        super().paintEvent(event)
        if not self.stack.updatesEnabled():
            QTimer.singleShot(JEDA_MS, self.stack, lambda: self.stack.setUpdatesEnabled(True))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the drafts and write the leave; when that fails, ask before throwing text away."""
        try:
            self._keep_drafts()
            self._meja.logout()
        except EnvironmentFault as fault:
            show_fault(self, fault)
            if not ask(
                self,
                "Tutup juga?",
                "Tutup",
                "Jangan tutup",
                "Ketikan beberapa detik terakhir mungkin hilang.",
            ):
                event.ignore()
                return
        self._clock_timer.stop()
        self._tirai.forget()
        self._luar.app.removeEventFilter(self.idle)
        super().closeEvent(event)


def _nothing(_answer: object) -> None:
    """What an ended account leaves to do is said in Setelan, where it is tried again."""
