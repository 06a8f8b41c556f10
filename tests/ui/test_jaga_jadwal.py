"""The roster by keys: made by the pattern, one shift changed with its reason, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.domain.jadwal import Kehadiran
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.jadwal import BagianJadwal
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.medan import Medan
from tests.services.meja import enrol, open_shift, page_text
from tests.support.stasiun import FilePencetak, Stasiun
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of, sideways


@pytest.fixture
def ka(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return enrol(stasiun, Peran.KA_SPKT)


def _field(section: BagianJadwal, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


def _type(meja: Meja, section: BagianJadwal, name: str, text: str) -> None:
    field = _field(section, name)
    assert field.isVisible(), name
    field.focus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik(text)
    meja.enter()


def _cell(section: BagianJadwal, row: int, column: int) -> str:
    item = section.tabel.item(row, column)
    assert item is not None
    return item.text()


def _made(meja: Meja) -> BagianJadwal:
    section = meja.section(BagianJadwal)
    meja.ctrl(Qt.Key.Key_T)
    meja.tunggu(lambda: meja.said)
    return section


def test_the_month_is_made_changed_and_printed(qtbot: QtBot, ka: Layanan, tmp_path: Path) -> None:
    printer = FilePencetak(tmp_path / "printer")

    def printing(jobs: Jobs) -> Pencetakan:
        return Pencetakan(jobs, printer, choose=lambda _parent: "folder")

    yosep = next(one for one in ka.giliran.officers() if one.nama == "Yosep Kaimana")
    with opened(qtbot, lambda alat: JagaTab(ka, alat), printing=printing) as meja:
        section = _made(meja)
        assert meja.said == ["10 giliran disusun menurut pola jaga."]
        assert [_cell(section, row, 2) for row in range(3)] == ["Regu II", "Regu III", "Regu I"]
        section.tabel.setFocus()
        meja.tekan(Qt.Key.Key_Down)
        _type(meja, section, f"jadwal.anggota.{yosep.petugas_id}", "sakit")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "jadwal.alasan").error)
        _type(meja, section, "jadwal.piket.reskrim", "Bripka Ratna Wulandari")
        _type(meja, section, "jadwal.sprin_tanggal", "28-10-2026")
        _type(meja, section, "jadwal.alasan", "dirawat di Puskesmas")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: len(meja.said) > 1)
        assert _cell(section, 1, 5) == "Briptu Yosep Kaimana (sakit)"
        assert _cell(section, 1, 6) == "Reskrim: Bripka Ratna Wulandari"
        assert section.tabel.currentRow() == 1
        assert _field(section, "jadwal.alasan").text() == ""
        assert faults_of(meja.tab) == []
        assert sideways(meja.tab) == []
        meja.ctrl(Qt.Key.Key_P)
        meja.tunggu(printer.sheets)
    assert ka.jadwal.month(ka.mutasi.today())[1].jadwal.anggota[0].kehadiran is Kehadiran.SAKIT
    assert "(sakit)" in page_text(printer.sheets()[0].read_bytes())


def test_a_half_changed_shift_is_not_left_by_accident(qtbot: QtBot, ka: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(ka, alat)) as meja:
        section = _made(meja)
        _type(meja, section, "jadwal.regu", "Regu X")
        section.tabel.setFocus()
        meja.tekan(Qt.Key.Key_Down)
        assert "Simpan dahulu" in meja.said[-1]
        assert section.tabel.currentRow() == 0
        assert section.form.text("jadwal.regu") == "Regu X"
        meja.ctrl(Qt.Key.Key_D)
        assert section.form.text("jadwal.regu") == "Regu II"
        meja.tekan(Qt.Key.Key_Down)
        assert section.form.text("jadwal.regu") == "Regu III"


def test_another_month_is_typed(qtbot: QtBot, ka: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(ka, alat)) as meja:
        section = meja.section(BagianJadwal)
        meja.tekan(Qt.Key.Key_Backtab)
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("12-0000")  # no year of any desk: the month stays
        assert section.tabel.rowCount() == 0
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("12-2026")
        meja.ctrl(Qt.Key.Key_P)
        assert "belum disusun" in section.galat.text()
        meja.ctrl(Qt.Key.Key_T)
        meja.tunggu(lambda: meja.said)
        assert section.tabel.rowCount() == 31
        assert _cell(section, 0, 0) == "Selasa 01-12"


def test_who_may_not_make_it_reads_it(qtbot: QtBot, ka: Layanan, stasiun: Stasiun) -> None:
    ka.jadwal.make(ka.mutasi.today())
    with opened(qtbot, lambda alat: JagaTab(stasiun.layanan, alat)) as meja:
        section = meja.section(BagianJadwal)
        assert section.tabel.rowCount() == 10
        meja.ctrl(Qt.Key.Key_T)
        assert "tidak boleh menyusun" in meja.said[-1]
