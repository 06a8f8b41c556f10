"""The fixed parts of the window: the dark head and the row of tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu

from spkt_desk.domain.bahasa import BULAN, HARI
from spkt_desk.ui.cari import KotakCari
from spkt_desk.ui.kit.bilah import LabelElip
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.nama import make_label, name_widget, set_look, set_property
from spkt_desk.ui.lampu import BarisLampu
from spkt_desk.ui.shortcuts import Tombol

PETUNJUK = (Tombol.BANTUAN, Tombol.KEHILANGAN, Tombol.MUTASI, Tombol.KUNCI)
"""The keys the foot always names."""

_MENU = (
    (Tombol.GANTI, Tombol.KUNCI),
    (Tombol.JAGA, Tombol.SETELAN, Tombol.KODE, Tombol.PERIKSA, Tombol.KEADAAN),
    (Tombol.HURUF, Tombol.MALAM, Tombol.DIAM, Tombol.BANTUAN),
    (Tombol.KELUAR,),
)


@dataclass(frozen=True, slots=True)
class Kepala:
    """What stands in the head of the window; `regu` is empty while no shift is open."""

    satuan: str
    regu: str


class KepalaJendela(QFrame):
    """The dark bar: unit, search, regu, officer with the menu, date and time with the zone."""

    def __init__(self) -> None:
        """Make the bar; nothing is shown before `show_head` and `show_time`."""
        super().__init__()
        set_look(self, "bilah")
        self.satuan = LabelElip(tight=True)
        set_look(self.satuan, "judul")
        self.satuan.setObjectName("kepala.satuan")
        self.cari = KotakCari("kepala.cari", Tombol.CARI, "Cari nama, NIK, nomor, barang …")
        self.regu = make_label("", "tebal")
        self.regu.setObjectName("kepala.regu")
        self.petugas: Kancing = make_button("kepala.petugas", "Menu petugas", self._open_menu)
        self.petugas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_widget(self.petugas, "kepala.petugas", "Menu petugas", Tombol.MENU)
        self.tanggal = make_label("", "kecil")
        self.jam = make_label("", "tebal")
        self.jam.setObjectName("kepala.jam")
        self._doubt = ""
        self.jam.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.menu = QMenu(self.petugas)
        self.menu.setObjectName("kepala.menu")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(16)
        row.addWidget(self.satuan, 2)  # whole as long as the search can be narrower
        row.addWidget(self.cari, 1)
        row.addWidget(self.regu)
        row.addWidget(self.petugas)
        row.addWidget(self.tanggal)
        row.addWidget(self.jam)

    def fill_menu(self, actions: Mapping[Tombol, QAction]) -> None:
        """Put the window's actions into the officer's menu, group by group."""
        for number, group in enumerate(_MENU):
            if number:
                self.menu.addSeparator()
            for tombol in group:
                self.menu.addAction(actions[tombol])

    def show_head(self, kepala: Kepala, petugas: str) -> None:
        """Show unit, regu and officer (``Briptu Yosef Kaimana``)."""
        self.satuan.set_whole(f"SPKT {kepala.satuan}")
        self.regu.setText(kepala.regu or "Giliran belum dibuka")
        self.petugas.setText(f"{petugas.replace('&', '&&')}  ▾")

    def show_time(self, wall: datetime, zona: str) -> None:
        """Show the moment in the unit's zone: ``Sab 21 Nov 2026   08.12.45 WITA``."""
        day = f"{HARI[wall.weekday()][:3]} {wall.day} {BULAN[wall.month - 1][:3]} {wall.year}"
        if day != self.tanggal.text():
            self.tanggal.setText(day)
        sign = "▲ " if self._doubt else ""
        room = self.jam.fontMetrics().horizontalAdvance(f"{sign}88.88.88 {zona}")
        self.jam.setMinimumWidth(room + 2)
        self.jam.setText(f"{sign}{wall:%H.%M.%S} {zona}")

    def show_doubt(self, sentence: str) -> None:
        """Mark the clock that cannot be right, and say why under the mouse; "" takes it back."""
        if sentence != self._doubt:
            self._doubt = sentence
            set_property(self.jam, "ragu", bool(sentence))
            self.jam.setToolTip(f"<qt>{escape(sentence)}</qt>" if sentence else "")
            self.jam.setAccessibleDescription(sentence)

    def _open_menu(self) -> None:
        corner = self.petugas.mapToGlobal(self.petugas.rect().bottomLeft())
        self.menu.popup(corner)


class BarisTab(QFrame):
    """The row of the four books; a tab that holds an error carries a sign and says so."""

    def __init__(self, act: Callable[[Tombol], object]) -> None:
        """Make an empty row; a click acts like the key."""
        super().__init__()
        set_look(self, "tabs")
        self._act = act
        self._buttons: dict[Tombol, Kancing] = {}
        self._titles: dict[Tombol, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.place: QLabel = make_label("", "kecil")
        self._row.addWidget(self.place)
        self._row.addSpacing(8)
        self.lampu = BarisLampu(act)
        self._row.addWidget(self.lampu)

    def add(self, tombol: Tombol, title: str) -> None:
        """Put a tab behind the others; its number is its place."""
        number = len(self._buttons) + 1
        button = make_button(
            f"tab.{tombol.name.removeprefix('TAB_').lower()}", title, partial(self._act, tombol)
        )
        name_widget(button, button.objectName(), title, tombol)
        set_look(button, "tab")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._titles[tombol] = f"{number}  {title}"
        button.setText(self._titles[tombol])
        self._row.insertWidget(len(self._buttons), button)
        self._buttons[tombol] = button

    def clear(self) -> None:
        """Take all tabs away: another officer sits down."""
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        self._titles.clear()

    def select(self, tombol: Tombol) -> None:
        """Mark the tab in front; a page outside the row leaves none marked."""
        for which, button in self._buttons.items():
            button.setChecked(which is tombol)

    def flag(self, tombol: Tombol, *, faulty: bool) -> None:
        """Mark a tab that holds an error."""
        button = self._buttons.get(tombol)
        if button is not None:
            button.setText(self._titles[tombol] + ("  ▲" if faulty else ""))
            button.setAccessibleDescription("Ada isian yang perlu diperbaiki" if faulty else "")


def practice_sign() -> QFrame:
    """Return the strip that says: nothing here is real."""
    sign = set_look(QFrame(), "latihan")
    row = QHBoxLayout(sign)
    row.setContentsMargins(16, 2, 16, 2)
    label = make_label("LATIHAN – bukan data sungguhan. Semua surat bertanda CONTOH.")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row.addWidget(label)
    return sign
