"""Passwords: the rules an officer meets when choosing one, and Argon2id that turns one into a key.

Rules after OWASP ASVS 5.0 chapter 6.2: length and a banned list, no forced mixtures, no truncation.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from spkt_desk.domain.errors import EnvironmentFault

FLOOR_KIB: Final = 46 * 1024
"""Least memory a login may cost, with one pass (R11)."""

MIN_LETTERS: Final = 8
MAX_LETTERS: Final = 256
_KEY_BYTES: Final = 32
_MIN_PART: Final = 4
_MIN_DIFFERENT: Final = 4
_TITLES: Final = frozenset({"dari", "yang"})
_LEET: Final = str.maketrans("013457@$", "oieastas")
_KEYBOARD_RUNS: Final = (
    "0123456789012345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)
_DEFAULT_STEP: Final = (64 * 1024, 3)
_LADDER: Final = (
    (FLOOR_KIB, 1),
    (FLOOR_KIB, 2),
    (64 * 1024, 2),
    _DEFAULT_STEP,
    (64 * 1024, 4),
    (64 * 1024, 6),
    (64 * 1024, 8),
    (64 * 1024, 12),
    (128 * 1024, 8),
    (128 * 1024, 12),
    (256 * 1024, 8),
    (256 * 1024, 12),
)


@dataclass(frozen=True, slots=True)
class Argon2Params:
    """Cost of one login: memory in KiB, passes over it, lanes.

    `allow_cheap` lets costs below the floor make a slot; only a test has a reason to. It is not
    kept: once made, a slot file's costs are vouched for by its mark.
    """

    memory_kib: int
    passes: int
    lanes: int
    allow_cheap: bool = field(default=False, compare=False)

    def require_floor(self) -> None:
        """Raise `ValueError` for costs no slot of a real station may be made with (R11)."""
        weak = self.memory_kib < FLOOR_KIB or self.passes < 1
        if weak and not self.allow_cheap:
            msg = f"a slot costs at least {FLOOR_KIB} KiB and one pass"
            raise ValueError(msg)

    def as_bytes(self) -> bytes:
        """Return the costs as a mark covers them."""
        return b"%d/%d/%d" % (self.memory_kib, self.passes, self.lanes)


def default_params(cores: int | None = None) -> Argon2Params:
    """Return 64 MiB, three passes, one lane a core up to four (about 0.2 s on a small PC)."""
    return Argon2Params(64 * 1024, 3, max(1, min(cores or os.cpu_count() or 1, 4)))


def derive_key(password: str, salt: bytes, params: Argon2Params) -> bytes:
    """Turn a password into a 32-byte key by Argon2id; every letter counts, none is cut off.

    EnvironmentFault when the computer cannot give the memory for it.
    """
    secret = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=params.passes,
            memory_cost=params.memory_kib,
            parallelism=params.lanes,
            hash_len=_KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as failure:
        raise EnvironmentFault(
            "Memori komputer tidak cukup untuk memeriksa kata sandi.",
            "Tutup program lain, lalu masuk lagi.",
        ) from failure


def measure_seconds(params: Argon2Params) -> float:
    """Time one login with these costs on this computer, in seconds."""
    start = time.perf_counter()
    derive_key("ukur", bytes(16), params)
    return time.perf_counter() - start


def pick_params(
    target_seconds: tuple[float, float] = (0.5, 1.0),
    measure: Callable[[Argon2Params], float] = measure_seconds,
    lanes: int | None = None,
) -> Argon2Params:
    """Choose costs that take the target time on this computer, never under 46 MiB.

    A PC too slow for the lowest step still gets it: a slow login, never a weak one.
    """
    shortest, longest = target_seconds
    lanes = lanes or default_params().lanes
    step = _LADDER.index(_DEFAULT_STEP)
    seconds = measure(Argon2Params(*_LADDER[step], lanes))
    while seconds < shortest and step + 1 < len(_LADDER):
        slower = measure(Argon2Params(*_LADDER[step + 1], lanes))
        if slower > longest:
            break
        step, seconds = step + 1, slower
    while seconds > longest and step > 0:
        step -= 1
        seconds = measure(Argon2Params(*_LADDER[step], lanes))
    return Argon2Params(*_LADDER[step], lanes)


def read_banned(text: str) -> frozenset[str]:
    """Read the shipped list of banned passwords: one a line, `#` starts a remark."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(_fold(line) for line in lines if line and not line.startswith("#"))


def check_password(
    password: str, nrp: str, names: Iterable[str], banned: frozenset[str]
) -> tuple[str, ...]:
    """Return every rule a chosen password breaks, as Indonesian sentences; empty when it is good.

    `names` are the words a stranger would try at this desk: the officer's name and the station's.
    """
    problems: list[str] = []
    if len(password) < MIN_LETTERS:
        problems.append(f"Kata sandi paling sedikit {MIN_LETTERS} huruf atau angka.")
    if len(password) > MAX_LETTERS:
        problems.append(f"Kata sandi paling banyak {MAX_LETTERS} huruf atau angka.")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in password):
        problems.append("Kata sandi memuat tanda yang tidak dapat diketik lagi.")
    if password and len(set(_fold(password))) < _MIN_DIFFERENT:
        problems.append("Kata sandi memakai huruf yang itu-itu saja.")
    if _is_run(_fold(password)):
        problems.append("Kata sandi berupa urutan huruf atau angka yang mudah ditebak.")
    if _is_banned(password, banned):
        problems.append("Kata sandi ini terlalu umum dan mudah ditebak.")
    digits = normal_nrp(nrp)
    if digits and digits in normal_nrp(password):
        problems.append("Kata sandi tidak boleh memuat NRP.")
    if "polri" in _plain(password) or any(part in _plain(password) for part in _parts(names)):
        problems.append("Kata sandi tidak boleh memuat nama sendiri, nama kantor, atau “polri”.")
    return tuple(problems)


def normal_nrp(nrp: str) -> str:
    """Bring an NRP or NIP as typed to one form: no spaces, dots, dashes or strokes, capitals."""
    folded = unicodedata.normalize("NFKC", nrp).upper()
    return "".join(letter for letter in folded if letter.isalnum())


def _is_banned(password: str, banned: frozenset[str]) -> bool:
    """Tell whether the password, or the word left without its trailing signs, is on the list."""
    folded = _fold(password)
    word = folded.rstrip("0123456789!@#$%^&*()-_=+.,?")
    swapped = folded.translate(_LEET)
    return bool({folded, word, swapped, _plain(folded)} & banned)


def _is_run(folded: str) -> bool:
    """Tell whether the whole text is one run up or down the alphabet, digits or a keyboard row."""
    return len(folded) >= _MIN_PART and any(
        folded in run or folded[::-1] in run for run in _KEYBOARD_RUNS
    )


def _parts(names: Iterable[str]) -> frozenset[str]:
    """Split names into the words long enough to be worth refusing."""
    words = (_plain(word) for name in names for word in name.split())
    return frozenset(word for word in words if len(word) >= _MIN_PART and word not in _TITLES)


def _plain(text: str) -> str:
    """Keep letters and digits only, lower case."""
    return "".join(letter for letter in _fold(text) if letter.isalnum())


def _fold(text: str) -> str:
    """Compare passwords without regard to capitals and compatible forms."""
    return unicodedata.normalize("NFKC", text).casefold()
