from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain import bahasa, ketikan
from spkt_desk.domain.errors import RuleViolation

SABTU = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21112026", date(2026, 11, 21)),
        ("211126", date(2026, 11, 21)),
        ("2111", date(2026, 11, 21)),
        ("21/11", date(2026, 11, 21)),
        ("22/11", date(2025, 11, 22)),
        ("21-11-2026", date(2026, 11, 21)),
        ("21.11.26", date(2026, 11, 21)),
        ("1 / 2 / 2026", date(2026, 2, 1)),
        ("2026-11-20", date(2026, 11, 20)),
        ("21 november 2026", date(2026, 11, 21)),
        ("21 Nov", date(2026, 11, 21)),
        ("5 Pebruari 2026", date(2026, 2, 5)),
        ("17 agt 26", date(2026, 8, 17)),
        ("3 sept", date(2026, 9, 3)),
        ("Sabtu, 21 November 2026", date(2026, 11, 21)),
        ("29/2", date(2024, 2, 29)),
        ("31/12/99", date(1999, 12, 31)),
        ("1/1/27", date(2027, 1, 1)),
        ("hari ini", SABTU),
        ("Kemarin", date(2026, 11, 20)),
        ("kemarin dulu", date(2026, 11, 19)),
        ("lusa", date(2026, 11, 23)),
        ("3 hari yang lalu", date(2026, 11, 18)),
        ("senin", date(2026, 11, 16)),
        ("hari Sabtu", SABTU),
        ("sabtu lalu", date(2026, 11, 14)),
    ],
)
def test_day_as_officers_type_it(typed: str, meant: date) -> None:
    assert ketikan.read_tanggal("tanggal_hilang", typed, SABTU) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2026",
        "00/01/2026",
        "1/13",
        "32112026",
        "21 foo 2026",
        "n 2026",
        "kapan",
        "1/2/3/4",
        "21/11/0026",
        "\u0662\u0661/\u0661\u0661/\u0662\u0660\u0662\u0666",
        "21112",
        "29/02/2027",
        "-1/2/2026",
        "21 no",
    ],
)
def test_no_such_day_is_refused_with_what_was_typed_and_an_example(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        ketikan.read_tanggal("tanggal_hilang", typed, SABTU)
    (problem,) = refused.value.problems
    assert problem.field == "tanggal_hilang"
    assert f"“{typed}”" in problem.message
    assert "21112026" in problem.message


def test_wrong_weekday_is_told() -> None:
    with pytest.raises(RuleViolation, match="jatuh pada hari Sabtu, bukan Jumat"):
        ketikan.read_tanggal("f", "Jumat, 21 November 2026", SABTU)


def test_empty_and_endless_texts_get_a_short_sentence() -> None:
    with pytest.raises(RuleViolation, match="belum diisi"):
        ketikan.read_tanggal("f", "  ", SABTU)
    with pytest.raises(RuleViolation) as refused:
        ketikan.read_tanggal("f", "9" * 100_000, SABTU)
    assert len(refused.value.problems[0].message) < 150


_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(_DAYS, _DAYS)
@settings(max_examples=150)
def test_every_written_form_of_a_day_is_read_back(day: date, today: date) -> None:
    for form in (
        f"{day:%d%m%Y}",
        f"{day:%d-%m-%Y}",
        f"{day.day}.{day.month}.{day.year}",
        bahasa.tanggal_panjang(day),
        bahasa.hari_tanggal(day),
        day.isoformat(),
    ):
        assert ketikan.read_tanggal("f", form, today) == day


@given(_DAYS, st.integers(0, 364))
@settings(max_examples=150)
def test_day_without_year_is_the_latest_one(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    read = ketikan.read_tanggal("f", f"{day:%d/%m}", today)
    assert day <= read <= today
    assert (read.day, read.month) == (day.day, day.month)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("051194", date(1994, 11, 5)),
        ("5-11-1994", date(1994, 11, 5)),
        ("21/11/26", SABTU),
        ("22/11/26", date(1926, 11, 22)),
        ("1 jan 08", date(2008, 1, 1)),
    ],
)
def test_birth_date_lies_in_the_past(typed: str, born: date) -> None:
    assert ketikan.read_tanggal_lahir("pelapor.tanggal_lahir", typed, SABTU) == born


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "belum diisi"),
        ("5/11", "belum bertahun"),
        ("22112026", "belum lewat"),
        ("01011901", "umur 125 tahun"),
        ("30021990", "tidak ada"),
        ("kemarin", "tidak terbaca"),
    ],
)
def test_impossible_birth_date_is_refused(typed: str, says: str) -> None:
    with pytest.raises(RuleViolation, match=says):
        ketikan.read_tanggal_lahir("f", typed, SABTU)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0730", time(7, 30)),
        ("730", time(7, 30)),
        ("7.30", time(7, 30)),
        ("7:30", time(7, 30)),
        ("07", time(7, 0)),
        ("7", time(7, 0)),
        ("0000", time(0, 0)),
        ("23.59", time(23, 59)),
        ("pukul 08.00", time(8, 0)),
        ("jam 7 pagi", time(7, 0)),
        ("jam 7 malam", time(19, 0)),
        ("12 malam", time(0, 0)),
        ("3 malam", time(3, 0)),
        ("6 malam", time(18, 0)),
        ("19.30 malam", time(19, 30)),
        ("1 siang", time(13, 0)),
        ("12 siang", time(12, 0)),
        ("4 sore", time(16, 0)),
        ("setengah 8 malam", time(19, 30)),
        ("setengah 1 siang", time(12, 30)),
        ("3 dini hari", time(3, 0)),
    ],
)
def test_time_as_officers_type_it(typed: str, meant: time) -> None:
    assert ketikan.read_jam("jam_hilang", typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "25",
        "07.60",
        "2400",
        "7 kali",
        "jam",
        "",
        "7.3",
        "4 malam",
        "19 pagi",
        "\u0660\u0667\u0663\u0660",
    ],
)
def test_no_such_time_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        ketikan.read_jam("jam_hilang", typed)
    assert refused.value.problems[0].field == "jam_hilang"


