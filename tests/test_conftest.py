"""The guards of the test suite bite: dialogs raise, sockets are refused, warnings are errors."""

from __future__ import annotations

import socket
import warnings

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QMessageBox
from pytest_socket import SocketConnectBlockedError
from pytestqt.qtbot import QtBot

from tests.conftest import DialogOpenedError
from tests.support.tools import tool


def test_a_dialog_refuses_to_open(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    with pytest.raises(DialogOpenedError, match=r"QDialog\.exec"):
        dialog.exec()
    printing = QPrintDialog()
    qtbot.addWidget(printing)
    with pytest.raises(DialogOpenedError, match=r"QPrintDialog\.exec"):
        printing.exec()


@pytest.mark.parametrize("name", ["question", "information", "warning", "critical"])
def test_a_message_box_refuses_to_open(name: str) -> None:
    with pytest.raises(DialogOpenedError, match=name):
        getattr(QMessageBox, name)(None, "judul", "isi")


def test_the_network_is_out_of_reach() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line,
        pytest.warns(UserWarning, match=r"192\.0\.2\.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        line.connect(("192.0.2.1", 9))


def test_a_missing_tool_fails_and_does_not_skip() -> None:
    with pytest.raises(pytest.fail.Exception, match="alat-khayal is not installed"):
        tool("alat-khayal")


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning, match="hati-hati"):
        warnings.warn("hati-hati", stacklevel=1)
