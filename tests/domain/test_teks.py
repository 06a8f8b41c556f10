from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain import teks
from spkt_desk.domain.errors import RuleViolation


def test_text_is_trimmed_composed_and_its_spaces_made_one() -> None:
    assert teks.clean("nama", "  Rene\u0301  \t\u00a0Tuli \r\n", teks.NAMA) == "Ren\u00e9 Tuli"


def test_line_ends_stay_only_where_lines_are_wanted() -> None:
    typed = " satu \r\ndua\rtiga\n\n"
    assert teks.clean("uraian", typed, teks.URAIAN, multiline=True) == "satu\ndua\ntiga"
    with pytest.raises(RuleViolation) as refused:
        teks.clean("alamat", "satu\ndua", teks.ALAMAT)
    assert "U+000A (baris baru)" in refused.value.problems[0].message


@pytest.mark.parametrize(
    ("char", "named"),
    [
        ("\x00", "U+0000 (tanda kosong (NUL))"),
        ("\x07", "U+0007 (tanda kendali)"),
        ("\x7f", "U+007F (tanda hapus)"),
        ("\ud800", "U+D800 (separuh huruf yang rusak)"),
        ("\u202e", "U+202E (pengatur arah tulisan)"),
        ("\u2066", "U+2066 (pengatur arah tulisan)"),
        ("\u200f", "U+200F (pengatur arah tulisan)"),
        ("\u200b", "U+200B (spasi tanpa lebar)"),
        ("\ufeff", "U+FEFF (spasi tanpa lebar (BOM))"),
        ("\ue000", "U+E000 (huruf buatan sendiri (private use))"),
        ("\uffff", "U+FFFF (kode yang bukan huruf)"),
        ("\u2028", "U+2028 (pemisah baris khusus)"),
        ("\ufe0f", "U+FE0F (tanda tak tampak)"),
        ("\u3164", "U+3164 (tanda tak tampak)"),
        ("\ufffd", "U+FFFD (huruf yang rusak saat disalin)"),
        ("\U000e0041", "U+E0041 (tanda tak tampak)"),
    ],
)
@pytest.mark.parametrize("multiline", [False, True])
def test_unprintable_is_refused_by_name_and_place(char: str, named: str, multiline: bool) -> None:
    with pytest.raises(RuleViolation) as refused:
        teks.clean("pelapor.nama", f"Siti{char}Olii", teks.NAMA, multiline=multiline)
    (problem,) = refused.value.problems
    assert problem.field == "pelapor.nama"
    assert named in problem.message
    assert "huruf ke-5" in problem.message
    assert char not in problem.message


def test_over_long_text_is_refused_with_its_count() -> None:
    (problem,) = teks.problems_of("nama", "a" * 200_000, teks.NAMA)
    assert problem.message == "Terlalu panjang: 200.000 huruf; paling banyak 120."


def test_blanks_are_not_counted_and_cannot_hide_a_long_text() -> None:
    assert teks.clean("nama", " " * 5000 + "Siti" + "\t " * 250 + "Olii", 9) == "Siti Olii"
    (problem,) = teks.problems_of("nama", "a \t" * 100_000, teks.NAMA)
    assert "299.998 huruf" in problem.message


def test_limit_counts_composed_letters() -> None:
    assert len(teks.clean("nama", "e\u0301" * teks.NAMA, teks.NAMA)) == teks.NAMA
    with pytest.raises(RuleViolation, match="121 huruf"):
        teks.clean("nama", "a" * (teks.NAMA + 1), teks.NAMA)


def test_both_faults_of_a_text_are_shown_at_once() -> None:
    problems = teks.problems_of("nama", "\x00" + "a" * 121, teks.NAMA)
    assert len(problems) == 2


def test_letters_of_other_scripts_and_emoji_are_left_to_the_glyph_check() -> None:
    for text in ("محمد", "王小明", "😀", "<b>&amp;</b>", "=HYPERLINK(1)"):
        assert teks.clean("nama", text, teks.NAMA) == text


@given(st.text(st.characters(), max_size=40) | st.text("ae \u0301\t\u00a0\u3000\n\r", max_size=12))
@settings(max_examples=400)
def test_accepted_text_is_stable_and_safe_to_store(text: str) -> None:
    for multiline in (False, True):
        if teks.problems_of("f", text, 30, multiline=multiline):
            with pytest.raises(RuleViolation):
                teks.clean("f", text, 30, multiline=multiline)
            continue
        tidy = teks.clean("f", text, 30, multiline=multiline)
        assert teks.clean("f", tidy, 30, multiline=multiline) == tidy
        assert len(tidy) <= 30
        assert unicodedata.is_normalized("NFC", tidy)
        tidy.encode("utf-8")
        kept = set(unicodedata.normalize("NFC", text)) & set(tidy) - {" ", "\n"}
        assert kept == set(tidy) - {" ", "\n"}


def test_missing_names_the_field() -> None:
    assert teks.missing("nama", " \t ", "Nama")[0].message == "Nama belum diisi."
    assert teks.missing("nama", "Siti", "Nama") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soetjipto", "sucipto"),
        ("Djoko  Soesilo", "Joko Susilo"),
        ("Pandjaitan", "Panjaitan"),
        ("Njoman Sjarief", "Nyoman Syarief"),
        ("Achmad", "Akhmad"),
        ("Nur'aini", "NURAINI"),
        ("Nur\u2019aini", "nuraini"),
        ("René Tuli", "rene-tuli"),
        ("Muh. Rizal", "Muhammad Rizal"),
        ("Moh.Rizal", "Mochammad Rizal"),
        ("M. Rizal", "Mohamad Rizal"),
        ("Mohd Rizal", "Muchamad Rizal"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert teks.fold_nama(one) == teks.fold_nama(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jusuf", "Yusuf"), ("M", "Muhammad"), ("Rizal M", "Rizal Muhammad"), ("Siti", "Sita")],
)
def test_names_that_stay_apart(one: str, other: str) -> None:
    assert teks.fold_nama(one) != teks.fold_nama(other)


@given(st.text(max_size=20) | st.text("dtsncjhoeum. '", max_size=14))
@settings(max_examples=400)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = teks.fold_nama(text)
    assert teks.fold_nama(folded) == folded
