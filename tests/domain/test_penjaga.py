"""When a shift should be over, and what is said while nobody handed it over."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.jadwal import AnggotaJaga, Jadwal, Kehadiran
from spkt_desk.domain.penjaga import Penjaga, by_roster, by_shift, is_over, not_handed_over
from spkt_desk.domain.tugas import PolaJaga


def _moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=Zona.WITA.tzinfo)


def _shift(mulai: datetime) -> Giliran:
    return Giliran(12, mulai, mulai.date(), "Regu I", "P1", "P2", ("P3",), 0, 0, 4, "aman")


@pytest.mark.parametrize(
    ("lama", "mulai", "wall", "over"),
    [
        (24, (21, 8, 5), (22, 8, 10), False),  # the change takes its time
        (24, (21, 8, 5), (22, 8, 59), False),
        (24, (21, 8, 5), (22, 9, 0), True),
        (24, (21, 7, 40), (22, 8, 59), False),  # opened early, ends with the pattern
        (24, (21, 11, 0), (22, 9, 0), True),  # opened late
        (12, (21, 8, 0), (21, 21, 0), True),
        (12, (21, 20, 10), (22, 8, 30), False),
        (8, (22, 0, 5), (22, 9, 1), True),
        (24, (21, 8, 5), (1, 0, 0), False),  # a clock set back is another matter
    ],
)
def test_a_shift_is_over_an_hour_after_its_end(
    lama: int, mulai: tuple[int, int, int], wall: tuple[int, int, int], *, over: bool
) -> None:
    pola = PolaJaga(("Regu I", "Regu II"), lama, time(8), time(8), time(20), 60)
    assert is_over(_shift(_moment(*mulai)), _moment(*wall), pola) is over


def test_who_is_absent_is_not_proposed() -> None:
    team = (AnggotaJaga("P4", Kehadiran.HADIR), AnggotaJaga("P5", Kehadiran.SAKIT))
    found = by_roster(Jadwal(date(2026, 11, 22), 0, "Regu II", "P6", anggota=team))
    assert found == Penjaga("P6", ("P4",), terjadwal=True)


def test_nothing_is_said_of_a_shift_that_runs() -> None:
    assert not_handed_over(by_shift(_shift(_moment(21, 8)))) == ""


def test_the_roster_is_named_only_where_it_was_asked() -> None:
    late = (_shift(_moment(21, 8)),)
    said = not_handed_over(Penjaga("P1", ("P2",), belum=late))
    assert said.startswith("Giliran 12 (Regu I) belum diserahterimakan")
    assert "jadwal" not in said
    assert "dari jadwal jaga" in not_handed_over(Penjaga("P6", (), terjadwal=True, belum=late))
