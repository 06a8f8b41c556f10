"""The plug is pulled while somebody types: at most five seconds are lost, one question is asked."""

from __future__ import annotations

import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Zona
from tests.journeys.meja import opened
from tests.support.stasiun import founded

pytestmark = pytest.mark.journey

CHECKOUT = Path(__file__).parents[2]
NAMA = "HALIMAH TUNA"
JANJI_DETIK = 5.0


def test_a_killed_program_offers_the_draft_back(qtbot: QtBot, tmp_path: Path) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    command = [sys.executable, "-m", "tests.journeys.anak", str(station.path), str(settings), NAMA]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=CHECKOUT, encoding="utf-8") as child:
        assert child.stdout is not None
        ready, _, _ = select.select([child.stdout], [], [], 60)
        assert ready, "the child never typed"
        assert child.stdout.readline() == "typed\n"
        deadline = time.monotonic() + JANJI_DETIK
        qtbot.waitUntil(lambda: time.monotonic() >= deadline, timeout=10_000)
        child.kill()
    with opened(qtbot, station.path, SystemClock(Zona.WITA), settings) as meja:
        meja.log_in()
        meja.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        meja.wait(lambda: bool(_question(meja.front.findChildren(QLabel))))
        assert NAMA in _question(meja.front.findChildren(QLabel))
        assert all(line.baik for line in meja.program.desk().pemeriksaan.check())


def _question(labels: list[QLabel]) -> str:
    """Return the question about a kept draft, empty while none is asked."""
    texts = [
        label.text()
        for label in labels
        if label.objectName() == "penerimaan.tawaran.pertanyaan" and label.isVisible()
    ]
    return texts[0] if texts else ""
