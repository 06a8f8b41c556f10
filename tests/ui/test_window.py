"""The frame: keys reach tabs, news reaches all of them once, the lock covers and gives back."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.kertas import JenisCetakan, LembarCetak
from spkt_desk.domain.lampu import clock_light
from spkt_desk.domain.outcomes import Changed, PrintOutcome
from spkt_desk.domain.satuan import UkuranKertas
from spkt_desk.ui import window as window_module
from spkt_desk.ui.bingkai import Kepala
from spkt_desk.ui.diam import PenjagaDiam
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.humas.tab import HumasTab
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.tab import TabSpec
from spkt_desk.ui.laporan.tab import LaporanTab
from spkt_desk.ui.meja import Luar, Meja
from spkt_desk.ui.shortcuts import Tombol, help_table
from spkt_desk.ui.theme import Tampilan
from spkt_desk.ui.warna import MALAM, SIANG
from spkt_desk.ui.window import MainWindow
from tests.ui.conftest import Show
from tests.ui.dunia import (
    NRP,
    SANDI,
    YOSEP,
    JamUji,
    PrinterUji,
    TabUji,
    focused,
    press,
    type_and_enter,
    type_keys,
)
from tests.ui.walker import clipped_labels, faults_of, sideways

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


_EXEC = QMessageBox.exec  # as it is before the tests refuse it


@dataclass
class Loket:
    """One window with two invented tabs, the two real ones, and an invented page."""

    window: MainWindow
    clock: JamUji
    tabs: dict[Tombol, TabUji] = field(default_factory=dict)
    acts: list[str] = field(default_factory=list)
    looks: list[Tampilan] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)

    @property
    def mutasi(self) -> TabUji:
        return self.tabs[Tombol.TAB_MUTASI]

    @property
    def penerimaan(self) -> TabUji:
        return self.tabs[Tombol.TAB_PENERIMAAN]


def _make(
    jobs: Jobs, app: QApplication, *, latihan: bool = False, kabar: str = "", held: bool = False
) -> Loket:
    clock = JamUji()
    tabs: dict[Tombol, TabUji] = {}
    acts: list[str] = []
    looks: list[Tampilan] = []
    doubts: list[str] = []
    minutes: list[int] = []

    def spec(tombol: Tombol, title: str) -> TabSpec:
        def make(_alat: object) -> TabUji:
            tabs[tombol] = TabUji(title.lower().replace(" ", "_"))
            tabs[tombol].held = held and tombol is Tombol.TAB_PENERIMAAN
            return tabs[tombol]

        return TabSpec(tombol, title, make)

    def unlock(sandi: str) -> None:
        if sandi != SANDI:
            raise AccessDenied("Kata sandi tidak cocok. Ketik lagi.")

    def login(nrp: str, sandi: str) -> Meja:
        if (nrp, sandi) != ("84050217", "kenanga biru 9"):
            raise AccessDenied
        return replace(meja, petugas=replace(YOSEP, nama="Darmawan Latuconsina"))

    def login_new(nrp: str, sandi: str, baru: str) -> Meja:
        acts.append(f"kata sandi baru {baru}")
        return login(nrp, sandi)

    meja = Meja(
        petugas=YOSEP,
        zona=Zona.WITA,
        latihan=latihan,
        kepala=lambda: Kepala("Polsek Sukamaju Timur", "Regu II"),
        tabs=(
            spec(Tombol.TAB_MUTASI, "Buku Mutasi"),
            spec(Tombol.TAB_PENERIMAAN, "Penerimaan"),
            TabSpec(Tombol.TAB_HUMAS, "Register Humas", lambda _alat: HumasTab()),
            TabSpec(Tombol.TAB_LAPORAN, "Laporan", lambda _alat: LaporanTab()),
            spec(Tombol.SETELAN, "Setelan"),
        ),
        unlock=unlock,
        lock=lambda: acts.append("kunci"),
        logout=lambda: acts.append("keluar"),
        aksi={Tombol.KODE: lambda: acts.append("kode")},
        lampu=lambda: (clock_light("".join(doubts)),),
        kabar=kabar,
    )
    printing = Pencetakan(jobs, PrinterUji())
    outside = Luar(app, clock, jobs, printing, login, login_new, looks.append, minutes.append)
    window = MainWindow(meja, outside, Tampilan())
    deque(window.sit_down(), maxlen=0)
    return Loket(window, clock, tabs, acts, looks, doubts, minutes)


@pytest.fixture
def loket(jobs: Jobs, qapp: QApplication, show: Show, qtbot: QtBot) -> Loket:
    made = _make(jobs, qapp)
    show(made.window)
    made.window.tab(Tombol.TAB_PENERIMAAN)
    return made


def _texts(loket: Loket) -> str:
    shown = [label.text() for label in loket.window.findChildren(QLabel) if label.isVisible()]
    return " ".join([*shown, loket.window.windowTitle()])


def test_the_head_says_who_where_and_when(loket: Loket) -> None:
    shown = _texts(loket)
    assert "SPKT Polsek Sukamaju Timur" in shown
    assert "Regu II" in shown
    assert "Sab 21 Nov 2026" in shown
    assert "08.12.45 WITA" in shown
    assert "Briptu Yosep Kaimana" in loket.window.head.petugas.text()


def test_what_could_not_be_done_on_the_way_in_is_said_once(
    jobs: Jobs, qapp: QApplication, qtbot: QtBot
) -> None:
    loket = _make(jobs, qapp, kabar="Kunci data belum diganti. Disk penuh.")
    assert loket.window.foot.said() == "Kunci data belum diganti. Disk penuh."
    loket.window.say("Tersimpan.")
    qtbot.waitUntil(lambda: Tombol.TAB_PENERIMAAN in loket.tabs)
    loket.window.show_tab(Tombol.TAB_PENERIMAAN)
    assert loket.window.foot.said() == "Tersimpan."


def test_a_clock_that_cannot_be_right_is_marked_and_says_why(loket: Loket, qtbot: QtBot) -> None:
    clock = loket.window.head.jam
    assert clock.toolTip() == ""
    loket.doubts.append("Jam komputer lebih awal dari catatan terakhir.")
    loket.clock.pass_seconds(75)
    qtbot.waitUntil(lambda: clock.text() == "▲ 08.14.00 WITA")
    assert "lebih awal dari catatan" in clock.toolTip()
    assert clock.palette().windowText().color() == QColor(SIANG.warn_bar)
    loket.doubts.clear()
    loket.clock.pass_seconds(60)
    qtbot.waitUntil(lambda: clock.text() == "08.15.00 WITA")
    assert clock.toolTip() == ""


def test_while_locked_nothing_is_said_and_it_is_said_after(
    loket: Loket, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    loket.window.lock()
    for _ in range(2):
        show_fault(loket.window, EnvironmentFault("Disk penuh.", "Kosongkan."))
    QApplication.processEvents()
    assert shown == []
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: not loket.window.locked)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["Disk penuh."]


def test_a_box_the_lock_took_away_unread_comes_again(
    loket: Loket, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def press_button() -> None:
        for box in loket.window.findChildren(QMessageBox):
            if box.isVisible() and not loket.window.locked:
                read.append(box.text())
                box.buttons()[0].click()

    monkeypatch.setattr(QMessageBox, "exec", _EXEC)
    QTimer.singleShot(30, loket.window.lock)
    show_fault(loket.window, EnvironmentFault("Disk penuh.", "Kosongkan."))
    assert loket.window.locked
    assert not any(box.isVisible() for box in loket.window.findChildren(QMessageBox))
    hand = QTimer(loket.window)
    hand.timeout.connect(press_button)
    hand.start(20)
    loket.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: read == ["Disk penuh."])


def test_a_sheet_that_is_ready_while_locked_waits_for_its_dialog(
    loket: Loket, qtbot: QtBot, jobs: Jobs
) -> None:
    asked: list[str] = []
    done: list[PrintOutcome] = []

    def choose(_parent: QWidget | None) -> str:
        asked.append("dialog")
        return "loket"

    sheet = LembarCetak("K1", b"", "SKTLK", UkuranKertas.A4, JenisCetakan.ASLI, 0, False)
    loket.window.lock()
    printing = Pencetakan(jobs, PrinterUji(PrintOutcome.TERKIRIM), choose=choose)
    printing.print_sheet(loket.window, sheet, lambda _sheet, outcome: done.append(outcome))
    QApplication.processEvents()
    assert asked == []
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: bool(done))
    assert (asked, done) == (["dialog"], [PrintOutcome.TERKIRIM])


def test_the_clock_ticks_from_the_given_clock(loket: Loket, qtbot: QtBot) -> None:
    loket.clock.pass_seconds(75)
    qtbot.waitUntil(lambda: loket.window.head.jam.text() == "08.14.00 WITA")


@pytest.mark.parametrize(
    ("number", "tombol"),
    [
        (Qt.Key.Key_1, Tombol.TAB_MUTASI),
        (Qt.Key.Key_2, Tombol.TAB_PENERIMAAN),
        (Qt.Key.Key_3, Tombol.TAB_HUMAS),
        (Qt.Key.Key_4, Tombol.TAB_LAPORAN),
    ],
)
def test_alt_and_number_bring_a_tab(loket: Loket, number: Qt.Key, tombol: Tombol) -> None:
    press(Qt.Key.Key_2, ALT)
    press(number, ALT)
    assert loket.window.stack.currentWidget() is loket.window.tab(tombol)


def test_the_last_two_tabs_say_what_they_will_hold(loket: Loket) -> None:
    for number in (Qt.Key.Key_3, Qt.Key.Key_4):
        press(number, ALT)
        assert "Di sini nanti" in _texts(loket)


def test_a_key_goes_to_the_tab_in_front_and_f2_to_its_owner(loket: Loket) -> None:
    press(Qt.Key.Key_P, CTRL)
    assert loket.mutasi.keys == [Tombol.CETAK]
    press(Qt.Key.Key_F2)
    assert loket.window.stack.currentWidget() is loket.penerimaan
    assert loket.penerimaan.keys == [Tombol.KEHILANGAN]
    press(Qt.Key.Key_F9)
    assert loket.window.stack.currentWidget() is loket.mutasi
    assert loket.mutasi.keys[-1] is Tombol.MUTASI


def test_a_key_no_tab_answers_goes_to_app(loket: Loket) -> None:
    press(Qt.Key.Key_J, CTRL)
    assert loket.acts == ["kode"]
    loket.mutasi.answers.add(Tombol.KODE)
    press(Qt.Key.Key_J, CTRL)
    assert loket.acts == ["kode"]


def test_setelan_is_a_page_and_esc_leaves_it(loket: Loket) -> None:
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_F12)
    page = loket.tabs[Tombol.SETELAN]
    assert loket.window.stack.currentWidget() is page
    page.answers.add(Tombol.KEMBALI)
    press(Qt.Key.Key_Escape)
    assert loket.window.stack.currentWidget() is page
    page.answers.clear()
    press(Qt.Key.Key_Escape)
    assert loket.window.stack.currentWidget() is loket.penerimaan


def test_news_reaches_every_tab_once(loket: Loket) -> None:
    for tab in (loket.mutasi, loket.penerimaan):
        assert tab.news == [frozenset(Changed)]
    loket.penerimaan.saved.emit(frozenset({Changed.MUTASI}))
    loket.penerimaan.saved.emit(frozenset({Changed.DRAF}))
    assert loket.mutasi.news[1:] == [frozenset({Changed.MUTASI}), frozenset({Changed.DRAF})]


def test_a_hidden_tab_hears_the_news_when_it_comes_to_the_front(loket: Loket) -> None:
    loket.penerimaan.saved.emit(frozenset({Changed.MUTASI}))
    loket.penerimaan.saved.emit(frozenset({Changed.DRAF}))
    assert loket.penerimaan.news[1:] == []
    loket.window.show_tab(Tombol.TAB_PENERIMAAN)
    assert loket.penerimaan.news[1:] == [frozenset({Changed.MUTASI, Changed.DRAF})]
    loket.window.show_tab(Tombol.TAB_MUTASI)
    assert loket.mutasi.news[1:] == [frozenset({Changed.MUTASI}), frozenset({Changed.DRAF})]


def test_a_tab_still_being_made_hears_what_changed_meanwhile(
    jobs: Jobs, qapp: QApplication, show: Show, qtbot: QtBot
) -> None:
    made = _make(jobs, qapp, held=True)
    show(made.window)
    qtbot.waitUntil(lambda: len(made.tabs) > 1 and bool(made.penerimaan.news))
    made.mutasi.saved.emit(frozenset({Changed.DRAF}))
    made.penerimaan.held = False
    made.window.show_tab(Tombol.TAB_PENERIMAAN)
    assert made.penerimaan.news == [frozenset(Changed), frozenset({Changed.DRAF})]


def _tab_button(loket: Loket, name: str) -> QPushButton:
    found = loket.window.row.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_status_line_and_the_flag(loket: Loket) -> None:
    loket.penerimaan.said.emit("Tersimpan.")
    assert loket.window.foot.said() == "Tersimpan."
    loket.penerimaan.flagged.emit(True)
    assert "▲" in _tab_button(loket, "tab.penerimaan").text()


def test_a_page_takes_its_last_sentence_with_it_and_the_window_keeps_its_own(
    loket: Loket,
) -> None:
    window = loket.window
    loket.mutasi.said.emit("Ralat tersimpan.")
    window.show_tab(Tombol.TAB_PENERIMAAN)
    assert window.foot.said() == ""
    loket.penerimaan.said.emit("Draf tersimpan.")
    window.act(Tombol.TAB_MUTASI)
    assert window.foot.said() == "Ralat tersimpan."
    # News of a page behind is heard where the officer is, and goes when he goes on.
    loket.penerimaan.said.emit("Belum tercetak.")
    assert window.foot.said() == "Belum tercetak."
    window.act(Tombol.TAB_LAPORAN)
    assert window.foot.said() == ""
    window.act(Tombol.TAB_PENERIMAAN)
    assert window.foot.said() == "Belum tercetak."
    window.say("Warna malam.")
    window.act(Tombol.TAB_MUTASI)
    assert window.foot.said() == "Warna malam."
    loket.mutasi.said.emit("Tersimpan.")
    window.act(Tombol.TAB_LAPORAN)
    assert window.foot.said() == ""


def test_help_names_every_key(loket: Loket) -> None:
    press(Qt.Key.Key_F1)
    (dialog,) = (d for d in loket.window.findChildren(QDialog) if d.isVisible())
    table = dialog.findChild(QTableWidget)
    assert table is not None
    cells = (table.item(row, 1) for row in range(table.rowCount()))
    shown = {cell.text() for cell in cells if cell is not None}
    assert shown == {row[1] for row in help_table()}
    first = table.item(0, 2)
    assert first is not None
    assert first.text() == "Di layar ini"
    assert faults_of(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_night_and_large_text_by_key(loket: Loket, qapp: QApplication) -> None:
    press(Qt.Key.Key_N, CTRL | SHIFT)
    assert qapp.palette().window().color() == QColor(MALAM.ground)
    press(Qt.Key.Key_Equal, CTRL)
    assert qapp.font().pointSizeF() == pytest.approx(12.65)
    assert loket.looks[-1] == Tampilan(malam=True, huruf_persen=115)
    press(Qt.Key.Key_N, CTRL | SHIFT)
    assert qapp.palette().window().color() == QColor(SIANG.ground)


def test_larger_text_reaches_every_label(loket: Loket, qtbot: QtBot) -> None:
    labels = [label for label in loket.window.findChildren(QLabel) if label.isVisible()]
    before = [label.fontInfo().pointSizeF() for label in labels]
    for _ in range(3):
        press(Qt.Key.Key_Equal, CTRL)
    after = [label.fontInfo().pointSizeF() for label in labels]
    for label, small, large in zip(labels, before, after, strict=True):
        assert large == pytest.approx(small * 1.5, rel=0.05), label.text()
    qtbot.waitUntil(lambda: clipped_labels(loket.window) == [])


def test_the_lock_hides_every_name_and_gives_typed_text_back(loket: Loket, qtbot: QtBot) -> None:
    type_keys("Suharti datang")
    press(Qt.Key.Key_L, CTRL)
    assert loket.window.locked
    assert loket.acts == ["kunci"]
    assert loket.mutasi.kept == 1
    assert loket.window.lock_page.petugas.text() == "Briptu Yosep Kaimana"
    for name in ("Suharti", "Sukamaju", NRP):
        assert name not in _texts(loket)
    assert not loket.window.head.isVisible()
    assert not loket.mutasi.isVisible()
    assert focused().objectName() == "kunci.sandi"
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Escape)
    assert loket.window.locked
    assert loket.penerimaan.keys == []

    type_and_enter("salah sekali")
    qtbot.waitUntil(lambda: bool(loket.window.lock_page.isian.sandi.error))
    error = loket.window.lock_page.isian.sandi.error
    assert error == "Kata sandi tidak cocok. Ketik lagi."
    assert loket.window.locked
    assert focused().objectName() == "kunci.sandi"
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: not loket.window.locked)
    assert loket.mutasi.medan.text() == "Suharti datang"
    assert focused() is loket.mutasi.medan.line
    type_keys(" lagi")
    assert loket.mutasi.medan.text() == "Suharti datang lagi"


def test_a_dialog_is_hidden_by_the_lock_and_comes_back(loket: Loket, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F1)
    (dialog,) = (d for d in loket.window.findChildren(QDialog) if d.isVisible())
    loket.window.lock()
    assert not dialog.isVisible()
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: not loket.window.locked)
    assert dialog.isVisible()


@pytest.mark.parametrize(("steady", "wall"), [(True, True), (True, False), (False, True)])
def test_an_idle_desk_locks_itself_by_either_clock(loket: Loket, steady: bool, wall: bool) -> None:
    loket.clock.pass_seconds(299, steady=steady, wall=wall)
    loket.window.idle.check()
    assert not loket.window.locked
    loket.clock.pass_seconds(2, steady=steady, wall=wall)
    loket.window.idle.check()
    assert loket.window.locked


def test_the_quiet_time_is_chosen_by_a_key_from_one_to_fifteen_minutes(loket: Loket) -> None:
    for _press in range(7):
        press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert loket.minutes == [7, 10, 15, 1, 2, 3, 5]
    assert "sesudah 5 menit" in loket.window.foot.said()
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    loket.clock.pass_seconds(415)
    loket.window.idle.check()
    assert not loket.window.locked
    loket.clock.pass_seconds(6)
    loket.window.idle.check()
    assert loket.window.locked


def test_a_key_keeps_the_desk_awake(loket: Loket) -> None:
    loket.clock.pass_seconds(290)
    type_keys("a")
    loket.clock.pass_seconds(290)
    loket.window.idle.check()
    assert not loket.window.locked
    loket.clock.pass_seconds(11)
    loket.window.idle.check()
    assert loket.window.locked


@pytest.mark.parametrize(("menit", "held"), [(99, 15), (3, 3), (0, 1)])
def test_the_term_is_one_to_fifteen_minutes(
    qapp: QApplication, loket: Loket, menit: int, held: int
) -> None:
    idle: list[int] = []
    guard = PenjagaDiam(qapp, loket.clock, lambda: idle.append(menit), menit, loket.window)
    loket.clock.pass_seconds(held * 60 - 1)
    guard.check()
    assert idle == []
    loket.clock.pass_seconds(1)
    guard.check()
    assert idle == [menit]


def test_another_officer_sits_down_in_the_same_window(loket: Loket, qtbot: QtBot) -> None:
    type_keys("punya Yosep")
    loket.mutasi.said.emit("Ralat tersimpan.")
    first = loket.mutasi
    press(Qt.Key.Key_L, CTRL | SHIFT)
    assert first.kept == 1
    assert focused().objectName() == "kunci.nrp"
    type_and_enter("84050217")
    type_and_enter("salah")
    qtbot.waitUntil(lambda: "NRP atau kata sandi" in loket.window.lock_page.isian.sandi.error)
    type_and_enter("kenanga biru 9")
    qtbot.waitUntil(lambda: not loket.window.locked)
    assert "Darmawan Latuconsina" in loket.window.head.petugas.text()
    assert loket.mutasi is not first
    assert loket.mutasi.medan.text() == ""
    loket.window.act(Tombol.TAB_LAPORAN)
    loket.window.act(Tombol.TAB_MUTASI)
    assert loket.window.foot.said() == ""


def test_the_lock_falls_though_keeping_fails(loket: Loket, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise EnvironmentFault("Draf belum tersimpan: disk penuh.", "Kosongkan tempat.")

    with monkeypatch.context() as patch:
        patch.setattr(loket.mutasi, "keep_draft", full)
        press(Qt.Key.Key_L, CTRL)
    assert loket.window.locked
    assert "disk penuh" in loket.window.lock_page.sentence.text()


def test_closing_keeps_drafts_and_logs_out(loket: Loket) -> None:
    loket.window.close()
    assert loket.mutasi.kept == 1
    assert loket.acts == ["keluar"]


@pytest.mark.parametrize("stay", [True, False])
def test_closing_asks_before_text_is_lost(
    loket: Loket, monkeypatch: pytest.MonkeyPatch, stay: bool
) -> None:
    def full() -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan tempat.")

    with monkeypatch.context() as patch:
        patch.setattr(loket.mutasi, "keep_draft", full)
        patch.setattr(window_module, "show_fault", lambda _parent, _fault: None)
        patch.setattr(window_module, "ask", lambda *_words: not stay)
        assert loket.window.close() is not stay


def test_every_part_has_its_name_and_nothing_is_clipped(loket: Loket) -> None:
    for size in ((1366, 728), (1093, 574)):
        loket.window.resize(*size)
        for tombol in (Tombol.TAB_MUTASI, Tombol.TAB_HUMAS, Tombol.TAB_LAPORAN):
            loket.window.show_tab(tombol)
            QApplication.processEvents()
            assert faults_of(loket.window) == []
            assert clipped_labels(loket.window) == []
            assert sideways(loket.window) == []
        # The unit's name is whole, and the search names its key in whatever room is left.
        assert loket.window.head.satuan.text() == loket.window.head.satuan.whole()
        field = loket.window.search.field
        letters = field.fontMetrics().horizontalAdvance(field.placeholderText())
        assert field.placeholderText().endswith("Ctrl+K")
        assert letters + 24 <= field.width()
    loket.window.lock()
    QApplication.processEvents()
    assert faults_of(loket.window) == []
    assert clipped_labels(loket.window) == []


def test_practice_is_framed_in_red_and_named(jobs: Jobs, qapp: QApplication, show: Show) -> None:
    loket = _make(jobs, qapp, latihan=True)
    show(loket.window)
    assert "CONTOH" in _texts(loket)
    edge = loket.window.grab().toImage()
    colours = {edge.pixelColor(x, 2).name().upper() for x in range(100, 160)}
    assert SIANG.latihan in colours
    assert "#FFFFFF" in colours
    middle = {edge.pixelColor(x, edge.height() // 2).name().upper() for x in range(20, 300)}
    assert SIANG.latihan not in middle
    loket.window.lock()
    covered = loket.window.grab().toImage()
    assert covered.pixelColor(60, covered.height() // 2) == QColor(SIANG.ground)
