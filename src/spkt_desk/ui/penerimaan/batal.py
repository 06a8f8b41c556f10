"""The card by which KA SPKT or the Kapolsek makes a letter void: why, and his own password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from spkt_desk.domain.errors import Problem
from spkt_desk.services.hak import SANDI_SENDIRI
from spkt_desk.services.pembatalan import ALASAN
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanSandi, MedanTeks
from spkt_desk.ui.kit.nama import make_label

_TEMPAT = "penerimaan.batal"


class KotakBatal(Kartu):
    """Asks for the reason and the password; `wanted(reason, password)` when both are given."""

    wanted = Signal(str, str)

    def __init__(self, close: Callable[[], object]) -> None:
        """Build the card hidden; its second button calls `close`."""
        super().__init__(
            "Batalkan surat",
            "Nomornya tetap terpakai, suratnya tidak berlaku lagi. Tidak dapat dikembalikan.",
        )
        self._form = Formulir(self)
        self._reason = self._form.add(MedanTeks(_TEMPAT, ALASAN, "Alasan"))
        self._password = self._form.add(MedanSandi(_TEMPAT, SANDI_SENDIRI, "Kata sandi Anda"))
        self._problem: QLabel = make_label("", "galat", wrap=True)
        self._problem.setObjectName(f"{_TEMPAT}.galat")
        grid = self.grid(2)
        grid.add(self._reason)
        grid.add(self._password)
        self.body.addWidget(self._problem)
        row = self.grid(2)
        self._act = make_button(f"{_TEMPAT}.batalkan", "Batalkan surat", self._ask, rupa="merah")
        row.add(self._act)
        row.add(make_button(f"{_TEMPAT}.tutup", "Jangan", close))
        self.hide()

    def open(self) -> None:
        """Show the card empty, the keyboard at the reason."""
        for field in (self._reason, self._password):
            field.set_text("")
        self.show_problems(())
        self.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reason.focus()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what was refused, at its field or below them; the password is typed anew."""
        self._password.set_text("")
        homeless = self._form.show_problems(problems)
        self._problem.setText(" ".join(one.message for one in homeless))
        self._problem.setVisible(bool(homeless))
        self._act.setEnabled(True)

    def _ask(self) -> None:
        self._act.setEnabled(False)
        self.wanted.emit(self._reason.text(), self._password.text())
