"""The only hygiene for typed text: what passes here is stored, shown and printed alike."""

from __future__ import annotations

import re
import unicodedata

from spkt_desk.domain.bahasa import angka
from spkt_desk.domain.errors import Problem, RuleViolation

# Longest accepted texts, counted in letters after tidying (a 200,000-letter word stalls a layout).
NAMA = 120
REGU = 20
NOMOR = 40
ALAMAT = 300
TEMPAT = 200
KALIMAT = 500
URAIAN = 20_000

# Text this many times over its limit is counted as it is and not tidied: ten pasted megabytes must
# not stall the window, and no honest text shrinks that much.
_LONGGAR = 64
_TAMPIL = 40

_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile(r"\r\n?")
_LAZIM = " \t\r\n\u00a0"

_KATEGORI = {
    "Cc": "tanda kendali",
    "Cf": "tanda tak tampak",
    "Cs": "separuh huruf yang rusak",
    "Co": "huruf buatan sendiri (private use)",
    "Cn": "kode yang bukan huruf",
    "Zl": "pemisah baris khusus",
    "Zp": "pemisah paragraf khusus",
}
_NAMA_TANDA = {
    0x0000: "tanda kosong (NUL)",
    0x0009: "tab",
    0x000A: "baris baru",
    0x001B: "tanda escape",
    0x007F: "tanda hapus",
    0x00AD: "tanda hubung tak tampak",
    0x061C: "pengatur arah tulisan",
    0x200B: "spasi tanpa lebar",
    0x200C: "pemisah tanpa lebar",
    0x200D: "penyambung tanpa lebar",
    0x200E: "pengatur arah tulisan",
    0x200F: "pengatur arah tulisan",
    0x2060: "penyambung tanpa lebar",
    0xFEFF: "spasi tanpa lebar (BOM)",
    0xFFFD: "huruf yang rusak saat disalin",
}
_ARAH = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# Assigned as marks, letters or symbols, yet nothing is seen of them.
_TAK_TAMPAK = frozenset(
    (
        0x034F,
        0x115F,
        0x1160,
        0x17B4,
        0x17B5,
        *range(0x180B, 0x1810),
        0x2800,
        0x3164,
        *range(0xFE00, 0xFE10),
        0xFFA0,
        0xFFFD,
        *range(0xE0100, 0xE01F0),
    )
)


def clean(field: str, text: str, limit: int, *, multiline: bool = False) -> str:
    """Return `text` as it will be stored: NFC, trimmed, runs of spaces made one.

    Tabs and typographic spaces count as spaces; line ends stay only when `multiline`. Raises
    RuleViolation at `field` for a character that cannot be seen or printed, or for a text longer
    than `limit` letters; nothing is ever cut or dropped silently.
    """
    problems = problems_of(field, text, limit, multiline=multiline)
    if problems:
        raise RuleViolation(*problems)
    return _tidy(text.strip(_LAZIM), multiline=multiline)


def problems_of(
    field: str, text: str, limit: int, *, multiline: bool = False
) -> tuple[Problem, ...]:
    """Return what `clean` would refuse, for forms that show all errors at once."""
    stripped = text.strip(_LAZIM)
    bulk = limit * _LONGGAR
    tidy = _tidy(stripped[:bulk], multiline=multiline)
    length = len(tidy) if len(stripped) <= bulk else len(stripped)
    problems = _strange(field, tidy[:limit], multiline=multiline)
    if length > limit:
        problems.append(Problem(field, too_long(length, limit)))
    return tuple(problems)


def too_long(length: int, limit: int) -> str:
    """Say by how much a text is too long."""
    return f"Terlalu panjang: {angka(length)} huruf; paling banyak {angka(limit)}."


def missing(field: str, text: str, label: str) -> tuple[Problem, ...]:
    """Return a problem when a required text is empty: "Nama belum diisi."."""
    return () if text.strip() else (Problem(field, f"{label} belum diisi."),)


