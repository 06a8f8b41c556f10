from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain import nik
from tests.support import kiriman

TODAY = date(2026, 11, 21)
PROVINSI = kiriman.provinsi()
YULIANA = "7571034511940003"


def test_nik_proposes_birth_and_sex() -> None:
    assert nik.birth_from_nik(YULIANA, TODAY) == (nik.UsulNik(date(1994, 11, 5), perempuan=True),)
    assert nik.birth_from_nik("7571 0305 1194 0003", TODAY) == (
        nik.UsulNik(date(1994, 11, 5), perempuan=False),
    )


def test_both_centuries_are_proposed_while_both_are_alive() -> None:
    proposals = nik.birth_from_nik("7571030501200003", TODAY)
    assert [p.lahir for p in proposals] == [date(2020, 1, 5), date(1920, 1, 5)]


@pytest.mark.parametrize("typed", ["", "757103451194000", "7571033213940003", "abc", "7" * 17])
def test_nik_without_a_date_proposes_nothing(typed: str) -> None:
    assert nik.birth_from_nik(typed, TODAY) == ()


@given(
    st.sampled_from([one.kode for one in PROVINSI.provinsi]),
    st.dates(TODAY - timedelta(days=90 * 365), TODAY),
    st.booleans(),
    st.integers(1, 9999),
)
@settings(max_examples=150)
def test_a_nik_made_from_a_person_agrees_with_that_person(
    province: int, born: date, female: bool, serial: int
) -> None:
    typed = f"{province}7103{born.day + 40 * female:02d}{born:%m%y}{serial:04d}"
    assert nik.check_nik(typed, born, female, PROVINSI) == ()
    assert nik.UsulNik(born, female) in nik.birth_from_nik(typed, TODAY)
    assert len(nik.check_nik(typed, born, not female, PROVINSI)) == 1
    assert len(nik.check_nik(typed, born + timedelta(days=1), female, PROVINSI)) == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("757103451194000", "16 angka; ini 15 angka"),
        ("75710345119400O3", "hanya berisi angka"),
        ("9971034511940003", "Kode provinsi 99"),
        ("7500034511940003", "00 tidak lazim"),
        ("7571034513940003", "451394 bukan tanggal"),
        ("7571037002010003", "700201 bukan tanggal"),
        ("7571034511940000", "Nomor urut 0000"),
    ],
)
def test_odd_nik_is_a_warning(typed: str, says: str) -> None:
    (warning,) = nik.check_nik(typed, None, None, PROVINSI)
    assert says in warning


def test_every_warning_of_a_nik_is_told() -> None:
    warnings = nik.check_nik(
        "9971034511940000", date(1990, 1, 1), perempuan=False, provinsi=PROVINSI
    )
    assert len(warnings) == 4


def test_leap_day_of_either_century_is_a_date() -> None:
    assert nik.check_nik("7571032902000003", None, None, PROVINSI) == ()
    (warning,) = nik.check_nik("7571032902010003", None, None, PROVINSI)
    assert "290201 bukan tanggal" in warning


@pytest.mark.parametrize("nrp", ["83011249", "66050051", "03100376"])
def test_usual_nrp_passes(nrp: str) -> None:
    assert nik.check_nrp(nrp) == ()


@pytest.mark.parametrize(
    ("nrp", "says"),
    [
        ("3100376", "nol di depan"),
        ("830112490", "8 angka"),
        ("83131249", "8313 bukan"),
        ("83001249", "8300 bukan"),
        ("8301124A", "8 angka"),
    ],
)
def test_odd_nrp_is_a_warning(nrp: str, says: str) -> None:
    (warning,) = nik.check_nrp(nrp)
    assert says in warning


def test_nrp_is_compared_with_the_birth_month() -> None:
    assert nik.check_nrp("83011249", date(1983, 1, 30)) == ()
    assert len(nik.check_nrp("83011249", date(1983, 2, 1))) == 1


def test_nip_is_compared_with_birth_and_sex() -> None:
    born = date(1990, 5, 17)
    assert nik.check_nip("199005172015032004", born, perempuan=True) == ()
    assert nik.check_nip("199005172023212004", born, perempuan=True) == ()
    assert len(nik.check_nip("199005172015032004", born, perempuan=False)) == 1
    assert len(nik.check_nip("199005172015032004", date(1990, 5, 18), None)) == 1


@pytest.mark.parametrize(
    ("nip", "says"),
    [
        ("19900517201503200", "18 angka"),
        ("199013172015032004", "19901317 bukan"),
        ("199005172015132004", "Bulan pengangkatan 13"),
        ("199005172015033004", "Angka ke-15"),
    ],
)
def test_odd_nip_is_a_warning(nip: str, says: str) -> None:
    (warning,) = nik.check_nip(nip, None, None)
    assert says in warning


def test_passport_of_any_land_passes_and_odd_text_warns() -> None:
    for number in ("X1234567", "c 123456", "AB1234567"):
        assert nik.check_paspor(number) == ()
    for number in ("12345", "A1234567890", "X12-3456", ""):
        assert len(nik.check_paspor(number)) == 1
