"""A citizen who lost a wallet walks out with paper: from the first key to the sheet in the tray."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from spkt_desk.devices.clock import SteppingClock
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow
from tests.journeys.meja import CTRL, Meja, opened
from tests.support.cups import PrivateCups
from tests.support.stasiun import NIK, PERTAMA, SAAT, SANDI, founded, make_clock, make_draft

pytestmark = pytest.mark.journey

FORM = "penerimaan.kehilangan"
F4_POINTS = (215 / 25.4 * 72, 330 / 25.4 * 72)


def jam() -> SteppingClock:
    """Return the clock of a hand that types: later than the station's own entries."""
    return make_clock(SAAT + timedelta(minutes=10), step_ms=40)


def begin_report(meja: Meja) -> None:
    """F2, and the answer to the first question: lost."""
    meja.press(Qt.Key.Key_F2)
    meja.wait(lambda: meja.focus().objectName().startswith("penerimaan.asal"))
    meja.press(Qt.Key.Key_H)
    meja.wait(lambda: meja.focus().objectName().startswith(FORM))


def type_report(meja: Meja) -> None:
    """Fill the form as an officer does who has the card in hand."""
    for name, text in (
        ("pelapor.nomor_identitas", NIK),
        ("pelapor.nama", "SUHARTI NINGSIH"),
        ("pelapor.tempat_lahir", "Gorontalo"),
        ("pelapor.agama.ketik", "Islam"),
        ("pelapor.pekerjaan.ketik", "Wiraswasta"),
        ("pelapor.telepon", "081234567890"),
        ("pelapor.alamat", "Jl. Melati No. 4 RT 002 RW 001"),
        ("pelapor.desa", "Biawao"),
        ("barang.0.kode.ketik", "ktp"),
        ("barang.0.nik", NIK),
    ):
        meja.fill(f"{FORM}.{name}", text)
    meja.press(Qt.Key.Key_T, CTRL)
    meja.fill(f"{FORM}.barang.1.kode.ketik", "sim")
    meja.fill(f"{FORM}.barang.1.golongan.ketik", "C")
    for name, text in (
        ("tanggal_hilang", "kemarin"),
        ("jam_hilang", "0730"),
        ("tempat_hilang", "antara Pasar Sentral dan Jl. Melati"),
    ):
        meja.fill(f"{FORM}.{name}", text)
    box = meja.find(f"{FORM}.cara_baca")
    box.setFocus()
    meja.press(Qt.Key.Key_Space)


def arrived(meja: Meja, cups: PrivateCups) -> tuple[str, tuple[float, float]]:
    """Return text and size of the sheet that lies in the tray."""
    meja.wait(cups.has_arrived)
    page = PdfReader(io.BytesIO(cups.arrived_pdf())).pages[0]
    return page.extract_text(), (float(page.mediabox.width), float(page.mediabox.height))


def status(desk: MainWindow) -> str:
    """Return the sentence of the status line."""
    return desk.foot.said()


