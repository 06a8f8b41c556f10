"""One enum holds every key: no two collide, the help is made of it, a press reaches the action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from spkt_desk.ui.shortcuts import (
    DI_SINI,
    TOMBOL_LAYAR,
    Tempat,
    Tombol,
    build_actions,
    help_table,
    sequences_of,
)
from tests.ui.conftest import Show


def test_no_key_means_two_things() -> None:
    keys = [sequence.toString() for tombol in Tombol for sequence in sequences_of(tombol)]
    assert len(keys) == len(set(keys))


def test_every_key_is_one_qt_knows() -> None:
    for tombol in Tombol:
        assert not QKeySequence(tombol.kunci).isEmpty()
        assert QKeySequence(tombol.kunci).count() == 1


def test_help_lists_every_action_once() -> None:
    assert sorted(row[1] for row in help_table()) == sorted(tombol.arti for tombol in Tombol)


@pytest.mark.parametrize("layar", TOMBOL_LAYAR)
def test_help_begins_with_the_keys_of_the_screen_and_lists_the_others_once(layar: str) -> None:
    rows = help_table(layar)
    here = [row[1] for row in rows if row[2] == DI_SINI]
    assert here == [tombol.arti for tombol in TOMBOL_LAYAR[layar]]
    assert [row[1] for row in rows[: len(here)]] == here
    assert sorted(row[1] for row in rows) == sorted(tombol.arti for tombol in Tombol)


def test_every_key_of_a_screen_stands_with_a_screen_there_is() -> None:
    assert TOMBOL_LAYAR.keys() <= {tombol.label for tombol in Tombol}
    told = {tombol for keys in TOMBOL_LAYAR.values() for tombol in keys}
    assert {tombol for tombol in Tombol if tombol.tempat is Tempat.LAYAR} <= told


@pytest.mark.parametrize("tombol", [t for t in Tombol if t.tempat is not Tempat.ISIAN])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_key_reaches_its_action_from_inside_a_field(
    tombol: Tombol, kind: type[QWidget], show: Show
) -> None:
    pressed: list[Tombol] = []
    window = QWidget()
    field = kind()
    QVBoxLayout(window).addWidget(field)
    build_actions(window, pressed.append)
    show(window)
    field.setFocus()
    QTest.keySequence(field, QKeySequence(tombol.kunci))
    assert pressed == [tombol]


def test_keys_of_fields_are_left_to_the_fields(show: Show) -> None:
    pressed: list[Tombol] = []
    window = QWidget()
    field = QLineEdit(window)
    build_actions(window, pressed.append)
    show(window)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == []
