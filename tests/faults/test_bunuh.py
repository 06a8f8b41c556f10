"""kill -9 while saving through the real services: nothing promised is lost, no act is half there.

A kill cannot tell synchronous FULL from NORMAL (trust.md 3a): it is necessary, not sufficient; the
pragmas themselves are read back in tests/db.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.faults.bunuh import Hasil, run_kills
from tests.faults.pekerja import SEBELUM, TERPISAH

FEW = 50
MANY = int(os.environ.get("KILLS", "1000"))


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_fifty_kills_lose_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _prove(run_kills(tmp_path, FEW, seed=20261121), tmp_path, capfd)


@pytest.mark.slow_faults
def test_a_thousand_kills_lose_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hasil = run_kills(tmp_path, MANY, seed=int.from_bytes(os.urandom(4), "big"))
    _prove(hasil, tmp_path, capfd)


@pytest.mark.faults
def test_control_a_desk_that_promises_too_early_is_caught(tmp_path: Path) -> None:
    hasil = run_kills(tmp_path, 4, seed=7, way=SEBELUM)
    assert hasil.lost, hasil.summary()
    assert hasil.half == []


@pytest.mark.faults
def test_control_a_desk_that_writes_in_two_steps_is_caught(tmp_path: Path) -> None:
    hasil = run_kills(tmp_path, 1, seed=7, way=TERPISAH)
    assert hasil.half == ["tanpa-laporan: laporan, baris buku, riwayat, isi, orang"]


def _prove(hasil: Hasil, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Hold the counts against the promise, after keeping the moments of the kills."""
    log = Path(os.environ.get("KILLS_LOG", folder / "kills.csv"))
    hasil.write(log)
    with capfd.disabled():
        sys.stdout.write(f"\n{hasil.summary()}; moments in {log}\n")
    assert hasil.lost == []
    assert hasil.half == []
    assert hasil.faults == []
    # The kills must have fallen where it hurts, or all this has shown nothing.
    assert hasil.acknowledged > len(hasil.kills)
    assert sum(hasil.in_flight.values()) > len(hasil.kills) / 2, hasil.summary()
    assert hasil.in_flight["terbit"] > len(hasil.kills) / 10, hasil.summary()
