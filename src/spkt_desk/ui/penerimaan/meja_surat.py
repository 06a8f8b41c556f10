"""What happens to the letter in front: printed, asked about, handed over, copied, made void."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.kertas import KertasRingkas, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome, Saved
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.hak import SANDI_SENDIRI
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.penerimaan.cetakan import (
    TIDAK_KELUAR,
    UrusanCetak,
    original_sentence,
    outcome_sentence,
)
from spkt_desk.ui.penerimaan.surat import HalamanSurat
from spkt_desk.ui.shortcuts import Tombol

_HAK = {
    Tombol.SERAHKAN: Tindakan.DISERAHKAN,
    Tombol.PERBAIKI: Tindakan.RALAT_EDISI,
    Tombol.BATALKAN: Tindakan.BATAL,
}
_JAWAB_DAHULU = "Lembar asli mungkin sudah keluar. Jawab dahulu: sudah atau belum."


class MejaSurat(QObject):
    """Owns the page of one letter.

    Signals: `saved(frozenset)`, `said(str)`, `drawn(bytes)`, `reopened(rekaman_id)` when its form
    is wanted again, `turned(rekaman_id)` when its line in the book is.
    """

    saved = Signal(object)
    said = Signal(str)
    drawn = Signal(object)
    reopened = Signal(str)
    turned = Signal(str)

    def __init__(self, layanan: Layanan, alat: Alat, window: QWidget) -> None:
        """Work for one tab; nothing is opened yet."""
        super().__init__(window)
        self._layanan = layanan
        self.page = HalamanSurat(
            frozenset(key for key, act in _HAK.items() if layanan.wewenang.may(act))
        )
        self.wants_page = False
        self._rekaman_id = ""
        self._paper: KertasRingkas | None = None
        self._just_issued = False
        self._pdf = b""
        self._alat = alat
        self._window = window
        self._urusan = UrusanCetak(layanan.kertas, alat, window)
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
        # The page is fetched whether its column is there or not: its particulars are on the screen.
        self._urusan.view(paper.kertas_id)

    def draw(self) -> None:
        """Show the kept page; it was fetched when the letter was opened or made."""
        if self._pdf:
            self.drawn.emit(self._pdf)

    def answer(self, *, came_out: bool) -> bool:
        """Take the officer's word about the sheet in front; False when there is nothing to say."""
        if self._paper is None or not self.page.answerable(came_out=came_out):
            return False
        self._urusan.answer(self._paper.kertas_id, came_out=came_out)
        return True

    def _begin(self, rekaman_id: str, paper: KertasRingkas | None, *, just_issued: bool) -> None:
        self._rekaman_id = rekaman_id
        self._paper = paper
        self._just_issued = just_issued
        self._pdf = b""

    def _connect(self) -> None:
        self._urusan.saved.connect(self.saved)
        self._urusan.page.connect(self._on_page)
        self._urusan.answered.connect(self._on_answered)
        self._urusan.handed.connect(self._on_handed)
        self._urusan.busy.connect(lambda busy: self.page.set_busy(busy=busy))
        self._urusan.kept.connect(self._on_kept)
        self._urusan.ended.connect(self._on_ended)
        self._urusan.refused.connect(self._on_refused)
        self._urusan.failed.connect(self._on_failed)
        self.page.print_wanted.connect(self._print)
        self.page.copy_wanted.connect(self._copy)
        self.page.answered.connect(self._answer)
        self.page.void_wanted.connect(self._print_void)
        self.page.handed.connect(self._hand_over)
        self.page.reopen_wanted.connect(lambda: self.reopened.emit(self._rekaman_id))
        self.page.line_wanted.connect(lambda: self.turned.emit(self._rekaman_id))
        self.page.cancel.wanted.connect(self._cancel)

    def _print(self, spoiled: bool) -> None:
        if self._paper is None:
            self._urusan.make(self._rekaman_id)
            return
        if self.page.asking and not spoiled:
            self._refuse(_JAWAB_DAHULU)
            return
        which = self.page.spoiled_original if spoiled else ()
        self._urusan.print_original(self._paper.kertas_id, which, spoiled=spoiled)

    def _print_void(self) -> None:
        if self._paper is not None:
            self._urusan.print_void(self._paper.kertas_id)

    def _hand_over(self) -> None:
        if self._paper is not None:
            self._urusan.hand_over(self._paper.kertas_id)

    def _on_handed(self, paper: KertasRingkas) -> None:
        self.said.emit(f"{paper.nomor} diserahkan kepada pelapor.")
        self._refresh(paper)
        self.page.focus_next()

    def _cancel(self, reason: str, password: str) -> None:
        """Make the letter void on the worker: proving a password takes its time on purpose."""
        rekaman_id = self._rekaman_id
        self._alat.jobs.run(
            lambda: self._layanan.pembatalan.cancel(rekaman_id, reason, Bukti(password)),
            partial(self._on_cancelled, rekaman_id),
            self._on_not_cancelled,
            owner=self,
        )

    def _on_cancelled(self, rekaman_id: str, saved: Saved[str]) -> None:
        self.saved.emit(saved.changed)
        self.said.emit(f"{saved.value} dibatalkan.")
        for paper in self._layanan.kertas.of_record(rekaman_id):
            self._refresh(paper)
        self.page.focus_first()

    def _on_not_cancelled(self, failure: Failure) -> None:
        if isinstance(failure, RuleViolation):
            self.page.cancel.show_problems(failure.problems)
        elif isinstance(failure, AccessDenied):
            self.page.cancel.show_problems((Problem(SANDI_SENDIRI, failure.message),))
        else:
            self.page.cancel.show_problems(())
            show_fault(self._window, failure)

    def _refresh(self, paper: KertasRingkas) -> None:
        """Show what has become of the letter, if it is still the one in front."""
        if paper.rekaman_id == self._rekaman_id:
            self._paper = paper
            self.page.show_paper(paper, issued=False)

    def _copy(self) -> None:
        if self._paper is not None:
            self._urusan.print_copy(self._paper.kertas_id)

    def _answer(self, came_out: bool) -> None:
        if self._paper is not None:
            self._urusan.answer(self._paper.kertas_id, came_out=came_out)

    def _on_page(self, kertas_id: str, pdf: bytes) -> None:
        if self._paper is None or self._paper.kertas_id != kertas_id:
            return
        self._pdf = pdf
        if self.wants_page:
            self.draw()

    def _on_answered(self, paper: KertasRingkas) -> None:
        outcome = PrintOutcome.TERCETAK if paper.tercetak else PrintOutcome.GAGAL
        self.said.emit(original_sentence(paper.nomor, outcome)[0])
        if paper.rekaman_id == self._rekaman_id:
            self._paper = paper
            self.page.show_paper(paper, issued=True)
            self.page.set_status(*original_sentence("", outcome))
            self.page.focus_next()

    def _on_kept(self, paper: KertasRingkas) -> None:
        """Print at once what was just issued; the officer has pressed one key for both."""
        if paper.rekaman_id == self._rekaman_id:
            self._paper = paper
            self.page.show_paper(paper, issued=self._just_issued)
            self._urusan.show(paper.kertas_id)
        self._urusan.print_original(paper.kertas_id, spoiled=False)

    def _on_ended(self, paper: KertasRingkas, lembar: LembarCetak, outcome: PrintOutcome) -> None:
        printer = not self._alat.cetak.without_printer
        self.said.emit(outcome_sentence(lembar, paper.nomor, outcome, printer=printer)[0])
        if paper.rekaman_id != self._rekaman_id:
            return
        self._paper = paper
        if outcome not in TIDAK_KELUAR:  # the next sheet needs a tick of its own
            self.page.spoiled.set_checked(False)
        self.page.show_paper(paper, issued=True)
        self.page.set_status(*outcome_sentence(lembar, "", outcome, printer=printer))
        self.page.focus_next()

    def _on_refused(self, violation: RuleViolation) -> None:
        self._refuse(violation.problems[0].message)

    def _refuse(self, message: str) -> None:
        self.page.refuse(message)
        self.said.emit(message)

    def _on_failed(self, fault: EnvironmentFault) -> None:
        self.page.set_status(f"Sudah tersimpan. {fault.message}", "peringatan")
