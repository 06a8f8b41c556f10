"""How an officer's name stands under a letter: for himself, a.n., u.b., acting (Ps.)."""

from __future__ import annotations

import re

from spkt_desk.domain.satuan import CaraTanda, Penandatangan, Peran, Petugas, Satuan

JABATAN_KA = "KA SPKT"
"""The office for which a Bamin signs u.b. where his own record names no other."""

_PENJABAT = re.compile(r"(p\.?s|pjs|pgs|plt|plh)\.?\s+", re.IGNORECASE)
_MENURUT_PERAN = (
    (Peran.KA_SPKT, CaraTanda.ATAS_NAMA),
    (Peran.KAPOLSEK, CaraTanda.SENDIRI),
    (Peran.BAMIN, CaraTanda.UNTUK_BELIAU),
)


def ways_of(petugas: Petugas) -> tuple[CaraTanda, ...]:
    """Return the ways in which an officer may sign; by his roles where he has none of his own."""
    if petugas.tanda is CaraTanda.TIDAK:
        return ()
    if petugas.tanda is CaraTanda.PERAN:
        return tuple(way for peran, way in _MENURUT_PERAN if peran in petugas.peran)
    return (petugas.tanda,)


def sign_as(petugas: Petugas, satuan: Satuan, cara: CaraTanda) -> Penandatangan:
    """Return the block of an official who signs one way; `PERAN` and `TIDAK` sign nothing."""
    behalf = f"a.n. {satuan.sebutan_kepala}"
    if cara is CaraTanda.ATAS_NAMA:
        return as_block(petugas, behalf, petugas.jabatan or JABATAN_KA, "")
    if cara is CaraTanda.UNTUK_BELIAU:
        above = petugas.ub_dari or JABATAN_KA
        return as_block(petugas, behalf, above, f"u.b. {petugas.jabatan}")
    if cara is CaraTanda.SENDIRI:
        acting = _PENJABAT.match(petugas.jabatan)
        prefix = f"{acting[0].strip()} " if acting else ""
        return as_block(petugas, "", f"{prefix}{satuan.sebutan_kepala}", "")
    raise ValueError(cara)


def as_block(petugas: Petugas, atas_nama: str, jabatan: str, untuk_beliau: str) -> Penandatangan:
    """Return an officer as a signature block names him."""
    return Penandatangan(
        atas_nama=atas_nama,
        jabatan=jabatan,
        untuk_beliau=untuk_beliau,
        nama=petugas.nama,
        pangkat=petugas.pangkat,
        jenis_nomor=petugas.jenis_nomor,
        nomor=petugas.nomor,
    )


def block_line(block: Penandatangan) -> str:
    """Return the lines above a signature in one: "a.n. KEPALA …, Ps. KA SPKT"."""
    parts = (block.atas_nama, block.jabatan, block.untuk_beliau)
    return ", ".join(part for part in parts if part)
