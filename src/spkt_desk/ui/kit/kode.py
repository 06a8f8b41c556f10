"""The recovery code, shown once: large groups, a sheet to print, a tick that it was noted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.shortcuts import Tombol, build_actions

_KOLOM = 4
_LEBAR = 860
_ISI = (
    "Kode ini membuka data bila semua kata sandi terlupa. Kode ditampilkan satu kali ini saja. "
    "Cetak atau salin dengan tangan, masukkan ke amplop tertutup, simpan di lemari besi Kapolsek."
)
_CETAK = {
    PrintOutcome.TERCETAK: (
        "Lembar kode sudah tercetak. Bila macet atau rusak, musnahkan lembarnya lalu cetak lagi."
    ),
    PrintOutcome.TERKIRIM: (
        "Lembar kode sudah dikirim ke printer. Periksa hasilnya; bila rusak, cetak lagi."
    ),
    PrintOutcome.DIBATALKAN: "Pencetakan dibatalkan. Salin kode dengan tangan, atau cetak lagi.",
    PrintOutcome.GAGAL: (
        "Belum tercetak: printer tidak menjawab atau belum ada. "
        "Salin kode dengan tangan, atau cetak lagi."
    ),
    PrintOutcome.TIDAK_DIKETAHUI: (
        "Belum pasti tercetak. Periksa printer; bila lembar tidak ada, salin kode dengan tangan."
    ),
}


class HalamanKode(QWidget):
    """The page; `finish` is called only after the tick."""

    def __init__(
        self,
        kode: str,
        print_sheet: Callable[[], object] | None,
        finish: Callable[[], object],
        *,
        selesai: str = "Mulai bekerja",
        own_key: bool = True,
    ) -> None:
        """Show `kode` (groups joined by dashes); `print_sheet` prints the sheet that carries it.

        Without a sheet the code is copied by hand and the button is not there. Inside the main
        window Ctrl+P is the window's: `own_key` is False and the tab calls `print_sheet`.
        """
        super().__init__()
        self._finish = finish
        card = Kartu("Simpan kode ini sekarang")
        card.setMaximumWidth(_LEBAR)
        card.body.addWidget(make_label(_ISI, wrap=True))
        card.body.addSpacing(JARAK)
        card.body.addLayout(_groups(kode))
        card.body.addSpacing(JARAK)
        self._print = print_sheet
        self.print_button = make_button(
            "kode.cetak", "Cetak lembar kode", self.print_sheet, Tombol.CETAK
        )
        self.status = make_label("", "kecil", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.status, 1)
        card.body.addLayout(row)
        if print_sheet is None:
            self.print_button.hide()
        self.noted = Centang("kode", "dicatat", "Kode sudah dicatat dan disimpan di tempat aman")
        self.finish_button = make_button("kode.selesai", selesai, self._end, rupa="utama")
        last = QHBoxLayout()
        last.addWidget(self.noted)
        last.addStretch(1)
        last.addWidget(self.finish_button)
        card.body.addLayout(last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)
        if own_key:
            build_actions(self, lambda _key: self.print_sheet(), (Tombol.CETAK,))

    def print_sheet(self) -> None:
        """Print the sheet, where there is one (Ctrl+P)."""
        if self._print is not None:
            self._print()

    def start(self) -> None:
        """Put the keyboard on the first thing to do: print, or tick."""
        if self._print is None:
            self.noted.focus()
        else:
            self.print_button.setFocus()

    def say_printed(self, outcome: PrintOutcome) -> None:
        """Say how the printing went."""
        self.status.setText(_CETAK[outcome])

    def may_close(self) -> bool:
        """Tell whether the code is noted; it is shown once, so no window goes before that."""
        if not self.noted.checked():
            self.noted.set_error("Centang dulu setelah kode dicatat.")
            self.noted.focus()
        return self.noted.checked()

    def _end(self) -> None:
        if self.may_close():
            self._finish()


def _groups(kode: str) -> QGridLayout:
    """Set the groups in large letters, numbered, four to a row."""
    grid = QGridLayout()
    grid.setSpacing(2 * JARAK)
    for place, group in enumerate(kode.split("-")):
        label = make_label(f"{place + 1}.  {group}", "kode")
        label.setObjectName(f"kode.kelompok.{place}")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(label, place // _KOLOM, place % _KOLOM)
    return grid
