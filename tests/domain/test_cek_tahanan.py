"""The looks into the cells: which were missed, and what one says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from spkt_desk.domain.cek_tahanan import (
    CekKetikan,
    Jagaan,
    Tahanan,
    guarded,
    look_line,
    missed_checks,
    read_look,
)
from spkt_desk.domain.errors import RuleViolation
from tests.support.kiriman import kalimat_buku, pendamping

MULAI = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dicek", "sekarang", "missed"),
    [
        ([], 0, 0),
        ([], 69, 0),
        ([], 70, 1),
        ([], 190, 3),
        ([60, 120], 180, 0),
        ([69, 138], 200, 0),
        ([60, 195], 200, 2),
        ([195, 60], 200, 2),
        ([], -30, 0),
    ],
)
def test_a_gap_misses_one_check_for_every_whole_interval(
    dicek: list[int], sekarang: int, missed: int
) -> None:
    cek = pendamping().cek
    assert (cek.jeda, cek.kelonggaran) == (60, 10)
    looks = [MULAI + timedelta(minutes=one) for one in dicek]
    now = MULAI + timedelta(minutes=sekarang)
    assert missed_checks(cek, [_guards(0, 2)], looks, now) == missed


@pytest.mark.parametrize(
    ("jagaan", "dicek", "missed"),
    [
        ([(0, 0)], [], 0),
        ([(0, 0), (100, 1)], [], 1),
        ([(0, 0), (100, 1)], [160], 0),
        ([(0, 2), (65, 0)], [], 0),
        ([(0, 2), (75, 0)], [], 1),
        ([(0, 2), (50, 0), (60, 1)], [], 1),
        ([(0, 2), (30, 3), (60, 1)], [], 2),
        ([(0, 2), (30, 3)], [45, 100, 160], 0),
        ([(0, 2), (400, 0)], [60, 120], 0),  # the clock ran ahead when he left
    ],
)
def test_nothing_is_missed_while_nobody_is_detained(
    jagaan: list[tuple[int, int]], dicek: list[int], missed: int
) -> None:
    cek = pendamping().cek
    looks = [MULAI + timedelta(minutes=one) for one in dicek]
    stretches = [_guards(*one) for one in jagaan]
    assert missed_checks(cek, stretches, looks, MULAI + timedelta(minutes=180)) == missed


def test_stretches_of_guarding_join_where_somebody_is_always_there() -> None:
    until = MULAI + timedelta(minutes=90)
    found = guarded([_guards(0, 1), _guards(10, 2), _guards(20, 0), _guards(40, 1)], until)
    begin, left, again = (MULAI + timedelta(minutes=one) for one in (0, 20, 40))
    assert found == ((begin, left), (again, until))


def test_a_look_that_finds_others_than_the_book_says_both_and_why() -> None:
    there = Tahanan(2, 1)
    same = read_look(CekKetikan("2", "1", "sehat.", "tidak dipakai"), there)
    assert look_line(same, there, kalimat_buku()) == (
        "Cek ruang tahanan: tahanan 3 (L 2, P 1); keadaan sehat."
    )
    with pytest.raises(RuleViolation, match="Menurut buku L 2, P 1") as wrong:
        read_look(CekKetikan("1", "1", "sehat"), there)
    assert [one.field for one in wrong.value.problems] == ["cek.sebab"]
    other = read_look(CekKetikan("0", "0", "kosong", "dibawa berobat, bon menyusul."), there)
    assert look_line(other, there, kalimat_buku()) == (
        "Cek ruang tahanan: tahanan nihil, menurut buku L 2, P 1 (dibawa berobat, bon menyusul); "
        "keadaan kosong."
    )


def _guards(minute: int, laki: int) -> Jagaan:
    return Jagaan(MULAI + timedelta(minutes=minute), Tahanan(laki, 0))
