"""The program in a real window on a real station, with keys pressed and the real print queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt import exceptions
from pytestqt.qtbot import QtBot

from spkt_desk.antrean import AntreanCups
from spkt_desk.app import Program
from spkt_desk.devices.clock import SteppingClock
from spkt_desk.domain.clock import Clock
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from spkt_desk.ui.window import MainWindow
from tests.support.stasiun import NRP, SANDI

SABAR_MS = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Meja:
    """Somebody sitting at the program."""

    bot: QtBot
    program: Program
    ketukan: list[int] = field(default_factory=list)
    """How many keys each press or typing took."""

    @property
    def front(self) -> QWidget:
        """The window in front."""
        window = self.program.window
        assert window is not None
        return window

    def wait(self, seen: Callable[[], bool]) -> None:
        """Wait until something is there; what never came tells what was there instead."""
        try:
            self.bot.waitUntil(seen, timeout=SABAR_MS)
        except exceptions.TimeoutError as late:
            late.add_note(_seen_now())
            raise

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        self.ketukan.append(1)
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.ketukan.append(len(text))
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        """Return the widget that has the keyboard."""
        self.wait(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def find(self, name: str) -> QWidget:
        """Return the visible widget of a name."""
        found = [one for one in self.front.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"{name} is not on the screen"
        return found[0]

    def fill(self, name: str, text: str) -> None:
        """Type into a named field in place of what stood there, and leave it by Enter."""
        widget = self.find(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.ketukan.append(len(text) + 2)
        QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(widget, text)
        QTest.keyClick(widget, Qt.Key.Key_Return)

    def log_in(self, nrp: str = NRP, sandi: str = SANDI) -> MainWindow:
        """Type NRP and password and wait for the desk."""
        login = self.front
        assert isinstance(login, JendelaMasuk)
        self.wait(login.isActiveWindow)
        self.ketukan.append(len(nrp) + len(sandi) + 2)
        QTest.keyClicks(login.isian.nrp.editor, nrp)
        QTest.keyClick(login.isian.nrp.editor, Qt.Key.Key_Return)
        QTest.keyClicks(login.isian.sandi.editor, sandi)
        QTest.keyClick(login.isian.sandi.editor, Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.program.window, MainWindow))
        desk = self.program.window
        assert isinstance(desk, MainWindow)
        self.wait(desk.isActiveWindow)
        return desk

    def sit_down(self, nrp: str, sandi: str) -> None:
        """Ctrl+Shift+L, NRP and password of the next officer, in the same window."""
        desk = self.desk
        self.press(Qt.Key.Key_L, CTRL | SHIFT)
        self.wait(lambda: desk.locked)
        self.wait(lambda: self.focus().objectName() == "kunci.nrp")
        self.type(nrp)
        self.press(Qt.Key.Key_Return)
        self.type(sandi)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not desk.locked)

    def away(self, clock: SteppingClock, by: timedelta, sandi: str = SANDI) -> None:
        """Lock the screen, let hours pass, and come back."""
        desk = self.desk
        self.press(Qt.Key.Key_L, CTRL)
        self.wait(lambda: desk.locked)
        clock.advance(by)
        self.type(sandi)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not desk.locked)

    @property
    def desk(self) -> MainWindow:
        """The window of the desk."""
        assert isinstance(self.front, MainWindow)
        return self.front


def _seen_now() -> str:
    """Say where the keyboard is, which windows stand open, and what the foot says."""
    focus = QApplication.focusWidget()
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    said = [one.foot.said() for one in windows if isinstance(one, MainWindow)]
    return (
        f"keyboard: {focus.objectName() if focus else None} ({type(focus).__name__}); windows: "
        f"{[(type(one).__name__, one.windowTitle(), one.isActiveWindow()) for one in windows]}; "
        f"foot: {said}"
    )


@contextmanager
def opened(
    bot: QtBot,
    folder: Path,
    clock: Clock,
    settings: Path,
    *,
    antrean: str = "",
    keluar: bool = True,
) -> Iterator[Meja]:
    """Start the program; `antrean` stands for the print dialog, `keluar` for the answer."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def printing(jobs: Jobs) -> Pencetakan:
        return Pencetakan(
            jobs, AntreanCups(), choose=lambda _parent: antrean, confirm=lambda _parent: keluar
        )

    program = Program(
        app, FolderStasiun(folder), settings, latihan=False, printing=printing, clock=clock
    )
    program.start()
    try:
        yield Meja(bot, program)
    finally:
        program.stop()
