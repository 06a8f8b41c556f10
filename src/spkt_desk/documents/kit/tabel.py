"""A ruled table: a head, rows whose cells wrap, one block a row so that pages may part them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spkt_desk.documents.kit.lukis import Bingkai, Blok, Coretan, Tulisan
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_lines

_TEPI = 3.0


def set_table(
    kepala: Sequence[str],
    baris: Sequence[Sequence[str]],
    lebar: Sequence[float],
    kolom: Kolom,
    gaya: Gaya,
    *,
    jarak: float = 0.0,
) -> list[Blok]:
    """Set a table over the whole column; `lebar` are the columns' shares of it.

    The head stays with the first row and stands again above the rows on a later page; `jarak` is
    the air above the head.
    """
    places = _places(lebar, kolom)
    head = _row(kepala, places, gaya, gaya.keluarga.tebal)
    above = Blok(head.tinggi, head.tanda, jarak, lengket=True)
    rows = (_row(cells, places, gaya, gaya.keluarga.biasa) for cells in baris)
    return [above, *(replace(row, ulang=(above,)) for row in rows)]


def _places(lebar: Sequence[float], kolom: Kolom) -> list[Kolom]:
    places: list[Kolom] = []
    x = kolom.x
    for share in lebar:
        width = kolom.lebar * share / sum(lebar)
        places.append(Kolom(x, width))
        x += width
    return places


def _row(cells: Sequence[str], places: Sequence[Kolom], gaya: Gaya, huruf: str) -> Blok:
    """Set one row as high as its tallest cell."""
    broken = [
        [
            line
            for part in cell.split("\n")
            for line in break_lines(part, place.lebar - 2 * _TEPI, gaya, huruf=huruf)
        ]
        for cell, place in zip(cells, places, strict=True)
    ]
    tinggi = max(len(lines) for lines in broken) * gaya.langkah + _TEPI
    dasar = gaya.naik + _TEPI / 2
    tanda: list[Tulisan | Coretan | Bingkai] = []
    for lines, place in zip(broken, places, strict=True):
        tanda.append(Bingkai(place.x, 0.0, place.lebar, tinggi))
        tanda += [
            Tulisan(place.x + _TEPI, dasar + ke * gaya.langkah, line, huruf, gaya.ukuran)
            for ke, line in enumerate(lines)
            if line
        ]
    return Blok(tinggi, tuple(tanda))
