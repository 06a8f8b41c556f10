"""What happens around the form: draft kept, page drawn, citizen recalled, letter issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.kehilangan import KehilanganDraft, Maksud
from spkt_desk.domain.kertas import JenisCetakan, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome, Saved
from spkt_desk.domain.satuan import UkuranKertas
from spkt_desk.domain.wewenang import TANPA_BUKTI, Bukti
from spkt_desk.services.kehilangan import KehilanganService, Terbitan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import ask, show_fault
from spkt_desk.ui.jobs import Failure, sentence_of
from spkt_desk.ui.kit.penyimpan import PenyimpanDraf
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.penerimaan.kehilangan.dikenal import DaftarDikenal
from spkt_desk.ui.penerimaan.kehilangan.form import TEMPAT, BahanForm, FormKehilangan
from spkt_desk.ui.penerimaan.loket import BELUM_BERNAMA
from spkt_desk.ui.shortcuts import Tombol

JEDA_LIHAT_MS = 600

_JAM = "jam"
"""Where the service refuses while the clock is doubtful: no field of the form mends it."""


@dataclass(frozen=True, slots=True)
class _Tampak:
    """What a look at the draft yields: errors, warnings, review, and the page or why not."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    lines: tuple[str, ...]
    pdf: bytes
    reason: str


class PembuatForm:
    """Builds the form of the station's data as of now, a part at a time or the rest at once."""

    def __init__(self, layanan: Layanan, act: Callable[[Tombol], object]) -> None:
        """Make the frame of the form; `form` may stand in its place before it is whole."""
        self.form = FormKehilangan(act)
        self._parts = self.form.build(_material(layanan))

    def step(self) -> bool:
        """Build one part; False when nothing was left to build."""
        for _part in self._parts:
            return True
        return False

    def finish(self) -> FormKehilangan:
        """Build what is left and return the whole form."""
        while self.step():
            pass
        return self.form


