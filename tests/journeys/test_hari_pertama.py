"""The first day: an empty folder, the questions of the first start, the code, the first login."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.ui.masuk.awal import JendelaAwal
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from spkt_desk.ui.masuk.kode import JendelaKode
from spkt_desk.ui.window import MainWindow
from tests.journeys.meja import CTRL, Meja, opened
from tests.journeys.test_kehilangan import FORM, arrived, begin_report, type_report
from tests.support.cups import PrivateCups
from tests.support.stasiun import NRP, PERTAMA, SAAT, founded, make_clock

pytestmark = pytest.mark.journey

SANDI_BARU = "melati kuning 7"
KETUKAN_TERBANYAK = 900
"""One key a second for fifteen minutes: a hand that never used this program."""

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


def fill_unit(meja: Meja) -> None:
    """Page 1; the printer is tried with the paper chosen."""
    enter(meja, "Gorontalo", "", "mandala", "", "Sukamaju Timur", "", "")
    enter(meja, "Jl. Merdeka No. 12 Sukamaju", "96111")
    replace(meja, "Sukamaju")
    meja.press(Qt.Key.Key_P, CTRL)


def fill_duties(meja: Meja) -> None:
    """Page 2: the unit does not investigate; guard and counter as proposed."""
    enter(meja, "t")
    replace(meja, "23/3/2021")
    enter(meja, "Kep/613/III/2021", "", "", "", "", "", "")
    enter(meja, "2025", "18.250")
    meja.type("BPS")


def fill_officers(meja: Meja) -> None:
    """Page 4: who signs, who guards, the head."""
    enter(meja, "Darmawan Latuconsina", "aipda", "84050217")
    replace(meja, "Ps. KA SPKT")
    meja.press(Qt.Key.Key_T, CTRL)
    enter(meja, "Yosep Kaimana", "briptu", "03100376")
    meja.press(Qt.Key.Key_T, CTRL)
    enter(meja, "Sri Wahyuni Dai", "III/a", "198503172010012003")


def note_code(meja: Meja) -> None:
    """The last page: print the sheet, tick that it is noted, begin."""
    meja.wait(lambda: meja.focus().objectName() == "kode.cetak")
    meja.press(Qt.Key.Key_P, CTRL)
    meja.press(Qt.Key.Key_Tab)
    meja.wait(lambda: meja.focus().objectName() == "kode.dicatat")
    meja.press(Qt.Key.Key_Space)
    meja.press(Qt.Key.Key_Return)
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: isinstance(meja.program.window, JendelaMasuk))


def sheet_of(meja: Meja, cups: PrivateCups) -> str:
    """Take the sheet out of the tray and return its words."""
    text, _size = arrived(meja, cups)
    cups.clear()
    return text


def test_monday_morning_from_an_empty_folder_to_the_first_paper(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, settings = tmp_path / "baru", tmp_path / "komputer.toml"
    with opened(qtbot, folder, make_clock(step_ms=40), settings, antrean=cups.queue) as meja:
        window = meja.front
        assert isinstance(window, JendelaAwal)
        meja.wait(window.isActiveWindow)
        fill_unit(meja)
        assert "HALAMAN UJI" in sheet_of(meja, cups)
        go_on(meja, 1)
        fill_duties(meja)
        go_on(meja, 2)
        enter(meja, "")
        replace(meja, "411")
        go_on(meja, 3)
        fill_officers(meja)
        go_on(meja, 4)
        meja.press(Qt.Key.Key_Return, SHIFT)
        replace(meja, "bri")
        enter(meja, SANDI_BARU)
        meja.type(SANDI_BARU)
        meja.press(Qt.Key.Key_Return, CTRL)
        note_code(meja)
        assert "KODE PEMULIHAN" in sheet_of(meja, cups)
        assert "Yosep" not in (folder / "kunci.toml").read_text(encoding="utf-8")
        wizard = sum(meja.ketukan)

        meja.log_in("03100376", SANDI_BARU)
        begin_report(meja)
        type_report(meja)
        meja.press(Qt.Key.Key_Return, CTRL)
        assert PERTAMA in sheet_of(meja, cups)
        layanan = meja.program.desk()
        meja.wait(lambda: layanan.kertas.debts() == () and bool(layanan.kertas.recent(1)))
        assert layanan.kertas.recent(1)[0].nomor == PERTAMA
        assert not layanan.tugas.current().kewenangan.penyidikan
        assert [one.nomor for one in layanan.setelan.petugas()][-1] == "198503172010012003"
        assert all(line.baik for line in layanan.pemeriksaan.check())
        paper = sum(meja.ketukan) - wizard
        with capsys.disabled():
            sys.stdout.write(f"\nketukan: {wizard} mulai pertama, {paper} surat pertama\n")
        assert wizard + paper <= KETUKAN_TERBANYAK


def begun(meja: Meja) -> None:
    """Begin a report that is not finished."""
    begin_report(meja)
    meja.fill(f"{FORM}.pelapor.nama", "HALIMAH TUNA")


def test_the_recovery_code_after_a_forgotten_password(qtbot: QtBot, tmp_path: Path) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    clock = make_clock(SAAT + timedelta(minutes=10), step_ms=40)
    with opened(qtbot, station.path, clock, settings) as meja:
        meja.log_in()
        begun(meja)
        meja.wait(lambda: bool(meja.program.desk().draf.all()))
    with opened(qtbot, station.path, clock, settings) as meja:
        recover(meja, station.kode_pemulihan)
        window = meja.front
        assert isinstance(window, JendelaKode)
        shown = shown_code(window)
        assert shown != station.kode_pemulihan
        assert not window.close()
        meja.wait(lambda: meja.focus().objectName() == "kode.dicatat")
        meja.press(Qt.Key.Key_Space)
        meja.press(Qt.Key.Key_Return)
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: isinstance(meja.program.window, MainWindow))
        meja.wait(meja.front.isActiveWindow)
        meja.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        [draft] = meja.program.desk().draf.all()
        assert "HALIMAH TUNA" in str(draft)
        assert all(line.baik for line in meja.program.desk().pemeriksaan.check())
    with opened(qtbot, station.path, clock, settings) as meja:  # the new password is the way in now
        meja.log_in(sandi=SANDI_BARU)
    with opened(qtbot, station.path, clock, settings) as meja:  # the old code opens nothing more
        recover(meja, station.kode_pemulihan)
        login = meja.front
        assert isinstance(login, JendelaMasuk)
        meja.wait(lambda: bool(login.pemulihan.kode.error))


def recover(meja: Meja, kode: str) -> None:
    """From the login to the recovery page and through it, by keys."""
    login = meja.front
    assert isinstance(login, JendelaMasuk)
    meja.wait(login.isActiveWindow)
    meja.type(NRP)
    for _step in range(3):  # password, Masuk, and the link below it
        meja.press(Qt.Key.Key_Tab)
    assert meja.focus().objectName() == "masuk.lupa"
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: meja.focus().objectName() == "pemulihan.kode_pemulihan")
    enter(meja, kode.lower(), "", SANDI_BARU, SANDI_BARU)
    meja.wait(lambda: meja.program.window is not login or bool(login.pemulihan.kode.error))


def shown_code(window: JendelaKode) -> str:
    """Read the code off the screen, group by group."""
    groups = [window.findChild(QLabel, f"kode.kelompok.{place}") for place in range(8)]
    return "-".join(one.text().split()[-1] for one in groups if isinstance(one, QLabel))
