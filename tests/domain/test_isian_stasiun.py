"""What the first start and Setelan refuse, and at which field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spkt_desk.domain.isian_stasiun import (
    check_petugas,
    check_satuan,
    check_stasiun,
    check_surat,
    clean_petugas,
    nomor_problem,
)
from spkt_desk.domain.satuan import CaraTanda, Peran
from tests.support.stasiun import make_station

BARU = make_station()
SATUAN, SURAT = BARU.satuan, BARU.surat
PETUGAS = BARU.petugas[0]


def test_the_usual_station_has_no_problem() -> None:
    assert check_stasiun(BARU) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"nama": " "}, "nama"),
        ({"nama": "a" * 121}, "nama"),
        ({"polda": ""}, "polda"),
        ({"alamat": "Jl.\x00"}, "alamat"),
        ({"tempat": ""}, "tempat"),
        ({"sebutan_kepala": ""}, "sebutan_kepala"),
        ({"kode_pos": "9611"}, "kode_pos"),
        ({"kode_pos": "٩٦١١١"}, "kode_pos"),
        ({"kop": ()}, "kop"),
        ({"kop": ("A", "B", "C", "D")}, "kop"),
        ({"kop": ("A", " ")}, "kop"),
        ({"kop": ("A" * 42,)}, "kop"),
        ({"kop": ("A\nB",)}, "kop"),
    ],
)
def test_each_problem_of_the_unit(changes: dict[str, object], field: str) -> None:
    problems = check_satuan(replace(SATUAN, **changes))  # type: ignore[arg-type]
    assert {problem.field for problem in problems} == {f"satuan.{field}"}


def test_a_unit_may_have_no_postal_code_and_a_line_of_forty_one() -> None:
    assert check_satuan(replace(SATUAN, kode_pos="", kop=("A" * 41,))) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"judul": ""}, "judul"),
        ({"pola_nomor": "SKTLK/{tahun}"}, "pola_nomor"),
        ({"pola_nomor": "SKTLK/{nomor}"}, "pola_nomor"),
        ({"pola_nomor": "{nomor}/{tahun}/{kota}"}, "pola_nomor"),
        ({"masa_berlaku": 0}, "masa_berlaku"),
        ({"masa_berlaku": 367}, "masa_berlaku"),
        ({"klausul": ("a\u200b",)}, "klausul"),
        ({"klausul": ("a" * 501,)}, "klausul"),
    ],
)
def test_each_problem_of_the_letter(changes: dict[str, object], field: str) -> None:
    problems = check_surat(replace(SURAT, **changes), SATUAN.tokens)  # type: ignore[arg-type]
    assert {problem.field for problem in problems} == {f"surat.{field}"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"nama": ""}, "nama"),
        ({"pangkat": ""}, "pangkat"),
        ({"jabatan": ""}, "jabatan"),
        ({"nomor": "0310037"}, "nomor"),
        ({"nomor": "031003767"}, "nomor"),
        ({"nomor": "0310037O"}, "nomor"),
        ({"nomor": "٠٣١٠٠٣٧٦"}, "nomor"),
        ({"jenis_nomor": "NIP"}, "nomor"),
        ({"peran": frozenset()}, "peran"),
    ],
)
def test_each_problem_of_an_officer(changes: dict[str, object], field: str) -> None:
    problems = check_petugas(replace(PETUGAS, **changes), "petugas.2")  # type: ignore[arg-type]
    assert {problem.field for problem in problems} == {f"petugas.2.{field}"}


def test_a_civil_servant_has_eighteen_digits() -> None:
    nip = replace(PETUGAS, jenis_nomor="NIP", nomor="198501012010011001")
    assert check_petugas(nip, "petugas") == ()


def test_an_officer_is_stored_tidy_with_initials() -> None:
    clean = clean_petugas(
        replace(PETUGAS, nama="  Yosep   Kaimana ", nomor=" 03100376 ", paraf=" ")
    )
    assert (clean.nama, clean.nomor, clean.paraf) == ("Yosep Kaimana", "03100376", "YK")
    assert clean_petugas(replace(PETUGAS, paraf="Y.K.")).paraf == "Y.K."


@pytest.mark.parametrize("last", [-1, 1_000_000])
def test_the_last_number_of_the_paper_book_is_a_number(last: int) -> None:
    problems = check_stasiun(replace(BARU, nomor_terakhir=last))
    assert [problem.field for problem in problems] == ["nomor_terakhir"]


def test_a_station_needs_an_officer_a_signer_and_each_number_once() -> None:
    assert [one.field for one in check_stasiun(replace(BARU, petugas=()))] == ["petugas"]
    guards = tuple(replace(one, peran=frozenset({Peran.PIKET})) for one in BARU.petugas)
    assert [one.field for one in check_stasiun(replace(BARU, petugas=guards))] == ["petugas"]
    silent = tuple(replace(one, tanda=CaraTanda.TIDAK) for one in BARU.petugas)
    assert "menandatangani" in check_stasiun(replace(BARU, petugas=silent))[0].message
    twins = (*BARU.petugas, replace(BARU.petugas[1], nama="Kembaran"))
    assert [one.field for one in check_stasiun(replace(BARU, petugas=twins))] == ["petugas"]


@pytest.mark.parametrize(
    ("jenis", "nomor", "says"),
    [
        ("NRP", "03100376", ""),
        ("NIP", "198503172010012003", ""),
        ("NRP", "", "nol di depan"),
        ("NRP", "3100376", "yang diketik 7 angka"),
        ("NRP", "8405021x", "hanya angka"),
        ("NRP", "8405 0217", "tanpa spasi"),
        ("NIP", "03100376", "18 angka"),
        ("NRP", "٠٣١٠٠٣٧٦", "hanya angka"),
    ],
)
def test_a_service_number_is_told_what_is_wrong_with_it(jenis: str, nomor: str, says: str) -> None:
    sentence = nomor_problem(jenis, nomor)
    assert says in sentence
    assert bool(sentence) == bool(says)
