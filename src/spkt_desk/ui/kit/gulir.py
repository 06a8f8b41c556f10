"""A page that scrolls and follows the keyboard from field to field."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.nama import focused_in, set_look


class Gulir(QScrollArea):
    """Scrolls to what the keyboard reaches."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        page = self.widget()
        for widget in focused_in(self):
            if moved and page is not None and page.isAncestorOf(widget):
                self.ensureWidgetVisible(widget, 16, 48)
        return moved


def scrolled(page: QWidget) -> QScrollArea:
    """Put a page into such an area, on the ground of the window."""
    area = Gulir()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    set_look(page, "halaman")
    area.setWidget(page)
    return area
