"""Ten megabytes pasted into every field of every screen: refused with the count, nothing cut (T20).

How long the window stands still over it is a figure of the bench, not of this test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.barang import BarangDraft
from spkt_desk.ui.kit.baris import PANJANG_KETIKAN
from spkt_desk.ui.kit.medan import MedanAngka, MedanPanjang, MedanTeks
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from spkt_desk.ui.mutasi.tab import MutasiTab
from spkt_desk.ui.penerimaan.tab import PenerimaanTab
from spkt_desk.ui.setelan.tab import SetelanTab
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow
from tests.faults.tempelan import Penempel
from tests.journeys.meja import Meja, opened
from tests.support.stasiun import SAAT, Stasiun, founded, make_clock, make_draft

pytestmark = pytest.mark.faults

# Digits are the text that no field refuses for what it is: a count of things would take them.
SEPULUH_MB = "7" * 10_000_000


def test_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "baru", make_clock(), tmp_path / "komputer.toml") as meja:
        hand = Penempel(SEPULUH_MB)
        hand.paste_everywhere(meja.front)
        assert hand.faults == []
        assert len(hand.names) >= 40
        assert {"awal.satuan.kop", "awal.surat.klausul", "awal.kata_sandi"} <= hand.names


def test_the_login_and_every_screen_of_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    station = _with_a_day(tmp_path)
    clock = make_clock(SAAT + timedelta(minutes=10), step_ms=40)
    with opened(qtbot, station.path, clock, tmp_path / "komputer.toml") as meja:
        hand = Penempel(SEPULUH_MB)
        hand.paste_everywhere(meja.front)
        assert isinstance(meja.front, JendelaMasuk)
        desk = meja.log_in()
        for show in _screens(meja, desk):
            show()
            hand.paste_everywhere(desk)
        assert hand.faults == []
        assert len(hand.names) >= 150
        for part in (
            *("masuk.sandi", "mundur.sandi", "pemulihan.kode_pemulihan", "kunci.sandi_baru"),
            *("kepala.cari", "mutasi.uraian", "mutasi.giliran.situasi", "mutasi.ralat.alasan"),
            *("penerimaan.diambil.pelapor.nama", "penerimaan.batal.alasan_batal"),
            *("penerimaan.kehilangan.nama_pemilik", "penerimaan.kehilangan.alasan_tanda_tangan"),
            *("penerimaan.kehilangan.alasan", "penerimaan.kehilangan.barang.0.nik"),
            *("setelan.surat.klausul", "setelan.petugas.nama", "kode.nomor", "keadaan.tempat"),
        ):
            assert part in hand.names, part


def _with_a_day(tmp_path: Path) -> Stasiun:
    """Return a station with a letter and a line of the book, so that there is what to correct."""
    station = founded(tmp_path)
    issued = station.layanan.kehilangan.issue(make_draft()).value
    station.layanan.kertas.ensure(issued.rekaman_id)
    station.layanan.mutasi.write("Patroli di Pasar Sentral")
    station.close()
    return station


def _screens(meja: Meja, desk: MainWindow) -> list[Callable[[], object]]:
    """Return what brings up one screen after another."""
    keys = (Tombol.RENVOI, Tombol.GILIRAN, Tombol.TAB_PENERIMAAN, Tombol.KODE, Tombol.KEADAAN)
    book, sections = desk.tab(Tombol.TAB_MUTASI), desk.tab(Tombol.SETELAN)
    assert isinstance(book, MutasiTab)
    assert isinstance(sections, SetelanTab)
    rows = range(sections.daftar.count())
    return [
        lambda: desk.act(Tombol.TAB_MUTASI),
        lambda: book.halaman.selectRow(0),
        *(lambda key=key: desk.act(key) for key in keys),
        lambda: _every_kind(meja, desk),
        lambda: desk.act(Tombol.SETELAN),
        *(lambda row=row: sections.daftar.setCurrentRow(row) for row in rows),
    ]


def _every_kind(meja: Meja, desk: MainWindow) -> None:
    """Open a form in which one of every kind of thing is lost."""
    desk.act(Tombol.KEHILANGAN)
    meja.press(Qt.Key.Key_H)
    tab = desk.tab(Tombol.TAB_PENERIMAAN)
    assert isinstance(tab, PenerimaanTab)
    form = tab.pengurus().form
    kinds = meja.program.desk().kehilangan.katalog().jenis
    things = tuple(BarangDraft(one.kode) for one in kinds)
    form.fill(replace(form.draft(), barang=things))


@pytest.mark.parametrize(
    "medan",
    [
        lambda: MedanTeks("uji", "satu", "Satu"),
        lambda: MedanAngka("uji", "satu", "Satu"),
        lambda: MedanPanjang("uji", "satu", "Satu"),
        lambda: MedanPilihan("uji", "satu", "Satu", [("x", "X")], free=True),
    ],
)
def test_as_much_as_fits_is_kept_whole_and_one_letter_more_is_not(
    qtbot: QtBot, medan: Callable[[], MedanTeks]
) -> None:
    field = medan()
    qtbot.addWidget(field)
    hand = Penempel("7" * PANJANG_KETIKAN)
    hand.paste_everywhere(field)
    assert field.text() == "7" * PANJANG_KETIKAN
    assert field.error == ""
    Penempel("7").paste_everywhere(field)
    assert len(field.text()) == PANJANG_KETIKAN
    assert "paling banyak 20.000." in field.error


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QComboBox])
def test_control_an_editor_of_the_kit_of_qt_is_noticed(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    bare = make()
    if isinstance(bare, QComboBox):
        bare.setEditable(True)
    QVBoxLayout(sheet).addWidget(bare)
    hand = Penempel("7" * 40_000)
    hand.paste_everywhere(sheet)
    assert len(hand.faults) == 2, hand.faults
