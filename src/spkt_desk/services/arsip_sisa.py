"""Files in `arsip/` that nothing needs any more: of destroyed records, and what a kill left twice.

A file nobody knows is none of these: it may be of a newer backup.
"""

from __future__ import annotations

from spkt_desk.db.work import Work
from spkt_desk.devices.arsip import Arsip
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.segel import SegelRusak, unseal
from spkt_desk.services.kertas_simpan import twin_handovers
from spkt_desk.services.lembar_arsip import twin_keys, with_keys
from spkt_desk.services.pencatatan import page_place

SAPU_TERBANYAK = 200
"""Newest papers an unnamed file is held against: a kill is followed by a login, not by a year."""


def leavings(work: Work, arsip: Arsip, secret: bytes) -> tuple[str, ...]:
    """Return the files in `arsip/` that are known to be of no use any more, sheets among them."""
    kept = work.kertas.all()
    sheets = tuple(with_keys(work, secret))
    erased = work.penghapusan.tombstones()
    dead = {one.berkas for one in kept if one.rekaman_id in erased}
    dead |= {one.berkas for one, key in sheets if not key}
    here = set(arsip.names())
    named = {one.berkas for one in kept} | {one.berkas for one, _ in sheets}
    unnamed = sorted(here - named)
    keys = _twin_keys(work, secret) if unnamed else []
    return (*sorted(here & dead), *(name for name in unnamed if _is_twin(arsip, name, keys)))


def _twin_keys(work: Work, secret: bytes) -> list[tuple[bytes, bytes]]:
    """Return (key, place) of every page that may have been kept without being named."""
    keys = [
        (key, page_place(line.rekaman_id, edisi))
        for line in work.daftar.newest(SAPU_TERBANYAK)
        for edisi in range(1, line.edisi + 1)
        for key in line.kunci
    ]
    # A full disk may have kept a page and then refused to name it: it is rendered once more.
    keys += [
        (key, page_place(rekaman_id, edisi))
        for rekaman_id, edisi in work.kertas.unrendered()
        for key in work.kunci.find(rekaman_id)
    ]
    return keys + twin_handovers(work) + twin_keys(work, secret)


def _is_twin(arsip: Arsip, name: str, keys: list[tuple[bytes, bytes]]) -> bool:
    """Tell whether an unnamed file is a page that was kept a second time under its name."""
    try:
        sealed = arsip.get(name)
    except EnvironmentFault:  # a damaged file may be anything
        return False
    return any(_opens(sealed, key, place) for key, place in keys)


def _opens(sealed: bytes, key: bytes, place: bytes) -> bool:
    """Tell whether a key opens sealed bytes at its place."""
    try:
        unseal(key, sealed, place)
    except SegelRusak:
        return False
    return True
