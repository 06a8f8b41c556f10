"""Choosing a usual sentence: type to narrow, arrows to choose, Enter takes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.singkatan import ContohKalimat, match_contoh
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.mutasi.medan import MedanKirim
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.warna import Warna

_LANGKAH = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BARIS = 6


class PanelContoh(Kartu):
    """The panel in the quick line's place. Signals: `taken(str)` the sentence, `closed()`."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, warna: Callable[[], Warna]) -> None:
        """Lay out the field, the list and the two buttons."""
        super().__init__("Contoh kalimat")
        self._all: tuple[ContohKalimat, ...] = ()
        self._shown: tuple[ContohKalimat, ...] = ()
        self.saring = MedanKirim(
            "mutasi", "contoh", "Cari contoh", placeholder="patroli, tamu, telepon …"
        )
        self.saring.sent.connect(self._take)
        self.saring.changed.connect(self._narrow)
        self.saring.editor.installEventFilter(self)
        self.daftar = Daftar("mutasi.contoh.daftar", "Contoh kalimat", self._take, warna)
        self.daftar.itemDoubleClicked.connect(lambda _item: self._take())
        self.body.addWidget(self.saring)
        self.body.addWidget(self.daftar)
        row = QHBoxLayout()
        row.addWidget(
            make_label("Panah memilih, Enter memakai. Isinya diatur di Setelan.", "kecil"), 1
        )
        row.addWidget(
            make_button("mutasi.contoh.kembali", "Kembali", self.closed.emit, Tombol.KEMBALI)
        )
        row.addWidget(make_button("mutasi.contoh.pakai", "Pakai  ⏎", self._take, rupa="utama"))
        self.body.addLayout(row)

    def open_with(self, contoh: tuple[ContohKalimat, ...]) -> None:
        """Begin anew with all sentences."""
        self._all = contoh
        self.saring.set_text("")
        self._narrow()
        self.fit()
        self.saring.focus()

    def fit(self) -> None:
        """Give the list a few rows of the letters in force."""
        row = max(self.daftar.sizeHintForRow(0), self.daftar.fontMetrics().lineSpacing())
        self.daftar.setFixedHeight(row * _BARIS + 2)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the field move in the list."""
        if (
            watched is self.saring.editor
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _LANGKAH
        ):
            step = _LANGKAH[Qt.Key(event.key())]
            row = min(max(self.daftar.currentRow() + step, 0), self.daftar.count() - 1)
            self.daftar.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        self._shown = match_contoh(self.saring.text(), self._all)
        self.daftar.show_names([f"{one.nama}:  {one.kalimat}" for one in self._shown], 0)
        self.saring.set_error("")
        self.saring.set_notice("" if self._shown else "Tidak ada contoh dengan kata itu.")

    def _take(self) -> None:
        row = self.daftar.currentRow()
        if 0 <= row < len(self._shown):
            self.taken.emit(self._shown[row].kalimat)
