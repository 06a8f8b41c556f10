"""A page that scrolls and follows the keyboard from field to field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.nama import focused_in, set_look

_SISI, _ATAS = 16, 64
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
        # A message that came with the focus makes the page longer, some turns later.
        self.verticalScrollBar().rangeChanged.connect(self._soon)
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
        _settle()
        page = self.widget()
        for widget in focused_in(self):
            if page is None or not page.isAncestorOf(widget):
                continue
            field = widget.parentWidget()  # label, editor and message together
            if field is not None and field.height() < self.viewport().height() // 2:
                self.ensureWidgetVisible(field, _SISI, _SISI)
            self.ensureWidgetVisible(widget, _SISI, _ATAS)

    def show_top(self) -> None:
        """Scroll to the head of the page: something else stands there now."""
        _settle()
        self.verticalScrollBar().setValue(0)

    def show_whole(self, part: QWidget) -> None:
        """Scroll until a part of the page that has just been opened is seen to its end."""
        _settle()
        self.ensureWidgetVisible(part, _SISI, _SISI)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        page = self.widget()
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and page is not None and page.isAncestorOf(now) and not clicked:
            self._soon()

    def _soon(self) -> None:
        """Follow a turn later: by then the layout has moved what it has to move."""
        QTimer.singleShot(0, self, self.follow)


def _settle() -> None:
    """Let the layouts move first what they have to move, messages that have just appeared too."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def scrolled(page: QWidget) -> Gulir:
    """Put a page into such an area, on the ground of the window."""
    area = Gulir()
    set_look(page, "halaman")
    area.setWidget(page)
    return area
