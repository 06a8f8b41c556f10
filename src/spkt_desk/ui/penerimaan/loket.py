"""The left column: who is at the counter, who waits for an LP, which papers are owed or recent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.draf import DrafRingkas, KeadaanDraf
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
_KUNING = 0.8
_SEJAM = 3600
_TERAKHIR = 6
BELUM_BERNAMA = "belum bernama"


class Baris(KancingKotak):
    """One line of the column: who above, what and since when below; Up and Down walk."""

    def __init__(self, place: str, title: str, right: str, below: str) -> None:
        """Show the three texts; the whole is read out as one."""
        super().__init__(place, ", ".join(part for part in (title, right, below) if part), (12, 8))
        self.right: QLabel = make_label(right, "kecil")
        name = set_look(LabelElip(title), "tebal")
        under = set_look(LabelElip(below), "kecil")
        foot = QHBoxLayout()
        foot.setSpacing(JARAK)
        foot.addWidget(under, 1)
        foot.addWidget(self.right)
        self.box.setSpacing(2)
        self.box.addWidget(name)
        self.box.addLayout(foot)
        self.let_through(name, self.right, under)

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
        self.setFixedWidth(LEBAR)
        self._times: list[tuple[Baris, datetime]] = []
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

    def show_all(
        self,
        drafts: tuple[DrafRingkas, ...],
        debts: tuple[KertasRingkas, ...],
        recent: tuple[KertasRingkas, ...],
        now: datetime,
    ) -> None:
        """Show the four lists anew; the line with the keyboard keeps it."""
        focused = next((one.objectName() for one in self.lines() if one.hasFocus()), "")
        self._clear()
        typing = [one for one in drafts if one.keadaan is KeadaanDraf.DRAF]
        waiting = [one for one in drafts if one.keadaan is KeadaanDraf.MENUNGGU_LP]
        owed = {one.kertas_id for one in debts}
        done = [one for one in recent if one.kertas_id not in owed][:_TERAKHIR]
        self._section("Di loket sekarang", len(typing), "Belum ada yang dilayani.")
        for draft in typing:
            self._add_draft(draft)
        if waiting:
            self._section("Menunggu LP", len(waiting))
        for draft in waiting:
            self._add_waiting(draft)
        if debts:
            self._section("Belum tercetak", len(debts))
        for paper in debts:
            self._add_paper("hutang", paper)
        if done:
            self._section("Terakhir terbit", 0)
        for paper in done:
            self._add_paper("terbit", paper)
        self._box.addStretch(1)
        self.show_times(now)
        for line in self.lines():
            if focused and line.objectName() == focused:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[Baris, ...]:
        """Return the lines from top to bottom."""
        items = (self._box.itemAt(index) for index in range(self._box.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, Baris))

    def show_times(self, now: datetime) -> None:
        """Show how long everybody at the counter has been waiting, against the standard."""
        for line, since in self._times:
            text, rupa = timer_text(now - since)
            line.right.setText(text)
            set_look(line.right, rupa)

    def focus_list(self) -> None:
        """Go to the first line, or to the button when there is none."""
        lines = self.lines()
        (lines[0] if lines else self.new_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_draft(self, draft: DrafRingkas) -> None:
        owner = "" if draft.milik_saya else f"milik {draft.petugas}"
        below = "  ·  ".join(part for part in (draft.barang or "Kehilangan", owner) if part)
        line = self._add(f"draf.{draft.draft_id}", draft.nama or BELUM_BERNAMA, "", below)
        line.clicked.connect(lambda _on=False, which=draft.draft_id: self.draft_opened.emit(which))
        self._times.append((line, draft.mulai))

    def _add_waiting(self, draft: DrafRingkas) -> None:
        came = jam(draft.mulai.time())
        name = draft.nama or BELUM_BERNAMA
        line = self._add(f"lp.{draft.draft_id}", name, came, "Barang diambil orang")
        line.clicked.connect(
            lambda _on=False, which=draft.draft_id: self.waiting_opened.emit(which)
        )

    def _add_paper(self, kind: str, paper: KertasRingkas) -> None:
        line = self._add(
            f"{kind}.{paper.kertas_id}", paper.nama, jam(paper.terbit.time()), paper.barang
        )
        line.clicked.connect(lambda _on=False, which=paper.kertas_id: self.paper_opened.emit(which))

    def _add(self, name: str, title: str, right: str, below: str) -> Baris:
        line = Baris(f"penerimaan.loket.{name}", title, right, below)
        self._box.addWidget(line)
        line.show()  # a layout shows new children only later, and the keyboard may go there now
        return line

    def _section(self, title: str, count: int, empty: str = "") -> None:
        self._box.addWidget(make_label(f"{title}  ·  {count}" if count else title, "subjudul"))
        if not count and empty:
            self._box.addWidget(make_label(empty, "kecil", wrap=True))

    def _clear(self) -> None:
        self._times = []
        while self._box.count():
            item = self._box.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def timer_text(waited: timedelta) -> tuple[str, str]:
    """Return the quiet timer ("02.41 / 05.00") and its look; late ones carry a sign as well."""
    seconds = max(int(waited.total_seconds()), 0)
    share = seconds / BAKU.total_seconds()
    standard = f"{int(BAKU.total_seconds()) // 60:02d}.00"
    if seconds >= _SEJAM:
        return f"▲ {seconds // _SEJAM} j {seconds % _SEJAM // 60} mnt", "galat"
    shown = f"{seconds // 60:02d}.{seconds % 60:02d} / {standard}"
    if share > 1:
        return f"▲ {shown}", "galat"
    return shown, "peringatan" if share >= _KUNING else "baik"
