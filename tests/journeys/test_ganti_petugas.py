"""Shift change in one window: a form is half typed, another officer sits down, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.domain.errors import HakDitolak
from spkt_desk.domain.satuan import Peran
from spkt_desk.ui.shortcuts import Tombol
from tests.journeys.meja import opened
from tests.journeys.test_kehilangan import FORM, begin_report, jam
from tests.services.meja import SANDI_LAIN, enrol
from tests.support.stasiun import NRP, SANDI, founded

pytestmark = pytest.mark.journey


def test_officers_change_in_one_window_with_a_form_half_typed(qtbot: QtBot, tmp_path: Path) -> None:
    station = founded(tmp_path)
    bamin = enrol(station, Peran.BAMIN).petugas
    chief = enrol(station, Peran.KAPOLSEK).petugas
    station.close()
    with opened(qtbot, station.path, jam(), tmp_path / "komputer.toml") as meja:
        desk = meja.log_in()
        first = meja.program.desk()
        begin_report(meja)
        meja.fill(f"{FORM}.pelapor.nama", "RAHMAT SALEH")
        meja.sit_down(bamin.nomor, SANDI_LAIN)
        assert meja.program.window is desk  # no restart, no second window
        assert "SALEH" not in desk.windowTitle()
        second = meja.program.desk()
        assert second.petugas.nomor == bamin.nomor
        [left] = second.draf.all()
        assert (left.nama, left.petugas, left.milik_saya) == (
            *("RAHMAT SALEH", first.petugas.nama),
            False,
        )
        meja.press(Qt.Key.Key_F9)
        meja.type("Serah terima jaga malam")
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: bool(second.mutasi.day(second.mutasi.today())))
        assert second.mutasi.day(second.mutasi.today())[0].paraf == second.petugas.paraf
        meja.sit_down(NRP, SANDI)
        third = meja.program.desk()
        assert third.petugas.nomor == NRP
        assert third.draf.load(left.draft_id).pelapor.nama == "RAHMAT SALEH"
        meja.sit_down(chief.nomor, SANDI_LAIN)
        with pytest.raises(HakDitolak, match="tidak boleh membuka akun satu giliran"):
            third.akun.open_shift(chief.petugas_id, SANDI_LAIN, 1)
        desk.act(Tombol.TAB_PENERIMAAN)
        assert desk.tab(Tombol.TAB_PENERIMAAN).isVisible()
