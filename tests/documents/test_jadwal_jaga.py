"""The roster read back: one row a shift, the order it rests on, the Kapolsek's room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spkt_desk.documents.jadwal_jaga import render
from spkt_desk.domain.satuan import Huruf, UkuranKertas
from tests.documents import contoh
from tests.documents.baca import pages
from tests.support.kiriman import bentuk_jadwal


@pytest.mark.parametrize("kertas", UkuranKertas)
@pytest.mark.parametrize("muka", Huruf)
def test_every_shift_has_its_row_inside_the_margins(kertas: UkuranKertas, muka: Huruf) -> None:
    satuan = replace(contoh.satuan(), kertas=kertas, huruf=muka)
    sheets = pages(render(contoh.jadwal(), satuan, bentuk_jadwal(), contoh.huruf()))
    said = " ".join(one.teks for one in sheets)
    assert said.count("08.00") == 31
    assert said.count("Sprin/17/XI/2026") == 1
    assert "HENDRA" in sheets[-1].teks.upper()
    for one in sheets:
        for t in one.tulis:
            assert t.x >= 25 - 0.1
            assert t.kanan <= one.lebar - 15 + 0.1
            assert t.bawah <= one.tinggi - 15 + 0.1
