"""kill -9 before and after every step of a change of key: the right passwords open, only those."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spkt_desk.db.engine import Database
from spkt_desk.db.faults import KunciSalah
from spkt_desk.db.kunci_baru import opens
from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from tests.faults.pekerja_kunci import LANGKAH, TERBALIK
from tests.services.meja import SANDI_LAIN, enrol, issue, printed
from tests.support.stasiun import NRP, Stasiun, founded, make_officers
from tests.support.tools import tool

pytestmark = pytest.mark.faults

CHECKOUT = Path(__file__).parents[2]
SAAT_MATI = [
    f"{when} {name}" for name, _home, _attribute in LANGKAH for when in ("sebelum", "sesudah")
]


@pytest.fixture
def stasiun(tmp_path: Path) -> Stasiun:
    """Return a station with two officers who may enter, a kept page, and nobody inside."""
    station = founded(tmp_path)
    printed(station, issue(station))
    enrol(station, Peran.KA_SPKT)
    enrol(station, Peran.BAMIN)
    station.close()
    return station


def _died(stasiun: Stasiun, nomor: str, step: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.pekerja_kunci", str(stasiun.path), nomor, step],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode


def _bad(desk: Layanan) -> list[str]:
    return [f"{line.bagian}: {line.kalimat}" for line in desk.pemeriksaan.check() if not line.baik]


def _numbers() -> tuple[str, str]:
    officers = make_officers()
    ka = next(one.nomor for one in officers if Peran.KA_SPKT in one.peran)
    return next(one.nomor for one in officers if Peran.BAMIN in one.peran), ka


@pytest.mark.parametrize("step", SAAT_MATI)
def test_a_kill_at_any_step_leaves_a_station_that_opens_with_the_right_passwords(
    stasiun: Stasiun, step: str
) -> None:
    ended, stays = _numbers()
    assert _died(stasiun, ended, step) == -signal.SIGKILL, f"no such step: {step}"
    stasiun.pintu = stasiun.new_door()
    with pytest.raises(AccessDenied):
        stasiun.login(ended, SANDI_LAIN)
    assert stasiun.login(stays, SANDI_LAIN).petugas.nomor == stays
    desk = stasiun.login()
    assert desk.petugas.nomor == NRP
    assert not stasiun.folder.new_slots.exists()
    # What was cut short is still owed, or done to the end; the next login pays it.
    assert desk.kunci_baru.settle().value == ""
    assert desk.kunci_baru.owed() == ""
    assert _bad(desk) == []
    assert not list(stasiun.folder.cadangan.glob("*.part"))
    with pytest.raises(AccessDenied):
        stasiun.login(ended, SANDI_LAIN)
    stasiun.close()


def test_nobody_killed_pays_the_debt(stasiun: Stasiun) -> None:
    ended, _ = _numbers()
    assert _died(stasiun, ended, "-") == 0
    stasiun.pintu = stasiun.new_door()
    desk = stasiun.login()
    assert desk.kunci_baru.owed() == ""
    assert _bad(desk) == []
    stasiun.close()


def test_control_the_order_swapped_shuts_everybody_out(stasiun: Stasiun) -> None:
    ended, stays = _numbers()
    assert _died(stasiun, ended, TERBALIK) == -signal.SIGKILL
    stasiun.pintu = stasiun.new_door()
    with pytest.raises(KunciSalah):
        stasiun.login(stays, SANDI_LAIN)
    with pytest.raises(KunciSalah):
        stasiun.login()


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("call", "places"),
    [("pwrite64", range(1, 400, 30)), ("fsync", range(1, 12)), ("ftruncate", range(1, 8))],
)
def test_a_kill_inside_the_change_leaves_a_file_that_one_key_opens(
    tmp_path: Path, call: str, places: range
) -> None:
    old, new = b"a" * 32, b"b" * 32
    path, whole = tmp_path / "uji.db", tmp_path / "asal.db"
    Database.create(whole, old).close()
    seen = []
    for place in places:
        for name in ("", "-wal", "-shm"):
            path.with_name(path.name + name).unlink(missing_ok=True)
        shutil.copyfile(whole, path)
        inject = f"inject={call}:signal=KILL:when={place}"
        rekey = [
            sys.executable,
            "-m",
            "tests.faults.pekerja_rekey",
            str(path),
            old.hex(),
            new.hex(),
        ]
        done = subprocess.run(
            [tool("strace"), "-f", "-qq", "-o", "/dev/null", "-e", inject, *rekey],
            cwd=CHECKOUT,
            capture_output=True,
            check=False,
        )
        if done.returncode == 0:  # the change was through before its so-manieth call
            break
        fits = [key for key in (old, new) if opens(path, key)]
        assert len(fits) == 1, f"{call} {place}"
        seen += fits
        database = Database.open(path, fits[0])
        with database.reading() as work:
            assert work.pemeriksaan.file_problems() == ()
        database.close()
    assert set(seen) == {old, new}
