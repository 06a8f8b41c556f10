"""From an issued record to a sheet whose fate is written down; one sheet at a time, none lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.kertas import JenisCetakan, KertasRingkas, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome, Saved
from spkt_desk.services.kertas import KertasService
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.tab import Alat

_BELUM = {
    PrintOutcome.GAGAL: "lembar tidak keluar dari printer",
    PrintOutcome.DIBATALKAN: "pencetakan dibatalkan",
}
_TANPA_PRINTER = "belum ada printer"
TIDAK_KELUAR = frozenset(_BELUM)
"""After these no sheet has left for the tray."""
_TIDAK_TENTU = frozenset({PrintOutcome.TERKIRIM, PrintOutcome.TIDAK_DIKETAHUI})
"""The queue took the sheet; whether it lies in the tray only somebody who looks can tell."""


@dataclass(frozen=True, slots=True)
class _Lembar:
    """A sheet that was asked for: what tells it from others, and how it is fetched."""

    nama: str
    make: Callable[[], LembarCetak]


class UrusanCetak(QObject):
    """Does the acts of one letter and tells how each ended.

    Signals: `saved` after every act of a service, `kept(KertasRingkas)` when the page is there,
    `page(kertas_id, bytes)` with the kept bytes, `ended(KertasRingkas, LembarCetak, PrintOutcome)`
    after the outcome is written down, `answered(KertasRingkas)` after the officer has said what
    came out, `handed(KertasRingkas)` when the citizen has the letter, `refused(RuleViolation)`,
    `busy(bool)`.
    """

    saved = Signal(object)
    kept = Signal(object)
    page = Signal(str, object)
    answered = Signal(object)
    handed = Signal(object)
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
        self._under_way: _Lembar | None = None
        self._waiting: list[_Lembar] = []

    def make(self, rekaman_id: str) -> None:
        """Make and keep the page of an issued record, or find the one that is kept."""
        self._alat.jobs.run(
            lambda: self._kertas.ensure(rekaman_id), self._on_kept, self._on_failure, owner=self
        )

    def show(self, kertas_id: str) -> None:
        """Fetch the page of a letter just issued for the eye: who made it opens nothing."""
        self._alat.jobs.run(
            lambda: self._kertas.pdf(kertas_id),
            lambda page: self.page.emit(kertas_id, page),
            self._on_failure,
            owner=self,
        )

    def view(self, kertas_id: str) -> None:
        """Open a kept letter: its page for the eye, and one entry in the history."""
        self._alat.jobs.run(
            lambda: self._kertas.view(kertas_id),
            partial(self._on_viewed, kertas_id),
            self._on_failure,
            owner=self,
        )

    def print_original(self, kertas_id: str, which: tuple[int, ...] = (), *, spoiled: bool) -> None:
        """Print what is owed; `which` again only after the spoiled sheet was taken back."""
        self._fetch(
            _Lembar(
                f"{kertas_id}/asli",
                lambda: self._kertas.original(kertas_id, which, rusak_ditarik=spoiled),
            )
        )

    def print_void(self, kertas_id: str) -> None:
        """Print the page of a letter that is valid no more, marked so."""
        self._fetch(_Lembar(f"{kertas_id}/batal", lambda: self._kertas.void(kertas_id)))

    def hand_over(self, kertas_id: str) -> None:
        """Write down that the citizen has the letter."""
        try:
            saved = self._kertas.hand_over(kertas_id)
        except RuleViolation as violation:
            self.refused.emit(violation)
        except EnvironmentFault as fault:
            show_fault(self._window, fault)
        else:
            self.saved.emit(saved.changed)
            self.handed.emit(saved.value)

    def print_copy(self, kertas_id: str) -> None:
        """Print a copy, marked and numbered."""
        self._fetch(_Lembar(f"{kertas_id}/salinan", lambda: self._kertas.copy(kertas_id)))

    def answer(self, kertas_id: str, *, came_out: bool) -> None:
        """Write down what the officer saw at the printer."""
        try:
            saved = self._kertas.answer(kertas_id, keluar=came_out)
        except EnvironmentFault as fault:
            show_fault(self._window, fault)
            return
        self.saved.emit(saved.changed)
        self.answered.emit(saved.value)

    def _fetch(self, wanted: _Lembar) -> None:
        """Print it, or behind what is being printed; a second press on the same sheet is one."""
        under_way = () if self._under_way is None else (self._under_way,)
        if any(one.nama == wanted.nama for one in (*under_way, *self._waiting)):
            return
        self._waiting.append(wanted)
        if self._under_way is None:
            self._next()

    def _next(self) -> None:
        self._under_way = self._waiting.pop(0) if self._waiting else None
        self.busy.emit(self._under_way is not None)
        if self._under_way is not None:
            self._alat.jobs.run(
                self._under_way.make, self._send, self._on_sheet_failure, owner=self
            )

    def _send(self, lembar: LembarCetak) -> None:
        self._alat.cetak.print_sheet(self._window, lembar, self._record)

    def _record(self, lembar: LembarCetak, outcome: PrintOutcome) -> None:
        """Write down how it ended, also when the window that printed it is gone by now."""
        try:
            saved = self._kertas.record(lembar, outcome)
        except EnvironmentFault as fault:
            if isValid(self):
                self._on_sheet_failure(fault)
            else:
                show_fault(None, fault)
            return
        if isValid(self):
            self.saved.emit(saved.changed)
            self.ended.emit(saved.value, lembar, outcome)
            self._next()

    def _on_kept(self, saved: Saved[KertasRingkas]) -> None:
        self.saved.emit(saved.changed)
        self.kept.emit(saved.value)

    def _on_viewed(self, kertas_id: str, saved: Saved[bytes]) -> None:
        self.saved.emit(saved.changed)
        self.page.emit(kertas_id, saved.value)

    def _on_sheet_failure(self, failure: Failure) -> None:
        self._next()
        self._on_failure(failure)

    def _on_failure(self, failure: Failure) -> None:
        if isinstance(failure, RuleViolation):
            self.refused.emit(failure)
        elif isinstance(failure, AccessDenied):
            raise failure
        else:
            self.failed.emit(failure)
            show_fault(self._window, failure)


def outcome_sentence(
    lembar: LembarCetak, nomor: str, outcome: PrintOutcome, *, printer: bool = True
) -> tuple[str, str]:
    """Return what the officer reads about a sheet, and its look; `nomor` may be left empty.

    Without a `printer` nobody has cancelled anything.
    """
    if lembar.jenis is JenisCetakan.ASLI:
        return original_sentence(nomor, outcome, printer=printer)
    kind = "Halaman tidak berlaku" if not lembar.ke else f"Salinan ke-{lembar.ke}"
    what = f"{kind} {nomor}".strip()
    if outcome is PrintOutcome.TERCETAK:
        return f"{what} dicetak.", "baik"
    if outcome in _TIDAK_TENTU:
        return f"{what} dikirim ke printer. Periksa lembarnya.", "peringatan"
    return (
        f"{what} belum tercetak: {_reason(outcome, printer=printer)}. Surat aslinya aman.",
        "peringatan",
    )


def original_sentence(
    nomor: str, outcome: PrintOutcome, *, printer: bool = True
) -> tuple[str, str]:
    """Return the sentence about an original, and its look."""
    if outcome is PrintOutcome.TERCETAK:
        return f"Tersimpan. {nomor or 'Surat'} dicetak.", "baik"
    if outcome in _TIDAK_TENTU:
        return f"Tersimpan. {nomor or 'Surat'} dikirim ke printer.", "peringatan"
    reason = _reason(outcome, printer=printer)
    return (
        f"Sudah tersimpan. Belum tercetak: {reason}. Tekan Ctrl+P untuk mencoba lagi.",
        "peringatan",
    )


def _reason(outcome: PrintOutcome, *, printer: bool) -> str:
    return _BELUM[outcome] if printer else _TANPA_PRINTER
