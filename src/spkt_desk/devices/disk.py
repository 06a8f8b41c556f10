"""How much room a disk has left."""

from __future__ import annotations

import shutil
from pathlib import Path

from spkt_desk.devices.berkas import read_fault


def free_bytes(path: Path) -> int:
    """Return the free bytes where `path` lies; EnvironmentFault when the disk does not answer."""
    try:
        return shutil.disk_usage(path).free
    except OSError as failure:
        raise read_fault(failure, path) from failure
