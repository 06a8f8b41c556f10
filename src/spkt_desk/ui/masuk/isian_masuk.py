"""NRP and password, as the login, the lock and the change of officer ask them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.medan import MedanAngka, MedanSandi


class IsianMasuk(QWidget):
    """Two fields and one button. `submitted` carries (NRP, password); NRP is empty when hidden."""

    submitted = Signal(str, str)

    def __init__(self, place: str, button: str) -> None:
        """Make the fields under `place`; `button` is the word on the primary button."""
        super().__init__()
        self._button_text = button
        self.nrp = MedanAngka(place, "nrp", "NRP", groups=())
        self.sandi = MedanSandi(place, "sandi", "Kata sandi")
        self.masuk = make_button(f"{place}.masuk", button, self._submit, rupa="utama")
        self.masuk.setToolTip(f"{button} (Enter)")
        self.sandi.on_enter(self._submit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.nrp)
        box.addWidget(self.sandi)
        box.addWidget(self.masuk)

    def show_nrp(self, visible: bool) -> None:
        """Ask for the NRP too, or only for the password of who is already known."""
        self.nrp.setVisible(visible)

    def start(self) -> None:
        """Empty the password and put the keyboard where typing begins."""
        self.sandi.set_text("")
        self.sandi.set_error("")
        self.sandi.set_notice("")
        if self.nrp.isVisibleTo(self) and not self.nrp.text():
            self.nrp.focus()
        else:
            self.sandi.focus()

    def clear(self) -> None:
        """Forget both."""
        self.nrp.set_text("")
        self.nrp.set_error("")
        self.start()

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being checked; typing waits."""
        for part in (self.nrp, self.sandi, self.masuk):
            part.setEnabled(not busy)
        self.masuk.setText("Memeriksa …" if busy else self._button_text)

    def refuse(self, sentence: str) -> None:
        """Say at the password why not; it is emptied, the NRP stays."""
        self.set_busy(False)
        self.start()
        self.sandi.set_error(sentence)

    def _submit(self) -> None:
        asks_nrp = self.nrp.isVisibleTo(self)
        if asks_nrp and not self.nrp.text().strip():
            self.nrp.set_error("NRP belum diisi.")
            self.nrp.focus()
            return
        if not self.sandi.text():
            self.sandi.set_error("Kata sandi belum diisi.")
            self.sandi.focus()
            return
        self.submitted.emit(self.nrp.text().strip() if asks_nrp else "", self.sandi.text())
