"""From an issued record to a sheet whose fate is written down; one sheet at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.kertas import JenisCetakan, KertasRingkas, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome, Saved
from spkt_desk.services.kertas import KertasService
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.tab import Alat

_BELUM = {
    PrintOutcome.GAGAL: "lembar tidak keluar dari printer",
    PrintOutcome.TERKIRIM: "belum ada yang melihat lembarnya",
    PrintOutcome.DIBATALKAN: "pencetakan dibatalkan",
    PrintOutcome.TIDAK_DIKETAHUI: "hasilnya tidak diketahui",
}


class UrusanCetak(QObject):
    """Does the acts of one letter and tells how each ended.

    Signals: `saved` after every act of a service, `kept(KertasRingkas)` when the page is there,
    `page(bytes)` with the kept bytes, `ended(KertasRingkas, LembarCetak, PrintOutcome)` after the
    outcome is written down, `refused(RuleViolation)`, `busy(bool)`.
    """

    saved = Signal(object)
    kept = Signal(object)
    page = Signal(object)
    ended = Signal(object, object, object)
    refused = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, kertas: KertasService, alat: Alat, window: QWidget) -> None:
        """Print for `window`, which the dialogs belong to."""
        super().__init__(window)
        self._kertas = kertas
        self._alat = alat
        self._window = window
        self._busy = False

    def make(self, rekaman_id: str) -> None:
        """Make and keep the page of an issued record, or find the one that is kept."""
        self._alat.jobs.run(
            lambda: self._kertas.ensure(rekaman_id), self._on_kept, self._on_failure, owner=self
        )

    def show(self, kertas_id: str) -> None:
        """Fetch the kept page for the eye."""
        self._alat.jobs.run(
            lambda: self._kertas.pdf(kertas_id), self.page.emit, self._on_failure, owner=self
        )

    def print_original(self, kertas_id: str, *, spoiled: bool) -> None:
        """Print the original; again only after the spoiled sheet was taken back."""
        self._fetch(lambda: self._kertas.original(kertas_id, rusak_ditarik=spoiled))

    def print_copy(self, kertas_id: str) -> None:
        """Print a copy, marked and numbered."""
        self._fetch(lambda: self._kertas.copy(kertas_id))

    def confirm(self, kertas_id: str) -> None:
        """Write down that the original was seen after all."""
        self._alat.jobs.run(
            lambda: self._kertas.original(kertas_id),
            lambda original: self._record(original, PrintOutcome.TERCETAK),
            self._on_failure,
            owner=self,
        )

    def _fetch(self, sheet: Callable[[], LembarCetak]) -> None:
        if self._busy:
            return
        self._set_busy(busy=True)
        self._alat.jobs.run(sheet, self._send, self._on_failure, owner=self)

    def _send(self, lembar: LembarCetak) -> None:
        self._alat.cetak.print_sheet(self._window, lembar, self._record)

    def _record(self, lembar: LembarCetak, outcome: PrintOutcome) -> None:
        try:
            saved = self._kertas.record(lembar, outcome)
        except EnvironmentFault as fault:
            self._on_failure(fault)
            return
        self._set_busy(busy=False)
        self.saved.emit(saved.changed)
        self.ended.emit(saved.value, lembar, outcome)

    def _on_kept(self, saved: Saved[KertasRingkas]) -> None:
        self.saved.emit(saved.changed)
        self.kept.emit(saved.value)

    def _on_failure(self, failure: Failure) -> None:
        self._set_busy(busy=False)
        if isinstance(failure, RuleViolation):
            self.refused.emit(failure)
        elif isinstance(failure, AccessDenied):
            raise failure
        else:
            self.failed.emit(failure)
            show_fault(self._window, failure)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.busy.emit(busy)


def outcome_sentence(lembar: LembarCetak, nomor: str, outcome: PrintOutcome) -> tuple[str, str]:
    """Return what the officer reads about a sheet, and its look; `nomor` may be left empty."""
    copy = lembar.jenis is JenisCetakan.SALINAN
    what = f"Salinan ke-{lembar.ke} {nomor}".strip() if copy else f"Tersimpan. {nomor or 'Surat'}"
    if outcome is PrintOutcome.TERCETAK:
        return f"{what} dicetak.", "baik"
    if copy:
        return f"{what} belum tercetak: {_BELUM[outcome]}. Surat aslinya aman.", "peringatan"
    return (
        f"Sudah tersimpan. Belum tercetak: {_BELUM[outcome]}. Tekan Ctrl+P untuk mencoba lagi.",
        "peringatan",
    )
