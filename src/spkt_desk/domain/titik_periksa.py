"""Checkpoints (rule R9): what the book was at one moment, signed, with a short code for paper.

A paper with such a code is a witness that nobody at the computer can change: whoever rewrites what
stood before it, and chains everything anew, cannot make the code fit again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

BARIS_TERBANYAK = 50
"""Lines of the book after which a checkpoint is due; an issued paper writes a line too."""

TERLAMA = timedelta(hours=12)
"""Time after which a checkpoint is due."""


class SebabTitik(StrEnum):
    """Why a checkpoint was made."""

    PERGANTIAN = "pergantian jaga"
    BANYAK_BARIS = "50 baris"
    WAKTU = "12 jam"


@dataclass(frozen=True, slots=True)
class TitikPeriksa:
    """What one checkpoint says of the station.

    `sampai` is the place of the newest entry it covers, `kepala` that entry's hash (32 bytes),
    `nomor_buku` the last number of the book (0 before the first line).
    """

    stasiun: str
    sampai: int
    kepala: bytes
    nomor_buku: int


@dataclass(frozen=True, slots=True)
class TitikTersimpan:
    """A checkpoint as the file holds it; `nomor` counts from 1, `tanda` is Ed25519 (64 bytes)."""

    nomor: int
    titik: TitikPeriksa
    waktu: str
    sebab: str
    tanda: bytes


@dataclass(frozen=True, slots=True)
class KodeTitik:
    """The code off a paper: the entry it reaches to and its ten letters."""

    sampai: int
    huruf: str


def due(last: tuple[TitikTersimpan, ...], nomor_buku: int, now: datetime) -> SebabTitik | None:
    """Return why a checkpoint is due now, None while it is not.

    Time counts in both directions: a clock that was set back must not put the next one off.
    """
    before = last[0].titik.nomor_buku if last else 0
    if nomor_buku - before >= BARIS_TERBANYAK:
        return SebabTitik.BANYAK_BARIS
    if last and abs(now - datetime.fromisoformat(last[0].waktu)) >= TERLAMA:
        return SebabTitik.WAKTU
    return None
