"""What each trust light says, and when it stops being green."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from spkt_desk.domain.cadangan import CadanganTerakhir
from spkt_desk.domain.lampu import (
    DISK_GENTING,
    DISK_SEMPIT,
    Nyala,
    backup_light,
    clock_light,
    disk_light,
    printer_light,
)

KINI = datetime(2026, 11, 21, 8, 12, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("free", "nyala"),
    [
        (DISK_SEMPIT, Nyala.BAIK),
        (DISK_SEMPIT - 1, Nyala.PERHATIAN),
        (DISK_GENTING, Nyala.PERHATIAN),
        (DISK_GENTING - 1, Nyala.BURUK),
    ],
)
def test_the_disk_warns_before_it_is_full(free: int, nyala: Nyala) -> None:
    assert disk_light(free).nyala is nyala


def test_the_room_is_said_as_it_is_read_here() -> None:
    assert "0,5 GB" in disk_light(500_000_000).kalimat


def test_a_doubted_clock_says_why() -> None:
    assert clock_light("Jam mundur.").kalimat == "Jam mundur."
    assert clock_light("").nyala is Nyala.BAIK


@pytest.mark.parametrize(
    ("age", "after", "nyala"),
    [
        (timedelta(hours=2), 30, Nyala.BAIK),
        (timedelta(hours=25), 0, Nyala.BAIK),
        (timedelta(hours=25), 1, Nyala.PERHATIAN),
    ],
)
def test_a_backup_is_old_once_it_lacks_what_came_after(
    age: timedelta, after: int, nyala: Nyala
) -> None:
    last = CadanganTerakhir(3, "/stik/cadangan-000003", 40, (KINI - age).isoformat(), after)
    assert backup_light((last,), KINI).nyala is nyala


def test_no_backup_at_all_is_the_worst() -> None:
    assert backup_light((), KINI).nyala is Nyala.BURUK


def test_a_computer_without_a_printer_is_said() -> None:
    assert printer_light(()).nyala is Nyala.PERHATIAN
    assert "Loket" in printer_light(("Loket",)).kalimat
