"""The attendance sheet read back: every day has its row, inside the margins, on every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spkt_desk.documents.wajib_lapor import render
from spkt_desk.domain.satuan import Huruf, UkuranKertas
from spkt_desk.domain.wajib_lapor import sheet_rows
from tests.documents import contoh
from tests.documents.baca import pages
from tests.support.kiriman import bentuk_lapor


@pytest.mark.parametrize("kertas", UkuranKertas)
@pytest.mark.parametrize("muka", Huruf)
def test_every_day_has_its_row_inside_the_margins(kertas: UkuranKertas, muka: Huruf) -> None:
    satuan = replace(contoh.satuan(), kertas=kertas, huruf=muka)
    sheets = pages(render(contoh.wajib_lapor(), satuan, bentuk_lapor(), contoh.huruf()))
    said = " ".join(one.teks for one in sheets)
    days = contoh.wajib_lapor().baris
    assert all(f"{one.tanggal.day} " in said for one in days)
    opening = said.count("setiap Senin dan Kamis, dasar")
    weekdays = said.count("Senin, ") + said.count("Kamis, ") - opening
    assert (opening, weekdays) == (1, len(days) - 1)  # the Friday is none of his days
    assert said.count("hadir di luar jadwal") == 1
    for one in sheets:
        for t in one.tulis:
            assert t.x >= 25 - 0.1
            assert t.kanan <= one.lebar - 15 + 0.1
            assert t.bawah <= one.tinggi - 15 + 0.1


def test_a_year_of_every_day_goes_over_pages_and_an_early_end_is_said() -> None:
    lembar = contoh.wajib_lapor()
    isi = replace(lembar.orang.isi, hari=tuple(range(7)), sampai=date(2027, 11, 20))
    ended = replace(lembar.orang, isi=isi, berhenti=(date(2027, 11, 10),))
    rows = sheet_rows(ended, {}, lembar.dicetak)
    year = replace(lembar, orang=ended, baris=rows)
    sheets = pages(render(year, contoh.satuan(), bentuk_lapor(), contoh.huruf()))
    said = " ".join(one.teks for one in sheets)
    assert len(rows) == (date(2027, 11, 10) - timedelta(days=1) - ended.didaftarkan).days + 1
    assert f"Halaman {len(sheets)} dari {len(sheets)}" in said
    assert "setiap hari, dasar" in said
    assert "diakhiri pada Rabu, 10 November 2027" in said
