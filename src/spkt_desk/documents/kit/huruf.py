"""The typefaces of the papers: found, embedded as subsets, measured, and asked what they lack."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from spkt_desk.domain.errors import EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.satuan import Huruf

_GAYA = ("Regular", "Bold", "Italic")
# Written right to left or stacked on another letter: without shaping these print wrong.
_ARAH_LAIN = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF", "PDI"})
_BUKAN_CETAK = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"})
_TERBANYAK = 8


@dataclass(frozen=True, slots=True)
class Keluarga:
    """One typeface as ReportLab knows it: three registered names, and whether it is monospaced."""

    biasa: str
    tebal: str
    miring: str
    tetap: bool


@dataclass(frozen=True, slots=True)
class HurufTersedia:
    """The font files of this installation; each typeface is read the first time it is printed."""

    folder: Path

    def keluarga(self, huruf: Huruf) -> Keluarga:
        """Return the registered names of a typeface; EnvironmentFault when a file is unusable."""
        dasar = huruf.value.replace(" ", "")
        biasa, tebal, miring = (f"{dasar}-{gaya}" for gaya in _GAYA)
        for nama in (biasa, tebal, miring):
            if nama not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(_read(self.folder / f"{nama}.ttf", nama))
        return Keluarga(biasa, tebal, miring, tetap=huruf is Huruf.MONO)


def load_huruf(folder: Path) -> HurufTersedia:
    """Return the fonts of `folder`; EnvironmentFault names the files that are not there."""
    hilang = [
        berkas
        for huruf in Huruf
        for gaya in _GAYA
        if not (folder / (berkas := f"{huruf.value.replace(' ', '')}-{gaya}.ttf")).is_file()
    ]
    if hilang:
        raise _fault(f"Berkas huruf tidak ditemukan: {', '.join(hilang)}.")
    return HurufTersedia(folder)


def _read(path: Path, nama: str) -> TTFont:
    try:
        return TTFont(nama, str(path), asciiReadable=1)
    except (OSError, TTFError) as error:
        raise _fault(f"Berkas huruf {path.name} tidak dapat dibaca.") from error


def _fault(apa: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"{apa} Surat belum dapat dicetak; data laporan tidak tersentuh.",
        "Pasang ulang program dari salinan yang lengkap.",
    )


class Meteran:
    """Measures text; a word is measured once per paper however often the layout is tried."""

    __slots__ = ("_satuan",)

    def __init__(self) -> None:
        """Start with nothing measured: names must not outlive the paper they stand on."""
        self._satuan: dict[tuple[str, str], float] = {}

    def lebar(self, isi: str, huruf: str, ukuran: float) -> float:
        """Return the width of `isi` in points."""
        kunci = (huruf, isi)
        satuan = self._satuan.get(kunci)
        if satuan is None:
            satuan = self._satuan[kunci] = pdfmetrics.stringWidth(isi, huruf, 1)
        return satuan * ukuran


def check_glyphs(isian: Iterable[tuple[str, str]], keluarga: Keluarga, huruf: Huruf) -> None:
    """Refuse texts the paper cannot carry (R21); `isian` are (field, text) pairs.

    RuleViolation holds one problem a field, naming each character by its code, so that what cannot
    be seen can still be found.
    """
    texts = tuple(isian)
    letters = set().union(*(isi for _field, isi in texts))
    strange = {c for c in letters if not _printable(c, keluarga.biasa, keluarga.tebal)}
    if not strange:
        return
    problems: list[Problem] = []
    for field, isi in texts:
        asing = sorted(strange.intersection(isi))
        if asing:
            daftar = ", ".join(_sebut(c) for c in asing[:_TERBANYAK])
            lebih = f" dan {len(asing) - _TERBANYAK} lainnya" if len(asing) > _TERBANYAK else ""
            problems.append(
                Problem(
                    field,
                    f"Tanda ini tidak dapat dicetak dengan huruf {huruf.value}: {daftar}{lebih}. "
                    "Ganti dengan huruf Latin.",
                )
            )
    raise RuleViolation(*problems)


def printable_text(isi: str, keluarga: Keluarga) -> str:
    """Return a text as the paper can carry it: what the typeface lacks is named by its code.

    For pages that have to be made whatever was written, as the sheets of the book.
    """
    return "".join(
        c if _printable(c, keluarga.biasa, keluarga.tebal) else f"[U+{ord(c):04X}]"
        for c in isi.replace("\n", " ")
    )


def _glyphs(nama: str) -> dict[int, int]:
    """Return which code points a registered font can draw."""
    huruf = cast("TTFont", pdfmetrics.getFont(nama))
    return cast("dict[int, int]", huruf.face.charToGlyph)


@lru_cache(maxsize=4096)
def _printable(char: str, biasa: str, tebal: str) -> bool:
    """Tell whether both faces can draw a character; only single characters are remembered."""
    if char == "\n":
        return True
    if unicodedata.category(char) in _BUKAN_CETAK:
        return False
    if unicodedata.bidirectional(char) in _ARAH_LAIN:
        return False
    return all(ord(char) in _glyphs(nama) for nama in (biasa, tebal))


def _sebut(char: str) -> str:
    """Name a character by code, and show it where showing does no harm."""
    kode = f"U+{ord(char):04X}"
    return kode if unicodedata.category(char) in _BUKAN_CETAK else f"{kode} “{char}”"
