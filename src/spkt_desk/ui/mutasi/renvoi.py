"""Correcting a line: the words as they stand, the words as they are to be read, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit
from typing_extensions import override

from spkt_desk.domain.mutasi import MutasiBaris, Potongan, with_corrections
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, name_widget
from spkt_desk.ui.mutasi.medan import MedanKirim
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "mutasi"


class MedanCoret(MedanTeks):
    """The words to strike; says while typing whether they stand in the line like that."""

    def __init__(self) -> None:
        """Begin without a line."""
        super().__init__(
            _TEMPAT, "ralat.semula", "Kata yang dicoret", hint="Persis seperti tertulis."
        )
        self._pieces: tuple[Potongan, ...] = ()

    def compare_with(self, pieces: tuple[Potongan, ...]) -> None:
        """Compare with the words that still stand in this line."""
        self._pieces = pieces
        self._look()

    @override
    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._look()

    @override
    def on_typed(self) -> None:
        super().on_typed()
        self._look()

    def _look(self) -> None:
        typed = self.text()
        stands = any(typed in one.teks for one in self._pieces if not one.dicoret)
        self.set_reading("✓ Ada di baris itu." if typed and stands else "")
        self.set_notice("Belum sama dengan tulisan di baris itu." if typed and not stands else "")


class PanelRenvoi(Kartu):
    """The small panel above the quick line's place; Enter in the last field sends."""

    sent = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Lay out the line's words and the three fields."""
        super().__init__("Ralat")
        self.nomor_buku = 0
        self._shown = ""
        self.bunyi = QPlainTextEdit()
        self.bunyi.setReadOnly(True)
        self.bunyi.setTabChangesFocus(True)
        self.bunyi.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        name_widget(self.bunyi, "mutasi.ralat.bunyi", "Bunyi baris")
        self.fit()
        caption = make_label("Bunyi baris (pilih katanya dengan Shift+panah)", "label")
        caption.setBuddy(self.bunyi)
        self.form = Formulir(self)
        self.semula = MedanCoret()
        self.dibaca = MedanTeks(_TEMPAT, "ralat.dibaca", "Dibaca")
        self.alasan = MedanKirim(_TEMPAT, "ralat.alasan", "Alasan", placeholder="salah ketik")
        for field in (self.semula, self.dibaca, self.alasan):
            self.form.add(field)
        self.alasan.sent.connect(self.sent)
        self.body.addWidget(caption)
        self.body.addWidget(self.bunyi)
        grid = self.grid(3)
        for field in (self.semula, self.dibaca, self.alasan):
            grid.add(field)
        self.galat = make_label("", "galat", wrap=True)
        self.galat.setVisible(False)
        row = QHBoxLayout()
        row.addWidget(self.galat, 1)
        row.addStretch()
        row.addWidget(
            make_button("mutasi.ralat.kembali", "Kembali", self.closed.emit, Tombol.KEMBALI)
        )
        row.addWidget(
            make_button("mutasi.ralat.simpan", "Simpan ralat  ⏎", self.sent.emit, rupa="utama")
        )
        self.body.addLayout(row)
        self.bunyi.selectionChanged.connect(self._take_selection)

    def fit(self) -> None:
        """Give the line's words two lines of the letters in force."""
        self.bunyi.setFixedHeight(self.bunyi.fontMetrics().lineSpacing() * 2 + 22)

    def open_for(self, line: MutasiBaris) -> None:
        """Show a line; what was typed for this very line before stays."""
        self.set_title(f"Ralat atas No. {line.no}")
        pieces = with_corrections(line.uraian, tuple(ralat for _no, ralat in line.dicoret))
        self._shown = "".join(one.teks for one in pieces if not one.dicoret)
        self.bunyi.setPlainText(self._shown)
        if line.nomor_buku != self.nomor_buku:
            self.nomor_buku = line.nomor_buku
            self.clear()
        self.semula.compare_with(pieces)
        self.semula.focus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.form.show_problems(())
        self.say("")
        for field in (self.semula, self.dibaca, self.alasan):
            field.set_text("")

    def say(self, sentence: str) -> None:
        """Show an error that belongs to the whole line."""
        self.galat.setText(sentence)
        self.galat.setVisible(bool(sentence))

    def _take_selection(self) -> None:
        chosen = self.bunyi.textCursor().selectedText()
        if chosen:
            self.semula.set_error("")
            self.semula.set_text(chosen)
