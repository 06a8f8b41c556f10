"""The search in the head: results under the field letter by letter, Enter opens, Esc steps back.

Typing writes nothing. A search is one entry in the history when it settles: a result is opened,
Enter is pressed, or three seconds pass without a key. The worker answers; of several questions only
the newest counts. A scanner's burst is a search like any other: its Enter waits for the answer.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid
from typing_extensions import override

from spkt_desk.domain.cari import HURUF_PALING_SEDIKIT, HasilCari, JenisHasil
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.teks import too_long
from spkt_desk.ui.cari_hasil import GARIS, TEPI, DaftarHasil
from spkt_desk.ui.jobs import Failure, Jobs, sentence_of
from spkt_desk.ui.kit.baris import Baris, keep_one_line
from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.kit.pindaian import accept_scans
from spkt_desk.ui.shortcuts import Tombol

JEDA_MENGENDAP_MS = 3000
TERPANJANG = 1000
"""Longest text that is looked for: the QR of a letter has a few hundred letters."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LANGKAH = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_LEBAR = 900
_TEPI = 26
"""Pixels of a field beside its letters."""
_KATA = {JenisHasil.SURAT: "Surat", JenisHasil.BARIS: "Buku"}


class MesinCari(Protocol):
    """What finds and notes; the service of the officer at the desk."""

    def search(self, text: str) -> tuple[HasilCari, ...]:
        """Return the results, newest first; called on the worker."""
        ...

    def settle(self, text: str, hasil: int) -> Saved[None]:
        """Note a search that settled; called on the worker."""
        ...


