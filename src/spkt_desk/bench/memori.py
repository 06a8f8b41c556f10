"""How much memory this process holds, as the system tells it."""

from __future__ import annotations

from pathlib import Path

_STATUS = Path("/proc/self/status")


def resident_mib() -> float:
    """Return the memory this process holds now in MiB, 0 where the system does not tell."""
    return _read("VmRSS:")


def peak_mib() -> float:
    """Return the most memory this process ever held in MiB, 0 where the system does not tell."""
    return _read("VmHWM:")


def _read(name: str) -> float:
    if not _STATUS.exists():
        return 0.0
    for line in _STATUS.read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0.0
