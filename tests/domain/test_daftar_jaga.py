"""The lists a unit decides: shipped ones replaced, new counts, what is refused and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from spkt_desk.domain.daftar_jaga import (
    HITUNGAN_TERBANYAK,
    DaftarJaga,
    DaftarJagaUnit,
    HitunganUnit,
    Pakai,
    TugasUnit,
    decided_of,
    in_force,
    read_lists,
)
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.muatan import decode, encode
from tests.support import kiriman

HARI = date(2026, 11, 21)
ROMPI = HitunganUnit("", " Rompi  antipeluru ", "buah", "Nomor", False, False, True)


def shipped() -> DaftarJaga:
    """Return the lists as the files have them."""
    return DaftarJaga(kiriman.pendamping(), kiriman.tugas_berkala(), kiriman.hitungan())


def decided(**changes: object) -> DaftarJagaUnit:
    """Return the shipped lists as Setelan shows them."""
    return replace(decided_of(shipped()), **changes)  # type: ignore[arg-type]


def counts(*changed: HitunganUnit) -> tuple[HitunganUnit, ...]:
    """Return the shipped counts and these behind them."""
    return (*decided().hitungan, *changed)


def test_what_setelan_shows_is_what_is_in_force() -> None:
    assert read_lists(decided(), shipped()) == decided()
    assert in_force(shipped(), decided(), HARI) == shipped()
    assert decode(DaftarJagaUnit, encode(decided())) == decided()


def test_a_unit_switches_adds_renames_and_orders() -> None:
    first, *rest = counts(ROMPI)
    typed = DaftarJagaUnit(
        (Pakai("besuk", aktif=False), Pakai("tidak ada", aktif=True)),
        (TugasUnit("lapor_situasi", True, "0700, akhir  giliran,7.00"),),
        (*rest, replace(first, label="Tahanan pria", aktif=False)),
    )
    kept = read_lists(typed, shipped())
    assert kept.pendamping == (Pakai("besuk", aktif=False),)
    found = in_force(shipped(), kept, HARI)
    assert [one.kunci for one in found.pendamping.jenis if not one.aktif] == ["besuk"]
    assert kept.tugas == (TugasUnit("lapor_situasi", True, "07.00, akhir giliran"),)
    assert found.tugas[-1].jam == ("07.00", "akhir giliran")
    assert {one.kunci for one in found.tugas_dipakai} >= {"lapor_situasi", "patroli"}
    last, before = found.hitungan[-1], found.hitungan[-2]
    assert (last.kunci, last.label, last.aktif) == ("tahanan_laki", "Tahanan pria", False)
    assert (before.kunci, before.label) == ("unit_rompi_antipeluru", "Rompi antipeluru")
    assert (before.rujukan.sumber, before.rujukan.berlaku) == ("Ketetapan satuan", HARI)
    assert last not in found.hitungan_dipakai
    assert found.hitungan[0].rujukan == shipped().hitungan[1].rujukan


def test_a_new_count_never_takes_the_key_of_another() -> None:
    kept = read_lists(decided(hitungan=counts(ROMPI)), shipped())
    before = in_force(shipped(), kept, HARI)
    again = decided_of(before)
    renamed = tuple(
        replace(one, label="Helm") if one.kunci == "unit_rompi_antipeluru" else one
        for one in again.hitungan
    )
    later = read_lists(replace(again, hitungan=(*renamed, ROMPI)), before)
    assert [one.kunci for one in later.hitungan[-2:]] == [
        "unit_rompi_antipeluru",
        "unit_rompi_antipeluru_2",
    ]


def test_what_is_shipped_later_stands_as_it_is_shipped() -> None:
    ships = shipped()
    older = DaftarJaga(ships.pendamping, ships.tugas, ships.hitungan[1:])
    found = in_force(ships, decided_of(older), HARI)
    assert found.hitungan == (*ships.hitungan[1:], ships.hitungan[0])


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"label": " "}, "label", "Nama hitungan belum diisi"),
        ({"label": "x" * 41}, "label", "Terlalu panjang"),
        ({"label": "bbm"}, "label", "sudah ada"),
        ({"label": "@@@///"}, "label", "Tulis dengan kata"),
        ({"satuan": "12345"}, "satuan", "Tulis dengan kata"),
        ({"satuan": ""}, "satuan", "Satuan belum diisi"),
        ({"rincian": " ", "rincian_wajib": True}, "rincian", "Isi nama rinciannya"),
    ],
)
def test_a_wrong_count_is_named_at_its_place(
    changes: dict[str, object], field: str, says: str
) -> None:
    wrong = replace(ROMPI, **changes)  # type: ignore[arg-type]
    place = len(decided().hitungan)
    with pytest.raises(RuleViolation, match=says) as refused:
        read_lists(decided(hitungan=counts(wrong)), shipped())
    assert [one.field for one in refused.value.problems] == [f"daftar.hitungan.{place}.{field}"]


def test_a_count_that_was_there_is_switched_off_never_dropped() -> None:
    with pytest.raises(RuleViolation, match="matikan saja"):
        read_lists(decided(hitungan=counts()[1:]), shipped())
    off = tuple(replace(one, aktif=False) for one in counts())
    with pytest.raises(RuleViolation, match="Sedikitnya satu"):
        read_lists(decided(hitungan=off), shipped())
    many = (replace(ROMPI, label=f"Alat {one}") for one in range(HITUNGAN_TERBANYAK))
    with pytest.raises(RuleViolation, match="Paling banyak"):
        read_lists(decided(hitungan=counts(*many)), shipped())


@pytest.mark.parametrize("jam", ["", " , ", "25.00", "22.00, tengah malam"])
def test_hours_that_cannot_be_read_are_named_at_their_duty(jam: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        read_lists(decided(tugas=(TugasUnit("patroli", True, jam),)), shipped())
    assert [one.field for one in refused.value.problems] == ["daftar.tugas.patroli.jam"]
