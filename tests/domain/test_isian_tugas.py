"""What is typed about the unit's duties: read as it is meant, or refused at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.isian_tugas import (
    jaga_sentence,
    loket_sentence,
    propose_duties,
    read_count,
    read_tugas,
    typed_of,
)
from spkt_desk.domain.tugas import Kewenangan, Penduduk, PendudukKetikan
from tests.support import kiriman

HARI_INI = date(2026, 11, 21)
USUL = propose_duties(kiriman.saran(), HARI_INI)
KETIKAN = replace(
    USUL, penyidikan="tidak", sejak="23/3/2021", dasar=" Kep/613/III/2021 ", jam_ganti="0730"
)


def test_the_right_to_investigate_is_never_guessed() -> None:
    with pytest.raises(RuleViolation) as refused:
        read_tugas(USUL, HARI_INI)
    assert [one.field for one in refused.value.problems] == ["tugas.penyidikan"]


def test_everything_is_read_as_it_is_meant() -> None:
    rows = (
        PendudukKetikan("2025", "18.250", "BPS"),
        PendudukKetikan("", " ", ""),
        PendudukKetikan("2024", "17 990", "Kecamatan"),
    )
    tugas = read_tugas(replace(KETIKAN, penduduk=rows), HARI_INI)
    assert tugas.kewenangan == Kewenangan(
        penyidikan=False, sejak=date(2021, 3, 23), dasar="Kep/613/III/2021"
    )
    assert tugas.jaga.regu == ("Regu I", "Regu II", "Regu III")
    assert (tugas.jaga.lama, tugas.jaga.jam_ganti) == (24, time(7, 30))
    assert tugas.penduduk == (Penduduk(2024, 17_990, "Kecamatan"), Penduduk(2025, 18_250, "BPS"))
    assert read_tugas(typed_of(tugas), HARI_INI) == tugas


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"penyidikan": "mungkin"}, "penyidikan"),
        ({"sejak": ""}, "sejak"),
        ({"sejak": "31-02-2021"}, "sejak"),
        ({"dasar": "a" * 121}, "dasar"),
        ({"regu": " , "}, "regu"),
        ({"regu": "Regu I, regu i"}, "regu"),
        ({"regu": ", ".join(f"R{n}" for n in range(13))}, "regu"),
        ({"lama": "10"}, "lama"),
        ({"jam_ganti": "25"}, "jam_ganti"),
        ({"loket_buka": ""}, "loket_buka"),
        ({"loket_tutup": "24.00"}, "loket_tutup"),
        ({"batas_terlambat": "0"}, "batas_terlambat"),
        ({"batas_terlambat": "1441"}, "batas_terlambat"),
        ({"batas_terlambat": "sejam"}, "batas_terlambat"),
        ({"penduduk": (PendudukKetikan("25", "1", "BPS"),)}, "penduduk.0.tahun"),
        ({"penduduk": (PendudukKetikan("2027", "1", "BPS"),)}, "penduduk.0.tahun"),
        ({"penduduk": (PendudukKetikan("2025", "18.25", "BPS"),)}, "penduduk.0.jumlah"),
        ({"penduduk": (PendudukKetikan("2025", "1", ""),)}, "penduduk.0.sumber"),
        (
            {"penduduk": (PendudukKetikan("2025", "1", "A"), PendudukKetikan("2025", "2", "B"))},
            "penduduk.1.tahun",
        ),
    ],
)
def test_each_fault_stands_at_its_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        read_tugas(replace(KETIKAN, **changes), HARI_INI)  # type: ignore[arg-type]
    assert [one.field for one in refused.value.problems] == [f"tugas.{field}"]


def test_all_faults_come_at_once() -> None:
    with pytest.raises(RuleViolation) as refused:
        read_tugas(replace(USUL, regu="", jam_ganti="x"), HARI_INI)
    fields = {one.field for one in refused.value.problems}
    assert fields == {"tugas.penyidikan", "tugas.regu", "tugas.jam_ganti"}


@pytest.mark.parametrize("typed", ["0", "-5", "1e6", "12345678", "dua", "1.2345"])
def test_a_count_of_people_is_a_plausible_number(typed: str) -> None:
    with pytest.raises(RuleViolation):
        read_count("x", typed)


def test_the_guard_and_the_counter_are_said_back() -> None:
    jaga = read_tugas(replace(KETIKAN, lama="8", regu="A, B, C, D"), HARI_INI).jaga
    assert jaga_sentence(jaga) == (
        "4 regu bergiliran, tiap jaga 8 jam, ganti pukul 07.30, 15.30, 23.30."
    )
    assert loket_sentence(time(8), time(20)) == "Loket melayani pukul 08.00–20.00."
    assert loket_sentence(time(8), time(8)) == "Loket melayani 24 jam."
    assert "esok harinya" in loket_sentence(time(8), time(2))
