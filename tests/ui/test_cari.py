"""The search in the head: keys in, results under the field, a record opened, one act left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.services.laporan_kehilangan import read_paper
from spkt_desk.services.pencatatan import content_of
from spkt_desk.ui.cari import JEDA_MENGENDAP_MS
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.pindaian import PenjagaPindaian
from spkt_desk.ui.mutasi.tab import MutasiTab
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.theme import Tampilan
from spkt_desk.ui.window import MainWindow
from tests.services.meja import acts, issue, printed
from tests.support.stasiun import NIK, PERTAMA, SANDI, Stasiun
from tests.ui.dunia import focused, press, type_keys
from tests.ui.walker import clipped_labels, faults_of

_NOMOR = "penerimaan.surat.nomor"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def isi(stasiun: Stasiun) -> str:
    """Fill the station with one letter and two older lines; return the letter's record."""
    stasiun.layanan.mutasi.write("Patroli ke Ipilo, situasi aman")
    stasiun.layanan.mutasi.write("Menerima titipan payung dari Ipilo")
    stasiun.clock.advance(timedelta(days=1))
    rekaman_id = issue(stasiun)
    printed(stasiun, rekaman_id)
    return rekaman_id


def _search(jendela: MainWindow, qtbot: QtBot, text: str) -> list[str]:
    """Press Ctrl+K, type, and return the rows shown for what was typed."""
    press(Qt.Key.Key_K, CTRL)
    type_keys(text)
    qtbot.waitUntil(lambda: jendela.search.answered == text.strip())
    return jendela.search.rows()


def _letter_shown(jendela: MainWindow) -> str:
    numbers = [one for one in jendela.findChildren(QLabel) if one.objectName() == _NOMOR]
    return "".join(one.text() for one in numbers if one.isVisible())


def test_letters_bring_rows_newest_first_and_write_nothing(
    isi: str, jendela: MainWindow, qtbot: QtBot, stasiun: Stasiun
) -> None:
    before = acts(stasiun)
    rows = _search(jendela, qtbot, "suh")
    assert len(rows) == 2
    assert rows[0].startswith("Buku 22-11-2026  ·  No. 1  ·  ")
    assert rows[1].startswith("Surat 22-11-2026  ·  Suharti Ningsih  ·  NIK 7571••••••••0003")
    assert rows[1].endswith(PERTAMA)
    assert NIK not in "".join(rows)
    assert jendela.search.list.isVisible()
    assert acts(stasiun) == before


def test_two_letters_and_nothing_found_are_said(
    isi: str, jendela: MainWindow, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_K, CTRL)
    type_keys("su")
    assert jendela.search.rows() == ["Ketik sekurangnya 3 huruf atau angka."]
    assert _search(jendela, qtbot, "tidakada") == ["Tidak ada yang cocok."]
    press(Qt.Key.Key_Return)
    assert focused() is jendela.head.cari


def test_enter_chooses_then_opens_the_letter(
    isi: str, jendela: MainWindow, qtbot: QtBot, stasiun: Stasiun
) -> None:
    _search(jendela, qtbot, "suharti")
    press(Qt.Key.Key_Return)
    assert jendela.search.list.currentIndex().row() == 0
    press(Qt.Key.Key_Down)
    assert "Surat" in jendela.head.cari.accessibleDescription()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _letter_shown(jendela) == PERTAMA)
    assert jendela.stack.currentWidget() is jendela.tab(Tombol.TAB_PENERIMAAN)
    assert jendela.head.cari.text() == ""
    assert jendela.search.list.isHidden()
    qtbot.waitUntil(lambda: acts(stasiun)[-1] == "rekaman dibuka")
    assert acts(stasiun)[-2:] == ["dicari", "rekaman dibuka"]


def test_a_line_opens_at_its_day_and_is_chosen(isi: str, jendela: MainWindow, qtbot: QtBot) -> None:
    _search(jendela, qtbot, "ipilo patroli")
    press(Qt.Key.Key_Return)
    book = jendela.findChild(MutasiTab)
    assert isinstance(book, MutasiTab)
    assert book.hari.isoformat() == "2026-11-21"
    [chosen] = book.halaman.selectionModel().selectedRows()
    assert book.model.line(chosen.row()).uraian == "Patroli ke Ipilo, situasi aman"
    assert focused() is book.halaman


def test_a_letter_turns_to_its_line_and_the_line_to_its_letter(
    isi: str, jendela: MainWindow, qtbot: QtBot
) -> None:
    _search(jendela, qtbot, PERTAMA)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _letter_shown(jendela) == PERTAMA)
    press(Qt.Key.Key_O, CTRL)
    book = jendela.findChild(MutasiTab)
    assert isinstance(book, MutasiTab)
    assert jendela.stack.currentWidget() is book
    assert focused() is book.halaman
    assert book.pembaca.chosen[0].rekaman_id == isi
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _letter_shown(jendela) == PERTAMA)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    book.halaman.setFocus()
    press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: _letter_shown(jendela) == PERTAMA)
    assert jendela.stack.currentWidget() is jendela.tab(Tombol.TAB_PENERIMAAN)


