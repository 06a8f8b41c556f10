"""A disk of its own that can be filled up: 2 MB in memory."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tools import tool


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a tmpfs of 2 MB; a machine that may not mount fails the test, for it proves nothing."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(
        [tool("mount"), "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True
    )
    try:
        yield folder
    finally:
        subprocess.run([tool("umount"), str(folder)], check=True)
