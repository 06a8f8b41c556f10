from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from spkt_desk.documents.wewenang import TANDA, render_wewenang
from spkt_desk.domain.satuan import Huruf, UkuranKertas
from spkt_desk.domain.wewenang import Tindakan, Wewenang, load_wewenang
from tests.documents import contoh
from tests.documents.baca import Lembar, pages
from tests.support.kiriman import data_text


def _table() -> Wewenang:
    return load_wewenang(data_text("wewenang.toml"), "wewenang.toml")


def _sheets(kertas: UkuranKertas, muka: Huruf, table: Wewenang) -> list[Lembar]:
    satuan = replace(contoh.satuan(), kertas=kertas, huruf=muka)
    return list(pages(render_wewenang(table, satuan, date(2026, 11, 21), contoh.huruf())))


@pytest.mark.parametrize("kertas", UkuranKertas)
@pytest.mark.parametrize("muka", Huruf)
def test_every_cell_is_read_back_inside_the_margins(kertas: UkuranKertas, muka: Huruf) -> None:
    table = _table()
    sheets = _sheets(kertas, muka, table)
    assert "SPKT Polsek Sukamaju Timur" in sheets[0].teks
    for line in table.baris:
        ((lembar, label),) = [
            (one, t) for one in sheets for t in one.tulis if t.isi == line.tindakan.label
        ]
        cells = [t for t in lembar.tulis if abs(t.bawah - label.bawah) < 0.5 and t.x > label.x]
        read = " ".join(t.isi for t in sorted(cells, key=lambda t: t.x)).split()
        assert [one.rstrip("*") for one in read] == [TANDA[syarat] for syarat in line.syarat]
        assert sum(one.endswith("*") for one in read) == len(line.bertugas)
    for lembar, t in [(one, t) for one in sheets for t in one.tulis]:
        assert t.x >= 25 - 0.1
        assert t.kanan <= lembar.lebar - 15 + 0.1
        assert t.bawah <= lembar.tinggi - 15 + 0.1


def test_a_longer_table_goes_on_with_its_head() -> None:
    table = _table()
    longer = replace(table, baris=table.baris * 3)
    sheets = _sheets(UkuranKertas.A4, Huruf.SANS, longer)
    assert len(sheets) > 1
    assert all("Wakapolsek" in one.teks for one in sheets)
    said = sum(one.teks.count(Tindakan.BUKU_BACA.label) for one in sheets)
    assert said == 3
    assert f"Halaman 2 dari {len(sheets)}" in sheets[1].teks


def test_a_practice_station_says_so() -> None:
    pdf = render_wewenang(
        _table(), contoh.satuan(), date(2026, 11, 21), contoh.huruf(), latihan=True
    )
    assert next(iter(pages(pdf))).miring == "CONTOH"
