"""Invented answers for the screens of the frame: a clock to turn, a door, officers, a printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.clock import Moment, Zona
from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.isian_tugas import propose_duties
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.outcomes import Changed, PrintOutcome
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.tab import Tab
from spkt_desk.ui.masuk.usul import UsulAwal
from spkt_desk.ui.shortcuts import Tombol
from tests.support import kiriman

NRP = "03100376"
SANDI = "melati kuning 7"
PAGI = datetime(2026, 11, 21, 8, 12, 45, tzinfo=Zona.WITA.tzinfo)

YOSEP = Petugas(
    petugas_id="P001",
    nama="Yosep Kaimana",
    pangkat="Brigadir Polisi Satu",
    singkatan_pangkat="Briptu",
    jenis_nomor="NRP",
    nomor=NRP,
    jabatan="Bamin SPKT",
    paraf="YK",
    peran=frozenset({Peran.PIKET}),
    aktif=True,
)


@dataclass
class JamUji:
    """A clock that moves only by hand; wall and monotonic apart."""

    wall: datetime = PAGI
    steady_ns: int = 0

    def now(self) -> Moment:
        return Moment(self.wall, self.steady_ns, "boot-uji")

    def pass_seconds(self, seconds: float, *, steady: bool = True, wall: bool = True) -> None:
        if steady:
            self.steady_ns += int(seconds * 1_000_000_000)
        if wall:
            self.wall += timedelta(seconds=seconds)


@dataclass
class PrinterUji:
    """A system with one queue that takes PDF and remembers what it got."""

    outcome: PrintOutcome = PrintOutcome.TERCETAK
    got: list[tuple[str, bytes]] = field(default_factory=list)

    def accepts_pdf(self) -> bool:
        return True

    def printers(self) -> tuple[str, ...]:
        return ("loket",)

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        self.got.append((antrean, lembar.pdf))
        return self.outcome


class TabUji(Tab):
    """A tab with one field; it writes down what the window asks of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.medan = MedanTeks(name, "catatan", "Catatan")
        QVBoxLayout(self).addWidget(self.medan)
        self.news: list[frozenset[Changed]] = []
        self.keys: list[Tombol] = []
        self.kept = 0
        self.answers: set[Tombol] = set()
        self.held = False

    @override
    def read(self) -> Iterator[None]:
        yield from super().read()
        while self.held:
            yield

    @override
    def refresh(self, changed: frozenset[Changed]) -> None:
        self.news.append(changed)

    @override
    def handle(self, tombol: Tombol) -> bool:
        self.keys.append(tombol)
        return tombol in self.answers

    @override
    def keep_draft(self) -> None:
        self.kept += 1

    @override
    def focus_first(self) -> None:
        self.medan.focus()

    @override
    def help_text(self) -> str:
        return "Tab uji."


def open_door(nrp: str, sandi: str) -> str:
    """Let the invented officer in, refuse everybody else."""
    if (nrp, sandi) != (NRP, SANDI):
        raise AccessDenied
    return "meja"


def usul() -> UsulAwal:
    """Return the shipped proposals, read as app reads them."""
    form = kiriman.bentuk()
    return UsulAwal(
        judul=form.judul,
        pola_nomor=form.pola_nomor,
        masa_berlaku=form.masa_berlaku,
        klausul=form.klausul,
        katalog=kiriman.data_text("jenis_barang.toml"),
        pangkat=kiriman.pangkat().pangkat,
        tugas=propose_duties(kiriman.saran(), JamUji().now().wall.date()),
        sebutan_polres=kiriman.saran().sebutan_polres.kata,
        sebutan_polsek=kiriman.saran().sebutan_polsek.kata,
    )


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_keys(text: str) -> None:
    """Type ASCII into whatever has the keyboard."""
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key on whatever has the keyboard."""
    QTest.keyClick(focused(), key, modifier)


def type_and_enter(text: str) -> None:
    """Type, then Enter."""
    type_keys(text)
    press(Qt.Key.Key_Return)
