"""The layout of the page behind the lights: what each one says, and the backup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spkt_desk.domain.lampu import URUTAN, Lampu
from spkt_desk.ui.keadaan.jam import KartuJam
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look, set_property
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "keadaan"


class FormKeadaan(QWidget):
    """The lights in words, and below them where the next backup goes."""

    def __init__(self, back_up: Callable[[], object], jam: KartuJam) -> None:
        """`back_up` makes a backup in the folder of the field; `jam` stands below the lights."""
        super().__init__()
        self.form = Formulir(self)
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        self._lights = Kartu("Lampu")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * JARAK)
        self._grid.setColumnStretch(1, 1)
        self._lights.body.addLayout(self._grid)
        self.folder = self.form.add(
            MedanTeks(
                _TEMPAT,
                "tempat",
                "Folder cadangan",
                hint="Sebaiknya di flashdisk atau disk lain; cabut dan simpan sesudahnya.",
            )
        )
        self._pick = make_button("keadaan.pilih", "Pilih folder", self._choose)
        self.tombol = make_button(
            "keadaan.cadangkan", "Buat cadangan", back_up, Tombol.SIMPAN, rupa="utama"
        )
        self.hasil = make_label("", "tebal", wrap=True)
        self.hasil.setObjectName("keadaan.hasil")
        self.hasil.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        box.addWidget(make_label("Keadaan", "judul"))
        box.addWidget(self._lights)
        box.addWidget(jam)
        self.cadangan = self._backup_card()
        box.addWidget(self.cadangan)
        box.addStretch(1)

    def show_lights(self, lights: tuple[Lampu, ...]) -> None:
        """Say how everything stands."""
        for light in lights:
            if light.nama not in self._lines:
                self._lines[light.nama] = (make_label("", "lampu"), make_label("", wrap=True))
                for column, label in enumerate(self._lines[light.nama]):
                    row = URUTAN.index(light.nama)
                    self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            name, sentence = self._lines[light.nama]
            name.setText(f"{light.nyala.tanda} {light.nama}")
            sentence.setText(light.kalimat)
            set_property(name, "nyala", light.nyala.value)

    def say(self, sentence: str, rupa: str) -> None:
        """Say how the backup went."""
        self.hasil.setText(sentence)
        self.hasil.setVisible(bool(sentence))
        set_look(self.hasil, rupa)

    def _backup_card(self) -> Kartu:
        card = Kartu(
            "Cadangan",
            "Salinan terenkripsi seluruh data, dibaca ulang sebelum disebut jadi. Meja tetap dapat "
            "dipakai selama cadangan dibuat.",
        )
        row = QHBoxLayout()
        row.setSpacing(JARAK)
        row.addWidget(self.folder, 1, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.addSpacing(self.folder.label.sizeHint().height() + 3)
        beside.addWidget(self._pick)
        beside.addStretch(1)
        row.addLayout(beside)
        card.body.addLayout(row)
        card.body.addWidget(self.tombol, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.hasil)
        return card

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder cadangan", self.folder.text())
        if chosen:
            self.folder.set_text(chosen)
            self.folder.set_error("")
            self.tombol.setFocus()
