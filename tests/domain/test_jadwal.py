"""The turn of the groups, and which shift of the roster a moment opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.jadwal import (
    AnggotaJaga,
    Jadwal,
    Kehadiran,
    month_by_pattern,
    shift_at,
)
from spkt_desk.domain.tugas import PolaJaga

POLA = PolaJaga(("Regu I", "Regu II", "Regu III"), 24, time(8), time(8), time(20), 60)
NOVEMBER = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("lama", "saat", "expected"),
    [
        (24, (21, 8, 7), (21, 0)),
        (24, (21, 7, 45), (21, 0)),  # a quarter of an hour early, as the duty asks
        (24, (21, 6, 59), (20, 0)),
        (24, (22, 3, 0), (21, 0)),
        (12, (21, 19, 50), (21, 1)),
        (12, (22, 6, 0), (21, 1)),
        (8, (22, 0, 10), (21, 2)),
    ],
)
def test_a_moment_opens_the_shift_it_belongs_to(
    lama: int, saat: tuple[int, int, int], expected: tuple[int, int]
) -> None:
    day, hour, minute = saat
    moment = datetime(2026, 11, day, hour, minute, tzinfo=Zona.WITA.tzinfo)
    hari, urut = shift_at(moment, replace(POLA, lama=lama))
    assert (hari.day, urut) == expected


def test_the_turn_goes_on_over_days_nobody_wrote_down() -> None:
    known = {(date(2026, 10, 29), 0): "Regu I"}
    month = month_by_pattern(NOVEMBER, POLA, known, {})
    assert (month[0].hari, month[0].regu) == (NOVEMBER, "Regu I")  # 30: II, 31: III
    assert len(month) == 30


def test_a_shift_that_is_known_turns_the_rest() -> None:
    month = month_by_pattern(NOVEMBER, POLA, {(date(2026, 11, 5), 0): "Regu III"}, {})
    assert [one.regu for one in month[3:7]] == ["Regu I", "Regu III", "Regu I", "Regu II"]


def test_a_group_outside_the_pattern_does_not_stop_the_turn() -> None:
    month = month_by_pattern(NOVEMBER, POLA, {(date(2026, 11, 5), 0): "Regu X"}, {})
    assert [one.regu for one in month[4:7]] == ["Regu X", "Regu I", "Regu II"]


def test_a_substitute_does_not_stay_and_the_sick_are_back() -> None:
    members = (
        AnggotaJaga("P1", Kehadiran.SAKIT),
        AnggotaJaga("P2", Kehadiran.PENGGANTI),
        AnggotaJaga("P3", Kehadiran.HADIR),
    )
    once = Jadwal(NOVEMBER, 0, "Regu II", anggota=members)
    assert once.hadir == ("P2", "P3")
    month = month_by_pattern(NOVEMBER, POLA, {}, {"Regu II": once})
    assert [one.petugas_id for one in month[1].anggota] == ["P1", "P3"]
    assert month[1].hadir == ("P1", "P3")
