"""The right column: the page as it will print, or as it was kept; foldable."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.ui.kit.halaman import HalamanPdf
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.shortcuts import Tombol

LEBAR = 372


class Pratinjau(QWidget):
    """A heading and the page below it."""

    def __init__(self) -> None:
        """Make the column without a page."""
        super().__init__()
        self.setFixedWidth(LEBAR)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        self._title = make_label("", "subjudul")
        box.addWidget(self._title)
        self.page = HalamanPdf("penerimaan.pratinjau", "Pratinjau kertas")
        box.addWidget(self.page, 1)
        box.addWidget(
            make_label(f"{Tombol.PRATINJAU.tulisan} melipat, + memperbesar, - memperkecil", "kecil")
        )

    def start(self, title: str, sentence: str) -> None:
        """Name what will be shown and say that it is on its way."""
        self._title.setText(title)
        self.page.show_sentence(sentence)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes."""
        self.page.show_pdf(pdf)
