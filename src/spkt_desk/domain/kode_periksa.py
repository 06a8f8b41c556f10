"""The check code on a paper: which facts it vouches for ("bukan tanda tangan elektronik")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a check code is made of, exactly as it stands on the paper.

    `stasiun_id` names the issuing station, `jenis` the kind of paper, `barang` the things in
    printed order; `edisi` counts corrections before hand-over, starting at 1.
    """

    stasiun_id: str
    jenis: str
    nomor: str
    tanggal: date
    nama: str
    barang: tuple[str, ...]
    edisi: int


@dataclass(frozen=True, slots=True)
class QrFacts:
    """What can be read off a QR code by itself: `digest` stands for name and things."""

    stasiun_id: str
    jenis: str
    nomor: str
    tanggal: date
    edisi: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class StationKey:
    """A station's public key (Ed25519, 32 bytes) as it travels in `stasiun.pub`."""

    stasiun_id: str
    nama: str
    public: bytes
