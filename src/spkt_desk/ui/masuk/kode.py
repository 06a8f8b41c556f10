"""The window with the next recovery code, shown once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.kode import HalamanKode
from spkt_desk.ui.kit.nama import make_label, set_look


class JendelaKode(QWidget):
    """A window with the next recovery code, after somebody came in by the old one."""

    noted = Signal()

    def __init__(self, kode: str, print_sheet: Callable[[], object] | None = None) -> None:
        """Show `kode`; `noted` is emitted when the officer has ticked that it is written down.

        `print_sheet` prints the sheet that carries it; `page.say_printed` tells how that went.
        """
        super().__init__()
        self.setObjectName("kode")
        self.setWindowTitle("SPKT Desk – Kode pemulihan baru")
        set_look(self, "halaman")
        self.resize(820, 420)
        self.page = HalamanKode(kode, print_sheet, self.noted.emit)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(make_label("Kode pemulihan baru", "besar"))
        box.addWidget(make_label("Kode lama sudah tidak berlaku; musnahkan lembarnya.", wrap=True))
        box.addWidget(self.page, 1)
        self.page.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the code is noted: it cannot be shown again."""
        if self.page.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
