"""A line of the book set into its five columns, as rows of text that a page can take one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spkt_desk.documents.kit.huruf import printable_text
from spkt_desk.documents.kit.lukis import MM, Blok, Coretan, Tulisan
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_lines, centred, shrink
from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.kalimat_lembar import KalimatLembar
from spkt_desk.domain.lembar import BarisLembar
from spkt_desk.domain.mutasi import MutasiBaris, Potongan, with_corrections

MERAH: Final = "▐"
"""Stands before a red line, so that it is one on a black-and-white page too."""

_SELA: Final = 1.5 * MM
_TERKECIL: Final = 5.0
_BARIS_PARAF: Final = 2  # rows of text every line takes at least: room for wet initials


@dataclass(frozen=True, slots=True)
class Kolom5:
    """The five columns of the book from left to right."""

    no: Kolom
    jam: Kolom
    uraian: Kolom
    keterangan: Kolom
    paraf: Kolom

    @property
    def semua(self) -> tuple[Kolom, ...]:
        """All of them in their order."""
        return (self.no, self.jam, self.uraian, self.keterangan, self.paraf)


@dataclass(frozen=True, slots=True)
class Isian:
    """What a page takes whole where it can: rows of text, all of one line of the book.

    `nomor_buku` is 0 for the heading of a duty day.
    """

    baris: tuple[Blok, ...]
    merah: bool = False
    nomor_buku: int = 0
    hari: str = ""

    @property
    def tinggi(self) -> float:
        """Height of all its rows."""
        return sum(one.tinggi for one in self.baris)


def columns_of(kolom: Kolom) -> Kolom5:
    """Divide the frame: only the width of Uraian depends on the paper."""
    lebar = [11 * MM, 14 * MM, 0.0, 31 * MM, 17 * MM]
    lebar[2] = kolom.lebar - sum(lebar)
    found: list[Kolom] = []
    x = kolom.x
    for one in lebar:
        found.append(Kolom(x, one))
        x += one
    return Kolom5(*found)


def set_day(isi: str, kolom: Kolom, gaya: Gaya) -> Isian:
    """Set the heading of a duty day across the columns."""
    tulisan = centred(isi, kolom, gaya.naik + 2.0, gaya.keluarga.tebal, gaya.ukuran, gaya.meteran)
    return Isian((Blok(gaya.langkah + 4.0, (tulisan,)),), hari=isi)


def set_line(satu: BarisLembar, kolom: Kolom5, gaya: Gaya, kalimat: KalimatLembar) -> Isian:
    """Set one line; a red one is bold and carries its mark, struck words stay readable."""
    line = satu.baris
    muka = gaya.keluarga.tebal if line.merah else gaya.keluarga.biasa
    pieces = _pieces(satu, kalimat, gaya)
    uraian = _set_pieces(pieces, _inner(kolom.uraian), gaya, muka)
    keterangan = _plain(line.keterangan, _inner(kolom.keterangan), gaya, muka)
    waktu = _times(line, kalimat, kolom.jam, gaya, muka)
    banyak = max(len(uraian), len(keterangan), len(waktu), _BARIS_PARAF)
    rows: list[list[Tulisan | Coretan]] = [[] for _ in range(banyak)]
    rows[0] += [
        _fitted(str(line.no), kolom.no, gaya, muka),
        _fitted(printable_text(line.paraf, gaya.keluarga), kolom.paraf, gaya, muka),
    ]
    if line.merah:
        rows[0].append(Tulisan(kolom.no.x + 0.5, gaya.naik, MERAH, muka, gaya.ukuran))
    for column in (uraian, keterangan, waktu):
        for place, marks in enumerate(column):
            rows[place] += marks
    bloks = [Blok(gaya.langkah, tuple(marks)) for marks in rows]
    bloks[-1] = replace(bloks[-1], tinggi=gaya.langkah + 2.0)
    return Isian(tuple(bloks), line.merah, line.nomor_buku)


def _inner(kolom: Kolom) -> Kolom:
    return Kolom(kolom.x + _SELA, kolom.lebar - 2 * _SELA)


def _pieces(satu: BarisLembar, kalimat: KalimatLembar, gaya: Gaya) -> list[Potongan]:
    """Return the words of Uraian: as written, as corrected, and what is said behind them."""
    line = satu.baris
    if line.dihapus:
        pieces = [Potongan(kalimat.sentence("dihapus", dasar=line.dihapus))]
    else:
        pieces = list(with_corrections(line.uraian, tuple(one for _, one in line.dicoret)))
    behind = [
        kalimat.sentence("ralat", no=one.no, tanggal=f"{one.hari:%d-%m-%Y}", paraf=one.paraf)
        for one in satu.ralat
    ]
    if line.terlambat:
        form = "%H.%M" if line.kejadian.date() == line.ditulis.date() else "%d-%m-%Y %H.%M"
        said = line.ditulis.strftime(form)
        behind.append(kalimat.sentence("terlambat", waktu=said, sebab=line.sebab_terlambat))
    if line.jam_diragukan:
        behind.append(kalimat.sentence("diragukan"))
    pieces += [Potongan(f" {one}") for one in behind]
    return [replace(one, teks=printable_text(one.teks, gaya.keluarga)) for one in pieces]


def _set_pieces(
    pieces: list[Potongan], kolom: Kolom, gaya: Gaya, muka: str
) -> list[list[Tulisan | Coretan]]:
    """Break the stretches as one text, then draw each row stretch by stretch."""
    parts: list[Potongan] = []
    for piece in pieces:
        if (piece.pengganti or piece.dicoret) and parts and parts[-1].dicoret:
            parts.append(Potongan(" "))  # old and new words are told apart
        parts.append(piece)
    text = "".join(one.teks for one in parts)
    rows: list[list[Tulisan | Coretan]] = []
    place = 0
    for line in break_lines(text, kolom.lebar, gaya, huruf=muka):
        rows.append(_row(parts, place, place + len(line), kolom.x, gaya, muka))
        place += len(line)
        if text[place : place + 1] == " ":  # the blank at which the row was broken
            place += 1
    return rows


def _row(
    parts: list[Potongan], awal: int, akhir: int, x: float, gaya: Gaya, muka: str
) -> list[Tulisan | Coretan]:
    """Draw the letters from `awal` to `akhir` of all the stretches together."""
    marks: list[Tulisan | Coretan] = []
    place = 0
    for part in parts:
        isi = part.teks[max(awal - place, 0) : max(akhir - place, 0)]
        place += len(part.teks)
        if not isi:
            continue
        lebar = gaya.meteran.lebar(isi, muka, gaya.ukuran)
        marks.append(Tulisan(x, gaya.naik, isi, muka, gaya.ukuran))
        if part.dicoret:
            marks.append(Coretan(x, gaya.naik - 0.28 * gaya.ukuran, lebar, 0.8))
        elif part.pengganti:
            marks.append(Coretan(x, gaya.naik + 1.5, lebar, 0.4))
        x += lebar
    return marks


def _plain(isi: str, kolom: Kolom, gaya: Gaya, muka: str) -> list[list[Tulisan | Coretan]]:
    """Set the words of Keterangan."""
    if not isi:
        return []
    lines = break_lines(printable_text(isi, gaya.keluarga), kolom.lebar, gaya, huruf=muka)
    return [[Tulisan(kolom.x, gaya.naik, line, muka, gaya.ukuran)] for line in lines]


def _times(
    line: MutasiBaris, kalimat: KalimatLembar, kolom: Kolom, gaya: Gaya, muka: str
) -> list[list[Tulisan | Coretan]]:
    """Set the time of the event, and its day where that is not the day of writing."""
    rows: list[list[Tulisan | Coretan]] = [[_fitted(jam(line.kejadian.time()), kolom, gaya, muka)]]
    if line.kejadian.date() != line.ditulis.date():
        said = kalimat.sentence("hari_kejadian", tanggal=f"{line.kejadian:%d-%m}")
        rows.append([_fitted(said, kolom, gaya, muka)])
    return rows


def _fitted(isi: str, kolom: Kolom, gaya: Gaya, muka: str) -> Tulisan:
    """Centre a few letters in a narrow column, smaller where they must be."""
    room = kolom.lebar - 2.0
    ukuran = shrink(isi, muka, gaya.ukuran, _TERKECIL, room, gaya.meteran)
    return centred(isi, kolom, gaya.naik, muka, ukuran, gaya.meteran)
