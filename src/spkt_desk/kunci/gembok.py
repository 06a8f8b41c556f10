"""One lock of the slot file: a slot's own key pair, and the database key sealed to it.

The private half is wrapped by what its holder knows; the database key is sealed to the public half.
So a new database key reaches every officer without asking anyone for a password. The mark (MAC
under the database key) proves that a public half was put there by someone who held the key: a
planted one is refused before a new key is sealed to it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spkt_desk.domain.errors import AccessDenied
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.kotak import box_public, close_box, new_box_key, open_box

NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = 48
SEALED_BYTES: Final = 80
MARK_BYTES: Final = 32
_CONTEXT: Final = b"spkt-kunci-1 "


@dataclass(frozen=True, slots=True)
class Gembok:
    """Public half, wrapped private half with its nonce, sealed database key, mark."""

    public: bytes
    nonce: bytes
    wrapped: bytes
    sealed: bytes
    mark: bytes


def new_gembok(
    wrapping_key: bytes, database_key: bytes, context: bytes, random: RandomBytes
) -> Gembok:
    """Make a lock that `wrapping_key` opens; `context` ties it to its place in its file."""
    private = new_box_key(random)
    public = box_public(private)
    nonce = random(NONCE_BYTES)
    return Gembok(
        public=public,
        nonce=nonce,
        wrapped=ChaCha20Poly1305(wrapping_key).encrypt(nonce, private, _CONTEXT + context),
        sealed=close_box(public, database_key, _CONTEXT + context, random),
        mark=mark(database_key, public, context),
    )


def open_gembok(gembok: Gembok, wrapping_key: bytes, context: bytes, wrong: AccessDenied) -> bytes:
    """Return the database key; raise `wrong` when the wrapping key does not fit.

    SegelRusak when the key fits but the sealed database key is damaged.
    """
    cipher = ChaCha20Poly1305(wrapping_key)
    try:
        private = cipher.decrypt(gembok.nonce, gembok.wrapped, _CONTEXT + context)
    except InvalidTag as unfit:
        raise wrong from unfit
    return open_box(private, gembok.sealed, _CONTEXT + context)


def resealed(gembok: Gembok, new_key: bytes, context: bytes, random: RandomBytes) -> Gembok:
    """Put a new database key behind the same lock; the holder's secret stays as it is."""
    return Gembok(
        public=gembok.public,
        nonce=gembok.nonce,
        wrapped=gembok.wrapped,
        sealed=close_box(gembok.public, new_key, _CONTEXT + context, random),
        mark=mark(new_key, gembok.public, context),
    )


def is_genuine(gembok: Gembok, database_key: bytes, context: bytes) -> bool:
    """Tell whether the public half was marked by a holder of this database key."""
    return hmac.compare_digest(gembok.mark, mark(database_key, gembok.public, context))


def mark(database_key: bytes, value: bytes, context: bytes) -> bytes:
    """Compute the mark of a public key, or of another value in the open, at its place."""
    key = HKDF(hashes.SHA256(), 32, salt=None, info=b"spkt-kunci-1 tanda").derive(database_key)
    return hmac.digest(key, context + value, hashlib.sha256)
