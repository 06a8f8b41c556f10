"""The page of F11 under keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.impor_buku import BagianImpor
from spkt_desk.ui.jaga.pemeriksaan import BagianPemeriksaan
from spkt_desk.ui.jaga.pendamping import BagianPendamping
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.medan import Medan
from tests.support.stasiun import IZIN, Stasiun
from tests.ui.tab_terbuka import opened
from tests.ui.walker import faults_of

SANDI_LAIN = "perahu hijau 9 di pantai"
NRP_KAPOLSEK = "81011249"
HARI_INI = date(2026, 11, 21)


@pytest.fixture
def kapolsek(stasiun: Stasiun) -> Layanan:
    stasiun.layanan.mutasi.write("Patroli kota")
    stasiun.layanan.setelan.add_account("P004", SANDI_LAIN, IZIN)
    return stasiun.login(NRP_KAPOLSEK, SANDI_LAIN)


def _error(section: Bagian, name: str) -> str:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field.error


def test_a_check_of_a_day_is_a_red_line_with_who_and_what(qtbot: QtBot, kapolsek: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(kapolsek, alat)) as meja:
        section = meja.section(BagianPemeriksaan)
        meja.enter()
        meja.ketik("Sudah sesuai, lanjutkan patroli malam.")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Pemeriksaan tersimpan sebagai mutasi No. 2."]
        assert section.form.text("pemeriksaan.catatan") == ""
        assert faults_of(meja.tab) == []
    old, line = kapolsek.mutasi.day(HARI_INI)
    petugas = kapolsek.petugas
    assert old.uraian == "Patroli kota"
    assert (line.jenis, line.merah, line.paraf) == (JenisMutasi.PEMERIKSAAN, True, petugas.paraf)
    assert line.diperiksa == (HARI_INI,)
    assert line.uraian == (
        f"Buku Mutasi hari jaga 21 November 2026 diperiksa oleh {petugas.singkatan_pangkat} "
        f"{petugas.nama}, {petugas.jabatan}: Sudah sesuai, lanjutkan patroli malam."
    )


def test_a_check_without_remark_or_of_an_empty_day_is_refused_at_its_field(
    qtbot: QtBot, kapolsek: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(kapolsek, alat)) as meja:
        section = meja.section(BagianPemeriksaan)
        meja.ketik("20/11")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _error(section, "pemeriksaan.catatan"))
        meja.ketik("sesuai")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _error(section, "pemeriksaan.hari"))
        assert section.form.text("pemeriksaan.catatan") == "sesuai"
    assert len(kapolsek.mutasi.day(HARI_INI)) == 1


def test_an_officer_of_the_desk_does_not_check_his_own_book(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Patroli kota")
    with pytest.raises(RuleViolation) as refused:
        stasiun.layanan.mutasi.inspect(HARI_INI, "sesuai")
    assert "memeriksa Buku Mutasi" in str(refused.value)


def test_an_older_book_is_tried_and_taken_over_by_keys(
    qtbot: QtBot, kapolsek: Layanan, tmp_path: Path
) -> None:
    path = tmp_path / "buku.csv"
    path.write_text(
        "Tgl;Waktu;Catatan\n02-03-2025;0915;Patroli pasar\n31-02-2025;;Tiada\n", encoding="utf-8"
    )
    with opened(qtbot, lambda alat: JagaTab(kapolsek, alat)) as meja:
        section = meja.section(BagianImpor)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _error(section, "impor.berkas"))
        meja.ketik(str(path))
        meja.ctrl(Qt.Key.Key_Return)
        meja.tunggu(lambda: section.form.text("impor.jam") == "1")
        assert section.form.text("impor.uraian") == "-"
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _error(section, "impor.uraian"))
        field = section.form.field("impor.uraian")
        assert isinstance(field, Medan)
        field.set_text("2")
        meja.ctrl(Qt.Key.Key_Return)
        label = meja.tab.findChild(QLabel, "jaga.impor.hasil")
        assert isinstance(label, QLabel)
        meja.tunggu(lambda: "1 baris dapat diimpor, 2 Maret 2025." in label.text())
        assert "baris 3: Tanggal “31-02-2025” tidak ada" in label.text()
        password = section.form.field("kata_sandi_sendiri")
        assert isinstance(password, Medan)
        password.focus()
        meja.ketik(SANDI_LAIN)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["1 baris buku lama diimpor dan dapat dicari."]
        assert faults_of(meja.tab) == []
    [line] = kapolsek.mutasi.day(date(2025, 3, 2))
    assert (line.uraian, line.keterangan) == ("Patroli pasar", "impor buku lama")


def test_a_section_takes_what_it_said_with_it(qtbot: QtBot, kapolsek: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(kapolsek, alat)) as meja:
        meja.section(BagianPendamping)
        assert meja.said == []
        meja.ctrl(Qt.Key.Key_Return)
        assert meja.said == ["Tidak ada yang sedang keluar."]
        meja.tab.focus_first()
        meja.tekan(Qt.Key.Key_Down)
        assert meja.said[-1] == ""


def test_who_may_not_import_is_told_so_and_not_to_pick_a_file(
    qtbot: QtBot, stasiun: Stasiun
) -> None:
    with opened(qtbot, lambda alat: JagaTab(stasiun.layanan, alat)) as meja:
        section = meja.section(BagianImpor)
        for key in (Qt.Key.Key_S, Qt.Key.Key_Return):
            meja.ctrl(key)
            assert "tidak boleh mengimpor buku lama" in meja.said[-1]
            assert _error(section, "impor.berkas") == ""


def test_enter_ends_the_search_by_letters(qtbot: QtBot, kapolsek: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(kapolsek, alat)) as meja:
        assert isinstance(meja.tab, JagaTab)
        sections = meja.tab.daftar
        sections.setFocus()
        for letter, name in (
            (Qt.Key.Key_S, "Serah terima"),
            (Qt.Key.Key_L, "Lembar buku"),
            (Qt.Key.Key_J, "Jadwal jaga"),
        ):
            QTest.keyClick(sections, letter)
            assert sections.currentItem().text() == name
            QTest.keyClick(sections, Qt.Key.Key_Return)
            sections.setFocus()
            assert sections.currentItem().text() == name
