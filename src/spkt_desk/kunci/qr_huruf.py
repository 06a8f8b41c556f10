"""Any text in the letters of a QR code's alphanumeric mode, without blanks or separators.

`$` changes between capitals and small letters, `%` and two hex digits stand for any other byte of
the UTF-8 text; so a number like ``SKTLK/412/XI/2026`` stays readable as it is.
"""

from __future__ import annotations

import string
import unicodedata
from typing import Final

QR_LETTERS: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
_PLAIN: Final = frozenset("0123456789+-./:")
_SHIFT: Final = "$"
_ESCAPE: Final = "%"


def pack(text: str) -> str:
    """Write a text, brought to NFC, in QR letters."""
    written: list[str] = []
    small = False
    for letter in unicodedata.normalize("NFC", text):
        if letter in string.ascii_letters:
            if letter.islower() != small:
                written.append(_SHIFT)
                small = not small
            written.append(letter.upper())
        elif letter in _PLAIN:
            written.append(letter)
        else:
            written += [f"{_ESCAPE}{byte:02X}" for byte in letter.encode("utf-8")]
    return "".join(written)


def unpack(written: str) -> str:
    """Read back what `pack` wrote; ValueError for a text it would not have written."""
    read = bytearray()
    small = False
    place = 0
    while place < len(written):
        letter = written[place]
        if letter == _SHIFT:
            small = not small
        elif letter == _ESCAPE:
            read.append(int(written[place + 1 : place + 3], 16))
            place += 2
        else:
            read += (letter.lower() if small else letter).encode("utf-8")
        place += 1
    text = read.decode("utf-8")
    if pack(text) != written:
        msg = "not packed text"
        raise ValueError(msg)
    return text
