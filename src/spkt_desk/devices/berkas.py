"""Files we write ourselves: whole and on the disk, or the old one is still there.

`.part` in the same folder, full count, fsync, replace, fsync of the folder, re-open, re-hash.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from spkt_desk.domain.errors import EnvironmentFault

PART_SUFFIX: Final = ".part"
_BLOCK: Final = 1 << 20
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ESTALE})
_FLAGS: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


def write_sealed(path: Path, data: bytes) -> str:
    """Write `data` to `path` for its owner only and return its SHA-256 in hex once it is durable.

    EnvironmentFault on any failure: up to the replacing step the old file is untouched, and no
    `.part` stays behind.
    """
    part = path.with_name(path.name + PART_SUFFIX)
    try:
        part.unlink(missing_ok=True)
        _write_part(part, data)
        part.replace(path)
        sync_folder(path.parent)
        written = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as failure:
        _drop(part)
        raise write_fault(failure, path) from failure
    if written != hashlib.sha256(data).hexdigest():
        raise EnvironmentFault(
            f"Berkas {path.name} yang dibaca kembali tidak sama dengan yang ditulis.",
            "Disk mungkin rusak. Jalankan pemeriksaan data dan buat cadangan ke disk lain.",
        )
    return written


def copy_sealed(source: Path, target: Path) -> str:
    """Copy a file as `write_sealed` writes one, whatever its size; return its SHA-256 in hex.

    The SHA-256 is that of the copy read back; EnvironmentFault when it is not that of the source.
    """
    part = target.with_name(target.name + PART_SUFFIX)
    before = file_hash(source)
    try:
        part.unlink(missing_ok=True)
        with source.open("rb") as out, open(part, "xb", opener=_private) as into:
            shutil.copyfileobj(out, into, _BLOCK)
        sync_file(part)
        settle(part, target)
    except OSError as failure:
        _drop(part)
        raise write_fault(failure, target) from failure
    except EnvironmentFault:
        _drop(part)
        raise
    if file_hash(target) != before:
        raise EnvironmentFault(
            f"Salinan {target.name} tidak sama dengan aslinya.",
            "Disk mungkin rusak. Ulangi ke disk lain.",
        )
    return before


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hex, block by block."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as failure:
        raise read_fault(failure, path) from failure


def sync_file(path: Path) -> None:
    """Bring a file that somebody else wrote to the disk."""
    try:
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as failure:
        raise write_fault(failure, path) from failure


def settle(part: Path, path: Path) -> None:
    """Give a finished file or folder its name, durably."""
    try:
        part.replace(path)
        sync_folder(path.parent)
    except OSError as failure:
        raise write_fault(failure, path) from failure


def remove_folder(folder: Path) -> None:
    """Remove a folder of our own with all in it; one that is gone already is no fault."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
            sync_folder(folder.parent)
    except OSError as failure:
        raise write_fault(failure, folder) from failure


def read_bytes(path: Path) -> bytes:
    """Read a whole file; EnvironmentFault says whether it is missing, closed to us or broken."""
    try:
        return path.read_bytes()
    except OSError as failure:
        raise read_fault(failure, path) from failure


def make_folder(folder: Path) -> None:
    """Make a folder of our own, durable and closed to other accounts; its parent must exist."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)
    except OSError as failure:
        raise write_fault(failure, folder) from failure


def make_folders(folder: Path) -> None:
    """Make a folder of our own and whatever is missing above it."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        make_folder(one)


def remove_file(path: Path) -> None:
    """Remove a file durably; one that is gone already is no fault."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as failure:
        raise write_fault(failure, path) from failure


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows does that by itself and cannot be asked."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_fault(failure: OSError, path: Path) -> EnvironmentFault:
    """Say in Indonesian why a file could not be written."""
    name = path.name
    if failure.errno in _FULL:
        return EnvironmentFault(
            f"Disk penuh: {name} belum tersimpan. Isi yang lama tidak berubah.",
            "Kosongkan ruang pada disk, lalu ulangi.",
        )
    if failure.errno in _DENIED:
        return EnvironmentFault(
            f"Berkas {name} tidak boleh ditulis: disk terkunci atau akun ini tidak berhak.",
            "Periksa hak tulis pada folder data, lalu ulangi.",
        )
    if failure.errno in _GONE:
        return EnvironmentFault(
            f"Folder untuk {name} tidak ditemukan; berkas belum tersimpan.",
            "Pastikan disk atau flashdisk masih terpasang, lalu ulangi.",
        )
    return EnvironmentFault(
        f"Disk bermasalah saat menulis {name}; berkas belum tersimpan.",
        "Jangan matikan komputer. Ulangi; bila terulang, buat cadangan ke disk lain.",
    )


def read_fault(failure: OSError, path: Path) -> EnvironmentFault:
    """Say in Indonesian why a file could not be read."""
    name = path.name
    if failure.errno in _GONE:
        return EnvironmentFault(
            f"Berkas {name} tidak ditemukan.",
            "Pastikan folder data lengkap, atau pulihkan dari cadangan.",
        )
    if failure.errno in _DENIED:
        return EnvironmentFault(
            f"Berkas {name} tidak boleh dibaca oleh akun ini.",
            "Periksa hak baca pada folder data, lalu ulangi.",
        )
    return EnvironmentFault(
        f"Berkas {name} tidak dapat dibaca: disk bermasalah.",
        "Jangan matikan komputer. Ulangi; bila terulang, pulihkan dari cadangan.",
    )


def _write_part(part: Path, data: bytes) -> None:
    """Write the whole of `data` and bring it to the disk; OSError when any byte is missing."""
    handle = os.open(part, _FLAGS, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
        if os.fstat(handle).st_size != len(data):
            raise OSError(errno.EIO, "short file", str(part))
    finally:
        os.close(handle)


def _private(path: str, flags: int) -> int:
    """Open a new file for its owner alone."""
    return os.open(path, flags, 0o600)


def _drop(part: Path) -> None:
    """Take a half-written file away; a disk that refuses even that keeps a harmless `.part`."""
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the failure that led here is already on its way to the officer
        return
