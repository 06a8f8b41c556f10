from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.kunci.basis32 import ALPHABET
from spkt_desk.kunci.pemulihan import format_code, parse_code

SECRET = bytes(range(7, 147, 7))
SECRETS = st.binary(min_size=20, max_size=20)


@given(SECRETS)
def test_a_printed_code_reads_back(secret: bytes) -> None:
    code = format_code(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", code)
    assert parse_code(code) == secret


@given(SECRETS)
def test_a_code_reads_back_from_a_careless_hand(secret: bytes) -> None:
    code = format_code(secret).replace("0", "o").replace("1", "l").lower()
    assert parse_code("  " + code.replace("-", " – ") + "\n") == secret
    assert parse_code(code.replace("-", "").replace("l", "I")) == secret


def test_every_single_slip_is_named_by_its_group() -> None:
    code = format_code(SECRET)
    for place, letter in enumerate(code):
        if letter == "-":
            continue
        for other in ALPHABET.replace(letter, ""):
            typed = code[:place] + other + code[place + 1 :]
            with pytest.raises(RuleViolation) as slip:
                parse_code(typed)
            assert [problem.field for problem in slip.value.problems] == ["kode_pemulihan"]
            assert slip.value.problems[0].message.startswith(f"Kelompok {place // 6 + 1} (")


@given(SECRETS, st.integers(0, 7), st.integers(0, 3))
def test_two_letters_swapped_are_noticed(secret: bytes, group: int, place: int) -> None:
    code = format_code(secret)
    at = group * 6 + place
    typed = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if typed != code:
        with pytest.raises(RuleViolation, match=f"Kelompok {group + 1} "):
            parse_code(typed)


def test_two_groups_swapped_are_both_named() -> None:
    groups = format_code(SECRET).split("-")
    groups[1], groups[4] = groups[4], groups[1]
    with pytest.raises(RuleViolation) as slip:
        parse_code("-".join(groups))
    said = [problem.message[:10] for problem in slip.value.problems]
    assert said == ["Kelompok 2", "Kelompok 5"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "yang terisi 0 dari 40"),
        ("ABCD", "yang terisi 4 dari 40"),
        ("ABCDEFU", "Kelompok 2: tanda “U” tidak dipakai"),
        ("ABC🙂", "Kelompok 1: tanda “🙂” tidak dipakai"),
    ],
)
def test_what_is_no_code_is_said(typed: str, says: str) -> None:
    with pytest.raises(RuleViolation, match=says):
        parse_code(typed)
