from __future__ import annotations

from itertools import pairwise

from spkt_desk.kunci.tunggu import Tunggu

MINUTE = 60 * 1_000_000_000


def test_five_failures_in_a_quarter_of_an_hour_make_the_slot_wait_longer_each_time() -> None:
    wait, now = Tunggu(), 0
    for _ in range(4):
        wait = wait.after_failure(now)
        assert wait.seconds_left(now) == 0
    waited = []
    for _ in range(7):
        wait = wait.after_failure(now)
        waited.append(wait.seconds_left(now) // 60)
        now = wait.until_ns
        assert wait.seconds_left(now) == 0
        assert wait.seconds_left(now - 1) == 1
    assert waited == [1, 2, 4, 8, 15, 15, 15]


def test_failures_spread_over_hours_do_not_add_up() -> None:
    wait = Tunggu()
    for now in range(0, 100 * 4 * MINUTE, 4 * MINUTE):
        wait = wait.after_failure(now)
        assert wait.seconds_left(now) == 0


def test_a_restart_starts_the_last_wait_anew() -> None:
    now = 5 * MINUTE
    assert Tunggu.resumed(0, now) == Tunggu()
    assert Tunggu.resumed(4, now).seconds_left(now) == 0
    assert Tunggu.resumed(4, now).after_failure(now).seconds_left(now) == 60
    left = [Tunggu.resumed(count, now).seconds_left(now) for count in (5, 6, 7, 90)]
    assert left == [60, 120, 240, 900]
    assert all(a < b for a, b in pairwise(left))
