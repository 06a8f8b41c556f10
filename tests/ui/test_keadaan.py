"""The page behind the lights: keys, and a real backup in a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.outcomes import Changed
from spkt_desk.ui.keadaan.tab import KeadaanTab
from spkt_desk.ui.shortcuts import Tombol
from tests.support.stasiun import Stasiun
from tests.ui.tab_terbuka import Meja, opened


@pytest.fixture
def meja(qtbot: QtBot, stasiun: Stasiun) -> Iterator[Meja]:
    with opened(qtbot, lambda alat: KeadaanTab(stasiun.layanan, alat)) as made:
        made.tab.refresh(frozenset(Changed))
        yield made


def _texts(meja: Meja) -> str:
    return "\n".join(one.text() for one in meja.tab.findChildren(QLabel))


def test_a_backup_by_keys_turns_its_light_green(
    meja: Meja, stasiun: Stasiun, tmp_path: Path
) -> None:
    meja.tunggu(lambda: "belum pernah dicadangkan" in _texts(meja))
    meja.tab.focus_first()
    meja.ketik(str(tmp_path / "stik"))
    meja.tab.handle(Tombol.SIMPAN)
    meja.tunggu(lambda: "Cadangan ke-1 jadi" in _texts(meja))
    assert (tmp_path / "stik" / "cadangan-000001" / "stasiun.db").is_file()
    meja.tunggu(lambda: "● Cadangan" in _texts(meja))
    assert stasiun.layanan.cadangan.last()[0].nomor == 1


def test_a_folder_that_is_none_is_refused_at_its_field(meja: Meja) -> None:
    meja.tab.focus_first()
    meja.ketik("flashdisk")
    meja.tekan(Qt.Key.Key_Return)
    meja.tab.handle(Tombol.SIMPAN)
    assert "Pilih folder" in _texts(meja)


def test_the_next_backup_goes_where_the_last_one_went(
    meja: Meja, stasiun: Stasiun, tmp_path: Path
) -> None:
    stasiun.layanan.cadangan.create(tmp_path / "stik")
    meja.tab.refresh(frozenset(Changed))
    assert isinstance(meja.tab, KeadaanTab)
    assert meja.tab.form.folder.text() == str(tmp_path / "stik")


def test_a_doubtful_clock_is_answered_by_keys(qtbot: QtBot, stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Patroli kota")
    stasiun.clock.set_wall(datetime(2000, 1, 1, tzinfo=Zona.WITA.tzinfo))
    with opened(qtbot, lambda alat: KeadaanTab(stasiun.layanan, alat)) as meja:
        assert isinstance(meja.tab, KeadaanTab)
        card = meja.tab.jam
        meja.tunggu(card.isVisible)
        meja.tab.handle(Tombol.JAM_BENAR)
        meja.tunggu(lambda: "belum mungkin" in card.galat.text())
        meja.tab.focus_first()
        meja.ketik("21112026")
        meja.enter()
        meja.ketik("25")
        meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        meja.tunggu(lambda: card.pukul.error)
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("0945")
        meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Tercatat. Program memakai 21-11-2026 09.45."]
        meja.tunggu(card.isHidden)
        meja.tunggu(lambda: "● Jam" in _texts(meja))
    assert stasiun.layanan.jam.doubt() == ""


def test_the_card_of_the_clock_is_not_there_while_nothing_is_doubtful(meja: Meja) -> None:
    meja.tunggu(lambda: "● Jam" in _texts(meja))
    assert isinstance(meja.tab, KeadaanTab)
    assert meja.tab.jam.isHidden()
    assert not meja.tab.handle(Tombol.JAM_BENAR)
