"""A founded station for each test, with the first officer at the keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stasiun import Stasiun, founded


@pytest.fixture
def stasiun(tmp_path: Path) -> Iterator[Stasiun]:
    station = founded(tmp_path)
    assert station.layanan.petugas.aktif  # logged in, so that a test counts its own acts only
    yield station
    station.close()
