"""Tugas dan jaga: may the unit investigate, who guards when, people per year."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.isian_tugas import IsianTugas
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan

_CATATAN = "Berlaku mulai sekarang, jam ganti jaga mulai besok; yang sudah tertulis tetap."


class BagianTugas(BagianSetelan):
    """The same fields as at the first start; only what differs is dated anew."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the fields."""
        super().__init__(layanan, alat, "Tugas dan jaga", _CATATAN)
        self.isian = IsianTugas(TEMPAT, self.form)
        self.body.addWidget(self.isian)
        self.finish("tugas", "Simpan tugas dan jaga")

    @override
    def load(self) -> None:
        satuan = self.layanan.setelan.satuan()
        self.isian.show_typed(typed_of(self.layanan.tugas.current()))
        self.isian.show_unit(satuan.nama, satuan.nama_polres)

    @override
    def save(self) -> None:
        typed = self.isian.ketikan()
        self.run(
            lambda: self.layanan.tugas.save(typed),
            lambda _saved: self.said.emit("Kewenangan, penjagaan, dan penduduk tersimpan."),
        )

    @override
    def add(self) -> bool:
        if self.boleh:
            self.isian.add_year()
        return True
