from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain import nomor
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.nomor import PolaNomor

UNIT = {"polsek": "POLSEK SUKAMAJU TIMUR", "polres": "POLRES MANDALA", "polda": "POLDA GORONTALO"}
HARI_INI = date(2026, 11, 21)
PENUH = PolaNomor("SKTLK/{nomor}/{bulan}/{tahun}/SPKT/{polsek}/{polres}/{polda}")


@pytest.mark.parametrize(
    ("pola", "printed"),
    [
        (
            PENUH.text,
            "SKTLK/412/XI/2026/SPKT/POLSEK SUKAMAJU TIMUR/POLRES MANDALA/POLDA GORONTALO",
        ),
        ("SKTLK/{nomor:4}/{bulan}/{tahun}/SEK.SUKAMAJU", "SKTLK/0412/XI/2026/SEK.SUKAMAJU"),
        ("STPLK/C-{nomor:2}/{bulan_angka}/{tahun2}", "STPLK/C-412/11/26"),
        ("SKH/{nomor:3}/{bulan}/TUK.7.2.1/{tahun}", "SKH/412/XI/TUK.7.2.1/2026"),
    ],
)
def test_number_as_units_write_it(pola: str, printed: str) -> None:
    assert nomor.render(PolaNomor(pola), 412, HARI_INI, UNIT) == printed
    assert nomor.example(PolaNomor(pola), HARI_INI, UNIT) == printed


@pytest.mark.parametrize(
    ("pola", "says"),
    [
        ("SKTLK/{bulan}/{tahun}", "{nomor} tepat satu kali"),
        ("{nomor}/{nomor}/{tahun}", "{nomor} tepat satu kali"),
        ("SKTLK/{nomor}", "harus memuat {tahun}"),
        ("{nomor}/{tahun}/{polsec}", "“polsec” tidak dikenal. Yang ada: {nomor}"),
        ("{nomor:0}/{tahun}", "{nomor:3}"),
        ("{nomor:}/{tahun}", "{nomor:3}"),
        ("{nomor}/{tahun:4}", "lebar hanya untuk nomor"),
        ("{nomor}/{tahun", "tidak berpasangan"),
        ("{nomor}/{tahun}}", "tidak berpasangan"),
        ("{nomor}/{tahun}/é", "U+00E9"),
        ("{nomor}\\{tahun}", "U+005C"),
        ("{nomor}/{tahun}\n", "U+000A"),
        ("{nomor}/{tahun}/" + "A" * 120, "terlalu panjang"),
        ("{nomor}/{tahun}/" + "A" * 90, "bisa sepanjang 101 huruf"),
        ("{nomor}/{tahun}/{kosong}", "masih kosong"),
        ("{nomor}/{tahun}/{aneh}", "U+2013"),
    ],
)
def test_faulty_pattern_is_told_and_never_printed(pola: str, says: str) -> None:
    tokens = UNIT | {"kosong": " ", "aneh": "POLSEK\u2013A"}
    problems = nomor.validate(PolaNomor(pola), tokens)
    assert any(says in p.message for p in problems), problems
    assert {p.field for p in problems} == {"pola"}
    with pytest.raises(RuleViolation):
        nomor.render(PolaNomor(pola), 1, HARI_INI, tokens)


def test_all_faults_of_a_pattern_are_told_at_once() -> None:
    assert len(nomor.validate(PolaNomor("{salah}/é/{"), UNIT)) == 5


def test_unit_cannot_change_the_meaning_of_a_fixed_token() -> None:
    tokens = {"tahun": "1999"}
    assert nomor.render(PolaNomor("{nomor}/{tahun}"), 1, HARI_INI, tokens) == "1/2026"


def test_value_with_braces_is_refused_not_expanded() -> None:
    assert nomor.validate(PolaNomor("{nomor}/{tahun}/{polsek}"), {"polsek": "{nomor}"})


_PIECES = st.sampled_from(
    ["{bulan}", "{bulan_angka}", "{polsek}", "SPKT", "/", "-", "7.2.1", " ", "I", "1", "C-"]
)


@st.composite
def _patterns(draw: st.DrawFn) -> PolaNomor:
    number = draw(st.sampled_from(["{nomor}", "{nomor:2}", "{nomor:4}"]))
    year = draw(st.sampled_from(["{tahun}", "{tahun2}"]))
    pieces = draw(st.permutations([number, year, *draw(st.lists(_PIECES, max_size=4))]))
    return PolaNomor("".join(pieces))


_URUT = st.integers(1, nomor.URUT_TERBESAR)
_TANGGAL = st.dates(date(2020, 1, 1), date(2099, 12, 31))


@given(_patterns(), _URUT, _TANGGAL, _URUT, _TANGGAL)
@settings(max_examples=300)
def test_two_numbers_never_print_alike(
    pola: PolaNomor, one: int, on: date, other: int, later: date
) -> None:
    first = nomor.render(pola, one, on, UNIT)
    second = nomor.render(pola, other, later, UNIT)
    assert (first == second) <= ((one, on.year) == (other, later.year))


def test_number_beside_the_month_is_still_one_number() -> None:
    pola = PolaNomor("{nomor}{bulan_angka}{tahun}")
    november = nomor.render(pola, 1, date(2026, 11, 2), UNIT)
    assert nomor.render(pola, 11, date(2026, 1, 2), UNIT) != november


@given(_patterns(), _URUT, _TANGGAL)
@settings(max_examples=150)
def test_valid_pattern_prints_whole_and_short(pola: PolaNomor, urut: int, on: date) -> None:
    text = nomor.render(pola, urut, on, UNIT)
    assert str(urut) in text
    assert len(text) <= nomor.PANJANG_TEKS
    assert "{" not in text
    stem = nomor.as_file_stem(text)
    assert re.fullmatch(r"[A-Z0-9_][A-Z0-9_-]*", stem)
    assert len(stem) <= nomor.PANJANG_STEM + 1


@given(st.text("{}:nomrtahu2 /Aé3", max_size=30), st.integers(1, 9))
@settings(max_examples=300)
def test_any_typed_pattern_is_either_refused_or_printed(text: str, urut: int) -> None:
    if nomor.validate(PolaNomor(text), UNIT):
        with pytest.raises(RuleViolation):
            nomor.render(PolaNomor(text), urut, HARI_INI, UNIT)
    else:
        assert str(urut) in nomor.render(PolaNomor(text), urut, HARI_INI, UNIT)


@pytest.mark.parametrize("urut", [0, -1, 100_000])
def test_running_number_beyond_the_series_is_a_mistake(urut: int) -> None:
    with pytest.raises(ValueError, match="urut"):
        nomor.render(PENUH, urut, HARI_INI, UNIT)


def test_start_moves_a_series_forward_never_back() -> None:
    assert nomor.next_urut(20, 412) == 412
    assert nomor.next_urut(500, 412) == 501
    for last, start in ((None, 0), (0, 1)):
        with pytest.raises(ValueError, match="dimulai dari 1"):
            nomor.next_urut(last, start)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("SKTLK/412/XI/2026/SPKT/Polsek Sukamaju", "SKTLK-412-XI-2026-SPKT-POLSEK-SUKAMAJU"),
        ("../../etc", "ETC"),
        ("com1", "COM1_"),
        ("7", "7"),
    ],
)
def test_file_stem_is_safe_on_a_stick(text: str, stem: str) -> None:
    assert nomor.as_file_stem(text) == stem


def test_number_without_any_letter_has_no_file_name() -> None:
    with pytest.raises(ValueError, match="nomor"):
        nomor.as_file_stem("///")