@given(st.times())
@settings(max_examples=100)
def test_printed_time_is_read_back(waktu: time) -> None:
    minute = waktu.replace(second=0, microsecond=0)
    assert ketikan.read_jam("f", bahasa.jam(waktu)) == minute
    assert ketikan.read_jam("f", f"{waktu:%H%M}") == minute


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("6281234567890", "+6281234567890"),
        ("+62 0812 3456 7890", "+6281234567890"),
        ("006281234567890", "+6281234567890"),
        ("81234567890", "+6281234567890"),
        ("(0435) 821234", "+62435821234"),
        ("021.5551234", "+62215551234"),
        ("+60 12-345 6789", "+60123456789"),
    ],
)
def test_phone_keeps_what_was_said_and_compares_alike(typed: str, normal: str) -> None:
    assert ketikan.read_telepon("telepon", typed) == ketikan.Telepon(typed, normal)


@pytest.mark.parametrize(
    "typed",
    [
        "821234",
        "0812345678901234",
        "0812abc",
        "08123456789/0813",
        "0812" + "-" * 200_000 + "345678",
        "+",
        "",
        "110",
        "5551234567",
        "08\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
        "0012",
        "+62",
    ],
)
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        ketikan.read_telepon("telepon", typed)
    assert refused.value.problems[0].field == "telepon"


@given(st.from_regex(r"8[1-9][0-9]{7,9}", fullmatch=True), st.sampled_from(["", " ", "-", "."]))
@settings(max_examples=60)
def test_all_spellings_of_a_mobile_number_are_one(national: str, gap: str) -> None:
    spaced = gap.join((national[:3], national[3:6], national[6:]))
    read = {ketikan.read_telepon("f", head + spaced).normal for head in ("0", "62", "+62", "+62 ")}
    assert read == {"+62" + national}


def test_hidden_mark_in_a_number_is_named() -> None:
    for read in (
        lambda: ketikan.read_digits("f", "12\u202e", "NIK"),
        lambda: ketikan.read_telepon("f", "0812\u200b34567890"),
    ):
        with pytest.raises(RuleViolation, match=r"U\+20"):
            read()


def test_padding_around_a_short_text_is_no_text() -> None:
    pad = " " * 100
    assert ketikan.read_tanggal("f", f"{pad}21/11{pad}", SABTU) == SABTU
    with pytest.raises(RuleViolation, match="tidak terbaca"):
        ketikan.read_tanggal("f", f"21/11{pad}26", SABTU)


def test_digits_keep_their_leading_zero_and_lose_their_grouping() -> None:
    assert ketikan.read_digits("nrp", " 0310-0376 ", "NRP") == "03100376"
    for typed in ("", "12a4", "\u0663"):
        with pytest.raises(RuleViolation, match="NRP"):
            ketikan.read_digits("nrp", typed, "NRP")


@pytest.mark.parametrize(
    ("typed", "count"),
    [("1", 1), ("02", 2), ("dua", 2), ("Dua Belas", 12), ("2 (dua)", 2), ("1.200", 1200)],
)
def test_count_as_it_is_typed(typed: str, count: int) -> None:
    assert ketikan.read_jumlah("jumlah", typed) == count


@pytest.mark.parametrize(
    "typed", ["0", "-1", "1,5", "10000", "nol", "", "1.20", "9" * 5000, "\u0662"]
)
def test_count_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation, match="Jumlah"):
        ketikan.read_jumlah("jumlah", typed)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("Rp 1.500.000,-", 1_500_000),
        ("rp1.500.000,00", 1_500_000),
        ("1,5 juta", 1_500_000),
        ("750 ribu", 750_000),
        ("750rb", 750_000),
        ("2 jt rupiah", 2_000_000),
        ("50000 rupiah", 50_000),
    ],
)
def test_money_as_it_is_typed(typed: str, amount: int) -> None:
    assert ketikan.read_rupiah("uang", typed) == amount


@pytest.mark.parametrize(
    "typed",
    ["", "rp", "0", "1.5", "1.50.000", "-5", "1,5", "1,5555 juta", "sejuta", "9" * 5000, "9" * 13],
)
def test_money_that_could_be_misread_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation, match="Jumlah uang"):
        ketikan.read_rupiah("uang", typed)


@given(st.integers(1, ketikan.RUPIAH_TERBESAR))
@settings(max_examples=60)
def test_printed_money_is_read_back(n: int) -> None:
    assert ketikan.read_rupiah("uang", bahasa.rupiah(n)) == n


@given(st.integers(1, ketikan.JUMLAH_TERBANYAK))
@settings(max_examples=60)
def test_printed_count_is_read_back(n: int) -> None:
    assert ketikan.read_jumlah("jumlah", bahasa.with_words(n)) == n
