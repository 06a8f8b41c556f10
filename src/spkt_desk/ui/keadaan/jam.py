"""The card of a doubtful clock: say the right time, or that the computer's is right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "keadaan"
_CATATAN = (
    "Baris buku yang ditulis sekarang bertanda jam diragukan, dan nomor surat belum dapat diambil. "
    "Ketik waktu yang benar, atau pastikan jam komputer; jawaban Anda menjadi satu baris merah."
)


class KartuJam(Kartu):
    """Two fields and two buttons; hidden while the clock goes along with the book."""

    def __init__(self, correct: Callable[[], object], confirm: Callable[[], object]) -> None:
        """`correct` sends what is typed, `confirm` says that the computer's clock is right."""
        super().__init__("Jam komputer diragukan", _CATATAN)
        self.form = Formulir(self)
        grid = self.grid(3)
        self.tanggal = self.form.add(
            MedanTeks(_TEMPAT, "jam.tanggal", "Tanggal yang benar", placeholder="21112026")
        )
        self.pukul = self.form.add(
            MedanTeks(_TEMPAT, "jam.pukul", "Jam yang benar", placeholder="0945")
        )
        for field in (self.tanggal, self.pukul):
            grid.add(field)
        self.galat = make_label("", "galat", wrap=True)
        self.galat.hide()
        self.body.addWidget(self.galat)
        row = QHBoxLayout()
        row.setSpacing(JARAK)
        row.addWidget(
            make_button(
                "keadaan.jam.betulkan", "Pakai waktu ini", correct, Tombol.TERBITKAN, rupa="utama",
                tip="Pakai waktu yang diketik sampai program ditutup",
            )
        )  # fmt: skip
        row.addWidget(
            make_button("keadaan.jam.benar", "Jam komputer benar", confirm, Tombol.JAM_BENAR)
        )
        row.addStretch(1)
        self.body.addLayout(row)

    def say(self, sentence: str) -> None:
        """Show an error that belongs to no field."""
        self.galat.setText(sentence)
        self.galat.setVisible(bool(sentence))

    def clear(self) -> None:
        """Empty both fields and forget the errors."""
        self.form.fill({"jam.tanggal": "", "jam.pukul": ""})
        self.form.show_problems(())
        self.say("")
