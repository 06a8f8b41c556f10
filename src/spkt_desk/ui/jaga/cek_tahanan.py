"""The card of the cells: when they were last looked into, and the fields of the next look."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.pendamping import CekTahanan, KeadaanTahanan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import Kancing
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look

_TEMPAT = "jaga"
_KOLOM = 4


class KartuCekTahanan(Kartu):
    """Shown only while the shift guards somebody; `button` writes the line."""

    def __init__(self, form: Formulir, cek: CekTahanan, button: Kancing) -> None:
        """Make the fields and put them into `form`."""
        super().__init__("Cek tahanan")
        self._cek = cek
        self._giliran = 0
        self._sentence = make_label("", "kecil", wrap=True)
        self._sentence.setObjectName(f"{_TEMPAT}.cek.keadaan_sel")
        head = QHBoxLayout()
        head.addWidget(self._sentence, 1)
        head.addWidget(button)
        self.body.addLayout(head)
        grid = self.grid(_KOLOM)
        self.laki = form.add(MedanTeks(_TEMPAT, "cek.laki", "Laki-laki di ruang tahanan"))
        self.perempuan = form.add(MedanTeks(_TEMPAT, "cek.perempuan", "Perempuan"))
        self.keadaan = form.add(MedanTeks(_TEMPAT, "cek.keadaan", "Keadaan"))
        grid.add(self.laki)
        grid.add(self.perempuan)
        grid.add(self.keadaan, 2)
        self.setVisible(False)

    def has_keyboard(self) -> bool:
        """Tell whether keys go to one of the fields of a look."""
        return any(one.has_keyboard() for one in (self.laki, self.perempuan, self.keadaan))

    def show_cells(self, cells: tuple[KeadaanTahanan, ...], missed: int) -> None:
        """Say how it stands; a new shift starts with the figures it took over.

        `missed` is 0 for who is not told.
        """
        self.setVisible(bool(cells))
        for one in cells:
            self._sentence.setText(_sentence(one, missed))
            set_look(self._sentence, "peringatan" if one.lewat else "kecil")
            if one.giliran != self._giliran:
                self._giliran = one.giliran
                self.laki.set_text(str(one.laki))
                self.perempuan.set_text(str(one.perempuan))
                self.keadaan.set_text(self._cek.keadaan)


def _sentence(one: KeadaanTahanan, missed: int) -> str:
    """Say who is there, when they were last seen and what was left out."""
    last = f"terakhir dicek {jam(one.terakhir[0].time())}" if one.terakhir else "belum dicek"
    said = f"Tahanan giliran ini L {one.laki}, P {one.perempuan}; {last}."
    if one.lewat:
        said += f" Sudah lewat {one.jeda} menit: lihat ruang tahanan, lalu tulis hasilnya."
    if one.dibon:
        said += f" {one.dibon} sedang dibon."
    if missed:
        said += f" Terlewat {missed} cek selama giliran ini."
    return said
