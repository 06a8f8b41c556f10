"""Pemeriksaan: KA SPKT, Wakapolsek or Kapolsek note that they have checked a duty day."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.bahasa import hari_tanggal
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanPanjang, MedanTeks
from spkt_desk.ui.kit.tab import Alat

_CATATAN = (
    "Pemeriksaan menjadi baris merah dengan nama Anda di giliran yang berjalan; lembar hari yang "
    "diperiksa tidak diubah."
)


class BagianPemeriksaan(Bagian):
    """A day and a remark; Ctrl+S writes the line."""

    tempat = "jaga"
    kinds = frozenset({Changed.MUTASI})
    tindakan = (Tindakan.BUKU_PERIKSA,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the two fields."""
        super().__init__(layanan, alat, "Pemeriksaan buku", _CATATAN)
        card = Kartu("Hari yang diperiksa")
        grid = card.grid(3)
        self._hari = self.form.add(
            MedanTeks("jaga", "pemeriksaan.hari", "Hari jaga", placeholder="21/11, kemarin")
        )
        grid.add(self._hari)
        self._catatan = self.form.add(
            MedanPanjang("jaga", "pemeriksaan.catatan", "Catatan", hint="Contoh: sudah sesuai.")
        )
        card.body.addWidget(self._catatan)
        self.body.addWidget(card)
        self._hari.changed.connect(self._read_aloud)
        self.finish("pemeriksaan", "Tulis pemeriksaan")

    @override
    def load(self) -> None:
        self.form.fill({"pemeriksaan.hari": "", "pemeriksaan.catatan": ""})
        self._read_aloud()

    @override
    def save(self) -> None:
        typed = self._hari.text()
        today = self.layanan.mutasi.today()
        try:
            hari = read_tanggal("pemeriksaan.hari", typed, today) if typed.strip() else today
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return
        catatan = self._catatan.text()
        self.run(
            lambda: self.layanan.mutasi.inspect(hari, catatan),
            lambda saved: self._written(saved.value),
        )

    def _written(self, baris: MutasiBaris) -> None:
        self.load()
        self.said.emit(f"Pemeriksaan tersimpan sebagai mutasi No. {baris.no}.")

    def _read_aloud(self) -> None:
        today = self.layanan.mutasi.today()
        typed = self._hari.text()
        try:
            hari = read_tanggal("pemeriksaan.hari", typed, today) if typed.strip() else today
        except RuleViolation:  # half a date: said when it is sent
            self._hari.set_reading("")
            return
        self._hari.set_reading(f"Dibaca: {hari_tanggal(hari)}.")