class KotakCari(Baris):
    """The field itself; the keys that choose and open go to whoever listens."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, place: str, tombol: Tombol, placeholder: str) -> None:
        """Make an empty field with its name, its label for ears and its key."""
        super().__init__()
        self.tombol = tombol
        name_widget(self, place, tombol.label, tombol)
        self.label = QLabel(tombol.label, self)
        self.label.setBuddy(self)
        self.label.hide()
        self._asks = (f"{placeholder}  {tombol.tulisan}", f"{tombol.label} …  {tombol.tulisan}")
        self.setPlaceholderText(self._asks[0])
        self.setMinimumWidth(80)
        self.setMaximumWidth(520)
        accept_scans(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the key always: in little room without the examples before it."""
        super().resizeEvent(event)
        whole, short = self._asks
        fits = self.fontMetrics().horizontalAdvance(whole) + _TEPI <= self.width()
        self.setPlaceholderText(whole if fits else short)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _LANGKAH:
            self.stepped.emit(_LANGKAH[key])
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Pencarian(QObject):
    """Asks, shows and opens. Signals: `chosen(HasilCari)`, `failed(str)` for the status line."""

    chosen = Signal(object)
    failed = Signal(str)

    def __init__(
        self, field: KotakCari, sheet: QWidget, jobs: Jobs, *, at_enter: bool = False
    ) -> None:
        """Search for what is typed in `field`; the results float on `sheet`.

        `at_enter`: look only when Enter is pressed, not letter by letter.
        """
        super().__init__(sheet)
        self.field = field
        self.list = DaftarHasil(sheet, f"{field.objectName()}.hasil", field.tombol)
        self._at_enter = at_enter
        self._sheet = sheet
        self._jobs = jobs
        self._engine: MesinCari | None = None
        self._hits: tuple[HasilCari, ...] = ()
        self._wanted = ""
        self._answered = ""
        self._noted = ""
        self._busy = False
        self._entered = False
        self._before: QWidget | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(JEDA_MENGENDAP_MS)
        self._connect()

    # -------------------------------------------------------------------------- for the window

    def set_engine(self, engine: MesinCari | None) -> None:
        """Search with the services of the officer at the desk; without one there is no field."""
        self._forget()
        self._engine = engine
        self.field.setVisible(engine is not None)

    def start(self) -> None:
        """Take the keyboard; what stands in the field is typed over."""
        if self._engine is not None:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def leave(self) -> bool:
        """Empty the field and give the keyboard back to where it was; True when it was here."""
        here = self.field.hasFocus()
        if not here and self.list.isHidden():
            return False
        before = self._before
        self._forget()
        if here and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here:
            self.field.clearFocus()
        return True

    @property
    def answered(self) -> str:
        """The text whose results are shown."""
        return self._answered

    def rows(self) -> list[str]:
        """Return what the list says, row by row."""
        return self.list.rows.stringList()

    # ------------------------------------------------------------------------------ the making

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _text: self._on_typed())
        self.field.refused.connect(lambda letters: self._say(too_long(letters, TERPANJANG)))
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._on_enter)
        self.field.left.connect(self.list.hide)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        self._settling.timeout.connect(self._settle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not self.field or old is self.field:
            return
        if old is not None and old.window() is self._sheet.window():
            self._before = old
        if self._answered:
            self._show_list()

    # ------------------------------------------------------------------------------- searching

    def _on_typed(self) -> None:
        keep_one_line(self.field)
        self._settling.stop()
        self._entered = False
        self._answered, self._hits = "", ()
        self._wanted = ""
        if self._at_enter:
            self._say("")
        else:
            self._look()

    def _look(self) -> None:
        text = self._wanted = self.field.text().strip()
        if sum(map(str.isalnum, text[:TERPANJANG])) < HURUF_PALING_SEDIKIT:
            self._say(f"Ketik sekurangnya {HURUF_PALING_SEDIKIT} huruf atau angka." if text else "")
            self._wanted = ""
        elif len(text) > TERPANJANG:
            self._say(too_long(len(text), TERPANJANG))
            self._wanted = ""
        elif not self._busy:
            self._ask()

    def _ask(self) -> None:
        if self._engine is None:
            return
        self._busy = True
        text = self._wanted
        self._jobs.run(
            partial(self._engine.search, text),
            partial(self._on_answer, text),
            self._on_failure,
            owner=self,
        )

    def _on_answer(self, text: str, hits: tuple[HasilCari, ...]) -> None:
        self._busy = False
        if text != self._wanted:  # typed on, or left, while the worker looked
            if self._wanted:
                self._ask()
            return
        self._answered, self._hits = text, hits
        self._settling.start()
        if hits:
            self.list.rows.setStringList([_row(one) for one in hits])
            self._show_list()
            self.field.setAccessibleDescription(f"{len(hits)} hasil; pilih dengan panah")
        else:
            self._say("Tidak ada yang cocok.")
        if self._entered:
            self._on_enter()

    def _on_failure(self, failure: Failure) -> None:
        self._busy = False
        self._forget()
        self.failed.emit(sentence_of(failure))

    def _settle(self) -> None:
        """Note once that the search in front has settled."""
        self._settling.stop()
        if self._engine is None or not self._answered or self._answered == self._noted:
            return
        self._noted = self._answered
        self._jobs.run(
            partial(self._engine.settle, self._answered, len(self._hits)),
            lambda _saved: None,
            self._on_failure,
            owner=self,
        )

    # ------------------------------------------------------------------------------- the list

    def _say(self, sentence: str) -> None:
        self._hits = ()
        self.list.rows.setStringList([sentence] if sentence else [])
        self.field.setAccessibleDescription(sentence)
        if sentence:
            self._show_list()
        else:
            self.list.hide()

    def _show_list(self) -> None:
        sheet, view = self._sheet, self.list
        corner = self.field.mapTo(sheet, QPoint(0, self.field.height() + 2))
        width = min(max(self.field.width(), _LEBAR), sheet.width() - 2 * TEPI)
        left = max(min(corner.x(), sheet.width() - width - TEPI), TEPI)
        row = view.sizeHintForRow(0)
        room = sheet.height() - corner.y() - TEPI
        height = min(self.list.rows.rowCount() * row + 2 * GARIS, room)
        view.setGeometry(left, corner.y(), width, height)
        view.scrollToTop()
        if view.isHidden():
            view.show()
            view.raise_()
        view.viewport().repaint()

    def _step(self, rows: int) -> None:
        if not self._hits:
            return
        now = self.list.currentIndex().row()
        row = min(max(now + rows, 0), len(self._hits) - 1)
        index = self.list.rows.index(row)
        self.list.setCurrentIndex(index)
        self.field.setAccessibleDescription(str(index.data()))
        if self.list.isHidden():
            self._show_list()

    def _on_enter(self) -> None:
        """Open what is chosen, or the only one; among several the first is chosen for you."""
        if self._at_enter and not self._wanted:
            self._look()
            if not self._wanted:
                return
        if self._wanted and self._answered != self._wanted:
            self._entered = True  # the answer is on its way: a scanner does not wait for it
            return
        self._entered = False
        self._settle()
        row = self.list.currentIndex().row()
        if row >= 0 or len(self._hits) == 1:
            self._open(max(row, 0))
        elif self._hits:
            self._step(1)

    def _open(self, row: int) -> None:
        if not 0 <= row < len(self._hits):
            return
        hit = self._hits[row]
        self._settle()
        self._forget()
        self.chosen.emit(hit)

    def _forget(self) -> None:
        """Leave nothing of a search on the screen."""
        self._settling.stop()
        self._wanted = self._answered = self._noted = ""
        self._entered = False
        self._hits = ()
        self.list.hide()
        self.list.rows.setStringList([])
        self.field.clear()
        self.field.setAccessibleDescription("")


def _row(hasil: HasilCari) -> str:
    """Return a result as one row of the list: what it is, when, whose, under which number."""
    parts = (hasil.nomor, hasil.judul) if hasil.nomor_buku else (hasil.judul, hasil.nomor)
    return "  ·  ".join((f"{_KATA[hasil.jenis]} {hasil.tanggal:%d-%m-%Y}", *parts))
