"""What every test of a screen needs: the theme, a clock that stands still, a desk without files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.meja_kerja import make_desk
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.meja import Luar
from spkt_desk.ui.terjemah import install_words
from spkt_desk.ui.theme import Tampilan, apply_theme
from spkt_desk.ui.window import MainWindow
from tests.support.stasiun import Stasiun, founded
from tests.ui.loket_uji import Loket, at_counter
from tests.ui.tab_terbuka import TanpaPencetak

Show = Callable[[QWidget], QWidget]
Buka = Callable[[Layanan], MainWindow]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    words = install_words(qapp)
    apply_theme(qapp, Tampilan())
    yield
    qapp.removeTranslator(words)
    for widget in qapp.topLevelWidgets():
        widget.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.wait()
    qapp.processEvents()


@pytest.fixture
def stasiun(tmp_path: Path) -> Iterator[Stasiun]:
    made = founded(tmp_path)
    yield made
    made.close()


@pytest.fixture
def loket(qtbot: QtBot, stasiun: Stasiun, tmp_path: Path) -> Iterator[Loket]:
    """Open the counter's tab of the first officer."""
    with at_counter(qtbot, stasiun, tmp_path) as made:
        yield made


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Bring a widget to the front and wait until keys reach it."""

    def bring(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return bring


@pytest.fixture
def buka(show: Show, qapp: QApplication, stasiun: Stasiun, jobs: Jobs) -> Buka:
    """Return what opens the whole window over a real station, for one officer."""
    luar = Luar(
        app=qapp,
        clock=stasiun.clock,
        jobs=jobs,
        cetak=Pencetakan(jobs, TanpaPencetak()),
        login=lambda nrp, sandi: make_desk(stasiun.login(nrp, sandi)),
        login_new=lambda nrp, sandi, baru: make_desk(stasiun.pintu.login(nrp, sandi, baru)),
        keep_look=lambda _look: None,
        keep_menit=lambda _menit: None,
        jobs_cari=jobs,
    )

    def opened(layanan: Layanan) -> MainWindow:
        layanan.look_around()  # as the program does behind the login
        made = MainWindow(make_desk(layanan), luar, Tampilan())
        deque(made.sit_down(), maxlen=0)
        show(made)
        return made

    return opened


@pytest.fixture
def jendela(stasiun: Stasiun, buka: Buka) -> MainWindow:
    """Open the window of the first officer."""
    return buka(stasiun.layanan)
