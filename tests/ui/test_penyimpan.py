"""The draft behind the typing: a busy worker, a late job, a disk that says no."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.penyimpan import PenyimpanDraf
from tests.support.stasiun import Stasiun, make_draft

Penyimpan = PenyimpanDraf[KehilanganDraft]


class Formulir(QObject):
    """What the keeper watches: one draft that somebody types into."""

    def __init__(self) -> None:
        super().__init__()
        self.draft: KehilanganDraft = make_draft(keterangan="")

    def type(self, text: str) -> None:
        self.draft = replace(self.draft, keterangan=text)


@pytest.fixture
def formulir(qtbot: QtBot) -> Formulir:
    assert qtbot is not None
    return Formulir()


@pytest.fixture
def keeper(stasiun: Stasiun, jobs: Jobs, formulir: Formulir) -> Penyimpan:
    layanan = stasiun.layanan
    made = PenyimpanDraf(layanan.draf.keep, jobs, layanan.clock, lambda: formulir.draft, formulir)
    made.start(kept=False)
    return made


def on_disk(stasiun: Stasiun, draft_id: str = "draf-uji-1") -> str:
    return stasiun.layanan.draf.load(draft_id).keterangan


def blocked(jobs: Jobs) -> Event:
    """Keep the worker busy until the event is set."""
    gate = Event()
    jobs.run(lambda: gate.wait(20), lambda _done: None, lambda _failure: None)
    return gate


def test_keeping_now_does_not_wait_for_a_busy_worker(
    keeper: Penyimpan, formulir: Formulir, jobs: Jobs, stasiun: Stasiun
) -> None:
    gate = blocked(jobs)
    formulir.type("dompet cokelat")
    keeper._on_time()  # noqa: SLF001 - the timer of the typing has fired
    keeper.keep_now()
    assert on_disk(stasiun) == "dompet cokelat"
    gate.set()


def test_an_older_job_never_overwrites_what_was_kept_since(
    keeper: Penyimpan,
    formulir: Formulir,
    jobs: Jobs,
    stasiun: Stasiun,
    qtbot: QtBot,
) -> None:
    for while_waiting, then in (("dompet", "dompet cokelat"), ("salah orang", "")):
        gate = blocked(jobs)
        formulir.type(while_waiting)
        keeper._on_time()  # noqa: SLF001
        formulir.type(then)
        keeper.keep_now()
        with qtbot.waitSignal(keeper.kept):
            gate.set()
        assert on_disk(stasiun) == then


def test_nothing_typed_writes_nothing(keeper: Penyimpan, stasiun: Stasiun) -> None:
    keeper.keep_now()
    assert stasiun.layanan.draf.all() == ()


def test_a_late_failure_marks_no_other_form(
    keeper: Penyimpan, formulir: Formulir, jobs: Jobs, stasiun: Stasiun
) -> None:
    gate = blocked(jobs)
    formulir.draft = replace(formulir.draft, mulai="bukan waktu")
    keeper._on_time()  # noqa: SLF001
    formulir.draft = make_draft("lain")
    keeper.start(kept=True)
    gate.set()
    assert jobs.wait()
    QApplication.processEvents()
    assert keeper.sentence() == "Draf tersimpan."
    assert stasiun.layanan.draf.all() == ()


def test_a_refused_form_is_said_in_the_foot_and_at_once_when_leaving(
    keeper: Penyimpan, formulir: Formulir, qtbot: QtBot
) -> None:
    formulir.draft = replace(formulir.draft, mulai="bukan waktu")
    keeper._on_time()  # noqa: SLF001
    qtbot.waitUntil(lambda: "Draf belum tersimpan." in keeper.sentence())
    assert "mulai" not in keeper.sentence()
    with pytest.raises(EnvironmentFault, match="Draf belum tersimpan"):
        keeper.keep_now()
