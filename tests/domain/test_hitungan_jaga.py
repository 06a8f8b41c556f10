"""The list of standing counts: the shipped one has sources, a wrong edit is named by its entry."""

from __future__ import annotations

import tomllib

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.hitungan_jaga import parse_hitungan
from tests.support.kiriman import data_text, hitungan


def test_the_shipped_counts_have_sources_and_their_own_keys() -> None:
    found = hitungan()
    assert all(one.rujukan.sumber for one in found)
    assert len({one.kunci for one in found}) == len(found)
    # the figures a shift is opened with are the ones the first hand-over is held against
    assert {"tahanan_laki", "tahanan_perempuan", "senpi"} <= {one.kunci for one in found}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kunci = "amunisi"', 'kunci = "senpi"', "dipakai dua kali"),
        ('kunci = "amunisi"', 'kunci = "amu nisi"', "hanya huruf kecil"),
        ('satuan = "butir"', "satuan = 3", "tanda kutip"),
        ('satuan = "butir"', 'satuann = "butir"', "tidak dikenal"),
        ("\nwajib = true", '\nwajib = "ya"', "true atau false"),
        ('rincian = "Nama dan keadaan"\n', "", "perlu nama isian"),
    ],
)
def test_a_wrong_edit_is_named(old: str, new: str, says: str) -> None:
    text = data_text("hitungan_jaga.toml")
    assert old in text  # the head of the file explains the keys, each on a line of its own
    with pytest.raises(RuleViolation, match=says):
        parse_hitungan(tomllib.loads(text.replace(old, new, 1)))


def test_an_empty_list_is_no_list() -> None:
    with pytest.raises(RuleViolation, match="Sedikitnya satu"):
        parse_hitungan({})
