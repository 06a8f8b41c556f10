"""A page that scrolls and follows the keyboard from field to field."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.nama import focused_in, set_look

_SISI, _ATAS = 16, 48
"""Room left around what is shown: a field brings its label and its message with it."""


class Gulir(QScrollArea):
    """Scrolls to what the keyboard reaches: by walking, or because the program asks for it there.

    A click scrolls nothing: the button would move away under the mouse.
    """

    def __init__(self) -> None:
        """Stand empty, without a frame."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        if moved:
            self.follow()
        return moved

    def follow(self) -> None:
        """Scroll to the field that has the keyboard, if it is one of this page."""
        page = self.widget()
        for widget in focused_in(self):
            if page is not None and page.isAncestorOf(widget):
                self.ensureWidgetVisible(widget, _SISI, _ATAS)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        page = self.widget()
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and page is not None and page.isAncestorOf(now) and not clicked:
            # A turn later: a message that came with the focus has its room by then.
            QTimer.singleShot(0, self, self.follow)


def scrolled(page: QWidget) -> Gulir:
    """Put a page into such an area, on the ground of the window."""
    area = Gulir()
    set_look(page, "halaman")
    area.setWidget(page)
    return area
