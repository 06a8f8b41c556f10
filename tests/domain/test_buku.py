from __future__ import annotations

from datetime import date

import pytest

from spkt_desk.domain.buku import (
    Buku,
    PolaBuku,
    PolaBukuKetikan,
    TempatBuku,
    UkuranBuku,
    next_place,
    pola_sentence,
    read_pola_buku,
    typed_of,
    year_of_book,
)
from spkt_desk.domain.errors import RuleViolation

_LAMA = Buku(7, 2026, date(2026, 3, 1))
_DESEMBER = date(2026, 12, 31)
_JANUARI = date(2027, 1, 1)


def _next(pola: PolaBuku, last: int, hari: date, *, closed: bool = False) -> TempatBuku:
    return next_place((_LAMA,), last, pola, hari, hari, closed=closed)


def test_a_book_is_called_by_number_and_year() -> None:
    assert Buku(2, 2027, date(2027, 1, 1)).sebutan == "Buku ke-2/2027"


@pytest.mark.parametrize(
    ("hari", "now", "newest", "year"),
    [
        (date(2026, 12, 31), date(2027, 1, 1), 2026, 2026),
        (date(2027, 1, 1), date(2027, 1, 2), 2026, 2027),
        (date(2036, 11, 21), date(2026, 11, 22), 0, 2026),
        (date(2000, 1, 1), date(2026, 11, 22), 2026, 2026),
        (date(2026, 11, 21), date(2000, 1, 1), 2026, 2026),
    ],
)
def test_the_year_of_a_shift_s_book(hari: date, now: date, newest: int, year: int) -> None:
    assert year_of_book(hari, now, newest) == year


def test_the_first_book_has_the_number_the_unit_says() -> None:
    first = next_place((), 0, PolaBuku(7), _DESEMBER, _DESEMBER, closed=False)
    assert first == TempatBuku(Buku(7, 2026, _DESEMBER), True, 1)


@pytest.mark.parametrize(
    ("pola", "last", "hari", "closed", "place"),
    [
        (PolaBuku(), 4, _DESEMBER, False, TempatBuku(_LAMA, False, 5)),
        (PolaBuku(), 4, _JANUARI, False, TempatBuku(Buku(8, 2027, _JANUARI), True, 1)),
        (PolaBuku(1, 100), 99, _DESEMBER, False, TempatBuku(_LAMA, False, 100)),
        (PolaBuku(1, 100), 100, _DESEMBER, False, TempatBuku(Buku(8, 2026, _DESEMBER), True, 1)),
        (PolaBuku(1, 100), 103, _DESEMBER, False, TempatBuku(Buku(8, 2026, _DESEMBER), True, 1)),
        (PolaBuku(1, 100), 99, _JANUARI, False, TempatBuku(_LAMA, False, 100)),
        (PolaBuku(1, 100), 100, _JANUARI, False, TempatBuku(Buku(8, 2027, _JANUARI), True, 1)),
        (PolaBuku(), 4, _DESEMBER, True, TempatBuku(Buku(8, 2026, _DESEMBER), True, 1)),
        (PolaBuku(1, 100), 4, _DESEMBER, True, TempatBuku(Buku(8, 2026, _DESEMBER), True, 1)),
    ],
)
def test_where_the_next_sheets_begin(
    pola: PolaBuku, last: int, hari: date, closed: bool, place: TempatBuku
) -> None:
    assert _next(pola, last, hari, closed=closed) == place


@pytest.mark.parametrize("pola", [PolaBuku(), PolaBuku(7, 200)])
def test_what_is_shown_is_read_back(pola: PolaBuku) -> None:
    assert read_pola_buku(typed_of(pola)) == pola


@pytest.mark.parametrize(
    ("ketikan", "fields"),
    [
        (PolaBukuKetikan("", "", ""), ["buku.nomor_pertama", "buku.satu_buku"]),
        (PolaBukuKetikan("0", UkuranBuku.TAHUN, ""), ["buku.nomor_pertama"]),
        (PolaBukuKetikan("ke-7", UkuranBuku.TAHUN, ""), ["buku.nomor_pertama"]),
        (PolaBukuKetikan("7", UkuranBuku.HALAMAN, "9"), ["buku.halaman"]),
        (PolaBukuKetikan("7", UkuranBuku.HALAMAN, "2001"), ["buku.halaman"]),
        (PolaBukuKetikan("7", UkuranBuku.HALAMAN, "seratus"), ["buku.halaman"]),
    ],
)
def test_what_cannot_be_read_is_named_at_its_field(
    ketikan: PolaBukuKetikan, fields: list[str]
) -> None:
    with pytest.raises(RuleViolation) as wrong:
        read_pola_buku(ketikan)
    assert [one.field for one in wrong.value.problems] == fields


def test_pages_that_are_not_asked_for_are_not_read() -> None:
    assert read_pola_buku(PolaBukuKetikan("7", UkuranBuku.TAHUN, "x")) == PolaBuku(7)


def test_a_full_book_is_said_back() -> None:
    assert pola_sentence(PolaBuku()) == "Buku baru dibuka tiap tahun baru."
    assert "halaman 200" in pola_sentence(PolaBuku(1, 200))
