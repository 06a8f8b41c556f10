from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from spkt_desk.documents.halaman_uji import render_halaman_uji
from spkt_desk.documents.lembar_pemulihan import render_pemulihan
from spkt_desk.domain.satuan import Huruf, UkuranKertas
from tests.documents import contoh
from tests.documents.baca import pages

KODE = "K7Q2M-4XN9P-ABCDE-FGHJK-3TVWX-YZ234-56789-MNPQR"


@pytest.mark.parametrize("kertas", UkuranKertas)
@pytest.mark.parametrize("muka", Huruf)
def test_the_code_is_read_back_in_order(kertas: UkuranKertas, muka: Huruf) -> None:
    satuan = replace(contoh.satuan(), kertas=kertas, huruf=muka)
    (lembar,) = pages(render_pemulihan(satuan, KODE, date(2026, 11, 21), contoh.huruf()))
    assert (lembar.lebar, lembar.tinggi) == pytest.approx(kertas.milimeter, abs=0.01)
    kelompok = [g for t in lembar.tulis for g in t.isi.split() if g in KODE.split("-")]
    assert kelompok == KODE.split("-")
    assert "SPKT Polsek Sukamaju Timur" in lembar.teks
    assert "Sabtu, 21 November 2026" in lembar.teks
    for t in lembar.tulis:
        assert t.x >= 25 - 0.1
        assert t.kanan <= lembar.lebar - 15 + 0.1
        assert t.bawah <= lembar.tinggi - 30


def test_a_practice_station_says_so_on_its_sheet() -> None:
    pdf = render_pemulihan(contoh.satuan(), KODE, date(2026, 11, 21), contoh.huruf(), latihan=True)
    (lembar,) = pages(pdf)
    assert lembar.miring == "CONTOH"
    assert "bukan surat resmi" in lembar.teks


@pytest.mark.parametrize("kertas", UkuranKertas)
def test_the_test_page_draws_its_margins_and_ten_centimetres(kertas: UkuranKertas) -> None:
    (lembar,) = pages(render_halaman_uji(kertas, Huruf.SANS, contoh.huruf()))
    ((x, atas, kanan, bawah),) = lembar.kotak
    assert (x, atas) == pytest.approx((25, 20), abs=0.1)
    assert (lembar.lebar - kanan, lembar.tinggi - bawah) == pytest.approx((15, 15), abs=0.1)
    assert max(b - a for a, _, b in lembar.garis) == pytest.approx(100, abs=0.1)
    assert kertas.value in lembar.teks
