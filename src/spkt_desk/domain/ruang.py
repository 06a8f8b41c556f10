"""Room left on the disk of the data folder, as far as it changes what the desk does."""

from __future__ import annotations

from enum import StrEnum

LOW_BYTES = 1_000_000_000
SCARCE_BYTES = 300_000_000


class RuangDisk(StrEnum):
    """Below 1 GB the desk is warned, below 300 MB extras stop, saving goes on."""

    AMPLE = "cukup"
    LOW = "menipis"
    SCARCE = "hampir habis"

    @classmethod
    def of(cls, free_bytes: int) -> RuangDisk:
        """Judge a number of free bytes."""
        if free_bytes < SCARCE_BYTES:
            return cls.SCARCE
        return cls.LOW if free_bytes < LOW_BYTES else cls.AMPLE
