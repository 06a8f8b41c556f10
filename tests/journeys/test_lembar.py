"""The book as paper: a shift ends, its sheet comes out, and a later correction stands beside it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.domain.satuan import UkuranKertas
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.lembar import BagianLembar
from spkt_desk.ui.window import MainWindow
from tests.journeys.meja import CTRL, Meja, opened
from tests.journeys.test_kehilangan import jam, status
from tests.support.cups import PrivateCups
from tests.support.stasiun import founded

pytestmark = pytest.mark.journey


def _open_shift(meja: Meja, layanan: Layanan) -> None:
    """F10 and Ctrl+Enter: the proposal as it stands."""
    before = len(_lines(layanan))
    meja.press(Qt.Key.Key_F10)
    meja.wait(lambda: meja.focus().objectName().startswith("mutasi.giliran"))
    meja.press(Qt.Key.Key_Return, CTRL)
    meja.wait(lambda: len(_lines(layanan)) > before)
    meja.wait(lambda: not meja.focus().objectName().startswith("mutasi.giliran"))


def _write(meja: Meja, desk: MainWindow, uraian: str) -> None:
    """F9, the words, Enter."""
    meja.press(Qt.Key.Key_F9)
    meja.type(uraian)
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: status(desk) == "Tersimpan. Mutasi No. 2.")


def _lines(layanan: Layanan) -> list[str]:
    return [line.uraian for line in layanan.mutasi.day(layanan.mutasi.today())]


def _to_the_sheets(meja: Meja) -> None:
    """F11, and the section of the sheets."""
    meja.press(Qt.Key.Key_F11)
    meja.wait(lambda: meja.focus().objectName() == "jaga.bagian")
    meja.press(Qt.Key.Key_L)  # lists go to the name that begins so
    meja.press(Qt.Key.Key_Return)
    meja.wait(lambda: meja.focus().objectName() == "jaga.lembar.daftar")


def _sheet(meja: Meja, cups: PrivateCups) -> str:
    meja.press(Qt.Key.Key_P, CTRL)
    meja.wait(cups.has_arrived)
    pages = PdfReader(io.BytesIO(cups.arrived_pdf())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_correction_after_the_sheet_was_ruled_off(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        layanan = meja.program.desk()
        _open_shift(meja, layanan)
        _write(meja, desk, "Patroli R2 ke Jl. Melati")
        _open_shift(meja, layanan)
        layanan.lembar.render_missing()
        layanan.mutasi.correct(2, "Melati", "Mawar", "salah dengar")

        _to_the_sheets(meja)
        section = desk.findChild(BagianLembar)
        assert section is not None
        rows = [section.daftar.item(row).text() for row in range(section.daftar.count())]
        assert ["digaris tutup" in row for row in rows] == [False, True, True, False], rows
        meja.press(Qt.Key.Key_Down)
        said = _sheet(meja, cups)
        assert "Buku ke-1/2026" in said
        assert "Halaman 1" in said
        assert "Patroli R2 ke Jl. Melati" in said
        assert "lihat ralat No. 4 tgl 21-11-2026" in said
        assert "Mawar" not in said
        [shift] = [one for one in layanan.lembar.sheets(*[layanan.mutasi.today()] * 2) if one.buku]
        assert (shift.giliran, shift.halaman_awal) == (1, 1)
        assert all(line.baik for line in layanan.pemeriksaan.check())


def test_a_range_of_two_papers_comes_out_as_two_jobs(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        layanan = meja.program.desk()
        for kertas in (UkuranKertas.F4, UkuranKertas.A4):
            layanan.setelan.save_satuan(replace(layanan.setelan.satuan(), kertas=kertas))
            for _turn in range(2):
                _open_shift(meja, layanan)
            layanan.lembar.render_missing()
        _to_the_sheets(meja)
        meja.press(Qt.Key.Key_Home)
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: "cetakan berurutan" in status(desk))
        assert status(desk).endswith("(F4, A4): semuanya sudah tercetak.")
        [page, *_more] = PdfReader(io.BytesIO(cups.arrived_pdf())).pages
        assert round(float(page.mediabox.height) / 72 * 25.4) == 297
