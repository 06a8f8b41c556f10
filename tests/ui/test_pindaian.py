"""A scanner's burst is kept out of the field; a hand is never taken for a scanner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from spkt_desk.ui.kit.medan import MedanPanjang, MedanTeks
from spkt_desk.ui.kit.pindaian import PenjagaPindaian, accept_scans
from tests.ui.conftest import Show
from tests.ui.dunia import focused

KODE = "7F3KQ2PM4A"


@dataclass
class Meja:
    teks: MedanTeks
    panjang: MedanPanjang
    kode: MedanTeks
    now: int = 1_000
    scans: list[str] = field(default_factory=list)

    def strike(self, text: str, gap_ms: int) -> None:
        """Strike one key after another, timed as the window system times them."""
        for letter in text:
            self.now += gap_ms
            key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(
                    kind, key, Qt.KeyboardModifier.NoModifier, "\r" if letter == "\n" else letter
                )
                event.setTimestamp(self.now)
                QApplication.sendEvent(focused(), event)


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
    guard = PenjagaPindaian(qapp, made.scans.append)
    show(window)
    made.teks.focus()
    yield made
    qapp.removeEventFilter(guard)
    guard.deleteLater()


def test_a_burst_leaves_the_field_as_it_was(meja: Meja) -> None:
    meja.strike("Suharti", 120)
    meja.strike(KODE[0], 300)
    meja.strike(KODE[1:] + "\n", 5)
    assert meja.teks.text() == "Suharti"
    assert meja.scans == [KODE]
    assert isinstance(focused(), QLineEdit)
    assert focused() is meja.teks.line


def test_a_burst_into_a_long_text_is_taken_out_too(meja: Meja) -> None:
    meja.panjang.focus()
    meja.strike(KODE + "\n", 5)
    assert meja.panjang.text() == ""
    assert meja.scans == [KODE]
    assert isinstance(focused(), QPlainTextEdit)


def test_a_fast_hand_is_no_scanner(meja: Meja) -> None:
    meja.strike("Suharti Ningsih\n", 50)
    assert meja.teks.text() == "Suharti Ningsih"
    assert meja.scans == []
    assert focused() is meja.panjang.box


def test_a_hand_whose_keys_wait_for_a_busy_program_is_no_scanner(meja: Meja) -> None:
    # Delivered in one go, struck 110 ms apart.
    meja.strike("Hamzah Lahay\n", 110)
    assert meja.teks.text() == "Hamzah Lahay"
    assert meja.scans == []


def test_keys_without_a_time_are_no_scan(meja: Meja) -> None:
    meja.now = 0
    meja.strike(KODE + "\n", 0)
    assert meja.teks.text() == KODE
    assert meja.scans == []


def test_few_keys_are_no_scan(meja: Meja) -> None:
    meja.strike("0730\n", 5)
    assert meja.teks.text() == "0730"
    assert meja.scans == []


def test_a_field_for_codes_takes_the_burst(meja: Meja) -> None:
    meja.kode.focus()
    meja.strike(KODE + "\n", 5)
    assert meja.kode.text() == KODE
    assert meja.scans == []
