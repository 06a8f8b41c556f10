"""Signing a checkpoint and writing it as a code that fits on a sheet: ``4127-K7Q2M-4XN9P``."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.riwayat import cells
from spkt_desk.domain.titik_periksa import KodeTitik, TitikPeriksa
from spkt_desk.kunci import basis32

FIELD: Final = "kode"
_LETTERS: Final = 10
_BYTES: Final = 7  # 56 bits, of which ten letters show 50
_LONGEST: Final = 40
_UNREADABLE: Final = (
    "Kode titik periksa ditulis nomor catatan lalu sepuluh huruf, misalnya 4127-K7Q2M-4XN9P."
)


def sign_point(signing_key: bytes, titik: TitikPeriksa) -> bytes:
    """Return the station's Ed25519 signature (64 bytes) over a checkpoint."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(_canonical(titik))


def point_signed(public: bytes, titik: TitikPeriksa, tanda: bytes) -> bool:
    """Tell whether the station whose public key this is signed this checkpoint."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(tanda, _canonical(titik))
    except InvalidSignature:
        return False
    return True


def point_code(titik: TitikPeriksa) -> str:
    """Return the code as it is printed: the entry it reaches to, and ten letters of its hash."""
    letters = _letters(titik)
    return f"{titik.sampai}-{letters[:5]}-{letters[5:]}"


def read_point_code(typed: str) -> KodeTitik:
    """Read a code off a paper; RuleViolation at ``kode`` when it is none."""
    tidy = basis32.tidy(typed[:_LONGEST])
    number, letters = tidy[:-_LETTERS], tidy[-_LETTERS:]
    if not (number.isascii() and number.isdecimal() and all(map(basis32.is_letter, letters))):
        raise RuleViolation.at(FIELD, _UNREADABLE)
    return KodeTitik(int(number), letters)


def point_matches(kode: KodeTitik, titik: TitikPeriksa) -> bool:
    """Tell whether a code was printed of this very state of the station."""
    return kode.sampai == titik.sampai and hmac.compare_digest(kode.huruf, _letters(titik))


def _letters(titik: TitikPeriksa) -> str:
    return basis32.encode(hashlib.sha256(_canonical(titik)).digest()[:_BYTES])[:_LETTERS]


def _canonical(titik: TitikPeriksa) -> bytes:
    """Write the facts as the bytes of a row: no two checkpoints give the same."""
    return cells(
        ("spkt-titik-1", titik.stasiun, titik.sampai, titik.kepala, titik.nomor_buku),
    )
