"""The fields of the book: a line whose Enter sends, and a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from typing_extensions import override

from spkt_desk.ui.kit.medan import MedanTeks

_SISA_ISIAN = 44  # what an input needs beside its text: padding, border, cursor


class MedanKirim(MedanTeks):
    """A line whose Enter sends instead of stepping on."""

    sent = Signal()

    @override
    def go_next(self) -> None:
        self.sent.emit()


class MedanSempit(MedanKirim):
    """A line just wide enough for its placeholder, in every size of the text."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit_width()
        super().changeEvent(event)

    def fit_width(self) -> None:
        """Measure by the letters in force."""
        shown = self.line.placeholderText()
        self.setFixedWidth(self.line.fontMetrics().horizontalAdvance(shown) + _SISA_ISIAN)
