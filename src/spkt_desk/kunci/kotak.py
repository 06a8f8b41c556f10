"""A sealed box: anyone may close it with the public key, only the private key opens it.

X25519 with a throw-away sender key, HKDF-SHA-256 over both public keys, ChaCha20-Poly1305. The
message key is used once, hence the fixed nonce.
"""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.segel import SegelRusak

BOX_KEY_BYTES: Final = 32
_NONCE: Final = bytes(12)
_SHORTEST: Final = BOX_KEY_BYTES + 16


def new_box_key(random: RandomBytes) -> bytes:
    """Make the private half (32 bytes) of a box."""
    return random(BOX_KEY_BYTES)


def box_public(private: bytes) -> bytes:
    """Return the public half (32 bytes) that closes boxes for `private`."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def close_box(public: bytes, plaintext: bytes, context: bytes, random: RandomBytes) -> bytes:
    """Seal `plaintext` to `public`; SegelRusak when `public` is no usable point."""
    sender = X25519PrivateKey.from_private_bytes(random(BOX_KEY_BYTES))
    try:
        shared = sender.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError as unusable:
        raise SegelRusak from unusable
    sender_public = sender.public_key().public_bytes_raw()
    key = _message_key(shared, sender_public, public, context)
    return sender_public + ChaCha20Poly1305(key).encrypt(_NONCE, plaintext, context)


def open_box(private: bytes, box: bytes, context: bytes) -> bytes:
    """Open a box closed for `private` in the same context; SegelRusak for anything else."""
    if len(box) < _SHORTEST:
        raise SegelRusak
    sender_public, text = box[:BOX_KEY_BYTES], box[BOX_KEY_BYTES:]
    try:
        receiver = X25519PrivateKey.from_private_bytes(private)
        shared = receiver.exchange(X25519PublicKey.from_public_bytes(sender_public))
        receiver_public = receiver.public_key().public_bytes_raw()
        key = _message_key(shared, sender_public, receiver_public, context)
        return ChaCha20Poly1305(key).decrypt(_NONCE, text, context)
    except (InvalidTag, ValueError) as wrong:  # a key of low order or another length
        raise SegelRusak from wrong


def _message_key(shared: bytes, sender: bytes, receiver: bytes, context: bytes) -> bytes:
    """Derive the one-message key from the exchange and both public keys."""
    return HKDF(
        hashes.SHA256(), 32, salt=sender + receiver, info=b"spkt-kotak-1 " + context
    ).derive(shared)
