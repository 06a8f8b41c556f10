"""The sheet of a hand-over read back: every figure in its row, three rooms, all inside the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spkt_desk.documents.serah_terima import render
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.satuan import Huruf, UkuranKertas
from spkt_desk.domain.serah_terima import Hitungan, SerahTerima
from tests.documents import contoh
from tests.documents.baca import Lembar, pages, squeezed
from tests.support.kiriman import bentuk_serah


def _sheets(
    serah: SerahTerima, kertas: UkuranKertas = UkuranKertas.F4, muka: Huruf = Huruf.SANS
) -> tuple[Lembar, ...]:
    satuan = replace(contoh.satuan(), kertas=kertas, huruf=muka)
    return pages(render(serah, satuan, bentuk_serah(), contoh.huruf()))


@pytest.mark.parametrize("kertas", UkuranKertas)
@pytest.mark.parametrize("muka", Huruf)
def test_one_page_holds_it_inside_the_margins(kertas: UkuranKertas, muka: Huruf) -> None:
    (lembar,) = _sheets(contoh.serah(), kertas, muka)
    said = squeezed(lembar.teks)
    for words in (
        "SERAH TERIMA JAGA", "Giliran ke-214", "Regu III", "Mamonto", "+1: titipan",
        "surat yang belum tercetak 2", "48211", "4127-K7Q2M-4XN9P", "Penanggung jawab,",
    ):  # fmt: skip
        assert squeezed(words) in said, words
    for t in lembar.tulis:
        assert t.x >= 25 - 0.1
        assert t.kanan <= lembar.lebar - 15 + 0.1
        assert t.bawah <= lembar.tinggi - 15 + 0.1


def test_a_count_stands_in_one_row_with_the_figure_before() -> None:
    (lembar,) = _sheets(contoh.serah())
    label = lembar.find("Senjata api")
    row = [t.isi for t in lembar.tulis if abs(t.bawah - label.bawah) < 0.5]
    assert row == ["Senjata api", "6 pucuk", "6", "V2 empat, revolver dua"]
    fuel = lembar.find("BBM")
    assert "–" in [t.isi for t in lembar.tulis if abs(t.bawah - fuel.bawah) < 0.5]


def test_what_nobody_wrote_is_said_to_be_nothing() -> None:
    (lembar,) = _sheets(contoh.serah())
    heading = lembar.find("5. Analisis")
    below = min((t for t in lembar.tulis if t.bawah > heading.bawah + 1), key=lambda t: t.bawah)
    assert below.isi.startswith("Nihil.")


def test_a_long_remark_goes_on_over_the_page_and_the_signatures_stay_whole() -> None:
    serah = contoh.serah()
    long = replace(serah, isi=replace(serah.isi, perhatian="Periksa sel tiap jam. " * 90))
    long = replace(long, isi=replace(long.isi, evaluasi="Perlu tambahan radio. " * 90))
    long = replace(long, isi=replace(long.isi, analisis="Malam ramai di pasar. " * 90))
    sheets = _sheets(long, UkuranKertas.A4, Huruf.SERIF)
    assert len(sheets) > 1
    for name in ("DARMAWAN", "YOSEP", "HENDRA"):
        assert name in sheets[-1].teks
    assert f"Halaman 2 dari {len(sheets)}" in sheets[1].teks


def _inventory(count: int, rincian: str = "rak besi, terkunci") -> SerahTerima:
    """Return a hand-over with so many things counted."""
    serah = contoh.serah()
    rows = tuple(
        Hitungan(f"k{ke}", f"Inventaris {ke}", "buah", ke, ke, rincian, "")
        for ke in range(1, count + 1)
    )
    return replace(serah, isi=replace(serah.isi, hitungan=rows))


def test_a_table_that_goes_on_over_the_page_has_its_head_again() -> None:
    sheets = _sheets(_inventory(130))
    assert len(sheets) == 3
    rows = 0
    for ke, sheet in enumerate(sheets, start=1):
        head = sheet.find("Selisih dan alasan")
        below = [t for t in sheet.tulis if t.isi.startswith("Inventaris ")]
        assert min(t.bawah for t in below) > head.bawah
        rows += len(below)
        if ke > 1:
            assert sheet.find("SERAH TERIMA JAGA – Giliran ke-214").bawah < head.bawah
            assert "Kini" in sheet.teks
    assert rows == 130
    assert "Nama" not in sheets[1].teks  # only the head of the table that goes on


def test_rows_that_end_a_page_leave_no_second_head_behind() -> None:
    for count in range(44, 60):
        for sheet in _sheets(_inventory(count)):
            heads = [t for t in sheet.tulis if t.isi == "Selisih dan alasan"]
            rows = [t for t in sheet.tulis if t.isi.startswith("Inventaris ")]
            assert len(heads) == bool(rows)


def test_a_row_higher_than_a_page_ends_too() -> None:
    sheets = _sheets(_inventory(3, "rak " * 900))
    assert "Inventaris 3" in "".join(one.teks for one in sheets)


def test_a_letter_the_fonts_lack_is_named_at_its_field() -> None:
    serah = contoh.serah()
    strange = replace(serah, isi=replace(serah.isi, analisis="rapat 会"))
    with pytest.raises(RuleViolation) as wrong:
        _sheets(strange)
    assert wrong.value.problems[0].field == "serah.analisis"
