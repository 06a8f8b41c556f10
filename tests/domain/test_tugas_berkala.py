"""The duties of the guard: the shipped list, wrong edits, hours of a shift, what a line answers."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.tugas_berkala import (
    KeadaanTugas,
    MasaGiliran,
    TugasBerkala,
    TugasJaga,
    due_text,
    duty_line,
    moments,
    next_open,
    parse_tugas,
    read_result,
    states,
)
from tests.support.kiriman import data_text, tugas_berkala

MULAI = datetime(2026, 11, 21, 8, 7, tzinfo=UTC)
BESOK = MULAI.replace(day=22, minute=0)
MASA = MasaGiliran(MULAI, BESOK)


def tugas(*jam: str, kelonggaran: int = 60) -> TugasBerkala:
    """Return a patrol at these hours."""
    [one] = (one for one in tugas_berkala() if one.kunci == "patroli")
    return replace(one, jam=jam, kelonggaran=kelonggaran)


def at(hour: int, minute: int = 0, day: int = 21) -> datetime:
    """Return a moment of the shift."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_the_shipped_duties_have_sources_and_lines_that_fill() -> None:
    found = tugas_berkala()
    assert all(one.rujukan.sumber for one in found)
    assert {"apel_awal", "kontrol", "patroli"} <= {one.kunci for one in found if one.aktif}
    for one in found:
        assert "sepi" in duty_line(one, "Regu II", "sepi.")
    patrol = tugas("22.00")
    assert duty_line(patrol, "Regu II", "sepi.") == "Patroli oleh Regu II; sepi."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kunci = "kontrol"', 'kunci = "patroli"', "dipakai dua kali"),
        ('kunci = "kontrol"', 'kunci = "kon trol"', "hanya huruf kecil"),
        ('jam = ["22.00", "02.00"]', "jam = []", "belum diisi"),
        ('jam = ["22.00", "02.00"]', 'jam = ["25.00"]', "bukan jam"),
        ('jam = ["22.00", "02.00"]', 'jam = ["tengah giliran"]', "bukan jam"),
        ('oleh = "KA SPKT"', 'oleh = "Kapolsek"', "harus salah satu"),
        ("{oleh}; {hasil}", "{oleh}", "harus memuat {hasil}"),
        ("{oleh}; {hasil}", "{siapa}; {hasil}", "memakai “{siapa}”"),
        ("{oleh}; {hasil}", "{oleh; {hasil}", "kurung kurawal"),
        ("kelonggaran = 60", "kelonggaran = 0", "harus 5 sampai"),
        ("kelonggaran = 60", "longgar = 60", "tidak dikenal"),
        ("aktif = true", 'aktif = "ya"', "true atau false"),
    ],
)
def test_a_wrong_edit_is_named(old: str, new: str, says: str) -> None:
    text = data_text("tugas_berkala.toml")
    assert old in text
    with pytest.raises(RuleViolation, match=says):
        parse_tugas(tomllib.loads(text.replace(old, new, 1)))


def test_hours_fall_due_within_the_shift_only() -> None:
    every = tugas("awal giliran", "22.00", "02.00", "08.00", "akhir giliran")
    assert moments(every, MASA) == (MULAI, at(22), at(2, day=22), BESOK)
    half = MasaGiliran(MULAI, at(20))
    assert moments(every, half) == (MULAI, at(20))
    ended = MasaGiliran(MULAI, BESOK, (at(23),))
    assert moments(every, ended) == (MULAI, at(22), at(23))


def test_an_hour_of_the_change_is_not_lost_by_coming_late() -> None:
    every = tugas("00.00", "23.00", "awal giliran")
    opened = at(0, 3, 22)
    night = MasaGiliran(opened, at(8, day=22), terlambat=timedelta(minutes=3))
    assert moments(every, night) == (at(0, day=22), opened)
    [change, *_rest] = states(every, night, [at(0, 20, 22)], at(1, day=22))
    assert change[1] is KeadaanTugas.SELESAI
    much_later = MasaGiliran(at(2, day=22), at(8, day=22), terlambat=timedelta(hours=2))
    assert moments(tugas("00.00"), much_later) == ()
    at_eleven = MasaGiliran(at(0, 2, 22), at(7, day=22), terlambat=timedelta(minutes=62))
    assert moments(tugas("23.30"), at_eleven) == (at(23, 30),)


def _found(one: TugasBerkala, lines: list[datetime], now: datetime) -> list[str]:
    return [state.value for _hour, state, _line in states(one, MASA, lines, now)]


@pytest.mark.parametrize(
    ("lines", "now", "found"),
    [
        ([], at(20, 59), ["nanti", "nanti"]),
        ([], at(21), ["sekarang", "nanti"]),
        ([], at(23), ["sekarang", "nanti"]),
        ([], at(23, 1), ["terlewat", "nanti"]),
        ([at(21, 30)], at(23), ["selesai", "nanti"]),
        ([at(23, 30)], at(23, 31), ["terlambat", "nanti"]),
        ([at(20)], at(23), ["sekarang", "nanti"]),
        ([at(1, 30, 22)], at(3, day=22), ["terlewat", "selesai"]),
        ([at(22), at(22, 5)], at(23), ["selesai", "nanti"]),
        ([at(1, 30, 22), at(1, 40, 22)], at(3, day=22), ["terlambat", "selesai"]),
    ],
)
def test_a_line_answers_for_the_hour_it_is_in_time_for(
    lines: list[datetime], now: datetime, found: list[str]
) -> None:
    assert _found(tugas("22.00", "02.00"), lines, now) == found


def test_hours_close_together_are_answered_in_turn() -> None:
    hourly = tugas("22.00", "23.00", "00.00")
    assert _found(hourly, [at(22)], at(22)) == ["selesai", "sekarang", "nanti"]
    assert _found(hourly, [at(22), at(23)], at(23)) == ["selesai", "selesai", "sekarang"]


def test_when_the_shift_is_over_nothing_is_asked_for_any_more() -> None:
    ended = MasaGiliran(MULAI, BESOK, (at(22, 10),))
    late = at(12, day=23)
    assert [state for _h, state, _l in states(tugas("22.00"), ended, [], late)] == [
        KeadaanTugas.TERLEWAT
    ]
    assert not KeadaanTugas.TERLAMBAT.terbuka
    assert KeadaanTugas.TERLEWAT.terbuka


def test_what_is_due_now_is_written_before_what_was_left_out() -> None:
    def _duty(hour: int, state: KeadaanTugas) -> TugasJaga:
        return TugasJaga("patroli", "Patroli", "Regu II", "aman", at(hour), state)

    missed, older = _duty(12, KeadaanTugas.TERLEWAT), _duty(10, KeadaanTugas.TERLEWAT)
    due, later = _duty(22, KeadaanTugas.SEKARANG), _duty(23, KeadaanTugas.NANTI)
    assert next_open([older, missed, due, later]) == (due,)
    assert next_open([older, missed, later]) == (missed,)
    assert next_open([later, _duty(9, KeadaanTugas.SELESAI)]) == ()
    assert due_text(due) == "Patroli 22.00"


def test_a_result_is_typed() -> None:
    assert read_result("  aman  terkendali ") == "aman terkendali"
    for wrong in (" ", "x" * 501):
        with pytest.raises(RuleViolation) as refused:
            read_result(wrong)
        assert {one.field for one in refused.value.problems} == {"tugas.hasil"}
