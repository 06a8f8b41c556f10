from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from spkt_desk.devices.clock import SteppingClock, SystemClock, boot_mark
from spkt_desk.domain.clock import Clock, Moment, Zona

START = Moment(datetime(2026, 11, 21, 8, 0, tzinfo=Zona.WITA.tzinfo), 5_000, "boot-uji")


@pytest.mark.parametrize("zona", list(Zona))
def test_the_system_clock_speaks_in_the_units_zone(zona: Zona) -> None:
    clock: Clock = SystemClock(zona)
    first, second = clock.now(), clock.now()
    assert first.wall.tzname() == zona.value
    assert abs(first.wall - datetime.now(UTC)) < timedelta(seconds=5)  # noqa: TID251 - compared
    assert first.monotonic_ns <= second.monotonic_ns
    assert first.boot == second.boot == boot_mark()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names its boot")
def test_two_processes_of_one_boot_agree_on_the_boot() -> None:
    other = subprocess.run(
        [sys.executable, "-c", "from spkt_desk.devices.clock import boot_mark; print(boot_mark())"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert other.stdout.strip() == boot_mark()


def test_the_stepping_clock_walks_and_can_be_set_back() -> None:
    clock = SteppingClock(START, timedelta(minutes=1))
    assert clock.now() == START
    second = clock.now()
    assert second.wall - START.wall == timedelta(minutes=1)
    assert second.monotonic_ns - START.monotonic_ns == 60 * 10**9

    clock.advance(timedelta(hours=3))
    assert clock.now().wall.hour == 11

    clock.set_wall(datetime(2000, 1, 1, tzinfo=Zona.WITA.tzinfo))
    back = clock.now()
    assert back.wall.year == 2000
    assert back.monotonic_ns > second.monotonic_ns
