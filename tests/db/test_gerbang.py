"""The gate: nobody passes while it is shut, nobody waits for himself, nobody waits for ever."""

from __future__ import annotations

import threading

import pytest

from spkt_desk.db.gerbang import Gerbang
from spkt_desk.domain.errors import EnvironmentFault


def test_a_thread_that_is_inside_goes_through_once_more() -> None:
    gate = Gerbang(0.01)
    with gate.passing(), gate.passing():
        pass
    with gate.shut():
        pass


def test_who_has_left_is_forgotten() -> None:
    gate = Gerbang(20)

    def _pass() -> None:
        with gate.passing(), gate.passing():
            pass

    threads = [threading.Thread(target=_pass) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not gate._inside  # noqa: SLF001 - a long day has thousands of threads


def test_who_is_inside_is_waited_for_and_not_for_ever() -> None:
    gate = Gerbang(0.01)
    with gate.passing(), pytest.raises(EnvironmentFault, match="sedang dipakai"), gate.shut():
        pytest.fail("shut with somebody inside")
    with gate.passing():  # the one who gave up keeps nobody out
        pass


def test_nobody_passes_while_it_is_shut_and_everybody_after() -> None:
    gate = Gerbang(20)
    order: list[str] = []
    begun = threading.Event()

    def _pass() -> None:
        begun.set()
        with gate.passing():
            order.append("lewat")

    with gate.shut():
        thread = threading.Thread(target=_pass)
        thread.start()
        assert begun.wait(20)
        order.append("tutup")
    thread.join(20)
    assert order == ["tutup", "lewat"]


def test_one_who_would_wait_too_long_is_told_that_nothing_was_saved() -> None:
    gate = Gerbang(0.01)
    with gate.shut(), pytest.raises(EnvironmentFault, match="Belum tersimpan"), gate.passing():
        pytest.fail("passed a shut gate")
