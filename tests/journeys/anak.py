"""A child process for the power cut: opens the program, types a name, says so, waits to be killed.

Run as ``python -m tests.journeys.anak STATION SETTINGS NAME``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spkt_desk.app import Program
from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Zona
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from spkt_desk.ui.window import MainWindow
from tests.support.stasiun import NRP, SANDI

NAMA = "penerimaan.kehilangan.pelapor.nama"


class Pengetik:
    """Goes one step further at each beat, when the screen it needs is there."""

    def __init__(self, program: Program, name: str) -> None:
        self._program = program
        self._name = name
        self._steps = [self._log_in, self._begin, self._lost, self._type]
        self._timer = QTimer()
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        if self._steps and self._steps[0]():
            self._steps.pop(0)

    def _log_in(self) -> bool:
        login = self._program.window
        if not isinstance(login, JendelaMasuk) or not login.isActiveWindow():
            return False
        QTest.keyClicks(login.isian.nrp.editor, NRP)
        QTest.keyClicks(login.isian.sandi.editor, SANDI)
        QTest.keyClick(login.isian.sandi.editor, Qt.Key.Key_Return)
        return True

    def _begin(self) -> bool:
        desk = self._program.window
        if not isinstance(desk, MainWindow) or not desk.isActiveWindow():
            return False
        QTest.keyClick(desk, Qt.Key.Key_F2)
        return True

    def _lost(self) -> bool:
        focus = QApplication.focusWidget()
        if focus is None or not focus.objectName().startswith("penerimaan.asal"):
            return False
        QTest.keyClick(focus, Qt.Key.Key_H)
        return True

    def _type(self) -> bool:
        desk = self._program.window
        found = desk.findChildren(QWidget, NAMA) if desk is not None else []
        if not found or not found[0].isVisible():
            return False
        found[0].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(found[0], self._name)
        sys.stdout.write("typed\n")
        sys.stdout.flush()
        return True


def main() -> int:
    """Open the station and type."""
    app = QApplication(sys.argv[:1])
    station, settings, name = sys.argv[1:]
    program = Program(
        app,
        FolderStasiun(Path(station)),
        Path(settings),
        latihan=False,
        clock=SystemClock(Zona.WITA),
    )
    program.start()
    typist = Pengetik(program, name)
    assert typist is not None
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
