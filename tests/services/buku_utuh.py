"""What must hold of a book whatever was done to it; each reader returns the faults it found.

The printed side is read from the kept PDF's own rules and letters, not from what the program says
of its sheets.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from operator import attrgetter

import pdfplumber
from pdfplumber.page import Page

from spkt_desk.domain.mutasi import MutasiBaris, with_corrections
from tests.documents.baca import squeezed
from tests.services.meja import inside
from tests.support.stasiun import Stasiun

MERAH = "▐"


def number_faults(stasiun: Stasiun) -> list[str]:
    """Return where the numbers of lines, or of the book's pages, have a gap or turn back."""
    with inside(stasiun) as raw:
        lines = raw.execute("SELECT nomor_buku, no, hari FROM mutasi ORDER BY rowid").fetchall()
        sheets = raw.execute(
            "SELECT giliran, buku, halaman_awal, halaman_akhir, baris_awal, baris_akhir"
            " FROM lembar ORDER BY posisi"
        ).fetchall()
    found = []
    days: dict[str, int] = {}
    for place, (nomor, no, hari) in enumerate(lines, start=1):
        days[hari] = days.get(hari, 0) + 1
        if nomor != place:
            found.append(f"baris buku {nomor} di tempat {place}")
        if no != days[hari]:
            found.append(f"No. {no} tgl {hari} di tempat {days[hari]}")
    pages: dict[int, int] = {}
    line = shift = 0
    for giliran, buku, first, last, awal, akhir in sheets:
        if (first, awal) != (pages.get(buku, 0) + 1, line + 1):
            found.append(f"lembar giliran {giliran}: halaman {first}, baris {awal}")
        if not (giliran >= shift and last >= first and akhir >= awal):
            found.append(f"lembar giliran {giliran} mundur")
        if buku < max(pages, default=1):
            found.append(f"lembar giliran {giliran} kembali ke buku {buku}")
        pages[buku], line, shift = last, akhir, giliran + 1
    return found


def book_lines(stasiun: Stasiun) -> dict[int, MutasiBaris]:
    """Return every line of the book as the desk reads it, by its number and in that order."""
    with inside(stasiun) as raw:
        days = raw.execute("SELECT DISTINCT hari FROM mutasi").fetchall()
    mutasi = stasiun.layanan.mutasi
    lines = [one for (hari,) in days for one in mutasi.day(date.fromisoformat(hari))]
    # By day is not by number once a clock has jumped, and corrections follow their numbers.
    return {one.nomor_buku: one for one in sorted(lines, key=attrgetter("nomor_buku"))}


def sheet_faults(stasiun: Stasiun) -> list[str]:
    """Return where a kept sheet says anything else than the records it was set from."""
    lines = book_lines(stasiun)
    with inside(stasiun) as raw:
        sheets = raw.execute(
            "SELECT giliran, halaman_awal, halaman_akhir, baris_awal, baris_akhir,"
            " (SELECT max(nomor_buku) FROM mutasi WHERE posisi <= sampai) FROM lembar"
        ).fetchall()
    found = []
    for giliran, first, last, awal, akhir, known in sheets:
        pdf = stasiun.layanan.lembar.pdf(giliran)
        numbers, printed = page_numbers(pdf), printed_rows(pdf)
        if numbers != list(range(first, last + 1)):
            found.append(f"giliran {giliran}: halaman {numbers}, dicatat {first} sampai {last}")
        known_lines = {nomor: one for nomor, one in lines.items() if nomor <= known}
        recorded = [_cells(lines[one], known_lines.values()) for one in range(awal, akhir + 1)]
        found += [
            f"giliran {giliran}: tercetak {one}, tercatat {two}"
            for one, two in zip(printed, recorded, strict=False)
            if one != two
        ]
        if len(printed) != len(recorded):
            found.append(f"giliran {giliran}: {len(printed)} dari {len(recorded)} baris tercetak")
    return found


def page_numbers(pdf: bytes) -> list[int]:
    """Return the number at the head of each page."""
    with pdfplumber.open(io.BytesIO(pdf)) as berkas:
        heads = [page.crop((0, 0, page.width, page.height / 4)) for page in berkas.pages]
        return [int(one.extract_text().split("Halaman", 1)[1].split()[0]) for one in heads]


def printed_rows(pdf: bytes) -> list[tuple[str, ...]]:
    """Return No, Jam, Uraian, Keterangan and Paraf of each line as printed, without blanks."""
    with pdfplumber.open(io.BytesIO(pdf)) as berkas:
        return [cells for page in berkas.pages for cells in _rows(page)]


def _rows(page: Page) -> Iterator[tuple[str, ...]]:
    """Yield the five cells of each line, by the rules drawn between them."""
    upright = sorted({round(one["x0"], 1) for one in page.lines if one["x0"] == one["x1"]})
    left, right = upright[0], upright[-1]
    level = sorted(
        {
            round(one["top"], 1)
            for one in page.lines
            if one["top"] == one["bottom"] and one["x0"] <= left + 1 and one["x1"] >= right - 1
        }
    )
    end = max(one["bottom"] for one in page.lines if one["x0"] == one["x1"])
    letters = [one for one in page.chars if not one["matrix"][1]]
    edges = [one for one in level if one <= end + 1]
    for top, bottom in pairwise(edges[1:]):  # the first is over the headings
        inside_band = [one for one in letters if top <= (one["top"] + one["bottom"]) / 2 < bottom]
        cells = tuple(
            _cell(one for one in inside_band if x <= (one["x0"] + one["x1"]) / 2 < then)
            for x, then in pairwise(upright)
        )
        if cells[0]:
            yield cells


def _cell(letters: Iterable[dict[str, object]]) -> str:
    """Return the letters of a cell row by row."""
    placed = sorted(letters, key=lambda one: (round(float(str(one["bottom"]))), one["x0"]))
    return squeezed("".join(str(one["text"]) for one in placed))


def _cells(line: MutasiBaris, known: Iterable[MutasiBaris]) -> tuple[str, ...]:
    """Return the five cells a line must have on paper, as far as the sheet could know them."""
    later = [one for one in known if one.ralat and one.ralat.atas == line.nomor_buku]
    pieces = with_corrections(line.uraian, tuple(one.ralat for one in later if one.ralat))
    said = "".join(one.teks for one in pieces)
    for one in later:
        said += f"(ralat No. {one.no} tgl {one.hari:%d-%m-%Y}, {one.paraf})"
    same = line.kejadian.date() == line.ditulis.date()
    if line.sebab_terlambat:
        form = "%H.%M" if same else "%d-%m-%Y %H.%M"
        said += f"(terlambat, ditulis {line.ditulis:{form}}: {line.sebab_terlambat})"
    if line.jam_diragukan:
        said += "(jam diragukan)"
    jam = f"{line.kejadian:%H.%M}" + ("" if same else f"tgl {line.kejadian:%d-%m}")
    no = f"{MERAH}{line.no}" if line.merah else f"{line.no}"
    return tuple(squeezed(one) for one in (no, jam, said, line.keterangan, line.paraf))
