"""Buku: the number of the unit's first book, and what one book holds."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.buku import (
    HALAMAN_TERBANYAK,
    HALAMAN_TERSEDIKIT,
    PolaBuku,
    PolaBukuKetikan,
    UkuranBuku,
    pola_sentence,
    read_pola_buku,
    typed_of,
)
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.outcomes import Changed
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanAngka
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan

_CATATAN = "Berlaku untuk lembar yang digaris tutup mulai sekarang; yang sudah tersimpan tetap."
_NOMOR = (
    "Satuan yang sudah mempunyai buku kertas melanjutkan nomornya, misalnya buku ke-7. Nomor ini "
    "tetap setelah buku pertama dibuka."
)
_SATU_BUKU = tuple((one.value, one.value.capitalize()) for one in UkuranBuku)


class BagianBuku(BagianSetelan):
    """Three fields and, under them, what they mean."""

    kinds = frozenset({Changed.SETELAN, Changed.LEMBAR})

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the fields."""
        super().__init__(layanan, alat, "Hitungan Buku Mutasi", _CATATAN)
        card = Kartu("Buku", _NOMOR)
        grid = card.grid(3)
        self._nomor = MedanAngka(TEMPAT, "buku.nomor_pertama", "Nomor buku pertama", groups=())
        self._satu = MedanPilihan(TEMPAT, "buku.satu_buku", "Satu buku memuat", _SATU_BUKU)
        self._halaman = MedanAngka(
            TEMPAT,
            "buku.halaman",
            "Halaman satu buku",
            groups=(),
            hint=f"{HALAMAN_TERSEDIKIT} sampai {HALAMAN_TERBANYAK}.",
        )
        for field in (self._nomor, self._satu, self._halaman):
            grid.add(self.form.add(field))
        self.terbaca = make_label("", "terbaca", wrap=True)
        self.terbaca.setObjectName(f"{TEMPAT}.buku.terbaca")
        card.body.addWidget(self.terbaca)
        self.body.addWidget(card)
        self.form.changed.connect(self._say_back)
        self.finish("buku", "Simpan hitungan buku")

    @override
    def load(self) -> None:
        typed = typed_of(self.layanan.buku.pattern())
        self._nomor.setEnabled(not self.layanan.buku.begun())
        self.form.fill(
            {
                "buku.nomor_pertama": typed.nomor_pertama,
                "buku.satu_buku": typed.satu_buku,
                "buku.halaman": typed.halaman,
            }
        )
        self._say_back()

    @override
    def save(self) -> None:
        typed = self._typed()
        self.run(lambda: self.layanan.buku.save(typed), lambda saved: self._saved(saved.value))

    @override
    def focus_first(self) -> None:
        if self.boleh:
            (self._nomor if self._nomor.isEnabled() else self._satu).focus()

    def _saved(self, pola: PolaBuku) -> None:
        self.said.emit(f"Hitungan buku tersimpan. {pola_sentence(pola)}")

    def _typed(self) -> PolaBukuKetikan:
        return PolaBukuKetikan(self._nomor.text(), self._satu.text(), self._halaman.text())

    def _say_back(self) -> None:
        """Say what the fields mean; pages are asked for only where a book is counted in them."""
        self._halaman.show_if(self._satu.text() != UkuranBuku.TAHUN.value)
        try:
            said = pola_sentence(read_pola_buku(self._typed()))
        except RuleViolation:  # half a number: said when it is saved
            said = ""
        self.terbaca.setText(said)
