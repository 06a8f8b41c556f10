"""A pair of hands: presses keys in the window that is in front and waits for what they bring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from spkt_desk.domain.errors import EnvironmentFault

SABAR_DETIK = 60
_DENYUT_MS = 20
_CTRL = Qt.KeyboardModifier.ControlModifier
_TANPA = Qt.KeyboardModifier.NoModifier


class Tangan:
    """Works one application by its keyboard; ASCII only, as a test keyboard types it."""

    def __init__(self, app: QApplication) -> None:
        """Sit down at the keyboard."""
        self._app = app

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press one key where the keyboard is."""
        target = self._app.focusWidget() or self._app.activeWindow()
        if target is None:
            raise _stuck("tidak ada jendela di depan")
        QTest.keyClick(target, key, _CTRL if ctrl else _TANPA)

    def fill(self, window: QWidget, name: str, text: str) -> None:
        """Go to the field of a name and type, replacing what stood there; Enter leaves it."""
        field = self.find(window, name)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(field, Qt.Key.Key_A, _CTRL)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def type_at(self, field: QWidget, text: str) -> None:
        """Type into one field and press Enter."""
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def tick(self, window: QWidget, name: str) -> None:
        """Tick a box by the space bar."""
        box = self.find(window, name)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(box, QCheckBox) and not box.isChecked():
            QTest.keyClick(box, Qt.Key.Key_Space)

    def find(self, window: QWidget, name: str) -> QWidget:
        """Return the visible widget of a name; raise when the screen does not have it."""
        for widget in window.findChildren(QWidget, name):
            if widget.isVisible():
                return widget
        raise _stuck(f"isian {name} tidak tampak")

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Let the program work until something is there; raise when it never comes."""
        loop = QEventLoop()
        pulse = QTimer()
        pulse.setInterval(_DENYUT_MS)
        pulse.timeout.connect(lambda: loop.quit() if seen() else None)
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        pulse.start()
        limit.start(SABAR_DETIK * 1000)
        if not seen():
            loop.exec()
        pulse.stop()
        if not seen():
            raise _stuck(what)

    def rest(self, milliseconds: int) -> None:
        """Let the program finish what runs on its own: previews, painting, animations of Qt."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _stuck(what: str) -> EnvironmentFault:
    """Return the fault of a demonstration that does not go on."""
    return EnvironmentFault(f"Peragaan berhenti: {what}.", "Data sungguhan tidak tersentuh.")
