"""Where a case goes, and whose turn it is."""

from __future__ import annotations

import pytest

from spkt_desk.domain.tugas import next_regu, unit_reskrim

REGU = ("Regu I", "Regu II", "Regu III")


def test_a_unit_without_the_right_hands_its_cases_to_the_polres() -> None:
    names = ("Polsek Sukamaju Timur", "Polresta Mandala")
    assert unit_reskrim(*names, penyidikan=True) == "Unit Reskrim Polsek Sukamaju Timur"
    assert unit_reskrim(*names, penyidikan=False) == "Satreskrim Polresta Mandala"


@pytest.mark.parametrize(
    ("last", "turn"),
    [("", "Regu I"), ("Regu I", "Regu II"), ("Regu III", "Regu I"), ("Regu Siaga", "Regu Siaga")],
)
def test_the_groups_take_turns(last: str, turn: str) -> None:
    assert next_regu(REGU, last) == turn
