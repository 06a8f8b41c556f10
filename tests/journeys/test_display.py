"""The display of the journeys is a real one: a window gets the focus and reads the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.journey


def test_a_window_gets_the_focus_and_the_keys(qtbot: QtBot) -> None:
    window = QMainWindow()
    field = QLineEdit(window)
    window.setCentralWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(field.hasFocus)

    qtbot.keyClicks(field, "dompet")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    assert QGuiApplication.platformName() == "xcb"
    assert field.text() == "dompe"
    assert QGuiApplication.primaryScreen().size().toTuple() == (1366, 768)
