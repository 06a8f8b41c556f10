"""The numbered books: where they begin, when they are full, and closing one by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spkt_desk.domain.buku import PolaBuku, PolaBukuKetikan, UkuranBuku
from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.lembar import SisiSampul
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.pemeriksaan_lembar import LEMBAR
from tests.db.mentah import database_key, unguarded
from tests.services.meja import acts, enrol, good, open_shift, page_text
from tests.support.stasiun import Stasiun

_TAHUN = UkuranBuku.TAHUN.value


def _shift(stasiun: Stasiun, *lines: str, hours: int = 8) -> None:
    """Open a shift, write its lines, and let its time pass."""
    open_shift(stasiun)
    for one in lines:
        stasiun.layanan.mutasi.write(one)
    stasiun.clock.advance(timedelta(hours=hours))


def _pages(stasiun: Stasiun) -> list[tuple[int, int, int, int]]:
    """Return (shift, book, first page, last page) of all kept sheets."""
    stasiun.layanan.lembar.render_missing()
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - no service lists them
        kept = work.lembar.all()
    return [(one.giliran, one.buku, one.halaman_awal, one.halaman_akhir) for one in kept]


def _checked(stasiun: Stasiun) -> BarisPeriksa:
    [line] = [one for one in stasiun.layanan.pemeriksaan.check() if one.bagian == LEMBAR]
    return line


def _counted(stasiun: Stasiun, nomor: str, satu_buku: str, halaman: str = "") -> PolaBuku:
    """Set how books are counted, as the first officer does."""
    return stasiun.layanan.buku.save(PolaBukuKetikan(nomor, satu_buku, halaman)).value


def test_the_covers_of_a_book(stasiun: Stasiun) -> None:
    _shift(stasiun)
    stasiun.clock.advance(timedelta(days=60))
    _shift(stasiun)
    lembar, buku = stasiun.layanan.lembar, stasiun.layanan.buku
    lembar.render_missing()
    opening = page_text(buku.cover(1, SisiSampul.PEMBUKA).pdf)
    assert "Buku ke-1/2026 ini dibuka pada hari Sabtu, 21 November 2026" in opening
    assert "Hendra Pakaya" in opening
    with pytest.raises(RuleViolation, match="masih dipakai"):
        buku.cover(1, SisiSampul.PENUTUP)
    with pytest.raises(RuleViolation, match="belum ada"):
        buku.cover(2, SisiSampul.PEMBUKA)
    _shift(stasiun)
    lembar.render_missing()
    closing = page_text(buku.cover(1, SisiSampul.PENUTUP).pdf)
    assert "Buku berisi 1 (satu) halaman, bernomor 1 sampai dengan 1" in closing


def test_a_unit_that_comes_from_paper_goes_on_with_its_number(stasiun: Stasiun) -> None:
    assert stasiun.layanan.buku.pattern() == PolaBuku()
    assert _counted(stasiun, "7", _TAHUN) == PolaBuku(7, 0)
    assert acts(stasiun)[-1] == "hitungan buku diubah"
    before = acts(stasiun)
    _counted(stasiun, "7", _TAHUN)
    assert acts(stasiun) == before
    _shift(stasiun)
    _shift(stasiun)
    assert _pages(stasiun) == [(1, 7, 1, 1)]
    with pytest.raises(RuleViolation, match="sudah dibuka dengan nomor 7"):
        _counted(stasiun, "8", _TAHUN)
    assert stasiun.layanan.buku.books()[0].buku.sebutan == "Buku ke-7/2026"
    opening = page_text(stasiun.layanan.buku.cover(7, SisiSampul.PEMBUKA).pdf)
    assert "Buku ke-7/2026" in opening
    assert _checked(stasiun).baik
    assert good(stasiun)


def test_a_book_by_pages_is_full_behind_its_last_page_and_splits_no_shift(
    stasiun: Stasiun,
) -> None:
    _counted(stasiun, "1", UkuranBuku.HALAMAN.value, "10")
    thick = [f"Patroli ke-{turn} " + "di perumahan " * 20 for turn in range(60)]
    _shift(stasiun, *thick)
    _shift(stasiun, *thick)
    _shift(stasiun)
    _shift(stasiun)
    [first, second, third] = _pages(stasiun)
    assert first[1:3] == (1, 1)
    assert first[3] < 10
    assert second[1:3] == (1, first[3] + 1)
    assert second[3] > 10
    assert third[1:] == (2, 1, 1)
    full, fresh = stasiun.layanan.buku.books()
    assert (full.selesai, full.halaman, fresh.selesai) == (True, second[3], False)
    closing = page_text(stasiun.layanan.buku.cover(1, SisiSampul.PENUTUP).pdf)
    assert f"bernomor 1 sampai dengan {second[3]}" in closing
    assert _checked(stasiun).baik


def test_a_book_by_pages_goes_on_over_new_year_s_eve(stasiun: Stasiun) -> None:
    _counted(stasiun, "3", UkuranBuku.HALAMAN.value, "200")
    _shift(stasiun)
    stasiun.clock.advance(timedelta(days=45))
    _shift(stasiun)
    _shift(stasiun)
    assert _pages(stasiun) == [(1, 3, 1, 1), (2, 3, 2, 2)]
    assert stasiun.layanan.buku.books()[0].buku.sebutan == "Buku ke-3/2026"
    _counted(stasiun, "3", _TAHUN)  # from now on by years: the next sheets are of a new one
    _shift(stasiun)
    assert _pages(stasiun)[-1] == (3, 4, 1, 1)


def test_a_book_is_closed_by_hand_and_the_next_sheets_begin_another(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    head = enrol(stasiun, Peran.KA_SPKT)
    with pytest.raises(RuleViolation, match="belum ada"):
        head.buku.close(1)
    _shift(stasiun)  # two shifts have ended; closing rules off what waits first
    stasiun.layanan.lembar.render_missing(1)
    done = head.buku.close(1).value
    assert (done.halaman, done.selesai) == (2, True)
    assert acts(stasiun)[-1] == "buku ditutup"
    closing = page_text(stasiun.layanan.buku.cover(1, SisiSampul.PENUTUP).pdf)
    assert "Buku berisi 2 (dua) halaman" in closing
    with pytest.raises(RuleViolation, match="sudah ditutup"):
        head.buku.close(1)
    open_shift(stasiun)
    assert _pages(stasiun) == [(1, 1, 1, 1), (2, 1, 2, 2), (3, 2, 1, 1)]
    assert stasiun.layanan.buku.books()[1].buku.sebutan == "Buku ke-2/2026"
    assert good(stasiun)


def test_who_only_prints_closes_no_book(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    clerk = enrol(stasiun, Peran.BAMIN)
    before = acts(stasiun)
    with pytest.raises(HakDitolak):
        clerk.buku.close(1)
    with pytest.raises(HakDitolak):
        clerk.buku.save(PolaBukuKetikan("1", UkuranBuku.HALAMAN.value, "100"))
    assert acts(stasiun) == before


def test_the_check_names_a_page_behind_a_closed_book(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    enrol(stasiun, Peran.KA_SPKT).buku.close(1)
    assert _checked(stasiun).baik
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("UPDATE buku_tutup SET halaman = 4")
    assert "buku ke-1 tidak berakhir pada halaman 4" in _checked(stasiun).kalimat
