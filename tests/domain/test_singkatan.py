"""Abbreviations written out as whole words only, and the lists as files and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.singkatan import (
    KOSONG,
    Singkatan,
    SingkatanKetikan,
    expand,
    expansions,
    load_singkatan,
    match_contoh,
    read_singkatan,
    typed_of,
)
from tests.support.kiriman import data_text

SINGKATAN = (
    Singkatan("ptl", "patroli"),
    Singkatan("yg", "yang"),
    Singkatan("d", "dua"),
    Singkatan("atk", "aman terkendali"),
)
KIRIMAN = load_singkatan(data_text("singkatan_mutasi.toml"), "singkatan_mutasi.toml")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("0915 ptl ke pasar, sit atk.", "0915 patroli ke pasar, sit aman terkendali."),
        ("Ptl pagi; PTL malam", "Patroli pagi; Patroli malam"),
        ("ptlx dan xptl tetap", "ptlx dan xptl tetap"),
        ('kata "ptl" dan “yg ptl” tetap', 'kata "ptl" dan “yg ptl” tetap'),
        (r"\ptl tetap, \lain juga", r"ptl tetap, \lain juga"),
        ("s/d atau d/a tetap", "s/d atau d/a tetap"),
        ("surel yg@ptl.id tetap", "surel yg@ptl.id tetap"),
        ("motor DM 4812 YG milik orang yg datang", "motor DM 4812 YG milik orang yang datang"),
        ("selesai ptl.", "selesai patroli."),
        ("(ptl) ptl-ptl", "(patroli) ptl-ptl"),
        ("TKP tetap", "TKP tetap"),
        ("", ""),
    ],
)
def test_whole_words_are_written_out(typed: str, written: str) -> None:
    assert expand(typed, SINGKATAN) == written


def test_what_is_written_out_is_told_once_as_typed() -> None:
    said = expansions(r'Ptl ke pasar, ptl lagi, ptl, \yg "yg"', SINGKATAN)
    assert said == (("Ptl", "Patroli"), ("ptl", "patroli"))


@given(st.text(st.sampled_from('aptlygdk "\\/.1A_'), max_size=40))
def test_a_text_written_out_once_stays(text: str) -> None:
    once = expand(text, SINGKATAN)
    if "\\" not in text:
        assert expand(once, SINGKATAN) == once
    assert expand(text, ()) == text


def test_the_shipped_lists_read_back_from_what_setelan_shows() -> None:
    assert read_singkatan(typed_of(KIRIMAN)) == KIRIMAN
    assert expand("Ptl dgn 2 org", KIRIMAN.singkatan) == "Patroli dengan 2 orang"
    assert all(KOSONG in one.kalimat for one in KIRIMAN.contoh)
    known = {one.kata for one in KIRIMAN.singkatan}
    assert not known & {"tkp", "ktp", "sim", "dm", "di", "ke"}


def test_every_word_of_the_shipped_lists_is_written_out_fully_at_once() -> None:
    for one in KIRIMAN.singkatan:
        assert expand(one.arti, KIRIMAN.singkatan) == one.arti


@pytest.mark.parametrize(
    ("singkatan", "contoh", "field", "says"),
    [
        ("ptl patroli", "", "singkatan.singkatan", "Baris 1 belum memuat “=”"),
        ("ptl = patroli\nPTL = lain", "", "singkatan.singkatan", "ada dua kali"),
        ("p t l = patroli", "", "singkatan.singkatan", "hanya huruf dan angka"),
        ("ptl =", "", "singkatan.singkatan", "belum ada isinya"),
        ("ptl = a\u200bb", "", "singkatan.singkatan", "ptl"),
        ("", "Patroli", "singkatan.contoh", "Baris 1 belum memuat “:”"),
        ("", "Apel: a\napel: b", "singkatan.contoh", "ada dua kali"),
        ("", "Apel: " + "x" * 501, "singkatan.contoh", "Apel"),
    ],
)
def test_a_wrong_line_is_named(singkatan: str, contoh: str, field: str, says: str) -> None:
    with pytest.raises(RuleViolation) as wrong:
        read_singkatan(SingkatanKetikan(singkatan, contoh))
    (problem,) = wrong.value.problems
    assert problem.field == field
    assert says in problem.message


def test_a_spoiled_file_is_named_by_its_key() -> None:
    text = data_text("singkatan_mutasi.toml")
    for old, new in (('ptl = "patroli"', 'ptl = ""'), ('yakin = "rendah"', 'yakin = "kira"')):
        assert old in text
        with pytest.raises(RuleViolation, match=r"x\.toml, baris"):
            load_singkatan(text.replace(old, new), "x.toml")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("tam", "Tamu pimpinan"), ("cek tah", "Cek tahanan"), ("personel", "Pengamanan")],
)
def test_a_sentence_is_found_by_the_beginnings_of_its_words(typed: str, first: str) -> None:
    assert match_contoh(typed, KIRIMAN.contoh)[0].nama == first
    assert match_contoh("", KIRIMAN.contoh) == KIRIMAN.contoh
    assert match_contoh("zebra", KIRIMAN.contoh) == ()
