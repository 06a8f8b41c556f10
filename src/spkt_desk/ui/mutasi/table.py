"""The duty day's lines as Qt's views want them; what is drawn is decided in tulisan.py."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.ui.mutasi.tulisan import Larik, jam_of, keterangan_of, plain_text, uraian_of

Indeks = QModelIndex | QPersistentModelIndex
_AKAR = QModelIndex()


class Kolom(IntEnum):
    """The columns of the book, left to right."""

    NO = 0
    JAM = 1
    URAIAN = 2
    KETERANGAN = 3
    PARAF = 4


JUDUL = ("No", "Jam", "Uraian", "Keterangan", "Paraf")


class BukuModel(QAbstractTableModel):
    """One duty day of the book, read only."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        super().__init__()
        self._lines: tuple[MutasiBaris, ...] = ()

    def show_lines(self, lines: tuple[MutasiBaris, ...]) -> None:
        """Turn to another page, or to the same page read again."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> MutasiBaris:
        """Return the line of a row."""
        return self._lines[row]

    def lines(self) -> tuple[MutasiBaris, ...]:
        """Return the whole page."""
        return self._lines

    def runs(self, row: int, column: int) -> tuple[Larik, ...]:
        """Return what a cell says, stretch by stretch."""
        line = self._lines[row]
        match Kolom(column):
            case Kolom.NO:
                return (Larik(str(line.no)),)
            case Kolom.JAM:
                return (Larik(jam_of(line.kejadian)),)
            case Kolom.URAIAN:
                return uraian_of(line)
            case Kolom.KETERANGAN:
                return keterangan_of(line)
            case Kolom.PARAF:
                return (Larik(line.paraf),)

    @override
    def rowCount(self, parent: Indeks = _AKAR) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Indeks = _AKAR) -> int:
        return 0 if parent.isValid() else len(Kolom)

    @override
    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_text(self.runs(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            red = "tinta merah, " if self._lines[index.row()].merah else ""
            said = plain_text(self.runs(index.row(), index.column()))
            return f"{JUDUL[index.column()]}: {red}{said}"
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return JUDUL[section] if 0 <= section < len(JUDUL) else None
        return None
