"""The computer's own settings file: small, readable, and never about a person."""

from __future__ import annotations

import tomllib
from pathlib import Path

import tomlkit

from spkt_desk.devices.berkas import make_folders, read_bytes, write_sealed
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.pengaturan import (
    MENIT_KUNCI_PALING_BANYAK,
    MENIT_KUNCI_PALING_SEDIKIT,
    Pengaturan,
)

_PERSEN = range(100, 151)


def read_settings(path: Path) -> Pengaturan:
    """Return this computer's settings, the usual ones before any were kept.

    Raises EnvironmentFault naming the file when somebody wrote something else into it.
    """
    if not path.exists():
        return Pengaturan()
    try:
        data = tomllib.loads(read_bytes(path).decode("utf-8"))
        found = Pengaturan(
            malam=bool(data["malam"]),
            huruf_persen=int(data["huruf_persen"]),
            menit_kunci=int(data["menit_kunci"]),
        )
    except (ValueError, KeyError, TypeError) as damage:
        raise _damaged(path) from damage
    minutes = range(MENIT_KUNCI_PALING_SEDIKIT, MENIT_KUNCI_PALING_BANYAK + 1)
    if found.huruf_persen not in _PERSEN or found.menit_kunci not in minutes:
        raise _damaged(path)
    return found


def write_settings(path: Path, pengaturan: Pengaturan) -> None:
    """Keep this computer's settings."""
    make_folders(path.parent)
    document = tomlkit.document()
    document.add(tomlkit.comment("Kebiasaan komputer ini; aman dihapus."))
    for name in Pengaturan.__slots__:
        document.add(name, tomlkit.item(getattr(pengaturan, name)))
    write_sealed(path, tomlkit.dumps(document).encode("utf-8"))


def _damaged(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        f"Pengaturan komputer ({path.name}) tidak terbaca.",
        "Data laporan tidak tersentuh. Hapus berkas itu, lalu buka program kembali.",
    )
