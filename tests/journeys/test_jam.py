"""A clock that cannot be right, and the night in which the year changes: keys and paper."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.mutasi import JenisMutasi
from tests.journeys.meja import CTRL, Meja, opened
from tests.journeys.test_kehilangan import FORM, arrived, begin_report, status, type_report
from tests.services.meja import open_shift
from tests.support.cups import PrivateCups
from tests.support.stasiun import PERTAMA, founded, make_clock, make_draft

pytestmark = pytest.mark.journey

WITA = Zona.WITA.tzinfo
MATI = datetime(2000, 1, 1, 0, 3, tzinfo=WITA)
"""What a computer says whose clock battery is dead."""

MALAM = datetime(2026, 12, 31, 23, 50, tzinfo=WITA)


def problem(meja: Meja) -> str:
    """Return what stands above the buttons of the form."""
    found = meja.find(f"{FORM}.galat")
    assert isinstance(found, QLabel)
    return found.text()


def paper(meja: Meja, cups: PrivateCups) -> str:
    """Take the letter out of the tray and return its words."""
    letter, _size = arrived(meja, cups)
    return " ".join(letter.split())


def test_a_dead_clock_battery_stops_no_line_and_no_wrong_number_comes_out(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    open_shift(station)
    station.close()
    clock = make_clock(MATI, step_ms=40)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, clock, settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        meja.wait(lambda: "sebelum program ini ada" in status(desk))
        assert "Ctrl+I" in status(desk)
        meja.press(Qt.Key.Key_F9)
        meja.type("tamu menanyakan jalan")
        meja.press(Qt.Key.Key_Return)
        layanan = meja.program.desk()
        meja.wait(lambda: "Tersimpan" in status(desk))
        [doubted] = layanan.mutasi.day(layanan.mutasi.today())
        assert (doubted.nomor_buku, doubted.jam_diragukan) == (2, True)

        begin_report(meja)
        type_report(meja)
        meja.press(Qt.Key.Key_Return, CTRL)
        meja.wait(lambda: "Belum terbit" in status(desk))
        assert "sebelum program ini ada. Tekan Ctrl+I" in problem(meja)
        assert layanan.kertas.recent(1) == ()

        meja.press(Qt.Key.Key_I, CTRL)
        meja.wait(lambda: meja.focus().objectName() == "keadaan.jam.tanggal")
        meja.type("21112026")
        meja.press(Qt.Key.Key_Return)
        meja.type("0945")
        meja.press(Qt.Key.Key_Return, CTRL)
        meja.wait(lambda: "Program memakai 21-11-2026 09.45" in status(desk))

        meja.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        meja.wait(lambda: meja.focus().objectName().startswith(FORM))
        meja.fill(f"{FORM}.tanggal_hilang", "kemarin")
        meja.press(Qt.Key.Key_Return, CTRL)
        letter = paper(meja, cups)
        lines = layanan.mutasi.day(date(2026, 11, 21))
        assert all(line.baik for line in layanan.pemeriksaan.check())
    assert PERTAMA in letter
    assert "hari ini Sabtu tanggal 21 November 2026 pukul 09.45 WITA, telah datang" in letter
    assert "Sukamaju, 21 November 2026" in letter
    assert "2000" not in letter
    assert [(one.nomor_buku, one.jenis, one.merah, one.jam_diragukan) for one in lines] == [
        (1, JenisMutasi.JAGA, True, False),
        (3, JenisMutasi.JAM, True, False),
        (4, JenisMutasi.KEHILANGAN, False, False),
    ]
    assert "1 Januari 2000 pukul 00.0" in lines[1].uraian
    assert "dibetulkan menjadi 21 November 2026 pukul 09.45" in lines[1].uraian


def test_a_letter_begun_on_new_years_eve_takes_the_new_years_first_number(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    station.layanan.kehilangan.issue(make_draft("lama"))
    station.close()
    clock = make_clock(MALAM, step_ms=40)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, clock, settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        layanan = meja.program.desk()
        begin_report(meja)
        type_report(meja)
        meja.away(clock, timedelta(minutes=14))
        meja.press(Qt.Key.Key_Return, CTRL)
        meja.wait(lambda: "Belum terbit: 1 isian" in status(desk))
        assert meja.focus().objectName() == f"{FORM}.tahun"
        assert len(layanan.kertas.recent(5)) == 1
        meja.type("2027")
        meja.press(Qt.Key.Key_Return, CTRL)
        letter = paper(meja, cups)
        meja.wait(lambda: "dicetak" in status(desk))
        [line] = layanan.mutasi.day(date(2026, 12, 31))
        second = layanan.kehilangan.issue(
            make_draft("kedua", mulai=layanan.clock.now().wall.isoformat(timespec="milliseconds"))
        ).value
        assert all(line.baik for line in layanan.pemeriksaan.check())
    assert "SKTLK/1/I/2027/SPKT/POLSEK SUKAMAJU TIMUR" in letter
    assert "Sukamaju, 1 Januari 2027" in letter
    assert "hari ini Kamis tanggal 31 Desember 2026 pukul 23.5" in letter
    assert "hilang pada hari Rabu tanggal 30 Desember 2026 sekitar pukul 07.30" in letter
    assert "SKTLK/1/I/2027/" in line.uraian
    assert f"{line.ditulis:%d-%m-%Y}" == "01-01-2027"
    assert second.nomor.startswith("SKTLK/2/I/2027/")  # the year is asked for once