def describe(char: str) -> str:
    """Name a character so that it can be found without being seen: "U+200B (spasi tanpa …)"."""
    code = ord(char)
    if code in _NAMA_TANDA:
        what = _NAMA_TANDA[code]
    elif code in _ARAH:
        what = "pengatur arah tulisan"
    else:
        what = _KATEGORI.get(unicodedata.category(char), "tanda tak tampak")
    return f"U+{code:04X} ({what})"


def shown(text: str) -> str:
    """Quote what was typed inside a message: one short line, unprintable letters as "?"."""
    bare = text.strip(_LAZIM)
    start = bare[: _TAMPIL * _LONGGAR]
    tidy = " ".join("".join(c if is_clean_char(c) or c.isspace() else "?" for c in start).split())
    whole = len(tidy) <= _TAMPIL and len(start) == len(bare)
    return f"“{tidy}”" if whole else f"“{tidy[:_TAMPIL]}…”"


def is_clean_char(char: str) -> bool:
    """Tell whether a letter may stand in a text; line ends are judged by `clean` alone."""
    return unicodedata.category(char) not in _KATEGORI and ord(char) not in _TAK_TAMPAK


def _tidy(text: str, *, multiline: bool) -> str:
    lines = _SPACES.sub(" ", _BREAKS.sub("\n", text)).strip(" \n")
    lines = unicodedata.normalize("NFC", lines)
    if not multiline:
        return lines
    return "\n".join(line.strip(" ") for line in lines.split("\n")).strip("\n")


def _strange(field: str, tidy: str, *, multiline: bool) -> list[Problem]:
    """Return a problem for the first character that may not stand in a text."""
    if tidy.isascii() and tidy.isprintable():
        return []
    for place, char in enumerate(tidy, start=1):
        if is_clean_char(char) or (multiline and char == "\n"):
            continue
        message = (
            f"Ada tanda yang tidak dapat dicetak, {describe(char)}, pada huruf ke-"
            f"{angka(place)}. Hapus tanda itu lalu ketik ulang."
        )
        return [Problem(field, message)]
    return []


_APOSTROF = re.compile("['`\u00b4\u2018\u2019\u02bc\u02bb]")
_ASCII_KATA = re.compile("[a-z0-9]+")
# Folded until nothing changes: "Pandjaitan" becomes "Panjaitan" first, then what that becomes.
_EJAAN_LAMA = (("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"), ("oe", "u"))
_MUHAMMAD = frozenset(
    {
        "muh",
        "muhd",
        "mukh",
        "mohd",
        "moh",
        "mokh",
        "mhd",
        "muhamad",
        "muhammad",
        "muhamed",
        "muhammed",
        "mohamad",
        "mohammad",
        "mohamed",
        "mohammed",
        "mukhamad",
        "mukhammad",
        "mokhamad",
        "mokhammad",
    }
)


def fold_nama(text: str) -> str:
    """Return a name as search and recall compare it; never shown, never printed.

    Case, accents, apostrophes and punctuation fall away, old spelling meets new (Soetjipto =
    Sucipto) and the short forms of Muhammad become one. A plain j stays: Jusuf is not Yusuf here.
    """
    words = bare_words(text)
    folded = [fold_word(word) for word in words]
    if len(folded) > 1 and folded[0] == "m":
        folded[0] = "muhammad"
    return " ".join(folded)


def bare_words(text: str) -> list[str]:
    """Return the words of a text without case, accents, apostrophes and punctuation."""
    if text.isascii():
        return _ASCII_KATA.findall(_APOSTROF.sub("", text).lower())
    bare = _APOSTROF.sub("", text)
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold())
    letters = (c for c in _APOSTROF.sub("", bare) if not unicodedata.category(c).startswith("M"))
    return "".join(c if c.isalnum() else " " for c in letters).split()


def fold_word(word: str) -> str:
    """Return one bare word in new spelling, the short forms of Muhammad as one."""
    before = ""
    while before != word:
        before = word
        for old, new in _EJAAN_LAMA:
            word = word.replace(old, new)
    return "muhammad" if word in _MUHAMMAD else word
