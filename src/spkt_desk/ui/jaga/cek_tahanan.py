"""The card of the cells: when they were last looked into, and the fields of the next look."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.cek_tahanan import CekKetikan, CekTahanan, KeadaanTahanan, Tahanan
from spkt_desk.domain.serah_terima import read_count
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
        self._di_sel = Tahanan(0, 0)
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
        self.sebab = form.add(MedanTeks(_TEMPAT, "cek.sebab", "Sebab berbeda dari buku"))
        grid.break_row()
        grid.add(self.sebab, _KOLOM)
        for field in (self.laki, self.perempuan):
            field.changed.connect(self._ask_why)
        self._ask_why()
        self.setVisible(False)

    def has_keyboard(self) -> bool:
        """Tell whether keys go to one of the fields of a look."""
        fields = (self.laki, self.perempuan, self.keadaan, self.sebab)
        return any(one.has_keyboard() for one in fields)

    def typed(self) -> CekKetikan:
        """Return the look as typed; a reason nobody asks for is none."""
        sebab = self.sebab.text() if self._differs() else ""
        return CekKetikan(self.laki.text(), self.perempuan.text(), self.keadaan.text(), sebab)

    def forget_reason(self) -> None:
        """Begin the next look from the book's figures: the reason was of the last one."""
        self.sebab.set_text("")
        self._propose()

    def show_cells(self, cells: tuple[KeadaanTahanan, ...], missed: int) -> None:
        """Say how it stands; who must be there by the book is proposed, anew when that changes.

        `missed` is 0 for who is not told.
        """
        self.setVisible(bool(cells))
        for one in cells:
            self._sentence.setText(_sentence(one, missed))
            set_look(self._sentence, "peringatan" if one.lewat else "kecil")
            if one.giliran != self._giliran:
                self.keadaan.set_text(self._cek.keadaan)
            if (one.giliran, one.di_sel) != (self._giliran, self._di_sel):
                self._giliran, self._di_sel = one.giliran, one.di_sel
                self.forget_reason()

    def _propose(self) -> None:
        """Fill in who must be there by the book."""
        self.laki.set_text(str(self._di_sel.laki))
        self.perempuan.set_text(str(self._di_sel.perempuan))
        self._ask_why()

    def _differs(self) -> bool:
        """Tell whether other figures are typed than the book has."""
        typed = tuple(read_count(one.text()) for one in (self.laki, self.perempuan))
        return None not in typed and typed != (self._di_sel.laki, self._di_sel.perempuan)

    def _ask_why(self) -> None:
        """Ask for a reason where the figures are not those of the book, and nowhere else."""
        self.sebab.show_if(self._differs())


def _sentence(one: KeadaanTahanan, missed: int) -> str:
    """Say who is there, when they were last seen and what was left out."""
    last = f"terakhir dicek {jam(one.terakhir[0].time())}" if one.terakhir else "belum dicek"
    lent = f" ({one.dibon.jumlah} sedang dibon)" if one.dibon.jumlah else ""
    said = f"Tahanan giliran ini L {one.tahanan.laki}, P {one.tahanan.perempuan}{lent}; {last}."
    if one.lewat:
        said += f" Sudah lewat {one.jeda} menit: lihat ruang tahanan, lalu tulis hasilnya."
    if missed:
        said += f" Terlewat {missed} cek selama giliran ini."
    return said
