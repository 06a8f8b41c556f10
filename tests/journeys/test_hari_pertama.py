"""The first day: an empty folder, the questions of the first start, the code, the first login."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.ui.masuk.awal import JendelaAwal
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from tests.journeys.meja import CTRL, Meja, opened
from tests.journeys.test_kehilangan import begin_report, type_report
from tests.support.cups import PrivateCups
from tests.support.stasiun import PERTAMA, make_clock

pytestmark = pytest.mark.journey

SANDI_BARU = "melati kuning 7"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def enter(meja: Meja, *texts: str) -> None:
    """Type each text and go on to the next field by Enter; an empty one keeps the proposal."""
    for text in texts:
        if text:
            meja.type(text)
        meja.press(Qt.Key.Key_Return)


def replace(meja: Meja, text: str) -> None:
    """Type over what stands in the field."""
    meja.press(Qt.Key.Key_A, CTRL)
    enter(meja, text)


def go_on(meja: Meja, place: int) -> None:
    """Finish a step and wait for the next."""
    window = meja.front
    assert isinstance(window, JendelaAwal)
    meja.press(Qt.Key.Key_Return, CTRL)
    meja.wait(lambda: window.place == place)


def test_from_an_empty_folder_to_the_first_paper(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    folder, settings = tmp_path / "baru", tmp_path / "komputer.toml"
    with opened(qtbot, folder, make_clock(step_ms=40), settings, antrean=cups.queue) as meja:
        window = meja.front
        assert isinstance(window, JendelaAwal)
        meja.wait(window.isActiveWindow)
        enter(meja, "Gorontalo", "mandala", "Sukamaju Timur", "", "")
        enter(meja, "Jl. Merdeka No. 12 Sukamaju", "96111")
        replace(meja, "Sukamaju")
        go_on(meja, 1)
        enter(meja, "")
        replace(meja, "411")
        go_on(meja, 2)
        enter(meja, "Darmawan Latuconsina", "aipda", "84050217")
        meja.press(Qt.Key.Key_T, CTRL)
        enter(meja, "Yosep Kaimana", "briptu", "03100376")
        go_on(meja, 3)
        meja.press(Qt.Key.Key_Return, SHIFT)
        replace(meja, "bri")
        enter(meja, SANDI_BARU)
        meja.type(SANDI_BARU)
        meja.press(Qt.Key.Key_Return, CTRL)

        meja.wait(lambda: meja.focus().objectName() == "kode.cetak")
        assert "Yosep" not in (folder / "kunci.toml").read_text(encoding="utf-8")
        box = meja.find("kode.dicatat")
        box.setFocus()
        meja.press(Qt.Key.Key_Space)
        meja.find("kode.selesai").setFocus()
        meja.press(Qt.Key.Key_Return)

        meja.wait(lambda: isinstance(meja.program.window, JendelaMasuk))
        meja.log_in("03100376", SANDI_BARU)
        begin_report(meja)
        type_report(meja)
        meja.press(Qt.Key.Key_Return, CTRL)
        meja.wait(cups.has_arrived)
        layanan = meja.program.desk()
        meja.wait(lambda: layanan.kertas.debts() == () and bool(layanan.kertas.recent(1)))
        assert layanan.kertas.recent(1)[0].nomor == PERTAMA
        assert all(line.baik for line in layanan.pemeriksaan.check())
