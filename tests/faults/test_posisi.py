"""A desk is killed; what a helpful technician copies afterwards is opened (T25)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from spkt_desk.domain.posisi import JenisTemuan, PosisiMundur
from tests.faults.bunuh import Meja
from tests.faults.pekerja import SESUDAH
from tests.services.meja import acts, good
from tests.support.stasiun import Stasiun, founded, make_clock

ACTS = 12


def _killed(tmp_path: Path) -> tuple[Stasiun, int]:
    """Return a station whose desk was killed at work, and how many acts it had promised."""
    stasiun = founded(tmp_path)
    said = Meja().live(stasiun.path, "0", SESUDAH, ACTS, 0.0)
    return stasiun, sum(line.startswith("jadi terbit") for line in said)


def _copied(stasiun: Stasiun, *names: str) -> Stasiun:
    """Return the station somebody made on another computer out of these files."""
    path = stasiun.path.with_name("-".join(("salinan", *names)).replace("/", ""))
    path.mkdir()
    for name in names:
        shutil.copyfile(stasiun.path / name, path / name)
    return Stasiun(path, make_clock(), stasiun.kode_pemulihan)


@pytest.mark.faults
def test_the_file_without_its_log_is_told_and_with_it_nothing_is_lost(tmp_path: Path) -> None:
    stasiun, promised = _killed(tmp_path)
    assert promised >= ACTS // 2
    short = _copied(stasiun, "stasiun.db", "kunci.toml", "stasiun.pub", "posisi.toml")
    with pytest.raises(PosisiMundur) as told:
        short.login()
    assert told.value.temuan.jenis is JenisTemuan.BERKURANG
    assert "stasiun.db-wal" in told.value.advice
    # The technician does what he was told: the log beside the file he has.
    shutil.copyfile(stasiun.path / "stasiun.db-wal", short.path / "stasiun.db-wal")
    assert short.login().petugas.aktif
    assert acts(short).count("kehilangan terbit") >= promised
    short.close()


@pytest.mark.faults
def test_the_file_alone_is_told_too(tmp_path: Path) -> None:
    stasiun, _promised = _killed(tmp_path)
    alone = _copied(stasiun, "stasiun.db", "kunci.toml", "stasiun.pub")
    with pytest.raises(PosisiMundur) as told:
        alone.login()
    assert told.value.temuan.jenis is JenisTemuan.HILANG


@pytest.mark.faults
def test_the_killed_station_itself_opens_as_ever(tmp_path: Path) -> None:
    stasiun, promised = _killed(tmp_path)
    desk = stasiun.login()
    desk.kertas.render_missing()
    assert acts(stasiun).count("kehilangan terbit") >= promised
    assert good(stasiun)
    stasiun.close()
