"""Kode pemulihan: a new code in place of one that was lost or seen, shown once."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.kode import HalamanKode
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.setelan.izin import KartuIzin

_GUNA = (
    "Kode pemulihan membuka data bila kata sandi terlupa. Bila lembarnya hilang atau amplopnya "
    "terbuka, buat kode baru di sini: kode lama langsung tidak berlaku."
)
_SELESAI = "Kode pemulihan baru berlaku; musnahkan lembar yang lama."


class BagianPemulihan(BagianSetelan):
    """One password, one button, and the code until it was noted."""

    kinds: frozenset[Changed] = frozenset()
    tindakan = (Tindakan.KODE_PEMULIHAN,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the card; the page of the code takes its place while it is shown."""
        super().__init__(layanan, alat, "Kode pemulihan", "Kode lama berlaku sampai kode baru ada.")
        self._kode: HalamanKode | None = None
        self.kartu = Kartu("Buat kode baru", _GUNA)
        self.izin = KartuIzin(layanan, self.form, TEMPAT)
        self.body.addWidget(self.kartu)
        self.body.addWidget(self.izin)
        self.finish("pemulihan", "Buat kode baru")

    @override
    def load(self) -> None:
        self.izin.forget()
        self.izin.show_for(*self.tindakan)

    @override
    def save(self) -> None:
        if self._kode is not None:
            self.say("Centang dahulu bahwa kode sudah dicatat.")
            return
        bukti = self.izin.bukti()
        self.run(
            lambda: Saved(self.layanan.new_recovery_code(bukti), frozenset()),
            lambda saved: self._show(saved.value),
        )

    @override
    def refused(self, failure: AccessDenied) -> None:
        self.izin.refuse(failure)

    @override
    def focus_first(self) -> None:
        if self._kode is not None:
            self._kode.start()
        else:
            super().focus_first()

    @override
    def print_sheet(self) -> bool:
        if self._kode is not None:
            self._kode.print_sheet()
        return self._kode is not None

    def _show(self, kode: str) -> None:
        """Show the code; it leaves the screen only after the tick."""
        page = HalamanKode(
            kode, lambda: self._print(kode), self._noted, selesai="Selesai", own_key=False
        )
        self._kode = page
        self.izin.forget()
        self.izin.setVisible(False)
        self.kartu.setVisible(False)
        self.simpan.setVisible(False)
        self.body.insertWidget(0, page)
        page.show()
        page.start()

    def _print(self, kode: str) -> None:
        sheet = self.layanan.recovery_sheet(kode)
        page = self._kode
        if page is not None:
            self.alat.cetak.print_sheet(self, sheet, lambda _sheet, done: page.say_printed(done))

    def _noted(self) -> None:
        page, self._kode = self._kode, None
        if page is not None:
            self.body.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.say("")
        self.kartu.setVisible(True)
        self.simpan.setVisible(True)
        self.izin.show_for(*self.tindakan)
        self.izin.sendiri.focus()
        self.said.emit(_SELESAI)
