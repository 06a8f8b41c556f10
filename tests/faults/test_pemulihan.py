"""kill -9 at every name that restoring gives a file: no station goes back without saying so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from spkt_desk.cli import SANDI_ENV
from spkt_desk.services.folder import FolderStasiun
from tests.services.meja import acts, good, issue, printed
from tests.support.stasiun import NRP, SAAT, SANDI, Stasiun, founded, make_clock
from tests.support.tools import tool

pytestmark = pytest.mark.faults

CHECKOUT = Path(__file__).parents[2]
TERBANYAK = 20


def _restore(stik: Path, path: Path, *before: str) -> subprocess.CompletedProcess[str]:
    verb = ("-m", "spkt_desk", "restore", str(stik), "--data", str(path), "--nrp", NRP)
    return subprocess.run(
        [*before, sys.executable, *verb],
        cwd=CHECKOUT,
        env={**os.environ, SANDI_ENV: SANDI},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.timeout(300)
def test_a_kill_leaves_no_station_or_one_that_says_it_was_put_back(tmp_path: Path) -> None:
    station = founded(tmp_path)
    printed(station, issue(station))
    stik = tmp_path / "stik"
    station.layanan.cadangan.create(stik)
    station.close()
    seen = set()
    killed = _restore(stik, stik)  # never into the backups themselves
    assert killed.returncode == 2
    for place in range(1, TERBANYAK):
        folder = FolderStasiun(tmp_path / f"baru-{place}")
        inject = f"inject=/^rename:signal=KILL:when={place}"
        strace = (tool("strace"), "-f", "-qq", "-o", os.devnull, "-e", inject)
        killed = _restore(stik, folder.path, *strace)
        if killed.returncode == 0:  # it was through before its so-manieth name
            break
        seen.add(folder.slots.exists())
        if not folder.slots.exists():
            done = _restore(stik, folder.path)
            assert done.returncode == 0, f"{place}: {done.stderr}"
        again = Stasiun(folder.path, make_clock(SAAT.replace(year=2030)), "")
        assert again.layanan.petugas.nomor == NRP
        assert acts(again).count("cadangan dipulihkan") == 1, place
        assert good(again), place
        assert not folder.restoring.exists()
        again.close()
    else:
        pytest.fail("the restore gives more names than were tried")
    assert place > 5
    assert seen == {False, True}
