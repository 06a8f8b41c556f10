"""The layout of the book: head with the day, the page, the guard at the right, the quick line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spkt_desk.ui.cari import KotakCari
from spkt_desk.ui.kit.bilah import LabelElip
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.mutasi.kosong import MedanUraian
from spkt_desk.ui.mutasi.medan import MedanKirim, MedanSempit
from spkt_desk.ui.shortcuts import Tombol

_LEBAR_PANEL = 250
_SISA_SARING = 40
"""Pixels of the filter beside its letters: margins and cursor."""
_PETUNJUK = (
    f"Jam boleh di depan: 0915 datang seorang … · {Tombol.CONTOH.tulisan} contoh kalimat · "
    f"{Tombol.RENVOI.tulisan} meralat baris yang dipilih."
)


class Kepala(QWidget):
    """Above the page: which duty day this is, and how to come to another."""

    def __init__(self, go: Callable[[int], object]) -> None:
        """`go` turns the page by days."""
        super().__init__()
        self.hari: QLabel = make_label("", "judul")
        self.hari.setObjectName("mutasi.hari")
        self.keadaan = LabelElip()
        self.keadaan.setObjectName("mutasi.keadaan")
        set_look(self.keadaan, "kecil")
        self.sebelum = _arrow("mutasi.hari_sebelum", "◀", Tombol.HARI_SEBELUM, lambda: go(-1))
        self.sesudah = _arrow("mutasi.hari_sesudah", "▶", Tombol.HARI_SESUDAH, lambda: go(1))
        self.tanggal = MedanSempit(
            "",
            "mutasi.tanggal",
            "Ke tanggal",
            placeholder=f"Ke tanggal  {Tombol.KE_TANGGAL.tulisan}",
        )
        self.tanggal.fit_width()
        self.tanggal.label.setVisible(False)
        self.tanggal.editor.setToolTip(
            f"{Tombol.KE_TANGGAL.arti}: 21/11, kemarin, 3 hari lalu ({Tombol.KE_TANGGAL.tulisan})"
        )
        self.saring = KotakCari("mutasi.saring", Tombol.SARING, "Saring …")
        self.fit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(JARAK)
        row.addWidget(self.sebelum)
        row.addWidget(self.hari)
        row.addWidget(self.sesudah)
        row.addSpacing(JARAK)
        row.addWidget(self.keadaan, 1)
        message = _take(self.tanggal, self.tanggal.message)
        row.addWidget(message)
        row.addWidget(self.saring)
        row.addWidget(self.tanggal)

    def fit(self) -> None:
        """Measure the filter by the letters in force."""
        shown = self.saring.placeholderText()
        room = self.saring.fontMetrics().horizontalAdvance(shown) + _SISA_SARING
        self.saring.setMaximumWidth(room)


class BarisCepat(QWidget):
    """The quick line at the foot: time, text, red or not, Enter.

    Signals: `sent()` at Enter, `resized()` when it asks for more or less room.
    """

    sent = Signal()
    resized = Signal()

    def __init__(self, switch_red: Callable[[], object]) -> None:
        """`switch_red` is what a click on the red button does; Ctrl+M does the same."""
        super().__init__()
        self.jam = MedanSempit("", "mutasi.jam", "Jam kejadian", placeholder="sekarang")
        self.jam.fit_width()
        self.uraian = MedanUraian(
            "",
            "mutasi.uraian",
            "Uraian mutasi",
            hint=_PETUNJUK,
            placeholder="Tulis mutasi …  (F9 dari mana saja; Enter menyimpan)",
        )
        self.merah = make_button(
            "mutasi.merah", "Merah", switch_red, Tombol.MERAH, rupa="merah", tip=Tombol.MERAH.arti
        )
        self.merah.setCheckable(True)
        self.simpan = make_button(
            "mutasi.simpan", "Simpan  ⏎", self.sent.emit, rupa="utama", tip="Simpan baris (Enter)"
        )
        self.simpan.setAccessibleName("Simpan baris mutasi")
        self.sebab = MedanKirim(
            "",
            "mutasi.sebab",
            "Sebab terlambat",
            placeholder="misalnya: melayani pelapor di loket",
        )
        self.sebab.sent.connect(self.sent)
        self.uraian.sent.connect(self.sent)
        self.jam.sent.connect(self.uraian.focus)
        for field in (self.jam, self.uraian):
            field.label.setVisible(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(JARAK)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for column, widget in enumerate((self.jam, self.uraian, self.merah, self.simpan)):
            grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_take(self.sebab, self.sebab.label), 1, 0)
        grid.addWidget(self.sebab, 1, 1, 1, 3)
        # The messages get the whole width: under a field of 96 pixels no sentence can be read.
        for row, one in enumerate((self.jam, self.uraian, self.sebab), start=2):
            grid.addWidget(_take(one, one.message), row, 0, 1, 4)
        self.ask_reason(asked=False)
        self.fit()

    @override
    def event(self, event: QEvent) -> bool:
        """Tell that a message or the reason's field came or went: the foot must fit it."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return done

    def ask_reason(self, *, asked: bool) -> None:
        """Show the field for the reason of a late line, or take it away with what it holds."""
        if not asked:
            self.sebab.set_text("")
        self.sebab.show_if(asked)
        self.sebab.label.setVisible(asked)

    def fit(self) -> None:
        """Measure by the letters in force."""
        self.jam.fit_width()
        # Switched on, its letters are bold and need more room than Qt measured.
        self.merah.setMinimumWidth(round(self.merah.sizeHint().width() * 1.12))


class PanelJaga(QWidget):
    """At the right: who holds the desk, what waits for the next guard."""

    def __init__(self, open_shift: Callable[[], object]) -> None:
        """`open_shift` is what the button below does."""
        super().__init__()
        self.setFixedWidth(_LEBAR_PANEL)
        self.jaga = Kartu("Penjagaan")
        self.serah = Kartu("Untuk serah terima")
        self.tombol: Kancing = make_button(
            "mutasi.buka_giliran", "Buka giliran", open_shift, Tombol.GILIRAN
        )
        inner = set_look(QWidget(), "halaman")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(JARAK)
        for card in (self.jaga, self.serah):
            card.body.setSpacing(4)
            column.addWidget(card)
        column.addStretch(1)
        area = scroll_of(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        box.addWidget(area, 1)
        box.addWidget(self.tombol)

    def show_guard(self, regu: str, since: str, sentences: tuple[tuple[str, str], ...]) -> None:
        """Show the guard, one (sentence, look) a line."""
        self.jaga.set_title(regu or "Penjagaan", since)
        _fill(self.jaga, sentences)

    def show_open(self, sentences: tuple[tuple[str, str], ...]) -> None:
        """Show what waits for the hand-over."""
        _fill(self.serah, sentences)


def scroll_of(inner: QWidget) -> QScrollArea:
    """Return a page that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def _fill(card: Kartu, sentences: tuple[tuple[str, str], ...]) -> None:
    while card.body.count() > 2:  # noqa: PLR2004 - title and note of the card stay
        item = card.body.takeAt(2)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for sentence, look in sentences:
        label = make_label(sentence, look, wrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        card.body.addWidget(label)


def _arrow(place: str, sign: str, tombol: Tombol, act: Callable[[], object]) -> Kancing:
    button = make_button(place, tombol.label, act, tombol, rupa="tautan")
    button.setText(sign)
    button.setFixedWidth(36)
    return button


def _take(field: Medan, label: QLabel) -> QLabel:
    """Take the label or the message line out of a field, for a place with more room."""
    layout = field.layout()
    if layout is not None:
        layout.removeWidget(label)
    return label
