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

from spkt_desk.ui.kit.bilah import LabelElip
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import Medan, MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.shortcuts import Tombol

_LEBAR_PANEL = 250
_SISA_ISIAN = 44  # what an input needs beside its text: padding, border, cursor


class MedanKirim(MedanTeks):
    """A line whose Enter sends instead of stepping on."""

    sent = Signal()

    @override
    def go_next(self) -> None:
        self.sent.emit()


class MedanSempit(MedanKirim):
    """A line just wide enough for its placeholder, in every size of the text."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit_width()
        super().changeEvent(event)

    def fit_width(self) -> None:
        """Measure by the letters in force."""
        shown = self.line.placeholderText()
        self.setFixedWidth(self.line.fontMetrics().horizontalAdvance(shown) + _SISA_ISIAN)


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
        self.tanggal = MedanSempit("", "mutasi.tanggal", "Ke tanggal", placeholder="21/11, kemarin")
        self.tanggal.fit_width()
        self.tanggal.label.setVisible(False)
        caption = make_label("Ke tanggal", "label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(JARAK)
        row.addWidget(self.sebelum)
        row.addWidget(self.hari)
        row.addWidget(self.sesudah)
        row.addSpacing(JARAK)
        row.addWidget(self.keadaan, 1)
        message = _take_message(self.tanggal)
        row.addWidget(message)
        row.addWidget(caption)
        row.addWidget(self.tanggal)


class BarisCepat(QWidget):
    """The quick line at the foot: time, text, red or not, Enter."""

    sent = Signal()

    def __init__(self, switch_red: Callable[[], object]) -> None:
        """`switch_red` is what a click on the red button does; Ctrl+M does the same."""
        super().__init__()
        self.jam = MedanSempit("", "mutasi.jam", "Jam kejadian", placeholder="sekarang")
        self.jam.fit_width()
        self.uraian = MedanKirim(
            "",
            "mutasi.uraian",
            "Uraian mutasi",
            hint="Jam boleh di depan: 0915 datang seorang … · Ctrl+R meralat baris yang dipilih.",
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
        # Both messages get the whole width: under a field of 96 pixels no sentence can be read.
        grid.addWidget(_take_message(self.jam), 1, 0, 1, 4)
        grid.addWidget(_take_message(self.uraian), 2, 0, 1, 4)
        self.fit()

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


def _take_message(field: Medan) -> QLabel:
    """Take the message line out of a field, for a place with more room."""
    layout = field.layout()
    if layout is not None:
        layout.removeWidget(field.message)
    return field.message
