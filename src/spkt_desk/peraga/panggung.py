"""The stage of a demonstration: a practice station in its own folder, and the program on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spkt_desk.app import Program
from spkt_desk.devices.clock import SteppingClock, SystemClock
from spkt_desk.domain.clock import Clock, Zona
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.peraga.tangan import Tangan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.latihan import AkunLatihan
from spkt_desk.stasiun_latihan import build_practice, practice_day
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.masuk.jendela import JendelaMasuk
from spkt_desk.ui.window import MainWindow

BENIH = 7
JEDA_TOMBOL = timedelta(milliseconds=40)


@dataclass(frozen=True, slots=True)
class Panggung:
    """The program on a practice station, and somebody at its keyboard."""

    app: QApplication
    program: Program
    tangan: Tangan
    akun: AkunLatihan
    akun_lain: tuple[AkunLatihan, ...]

    def login_window(self) -> JendelaMasuk:
        """Return the login in front."""
        window = self.program.window
        if not isinstance(window, JendelaMasuk):
            raise TypeError(type(window).__name__)
        return window

    def log_in(self) -> MainWindow:
        """Type NRP and password, and return the desk that opens."""
        login = self.login_window()
        login.resize(1366, 768)
        QTest.keyClicks(login.isian.nrp.editor, self.akun.nrp)
        QTest.keyClicks(login.isian.sandi.editor, self.akun.kata_sandi)
        QTest.keyClick(login.isian.sandi.editor, Qt.Key.Key_Return)
        self.tangan.wait(lambda: isinstance(self.program.window, MainWindow), "meja tidak terbuka")
        window = self.program.window
        if not isinstance(window, MainWindow):
            raise TypeError(type(window).__name__)
        window.resize(1366, 768)
        window.activateWindow()
        return window


@contextmanager
def stage(
    days: int, say: Callable[[str], object], clock: Clock | None = None
) -> Iterator[Panggung]:
    """Build a practice station of some days and start the program on it; all of it goes away.

    The station's last day is the day `clock` shows (the computer's own when not given).
    """
    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication(["spkt-desk"])
    with TemporaryDirectory(prefix="spkt-peraga-") as temporary:
        base = Path(temporary)
        say(f"Stasiun latihan {days} hari disiapkan.")
        # Each reading is a step: hands that press keys at once still look like a person typing.
        clock = clock or SteppingClock(SystemClock(Zona.WITA).now(), JEDA_TOMBOL)
        today = practice_day(clock.now().wall)
        station = build_practice(
            base / "stasiun", days=days, seed=BENIH, today=today, progress=lambda _d, _n: None
        )
        with started(app, base, clock, latihan=True) as program:
            yield Panggung(app, program, Tangan(app), station.akun[0], station.akun[1:])


@contextmanager
def started(app: QApplication, base: Path, clock: Clock, *, latihan: bool) -> Iterator[Program]:
    """Run the program on the station of a temporary folder, without a printer."""
    program = Program(
        app,
        FolderStasiun(base / "stasiun"),
        base / "komputer.toml",
        latihan=latihan,
        printing=_without_printer,
        clock=clock,
    )
    program.start()
    try:
        yield program
    finally:
        program.stop()


class TanpaPrinter:
    """A computer without a printer: nothing is sent, and the letter stays owed."""

    def accepts_pdf(self) -> bool:
        """Tell that PDF would be taken."""
        return True

    def printers(self) -> tuple[str, ...]:
        """Return no queue."""
        return ()

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        """Answer that nothing was printed."""
        del antrean, lembar
        return PrintOutcome.GAGAL


def _without_printer(jobs: Jobs) -> Pencetakan:
    """Return a printing that never opens a dialog."""
    return Pencetakan(jobs, TanpaPrinter(), choose=lambda _parent: "peraga")