class PengurusForm(QObject):
    """Owns one form and the services behind it.

    Signals: `saved(frozenset)` after every act, `said(str)`, `flagged(bool)` for errors shown,
    `issued(Terbitan, name)`, `previewed(bytes)`, `unseen(str)` when no page can be drawn,
    `discarded()` after the draft in front was thrown away.
    """

    saved = Signal(object)
    said = Signal(str)
    flagged = Signal(bool)
    issued = Signal(object, str)
    previewed = Signal(object)
    unseen = Signal(str)
    discarded = Signal()

    def __init__(self, layanan: Layanan, alat: Alat, form: FormKehilangan, window: QWidget) -> None:
        """Take over a form that is built; nothing is opened yet."""
        super().__init__(window)
        self._layanan = layanan
        self._alat = alat
        self._window = window
        self._issuing = False
        self._refused = False
        self._looking = False
        self._look_again = False
        self.wants_page = True
        self.form = form
        self.recall = DaftarDikenal(TEMPAT, self.form.sheet, self.form.pelapor, layanan.orang)
        self.keeper = PenyimpanDraf(
            layanan.draf.keep, alat.jobs, layanan.clock, self.form.draft, self
        )
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(JEDA_LIHAT_MS)
        self._look_timer.timeout.connect(self.look)
        self.form.typed.connect(self._on_typed)
        self.form.formulir.marked.connect(self._count_down)
        self.keeper.kept.connect(self.saved)
        self.recall.picked.connect(self._recall)
        self.recall.settled.connect(self._settle)

    def open(self, draft: KehilanganDraft, *, kept: bool) -> None:
        """Show a draft; `kept` tells whether it is in the file already."""
        self._issuing = self._refused = False
        self.form.set_busy(busy=False)
        self.recall.hide()
        self.form.fill(draft)
        self.form.formulir.start()
        self.keeper.start(kept=kept)
        self.flagged.emit(False)
        self.look()

    def leave(self) -> None:
        """Say where the visit in front is kept; what was wrong with it is no news any more."""
        self._refused = False
        self.flagged.emit(False)
        draft = self.form.draft()
        kept = any(one.draft_id == draft.draft_id for one in self._layanan.draf.all())
        name = draft.pelapor.nama.strip()
        who = f"a.n. {name}" if name else BELUM_BERNAMA
        self.said.emit(f"Draf {who} tersimpan di kiri." if kept else "")

    def look(self) -> None:
        """Ask the worker for warnings, review and page; while one look runs the next waits."""
        self._look_timer.stop()
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        draft, wants = self.form.draft(), self.wants_page
        self._alat.jobs.run(
            lambda: _look_at(self._layanan.kehilangan, draft, wants=wants),
            self._show_look,
            self._look_failed,
            owner=self,
        )

    def handle(self, tombol: Tombol) -> bool:
        """Answer the keys of the form."""
        acts: dict[Tombol, Callable[[], object]] = {
            Tombol.TERBITKAN: self.issue,
            Tombol.SIMPAN: self._save,
            Tombol.KONSEP: self.print_concept,
            Tombol.TAMBAH: self.form.barang.add,
            Tombol.HAPUS: self._remove,
            Tombol.KEMBALIKAN: self.form.barang.restore,
            Tombol.PEJABAT: self._next_signer,
            Tombol.LEMBAR_ASLI: self._next_count,
            Tombol.CETAK: lambda: self.said.emit(
                "Surat belum terbit. Ctrl+Enter menerbitkan, Ctrl+Shift+P mencetak konsep."
            ),
        }
        if tombol not in acts:
            return False
        acts[tombol]()
        return True

    def issue(self) -> None:
        """Issue once and hand the number on; every problem it raises is shown at its field."""
        if self._issuing:
            return
        self._issuing = True
        self.form.set_busy(busy=True)
        self.form.settle()
        draft = self.form.draft()
        new = draft.maksud == Maksud.BARU
        bukti = TANPA_BUKTI if new else Bukti(self.form.perbaikan.password())
        # On the worker: the first act of a day, a slow disk or a proved password take their time.
        self._alat.jobs.run(
            lambda: self._layanan.kehilangan.issue(draft, bukti),
            partial(self._issued, draft),
            self._not_issued,
            owner=self,
        )

    def _issued(self, draft: KehilanganDraft, saved: Saved[Terbitan]) -> None:
        # The form stays shut until another draft is opened: a second press finds nothing to do.
        self._look_timer.stop()
        self._refused = False
        self.form.perbaikan.forget()
        self.keeper.start(kept=False)
        self.recall.hide()
        self.flagged.emit(False)
        self.saved.emit(saved.changed)
        self.issued.emit(saved.value, draft.pelapor.nama.strip())

    def _not_issued(self, failure: Failure) -> None:
        if isinstance(failure, RuleViolation):
            self._refuse(failure.problems)
        elif isinstance(failure, AccessDenied):
            self._release()
            self.form.perbaikan.refuse(failure.message)
            self.said.emit(f"Belum terbit. {failure.message}")
        else:
            self._release()
            show_fault(self._window, failure)

    def print_concept(self) -> None:
        """Print the page for the citizen to read: no number, BELUM TERBIT across it."""
        self.form.settle()
        draft = self.form.draft()
        self._alat.jobs.run(
            lambda: (
                self._layanan.kehilangan.preview(draft),
                self._layanan.setelan.satuan().kertas,
            ),
            lambda page: self._send_concept(draft.draft_id, *page),
            self._failed,
            owner=self,
        )

    def _save(self) -> None:
        try:
            self.keeper.keep_now()
        except EnvironmentFault as fault:
            show_fault(self._window, fault)
            return
        self.form.show_saved(self.keeper.sentence())
        self.said.emit("Draf tersimpan.")

    def _remove(self) -> None:
        self.form.barang.remove()
        self.said.emit(f"Barang dihapus. {Tombol.KEMBALIKAN.tulisan} mengembalikannya.")

    def _next_signer(self) -> None:
        self.said.emit(f"Penanda tangan: {self.form.periksa.next_signer()}")

    def _next_count(self) -> None:
        self.said.emit(f"Lembar asli: {self.form.periksa.next_count()}")

    def discard(self) -> None:
        """Throw the draft away after one question; what was issued is not touched."""
        draft = self.form.draft()
        sure = ask(
            self._window,
            "Buang draf ini?",
            "Buang",
            "Jangan",
            "Ketikan draf ini hilang. Surat yang sudah terbit tidak tersentuh.",
            "Buang draf",
        )
        if not sure:
            return
        self.keeper.start(kept=False)
        self.open(self._layanan.draf.new(), kept=False)
        self._alat.jobs.run(
            lambda: self._layanan.draf.discard(draft.draft_id),
            self._on_discarded,
            lambda failure: self.said.emit(f"Draf belum dibuang. {sentence_of(failure)}"),
            owner=self,
        )
        self.discarded.emit()

    def _on_discarded(self, saved: Saved[None]) -> None:
        self.saved.emit(saved.changed)
        self.said.emit("Draf dibuang.")

    def _on_typed(self) -> None:
        self.keeper.touch()
        self._look_timer.start()

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self._release()
        self._refused = False
        self._ask_year(problems)
        self.form.show_problems(problems)
        self._refused = True
        fields = {one.field for one in problems} - {_JAM}
        self.flagged.emit(True)
        if fields:
            self.said.emit(f"Belum terbit: {len(fields)} isian perlu diperbaiki. Ketikan aman.")
        else:
            self.said.emit(f"Belum terbit. {problems[0].message} Ketikan aman.")

    def _count_down(self, left: int) -> None:
        """Say how many marked fields are left after a refusal; the mark goes with the last."""
        if not self._refused:
            return
        self.flagged.emit(left > 0)
        if left:
            self.said.emit(f"Belum terbit: {left} isian lagi perlu diperbaiki. Ketikan aman.")
        else:
            self.form.forget_homeless()
            self.said.emit(f"Sudah diperbaiki. {Tombol.TERBITKAN.tulisan} menerbitkan surat.")

    def _release(self) -> None:
        self._issuing = False
        self.form.set_busy(busy=False)

    def _show_look(self, seen: _Tampak) -> None:
        self._looking = False
        if self._look_again:
            self._look_again = False
            self.look()
            return
        self._ask_year(seen.problems)
        self.form.formulir.show_early(seen.problems)
        self.form.formulir.show_notices(seen.notices)
        self.form.periksa.show_lines(seen.lines)
        if seen.pdf:
            self.previewed.emit(seen.pdf)
        elif seen.reason:
            self.unseen.emit(seen.reason)

    def _ask_year(self, problems: tuple[Problem, ...]) -> None:
        self.form.periksa.ask_year(asked=any(one.field == "tahun" for one in problems))

    def _look_failed(self, failure: Failure) -> None:
        self._looking = self._look_again = False
        self.unseen.emit(sentence_of(failure))

    def _recall(self, orang_id: str) -> None:
        try:
            saved = self._layanan.orang.open(orang_id)
        except RuleViolation as violation:
            self.form.pelapor.name.set_error(violation.problems[0].message)
        except EnvironmentFault as fault:
            show_fault(self._window, fault)
        else:
            self.saved.emit(saved.changed)
            self.form.take_over(orang_id, saved.value)
            self.form.focus_address()

    def _settle(self, text: str, count: int) -> None:
        try:
            saved = self._layanan.orang.settle(text, count)
        except EnvironmentFault as fault:
            show_fault(self._window, fault)
        else:
            self.saved.emit(saved.changed)

    def _send_concept(self, draft_id: str, pdf: bytes, paper: UkuranKertas) -> None:
        # A concept is no kept paper: it has no id, and its fate at the printer is not written down.
        sheet = LembarCetak(
            "",
            pdf,
            f"Konsep {self._layanan.kehilangan.singkatan()}",
            paper,
            JenisCetakan.ASLI,
            0,
            rusak_ditarik=False,
        )
        self._alat.cetak.print_sheet(
            self._window, sheet, lambda _sheet, outcome: self._concept_printed(draft_id, outcome)
        )

    def _concept_printed(self, draft_id: str, outcome: PrintOutcome) -> None:
        """Note what went to a printer; a cancelled dialog printed nothing."""
        if outcome in {PrintOutcome.GAGAL, PrintOutcome.DIBATALKAN}:
            sentence = "Konsep belum tercetak. Ctrl+Shift+P mencoba lagi."
        else:
            try:
                self._layanan.kehilangan.concept_printed(draft_id)
            except EnvironmentFault as fault:
                show_fault(self._window if isValid(self) else None, fault)
                return
            sentence = "Konsep dicetak. Minta pelapor membaca, lalu tandai di bagian akhir."
        if isValid(self):
            self.said.emit(sentence)

    def _failed(self, failure: Failure) -> None:
        if isinstance(failure, EnvironmentFault):
            show_fault(self._window, failure)
        else:
            self.said.emit(sentence_of(failure))


def _material(layanan: Layanan) -> BahanForm:
    """Return what the form is built from."""
    return BahanForm(
        katalog=layanan.kehilangan.katalog(),
        saran=layanan.kehilangan.saran(),
        officers=layanan.kehilangan.officers(),
        signers=layanan.kehilangan.signers(),
        penjaga=layanan.kehilangan.guard_notice(),
        originals=layanan.kehilangan.originals(),
        zona=layanan.zona,
        today=partial(_today, layanan),
    )


def _today(layanan: Layanan) -> date:
    """Return the day of the unit's zone; asked anew each time, a night shift passes midnight."""
    return layanan.clock.now().wall.date()


def _look_at(kehilangan: KehilanganService, draft: KehilanganDraft, *, wants: bool) -> _Tampak:
    """Look at a draft; runs on the worker."""
    pdf, reason = b"", ""
    if wants:
        try:
            pdf = kehilangan.preview(draft)
        except RuleViolation as violation:
            reason = violation.problems[0].message
    return _Tampak(
        kehilangan.check(draft), kehilangan.notices(draft), kehilangan.summary(draft), pdf, reason
    )
