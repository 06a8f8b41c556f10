"""Narrowing the lines of a day to those that hold the typed words; the book itself is not asked."""

from __future__ import annotations

from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.teks import bare_words


def narrow(lines: tuple[MutasiBaris, ...], typed: str) -> tuple[MutasiBaris, ...]:
    """Return the lines that hold every typed word, in their order; nothing typed returns all.

    Besides its words a line has its time (``0915``), its kind (``kehilangan``, ``jaga``) and what
    is marked on it: ``merah``, ``terlambat``, ``diralat``, ``diragukan``.
    """
    wanted = bare_words(typed)
    return tuple(
        line for line in lines if not wanted or _holds(f" {' '.join(_words(line))} ", wanted)
    )


def _holds(words: str, wanted: list[str]) -> bool:
    return all(one in words for one in wanted)


def _words(line: MutasiBaris) -> list[str]:
    jenis = "" if line.jenis is JenisMutasi.CATATAN else line.jenis.value
    marks = (
        ("merah", line.merah),
        ("terlambat", line.terlambat),
        ("diralat", bool(line.dicoret)),
        ("diragukan", line.jam_diragukan),
    )
    texts = (
        *(line.uraian, line.keterangan, line.sebab_terlambat, line.paraf, jenis),
        *(ralat.dibaca for _no, ralat in line.dicoret),
        f"{line.kejadian:%H%M}",
        *(mark for mark, holds in marks if holds),
    )
    return bare_words(" ".join(texts))
