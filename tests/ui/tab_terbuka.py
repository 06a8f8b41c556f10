"""One tab in a small real window: keys, worker and refresh as the window gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.outcomes import Changed, PrintOutcome
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.kit.tab_bagian import TabBagian
from spkt_desk.ui.shortcuts import build_actions
from spkt_desk.ui.theme import Tampilan, apply_theme
from spkt_desk.ui.warna import Warna

LUAS = QSize(1093, 470)
"""What a tab gets on 1366×768 at 125 %."""


B = TypeVar("B", bound=Bagian)


class TanpaPencetak:
    """A computer without a printer."""

    def accepts_pdf(self) -> bool:
        return False

    def printers(self) -> tuple[str, ...]:
        return ()

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        del antrean, lembar
        return PrintOutcome.GAGAL


class Meja:
    """The tab with its keys; `ketik` and `tekan` go to what has the focus."""

    def __init__(self, qtbot: QtBot, tab: Tab, jobs: Jobs, luas: QSize) -> None:
        self.qtbot = qtbot
        self.tab = tab
        self.jobs = jobs
        self.said: list[str] = []
        tab.said.connect(self.said.append)
        tab.saved.connect(tab.refresh)
        build_actions(tab, tab.handle)
        qtbot.addWidget(tab)
        tab.resize(luas)
        tab.refresh(frozenset(Changed))
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.focus_first()

    @property
    def focus(self) -> QWidget:
        """The widget that gets the keys."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def ketik(self, text: str) -> None:
        """Type; only what a keyboard has."""
        QTest.keyClicks(self.focus, text)

    def tekan(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key."""
        QTest.keyClick(self.focus, key, held)

    def section(self, kind: type[B]) -> B:
        """Come to a section by the keys of its list, and into it."""
        assert isinstance(self.tab, TabBagian)
        self.tab.daftar.setFocus()
        self.tekan(Qt.Key.Key_Home)
        for _step in range([one for _name, one in self.tab.bagian].index(kind)):
            self.tekan(Qt.Key.Key_Down)
        self.enter()
        found = self.tab.terbuka
        assert isinstance(found, kind)
        return found

    def enter(self) -> None:
        """Press Enter."""
        self.tekan(Qt.Key.Key_Return)

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.tekan(key, Qt.KeyboardModifier.ControlModifier)

    def tunggu(self, holds: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=10_000)


@contextmanager
def opened(
    qtbot: QtBot,
    make: Callable[[Alat], Tab],
    luas: QSize = LUAS,
    *,
    malam: bool = False,
    printing: Callable[[Jobs], Pencetakan] | None = None,
) -> Iterator[Meja]:
    """Show a tab as the window does; all jobs are done when the block ends."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = Tampilan(malam=malam)
    apply_theme(app, look)
    jobs = Jobs()
    warna: Callable[[], Warna] = lambda: look.warna  # noqa: E731
    cetak = printing(jobs) if printing else Pencetakan(jobs, TanpaPencetak())
    alat = Alat(jobs, cetak, warna)
    tab = make(alat)
    tab.make_whole()
    yield Meja(qtbot, tab, jobs, luas)
    assert jobs.wait()
