"""Words of the index and of a question meet, whichever way a name or a number is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.cari import HURUF_TERINDEKS, KataCari, excerpt, line_words, masked, read_tanya


def _answers(line: str, typed: str) -> bool:
    """Tell whether a question finds a line, read off the two word lists alone."""
    words = line_words((("uraian", line),))

    def there(kata: KataCari) -> bool:
        return any(one.startswith(kata.teks) if kata.awal else one == kata.teks for one in words)

    return any(
        all(any(map(there, group)) for group in tanya.kata) or any(map(there, tanya.utuh))
        for tanya in read_tanya(typed)
    )


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("Muhammad Rifai", "moh rifai"),
        ("Moh. Rifa'i", "muhammad"),
        ("Soetjipto Djojo", "sucipto joyo".replace("y", "j")),
        ("Sucipto", "soetjipto"),
        ("Soetjipto", "soetj"),
        ("DM 1234 AB", "dm1234ab"),
        ("DM 1234 AB", "dm 1234 a"),
        ("0812-3456-7890", "081234567890"),
        ("081234567890", "0812 3456 78"),
        ("Kusumawardhanitya", "kusumawardhanitya"),
        ("sekitar pukul 07.30 di RT 002", "07.30"),
        ("José", "jose"),
    ],
)
def test_a_line_is_found(line: str, typed: str) -> None:
    assert _answers(line, typed)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("Nomor 4120", "412 2026"),
        ("Nomor 4120 tahun 2026", "412/2026"),
        ("Jusuf", "yusuf"),
        ("Suharti", "harti"),
        ("simpang lima", "sim lima"[:3] + " x"),
    ],
)
def test_a_line_is_not_found(line: str, typed: str) -> None:
    assert not _answers(line, typed)


@pytest.mark.parametrize("typed", ["", "a", "ab", "a b", "7 1", "'-/", "…"])
def test_two_letters_ask_nothing(typed: str) -> None:
    assert read_tanya(typed) == ()


@given(st.text(max_size=60))
def test_words_are_bare_whatever_is_typed(text: str) -> None:
    asked = [
        one for tanya in read_tanya(text) for group in (*tanya.kata, tanya.utuh) for one in group
    ]
    for word in (*line_words((("uraian", text),)), *(one.teks for one in asked)):
        assert word.isalnum()
        assert len(word) <= HURUF_TERINDEKS or not word.isalpha()


@given(st.text(min_size=3, max_size=40))
def test_a_line_is_always_found_by_itself(text: str) -> None:
    assert _answers(text, text) or not read_tanya(text)


def test_numbers_are_masked() -> None:
    assert masked("7571034511940003") == "7571••••••••0003"
    assert masked("B1234567") == "B1••••67"
    assert "94 0003" not in excerpt("NIK 7571 0345 1194 0003 dicatat", "nik")
    assert excerpt("pukul 07.30 uang 500.000", "uang") == "pukul 07.30 uang 500.000"
