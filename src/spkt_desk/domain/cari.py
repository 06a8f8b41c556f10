"""Search: which words of a record are indexed, how a typed text asks for them, what is answered.

A word is bare (no case, accents, punctuation) and stands in old and new spelling alike. Numbers
that are written in groups stand as a whole too, so that a NIK or a plate is found either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from spkt_desk.domain.muatan import Pasangan
from spkt_desk.domain.teks import bare_words, fold_word

HURUF_TERINDEKS = 10
"""Longest word of letters: the index is quick for beginnings up to here, whoever is called so."""

HURUF_PALING_SEDIKIT = 3
"""Fewer letters or digits would list half the village."""

PALING_BANYAK = 20
"""Longest list of results; more means: type on."""

_NOMOR_TERPANJANG = 64
_KELOMPOK_TERBANYAK = 8
_JUDUL = 110
_SEBELUM = 30
_DERET_ANGKA = re.compile(r"\d(?:[ .-]?\d){11,}")

_BUKAN_SURAT = frozenset(
    {
        *("cara_baca", "tanda_tangan", "mewakili.kuasa"),
        *("pelapor.jenis_kelamin", "pelapor.jenis_identitas", "pelapor.umur"),
    }
)
"""Places of a report that say how it was taken, not what was lost and by whom."""

_BUKAN_PEJABAT = ("penerima.", "pejabat.")
_BUKAN_RINCIAN = re.compile(
    r"barang\.\d+\.(?:jumlah|kode|satuan|atas_nama\.sama_pelapor|dukungan\..*|isian\.\d+\.0)"
)
"""Parts of a thing that its own words are not: counts, codes, asked papers, names of fields."""


class JenisHasil(StrEnum):
    """What a result opens: a letter, or a line of the book."""

    SURAT = "surat"
    BARIS = "baris"


@dataclass(frozen=True, slots=True)
class HasilCari:
    """One result; `judul` masks long numbers, `hari` and `nomor_buku` place a line of the book."""

    jenis: JenisHasil
    judul: str
    nomor: str
    tanggal: date
    rekaman_id: str
    hari: date
    nomor_buku: int


@dataclass(frozen=True, slots=True)
class KataCari:
    """A word that is asked for: as a whole, or (`awal`) as the beginning of one."""

    teks: str
    awal: bool


@dataclass(frozen=True, slots=True)
class TanyaCari:
    """What a record must hold: one of each group, or else one of `utuh`."""

    kata: tuple[tuple[KataCari, ...], ...]
    utuh: tuple[KataCari, ...]


def read_tanya(text: str) -> tuple[TanyaCari, ...]:
    """Return what a typed text asks for; nothing while it is too short to ask anything.

    Every word is the beginning of one, so that first letters are enough; a finished number, and a
    finished word of one or two letters, is meant as it stands.
    """
    words = bare_words(text)
    if sum(map(len, words)) < HURUF_PALING_SEDIKIT:
        return ()
    open_end = text[-1:].isalnum()
    groups = tuple(
        _group(word, awal=_begins(word, last=open_end and place == len(words) - 1))
        for place, word in enumerate(words)
    )
    return (TanyaCari(groups, tuple(KataCari(one, awal=True) for one in _joined(words))),)


def report_words(isi: Pasangan, nomor: str) -> tuple[str, ...]:
    """Return the words of a report: people, numbers, things, serials, places and free text."""
    return _words((nomor, *_report_texts(isi)))


def line_words(isi: Pasangan) -> tuple[str, ...]:
    """Return the words of a line of the book, a correction's own among them."""
    return _words(text for _place, text in isi)


def masked(nomor: str) -> str:
    """Return a number as a list may show it: enough to recognise, too little to copy."""
    shown = 4 if len(nomor) >= 3 * 4 else 2
    return nomor[:shown] + "•" * max(len(nomor) - 2 * shown, 0) + nomor[-shown:]


def excerpt(text: str, typed: str) -> str:
    """Return the part of a line that a result shows: around the first word asked for."""
    safe = _DERET_ANGKA.sub(lambda found: masked(found[0]), " ".join(text.split()))
    if len(safe) <= _JUDUL:
        return safe
    lower = safe.casefold()
    places = [lower.find(word) for word in bare_words(typed)]
    first = min((place for place in places if place >= 0), default=0)
    start = max(first - _SEBELUM, 0) if first + _SEBELUM > _JUDUL else 0
    cut = safe[start : start + _JUDUL]
    return f"{'…' if start else ''}{cut}{'…' if start + _JUDUL < len(safe) else ''}"


def _report_texts(isi: Pasangan) -> Iterator[str]:
    for place, text in isi:
        if place.endswith("#") or place.startswith(_BUKAN_PEJABAT) or place in _BUKAN_SURAT:
            continue
        if text and not _BUKAN_RINCIAN.fullmatch(place):
            yield text


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    found: set[str] = set()
    for text in texts:
        words = bare_words(text)
        for word in words:
            found.update(_spellings(word))
        found.update(_joined(words))
    return tuple(sorted(found))


def _joined(words: list[str]) -> tuple[str, ...]:
    """Return a grouped number as one word; nothing for a text that is no number."""
    if not 1 < len(words) <= _KELOMPOK_TERBANYAK:
        return ()
    whole = "".join(words)
    digits = sum(c.isdigit() for c in whole)
    return (whole,) if 2 * digits >= len(whole) <= _NOMOR_TERPANJANG else ()


def _group(word: str, *, awal: bool) -> tuple[KataCari, ...]:
    return tuple(KataCari(one, awal) for one in _spellings(word))


@lru_cache(maxsize=8192)
def _spellings(word: str) -> tuple[str, ...]:
    """Return a word as it is indexed: as written, and in new spelling where that differs."""
    return tuple(dict.fromkeys((_cut(word), _cut(fold_word(word)))))


def _begins(word: str, *, last: bool) -> bool:
    """Tell whether a word may go on: it is still being typed, or is a name begun."""
    return last or (len(word) >= HURUF_PALING_SEDIKIT and not any(c.isdigit() for c in word))


def _cut(word: str) -> str:
    """Return a word as it is indexed: numbers whole, words of letters by their beginning."""
    return word[: HURUF_TERINDEKS if word.isalpha() else _NOMOR_TERPANJANG]
