"""The search index of a check: does it hold the words of every living content, and no others."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from functools import lru_cache

from spkt_desk.db.work import Work
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.kunci.segel import SegelRusak
from spkt_desk.services.indeks_cari import open_pairs, words_of
from spkt_desk.services.pemeriksaan_surat import line

INDEKS = "Indeks pencarian"


def index_lines(work: Work) -> Iterator[BarisPeriksa]:
    """Compare the words of the index with those of the contents, eight bytes an entry in memory."""
    last, _, _ = work.riwayat.newest()
    held, strays = _held(work, last)
    bad = [f"{strays} kata tanpa peristiwa"] if strays else []
    count = 0
    for stored in work.cari.contents():
        count += 1
        try:
            words = words_of(stored, open_pairs(stored))
        except SegelRusak:  # named where contents are compared with the chain
            held[stored.posisi] = 0
            continue
        wanted = 0
        for word in words:
            wanted ^= _mark(word)
        if held[stored.posisi] != wanted:
            how = "kata berbeda" if held[stored.posisi] else "tidak ada"
            bad.append(f"peristiwa {stored.posisi} {how}")
        held[stored.posisi] = 0
    bad += [f"peristiwa {posisi} berlebih" for posisi, mark in enumerate(held) if mark]
    yield line(INDEKS, bad, f"{count} catatan dapat dicari")


def _held(work: Work, last: int) -> tuple[array[int], int]:
    """Return the mixed marks of each entry's words, and how many stand under no entry at all."""
    held = array("Q", bytes(8 * (last + 1)))
    strays, before, mark = 0, "", 0
    for word, posisi in work.cari.words():
        if word != before:
            before, mark = word, _mark(word)
        if 0 < posisi <= last:
            held[posisi] ^= mark
        else:
            strays += 1
    return held, strays


@lru_cache(maxsize=1 << 16)
def _mark(word: str) -> int:
    """Return eight bytes that stand for a word."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
