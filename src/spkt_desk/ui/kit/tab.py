"""What a tab is to the window: a page that refreshes itself, answers keys and keeps its draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.cari import HasilCari
from spkt_desk.domain.outcomes import Changed
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.nama import set_look
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.warna import Warna


@dataclass(frozen=True, slots=True)
class Alat:
    """What every tab may use besides its services: worker, printer, palette in force."""

    jobs: Jobs
    cetak: Pencetakan
    warna: Callable[[], Warna]


class Tab(QWidget):
    """Base of the tabs and of pages such as Setelan.

    Signals: `saved(frozenset[Changed])` after every act of a service, `said(str)` for the status
    line, `flagged(bool)` when the tab holds an error (the window marks it), `left()` when a page
    is done and wants to be closed, `wanted(HasilCari)` for a record that another tab opens.
    """

    saved = Signal(object)
    said = Signal(str)
    flagged = Signal(bool)
    left = Signal()
    wanted = Signal(object)

    def __init__(self) -> None:
        """Make an empty page on the ground of the window; `make_part` fills it."""
        super().__init__()
        set_look(self, "halaman")
        self._parts = self._make()

    def _make(self) -> Iterator[None]:
        yield from self.build()
        yield
        yield from self.read()

    def build(self) -> Iterator[None]:
        """Make what the tab shows; the event loop may turn at every `yield` (50 ms at most)."""
        yield from ()

    def read(self) -> Iterator[None]:
        """Read everything for the first time; long readings turn the event loop in between."""
        self.refresh(frozenset(Changed))
        yield from ()

    def make_part(self) -> bool:
        """Make one part more; False when the tab was whole already."""
        return next(self._parts, self) is not self

    def make_whole(self) -> None:
        """Make all that is left: somebody wants the tab now."""
        while self.make_part():
            pass

    def refresh(self, changed: frozenset[Changed]) -> None:
        """Read again what has changed; called once after every act, whoever did it.

        The first time `read` does it, with all kinds.
        """

    def handle(self, tombol: Tombol) -> bool:
        """Answer a key; True when it was this tab's.

        Called on the tab in front, and for F2, F9 and F10 after the window has brought the tab
        that owns the key to the front.
        """
        del tombol
        return False

    def open_found(self, hasil: HasilCari) -> None:
        """Open what a search found; called on the tab of that kind, already in front."""
        raise NotImplementedError(type(self).__name__)

    def keep_draft(self) -> None:
        """Save what is typed now: before lock, exit, another officer, and after a bug."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins; called when nothing in the tab had it."""

    def help_text(self) -> str:
        """Return two or three sentences on what this screen is for (F1)."""
        return ""

    def colours_changed(self) -> None:
        """Paint and measure again after other colours (`Alat.warna`) or another size of text."""


@dataclass(frozen=True, slots=True)
class TabSpec:
    """How the window makes a tab: the key that brings it to the front, its title, its factory.

    The four Alt keys stand in the tab row in order; any other key (F12) makes a page without a
    place in the row, closed by Esc.
    """

    tombol: Tombol
    judul: str
    make: Callable[[Alat], Tab]
