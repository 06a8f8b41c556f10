"""What the lock hides besides the window itself: dialogs, menus, and where the keyboard was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from spkt_desk.ui.kit.nama import focused_in
from spkt_desk.ui.penahan import PENAHAN


class Tirai:
    """Draws a curtain over everything of the program that could show a name."""

    def __init__(self, window: QWidget) -> None:
        """Guard `window` and whatever stands in front of it."""
        self._window = window
        self._hidden: list[QWidget] = []
        self._focus: tuple[QWidget, ...] = ()

    def draw(self) -> None:
        """Close menus and lists, hide dialogs, let none open, remember where the keyboard was."""
        PENAHAN.shut_down()
        for widget in QApplication.topLevelWidgets():
            if widget.windowType() is Qt.WindowType.Popup and widget.isVisible():
                widget.close()
        self._focus = focused_in(self._window)
        self._hidden = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self._window and widget.isVisible()
        ]
        for widget in self._hidden:
            widget.hide()

    def lift(self) -> None:
        """Bring dialogs and the keyboard back to where they were, then what waited to be said."""
        for widget in self._hidden:
            if isValid(widget):
                widget.show()
        for widget in self._focus:
            if isValid(widget):
                widget.setFocus()
        self._hidden = []
        self._focus = ()
        PENAHAN.open()

    def forget(self) -> None:
        """Another officer came: nothing of the old one comes back."""
        for widget in self._hidden:
            if isValid(widget):
                widget.close()
        self._hidden = []
        self._focus = ()
        PENAHAN.forget()
