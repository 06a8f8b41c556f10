"""Refused logins: counted per slot in the open, their time and NRP sealed for the next login.

Nobody is logged in when a try fails, so nothing can be written to the database; the lines wait in
the slot file until someone is.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.kotak import close_box, open_box
from spkt_desk.kunci.sandi import normal_nrp
from spkt_desk.kunci.segel import SegelRusak

MAX_LINES: Final = 40
MAX_UNKNOWN: Final = 32
OTHERS_TAG: Final = hashlib.sha256(b"spkt-kunci-1 NRP lain").digest()
_CONTEXT: Final = b"spkt-kunci-1 gagal"
_NRP_LENGTHS: Final = frozenset({8, 18})  # NRP of Polri, NIP of ASN
_NRP_ROOM: Final = 18


@dataclass(frozen=True, slots=True)
class CatatanGagal:
    """The refused tries of one tag: how many, and the sealed lines (the newest 40)."""

    tag: bytes
    jumlah: int
    baris: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class FailedTry:
    """One refused login: the NRP if what was typed has the shape of one, and when.

    `rusak` says that a line stood there which does not open any more: that there was a try is all
    it still tells.
    """

    nrp: str
    moment_text: str
    rusak: bool = False

    @classmethod
    def of(cls, typed: str, moment_text: str) -> FailedTry:
        """Keep digits of NRP or NIP length only: a password typed in the wrong field is dropped."""
        nrp = normal_nrp(typed)
        looks_right = len(nrp) in _NRP_LENGTHS and nrp.isascii() and nrp.isdigit()
        return cls(nrp if looks_right else "", moment_text)


def close_try(public: bytes, failed: FailedTry, random: RandomBytes) -> bytes:
    """Seal one line; every line is of one length for one length of `moment_text`."""
    text = failed.nrp.ljust(_NRP_ROOM) + failed.moment_text
    return close_box(public, text.encode(), _CONTEXT, random)


def open_try(private: bytes, line: bytes) -> FailedTry:
    """Open one line; a damaged one is a try without particulars, or it would lock everybody out."""
    try:
        text = open_box(private, line, _CONTEXT).decode()
    except SegelRusak:
        return FailedTry("", "", rusak=True)
    return FailedTry(text[:_NRP_ROOM].rstrip(), text[_NRP_ROOM:])


def with_line(
    entries: tuple[CatatanGagal, ...], tag: bytes, line: bytes, known: frozenset[bytes]
) -> tuple[CatatanGagal, ...]:
    """Add one refused try; strangers beyond the first 32 share one entry, so the file stays small.

    Someone who tries a thousand numbers can neither fill the disk nor push an officer's lines out.
    """
    strangers = {entry.tag for entry in entries} - known
    if tag not in known and tag not in strangers and len(strangers) >= MAX_UNKNOWN:
        tag = OTHERS_TAG
    if tag not in {entry.tag for entry in entries}:
        return (*entries, CatatanGagal(tag, 1, (line,)))
    return tuple(
        replace(entry, jumlah=entry.jumlah + 1, baris=(*entry.baris, line)[-MAX_LINES:])
        if entry.tag == tag
        else entry
        for entry in entries
    )
