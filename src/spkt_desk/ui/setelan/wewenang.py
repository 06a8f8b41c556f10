"""Wewenang: the table of rights, to be read by everybody and printed for the wall."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.wewenang import BarisWewenang, Syarat, Wewenang
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.cetak import printed_sentence
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.shortcuts import Tombol

_ISI = {Syarat.BOLEH: "ya", Syarat.SANDI: "sandi", Syarat.DUA: "dua", Syarat.TIDAK: "–"}
_CATATAN = (
    "sandi: kata sandi sendiri diketik lagi. dua: dengan orang kedua. * hanya selama memegang "
    "giliran. Tabel ini satu-satunya sumber hak di program."
)


class BagianWewenang(BagianSetelan):
    """One line an act, one column a role; the arrow keys walk through the cells."""

    kinds: frozenset[Changed] = frozenset()
    tindakan = ()

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the table; nothing here is typed."""
        table = layanan.wewenang.table()
        super().__init__(layanan, alat, "Wewenang", f"{_CATATAN} {table.kalimat_pawas}".strip())
        self.tabel = QTableWidget(0, len(table.peran))
        name_widget(self.tabel, f"{TEMPAT}.wewenang.tabel", "Tabel wewenang")
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setHorizontalHeaderLabels([one.label.replace(" ", "\n") for one in table.peran])
        self.tabel.setTabKeyNavigation(False)
        self.tabel.setShowGrid(False)
        across = self.tabel.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tabel.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._fill(table)
        self._box.addWidget(self.tabel, 1)
        self.cetak = make_button(
            f"{TEMPAT}.wewenang.cetak", "Cetak tabel", self.print_sheet, Tombol.CETAK
        )
        self._box.addWidget(self._note)
        self._box.addWidget(self.cetak, 0, Qt.AlignmentFlag.AlignRight)

    @override
    def load(self) -> None:
        """Stay: the table is read with the program."""

    @override
    def save(self) -> None:
        """Say that there is nothing to save."""
        self.said.emit("Tabel wewenang hanya dibaca; tidak ada yang disimpan.")

    @override
    def focus_first(self) -> None:
        self.tabel.setFocus()
        self.tabel.setCurrentCell(0, 0)

    @override
    def print_sheet(self) -> bool:
        sheet = self.layanan.rights_sheet()
        self.alat.cetak.print_sheet(
            self,
            sheet,
            lambda _sheet, done: self.said.emit(printed_sentence("Tabel wewenang", done)),
        )
        return True

    def _fill(self, table: Wewenang) -> None:
        names: list[str] = []
        for line in table.baris:
            row = self.tabel.rowCount()
            self.tabel.insertRow(row)
            names.append(line.tindakan.label)
            for column, text in enumerate(_texts(table, line)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setToolTip(f"{table.peran[column].label}: {line.tindakan.value} – {text}")
                self.tabel.setItem(row, column, item)
        self.tabel.setVerticalHeaderLabels(names)


def _texts(table: Wewenang, line: BarisWewenang) -> list[str]:
    """Return the words of a line's cells."""
    return [
        _ISI[syarat] + ("*" if peran in line.bertugas and syarat is not Syarat.TIDAK else "")
        for peran, syarat in zip(table.peran, line.syarat, strict=True)
    ]
