"""A folder of backups: numbered sets, and one `arsip/` beside them that all of them share.

A set is built in ``cadangan-000007.part`` and gets its name when everything in it is on the disk.
The running number gives the order; the clock never does (R12).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from spkt_desk.devices.berkas import (
    PART_SUFFIX,
    make_folder,
    make_folders,
    read_fault,
    remove_folder,
    settle,
)

_NAME: Final = re.compile(r"cadangan-(\d{6,9})")
DAFTAR: Final = "cadangan.txt"


class FolderCadangan:
    """Where backups of one station are gathered."""

    def __init__(self, path: Path) -> None:
        """Look at one folder; it is made when the first backup is."""
        self.path = path

    @property
    def arsip(self) -> Path:
        """The kept papers of all sets, each one once."""
        return self.path / "arsip"

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the finished sets, oldest first."""
        if not self.path.is_dir():
            return ()
        try:
            found = [_NAME.fullmatch(one.name) for one in self.path.iterdir() if one.is_dir()]
        except OSError as failure:
            raise read_fault(failure, self.path) from failure
        return tuple(sorted(int(one[1]) for one in found if one))

    def place(self, nomor: int) -> Path:
        """Return where a set lies."""
        return self.path / f"cadangan-{nomor:06d}"

    @contextmanager
    def building(self, nomor: int) -> Iterator[Path]:
        """Yield the folder in which a set is built, and name it at the end.

        Whatever goes wrong, nothing of it stays; what a kill left before goes first.
        """
        part = self.place(nomor).with_name(self.place(nomor).name + PART_SUFFIX)
        make_folders(self.path)
        remove_folder(part)
        make_folder(part)
        try:
            yield part
            settle(part, self.place(nomor))
        finally:
            remove_folder(part)

    def clear(self) -> None:
        """Remove every finished set."""
        for nomor in self.numbers():
            remove_folder(self.place(nomor))
