"""The books beside the journal by keys: out, back, the hint at the hand-over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.pendamping import BagianPendamping
from spkt_desk.ui.jaga.serah_terima import BagianSerahTerima
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.medan import Medan
from tests.services.meja import open_shift
from tests.support.stasiun import Stasiun
from tests.ui.tab_terbuka import opened
from tests.ui.walker import faults_of, sideways

ANTON = "Bripka Anton Sanusi"


def _field(section: BagianPendamping, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


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
        section = meja.section(BagianPendamping)
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


def test_the_next_book_is_typed_over_the_last(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianPendamping)
        for buku, nama in (("tahanan laki-laki masuk", "Baduwi"), ("tamu", "Ridwan Musa")):
            meja.said.clear()
            meja.ketik(buku)
            meja.enter()
            meja.ketik(nama)
            meja.ctrl(Qt.Key.Key_S)
            meja.tunggu(lambda: meja.said)
        assert _field(section, "pendamping.buku").error == ""
    said = desk.mutasi.day(desk.mutasi.today())[-1].uraian
    assert said == "Tamu datang: 1 orang, Ridwan Musa."


def test_ctrl_enter_gives_back_the_chosen_one_and_typing_stays(qtbot: QtBot, desk: Layanan) -> None:
    for name in (ANTON, "Brigpol Hasan Lamusu", "Aipda Yusuf Hamzah"):
        desk.pendamping.take("bon_kunci", name, "", "")
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianPendamping)
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
        section = meja.section(BagianPendamping)
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
        section = meja.section(BagianPendamping)
        meja.ketik("tamu")
        meja.enter()
        meja.ketik("Ridwan Musa")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert _out(section) == []
    said = desk.mutasi.day(desk.mutasi.today())[-1].uraian
    assert said == "Tamu datang: 1 orang, Ridwan Musa."


def test_problems_stand_at_their_fields(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianPendamping)
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
        assert field.message.text() == "Sebelumnya 4, termasuk 2 yang dibon"
        desk.pendamping.give_back(desk.pendamping.open_ones()[0].catatan_id, "")
        meja.tab.refresh(section.kinds)
        assert field.message.text() == "Sebelumnya 4"


def test_after_the_last_one_came_back_the_keyboard_is_in_the_form(
    qtbot: QtBot, desk: Layanan
) -> None:
    desk.pendamping.take("bon_kunci", "Rahmat Suleman", "2", "gudang")
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianPendamping)
        section.keluar.setFocus()
        meja.enter()
        meja.tunggu(lambda: meja.said)
        assert not section.keluar.isVisible()
        assert meja.focus.objectName() == "jaga.pendamping.buku"
