"""Buttons that Enter presses as well as Space, with their key written on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from spkt_desk.ui.kit.nama import name_widget, set_look
from spkt_desk.ui.shortcuts import Tombol


class Kancing(QPushButton):
    """A push button; Enter presses it, Shift+Enter steps back to the field before."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter like Space: the officer never reaches for the mouse."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.isAutoRepeat():
                return
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.focusPreviousChild()
                return
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.click()
                return
        super().keyPressEvent(event)


def make_button(
    place: str,
    label: str,
    act: Callable[[], object],
    tombol: Tombol | None = None,
    *,
    rupa: str = "",
    tip: str = "",
) -> Kancing:
    """Return a button that calls `act`; with a `tombol` its key stands behind the label.

    `rupa`: "utama" for the one primary act of a screen, "merah", "tautan", "baris" or empty.
    The key itself is set elsewhere (build_actions); the button only shows it.
    """
    button = Kancing(f"{label}  {tombol.tulisan}" if tombol else label)
    name_widget(button, place, label, tombol, tip)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return set_look(button, rupa) if rupa else button
