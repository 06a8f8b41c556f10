from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from spkt_desk.devices.lock import StationLock
from spkt_desk.domain.errors import EnvironmentFault

HOLDER = """
import sys
from pathlib import Path
from spkt_desk.devices.lock import StationLock
StationLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_process_is_told_and_a_killed_holder_frees_the_station(tmp_path: Path) -> None:
    path = tmp_path / "stasiun.kunci"
    with _holder(path) as holder:
        with pytest.raises(EnvironmentFault, match="sudah terbuka") as held:
            StationLock(path).acquire()
        assert "jendela yang sudah terbuka" in held.value.advice
        holder.kill()
        holder.wait()
        with StationLock(path):
            pass
    assert path.exists()


def test_a_second_lock_in_the_same_process_is_refused_until_release(tmp_path: Path) -> None:
    path = tmp_path / "stasiun.kunci"
    first, second = StationLock(path), StationLock(path)
    first.acquire()
    for lock in (first, second):
        with pytest.raises(EnvironmentFault, match="sudah terbuka"):
            lock.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_a_folder_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"Folder untuk stasiun\.kunci tidak ditemukan"):
        StationLock(tmp_path / "hilang" / "stasiun.kunci").acquire()
