"""A password of one's own, asked of who came in by one that a colleague set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.medan import MedanSandi

_SIMPAN = "Simpan dan masuk"


class IsianSandiBaru(QWidget):
    """The new password twice; `submit(password)` follows when both are alike."""

    def __init__(self, place: str, submit: Callable[[str], object]) -> None:
        """Make the two fields and the button under `place`."""
        super().__init__()
        self._submit = submit
        self.baru = MedanSandi(place, "sandi_baru", "Kata sandi baru")
        self.ulang = MedanSandi(place, "sandi_ulang", "Kata sandi baru sekali lagi")
        self.simpan = make_button(
            f"{place}.simpan_sandi", "Simpan dan masuk", self._check, rupa="utama"
        )
        self.ulang.on_enter(self._check)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for part in (self.baru, self.ulang, self.simpan):
            box.addWidget(part)

    def start(self) -> None:
        """Begin with empty fields."""
        self.set_busy(False)
        for field in (self.baru, self.ulang):
            field.set_text("")
            field.set_error("")
        self.baru.focus()

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being kept."""
        for part in (self.baru, self.ulang, self.simpan):
            part.setEnabled(not busy)
        self.simpan.setText("Menyimpan …" if busy else _SIMPAN)

    def refuse(self, sentence: str) -> None:
        """Say at the password why not."""
        self.start()
        self.baru.set_error(sentence)

    def _check(self) -> None:
        if not self.baru.text():
            self.baru.set_error("Kata sandi baru belum diisi.")
            self.baru.focus()
        elif self.baru.text() != self.ulang.text():
            self.ulang.set_error("Kedua ketikan kata sandi tidak sama.")
            self.ulang.focus()
        else:
            self.set_busy(True)
            self._submit(self.baru.text())
