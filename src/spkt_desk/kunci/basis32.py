"""Letters a person can copy from paper: base32 without I, L, O and U, tolerant when read."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", " \t\r\n\u00a0-\u2010\u2011\u2012\u2013\u2014_.")
_BITS = 5


def tidy(typed: str) -> str:
    """Bring what was typed to the printed form: no spaces or dashes, capitals, O as 0, I/L as 1."""
    return typed.translate(_SEPARATORS).upper().translate(_LOOKALIKES)


def is_letter(character: str) -> bool:
    """Tell whether one tidied character belongs to the alphabet."""
    return character in _VALUES


def value_of(letter: str) -> int:
    """Return the number 0-31 behind one letter; KeyError for any other character."""
    return _VALUES[letter]


def encode(data: bytes) -> str:
    """Write bytes as letters, the last one filled up with zero bits."""
    bits = len(data) * 8
    letters = -(-bits // _BITS)
    number = int.from_bytes(data, "big") << (letters * _BITS - bits)
    shifts = range((letters - 1) * _BITS, -1, -_BITS)
    return "".join(ALPHABET[(number >> shift) & 31] for shift in shifts)


def decode(letters: str, length: int) -> bytes:
    """Read exactly `length` bytes back; ValueError when letters, count or fill bits are wrong."""
    spare = len(letters) * _BITS - length * 8
    if not 0 <= spare < _BITS or not all(map(is_letter, letters)):
        msg = "not base32 of that length"
        raise ValueError(msg)
    number = 0
    for letter in letters:
        number = number << _BITS | _VALUES[letter]
    if number & ((1 << spare) - 1):
        msg = "fill bits are set"
        raise ValueError(msg)
    return (number >> spare).to_bytes(length, "big")
