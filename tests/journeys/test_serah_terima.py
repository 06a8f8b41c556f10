"""A hand-over with a difference: begun, interrupted by work and by a restart, finished on paper."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from spkt_desk.domain.satuan import Peran
from spkt_desk.ui.shortcuts import Tombol
from tests.journeys.meja import CTRL, Meja, opened
from tests.journeys.test_kehilangan import arrived, jam, status
from tests.services.meja import SANDI_LAIN, enrol, open_shift
from tests.support.cups import PrivateCups
from tests.support.stasiun import NRP, SANDI, founded

pytestmark = pytest.mark.journey

SERAH = "jaga.serah"
HITUNGAN = "jaga.hitungan"


def to_the_form(meja: Meja) -> None:
    """F11, and Enter on the first section."""
    meja.press(Qt.Key.Key_F11)
    meja.wait(lambda: meja.focus().objectName() == "jaga.bagian")
    meja.press(Qt.Key.Key_Return)


def typed(meja: Meja, name: str) -> str:
    """Return what stands in a field."""
    line = meja.find(name)
    assert isinstance(line, QLineEdit)
    return line.text()


def test_the_guard_is_handed_over_and_the_desk_never_waited(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    open_shift(station)
    enrol(station, Peran.KA_SPKT)
    station.layanan.logout()
    station.close()
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        to_the_form(meja)
        meja.fill(f"{SERAH}.menerima.ketik", "Briptu Yosep Kaimana")
        meja.fill(f"{HITUNGAN}.tahanan_laki.jumlah", "0")
        meja.fill(f"{HITUNGAN}.senpi.jumlah", "3")
        # Somebody comes: the book is one key away and the form stays as it is.
        meja.press(Qt.Key.Key_F9)
        meja.wait(lambda: meja.focus().objectName().startswith("mutasi"))
        meja.type("tamu menanyakan jalan")
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: "No. 2" in status(desk))
    later = jam()
    later.advance(timedelta(hours=2))
    with opened(qtbot, station.path, later, settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        to_the_form(meja)
        meja.wait(lambda: typed(meja, f"{HITUNGAN}.senpi.jumlah") == "3")
        meja.fill(f"{HITUNGAN}.tahanan_perempuan.jumlah", "0")
        meja.fill(f"{HITUNGAN}.senpi.alasan", "satu dipinjam patroli")
        meja.fill(f"{SERAH}.sandi_menyerahkan", SANDI_LAIN)
        meja.fill(f"{SERAH}.sandi_menerima", SANDI)
        meja.press(Qt.Key.Key_S, CTRL)
        meja.wait(lambda: "giliran 1 selesai" in status(desk))
        said = meja.find(f"{SERAH}.keadaan")
        assert isinstance(said, QLabel)
        code = said.text().partition("Kode ")[2].strip(". ")
        meja.press(Qt.Key.Key_P, CTRL)
        sheet, _size = arrived(meja, cups)
        assert code in sheet
        assert "satu dipinjam" in sheet
        assert "DARMAWAN LATUCONSINA" in sheet.upper()
        desk.act(Tombol.TAB_MUTASI)
    door = station.new_door()
    book = door.login(NRP, SANDI).mutasi
    line = book.day(book.today())[-1]
    door.close()
    assert line.merah
    assert "senjata api 4 menjadi 3 (satu dipinjam patroli)" in line.uraian