def test_esc_gives_the_keyboard_back_and_loses_nothing(
    isi: str, jendela: MainWindow, qtbot: QtBot
) -> None:
    book = jendela.findChild(MutasiTab)
    assert isinstance(book, MutasiTab)
    book.cepat.uraian.focus()
    type_keys("Datang tamu")
    _search(jendela, qtbot, "ipilo")
    press(Qt.Key.Key_Escape)
    assert jendela.search.list.isHidden()
    assert jendela.head.cari.text() == ""
    type_keys(" dari")
    assert book.cepat.uraian.text() == "Datang tamu dari"


def test_three_seconds_without_a_key_are_one_sealed_act(
    isi: str, jendela: MainWindow, qtbot: QtBot, stasiun: Stasiun
) -> None:
    assert JEDA_MENGENDAP_MS == 3000
    jendela.search._settling.setInterval(1)  # noqa: SLF001 - a test waits for no clock
    before = acts(stasiun)
    _search(jendela, qtbot, "suharti")
    qtbot.waitUntil(lambda: len(acts(stasiun)) > len(before))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert acts(stasiun) == [*before, "dicari"]
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        said = dict(decode_pairs(content_of(work, work.riwayat.newest()[0])))
    assert said == {"dicari": "suharti", "hasil": "2"}


def test_of_several_questions_the_newest_counts(
    isi: str, jendela: MainWindow, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_K, CTRL)
    type_keys("suharti")
    for _ in range(len("suharti")):
        press(Qt.Key.Key_Backspace)
    type_keys("payung")
    qtbot.waitUntil(lambda: bool(jendela.search.answered))
    assert jendela.search.answered == "payung"
    assert len(jendela.search.rows()) == 1
    assert "payung" in jendela.search.rows()[0]


def test_an_answer_that_comes_after_esc_shows_nothing(
    isi: str, jendela: MainWindow, qtbot: QtBot, jobs: Jobs
) -> None:
    press(Qt.Key.Key_K, CTRL)
    type_keys("suharti")
    press(Qt.Key.Key_Escape)
    done: list[bool] = []
    jobs.run(lambda: True, done.append, lambda _failure: None)
    qtbot.waitUntil(lambda: bool(done))
    assert jendela.search.list.isHidden()
    assert jendela.search.rows() == []


@pytest.fixture
def penjaga(qapp: QApplication, jendela: MainWindow) -> Iterator[PenjagaPindaian]:
    guard = PenjagaPindaian(qapp, jendela.scanned)
    yield guard
    qapp.removeEventFilter(guard)
    guard.deleteLater()


@pytest.mark.parametrize("what", ["nomor", "kode", "qr"])
def test_a_scan_in_the_field_opens_the_letter(
    isi: str,
    jendela: MainWindow,
    qtbot: QtBot,
    stasiun: Stasiun,
    penjaga: PenjagaPindaian,
    what: str,
) -> None:
    konteks = stasiun.layanan._konteks  # noqa: SLF001 - what a scanner reads off the paper
    with konteks.database.reading() as work:
        kode = read_paper(konteks, work, isi).kode
    text = {"nomor": PERTAMA, "kode": kode.kode, "qr": kode.qr}[what]
    press(Qt.Key.Key_K, CTRL)
    struck = 1_000
    for letter in [*text, "\r"]:
        struck += 3
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(struck)
        QApplication.sendEvent(focused(), event)
    qtbot.waitUntil(lambda: _letter_shown(jendela) == PERTAMA)


def test_the_lock_leaves_no_word_of_a_search(isi: str, jendela: MainWindow, qtbot: QtBot) -> None:
    _search(jendela, qtbot, "suharti")
    jendela.lock()
    assert jendela.search.rows() == []
    assert jendela.head.cari.text() == ""
    press(Qt.Key.Key_K, CTRL)
    assert focused() is not jendela.head.cari
    type_keys(SANDI)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jendela.locked)
    assert jendela.search.list.isHidden()


def test_a_pasted_book_is_refused_with_its_length(jendela: MainWindow) -> None:
    press(Qt.Key.Key_K, CTRL)
    QApplication.clipboard().setText("suharti " * 30_000)
    press(Qt.Key.Key_V, CTRL)
    assert jendela.search.rows() == ["Terlalu panjang: 240.000 huruf; paling banyak 1.000."]


@pytest.mark.parametrize("luas", [QSize(1366, 728), QSize(1093, 574)])
@pytest.mark.parametrize("tampilan", [Tampilan(), Tampilan(malam=True, huruf_persen=150)])
def test_it_fits_has_its_names_and_stays_inside_the_window(
    isi: str,
    jendela: MainWindow,
    qtbot: QtBot,
    stasiun: Stasiun,
    luas: QSize,
    tampilan: Tampilan,
) -> None:
    for place in range(22):
        stasiun.layanan.mutasi.write(f"Patroli putaran {place} di Kelurahan Ipilo")
    while jendela._tampilan.huruf_persen != tampilan.huruf_persen:  # noqa: SLF001
        jendela.act(Tombol.HURUF)
    if tampilan.malam:
        jendela.act(Tombol.MALAM)
    jendela.resize(luas)
    _search(jendela, qtbot, "ipilo")
    assert jendela.size() == luas
    found = jendela.search.list
    assert found.isVisible()
    sheet = found.parentWidget()
    assert sheet is not None
    assert sheet.rect().contains(found.geometry())
    assert jendela.head.cari.width() >= 80
    assert faults_of(jendela.head) == []
    assert [one for one in faults_of(jendela) if "kepala.cari" in one] == []
    assert clipped_labels(jendela.head) == []
