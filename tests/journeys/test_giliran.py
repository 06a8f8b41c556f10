"""A whole guard of twenty-four hours by keyboard, and the sheet of it read from the tray."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.satuan import Peran, Petugas
from tests.documents.baca import squeezed, text
from tests.journeys.meja import CTRL, SHIFT, Meja, opened
from tests.journeys.test_kehilangan import arrived, begin_report, jam, status, type_report
from tests.services.buku_utuh import page_numbers, printed_rows
from tests.services.meja import SANDI_LAIN, enrol
from tests.support.cups import PrivateCups
from tests.support.stasiun import NRP, PERTAMA, SANDI, founded

pytestmark = pytest.mark.journey

SERAH = "jaga.serah"
HITUNGAN = "jaga.hitungan"


def open_guard(meja: Meja, senpi: str) -> None:
    """F10, the pistols as counted, Ctrl+Enter."""
    before = [one.nomor for one in meja.program.desk().giliran.current()]
    meja.press(Qt.Key.Key_F10)
    meja.wait(lambda: meja.focus().objectName().startswith("mutasi.giliran"))
    meja.fill("mutasi.giliran.senpi", senpi)
    meja.press(Qt.Key.Key_Return, CTRL)
    meja.wait(lambda: [one.nomor for one in meja.program.desk().giliran.current()] != before)
    meja.wait(lambda: not meja.focus().objectName().startswith("mutasi.giliran"))


def begin_line(meja: Meja) -> None:
    """F9 from anywhere."""
    meja.press(Qt.Key.Key_F9)
    meja.wait(lambda: meja.focus().objectName() == "mutasi.uraian")


def end_line(meja: Meja, no: int) -> None:
    """Enter, and the line stands in the book."""
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: status(meja.desk) == f"Tersimpan. Mutasi No. {no}.")


def section(meja: Meja, letter: Qt.Key, place: str) -> None:
    """F11, Esc where a section is still open, and the section whose name begins so."""
    meja.press(Qt.Key.Key_F11)
    meja.wait(lambda: meja.focus().objectName().startswith("jaga."))
    if meja.focus().objectName() != "jaga.bagian":
        meja.press(Qt.Key.Key_Escape)
    meja.wait(lambda: meja.focus().objectName() == "jaga.bagian")
    meja.press(letter)
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: meja.focus().objectName().startswith(place))


def hand_over(meja: Meja) -> str:
    """One pistol less than before, with its reason; return the checkpoint's code."""
    section(meja, Qt.Key.Key_S, SERAH)
    meja.fill(f"{SERAH}.menerima.ketik", "Briptu Yosep Kaimana")
    meja.fill(f"{HITUNGAN}.tahanan_laki.jumlah", "0")
    meja.fill(f"{HITUNGAN}.tahanan_perempuan.jumlah", "0")
    meja.fill(f"{HITUNGAN}.senpi.jumlah", "3")
    meja.fill(f"{HITUNGAN}.senpi.alasan", "satu dipinjam patroli")
    meja.fill(f"{SERAH}.sandi_menyerahkan", SANDI_LAIN)
    meja.fill(f"{SERAH}.sandi_menerima", SANDI)
    meja.press(Qt.Key.Key_S, CTRL)
    meja.wait(lambda: "giliran 1 selesai" in status(meja.desk))
    said = meja.find(f"{SERAH}.keadaan")
    assert isinstance(said, QLabel)
    return said.text().partition("Kode ")[2].strip(". ")


def morning(meja: Meja) -> None:
    """A line with abbreviations, and one of the usual sentences filled blank by blank."""
    begin_line(meja)
    meja.type("0817 ptl dgn 2 org ke Pasar Ipilo, atk")
    end_line(meja, 2)
    meja.press(Qt.Key.Key_M, CTRL | SHIFT)
    meja.wait(lambda: meja.focus().objectName() == "mutasi.contoh")
    meja.type("telepon")
    meja.press(Qt.Key.Key_Return)
    for words in ("Polres Mandala", "0435 821110", "jadwal apel"):
        meja.type(words)
        meja.press(Qt.Key.Key_Return)
    meja.type("KA SPKT")
    end_line(meja, 3)


