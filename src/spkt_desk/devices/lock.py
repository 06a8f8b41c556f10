"""One process a station: a lock the system drops when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from spkt_desk.devices.berkas import write_fault
from spkt_desk.domain.errors import EnvironmentFault

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class SudahTerbuka(EnvironmentFault):
    """Another process, or another lock of this one, holds the station."""


class StationLock:
    """Holds a station's data folder for this process; the lock file itself stays and means nothing.

    The file is never removed: removing it would let two processes hold two files of one name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock; `SudahTerbuka` when another process, or another lock, holds it."""
        if self._handle is not None:
            raise _already_open()
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as failure:
            raise write_fault(failure, self._path) from failure
        try:
            _lock(handle)
        except (
            BlockingIOError,
            PermissionError,
        ) as held:  # POSIX says the first, Windows the other
            os.close(handle)
            raise _already_open() from held
        except OSError as failure:  # a file system without locks
            os.close(handle)
            raise write_fault(failure, self._path) from failure
        self._handle = handle

    def release(self) -> None:
        """Give the lock back; without one there is nothing to do."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _already_open() -> SudahTerbuka:
    """Say that the station is open in another window."""
    return SudahTerbuka(
        "Stasiun ini sudah terbuka pada komputer ini.",
        "Gunakan jendela yang sudah terbuka, atau tutup dahulu lalu ulangi.",
    )


def _lock(handle: int) -> None:
    """Lock an open file without waiting; OSError when that cannot be."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
