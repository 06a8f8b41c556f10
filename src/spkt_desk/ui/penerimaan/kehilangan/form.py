"""The form of a lost-item report: four cards in one scroll, and a foot that never scrolls away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from spkt_desk.domain.barang import SAMA_PELAPOR
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.jenis_barang import KatalogBarang
from spkt_desk.domain.kehilangan import Asal, KehilanganDraft, Kuasa, Maksud, OrangDraft
from spkt_desk.domain.saran import SaranIsian
from spkt_desk.domain.satuan import Petugas, PilihanPejabat
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.penerimaan.kehilangan.barang import KotakBarang
from spkt_desk.ui.penerimaan.kehilangan.pelapor import NAMA_WAKIL, KotakPelapor
from spkt_desk.ui.penerimaan.kehilangan.pembaca import Hari
from spkt_desk.ui.penerimaan.kehilangan.perbaikan import KotakPerbaikan
from spkt_desk.ui.penerimaan.kehilangan.periksa import KotakPeriksa
from spkt_desk.ui.penerimaan.kehilangan.waktu import KotakWaktu
from spkt_desk.ui.shortcuts import Tombol

TEMPAT = "penerimaan.kehilangan"
_TERBITKAN = {
    Maksud.BARU: "Terbitkan",
    Maksud.PERBAIKAN: "Terbitkan edisi baru",
    Maksud.PENGGANTI: "Terbitkan pengganti",
}


@dataclass(frozen=True, slots=True)
class BahanForm:
    """What the form is built from: the station's data as of now."""

    katalog: KatalogBarang
    saran: SaranIsian
    officers: tuple[Petugas, ...]
    signers: tuple[PilihanPejabat, ...]
    penjaga: str
    originals: tuple[tuple[str, ...], int]
    zona: Zona
    today: Hari


