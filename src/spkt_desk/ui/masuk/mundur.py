"""The station is not as it was last left: what is missing, where to look, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.medan import MedanSandi
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tengah import centre

_TEMPAT = "mundur"


class HalamanMundur(QWidget):
    """One sentence, one advice; going on all the same needs the password once more."""

    def __init__(self, submit: Callable[[str], object], back: Callable[[], object]) -> None:
        """`submit(password)` opens the station as it is; `back` returns to the login."""
        super().__init__()
        set_look(self, "halaman")
        self._submit = submit
        self.kalimat = make_label("", wrap=True)
        self.saran = make_label("", wrap=True)
        self.sandi = MedanSandi(
            _TEMPAT, "sandi", "Kata sandi Anda", hint="Hanya untuk tetap membuka stasiun ini."
        )
        self.sandi.on_enter(self._check)
        self.buka = make_button(f"{_TEMPAT}.buka", "Tetap buka", self._check)
        self.kembali = make_button(f"{_TEMPAT}.kembali", "Jangan buka", back, rupa="utama")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.buka)
        row.addStretch(1)
        row.addWidget(self.kembali)
        centre(
            self,
            make_label("Catatan mungkin tidak lengkap", "judul"),
            self.kalimat,
            self.saran,
            self.sandi,
            buttons,
            width=560,
        )

    def start(self, fault: EnvironmentFault) -> None:
        """Say what was found; the keyboard stands on the way back, not on the way on."""
        self.set_busy(False)
        self.kalimat.setText(fault.message)
        self.saran.setText(fault.advice)
        self.sandi.set_text("")
        self.sandi.set_error("")
        self.kembali.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being checked."""
        for part in (self.sandi, self.buka, self.kembali):
            part.setEnabled(not busy)
        self.buka.setText("Memeriksa …" if busy else "Tetap buka")

    def refuse(self, sentence: str) -> None:
        """Say at the password why not."""
        self.set_busy(False)
        self.sandi.set_text("")
        self.sandi.set_error(sentence)
        self.sandi.focus()

    def _check(self) -> None:
        if not self.sandi.text():
            self.sandi.set_error("Kata sandi belum diisi.")
            self.sandi.focus()
            return
        self.set_busy(True)
        self._submit(self.sandi.text())
