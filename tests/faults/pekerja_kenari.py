"""A desk at which one made-up name passes through everything, until a fault of the program itself.

Run as ``python -m tests.faults.pekerja_kenari STATION SETTINGS BACKUPS QUEUE``; after every act it
names the act on its output and waits for a line, so that somebody can look at the disk.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from spkt_desk.antrean import AntreanCups
from spkt_desk.app import Program
from spkt_desk.peraga.tangan import Tangan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from spkt_desk.ui.penerimaan.tab import PenerimaanTab
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow
from tests.support.stasiun import NRP, SAAT, SANDI, make_clock, make_draft

NAMA = "Djoeharti Kenaripoetri"
FORM = "penerimaan.kehilangan"
ACTS = ("mengetik", "draf", "terbit", "cari", "cadangan", "galat")


class Kenari:
    """The officer who types the name."""

    def __init__(self, app: QApplication, program: Program, backups: Path) -> None:
        self._program = program
        self._backups = backups
        self._tangan = Tangan(app)
        self._answering = QTimer()
        self._answering.timeout.connect(_press_the_only_button)

    def work(self) -> None:
        """Do everything, then meet a bug whose message and variables hold the name."""
        self._answering.start(50)
        desk = self._log_in()
        self._type_report(desk)
        _stop("mengetik")
        self._tangan.press(Qt.Key.Key_S, ctrl=True)
        self._said(desk, "Draf tersimpan.")
        _stop("draf")
        self._tangan.press(Qt.Key.Key_Return, ctrl=True)
        self._said(desk, "dicetak")
        _stop("terbit")
        self._search(desk)
        _stop("cari")
        desk.act(Tombol.KEADAAN)
        self._tangan.fill(desk, "keadaan.tempat", str(self._backups))
        self._tangan.press(Qt.Key.Key_S, ctrl=True)
        self._said(desk, "Cadangan ke-1 jadi.")
        _stop("cadangan")
        self._type_report(desk)

        _stop("galat")
        shown = NAMA
        raise ValueError(shown)

    def _log_in(self) -> MainWindow:
        login = self._program.window
        assert isinstance(login, JendelaMasuk)
        self._tangan.wait(login.isActiveWindow, "jendela")
        QTest.keyClicks(login.isian.nrp.editor, NRP)
        self._tangan.type_at(login.isian.sandi.editor, SANDI)
        self._tangan.wait(lambda: isinstance(self._program.window, MainWindow), "meja")
        desk = self._program.window
        assert isinstance(desk, MainWindow)
        self._tangan.wait(desk.isActiveWindow, "meja di depan")
        return desk

    def _type_report(self, desk: MainWindow) -> None:
        desk.act(Tombol.KEHILANGAN)
        self._tangan.press(Qt.Key.Key_H)
        tab = desk.tab(Tombol.TAB_PENERIMAAN)
        assert isinstance(tab, PenerimaanTab)
        form = tab.pengurus().form
        form.fill(make_draft(form.draft().draft_id))
        self._tangan.fill(desk, f"{FORM}.pelapor.nama", NAMA)

    def _search(self, desk: MainWindow) -> None:
        """Look for the name and open what is found: the search is noted as settled."""
        self._tangan.press(Qt.Key.Key_K, ctrl=True)
        QTest.keyClicks(desk.head.cari, NAMA)
        self._tangan.wait(lambda: desk.search.answered == NAMA, "hasil")
        self._tangan.press(Qt.Key.Key_Down)
        self._tangan.press(Qt.Key.Key_Return)
        self._tangan.wait(lambda: desk.search.answered == "", "hasil terbuka")
        done: list[object] = []
        self._program.jobs.run(lambda: None, done.append, done.append)
        self._tangan.wait(lambda: bool(done), "pekerja")

    def _said(self, desk: MainWindow, words: str) -> None:
        self._tangan.wait(lambda: words in desk.foot.said(), words)


def _press_the_only_button() -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        box.buttons()[0].click()


def _stop(act: str) -> None:
    """Say what has been done, and wait until somebody has looked."""
    sys.stdout.write(f"{act}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _printing(queue: str) -> Callable[[Jobs], Pencetakan]:
    return lambda jobs: Pencetakan(
        jobs, AntreanCups(), choose=lambda _parent: queue, confirm=lambda _parent: True
    )


def main() -> int:
    """Work inside the program's own loop and return its exit code."""
    station, settings, backups, queue = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    program = Program(
        app,
        FolderStasiun(Path(station)),
        Path(settings),
        latihan=False,
        printing=_printing(queue),
        clock=make_clock(SAAT + timedelta(minutes=10), step_ms=40),
    )
    program.start()
    kenari = Kenari(app, program, Path(backups))
    QTimer.singleShot(0, kenari.work)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
