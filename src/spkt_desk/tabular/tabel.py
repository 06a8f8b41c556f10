"""Tables of other programs: csv and xlsx in, csv out; every cell is text as a person reads it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from openpyxl import load_workbook

from spkt_desk.domain.errors import EnvironmentFault

TERBESAR: Final = 20_000_000
"""Largest file that is read, in bytes."""

BARIS_TERBANYAK: Final = 5_000
"""Most rows of one file, about a year of a paper book: they are written in one act."""

_PEMISAH = ",;\t"
_BAGI = "Bagi berkasnya menurut bulan atau tahun, lalu impor satu per satu."


@dataclass(frozen=True, slots=True)
class Tabel:
    """The head of a table and its rows; every row has as many cells as the head."""

    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]


def read_table(path: Path) -> Tabel:
    """Read a file; its first row that is not empty is the head.

    Raises `EnvironmentFault` for a file that is missing, too large, or no table.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise EnvironmentFault(f"Berkas {path.name} tidak dapat dibuka.", "Pilih lagi.") from error
    if size > TERBESAR:
        raise EnvironmentFault(f"Berkas {path.name} lebih dari 20 MB.", _BAGI)
    rows = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    whole = [row for row in rows if any(row)]
    if len(whole) < 2:  # noqa: PLR2004 - a head and one row
        raise EnvironmentFault(
            f"Berkas {path.name} tidak berisi tabel.",
            "Baris pertama harus memuat judul kolom, misalnya Tanggal, Jam, Uraian.",
        )
    if len(whole) - 1 > BARIS_TERBANYAK:
        raise EnvironmentFault(f"Berkas {path.name} lebih dari {BARIS_TERBANYAK} baris.", _BAGI)
    width = max(len(row) for row in whole)
    even = [tuple(row) + ("",) * (width - len(row)) for row in whole]
    return Tabel(even[0], tuple(even[1:]))


def write_csv(path: Path, table: Tabel) -> None:
    """Write a table that a spreadsheet opens by a double click; `EnvironmentFault` on the disk."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerows([table.kepala, *table.baris])
    try:
        path.write_text(buffer.getvalue(), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise EnvironmentFault(
            f"Berkas {path.name} tidak dapat ditulis.", "Pilih folder lain."
        ) from error


def _xlsx(path: Path) -> list[list[str]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = islice(sheet.iter_rows(values_only=True), BARIS_TERBANYAK + 2)
        found = [[_text(cell) for cell in row] for row in rows]
        book.close()
    except (BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise EnvironmentFault(
            f"Berkas {path.name} bukan lembar kerja Excel yang utuh.",
            "Buka di Excel, simpan sebagai .xlsx atau .csv, lalu pilih lagi.",
        ) from error
    return found


def _csv(path: Path) -> list[list[str]]:
    text = _decoded(path)
    first = text.split("\n", 1)[0]
    delimiter = max(_PEMISAH, key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise EnvironmentFault(
            f"Berkas {path.name} bukan tabel csv yang utuh.", "Simpan ulang, lalu pilih lagi."
        ) from error


def _decoded(path: Path) -> str:
    """Return the text of a file: UTF-8, or what Windows wrote before it."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_by_windows(path, data)


def _decoded_by_windows(path: Path, data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise EnvironmentFault(
            f"Berkas {path.name} bukan berkas teks.",
            "Simpan sebagai .csv (UTF-8), lalu pilih lagi.",
        ) from error


def _text(cell: object) -> str:
    """Return a cell as the desk types it: days with points between, times as 07.30."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() != time.min:
        return f"{cell:%d-%m-%Y %H.%M}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, time):
        return f"{cell:%H.%M}"
    whole = isinstance(cell, float) and cell.is_integer()
    return f"{cell:.0f}" if whole else str(cell).strip()
