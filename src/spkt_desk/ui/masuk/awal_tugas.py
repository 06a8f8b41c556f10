"""First start, page 2: may the unit investigate, who guards when, whom it serves."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.domain.errors import Problem
from spkt_desk.domain.isian_tugas import read_tugas
from spkt_desk.domain.satuan import Satuan
from spkt_desk.domain.tugas import TugasKetikan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.isian_tugas import IsianTugas


class HalamanTugas(QWidget):
    """The page; nothing is proposed for the right to investigate: somebody must answer."""

    def __init__(self, usul: TugasKetikan, today: date) -> None:
        """Show the proposals; `today` reads dates without a year."""
        super().__init__()
        self._today = today
        self.form = Formulir(self)
        self.isian = IsianTugas("awal", self.form)
        self.isian.show_typed(usul)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.isian)
        box.addStretch(1)

    def show_for(self, satuan: Satuan) -> None:
        """Name this unit and its Polres."""
        self.isian.show_unit(satuan.nama, satuan.nama_polres)

    def ketikan(self) -> TugasKetikan:
        """Return what is typed."""
        return self.isian.ketikan()

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem of the page."""
        return self.isian.problems(lambda typed: read_tugas(typed, self._today))