class FormKehilangan(QWidget):
    """Shows and returns a draft; knows no service. `typed` for everything the officer does."""

    typed = Signal()

    def __init__(self, act: Callable[[Tombol], object]) -> None:
        """Make the frame; the cards come by `build`. The buttons of the foot call `act`."""
        super().__init__()
        self.formulir = Formulir(self)
        self._draft = KehilanganDraft("", "")
        self._known_number = ""
        self._filling = False
        self._last = ""
        self.sheet = set_look(QWidget(), "halaman")
        self._build_frame(act)

    def build(self, bahan: BahanForm) -> Iterator[None]:
        """Build one card after another, so that a desk at rest can do it unnoticed.

        The form is whole when the iterator is exhausted.
        """
        self.pelapor = KotakPelapor(TEMPAT, self.formulir, bahan.today, bahan.saran)
        self._add_card(self.pelapor)
        yield
        self.barang = KotakBarang(TEMPAT, self.formulir, bahan.katalog, self._propose)
        self._add_card(self.barang)
        yield
        self.waktu = KotakWaktu(TEMPAT, self.formulir, bahan.today, bahan.zona)
        self._add_card(self.waktu)
        yield
        self.periksa = KotakPeriksa(
            TEMPAT, self.formulir, bahan.officers, bahan.signers, bahan.originals, bahan.penjaga
        )
        self._add_card(self.periksa)
        self.perbaikan = KotakPerbaikan(TEMPAT, self.formulir)
        self._add_card(self.perbaikan)
        self.formulir.changed.connect(self._on_changed)
        self.barang.changed.connect(self._on_rebuilt)
        self.pelapor.forgotten.connect(self._forget_person)
        self._tie()
        yield

    def fill(self, draft: KehilanganDraft) -> None:
        """Show a draft from the top."""
        self._draft = draft
        self._known_number = draft.pelapor.nomor_identitas
        self._filling = True
        self.pelapor.fill(draft)
        self.barang.fill(draft.barang)
        self.waktu.fill(draft)
        self.periksa.fill(draft)
        self.perbaikan.fill(draft)
        self.issue_button.setText(f"{_TERBITKAN[Maksud(draft.maksud)]}  {Tombol.TERBITKAN.tulisan}")
        self._filling = False
        self.show_problems(())
        self.formulir.show_notices(())
        self.periksa.show_lines(())
        self._tie()
        self._last = ""
        self._scroll.verticalScrollBar().setValue(0)

    def draft(self) -> KehilanganDraft:
        """Return everything as typed."""
        texts = {name: self.formulir.text(name) for name in NAMA_WAKIL}
        return replace(
            self._draft,
            asal=Asal.HILANG.value,
            pelapor=self.pelapor.person(),
            barang=self.barang.drafts(),
            **texts,
            **self.waktu.values(),
            **self.periksa.values(),
            alasan=self.perbaikan.reason(),
        )

    def settle(self) -> None:
        """Finish what is half typed, as leaving the field would."""
        self.pelapor.settle()
        self.barang.settle()
        self.periksa.settle()

    def take_over(self, orang_id: str, orang: OrangDraft) -> None:
        """Fill in a recalled person."""
        self._draft = replace(self._draft, orang_id=orang_id)
        self.pelapor.take_over(orang)
        self._known_number = self.pelapor.number.text()
        self.typed.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show every error at its field, homeless ones above the buttons; focus the first."""
        placed = [_at_line(one) for one in problems]
        homeless = self.formulir.show_problems(placed, focus=False)
        hidden = [one for one in placed if one not in homeless and not self._seen(one.field)]
        sentences = [one.message for one in (*homeless, *hidden)]
        self.problem.setText(" ".join(sentences))
        self.problem.setVisible(bool(sentences))
        for one in placed:
            if one not in homeless and one not in hidden:
                self.formulir.field(one.field).focus()
                self._reveal()
                return

    def forget_homeless(self) -> None:
        """Take away what was said above the buttons: it was about a form that has changed."""
        self.problem.clear()
        self.problem.hide()

    def show_saved(self, sentence: str) -> None:
        """Show how far behind the typing the kept draft is."""
        self._saved.setText(sentence)

    def set_busy(self, *, busy: bool) -> None:
        """Disable what must not be pressed twice."""
        self.issue_button.setDisabled(busy)

    @property
    def last_field(self) -> str:
        """Name the field the keyboard was in last; "" in a visit that was not worked on yet."""
        return self._last

    def focus_again(self, name: str) -> None:
        """Go to that field again, or to the number, with which every visit begins.

        What is typed there stays: nothing is selected, and the field is brought into sight.
        """
        number = self.pelapor.number
        field: Medan | Centang = number if number.isVisibleTo(self) else self.pelapor.kind
        if name in self.formulir.names() and self._seen(name):
            field = self.formulir.field(name)
        field.resume()
        self._reveal()

    def focus_address(self) -> None:
        """Go to the address: of a recalled person it is what changes most."""
        self.formulir.field("pelapor.alamat").focus()

    def whole_width(self) -> int:
        """Return the pixels below which the fields would be cut at their right edge."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return self.sheet.minimumSizeHint().width() + bar

    def _build_frame(self, act: Callable[[Tombol], object]) -> None:
        self._column = QVBoxLayout(self.sheet)
        self._column.setContentsMargins(0, 0, JARAK, JARAK)
        self._column.setSpacing(JARAK + 4)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName(f"{TEMPAT}.gulir")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.sheet)
        # A message makes the sheet longer, one above the buttons makes its window smaller.
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_ends: self._reveal())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(JARAK)
        page.addWidget(self._scroll, 1)
        self.problem: QLabel = make_label("", "galat", wrap=True)
        self.problem.setObjectName(f"{TEMPAT}.galat")
        self.problem.hide()
        page.addWidget(self.problem)
        page.addLayout(self._foot(act))

    def _add_card(self, card: QWidget) -> None:
        """Put a card below those that stand there, above the stretch."""
        self._column.insertWidget(self._column.count() - 1, card)

    def _foot(self, act: Callable[[Tombol], object]) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(JARAK)
        self._saved = make_label("", "kecil")
        self._saved.setObjectName(f"{TEMPAT}.tersimpan")
        foot.addWidget(self._saved, 1)
        for name, label, tombol in (
            ("buang", "Buang draf", Tombol.BUANG),
            ("konsep", "Cetak konsep", Tombol.KONSEP),
            ("kembali", "Kembali", Tombol.KEMBALI),
        ):
            button = make_button(
                f"{TEMPAT}.{name}",
                label,
                partial(act, tombol),
                rupa="tautan" if tombol is Tombol.BUANG else "",
                tip=f"{tombol.arti} ({tombol.tulisan})",
            )
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            foot.addWidget(button)
        self.issue_button: Kancing = make_button(
            f"{TEMPAT}.terbitkan",
            "Terbitkan",
            lambda: act(Tombol.TERBITKAN),
            Tombol.TERBITKAN,
            rupa="utama",
        )
        foot.addWidget(self.issue_button)
        return foot

    def _tie(self) -> None:
        """Put every field in reading order into the tab order; lines come and go."""
        fields = [
            *self.pelapor.fields,
            *self.barang.fields(),
            *self.waktu.fields,
            *self.periksa.fields,
            *self.perbaikan.fields,
        ]
        editors: list[QWidget] = [field.editor for field in fields]
        editors.append(self.issue_button)
        for before, after in pairwise(editors):
            QWidget.setTabOrder(before, after)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Remember the field and bring it into sight with its message."""
        field = _field_around(now) if now is not None and self.sheet.isAncestorOf(now) else None
        if field is not None:
            self._last = field.field
            self._reveal()

    def _reveal(self) -> None:
        """Bring the field with the keyboard into sight, its message too."""
        now = QApplication.focusWidget()
        if now is not None and self.sheet.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(_field_around(now) or now, 16, 32)

    def _seen(self, name: str) -> bool:
        return self.formulir.field(name).isVisibleTo(self)

    def _on_changed(self) -> None:
        if self._filling:
            return
        if self._draft.orang_id and self.pelapor.number.text() != self._known_number:
            # Another number is another person; what was typed stays.
            self._forget_person()
            self.pelapor.set_known(False)
        self.typed.emit()

    def _on_rebuilt(self) -> None:
        self._tie()
        if not self._filling:
            self.typed.emit()

    def _forget_person(self) -> None:
        self._draft = replace(self._draft, orang_id="")

    def _propose(self, key: str) -> str:
        """Return what this form already knows for a field of a thing."""
        person = self.pelapor.person()
        if key == "nik":
            return person.nomor_identitas if person.jenis_identitas == "NIK" else ""
        if key == "atas_nama":
            owner = self.formulir.text("nama_pemilik").strip()
            return SAMA_PELAPOR if self.formulir.text("kuasa") == Kuasa.DIRI else owner
        return ""


def _field_around(widget: QWidget) -> Medan | Centang | None:
    """Return the field an editor belongs to; a button has none."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, (Medan, Centang)):
        around = around.parentWidget()
    return around


def _at_line(problem: Problem) -> Problem:
    """Return a problem of the whole list of things at its first line, which is always there."""
    return Problem("barang.0.kode", problem.message) if problem.field == "barang" else problem
