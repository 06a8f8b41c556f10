from __future__ import annotations

from datetime import date

import pytest

from spkt_desk.domain.lembar import Buku, Letak, decode_letak, encode_letak, year_of_book


def test_places_come_back_from_their_row() -> None:
    places = (Letak(14, 1, 655), Letak(15, 2, 631))
    assert encode_letak(places) == "14:1:655,15:2:631"
    assert decode_letak(encode_letak(places)) == places
    assert decode_letak(encode_letak(())) == ()


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