def test_the_number_on_the_sheet_is_the_number_in_the_book(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        begin_report(meja)
        type_report(meja)
        meja.press(Qt.Key.Key_Return, CTRL)

        text, size = arrived(meja, cups)
        assert PERTAMA in " ".join(text.split())
        assert "SUHARTI NINGSIH" in text
        assert "TIDAK DIPUNGUT BIAYA" in text
        assert size == pytest.approx(F4_POINTS, abs=1.0)

        meja.wait(lambda: "dicetak" in status(desk))
        layanan = meja.program.desk()
        assert layanan.kertas.debts() == ()
        lines = layanan.mutasi.day(layanan.mutasi.today())
        assert PERTAMA in lines[-1].uraian
        assert all(line.baik for line in layanan.pemeriksaan.check())


def test_a_stopped_queue_leaves_a_print_debt_and_the_same_original_comes_out_later(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "spkt_desk.ui.kit.cetak.show_fault", lambda _parent, fault: told.append(fault.message)
    )
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    cups.stop_queue()
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        begin_report(meja)
        type_report(meja)
        meja.press(Qt.Key.Key_Return, CTRL)
        meja.wait(lambda: "Belum tercetak" in status(desk))
        assert told, "the officer was not told why nothing came out"
        assert len(meja.program.desk().kertas.debts()) == 1
        assert not cups.has_arrived()

        cups.start_queue()
        meja.press(Qt.Key.Key_P, CTRL)
        text, _size = arrived(meja, cups)
        assert PERTAMA in " ".join(text.split())
        meja.wait(lambda: meja.program.desk().kertas.debts() == ())


def test_a_stolen_thing_gets_no_letter(qtbot: QtBot, tmp_path: Path) -> None:
    station = founded(tmp_path)
    with opened(qtbot, station.path, jam(), tmp_path / "komputer.toml") as meja:
        meja.log_in()
        meja.press(Qt.Key.Key_F2)
        meja.wait(lambda: meja.focus().objectName().startswith("penerimaan.asal"))
        meja.press(Qt.Key.Key_D)
        meja.wait(lambda: meja.focus().objectName().startswith("penerimaan.diambil"))
        meja.type("MARYAM BAKARI")
        meja.press(Qt.Key.Key_Return)  # to the button
        meja.press(Qt.Key.Key_Return)  # and press it
        layanan = meja.program.desk()
        meja.wait(lambda: bool(layanan.mutasi.day(layanan.mutasi.today())))
        line = layanan.mutasi.day(layanan.mutasi.today())[-1]
        assert "MARYAM BAKARI" in line.uraian
        assert layanan.kertas.recent(5) == ()


def test_a_citizen_is_recalled_and_the_old_paper_keeps_its_address(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    first = station.layanan.kehilangan.issue(make_draft()).value
    kept = station.layanan.kertas.ensure(first.rekaman_id).value
    before = station.layanan.kertas.pdf(kept.kertas_id)
    station.close()
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        desk = meja.log_in()
        begin_report(meja)
        meja.type(NIK)
        recall = desk.findChild(QListWidget, f"{FORM}.dikenal")
        assert recall is not None
        meja.wait(recall.isVisible)
        meja.press(Qt.Key.Key_Down)
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: _text(meja, "pelapor.nama") == "Suharti Ningsih")
        meja.fill(f"{FORM}.pelapor.alamat", "Jl. Anggrek No. 9")
        meja.fill(f"{FORM}.barang.0.kode.ketik", "ktp")
        meja.fill(f"{FORM}.barang.0.nik", NIK)
        meja.fill(f"{FORM}.tanggal_hilang", "kemarin")
        meja.fill(f"{FORM}.tempat_hilang", "di pasar")
        meja.find(f"{FORM}.cara_baca").setFocus()
        meja.press(Qt.Key.Key_Space)
        meja.press(Qt.Key.Key_Return, CTRL)
        text, _size = arrived(meja, cups)
        assert "Jl. Anggrek No. 9" in text
        assert meja.program.desk().kertas.pdf(kept.kertas_id) == before
        assert "Jl. Melati No. 4" in PdfReader(io.BytesIO(before)).pages[0].extract_text()


def test_the_lock_hides_everything_and_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    station = founded(tmp_path)
    with opened(qtbot, station.path, jam(), tmp_path / "komputer.toml") as meja:
        desk = meja.log_in()
        begin_report(meja)
        meja.fill(f"{FORM}.pelapor.nama", "RAHMAT SALEH")
        meja.press(Qt.Key.Key_L, CTRL)
        meja.wait(lambda: desk.locked)
        assert "RAHMAT" not in desk.windowTitle()
        meja.type(SANDI)
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: not desk.locked)
        assert _text(meja, "pelapor.nama") == "RAHMAT SALEH"
        assert desk.tab(Tombol.TAB_PENERIMAAN).isVisible()


def _text(meja: Meja, field: str) -> str:
    """Return what a field of the form shows."""
    widget = meja.find(f"{FORM}.{field}")
    return str(widget.property("text"))
