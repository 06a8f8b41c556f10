"""Jobs run beside the window and answer on its thread, whatever happens to them."""

from __future__ import annotations

import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.ui.jobs import Failure, Jobs


def test_work_is_elsewhere_and_the_answer_is_here(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int]] = []
    jobs.run(
        threading.get_ident,
        lambda worker: seen.append((worker, threading.get_ident())),
        lambda failure: pytest.fail(str(failure)),
    )
    assert not seen
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert here == threading.get_ident()
    assert worker != here


def _with_thread(number: int) -> tuple[int, int]:
    return number, threading.get_ident()


def test_jobs_keep_their_order_on_one_worker(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int]] = []
    for number in range(20):
        jobs.run(
            partial(_with_thread, number),
            seen.append,
            lambda failure: pytest.fail(str(failure)),
        )
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [number for number, _worker in seen] == list(range(20))
    assert len({worker for _number, worker in seen}) == 1


def test_a_fault_is_answered_here(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[Failure, int]] = []

    def fail() -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan tempat.")

    jobs.run(
        fail,
        lambda _nothing: pytest.fail("no fault"),
        lambda failure: seen.append((failure, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    failure, here = seen[0]
    assert isinstance(failure, EnvironmentFault)
    assert failure.advice == "Kosongkan tempat."
    assert here == threading.get_ident()


def test_a_bug_reaches_the_excepthook(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))

    def crash() -> None:
        raise ZeroDivisionError

    jobs.run(crash, lambda _nothing: None, lambda failure: pytest.fail(str(failure)))
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


def test_nobody_is_answered_who_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[str] = []
    owner = QObject()
    gate = threading.Event()
    jobs.run(lambda: gate.wait(10), lambda _value: seen.append("gone"), lambda _f: None, owner)
    jobs.run(lambda: True, lambda _value: seen.append("there"), lambda _f: None)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["there"]
