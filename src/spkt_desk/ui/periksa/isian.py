"""A line whose Enter asks for the answer at once: a scanner ends its burst with Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from spkt_desk.ui.kit.medan import MedanTeks


class MedanKode(MedanTeks):
    """The code, or the number on the sheet."""

    sent = Signal()

    def __init__(self, field: str, label: str, *, placeholder: str = "") -> None:
        """Make an empty line of the page."""
        super().__init__("kode", field, label, placeholder=placeholder)

    @override
    def go_next(self) -> None:
        self.sent.emit()
