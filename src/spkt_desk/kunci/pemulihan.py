"""The recovery code: 160 random bits that a person writes down once and types back in need.

Eight groups of five letters: four carry 20 bits, the fifth guards its own group and its place, so
that a slip of the pen is named by group instead of by "salah".
"""

from __future__ import annotations

from typing import Final

from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.kunci import basis32
from spkt_desk.kunci.acak import RandomBytes

FIELD: Final = "kode_pemulihan"
SECRET_BYTES: Final = 20
_GROUPS: Final = 8
_DATA: Final = 4
_GROUP: Final = _DATA + 1
_POLYNOMIAL: Final = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def new_secret(random: RandomBytes) -> bytes:
    """Draw the 20 bytes behind a recovery code."""
    return random(SECRET_BYTES)


def format_code(secret: bytes) -> str:
    """Write the secret as it is printed: eight groups of five, joined by dashes."""
    letters = basis32.encode(secret)
    groups = (letters[start : start + _DATA] for start in range(0, len(letters), _DATA))
    return "-".join(data + _guard(data, place) for place, data in enumerate(groups))


def parse_code(typed: str) -> bytes:
    """Read a typed code back to its secret; RuleViolation names each group that does not fit."""
    letters = basis32.tidy(typed)
    stray = next((character for character in letters if not basis32.is_letter(character)), "")
    if stray:
        place = letters.index(stray) // _GROUP + 1
        raise RuleViolation.at(
            FIELD, f"Kelompok {place}: tanda “{stray}” tidak dipakai dalam kode pemulihan."
        )
    if len(letters) != _GROUPS * _GROUP:
        raise RuleViolation.at(
            FIELD,
            f"Kode pemulihan terdiri dari {_GROUPS} kelompok berisi {_GROUP} huruf atau angka; "
            f"yang terisi {len(letters)} dari {_GROUPS * _GROUP}.",
        )
    groups = [letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP)]
    wrong = [
        place for place, group in enumerate(groups) if _guard(group[:_DATA], place) != group[_DATA]
    ]
    if wrong:
        raise RuleViolation(*(Problem(FIELD, _typo(place + 1, groups[place])) for place in wrong))
    return basis32.decode("".join(group[:_DATA] for group in groups), SECRET_BYTES)


def _typo(number: int, group: str) -> str:
    """Say which group to look at again."""
    return f"Kelompok {number} ({group}) salah ketik; cocokkan lagi dengan lembar kode."


def _guard(data: str, place: int) -> str:
    """Return the letter that guards one group.

    A weighted sum over GF(32): one wrong letter and two swapped letters always change it, and the
    place in the code is part of it, so that two swapped groups show too.
    """
    total = place + 1
    for position, letter in enumerate(data, start=1):
        total ^= _times_x(basis32.value_of(letter), position)
    return basis32.ALPHABET[total]


def _times_x(value: int, times: int) -> int:
    """Multiply by x that many times in GF(32)."""
    for _ in range(times):
        value <<= 1
        if value & 32:
            value ^= _POLYNOMIAL
    return value
