"""Kept papers and attachments: sealed files named by the SHA-256 of what stands in them.

``arsip/ab/ab….seg``; written before the transaction that names them, so that an orphan is harmless
and a missing one is a fault. This module never sees what is inside the seal.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from spkt_desk.devices.berkas import make_folder, read_bytes, read_fault, remove_file, write_sealed
from spkt_desk.domain.errors import EnvironmentFault

SUFFIX: Final = ".seg"
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_FOLDER: Final = re.compile(r"[0-9a-f]{2}")
_ADVICE: Final = "Data lain tidak berubah. Pulihkan berkas ini dari cadangan."


class Arsip:
    """The folder of kept papers; made on first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, sealed: bytes) -> str:
        """Keep sealed bytes durably and return their name; the same bytes are kept once.

        EnvironmentFault when the disk refuses; then nothing is named.
        """
        name = hashlib.sha256(sealed).hexdigest()
        path = self.path_of(name)
        if path.is_file() and hashlib.sha256(read_bytes(path)).hexdigest() == name:
            return name
        make_folder(self._folder)
        make_folder(path.parent)
        write_sealed(path, sealed)
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes of that name; EnvironmentFault when they are missing or changed."""
        path = self.path_of(name)
        if not path.is_file():
            raise EnvironmentFault(f"Berkas arsip {name[:12]}… tidak ditemukan.", _ADVICE)
        sealed = read_bytes(path)
        if hashlib.sha256(sealed).hexdigest() != name:
            raise EnvironmentFault(f"Berkas arsip {name[:12]}… rusak atau diubah.", _ADVICE)
        return sealed

    def names(self) -> tuple[str, ...]:
        """Return the names of everything kept, sorted; half-written leftovers are not kept."""
        if not self._folder.is_dir():
            return ()
        try:
            found = [
                path.stem
                for folder in self._folder.iterdir()
                if _FOLDER.fullmatch(folder.name) and folder.is_dir()
                for path in folder.iterdir()
                if path.suffix == SUFFIX and _NAME.fullmatch(path.stem)
            ]
        except OSError as failure:
            raise read_fault(failure, self._folder) from failure
        return tuple(sorted(found))

    def remove(self, name: str) -> None:
        """Remove the bytes of that name durably; bytes gone already are no fault."""
        path = self.path_of(name)
        if path.parent.is_dir():
            remove_file(path)

    def discard(self, names: Iterable[str]) -> int:
        """Remove what nothing needs any more; return how many a lock or a fault kept for later."""
        left = 0
        for name in names:
            try:
                self.remove(name)
            except EnvironmentFault:
                left += 1
        return left

    def path_of(self, name: str) -> Path:
        """Return where a name is kept; ValueError for what is no name, so no path can escape."""
        if not _NAME.fullmatch(name):
            msg = f"not the name of a kept file: {name!r}"
            raise ValueError(msg)
        return self._folder / name[:2] / f"{name}{SUFFIX}"
