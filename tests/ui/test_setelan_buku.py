"""Hitungan buku under keys: the number a paper book left off, and pages instead of a year."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.buku import PolaBuku
from spkt_desk.ui.setelan.buku import BagianBuku
from spkt_desk.ui.setelan.tab import SetelanTab
from tests.services.meja import open_shift
from tests.support.stasiun import Stasiun
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of


@pytest.fixture
def meja(qtbot: QtBot, stasiun: Stasiun) -> Iterator[Meja]:
    with opened(qtbot, lambda alat: SetelanTab(stasiun.layanan, alat)) as made:
        yield made


def _said(section: BagianBuku) -> str:
    label = section.findChild(QLabel, "setelan.buku.terbaca")
    assert isinstance(label, QLabel)
    return label.text()


def test_a_unit_begins_with_its_seventh_book_of_two_hundred_pages(
    meja: Meja, stasiun: Stasiun
) -> None:
    section = meja.section(BagianBuku)
    assert _said(section) == "Buku baru dibuka tiap tahun baru."
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("7")
    meja.enter()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("sej")
    meja.enter()
    assert meja.focus.objectName() == "setelan.buku.halaman"
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: section.form.field("buku.halaman").error)
    assert stasiun.layanan.buku.pattern() == PolaBuku()
    meja.ketik("200")
    assert "mencapai halaman 200" in _said(section)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: meja.said)
    assert meja.said[-1].startswith("Hitungan buku tersimpan.")
    assert stasiun.layanan.buku.pattern() == PolaBuku(7, 200)
    assert faults_of(meja.tab) == []


def test_the_first_number_stands_once_a_book_was_opened(meja: Meja, stasiun: Stasiun) -> None:
    for _turn in range(2):
        open_shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    section = meja.section(BagianBuku)
    assert not section.form.field("buku.nomor_pertama").isEnabled()
    assert meja.focus.objectName() == "setelan.buku.satu_buku"


def test_pages_are_asked_for_only_where_a_book_is_counted_in_them(
    meja: Meja, stasiun: Stasiun
) -> None:
    section = meja.section(BagianBuku)
    pages = section.form.field("buku.halaman")
    assert not pages.isVisible()
    meja.enter()
    assert meja.focus.objectName() == "setelan.buku.satu_buku"
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("sej")
    meja.enter()
    assert pages.isVisible()
    meja.ketik("5")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: section.form.field("buku.halaman").error)
    section.form.field("buku.satu_buku").focus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("satu")
    meja.enter()
    assert not pages.isVisible()
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: meja.said)
    assert stasiun.layanan.buku.pattern() == PolaBuku()
