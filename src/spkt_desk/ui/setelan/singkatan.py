"""Singkatan dan contoh kalimat: what the quick line of the book writes out, and its sentences."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.singkatan import KOSONG, SingkatanKetikan, typed_of
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanPanjang
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.shortcuts import Tombol

_CATATAN = "Berlaku untuk baris yang ditulis mulai sekarang; yang sudah tertulis tetap."
_SINGKATAN = (
    "Satu singkatan satu baris, misalnya: ptl = patroli. Di baris cepat singkatan ditulis utuh; "
    "yang diapit tanda kutip atau didahului \\ tetap seperti diketik."
)
_CONTOH = (
    f"Satu kalimat satu baris, misalnya: Patroli: Patroli ke {KOSONG}, situasi {KOSONG}. "
    f"Tiga garis bawah berarti yang diisi; daftarnya dibuka dengan {Tombol.CONTOH.tulisan}."
)
_BARIS = 9


class BagianSingkatan(BagianSetelan):
    """Two boxes, one entry a line."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the two boxes."""
        super().__init__(layanan, alat, "Singkatan dan contoh kalimat", _CATATAN)
        for field, label, note, rows in (
            ("contoh", "Contoh kalimat", _CONTOH, _BARIS),
            ("singkatan", "Singkatan", _SINGKATAN, _BARIS),
        ):
            card = Kartu("", note)
            box = MedanPanjang(TEMPAT, f"singkatan.{field}", label, rows=rows)
            card.body.addWidget(self.form.add(box))
            self.body.addWidget(card)
        self.finish("singkatan", "Simpan singkatan")

    @override
    def load(self) -> None:
        typed = typed_of(self.layanan.singkatan.current())
        self.form.fill({"singkatan.singkatan": typed.singkatan, "singkatan.contoh": typed.contoh})

    @override
    def save(self) -> None:
        typed = SingkatanKetikan(
            self.form.text("singkatan.singkatan"), self.form.text("singkatan.contoh")
        )
        self.run(
            lambda: self.layanan.singkatan.save(typed),
            lambda saved: self.said.emit(
                f"{len(saved.value.singkatan)} singkatan dan {len(saved.value.contoh)} contoh "
                "kalimat tersimpan."
            ),
        )
