"""The recovery code, shown once: large groups, a sheet to print, a tick that it was noted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.shortcuts import Tombol

_KOLOM = 4
_ISI = (
    "Kode ini membuka data bila semua kata sandi terlupa. Kode ditampilkan satu kali ini saja. "
    "Cetak atau salin dengan tangan, masukkan ke amplop tertutup, simpan di lemari besi Kapolsek."
)


class HalamanKode(QWidget):
    """The page; `finish` is called only after the tick."""

    def __init__(
        self, kode: str, print_sheet: Callable[[], object], finish: Callable[[], object]
    ) -> None:
        """Show `kode` (groups joined by dashes); `print_sheet` prints the sheet that carries it."""
        super().__init__()
        self._finish = finish
        card = Kartu("Kode pemulihan")
        card.body.addWidget(make_label(_ISI, wrap=True))
        grid = QGridLayout()
        grid.setSpacing(2 * JARAK)
        for place, group in enumerate(kode.split("-")):
            label = make_label(f"{place + 1}.  {group}", "kode")
            label.setObjectName(f"kode.kelompok.{place}")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            grid.addWidget(label, place // _KOLOM, place % _KOLOM)
        card.body.addSpacing(JARAK)
        card.body.addLayout(grid)
        card.body.addSpacing(JARAK)
        self.print_button = make_button(
            "kode.cetak", "Cetak lembar kode", print_sheet, Tombol.CETAK
        )
        self.status = make_label("", "kecil", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.status, 1)
        card.body.addLayout(row)
        self.noted = Centang("kode", "dicatat", "Kode sudah dicatat dan disimpan di tempat aman")
        self.finish_button = make_button("kode.selesai", "Mulai bekerja", self._end, rupa="utama")
        last = QHBoxLayout()
        last.addWidget(self.noted)
        last.addStretch(1)
        last.addWidget(self.finish_button)
        card.body.addLayout(last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)

    def start(self) -> None:
        """Put the keyboard on the print button."""
        self.print_button.setFocus()

    def say(self, sentence: str) -> None:
        """Say how the printing went."""
        self.status.setText(sentence)

    def _end(self) -> None:
        if not self.noted.checked():
            self.noted.set_error("Centang dulu setelah kode dicatat.")
            self.noted.focus()
            return
        self._finish()
