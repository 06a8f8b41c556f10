"""The sheets of the book: what they say, what they rule off, and what is laid over them later."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest

from spkt_desk.documents.buku_mutasi import render
from spkt_desk.documents.buku_mutasi_tepi import overlay_notes
from spkt_desk.documents.sampul_buku import render_sampul
from spkt_desk.domain.buku import Buku, BukuRingkas
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.lembar import (
    CatatanTepi,
    LembarJadi,
    NaskahLembar,
    NaskahSampul,
    SisiSampul,
)
from spkt_desk.domain.satuan import Huruf, UkuranKertas
from tests.documents import contoh, contoh_buku
from tests.documents.baca import Lembar, pages, text
from tests.support import kiriman

MERAH = (0.75, 0.0, 0.0)


def _made(naskah: NaskahLembar) -> LembarJadi:
    return render(naskah, kiriman.kalimat_lembar(), contoh.huruf())


def _sheets(naskah: NaskahLembar) -> tuple[Lembar, ...]:
    return pages(_made(naskah).pdf)


def _many(count: int) -> NaskahLembar:
    line = "Patroli dialogis di perumahan. "
    return contoh_buku.naskah(
        tuple(contoh_buku.baris(n, line * (n % 7 + 1)) for n in range(1, count + 1))
    )


@pytest.mark.parametrize("kertas", UkuranKertas)
@pytest.mark.parametrize("muka", Huruf)
def test_every_line_stands_inside_the_margins(kertas: UkuranKertas, muka: Huruf) -> None:
    for lembar in _sheets(contoh_buku.naskah(kertas=kertas, muka=muka)):
        assert (lembar.lebar, lembar.tinggi) == pytest.approx(kertas.milimeter)
        for t in lembar.tulis:
            assert t.x >= 25 - 0.1
            assert t.kanan <= lembar.lebar - 15 + 0.1
            assert t.bawah <= lembar.tinggi - 15 + 0.1


def test_a_red_line_is_red_bold_and_marked() -> None:
    with pdfplumber.open(io.BytesIO(_made(contoh_buku.naskah()).pdf)) as berkas:
        letters = berkas.pages[0].chars
    red = [one for one in letters if tuple(one["non_stroking_color"]) == MERAH]
    said = "".join(one["text"] for one in red)
    assert "▐" in said
    assert "GiliranjagaRegu" in said.replace(" ", "")
    assert all("Bold" in one["fontname"] for one in red)
    assert "Patroli" not in said


def test_struck_words_stay_readable_with_the_new_ones_beside() -> None:
    (lembar,) = _sheets(contoh_buku.naskah())
    assert "Jl. Melati Mawar Kenanga dan Pasar" in lembar.teks
    assert "(ralat No. 5 tgl 21-11-2026, YK) (ralat No. 2 tgl 22-11-2026," in lembar.teks
    row = lembar.find("Jl. Melati Mawar Kenanga")
    middle = (row.atas + row.bawah) / 2
    struck = [one for one in lembar.garis if abs(one[1] - middle) < 0.7 and one[2] - one[0] < 20]
    assert len(struck) == 2, "Melati and Mawar, each by a rule of its own"


def test_a_day_has_its_heading_and_marks_say_late_doubtful_destroyed() -> None:
    (lembar,) = _sheets(contoh_buku.naskah())
    first, second = lembar.find("Sabtu, 21 November 2026"), lembar.find("Minggu, 22 November")
    assert first.bawah < lembar.find("menanyakan jalan").bawah < second.bawah
    assert second.bawah < lembar.find("Tamu menginap").bawah
    assert "(terlambat, ditulis 22-11-2026 08.25:" in lembar.teks
    assert "piket mengantar tahanan)" in lembar.teks
    assert "tgl 21-11" in lembar.teks
    assert "lintas. (jam diragukan)" in lembar.teks
    assert "(isi dihapus menurut Keputusan Kapolri Nomor 1 Tahun 2026)" in lembar.teks


def test_pages_are_numbered_on_and_only_the_last_is_signed() -> None:
    sheets = _sheets(_many(60))
    assert len(sheets) > 2
    for ke, lembar in enumerate(sheets):
        assert f"Halaman {41 + ke}" in lembar.teks
        assert "4127-K7Q2M-4XN9P" in lembar.teks
        assert ("Yang menyerahkan" in lembar.teks) is (ke == len(sheets) - 1)
        assert ("(lanjutan)" in lembar.teks) is bool(ke)


def test_the_signatures_never_stand_without_a_line_above_them() -> None:
    for count in range(18, 34):
        *_, last = _sheets(_many(count))
        assert "Patroli dialogis" in last.teks, count


def test_a_line_longer_than_a_page_loses_no_word() -> None:
    long = " ".join(f"kata{n}" for n in range(1, 1200))
    naskah = contoh_buku.naskah((contoh_buku.baris(1, long), contoh_buku.baris(2, "akhir")))
    found = text(_made(naskah).pdf)
    assert all(f"kata{n} " in found for n in range(1, 1200, 7))
    assert len(_sheets(naskah)) > 1


def test_every_line_is_found_at_its_place() -> None:
    made = _made(_many(40))
    sheets = pages(made.pdf)
    assert [one.nomor_buku for one in made.letak] == list(range(1, 41))
    for place in made.letak:
        lembar = sheets[place.halaman - 1]
        top = lembar.tinggi - place.atas * 25.4 / 72
        number = str(place.nomor_buku)
        row = [t for t in lembar.tulis if t.isi.split()[0] == number]
        assert any(top - 0.5 <= t.atas <= top + 4 for t in row), place


def test_a_draft_has_no_number_no_code_and_nobody_who_signs() -> None:
    (lembar,) = _sheets(contoh_buku.konsep())
    assert lembar.miring == "CONTOHBELUM DIGARIS TUTUP"
    for word in ("Halaman", "Buku ke-", "Kode titik periksa", "Yang menyerahkan"):
        assert word not in lembar.teks


def test_letters_the_typeface_lacks_are_named_by_their_code() -> None:
    naskah = contoh_buku.naskah((contoh_buku.baris(1, "Tamu bernama 王 menanyakan jalan"),))
    assert "bernama [U+738B] menanyakan" in text(_made(naskah).pdf)


def test_the_same_sheets_are_the_same_bytes() -> None:
    assert _made(contoh_buku.naskah()) == _made(contoh_buku.naskah())


def test_notes_stand_beside_their_lines_and_nothing_else_moves() -> None:
    made = _made(contoh_buku.naskah())
    said = "lihat ralat No. 3 tgl 22-11-2026"
    notes = [CatatanTepi(one.halaman, one.atas, said) for one in made.letak[1:4]]
    over = overlay_notes(made.pdf, notes, ("diperiksa: lihat No. 4",), contoh.huruf(), Huruf.SANS)
    (before,), (after,) = pages(made.pdf), pages(over)
    marks = [t for t in after.tulis if t.x < 24]
    assert [t.isi for t in marks].count("lihat ralat No. 3") == 3
    assert "diperiksa: lihat No. 4" in after.teks
    assert before.garis == after.garis
    assert overlay_notes(made.pdf, (), (), contoh.huruf(), Huruf.SANS) == made.pdf


def _cover(sisi: SisiSampul, **unit: object) -> str:
    buku = Buku(2, 2026, date(2026, 1, 1))
    ringkas = BukuRingkas(buku, 212, 8817, 17200, date(2026, 12, 31), selesai=True)
    satuan = replace(contoh.satuan(), **unit)  # type: ignore[arg-type]
    naskah = NaskahSampul(satuan, sisi, ringkas, contoh_buku.KAPOLSEK, latihan=False)
    return text(render_sampul(naskah, kiriman.kalimat_lembar(), contoh.huruf()))


def test_the_covers_say_what_the_kapolsek_signs() -> None:
    opening, closing = (_cover(one) for one in SisiSampul)
    assert "Buku ke-2/2026 ini dibuka pada hari Kamis, 1 Januari 2026" in opening
    assert "halaman 1 dan baris buku nomor 8.817" in opening
    assert "212 (dua ratus dua belas) halaman" in closing
    assert "Kamis, 31 Desember 2026" in closing
    assert all("HENDRA PAKAYA" in one for one in (opening, closing))
    with pytest.raises(RuleViolation, match="tidak dapat dicetak"):
        _cover(SisiSampul.PEMBUKA, nama="Polsek 王")
