"""The books beside the journal by keys: out, back, the hint at the hand-over, the cells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.pendamping import BagianPendamping
from spkt_desk.ui.jaga.serah_terima import BagianSerahTerima
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.medan import Medan
from tests.services.meja import enrol, open_shift
from tests.support.stasiun import Stasiun
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of, sideways

ANTON = "Bripka Anton Sanusi"


def _section(meja: Meja) -> BagianPendamping:
    assert isinstance(meja.tab, JagaTab)
    meja.tab.daftar.setFocus()
    for _step in range([name for name, _ in JagaTab.bagian].index("Buku pendamping")):
        meja.tekan(Qt.Key.Key_Down)
    meja.enter()
    section = meja.tab.terbuka
    assert isinstance(section, BagianPendamping)
    return section


def _field(section: BagianPendamping, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


def _cells(section: BagianPendamping) -> QLabel:
    label = section.findChild(QLabel, "jaga.cek.keadaan_sel")
    assert isinstance(label, QLabel)
    return label


def _out(section: BagianPendamping) -> list[str]:
    return [section.keluar.item(row).text() for row in range(section.keluar.count())]


@pytest.fixture
def desk(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return stasiun.layanan


def test_a_loan_goes_out_and_comes_back_by_keys(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        assert not section.keluar.isVisible()
        meja.ketik("bon senj")
        meja.enter()
        assert _field(section, "pendamping.nama").label.text() == "Nama peminjam"
        assert _field(section, "pendamping.jumlah").label.text() == "Jumlah (pucuk)"
        meja.ketik(ANTON)
        meja.enter()
        meja.ketik("2")
        meja.enter()
        meja.ketik("V2 121 dan 122")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Tercatat sebagai mutasi No. 2."]
        meja.tunggu(section.keluar.isVisible)
        [line] = _out(section)
        assert line.startswith(f"Bon senjata api: 2 pucuk, {ANTON}, V2 121 dan 122, sejak 21-11")
        assert _field(section, "pendamping.buku").has_keyboard()
        assert _field(section, "pendamping.nama").text() == ""
        assert sideways(meja.tab) == []
        assert faults_of(meja.tab) == []
        _field(section, "pendamping.kembali").focus()
        meja.ketik("lengkap")
        section.keluar.setFocus()
        stasiun.clock.advance(timedelta(minutes=5))
        meja.enter()
        meja.tunggu(lambda: len(meja.said) == 2)
        assert meja.said[1] == "Kembali, tercatat sebagai mutasi No. 3."
        assert not section.keluar.isVisible()
        assert _field(section, "pendamping.kembali").text() == ""
        meja.ctrl(Qt.Key.Key_Return)
        assert meja.said[2] == "Tidak ada yang sedang keluar."
    assert "kembali: 2 pucuk" in desk.mutasi.day(desk.mutasi.today())[-1].uraian


def test_ctrl_enter_gives_back_the_chosen_one_and_typing_stays(qtbot: QtBot, desk: Layanan) -> None:
    for name in (ANTON, "Brigpol Hasan Lamusu", "Aipda Yusuf Hamzah"):
        desk.pendamping.take("bon_kunci", name, "", "")
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        section.keluar.setFocus()
        meja.tekan(Qt.Key.Key_Down)
        _field(section, "pendamping.keterangan").focus()
        meja.ketik("belum selesai diketik")
        meja.ctrl(Qt.Key.Key_Return)  # by habit: nothing comes back that nobody chose
        assert meja.said == ["Pilih yang kembali, lalu Enter."]
        assert len(desk.pendamping.open_ones()) == 3
        meja.ctrl(Qt.Key.Key_Return)
        meja.tunggu(lambda: len(meja.said) == 2)
        assert [ANTON in one or "Yusuf" in one for one in _out(section)] == [True, True]
        assert section.form.text("pendamping.keterangan") == "belum selesai diketik"
        desk.pendamping.take("bon_kunci", "Bripda Fikri Mantali", "", "")
        meja.tab.refresh(section.kinds)
        assert len(_out(section)) == 3


def test_enter_held_too_long_gives_back_one(qtbot: QtBot, desk: Layanan) -> None:
    for name in (ANTON, "Brigpol Hasan Lamusu"):
        desk.pendamping.take("bon_kunci", name, "", "")
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        section.keluar.setFocus()
        meja.enter()
        meja.tunggu(lambda: len(_out(section)) == 1)
        held = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            autorep=True,
        )
        QApplication.sendEvent(section.keluar, held)
        assert meja.jobs.wait()
        assert len(desk.pendamping.open_ones()) == 1


def test_a_single_event_has_nothing_to_give_back(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        meja.ketik("wajib")
        meja.enter()
        meja.ketik("Ridwan Musa")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert _out(section) == []
    said = desk.mutasi.day(desk.mutasi.today())[-1].uraian
    assert said == "Wajib lapor hadir: 1 orang, Ridwan Musa."


def test_problems_stand_at_their_fields(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "pendamping.buku").error)
        meja.ketik("bon amunisi")
        meja.enter()
        meja.enter()
        meja.ketik("banyak")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "pendamping.nama").error)
        assert "sedikitnya 1" in _field(section, "pendamping.jumlah").error
    assert len(desk.mutasi.day(desk.mutasi.today())) == 1


def test_what_is_out_stands_beside_the_count_of_the_hand_over(qtbot: QtBot, desk: Layanan) -> None:
    desk.pendamping.take("bon_senpi", ANTON, "2", "")
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        assert isinstance(meja.tab, JagaTab)
        section = meja.tab.terbuka
        assert isinstance(section, BagianSerahTerima)
        field = section.form.field("hitungan.senpi.jumlah")
        assert isinstance(field, Medan)
        assert field.message.text() == "Sebelumnya 4, 2 sedang dibon"
        desk.pendamping.give_back(desk.pendamping.open_ones()[0].catatan_id, "")
        meja.tab.refresh(section.kinds)
        assert field.message.text() == "Sebelumnya 4"


def test_without_detainees_nothing_is_said_of_cells(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
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
        section = _section(meja)
        assert _cells(section).text() == "Tahanan giliran ini L 2, P 1; belum dicek."
        stasiun.clock.advance(timedelta(minutes=131))
        timer = section.findChild(QTimer)
        assert isinstance(timer, QTimer)
        timer.timeout.emit()  # a minute of the wall went by
        assert "Sudah lewat 60 menit" in _cells(section).text()
        assert "Terlewat 2 cek" in _cells(section).text()
        _field(section, "cek.laki").focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("1")
        meja.ctrl(Qt.Key.Key_T)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Cek tahanan: mutasi No. 2."]
        assert "terakhir dicek" in _cells(section).text()
        assert "Sudah lewat" not in _cells(section).text()
        assert section.form.text("cek.laki") == "1"
    line = head.mutasi.day(head.mutasi.today())[-1].uraian
    assert line == ("Cek ruang tahanan: tahanan 2 (L 1, P 1); keadaan sehat, ruang tahanan aman.")


def test_misses_are_not_told_to_the_guard_himself(qtbot: QtBot, stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    stasiun.clock.advance(timedelta(hours=5))
    bamin = enrol(stasiun, Peran.BAMIN)
    with opened(qtbot, lambda alat: JagaTab(bamin, alat)) as meja:
        said = _cells(_section(meja)).text()
    assert "Sudah lewat 60 menit" in said
    assert "Terlewat" not in said
