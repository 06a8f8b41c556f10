"""A hand that presses twice makes one report: 500 forms, each sent twice 0 to 50 ms apart (T19).

All 500 go through the real form, tab, worker, file and printer, in twenty stations of twenty-five.
A form costs about 0.15 s of work, most of it the letter that is drawn, kept and printed behind it;
the page beside the form is folded away. The second press falls on whatever lies under the hand by
then, or on whatever has the keyboard.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spkt_desk.domain.mutasi import JenisMutasi
from tests.support.stasiun import Stasiun, founded, make_draft
from tests.ui.loket_uji import Loket, at_counter

pytestmark = pytest.mark.faults

SEMUA = 500
SESTASIUN = 25
JEDA_TERLAMA_MS = 50
URUT_PERTAMA = 412
"""The paper book ended one before."""

Tekan = Callable[[], object]


class DuaKali(QObject):
    """Presses now and once more after a while; the loop is free in between."""

    def __init__(self, loket: Loket, press: Tekan, gap_ms: int) -> None:
        super().__init__(loket.tab)
        self.done = False
        self._press = press
        press()
        QTimer.singleShot(gap_ms, self, self._again)

    def _again(self) -> None:
        self._press()
        self.done = True


@pytest.fixture
def stasiun(tmp_path: Path) -> Iterator[Stasiun]:
    made = founded(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("seed", range(SEMUA // SESTASIUN))
def test_two_presses_are_one_report(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path, seed: int
) -> None:
    gaps = random.Random(seed)
    with at_counter(qtbot, stasiun, tmp_path) as loket:
        loket.start()
        loket.ctrl(Qt.Key.Key_B)
        for turn in range(SESTASIUN):
            _open_form(loket)
            press = _keying(loket) if turn % 2 else _clicking(loket)
            _send(loket, press, gaps.randint(0, JEDA_TERLAMA_MS))
        loket.tunggu(lambda: len(loket.pencetak.sheets()) >= SESTASIUN)
        _open_form(loket)  # and the next citizen is served
    assert _numbers(stasiun) == list(range(URUT_PERTAMA, URUT_PERTAMA + SESTASIUN))
    assert _lines(stasiun) == SESTASIUN
    assert len(loket.pencetak.sheets()) == SESTASIUN


def test_a_form_that_could_be_sent_twice_still_makes_one_report(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    with at_counter(qtbot, stasiun, tmp_path) as loket:
        _open_form(loket)
        _send(loket, lambda: _send_unguarded(loket), 0)
    assert _numbers(stasiun) == [URUT_PERTAMA]
    assert _lines(stasiun) == 1


def test_control_two_forms_for_one_visit_are_two_reports(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    names = (f"tanpa-kunci-{number}" for number in count())

    def press() -> None:
        loket.put(make_draft(next(names)))
        _send_unguarded(loket)

    with at_counter(qtbot, stasiun, tmp_path) as loket:
        _open_form(loket)
        _send(loket, press, 0)
        assert loket.jobs.wait()
    assert _numbers(stasiun) == [URUT_PERTAMA, URUT_PERTAMA + 1]
    assert _lines(stasiun) == 2


def _open_form(loket: Loket) -> None:
    """Begin a visit and fill its form."""
    loket.start()
    draft = make_draft(loket.form.draft().draft_id)
    loket.put(replace(draft, barang=draft.barang[:1]))
    assert loket.form.issue_button.isEnabled()


def _send(loket: Loket, press: Tekan, gap_ms: int) -> None:
    """Press twice; wait until both presses fell and the letter stands in front."""
    hand = DuaKali(loket, press, gap_ms)
    page = loket.tab.surat.page
    loket.tunggu(lambda: hand.done and loket.tab.pages.currentWidget() is page)


def _keying(loket: Loket) -> Tekan:
    """Return a Ctrl+Enter into whatever has the keyboard then."""
    return lambda: loket.ctrl(Qt.Key.Key_Return)


def _clicking(loket: Loket) -> Tekan:
    """Return a press of the mouse where the button is now, on whatever is there then."""
    button = loket.form.issue_button
    place = button.mapTo(loket.tab, button.rect().center())
    return lambda: _click(loket, place)


def _click(loket: Loket, place: QPoint) -> None:
    under = loket.tab.childAt(place)
    assert under is not None
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(under, Qt.MouseButton.LeftButton, none, under.mapFrom(loket.tab, place))


def _send_unguarded(loket: Loket) -> None:
    """Send the form as if it had never been sent: no first press is remembered."""
    pengurus = loket.tab.pengurus()
    pengurus._release()  # noqa: SLF001 - the guard is taken out on purpose
    pengurus.issue()


def _numbers(stasiun: Stasiun) -> list[int]:
    """Return the serial numbers of all letters, in their order."""
    papers = stasiun.layanan.kertas.recent(10 * SESTASIUN)
    return sorted(int(one.nomor.split("/")[1]) for one in papers)


def _lines(stasiun: Stasiun) -> int:
    """Count the book lines of lost-item reports."""
    mutasi = stasiun.layanan.mutasi
    day = mutasi.day(mutasi.today())
    return sum(one.jenis is JenisMutasi.KEHILANGAN for one in day)
