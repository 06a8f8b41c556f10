"""The way in as the program walks it: what could not be done is said at the desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from spkt_desk.app import Program
from spkt_desk.domain.satuan import Peran
from tests.services.meja import enrol
from tests.support.stasiun import IZIN, NRP, SANDI, Stasiun, founded


@pytest.fixture
def terutang(tmp_path: Path) -> Stasiun:
    """Return a station that owes a new key and has no room for the copy before it."""
    stasiun = founded(tmp_path)
    stasiun.folder.cadangan.write_bytes(b"sebuah berkas, bukan folder")
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    stasiun.close()
    return stasiun


def _program(qapp: QApplication, stasiun: Stasiun) -> Program:
    folder = stasiun.folder
    return Program(qapp, folder, folder.path / "komputer.toml", latihan=False, clock=stasiun.clock)


def test_a_key_that_could_not_be_changed_is_said_at_the_desk(
    qapp: QApplication, terutang: Stasiun
) -> None:
    program = _program(qapp, terutang)
    kabar = program._login(NRP, SANDI).kabar  # noqa: SLF001 - what the login window runs
    assert "Kunci data belum diganti" in kabar
    terutang.folder.cadangan.unlink()
    assert program._login(NRP, SANDI).kabar == ""  # noqa: SLF001
    program.stop()


def test_so_is_one_after_the_recovery_code(qapp: QApplication, terutang: Stasiun) -> None:
    program = _program(qapp, terutang)
    meja = program._recover(  # noqa: SLF001 - what the recovery page runs
        terutang.kode_pemulihan, NRP, "rakit bambu di muara 3"
    )
    assert "Kunci data belum diganti" in meja.kabar
    assert program.desk().kunci_baru.owed()
    program.stop()