def noon(meja: Meja, cups: PrivateCups) -> None:
    """A line three hours late, and a citizen at the counter."""
    begin_line(meja)
    meja.type("0905 dtg sdr Rahmat Saleh menanyakan jalan")
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: meja.focus().objectName() == "mutasi.sebab")
    meja.type("melayani pelapor di loket")
    end_line(meja, 4)
    begin_report(meja)
    type_report(meja)
    meja.press(Qt.Key.Key_Return, CTRL)
    letter, _size = arrived(meja, cups)
    assert PERTAMA in " ".join(letter.split())
    meja.wait(lambda: "dicetak" in status(meja.desk))
    cups.clear()


def evening(meja: Meja, chief: Petugas) -> None:
    """The Kapolsek checks the day at the same window."""
    meja.sit_down(chief.nomor, SANDI_LAIN)
    section(meja, Qt.Key.Key_P, "jaga.pemeriksaan")
    meja.fill("jaga.pemeriksaan.catatan", "Sudah sesuai, lanjutkan patroli malam")
    meja.press(Qt.Key.Key_S, CTRL)
    meja.wait(lambda: "mutasi No. 6" in status(meja.desk))
    meja.sit_down(NRP, SANDI)


def sheet(meja: Meja, cups: PrivateCups) -> bytes:
    """F11, the sheets, the guard that ended, Ctrl+P."""
    section(meja, Qt.Key.Key_L, "jaga.lembar")
    meja.press(Qt.Key.Key_Down)
    meja.press(Qt.Key.Key_P, CTRL)
    meja.wait(cups.has_arrived)
    return cups.arrived_pdf()


def test_a_guard_of_twenty_four_hours(qtbot: QtBot, tmp_path: Path, cups: PrivateCups) -> None:
    station = founded(tmp_path)
    enrol(station, Peran.KA_SPKT)
    chief = enrol(station, Peran.KAPOLSEK).petugas
    station.close()
    clock = jam()
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, clock, settings, antrean=cups.queue) as meja:
        meja.log_in()
        open_guard(meja, "4")
        first = meja.program.desk().mutasi.today()
        morning(meja)
        meja.away(clock, timedelta(hours=3))
        noon(meja, cups)
        meja.away(clock, timedelta(hours=10))
        evening(meja, chief)
        meja.away(clock, timedelta(hours=10, minutes=20))
        code = hand_over(meja)
        meja.away(clock, timedelta(minutes=25))
        open_guard(meja, "3")
        layanan = meja.program.desk()
        [opening] = layanan.mutasi.day(first + timedelta(days=1))
        assert (opening.no, opening.nomor_buku) == (1, 8)
        pdf = sheet(meja, cups)
        lines = layanan.mutasi.day(first)
        assert all(line.baik for line in layanan.pemeriksaan.check())
        [paper] = layanan.pemeriksaan.check_paper(code)
        assert paper.baik
    said = text(pdf)
    assert "Buku ke-1/2026" in said
    assert re.search(r"Kode titik periksa +\d+-[0-9A-Z]{5}-[0-9A-Z]{5}", said), said
    assert page_numbers(pdf) == [1]
    read_rows(printed_rows(pdf), lines, chief.paraf)


def read_rows(
    rows: list[tuple[str, ...]], lines: tuple[MutasiBaris, ...], chief_paraf: str
) -> None:
    """Compare the table on the sheet with what was done, and with the book."""
    numbers, times, said, _remarks, signed = zip(*rows, strict=True)
    assert numbers == ("▐1", "2", "3", "4", "5", "▐6", "▐7")
    assert times == tuple(f"{line.kejadian:%H.%M}" for line in lines)
    assert (times[1], times[3]) == ("08.17", "09.05")
    assert signed == (*["YK"] * 5, chief_paraf, "YK")
    for place, words in (
        (1, "Patroli dengan 2 orang ke Pasar Ipilo, aman terkendali"),
        (2, "Telepon dari Polres Mandala nomor 0435 821110 melaporkan jadwal apel; diteruskan"),
        (3, "(terlambat, ditulis 11.1"),
        (3, "melayani pelapor di loket)"),
        (4, PERTAMA),
        (5, "Sudah sesuai, lanjutkan patroli malam"),
        (6, "Senjata api 4 menjadi 3 (satu dipinjam patroli)"),
    ):
        assert squeezed(words).casefold() in said[place].casefold(), said[place]
