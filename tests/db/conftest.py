"""A bare file with its key, and a founded station, for the tests of the storage."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from spkt_desk.db.engine import Database
from tests.support.stasiun import Stasiun, founded


@pytest.fixture
def kunci() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def berkas(tmp_path: Path, kunci: bytes) -> Path:
    """Return the path of an empty station file."""
    path = tmp_path / "stasiun.db"
    Database.create(path, kunci).close()
    return path


@pytest.fixture
def stasiun(tmp_path: Path) -> Iterator[Stasiun]:
    station = founded(tmp_path)
    yield station
    station.close()
