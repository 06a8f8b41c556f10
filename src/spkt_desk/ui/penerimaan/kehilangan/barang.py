"""The card of lost things: one line a thing, the fields its kind asks for, the papers to bring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from spkt_desk.domain.barang import BarangDraft
from spkt_desk.domain.jenis_barang import KatalogBarang
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.penerimaan.kehilangan.baris import BarisBarang
from spkt_desk.ui.shortcuts import Tombol


class KotakBarang(Kartu):
    """The lines; `changed` when one was added, removed or given another kind."""

    changed = Signal()

    def __init__(
        self,
        place: str,
        formulir: Formulir,
        katalog: KatalogBarang,
        propose: Callable[[str], str],
    ) -> None:
        """Build the card with one empty line; `propose` knows values typed elsewhere by key."""
        super().__init__("Barang hilang", "Satu baris untuk satu barang atau surat.")
        self._place = place
        self._formulir = formulir
        self._katalog = katalog
        self._propose = propose
        self._lines: list[BarisBarang] = []
        self._removed: list[tuple[int, BarangDraft]] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(2 * JARAK)
        self.body.addLayout(self._box)
        self._build_foot()
        self.fill(())

    def fill(self, barang: tuple[BarangDraft, ...]) -> None:
        """Show these lines, one empty line when there are none."""
        self._removed.clear()
        self._rebuild(barang)

    def drafts(self) -> tuple[BarangDraft, ...]:
        """Return the lines as typed; empty ones at the end are nobody's."""
        found = [line.draft() for line in self._lines]
        while found and self._lines[len(found) - 1].empty:
            found.pop()
        return tuple(found)

    def fields(self) -> list[Medan | Centang]:
        """Return every field in reading order."""
        return [field for line in self._lines for field in line.fields]

    def settle(self) -> None:
        """Take the kind begun in a line, as leaving it would."""
        for line in self._lines:
            line.kind.on_left()

    def add(self) -> None:
        """Open another line, or go to the empty one that waits."""
        if not self._lines[-1].empty:
            self._append(BarangDraft(""))
            self.changed.emit()
        self._lines[-1].kind.focus()

    def remove(self) -> None:
        """Take away the line in which the keyboard is, the last one otherwise; it can come back."""
        index = self._current()
        drafts = [line.draft() for line in self._lines]
        if self._lines[index].empty and len(drafts) == 1:
            return
        if not self._lines[index].empty:
            self._removed.append((index, drafts[index]))
        del drafts[index]
        self._rebuild(tuple(drafts))
        self._lines[min(index, len(self._lines) - 1)].kind.focus()
        self.changed.emit()

    def restore(self) -> bool:
        """Bring back the line removed last; False when there is none."""
        if not self._removed:
            return False
        index, draft = self._removed.pop()
        drafts = [line.draft() for line in self._lines if not line.empty]
        drafts.insert(min(index, len(drafts)), draft)
        self._rebuild(tuple(drafts))
        self._lines[min(index, len(drafts) - 1)].kind.focus()
        self.changed.emit()
        return True

    def _build_foot(self) -> None:
        foot = QHBoxLayout()
        place = f"{self._place}.barang"
        self._restore_button = make_button(
            f"{place}.kembalikan",
            "Kembalikan barang tadi",
            self.restore,
            Tombol.KEMBALIKAN,
            rupa="tautan",
        )
        buttons = (
            make_button(f"{place}.tambah", "Tambah barang", self.add, Tombol.TAMBAH, rupa="tautan"),
            make_button(f"{place}.hapus", "Hapus", self.remove, Tombol.HAPUS, rupa="tautan"),
            self._restore_button,
        )
        for button in buttons:
            # Each has its key; Enter walks the fields and must not meet a button that removes.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _current(self) -> int:
        focus = QApplication.focusWidget()
        for index, line in enumerate(self._lines):
            if focus is not None and line.isAncestorOf(focus):
                return index
        return len(self._lines) - 1

    def _rebuild(self, drafts: tuple[BarangDraft, ...]) -> None:
        for line in self._lines:
            line.let_go()
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for draft in drafts or (BarangDraft(""),):
            self._append(draft)
        self._restore_button.setVisible(bool(self._removed))

    def _append(self, draft: BarangDraft) -> None:
        line = BarisBarang(
            self._place, len(self._lines), self._formulir, self._katalog, self._propose
        )
        line.fill(draft)
        line.rebuilt.connect(self.changed)
        self._lines.append(line)
        self._box.addWidget(line)
        line.show()
