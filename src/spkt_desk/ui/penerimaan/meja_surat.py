"""What happens to the letter in front: its page made, printed, asked about, copied."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kertas import KertasRingkas, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.services.kertas import KertasService
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.penerimaan.cetakan import UrusanCetak, outcome_sentence
from spkt_desk.ui.penerimaan.surat import HalamanSurat


class MejaSurat(QObject):
    """Owns the page of one letter. Signals: `saved(frozenset)`, `said(str)`, `drawn(bytes)`."""

    saved = Signal(object)
    said = Signal(str)
    drawn = Signal(object)

    def __init__(self, kertas: KertasService, alat: Alat, window: QWidget) -> None:
        """Work for one tab; nothing is opened yet."""
        super().__init__(window)
        self.page = HalamanSurat()
        self.wants_page = False
        self._rekaman_id = ""
        self._paper: KertasRingkas | None = None
        self._just_issued = False
        self._urusan = UrusanCetak(kertas, alat, window)
        self._connect()

    def start_issued(self, terbitan: Terbitan, nama: str) -> None:
        """Show a letter just issued, make its page and print it."""
        self._begin(terbitan.rekaman_id, None, just_issued=True)
        self.page.show_issued(terbitan, nama)
        self._urusan.make(terbitan.rekaman_id)

    def open(self, paper: KertasRingkas) -> None:
        """Show a letter from the list."""
        self._begin(paper.rekaman_id, paper, just_issued=False)
        self.page.show_paper(paper, issued=False)
        self.page.focus_first()
        if self.wants_page:
            self.draw()

    def draw(self) -> None:
        """Ask for the kept page."""
        if self._paper is not None:
            self._urusan.show(self._paper.kertas_id)

    def _begin(self, rekaman_id: str, paper: KertasRingkas | None, *, just_issued: bool) -> None:
        self._rekaman_id = rekaman_id
        self._paper = paper
        self._just_issued = just_issued

    def _connect(self) -> None:
        self._urusan.saved.connect(self.saved)
        self._urusan.page.connect(self.drawn)
        self._urusan.busy.connect(lambda busy: self.page.set_busy(busy=busy))
        self._urusan.kept.connect(self._on_kept)
        self._urusan.ended.connect(self._on_ended)
        self._urusan.refused.connect(self._on_refused)
        self._urusan.failed.connect(self._on_failed)
        self.page.print_wanted.connect(self._print)
        self.page.copy_wanted.connect(self._copy)
        self.page.seen.connect(self._seen)

    def _print(self, spoiled: bool) -> None:
        if self._paper is None:
            self._urusan.make(self._rekaman_id)
            return
        self._urusan.print_original(self._paper.kertas_id, spoiled=spoiled)

    def _copy(self) -> None:
        if self._paper is not None:
            self._urusan.print_copy(self._paper.kertas_id)

    def _seen(self) -> None:
        """Somebody has the sheet in hand that nobody answered for earlier."""
        if self._paper is not None:
            self._urusan.confirm(self._paper.kertas_id)

    def _on_kept(self, paper: KertasRingkas) -> None:
        """Print at once what was just issued; the officer has pressed one key for both."""
        if paper.rekaman_id != self._rekaman_id:
            return
        self._paper = paper
        self.page.show_paper(paper, issued=self._just_issued)
        if self.wants_page:
            self.draw()
        self._urusan.print_original(paper.kertas_id, spoiled=False)

    def _on_ended(self, paper: KertasRingkas, lembar: LembarCetak, outcome: PrintOutcome) -> None:
        self.said.emit(outcome_sentence(lembar, paper.nomor, outcome)[0])
        if paper.rekaman_id != self._rekaman_id:
            return
        self._paper = paper
        self.page.show_paper(paper, issued=True)
        self.page.set_status(*outcome_sentence(lembar, "", outcome))
        self.page.focus_next()

    def _on_refused(self, violation: RuleViolation) -> None:
        message = violation.problems[0].message
        self.page.spoiled.set_error(message)
        if self.page.spoiled.isVisibleTo(self.page):
            self.page.spoiled.focus()
        self.said.emit(message)

    def _on_failed(self, fault: EnvironmentFault) -> None:
        self.page.set_status(f"Sudah tersimpan. {fault.message}", "peringatan")
