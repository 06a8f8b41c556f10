"""A page of sections: their names at the left, one open, each made when it is first chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget
from typing_extensions import override

from spkt_desk.domain.outcomes import Changed
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.shortcuts import Tombol

_LEBAR_DAFTAR = 160

PembuatBagian = Callable[[Layanan, Alat], Bagian]


class TabBagian(Tab):
    """Base of such pages; a page names its place, its sections and its help."""

    tempat: str
    label: str
    bantuan: str
    bagian: tuple[tuple[str, PembuatBagian], ...]
    """(name in the list, what makes it) a section."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Show the first section; the others are made when they are first chosen."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._made: dict[int, Bagian] = {}
        self._spoke = False
        self.said.connect(self._on_said)
        self.daftar = Daftar(
            f"{self.tempat}.bagian", self.label, self._enter, alat.warna, _LEBAR_DAFTAR
        )
        self.daftar.show_names([name for name, _make in self.bagian], 0)
        self._stack = QStackedWidget()
        self.daftar.currentRowChanged.connect(self._turn_to)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * JARAK, 2 * JARAK, 2 * JARAK, JARAK)
        row.setSpacing(2 * JARAK)
        row.addWidget(self.daftar)
        row.addWidget(self._stack, 1)
        self._show(0)

    @property
    def terbuka(self) -> Bagian:
        """The section shown."""
        return self._made[self.daftar.currentRow()]

    @override
    def refresh(self, changed: frozenset[Changed]) -> None:
        for one in self._made.values():
            if changed & one.kinds and not one.touched:
                one.load()

    @override
    def handle(self, tombol: Tombol) -> bool:
        here = self.terbuka
        if tombol is Tombol.SIMPAN:
            here.save()
            return True
        if tombol is Tombol.KEMBALI and not self.daftar.hasFocus():
            self.daftar.setFocus()
            return True
        acts = {
            Tombol.TERBITKAN: here.try_out,
            Tombol.CETAK: here.print_sheet,
            Tombol.TAMBAH: here.add,
            Tombol.HAPUS: here.remove,
        }
        return tombol in acts and acts[tombol]()

    @override
    def keep_draft(self) -> None:
        for one in self._made.values():
            one.keep_draft()

    @override
    def focus_first(self) -> None:
        self.daftar.setFocus()

    @override
    def colours_changed(self) -> None:
        for one in self.findChildren(Daftar):
            one.viewport().update()

    @override
    def help_text(self) -> str:
        return self.bantuan

    def _on_said(self, sentence: str) -> None:
        self._spoke = bool(sentence)

    def _turn_to(self, row: int) -> None:
        """Show another section; what the one before said leaves the foot with it."""
        if self._spoke:
            self.said.emit("")
        self._show(row)

    def _show(self, row: int) -> None:
        made = self._made.get(row)
        if made is None:
            made = self.bagian[row][1](self._layanan, self._alat)
            self._made[row] = made
            made.acted.connect(self.saved)
            made.said.connect(self.said)
            self._stack.addWidget(made)
            made.load()
        self._stack.setCurrentWidget(made)

    def _enter(self) -> None:
        self.terbuka.focus_first()
