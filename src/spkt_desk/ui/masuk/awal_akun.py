"""First start, page 4: whose account is the first, and its password; there is no default one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.domain.errors import Problem
from spkt_desk.domain.satuan import Petugas
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanSandi
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.masuk.kata_sandi import ATURAN, compare

_TEMPAT = "awal"
_LEBAR = 520


class HalamanAkun(QWidget):
    """The page; the chosen officer logs in with his NRP or NIP and this password."""

    changed = Signal()

    def __init__(self) -> None:
        """Make empty fields; `show_for` fills the list of officers."""
        super().__init__()
        self.form = Formulir(self)
        self.siapa = self.form.add(MedanPilihan(_TEMPAT, "akun.petugas", "Petugas", ()))
        self.sandi = self.form.add(MedanSandi(_TEMPAT, "kata_sandi", "Kata sandi", hint=ATURAN))
        self.ulang = self.form.add(MedanSandi(_TEMPAT, "kata_sandi_ulang", "Ulangi kata sandi"))
        card = Kartu()
        card.setMaximumWidth(_LEBAR)
        card.body.addWidget(
            make_label(
                "Petugas ini masuk dengan NRP atau NIP dan kata sandinya. "
                "Akun petugas lain dibuat kemudian di Setelan.",
                wrap=True,
            )
        )
        for field in (self.siapa, self.sandi, self.ulang):
            card.body.addWidget(field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)
        self.form.changed.connect(self.changed)

    def show_for(self, petugas: tuple[Petugas, ...]) -> None:
        """Offer these officers; the first is proposed."""
        chosen = self.siapa.text()
        options = [(str(i), f"{p.singkatan_pangkat} {p.nama}") for i, p in enumerate(petugas)]
        self.siapa.set_options(options)
        self.siapa.set_text(chosen if chosen in dict(options) else "0")

    def first(self) -> int:
        """Return the place of the chosen officer."""
        typed = self.siapa.text()
        return int(typed) if typed.isdecimal() else 0

    def problems(self) -> tuple[Problem, ...]:
        """Return what can be said before founding."""
        return compare(self.sandi.text(), self.ulang.text())
