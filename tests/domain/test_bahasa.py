from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain import bahasa

_ANGKA = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_SKALA = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def _count_again(words: str) -> int:
    """An independent reading of the words, as a person adds them up."""
    total = group = last = 0
    for word in words.split():
        if word in _SKALA:
            total += (group + last) * _SKALA[word]
            group = last = 0
        elif word == "seribu":
            total += 1000
        elif word in {"puluh", "ratus"}:
            group += last * (10 if word == "puluh" else 100)
            last = 0
        elif word == "belas":
            last += 10
        else:
            group += last
            last = {"sepuluh": 10, "sebelas": 11, "seratus": 100}.get(word) or _ANGKA[word]
    return total + group + last


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (412, "empat ratus dua belas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (
            999_999_999_999_999,
            " ".join(
                f"sembilan ratus sembilan puluh sembilan{scale}"
                for scale in (" triliun", " miliar", " juta", " ribu", "")
            ),
        ),
    ],
)
def test_number_in_words(n: int, words: str) -> None:
    assert bahasa.terbilang(n) == words


@given(st.integers(0, bahasa.TERBILANG_TERBESAR) | st.integers(0, 2_000_000))
@settings(max_examples=300)
def test_words_add_up_to_the_number(n: int) -> None:
    assert _count_again(bahasa.terbilang(n)) == n


@pytest.mark.parametrize("n", [-1, 10**15])
def test_number_beyond_the_words_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="terbilang"):
        bahasa.terbilang(n)


def test_figures_and_words_as_papers_carry_them() -> None:
    assert bahasa.with_words(1) == "1 (satu)"
    assert bahasa.with_words(1200) == "1.200 (seribu dua ratus)"


def test_dates_and_times_of_papers() -> None:
    day = date(2026, 11, 21)
    assert bahasa.hari_tanggal(day) == "Sabtu, 21 November 2026"
    assert bahasa.tanggal_panjang(date(2026, 5, 1)) == "1 Mei 2026"
    assert bahasa.jam(time(8, 0)) == "08.00"
    assert bahasa.jam(time(23, 5, 59)) == "23.05"


def test_twelve_roman_months_and_no_thirteenth() -> None:
    assert [bahasa.roman_month(m) for m in (1, 4, 8, 9, 11, 12)] == [
        "I",
        "IV",
        "VIII",
        "IX",
        "XI",
        "XII",
    ]
    for month in (0, 13, -1):
        with pytest.raises(ValueError, match="bulan"):
            bahasa.roman_month(month)


def test_age_turns_on_the_birthday() -> None:
    born = date(1994, 11, 5)
    assert bahasa.umur(born, date(2026, 11, 4)) == 31
    assert bahasa.umur(born, date(2026, 11, 5)) == 32
    assert bahasa.umur(date(2004, 2, 29), date(2026, 2, 28)) == 21
    assert bahasa.umur(date(2004, 2, 29), date(2026, 3, 1)) == 22


def test_birth_after_the_day_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="lahir"):
        bahasa.umur(date(2026, 11, 22), date(2026, 11, 21))


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(0, 40_000))
@settings(max_examples=100)
def test_age_is_the_count_of_birthdays_lived(born: date, days: int) -> None:
    on = born + timedelta(days=days)
    age = bahasa.umur(born, on)
    assert (born.year + age, born.month, born.day) <= (on.year, on.month, on.day)
    assert (born.year + age + 1, born.month, born.day) > (on.year, on.month, on.day)


@pytest.mark.parametrize(
    ("nama", "paraf"),
    [
        ("Yuliana Kaimana", "YK"),
        ("Yuliana Kaimana, S.H.", "YK"),
        ("Drs. Hamdan Tuli", "HT"),
        ("H. Anwar", "A"),
        ("M. Rizal Pakaya Olii", "MRP"),
        ("Sutrisno", "S"),
        ("H.", "H"),
        ("", ""),
    ],
)
def test_paraf(nama: str, paraf: str) -> None:
    assert bahasa.initials(nama) == paraf
