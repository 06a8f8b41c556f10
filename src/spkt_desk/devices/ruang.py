"""Room on the disk: a ballast file to throw overboard, and a look at what is left."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from spkt_desk.devices.berkas import read_fault, remove_file, sync_folder, write_fault
from spkt_desk.domain.ruang import RuangDisk

BALLAST_BYTES: Final = 64 * 1024 * 1024
_CHUNK_BYTES: Final = 1024 * 1024


def free_bytes(folder: Path) -> int:
    """Return the bytes this account may still write on the disk of `folder`."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as failure:
        raise read_fault(failure, folder) from failure


def room(folder: Path) -> RuangDisk:
    """Judge the room left on the disk of `folder`."""
    return RuangDisk.of(free_bytes(folder))


class Ballast:
    """A file that only takes up room, so that a full disk can be helped at once."""

    def __init__(self, path: Path, size: int = BALLAST_BYTES) -> None:
        self._path = path
        self._size = size

    def ensure(self) -> None:
        """Put the ballast in place; EnvironmentFault when there is no room for it.

        It is filled with random bytes: neither a sparse nor a compressing file system may cheat.
        """
        try:
            if self._path.is_file() and self._path.stat().st_size == self._size:
                return
            self._fill()
        except OSError as failure:
            remove_file(self._path)
            raise write_fault(failure, self._path) from failure

    def release(self) -> int:
        """Throw the ballast overboard and return the bytes it set free; 0 when there was none."""
        if not self._path.is_file():
            return 0
        size = self._path.stat().st_size
        remove_file(self._path)
        return size

    def _fill(self) -> None:
        """Write the file to its full size and bring it to the disk."""
        with self._path.open("wb") as file:
            left = self._size
            while left:
                left -= file.write(os.urandom(min(left, _CHUNK_BYTES)))
            file.flush()
            os.fsync(file.fileno())
        self._path.chmod(0o600)
        sync_folder(self._path.parent)
