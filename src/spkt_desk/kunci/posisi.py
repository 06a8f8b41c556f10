"""The text of `posisi.toml`, format 1: how far the station reached, under a MAC of its own key."""

from __future__ import annotations

import hashlib
import hmac
import tomllib
from typing import Final

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.posisi import TandaPosisi

FIELD: Final = "posisi"
FORMAT: Final = 1
_HEAD: Final = (
    "# Tanda posisi stasiun SPKT. Jangan diubah dengan tangan; ikut dalam setiap salinan.\n"
)
_SEAL: Final = "segel = "


def write_mark(mark: TandaPosisi, key: bytes) -> bytes:
    """Write the mark; the same mark under the same key always gives the same bytes."""
    lines = (
        f"versi = {FORMAT}",
        f"posisi = {mark.posisi}",
        f'sidik = "{mark.sidik.hex()}"',
        f'waktu = "{mark.waktu}"',
        f"buku = {mark.buku}",
        f"tahun = {mark.tahun}",
        f"urut = {mark.urut}",
    )
    return _sealed(_HEAD + "\n".join(lines) + "\n", key)


def read_mark(data: bytes, key: bytes) -> TandaPosisi:
    """Read a mark; `RuleViolation` at ``posisi`` when it is damaged, changed or another station's.

    The MAC is asked first, so whatever follows it was written by a program that knows the key.
    """
    text, _, _ = data.decode("utf-8", "replace").rpartition(_SEAL)
    if not hmac.compare_digest(data, _sealed(text, key)):
        raise _foreign()
    table = tomllib.loads(text)
    if table["versi"] != FORMAT:
        raise _foreign()
    return TandaPosisi(
        posisi=table["posisi"],
        sidik=bytes.fromhex(table["sidik"]),
        waktu=table["waktu"],
        buku=table["buku"],
        tahun=table["tahun"],
        urut=table["urut"],
    )


def _sealed(text: str, key: bytes) -> bytes:
    """Return the whole file: the text, and the MAC over it as its last line."""
    mac = hmac.digest(key, b"spkt-posisi-1" + text.encode(), hashlib.sha256).hex()
    return f'{text}{_SEAL}"{mac}"\n'.encode()


def _foreign() -> RuleViolation:
    return RuleViolation.at(
        FIELD, "Tanda posisi (posisi.toml) rusak, diubah, atau milik stasiun lain."
    )
