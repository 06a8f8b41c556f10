"""The left column: who is at the counter, who waits for an LP, which papers are owed or recent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.bahasa import angka, jam
from spkt_desk.domain.draf import DrafRingkas, KeadaanDraf
from spkt_desk.domain.kehilangan import Maksud
from spkt_desk.domain.kertas import KertasRingkas
from spkt_desk.ui.kit.bilah import LabelElip
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.penerimaan.kotak import KancingKotak
from spkt_desk.ui.shortcuts import Tombol

BAKU = timedelta(minutes=5)
"""Standard of a lost-item report at the counter (SOP SPKT: five minutes)."""

LEBAR = 224
_HURUF = 26
"""Letters a line of the column holds at least, in every size of the text."""
_SEMENIT = 60
_SEJAM = 3600
_TERAKHIR = 6
_HUTANG_TAMPIL = 30
"""Owed letters that stand in the list: more than a screen; the others are counted."""

_DAN = "… dan "
_KOSONG = "Belum ada yang dilayani."
_DRAF, _LP, _KERTAS = "draf", "lp", "kertas"
BELUM_BERNAMA = "belum bernama"
SEBUTAN = {Maksud.PERBAIKAN: "Perbaikan surat", Maksud.PENGGANTI: "Surat pengganti"}


@dataclass(frozen=True, slots=True)
class _Isi:
    """What one line says and what it opens; `since` is set on lines with a timer."""

    name: str
    title: str
    right: str
    below: str
    kind: str
    key: str
    since: datetime | None = None


class Baris(KancingKotak):
    """One line of the column: who above, what and since when below; Up and Down walk."""

    def __init__(self, place: str, title: str, right: str, below: str) -> None:
        """Show the three texts; the whole is read out as one."""
        super().__init__(place, ", ".join(part for part in (title, right, below) if part), (12, 8))
        self.right: QLabel = make_label(right, "kecil")
        name = set_look(LabelElip(title), "tebal")
        self.below = set_look(LabelElip(below), "kecil")
        foot = QHBoxLayout()
        foot.setSpacing(JARAK)
        foot.addWidget(self.below, 1)
        foot.addWidget(self.right)
        self.box.setSpacing(2)
        self.box.addWidget(name)
        self.box.addLayout(foot)
        self.let_through(name, self.right, self.below)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class KolomLoket(QWidget):
    """Lists what the tab gives it; tells which line was opened."""

    draft_opened = Signal(str)
    waiting_opened = Signal(str)
    paper_opened = Signal(str)

    def __init__(self, new: Callable[[], object]) -> None:
        """Make the empty column; the button on top calls `new`."""
        super().__init__()
        self._shown: tuple[_Isi | str, ...] = ()
        self._rows: dict[_Isi, Baris] = {}
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(JARAK)
        self.new_button = make_button("penerimaan.baru", "Kehilangan baru", new, Tombol.KEHILANGAN)
        page.addWidget(self.new_button)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("penerimaan.loket")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = set_look(QWidget(), "halaman")
        self._box = QVBoxLayout(self._sheet)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(JARAK)
        self._scroll.setWidget(self._sheet)
        page.addWidget(self._scroll, 1)
        self.fit_width()

    def fit_width(self) -> None:
        """Be wide enough for the letters in force."""
        letters = self.fontMetrics().horizontalAdvance("n" * _HURUF)
        self.setFixedWidth(max(LEBAR, letters, self.new_button.sizeHint().width()))

    def show_all(
        self,
        drafts: tuple[DrafRingkas, ...],
        debts: tuple[KertasRingkas, ...],
        recent: tuple[KertasRingkas, ...],
        now: datetime,
    ) -> None:
        """Show the four lists; lines that say the same stay the same, with the keyboard on them."""
        wanted = tuple(_lists(drafts, debts, recent))
        if wanted != self._shown:
            focused = next((one.objectName() for one in self.lines() if one.hasFocus()), "")
            self._lay_out(wanted)
            for line in self.lines():
                if focused and line.objectName() == focused and not line.hasFocus():
                    line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_times(now)

    def lines(self) -> tuple[Baris, ...]:
        """Return the lines from top to bottom."""
        items = (self._box.itemAt(index) for index in range(self._box.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, Baris))

    def show_times(self, now: datetime) -> None:
        """Show how long everybody at the counter has been waiting, against the standard."""
        for isi, line in self._rows.items():
            if isi.since is not None:
                text, rupa = timer_text(now - isi.since)
                if text != line.right.text():
                    line.right.setText(text)
                    set_look(line.right, rupa)

    def focus_list(self) -> None:
        """Go to the first line, or to the button when there is none."""
        lines = self.lines()
        (lines[0] if lines else self.new_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, wanted: tuple[_Isi | str, ...]) -> None:
        """Put headings and lines in order; only lines that are new are made."""
        while self._box.count():
            item = self._box.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and not isinstance(widget, Baris):
                widget.hide()
                widget.deleteLater()
        for isi in [one for one in self._rows if one not in wanted]:
            gone = self._rows.pop(isi)
            gone.hide()
            gone.deleteLater()
        for one in wanted:
            if isinstance(one, _Isi):
                line = self._row(one)
                self._box.addWidget(line)
                line.show()  # a layout shows new children only later; the keyboard may go there now
            else:
                rupa = "kecil" if one == _KOSONG or one.startswith(_DAN) else "subjudul"
                self._box.addWidget(make_label(one, rupa, wrap=one == _KOSONG))
        self._box.addStretch(1)
        for before, after in pairwise((self.new_button, *self.lines())):
            QWidget.setTabOrder(before, after)
        self._shown = wanted

    def _row(self, isi: _Isi) -> Baris:
        if isi not in self._rows:
            line = Baris(f"penerimaan.loket.{isi.name}", isi.title, isi.right, isi.below)
            line.clicked.connect(lambda _on=False, one=isi: self._open(one))
            self._rows[isi] = line
        return self._rows[isi]

    def _open(self, isi: _Isi) -> None:
        opened = {
            _DRAF: self.draft_opened,
            _LP: self.waiting_opened,
            _KERTAS: self.paper_opened,
        }[isi.kind]
        opened.emit(isi.key)


def _lists(
    drafts: tuple[DrafRingkas, ...],
    debts: tuple[KertasRingkas, ...],
    recent: tuple[KertasRingkas, ...],
) -> Iterator[_Isi | str]:
    """Yield headings and lines from top to bottom."""
    typing = [one for one in drafts if one.keadaan is KeadaanDraf.DRAF]
    waiting = [one for one in drafts if one.keadaan is KeadaanDraf.MENUNGGU_LP]
    owed = {one.kertas_id for one in debts}
    done = [one for one in recent if one.kertas_id not in owed][:_TERAKHIR]
    yield _heading("Di loket sekarang", len(typing))
    if not typing:
        yield _KOSONG
    yield from map(_draft_line, typing)
    if waiting:
        yield _heading("Menunggu LP", len(waiting))
        yield from map(_waiting_line, waiting)
    if debts:
        yield _heading("Belum tercetak", len(debts))
        yield from (_paper_line("hutang", one) for one in debts[:_HUTANG_TAMPIL])
        if len(debts) > _HUTANG_TAMPIL:
            yield f"{_DAN}{angka(len(debts) - _HUTANG_TAMPIL)} surat lain"
    if done:
        yield "Terakhir terbit"
        yield from (_paper_line("terbit", one) for one in done)


def _heading(title: str, count: int) -> str:
    return f"{title}  ·  {angka(count)}" if count else title


def _draft_line(draft: DrafRingkas) -> _Isi:
    owner = "" if draft.milik_saya else f"milik {draft.petugas}"
    title = draft.nama or BELUM_BERNAMA
    if draft.maksud is not Maksud.BARU:  # nobody is measured by a letter that is put right
        below = "  ·  ".join(part for part in (SEBUTAN[draft.maksud], owner) if part)
        return _Isi(f"draf.{draft.draft_id}", title, "", below, _DRAF, draft.draft_id)
    below = "  ·  ".join(part for part in (draft.barang or "Kehilangan", owner) if part)
    return _Isi(f"draf.{draft.draft_id}", title, "", below, _DRAF, draft.draft_id, draft.mulai)


def _waiting_line(draft: DrafRingkas) -> _Isi:
    came = jam(draft.mulai.time())
    title = draft.nama or BELUM_BERNAMA
    return _Isi(f"lp.{draft.draft_id}", title, came, "Barang diambil orang", _LP, draft.draft_id)


def _paper_line(kind: str, paper: KertasRingkas) -> _Isi:
    below = paper.barang if paper.berlaku else paper.keadaan.value.upper()
    if paper.ditanyakan and paper.berlaku:
        below = "Sudah keluar atau belum?"
    issued = jam(paper.terbit.time())
    return _Isi(f"{kind}.{paper.kertas_id}", paper.nama, issued, below, _KERTAS, paper.kertas_id)


def timer_text(waited: timedelta) -> tuple[str, str]:
    """Return the quiet timer ("2 / 5 mnt") and its look; only a late one stands out."""
    seconds = max(int(waited.total_seconds()), 0)
    if seconds >= _SEJAM:
        return f"▲ {seconds // _SEJAM} j {seconds % _SEJAM // _SEMENIT} mnt", "galat"
    minutes = seconds // _SEMENIT
    if waited > BAKU:
        return f"▲ {minutes} mnt", "galat"
    return f"{minutes} / {int(BAKU.total_seconds()) // _SEMENIT} mnt", "kecil"
