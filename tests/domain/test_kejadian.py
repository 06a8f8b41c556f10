"""The time of an event as typed: with or without its day, and when a line about it is late."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kejadian import check_front, late_sentence, read_kejadian, split_front

WITA = Zona.WITA.tzinfo
KINI = datetime(2026, 11, 21, 9, 30, 12, tzinfo=WITA)
SEJAM = timedelta(minutes=60)


@pytest.mark.parametrize(
    ("typed", "front", "rest"),
    [
        ("0915 datang seorang warga", "0915", "datang seorang warga"),
        ("9.15 datang", "9.15", "datang"),
        ("20/11 2215 patroli", "20/11 2215", "patroli"),
        ("20-11-2026 22.15 patroli", "20-11-2026 22.15", "patroli"),
        ("20/11 patroli", "", "20/11 patroli"),
        ("2561 datang", "", "2561 datang"),
        ("0915", "", "0915"),
        ("datang 0915 seorang", "", "datang 0915 seorang"),
    ],
)
def test_what_stands_in_front_is_a_time_or_nothing(typed: str, front: str, rest: str) -> None:
    assert split_front(typed) == (front, rest)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", KINI),
        ("0915", datetime(2026, 11, 21, 9, 15, tzinfo=WITA)),
        ("2215", datetime(2026, 11, 20, 22, 15, tzinfo=WITA)),
        ("20/11 2215", datetime(2026, 11, 20, 22, 15, tzinfo=WITA)),
        ("18/11 0700", datetime(2026, 11, 18, 7, 0, tzinfo=WITA)),
        ("kemarin 0700", datetime(2026, 11, 20, 7, 0, tzinfo=WITA)),
        ("21/11 0915", datetime(2026, 11, 21, 9, 15, tzinfo=WITA)),
        ("pukul 7.30", datetime(2026, 11, 21, 7, 30, tzinfo=WITA)),
        ("jam 3 pagi", datetime(2026, 11, 21, 3, 0, tzinfo=WITA)),
    ],
)
def test_an_event_is_read_with_or_without_its_day(typed: str, found: datetime) -> None:
    assert read_kejadian("mutasi.jam", typed, KINI) == found


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("21/11 2215", "belum terjadi"),
        ("besok 0700", "belum terjadi"),
        ("22/10/2026 0700", ""),
        ("20/10/2026 0700", "lebih dari 31 hari"),
        ("40/11 2215", "Tanggal"),
        ("20/11 2561", "jam"),
    ],
)
def test_what_has_not_happened_or_is_long_past_is_refused(typed: str, words: str) -> None:
    said = ""
    try:
        read_kejadian("mutasi.jam", typed, KINI)
    except RuleViolation as violation:
        (problem,) = violation.problems
        assert problem.field == "mutasi.jam"
        said = problem.message
    assert words.lower() in said.lower()
    assert bool(said) is bool(words)


@pytest.mark.parametrize(("typed", "bad"), [("20/11 2561 patroli", True), ("2459 ada", False)])
def test_four_digits_in_front_that_are_no_time_are_refused(typed: str, *, bad: bool) -> None:
    typed = typed.replace("2459", "2359")
    refused = False
    try:
        check_front("mutasi.uraian", typed)
    except RuleViolation:
        refused = True
    assert refused is bad


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_line_is_late_by_the_limit_or_by_the_shift(ago: int, shift_ago: int) -> None:
    kejadian = KINI - timedelta(minutes=ago)
    mulai = KINI - timedelta(minutes=shift_ago)
    said = late_sentence(kejadian, KINI, SEJAM, mulai)
    assert bool(said) is (ago > 60 or ago > shift_ago)
    assert ("giliran" in said) is (ago > shift_ago)
    assert bool(late_sentence(kejadian, KINI, SEJAM, None)) is (ago > 60)


def test_the_minute_in_which_the_shift_began_is_its_own() -> None:
    mulai = KINI - timedelta(minutes=3)
    assert mulai.second
    assert late_sentence(mulai.replace(second=0), KINI, SEJAM, mulai) == ""
