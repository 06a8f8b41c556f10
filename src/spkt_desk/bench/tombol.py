"""What both launch probes do: wait until a window is active, type one key, see that it shows."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

SIAP = "siap"


def watch(app: QApplication) -> QTimer:
    """Tell on stdout when the first active window has taken a key, then leave the program."""
    timer = QTimer(app)
    timer.setInterval(0)

    def look() -> None:
        field = typing_place(app)
        if field is None:
            return
        press(field, "0")
        if field.text():
            field.repaint()
            timer.stop()
            sys.stdout.write(f"{SIAP}\n")
            sys.stdout.flush()
            app.exit(0)

    timer.timeout.connect(look)
    timer.start()
    return timer


def typing_place(app: QApplication) -> QLineEdit | None:
    """Return the field that has the keyboard in a window that is on the screen and active."""
    window, field = app.activeWindow(), app.focusWidget()
    if not isinstance(window, QWidget) or not isinstance(field, QLineEdit):
        return None
    return field if window.isVisible() and window.windowHandle().isExposed() else None


def press(widget: QWidget, text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    """Press and let go of one key after another, as the window system would deliver them."""
    for letter in text or "\r":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter if text else "")
            QApplication.sendEvent(widget, event)
