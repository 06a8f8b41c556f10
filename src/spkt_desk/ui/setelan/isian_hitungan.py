"""The fields of one standing count, as the unit edits it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.domain.daftar_jaga import HitunganUnit
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import JARAK, Kisi
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.setelan.bagian import TEMPAT


class IsianHitungan(QWidget):
    """Shows a count and reads it back; its key stays as it was."""

    def __init__(self, form: Formulir) -> None:
        """Make the fields and put them into `form`."""
        super().__init__()
        self.label = form.add(MedanTeks(TEMPAT, "hitungan.label", "Yang dihitung"))
        self._satuan = form.add(MedanTeks(TEMPAT, "hitungan.satuan", "Satuan", placeholder="buah"))
        self._rincian = form.add(
            MedanTeks(TEMPAT, "hitungan.rincian", "Nama isian rincian (boleh kosong)")
        )
        self._aktif = form.add(Centang(TEMPAT, "hitungan.aktif", "Dipakai"))
        self._wajib = form.add(Centang(TEMPAT, "hitungan.wajib", "Wajib dihitung tiap ganti jaga"))
        self._rincian_wajib = form.add(
            Centang(TEMPAT, "hitungan.rincian_wajib", "Rincian wajib bila tidak nol")
        )
        grid = Kisi(3)
        grid.add(self.label, 2)
        grid.add(self._satuan)
        grid.add(self._rincian, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        box.addLayout(grid)
        for tick in (self._aktif, self._wajib, self._rincian_wajib):
            box.addWidget(tick)
        box.addStretch(1)

    def show_count(self, one: HitunganUnit) -> None:
        """Show a count."""
        for field, text in (
            (self.label, one.label),
            (self._satuan, one.satuan),
            (self._rincian, one.rincian),
        ):
            field.set_text(text)
            field.set_error("")
        self._aktif.set_checked(one.aktif)
        self._wajib.set_checked(one.wajib)
        self._rincian_wajib.set_checked(one.rincian_wajib)

    def read(self, one: HitunganUnit) -> HitunganUnit:
        """Return the count as typed."""
        return replace(
            one,
            label=self.label.text().strip(),
            satuan=self._satuan.text().strip(),
            rincian=self._rincian.text().strip(),
            aktif=self._aktif.checked(),
            wajib=self._wajib.checked(),
            rincian_wajib=self._rincian_wajib.checked(),
        )
