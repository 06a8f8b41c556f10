"""Sealing of personal values and of kept files: destroying the key destroys what it sealed.

A blob is one version byte, a 12-byte nonce and ChaCha20-Poly1305 text with its 16-byte mark; the
version byte and the caller's context are authenticated with it, so that a value cannot be moved to
another field or record unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.acak import RandomBytes

KEY_BYTES: Final = 32
_VERSION: Final = b"\x01"
_NONCE_BYTES: Final = 12
_MARK_BYTES: Final = 16
_SHORTEST: Final = len(_VERSION) + _NONCE_BYTES + _MARK_BYTES


class SegelRusak(EnvironmentFault):
    """A sealed value does not open: damaged, altered, moved, or sealed under another key."""

    def __init__(self) -> None:
        """Say it in words that name no value."""
        super().__init__(
            "Isi yang disegel tidak dapat dibuka: rusak, diubah, atau bukan milik berkas ini.",
            "Data lain tidak berubah. Jalankan pemeriksaan data, lalu pulihkan dari cadangan.",
        )


def new_key(random: RandomBytes) -> bytes:
    """Make a fresh 32-byte sealing key."""
    return random(KEY_BYTES)


def joined_key(keys: Iterable[bytes]) -> bytes:
    """Return the key of what belongs to several records: destroying any of theirs destroys it."""
    digest = hashlib.sha256(b"spkt-gabung-1")
    for key in keys:
        digest.update(len(key).to_bytes(4, "big") + key)
    return digest.digest()


def seal(key: bytes, plaintext: bytes, aad: bytes, random: RandomBytes) -> bytes:
    """Seal `plaintext` under `key`; `aad` names the place it belongs to and is not kept inside."""
    nonce = random(_NONCE_BYTES)
    return _VERSION + nonce + ChaCha20Poly1305(key).encrypt(nonce, plaintext, _VERSION + aad)


def unseal(key: bytes, blob: bytes, aad: bytes) -> bytes:
    """Open what `seal` made for the same key and place; SegelRusak for anything else."""
    if len(blob) < _SHORTEST or blob[:1] != _VERSION:
        raise SegelRusak
    nonce, text = blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :]
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, text, _VERSION + aad)
    except (InvalidTag, ValueError) as wrong:  # ValueError: a key of another length
        raise SegelRusak from wrong
