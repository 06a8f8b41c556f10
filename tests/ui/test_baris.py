"""A line takes a paste whole or not at all, by whichever way it comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from spkt_desk.ui.kit.baris import PANJANG_KETIKAN, Baris
from tests.ui.conftest import Show
from tests.ui.dunia import press

TERLALU = "x" * (PANJANG_KETIKAN + 1)


@pytest.fixture
def baris(show: Show) -> Baris:
    line = Baris()
    show(line)
    line.setFocus()
    return line


def _by_key(_line: Baris) -> None:
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _by_insert(_line: Baris) -> None:
    press(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)


def _by_menu(line: Baris) -> None:
    corner = QPoint(2, 2)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, corner, line.mapToGlobal(corner), Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(line, event)
    menu = line.findChildren(QMenu)[-1]
    (paste,) = [one for one in menu.actions() if one.text().startswith("&Tempel")]
    assert isinstance(paste, QAction)
    paste.trigger()
    menu.close()


def _by_drop(line: Baris) -> None:
    brought = QMimeData()
    brought.setText(QApplication.clipboard().text())
    event = QDropEvent(
        QPointF(2, 2),
        Qt.DropAction.CopyAction,
        brought,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    line.dropEvent(event)


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # a screenless menu
@pytest.mark.parametrize("way", [_by_key, _by_insert, _by_menu, _by_drop])
def test_what_fits_comes_in_and_what_does_not_is_counted(
    baris: Baris, qtbot: QtBot, way: Callable[[Baris], None]
) -> None:
    refused: list[int] = []
    baris.refused.connect(refused.append)
    QApplication.clipboard().setText("Jl. Melati")
    way(baris)
    qtbot.waitUntil(lambda: baris.text() == "Jl. Melati")
    QApplication.clipboard().setText(TERLALU)
    way(baris)
    qtbot.waitUntil(lambda: refused == [len("Jl. Melati") + len(TERLALU)])
    assert baris.text() == "Jl. Melati"


def test_what_is_marked_makes_room(baris: Baris) -> None:
    baris.setText("y" * PANJANG_KETIKAN)
    baris.selectAll()
    QApplication.clipboard().setText("x" * PANJANG_KETIKAN)
    _by_key(baris)
    assert baris.text() == "x" * PANJANG_KETIKAN


def test_what_the_program_fills_in_is_never_cut(baris: Baris) -> None:
    baris.setText(TERLALU)
    assert baris.text() == TERLALU


def test_a_line_that_is_only_read_refuses_nothing_aloud(baris: Baris) -> None:
    refused: list[int] = []
    baris.refused.connect(refused.append)
    baris.setReadOnly(True)
    QApplication.clipboard().setText(TERLALU)
    _by_key(baris)
    assert refused == []
    assert baris.text() == ""
