"""The list of province codes: the shipped one, and what a wrong edit of it is told."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.provinsi import parse_provinsi
from tests.support import kiriman

SATU = """
[[daftar]]
sumber = "Keputusan contoh"
berlaku = 2025-04-25
yakin = "tinggi"
provinsi = [{ kode = 75, nama = "Gorontalo" }]
"""


def test_the_shipped_list_has_every_province_with_its_source() -> None:
    daftar = kiriman.provinsi()
    assert len(daftar.provinsi) == 38
    assert daftar.has(75)
    assert daftar.has(96)
    assert not daftar.has(99)
    assert all(one.rujukan.sumber and one.rujukan.berlaku.year > 2000 for one in daftar.provinsi)


def test_a_later_list_adds_to_the_earlier_one() -> None:
    more = SATU.replace("75", "97").replace("2025-04-25", "2030-01-01")
    daftar = parse_provinsi(tomllib.loads(SATU + more))
    assert [one.kode for one in daftar.provinsi] == [75, 97]
    assert daftar.provinsi[1].rujukan.berlaku == date(2030, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("kode = 75", 'kode = "75"', "daftar.0.provinsi.0.kode", "angka bulat"),
        ("kode = 75", "kode = 7", "daftar.0.provinsi.0.kode", "11 sampai 99"),
        ("kode = 75, ", "", "daftar.0.provinsi.0.kode", "belum diisi"),
        ("provinsi = [", "provinsi = [{ kode = 75, nama = 'Dua' },", "daftar.0.provinsi.1.kode",
         "dua kali"),
        ("2025-04-25", '"2025-04-25"', "daftar.0.berlaku", "tanpa tanda kutip"),
        ("2025-04-25", "2025-04-25T08:00:00", "daftar.0.berlaku", "tanpa tanda kutip"),
        ("berlaku = 2025-04-25", "", "daftar.0.berlaku", "tanggal"),
        ('sumber = "Keputusan contoh"', "", "daftar.0.sumber", "belum diisi"),
        ('yakin = "tinggi"', 'yakin = "pasti"', "daftar.0.yakin", "tinggi"),
        ("yakin", "ibukota = 1\nyakin", "daftar.0.ibukota", "tidak dikenal"),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_named_at_its_place(old: str, new: str, field: str, says: str) -> None:
    assert old in SATU
    with pytest.raises(RuleViolation) as wrong:
        parse_provinsi(tomllib.loads(SATU.replace(old, new, 1)))
    (problem,) = wrong.value.problems
    assert problem.field == field
    assert says in problem.message


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(RuleViolation, match="kosong"):
        parse_provinsi({})
