"""A scanner's burst is kept out of the field; a hand is never taken for a scanner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from spkt_desk.ui.kit.medan import MedanPanjang, MedanTeks
from spkt_desk.ui.kit.pindaian import PenjagaPindaian, accept_scans
from tests.ui.conftest import Show
from tests.ui.dunia import focused, press, type_keys

KODE = "7F3KQ2PM4A"


@dataclass
class Meja:
    teks: MedanTeks
    panjang: MedanPanjang
    kode: MedanTeks
    gap_ns: int = 5_000_000
    now: int = 0
    scans: list[str] = field(default_factory=list)

    def tick(self) -> int:
        self.now += self.gap_ns
        return self.now


@pytest.fixture
def meja(qapp: QApplication, show: Show) -> Iterator[Meja]:
    window = QWidget()
    made = Meja(
        MedanTeks("uji", "nama", "Nama"),
        MedanPanjang("uji", "ket", "Keterangan"),
        MedanTeks("uji", "kode", "Kode"),
    )
    box = QVBoxLayout(window)
    for one in (made.teks, made.panjang, made.kode):
        box.addWidget(one)
    accept_scans(made.kode.editor)
    guard = PenjagaPindaian(qapp, made.tick, made.scans.append)
    show(window)
    made.teks.focus()
    yield made
    qapp.removeEventFilter(guard)
    guard.deleteLater()


def test_a_burst_leaves_the_field_as_it_was(meja: Meja) -> None:
    meja.gap_ns = 120_000_000
    type_keys("Suharti")
    meja.gap_ns = 300_000_000
    type_keys(KODE[0])
    meja.gap_ns = 5_000_000
    type_keys(KODE[1:])
    press(Qt.Key.Key_Return)
    assert meja.teks.text() == "Suharti"
    assert meja.scans == [KODE]
    assert isinstance(focused(), QLineEdit)
    assert focused() is meja.teks.line


def test_a_burst_into_a_long_text_is_taken_out_too(meja: Meja) -> None:
    meja.panjang.focus()
    type_keys(KODE)
    press(Qt.Key.Key_Return)
    assert meja.panjang.text() == ""
    assert meja.scans == [KODE]
    assert isinstance(focused(), QPlainTextEdit)


def test_a_fast_hand_is_no_scanner(meja: Meja) -> None:
    meja.gap_ns = 50_000_000
    type_keys("Suharti Ningsih")
    press(Qt.Key.Key_Return)
    assert meja.teks.text() == "Suharti Ningsih"
    assert meja.scans == []
    assert focused() is meja.panjang.box


def test_few_keys_are_no_scan(meja: Meja) -> None:
    type_keys("0730")
    press(Qt.Key.Key_Return)
    assert meja.teks.text() == "0730"
    assert meja.scans == []


def test_a_field_for_codes_takes_the_burst(meja: Meja) -> None:
    meja.kode.focus()
    type_keys(KODE)
    assert meja.kode.text() == KODE
    press(Qt.Key.Key_Return)
    assert meja.kode.text() == KODE
    assert meja.scans == []
