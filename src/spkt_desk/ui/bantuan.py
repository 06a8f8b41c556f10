"""F1: what the screen in front is for, its keys, then every other one; made from the enum."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.nama import make_label, name_widget, set_look
from spkt_desk.ui.kit.tengah import HURUF_DASAR_PT
from spkt_desk.ui.shortcuts import DI_SINI, Tombol, help_table

_LEBAR = 760
_LEBAR_TERBESAR = 1060
_TINGGI = 560


class Bantuan(QDialog):
    """The help page; Esc closes it."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        """Show `text` about the screen called `title`, then the table of keys, its own first."""
        super().__init__(parent)
        self.setObjectName("bantuan")
        self.setWindowTitle("Bantuan")
        larger = self.font().pointSizeF() / HURUF_DASAR_PT
        self.resize(round(min(_LEBAR * larger, _LEBAR_TERBESAR)), _TINGGI)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addWidget(make_label(title, "judul"))
        if text:
            box.addWidget(make_label(text, wrap=True))
        box.addSpacing(8)
        box.addWidget(make_label("Daftar tombol", "subjudul"))
        box.addWidget(_key_table(title), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = make_button("bantuan.tutup", "Tutup", self.reject, Tombol.KEMBALI, rupa="utama")
        row.addWidget(close)
        box.addLayout(row)
        close.setFocus()


def _key_table(layar: str) -> QTableWidget:
    rows = help_table(layar)
    table = QTableWidget(len(rows), 3)
    name_widget(set_look(table, "daftar"), "bantuan.tombol", "Daftar tombol")
    table.setHorizontalHeaderLabels(["Tombol", "Guna", "Di mana"])
    table.verticalHeader().setVisible(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            if column == 0 and cells[2] == DI_SINI:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            table.setItem(row, column, item)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
    return table
