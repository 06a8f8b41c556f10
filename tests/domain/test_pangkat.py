from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.pangkat import DaftarPangkat, JenisNomor, parse_pangkat

BERKAS = Path(__file__).parents[2] / "resources" / "data" / "pangkat.toml"
SATU = """
[[pangkat]]
kode = "BRIPKA"
nama = "Brigadir Polisi Kepala"
singkatan = "Bripka"
golongan = "Bintara"
tingkat = 10
jenis_nomor = "NRP"
"""


def shipped() -> DaftarPangkat:
    return parse_pangkat(tomllib.loads(BERKAS.read_text(encoding="utf-8")))


def test_police_ranks_rise_from_bharada_to_jenderal() -> None:
    police = [p for p in shipped().pangkat if p.jenis_nomor is JenisNomor.NRP]
    assert [p.tingkat for p in police] == list(range(1, 23))
    assert (police[0].singkatan, police[-1].singkatan) == ("Bharada", "Jenderal Pol")


def test_ranks_are_found_by_the_first_letters() -> None:
    assert [p.kode for p in shipped().match("brip")] == ["BRIPDA", "BRIPTU", "BRIPKA"]
    assert [p.kode for p in shipped().match("komisaris")] == ["KOMPOL", "KOMBES_POL", "KOMJEN_POL"]
    assert shipped().match("xyz") == ()
    assert not shipped().has("LETNAN")
    with pytest.raises(KeyError):
        shipped().get("LETNAN")


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('kode = "BRIPKA"', 'kode = "Bripka!"', "pangkat.0.kode", "huruf besar"),
        ('nama = "Brigadir Polisi Kepala"', "", "pangkat.0.nama", "belum diisi"),
        ("tingkat = 10", "tingkat = 0", "pangkat.0.tingkat", "1 sampai 999"),
        ('jenis_nomor = "NRP"', 'jenis_nomor = "NIK"', "pangkat.0.jenis_nomor", "NRP, NIP"),
        ("tingkat = 10", "tingkat = 10\nlambang = 1", "pangkat.0.lambang", "tidak dikenal"),
    ],
)
def test_fault_of_an_edited_rank_names_it(old: str, new: str, place: str, says: str) -> None:
    assert parse_pangkat(tomllib.loads(SATU)).has("BRIPKA")
    with pytest.raises(RuleViolation) as refused:
        parse_pangkat(tomllib.loads(SATU.replace(old, new, 1)))
    (problem,) = refused.value.problems
    assert problem.field == place
    assert says in problem.message
    assert "Pangkat “Bripka" in problem.message or "Pangkat “BRIPKA”" in problem.message


def test_rank_twice_and_no_rank_are_refused() -> None:
    for text, place in ((SATU + SATU, "pangkat.1.kode"), ("", "pangkat")):
        with pytest.raises(RuleViolation) as refused:
            parse_pangkat(tomllib.loads(text))
        assert [p.field for p in refused.value.problems] == [place]
