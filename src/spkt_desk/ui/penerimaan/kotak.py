"""A button with a layout of its own: several texts that are pressed as one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.kancing import Kancing
from spkt_desk.ui.kit.nama import name_widget, set_look

_BERUBAH = frozenset({QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange})


class KancingKotak(Kancing):
    """As high as what stands in `box`; the style sheet's own minimum is for one line of text."""

    def __init__(self, place: str, spoken: str, margins: tuple[int, int]) -> None:
        """Make the empty button; `spoken` is read out, `margins` are sides, then ends."""
        super().__init__("")
        set_look(self, "baris")
        name_widget(self, place, spoken)
        self.setAutoDefault(False)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(margins[0], margins[1], margins[0], margins[1])

    def let_through(self, *parts: QWidget) -> None:
        """Let the mouse press the button and not the texts on it."""
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height_wanted())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height_wanted())

    @override
    def event(self, event: QEvent) -> bool:
        answered = super().event(event)
        if event.type() in _BERUBAH:
            self.setMinimumHeight(self.height_wanted())
        return answered

    def height_wanted(self) -> int:
        """Return the height of the texts."""
        return self.box.sizeHint().height()
