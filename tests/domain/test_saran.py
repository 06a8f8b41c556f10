"""The words offered while a field is typed: the shipped ones, and what a wrong edit is told."""

from __future__ import annotations

import tomllib

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.saran import parse_saran
from tests.support import kiriman

KIRIMAN = kiriman.data_text("saran_isian.toml")


def test_the_shipped_words_have_a_source_and_a_proposal() -> None:
    saran = parse_saran(tomllib.loads(KIRIMAN))
    assert saran.agama.kata[0] == "Islam"
    assert "Nelayan" in saran.pekerjaan.kata
    assert saran.kewarganegaraan.kata == ("Indonesia",)
    assert (saran.regu.usul, saran.situasi.usul) == ("Regu I", "aman terkendali")
    assert saran.pekerjaan.rujukan.sumber


def test_a_unit_puts_its_own_words_first() -> None:
    text = KIRIMAN.replace('"Petani", "Nelayan"', '"Penambang", "Nelayan"')
    assert parse_saran(tomllib.loads(text)).pekerjaan.usul == "Penambang"


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ('isian = "agama"', 'isian = "hobi"', "saran.0.isian", "harus salah satu dari agama"),
        ('isian = "agama"', 'isian = "regu"', "saran.3.isian", "dua kali"),
        ('kata = ["Indonesia"]', "kata = []", "saran.1.kata", "sedikitnya satu"),
        ('kata = ["Indonesia"]', 'kata = ["Indonesia", "indonesia "]', "saran.1.kata", "dua kali"),
        ("kata", "katta", "saran.0.katta", "tidak dikenal"),
    ],
)
def test_a_wrong_edit_is_named_at_its_place(old: str, new: str, field: str, says: str) -> None:
    head, body = KIRIMAN.split("[[saran]]", 1)
    assert old in body
    with pytest.raises(RuleViolation) as wrong:
        parse_saran(tomllib.loads(f"{head}[[saran]]{body.replace(old, new, 1)}"))
    assert says in {one.field: one.message for one in wrong.value.problems}[field]


def test_a_field_left_out_is_named() -> None:
    with pytest.raises(RuleViolation, match="isian regu belum ada"):
        parse_saran(tomllib.loads(KIRIMAN.replace('isian = "regu"', 'isian = "situasi"')))
