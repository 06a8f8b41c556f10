"""The knock of a second start, through a real local socket from another process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from spkt_desk.ui.ketuk import PendengarKetukan, knock

_KETUK = (
    "import pathlib, sys; from spkt_desk.ui.ketuk import knock; "
    "sys.exit(0 if knock(pathlib.Path(sys.argv[1]), 5000) else 1)"
)


def _heard(qtbot: QtBot, ears: PendengarKetukan, folder: Path) -> bool:
    """Knock from another process; tell whether it was answered."""
    with qtbot.waitSignal(ears.knocked, timeout=10_000):
        other = subprocess.Popen([sys.executable, "-c", _KETUK, str(folder)])
    qtbot.waitUntil(lambda: other.poll() is not None)
    return other.returncode == 0


def test_a_knock_is_heard_and_answered(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    ears = PendengarKetukan(tmp_path, parent)
    assert _heard(qtbot, ears, tmp_path)
    ears.close()


def test_another_station_hears_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    parent = QObject()
    ears = PendengarKetukan(tmp_path, parent)
    assert not knock(tmp_path / "lain", 0)
    ears.close()


def test_a_socket_left_by_a_kill_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    left = PendengarKetukan(tmp_path, parent)
    ears = PendengarKetukan(tmp_path, parent)
    assert _heard(qtbot, ears, tmp_path)
    ears.close()
    left.close()
