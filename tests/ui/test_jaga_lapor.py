"""Those who must report, by keys: entered, there with one Enter, ended, the sheet printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.jaga.wajib_lapor import BagianWajibLapor
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.medan import Medan
from tests.services.meja import enrol, officer, open_shift
from tests.support.stasiun import IZIN, FilePencetak, Stasiun
from tests.ui.tab_terbuka import opened
from tests.ui.walker import faults_of, sideways

RIDWAN = WajibLaporKetikan("Ridwan Musa", "LP/B/41/XI/2026", "senin kamis", "", "21-12-2026")


def _field(section: BagianWajibLapor, name: str) -> Medan:
    field = section.form.field(f"lapor.{name}")
    assert isinstance(field, Medan)
    return field


def _rows(section: BagianWajibLapor) -> list[str]:
    return [section.daftar.item(row).text() for row in range(section.daftar.count())]


def _told(section: BagianWajibLapor) -> str:
    label = section.findChild(QLabel, "jaga.lapor.keadaan")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.fixture
def desk(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return stasiun.layanan


def test_somebody_is_entered_by_keys_and_days_are_read_back(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        assert _told(section).startswith("Belum ada yang wajib lapor")
        assert not section.daftar.isVisible()
        for text in ("Ridwan Musa", "LP/B/41/XI/2026", "sen kam", "", "21/12"):
            meja.ketik(text)
            meja.enter()
        assert _field(section, "hari").message.text() == "Setiap Senin dan Kamis"
        assert _field(section, "sampai").message.text() == "Senin 21-12-2026"
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Terdaftar, mutasi No. 2."]
        meja.tunggu(section.daftar.isVisible)
        assert _rows(section) == ["Senin 23-11 – Ridwan Musa (LP/B/41/XI/2026), hadir 0 kali"]
        assert section.form.text("lapor.nama") == ""
        assert faults_of(meja.tab) == []
        meja.tunggu(lambda: sideways(meja.tab) == [])  # the list has just come


def test_what_is_wrong_stands_at_its_field(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        _field(section, "hari").focus()
        meja.ketik("lusa")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "hari").error)
        assert _field(section, "nama").error == "Nama belum diisi."
        assert _field(section, "sampai").error
    assert desk.lapor.people() == ()


def test_one_enter_writes_that_he_was_there(qtbot: QtBot, stasiun: Stasiun, desk: Layanan) -> None:
    desk.lapor.register(RIDWAN)
    desk.lapor.register(replace(RIDWAN, nama="Sarif Lamato", hari="kamis"))
    stasiun.clock.advance(timedelta(days=5))  # Thursday; Monday went by
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        assert _told(section) == (
            "Kamis 26-11-2026: 2 orang ditunggu hari ini, "
            "1 orang tidak hadir pada hari lapor terakhirnya."
        )
        assert _rows(section)[0] == (
            "Hari ini – Ridwan Musa (LP/B/41/XI/2026), hadir 0 kali, tidak hadir 1 kali"
        )
        assert meja.focus is section.daftar
        meja.enter()
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Hadir: mutasi No. 1."]
        meja.tunggu(lambda: len([row for row in _rows(section) if "Sudah hadir" in row]) == 1)
        meja.enter()  # held or pressed again: he is there once a day
        meja.tunggu(section.galat.isVisible)
        assert "sudah tercatat hadir" in section.galat.text()
    assert [one.uraian for one in desk.mutasi.day(desk.mutasi.today())] == [
        "Ridwan Musa hadir wajib lapor ke-1 (LP/B/41/XI/2026)."
    ]


def test_on_another_day_enter_asks_and_the_other_key_writes(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    desk.lapor.register(RIDWAN)
    stasiun.clock.advance(timedelta(days=3))
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        assert _rows(section)[0].startswith("Tidak hadir Senin 23-11 – Ridwan Musa")
        meja.enter()
        assert "bukan hari lapor Ridwan Musa" in meja.said[-1]
        assert desk.mutasi.day(desk.mutasi.today()) == ()
        meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        meja.tunggu(lambda: "Hadir: mutasi No. 1." in meja.said)
    [line] = desk.mutasi.day(desk.mutasi.today())
    assert "di luar jadwal" in line.uraian


def test_it_ends_with_a_reason(qtbot: QtBot, desk: Layanan) -> None:
    desk.lapor.register(RIDWAN)
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        meja.ctrl(Qt.Key.Key_D)
        meja.tunggu(lambda: _field(section, "alasan").error)
        meja.ketik("perkara dicabut")
        meja.ctrl(Qt.Key.Key_D)
        meja.tunggu(lambda: "Diakhiri, mutasi No. 3." in meja.said)
        assert meja.focus is section.daftar
        meja.tunggu(lambda: _rows(section)[0].startswith("Diakhiri 21-11-2026"))


def test_who_may_only_read_sees_the_list_and_writes_nothing(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    desk.lapor.register(RIDWAN)
    bamin = officer(stasiun, Peran.BAMIN)
    ready = replace(bamin, peran=frozenset({Peran.PIKET_FUNGSI}))
    desk.setelan.save_petugas(ready, IZIN)
    reader = enrol(stasiun, Peran.PIKET_FUNGSI)
    stasiun.clock.advance(timedelta(days=2))
    with opened(qtbot, lambda alat: JagaTab(reader, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        assert _rows(section)[0].startswith("Hari ini – Ridwan Musa")
        assert not section.isi.isEnabled()
        meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert "tidak boleh" in meja.said[-1] or "hanya" in meja.said[-1]
    assert desk.mutasi.day(desk.mutasi.today()) == ()


def test_what_was_said_of_one_goes_when_another_is_chosen(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    for name in ("Ridwan Musa", "Yusuf Mantali"):
        desk.lapor.register(replace(RIDWAN, nama=name))
    stasiun.clock.advance(timedelta(days=2))
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        meja.enter()
        meja.tunggu(lambda: meja.said)
        meja.tunggu(lambda: any("Sudah hadir" in row for row in _rows(section)))
        meja.enter()
        meja.tunggu(section.galat.isVisible)
        meja.tekan(Qt.Key.Key_Down if section.daftar.currentRow() == 0 else Qt.Key.Key_Up)
        assert not section.galat.isVisible()


def test_a_sheet_that_did_not_come_out_says_what_to_do(
    qtbot: QtBot, desk: Layanan, tmp_path: Path
) -> None:
    desk.lapor.register(RIDWAN)
    printer = FilePencetak(tmp_path / "baki", outcome=PrintOutcome.GAGAL)

    def printing(jobs: Jobs) -> Pencetakan:
        return Pencetakan(jobs, printer, choose=lambda _parent: "folder")

    with opened(qtbot, lambda alat: JagaTab(desk, alat), printing=printing) as meja:
        meja.section(BagianWajibLapor)
        meja.ctrl(Qt.Key.Key_P)
        meja.tunggu(lambda: meja.said)
        assert meja.said[0].startswith("Daftar hadir belum tercetak: printer tidak menjawab")
        assert meja.said[0].endswith("Ctrl+P mencoba lagi.")


def test_the_key_of_issuing_pressed_in_another_field_writes_nobody_present(
    qtbot: QtBot, desk: Layanan
) -> None:
    desk.lapor.register(RIDWAN)
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        _field(section, "nama").focus()
        meja.ketik("Yusuf Mantali")
        meja.ctrl(Qt.Key.Key_Return)
        assert meja.said == ["Pilih yang hadir, lalu Ctrl+Enter."]
        assert meja.focus is section.daftar
        assert section.form.text("lapor.nama") == "Yusuf Mantali"
    assert len(desk.mutasi.day(desk.mutasi.today())) == 2


def test_the_buttons_stay_beside_their_field_when_it_has_an_error(
    qtbot: QtBot, desk: Layanan
) -> None:
    desk.lapor.register(RIDWAN)
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = meja.section(BagianWajibLapor)
        reason = _field(section, "alasan")
        meja.ctrl(Qt.Key.Key_D)
        meja.tunggu(lambda: reason.error)
        for name in ("hadir", "akhiri"):
            button = section.findChild(QPushButton, f"jaga.lapor.{name}")
            assert isinstance(button, QPushButton)
            meja.tunggu(
                lambda one=button: (  # type: ignore[misc]
                    abs(_middle(one, section) - _middle(reason.editor, section)) <= 3
                )
            )


def _middle(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, widget.rect().center()).y()
