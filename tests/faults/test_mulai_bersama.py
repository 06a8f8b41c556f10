"""Many starts at once on one station: one window, which comes to the front for the others (T19)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.stasiun import founded
from tests.support.tools import wait_until

SERENTAK = 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    station = founded(tmp_path)
    station.close()
    return station.path


@contextmanager
def starts(folders: list[Path], config: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start the program once a folder, all at the same time; whoever still runs ends with it."""
    command = [sys.executable, "-m", "spkt_desk", "--data"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config)}
    running = [subprocess.Popen([*command, str(one)], env=environment) for one in folders]
    try:
        yield running
    finally:
        for one in running:
            one.kill()
            one.wait()


def ended(running: list[subprocess.Popen[bytes]]) -> list[int]:
    """Return the exit codes of those that have ended."""
    return [one.returncode for one in running if one.poll() is not None]


def test_fifty_starts_at_once_are_one_window(folder: Path, tmp_path: Path) -> None:
    with starts([folder] * SERENTAK, tmp_path / "config") as running:
        wait_until(
            lambda: len(ended(running)) >= SERENTAK - 1, seconds=90, what="the other starts end"
        )
        assert ended(running) == [0] * (SERENTAK - 1)


def test_control_two_stations_are_two_windows(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    other = founded(tmp_path / "lain")
    other.close()
    with starts([folder, other.path], tmp_path / "config") as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running[0].wait(5)
        assert ended(running) == []
