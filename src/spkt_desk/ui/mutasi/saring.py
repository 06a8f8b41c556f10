"""The field above the page: narrows the day while it is typed, Enter searches the whole book."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.cari import HasilCari
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.saring_mutasi import narrow
from spkt_desk.services.cari import CariService
from spkt_desk.ui.cari import KotakCari, Pencarian
from spkt_desk.ui.jobs import Jobs


class MesinBuku:
    """The search of the desk, asked for lines of the book only."""

    def __init__(self, cari: CariService) -> None:
        """Ask `cari`."""
        self._cari = cari

    def search(self, text: str) -> tuple[HasilCari, ...]:
        """Return the lines found, newest first."""
        return self._cari.search_book(text)

    def settle(self, text: str, hasil: int) -> Saved[None]:
        """Note a search that settled."""
        return self._cari.settle(text, hasil)


class Saringan(QObject):
    """Signals: `changed()` when other lines are to be shown, `found(HasilCari)`, `said(str)`.

    `down()` when the arrows leave the field for the page.
    """

    changed = Signal()
    found = Signal(object)
    said = Signal(str)
    down = Signal()

    def __init__(self, page: QWidget, field: KotakCari, cari: CariService, jobs: Jobs) -> None:
        """Serve `field`; the results of the whole book float on `page`."""
        super().__init__(page)
        self._field = field
        self.hasil = Pencarian(field, page, jobs, at_enter=True)
        self.hasil.set_engine(MesinBuku(cari))
        self.hasil.chosen.connect(self.found)
        self.hasil.failed.connect(self.said)
        field.textChanged.connect(lambda _text: self.changed.emit())
        field.stepped.connect(self._on_step)

    @property
    def on(self) -> bool:
        """Tell whether some lines may be hidden."""
        return bool(self._field.text().strip())

    def narrow(self, lines: tuple[MutasiBaris, ...]) -> tuple[MutasiBaris, ...]:
        """Return the lines that are shown."""
        return narrow(lines, self._field.text())

    def start(self) -> None:
        """Take the keyboard; what stands in the field is typed over."""
        self.hasil.start()

    def leave(self) -> bool:
        """Show every line again; True when the field was in use."""
        used = self.hasil.leave() or self.on
        self._field.clear()
        return used

    def _on_step(self, rows: int) -> None:
        if rows > 0 and self.hasil.list.isHidden():
            self.down.emit()
