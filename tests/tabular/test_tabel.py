"""Tables of other programs, as spreadsheets really write them."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.tabular.tabel import BARIS_TERBANYAK, Tabel, read_table, write_csv


# openpyxl writes through a temporary file of its own.
@pytest.mark.filterwarnings("ignore:'encoding' argument not specified:EncodingWarning")
def test_a_workbook_is_read_as_the_desk_types_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tgl", "Jam", "No", "Uraian"])
    sheet.append([date(2025, 3, 1), time(9, 5), 14.0, " Patroli "])
    sheet.append([None, None, None, None])
    # A spreadsheet knows no zones.
    sheet.append([datetime(2025, 3, 2, 22, 15), None, 2.5, "Apel"])  # noqa: DTZ001
    book.save(tmp_path / "buku.xlsx")
    assert read_table(tmp_path / "buku.xlsx") == Tabel(
        ("Tgl", "Jam", "No", "Uraian"),
        (("01-03-2025", "09.05", "14", "Patroli"), ("02-03-2025 22.15", "", "2.5", "Apel")),
    )


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbftgl;uraian\r\n01-03-2025;"tamu; dua orang"\r\n',
        b'tgl,uraian\n01-03-2025,"tamu; dua orang"\n',
        b'tgl\turaian\n01-03-2025\t"tamu; dua orang"\n',
    ],
    ids=["titik koma", "koma", "tab"],
)
def test_a_csv_is_read_whatever_parts_its_columns(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "buku.csv").write_bytes(data)
    found = read_table(tmp_path / "buku.csv")
    assert found == Tabel(("tgl", "uraian"), (("01-03-2025", "tamu; dua orang"),))


def test_an_old_windows_csv_keeps_its_letters(tmp_path: Path) -> None:
    (tmp_path / "buku.csv").write_bytes("tgl;uraian\n1-3-2025;kafé\n".encode("cp1252"))
    assert read_table(tmp_path / "buku.csv").baris[0][1] == "kafé"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("tiada.csv", None, "tidak dapat dibuka"),
        ("kosong.csv", b"", "tidak berisi tabel"),
        ("judul.csv", b"tgl;uraian\n", "tidak berisi tabel"),
        ("rusak.xlsx", b"PK\x03\x04rusak", "bukan lembar kerja"),
        ("rusak.csv", b'tgl;uraian\n1;"tidak ditutup', "bukan tabel csv"),
        ("biner.csv", b"\x81\x8d\x8f\x90\x9d", "bukan berkas teks"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(EnvironmentFault, match=words):
        read_table(tmp_path / name)


def test_more_rows_than_one_act_writes_are_refused(tmp_path: Path) -> None:
    rows = "1-3-2025;patroli\n" * (BARIS_TERBANYAK + 1)
    (tmp_path / "buku.csv").write_text(f"tgl;uraian\n{rows}", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="lebih dari 5000 baris"):
        read_table(tmp_path / "buku.csv")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    table = Tabel(("Baris", "Sebab"), (("2", "Tanggal 31/02 tidak ada; periksa."),))
    write_csv(tmp_path / "galat.csv", table)
    assert read_table(tmp_path / "galat.csv") == table
    with pytest.raises(EnvironmentFault, match="tidak dapat ditulis"):
        write_csv(tmp_path / "tiada" / "galat.csv", table)
