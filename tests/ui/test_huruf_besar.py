"""At 150 % of the text nothing is cut: the counter, the letter after printing, the book's foot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.ui.cari import KotakCari
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.mutasi.tab import MutasiTab
from spkt_desk.ui.theme import Tampilan, apply_theme
from tests.support.stasiun import Stasiun, make_draft
from tests.ui.loket_uji import at_counter
from tests.ui.tab_terbuka import opened
from tests.ui.walker import clipped_labels, sideways

BESAR = Tampilan(huruf_persen=150)


@pytest.fixture(autouse=True)
def _letters_back(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Tampilan())


def _clean(tab: QWidget) -> None:
    QApplication.processEvents()
    assert clipped_labels(tab) == []
    assert sideways(tab) == []


@pytest.mark.parametrize("luas", [QSize(1366, 640), QSize(1093, 470)])
def test_the_letter_after_printing_is_whole(
    qtbot: QtBot, qapp: QApplication, stasiun: Stasiun, tmp_path: Path, luas: QSize
) -> None:
    with at_counter(qtbot, stasiun, tmp_path, luas) as loket:
        apply_theme(qapp, BESAR)
        loket.tab.colours_changed()
        _clean(loket.tab)
        loket.start()
        loket.put(make_draft(loket.form.draft().draft_id))
        loket.issue()
        _clean(loket.tab)
        assert loket.tab.size() == luas


@pytest.mark.parametrize("persen", [100, 115, 130, 150])
def test_the_form_beside_its_page_is_not_cut(
    qtbot: QtBot, qapp: QApplication, stasiun: Stasiun, tmp_path: Path, persen: int
) -> None:
    with at_counter(qtbot, stasiun, tmp_path, QSize(1354, 620)) as loket:
        apply_theme(qapp, Tampilan(huruf_persen=persen))
        loket.tab.colours_changed()
        loket.start()
        _clean(loket.tab)


def test_the_foot_of_the_book_grows_with_the_letters(
    qtbot: QtBot, qapp: QApplication, stasiun: Stasiun
) -> None:
    with opened(qtbot, lambda alat: MutasiTab(stasiun.layanan, alat), QSize(1366, 640)) as meja:
        tab = meja.tab
        assert isinstance(tab, MutasiTab)
        apply_theme(qapp, BESAR)
        tab.colours_changed()
        _clean(tab)
        assert tab.kaki.height() >= tab.cepat.sizeHint().height()
        meja.ketik("Motor hilang.")
        meja.enter()
        meja.tunggu(lambda: tab.model.rowCount() == 1)
        meja.tekan(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        _clean(tab)
        assert tab.kaki.height() >= tab.renvoi.sizeHint().height()


def test_the_names_of_the_sections_and_the_filter_are_whole(
    qtbot: QtBot, qapp: QApplication, stasiun: Stasiun
) -> None:
    desk = stasiun.layanan
    with opened(qtbot, lambda alat: JagaTab(desk, alat), QSize(1366, 640)) as meja:
        apply_theme(qapp, BESAR)
        meja.tab.colours_changed()
        QApplication.processEvents()
        names = meja.tab.findChild(Daftar, "jaga.bagian")
        assert isinstance(names, Daftar)
        bold = QFont(names.font())
        bold.setBold(True)
        widest = max(QFontMetrics(bold).horizontalAdvance(name) for name, _ in JagaTab.bagian)
        assert names.viewport().width() >= widest + 18  # and the margins it is drawn with
    with opened(qtbot, lambda alat: MutasiTab(desk, alat), QSize(1366, 640)) as meja:
        apply_theme(qapp, BESAR)
        meja.tab.colours_changed()
        QApplication.processEvents()
        field = meja.tab.findChild(KotakCari, "mutasi.saring")
        assert isinstance(field, KotakCari)
        letters = field.fontMetrics().horizontalAdvance(field.placeholderText())
        assert field.width() >= letters + 24
