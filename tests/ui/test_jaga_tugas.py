"""The duties of the shift by keys: due, written, left out; the cells while somebody is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.jaga.tugas_berkala import BagianTugasBerkala
from spkt_desk.ui.kit.medan import Medan
from tests.services.meja import enrol, officer, open_shift
from tests.support.stasiun import Stasiun
from tests.ui.tab_terbuka import opened
from tests.ui.walker import faults_of, sideways


def _field(section: BagianTugasBerkala, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


def _label(section: BagianTugasBerkala, name: str) -> QLabel:
    label = section.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label


def _cells(section: BagianTugasBerkala) -> QLabel:
    return _label(section, "jaga.cek.keadaan_sel")


def _told(section: BagianTugasBerkala) -> str:
    return _label(section, "jaga.tugas.keadaan").text()


def _rows(section: BagianTugasBerkala) -> list[str]:
    return [section.daftar.item(row).text() for row in range(section.daftar.count())]


def _minute(section: BagianTugasBerkala) -> None:
    timer = section.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.timeout.emit()  # a minute of the wall went by


@pytest.fixture
def desk(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return stasiun.layanan


def test_before_a_shift_there_is_nothing_to_do(qtbot: QtBot, stasiun: Stasiun) -> None:
    with opened(qtbot, lambda alat: JagaTab(stasiun.layanan, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        assert _told(section) == "Giliran ini tidak punya tugas berjadwal."
        assert not section.daftar.isVisible()
        meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stasiun.layanan.mutasi.day(stasiun.layanan.mutasi.today()) == ()


def test_one_key_writes_the_duty_that_is_due(qtbot: QtBot, stasiun: Stasiun, desk: Layanan) -> None:
    head = officer(stasiun, Peran.KA_SPKT)
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        assert _told(section).startswith("Waktunya: Apel serah terima 08.")
        assert "▲ Sekarang" in _rows(section)[0]
        assert head.nama in _rows(section)[0]
        assert meja.focus is section.daftar
        assert faults_of(meja.tab) == []
        assert sideways(meja.tab) == []
        meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Tertulis, mutasi No. 2."]
        meja.tunggu(lambda: "Selesai 08." in _rows(section)[0])
        assert _told(section) == "Tidak ada yang harus ditulis sekarang."
        meja.enter()  # once more: nothing is asked for, nothing is written
        meja.tunggu(section.galat.isVisible)
        assert "belum ada yang harus ditulis" in section.galat.text()
    assert len(desk.mutasi.day(desk.mutasi.today())) == 2


def test_the_result_is_typed_and_outlives_the_minutes(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        for _step in range(3):
            meja.tekan(Qt.Key.Key_Down)
        assert "22.00  Patroli – Nanti" in _rows(section)[section.daftar.currentRow()]
        _field(section, "tugas.hasil").focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("pasar sepi")
        stasiun.clock.advance(timedelta(hours=14))
        _minute(section)
        assert section.form.text("tugas.hasil") == "pasar sepi"
        assert "22.00  Patroli – ▲ Sekarang" in _rows(section)[section.daftar.currentRow()]
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
    assert desk.mutasi.day(desk.mutasi.today())[-1].uraian.endswith("; pasar sepi.")


def test_what_was_left_out_is_counted_for_the_head_alone(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    assert desk.petugas.aktif
    stasiun.clock.advance(timedelta(hours=12))
    for peran, told in ((Peran.KA_SPKT, True), (Peran.BAMIN, False)):
        reader = enrol(stasiun, peran)
        with opened(qtbot, lambda alat, one=reader: JagaTab(one, alat)) as meja:  # type: ignore[misc]
            section = meja.section(BagianTugasBerkala)
            assert ("Terlewat 3 tugas selama giliran ini." in _told(section)) is told
            assert "▲ Terlewat" in _rows(section)[0]


def test_without_detainees_nothing_is_said_of_cells(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        assert not _cells(section).isVisible()
        meja.ctrl(Qt.Key.Key_T)
        assert meja.said == ["Giliran ini tidak menjaga tahanan."]
    assert len(desk.mutasi.day(desk.mutasi.today())) == 1


def test_one_key_writes_a_look_into_the_cells_and_misses_show_to_the_head(
    qtbot: QtBot, stasiun: Stasiun
) -> None:
    open_shift(stasiun, tahanan_laki=2, tahanan_perempuan=1)
    head = enrol(stasiun, Peran.KA_SPKT)
    with opened(qtbot, lambda alat: JagaTab(head, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        assert _cells(section).text() == "Tahanan giliran ini L 2, P 1; belum dicek."
        stasiun.clock.advance(timedelta(minutes=131))
        _minute(section)
        assert "Sudah lewat 60 menit" in _cells(section).text()
        assert "Terlewat 2 cek" in _cells(section).text()
        _field(section, "cek.laki").focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("1")
        meja.ctrl(Qt.Key.Key_T)
        meja.tunggu(lambda: _field(section, "cek.sebab").has_keyboard())
        assert "Menurut buku L 2, P 1" in _field(section, "cek.sebab").error
        meja.ketik("satu dibawa berobat")
        meja.ctrl(Qt.Key.Key_T)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Cek tahanan: mutasi No. 2."]
        assert "terakhir dicek" in _cells(section).text()
        assert "Sudah lewat" not in _cells(section).text()
        # The next look begins from the book's figures again; the reason was of this one.
        assert section.form.text("cek.laki") == "2"
        assert section.form.text("cek.sebab") == ""
        assert not _field(section, "cek.sebab").isVisible()
    line = head.mutasi.day(head.mutasi.today())[-1].uraian
    assert line == (
        "Cek ruang tahanan: tahanan 2 (L 1, P 1), menurut buku L 2, P 1 (satu dibawa berobat); "
        "keadaan sehat, ruang tahanan aman."
    )


def test_who_is_brought_in_is_asked_for_from_then_on(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        assert not _cells(section).isVisible()
        desk.pendamping.note("tahanan_perempuan_masuk", "Ramla, penyidik Aiptu Karim", "2", "")
        meja.tab.refresh(section.kinds)
        assert _cells(section).text() == "Tahanan giliran ini L 0, P 2; belum dicek."
        assert section.form.text("cek.perempuan") == "2"
        desk.pendamping.take("bon_tahanan_perempuan", "Ramla, Aiptu Karim", "", "")
        meja.tab.refresh(section.kinds)
        assert section.form.text("cek.perempuan") == "1"
        assert faults_of(meja.tab) == []
        meja.ctrl(Qt.Key.Key_T)
        meja.tunggu(lambda: meja.said)
    assert "tahanan 1 (L 0, P 1)" in desk.mutasi.day(desk.mutasi.today())[-1].uraian


def test_a_minute_leaves_what_is_typed_and_other_figures_take_the_old_reason_away(
    qtbot: QtBot, stasiun: Stasiun
) -> None:
    open_shift(stasiun, tahanan_laki=2)
    desk = stasiun.layanan
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        _field(section, "cek.laki").focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("1")
        _field(section, "cek.sebab").focus()
        meja.ketik("satu dibawa berobat")
        _minute(section)
        assert section.form.text("cek.laki") == "1"
        assert section.form.text("cek.sebab") == "satu dibawa berobat"
        desk.pendamping.take("bon_tahanan_laki", "Baduwi, Aiptu Karim", "", "")
        meja.tab.refresh(section.kinds)
        assert section.form.text("cek.laki") == "1"
        _field(section, "cek.laki").focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("2")
        assert _field(section, "cek.sebab").isVisible()
        assert section.form.text("cek.sebab") == ""


def test_misses_are_not_told_to_the_guard_himself(qtbot: QtBot, stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    stasiun.clock.advance(timedelta(hours=5))
    bamin = enrol(stasiun, Peran.BAMIN)
    with opened(qtbot, lambda alat: JagaTab(bamin, alat)) as meja:
        said = _cells(meja.section(BagianTugasBerkala)).text()
    assert "Sudah lewat 60 menit" in said
    assert "Terlewat" not in said


def test_who_comes_back_stands_at_what_is_due_now(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said[-1].startswith("Tertulis")
        meja.tunggu(lambda: "Selesai 08." in _rows(section)[0])
        assert section.daftar.currentRow() == 0
        stasiun.clock.advance(timedelta(hours=4))
        _minute(section)
        meja.tekan(Qt.Key.Key_Escape)  # to the names of the sections, and in again
        meja.enter()
        assert "▲ Sekarang" in _rows(section)[section.daftar.currentRow()]
    assert desk.mutasi.day(desk.mutasi.today())[-1].no


def test_saving_in_the_fields_of_the_cells_writes_the_look(qtbot: QtBot, stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    desk = stasiun.layanan
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        for key in (Qt.Key.Key_S, Qt.Key.Key_Return):
            _field(section, "cek.keadaan").focus()
            meja.said.clear()
            meja.ctrl(key)
            meja.tunggu(lambda: meja.said)
            assert meja.said[-1].startswith("Cek tahanan: mutasi No. ")
        assert "▲ Sekarang" in _rows(section)[0]  # the duty still waits


def test_the_chosen_duty_is_seen_however_little_of_the_page_is(
    qtbot: QtBot, stasiun: Stasiun
) -> None:
    open_shift(stasiun, tahanan_laki=2)
    desk = stasiun.layanan
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianTugasBerkala)
        assert section.daftar.verticalScrollBar().maximum() == 0
        for _step in range(section.daftar.count() - 1):
            meja.tekan(Qt.Key.Key_Down)
        row = section.daftar.visualItemRect(section.daftar.currentItem())
        seen = section.daftar.viewport().visibleRegion().boundingRect()
        assert seen.contains(row)
        for _step in range(section.daftar.count() - 1):
            meja.tekan(Qt.Key.Key_Up)
        row = section.daftar.visualItemRect(section.daftar.currentItem())
        assert section.daftar.viewport().visibleRegion().boundingRect().contains(row)
