"""Surat: title, number pattern with its example, validity, signatures and clauses."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from typing_extensions import override

from spkt_desk.domain.bahasa import with_words
from spkt_desk.domain.errors import AccessDenied, RuleViolation
from spkt_desk.domain.nomor import NOMOR_TERAKHIR_TERBESAR, TOKEN_TETAP
from spkt_desk.domain.satuan import SetelanSurat, Susunan, TanggalSurat
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import chosen
from spkt_desk.ui.kit.kartu import Kartu, with_label
from spkt_desk.ui.kit.medan import MedanPanjang, MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import MedanJumlah, MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.setelan.izin import KartuIzin

_JEDA_CONTOH_MS = 150
_SUSUNAN = (
    (Susunan.TIGA.value, "Pelapor, penerima laporan, mengetahui"),
    (Susunan.DUA.value, "Pelapor dan pejabat"),
    (Susunan.SATU.value, "Pejabat saja"),
)


_TANGGAL = (
    (TanggalSurat.TERBIT.value, "Tanggal terbit"),
    (TanggalSurat.DATANG.value, "Tanggal pelayanan dimulai"),
)


class BagianSurat(BagianSetelan):
    """The SKTLK's wording; the example under the pattern follows the typing."""

    tindakan = (Tindakan.SURAT_UBAH,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the fields."""
        super().__init__(layanan, alat, "Surat keterangan kehilangan")
        self._judul = MedanTeks(TEMPAT, "surat.judul", "Judul surat")
        self._pola = MedanTeks(TEMPAT, "surat.pola_nomor", "Pola nomor")
        self._berlaku = MedanJumlah(
            TEMPAT, "surat.masa_berlaku", "Masa berlaku", 1, 366, unit="hari"
        )
        self._susunan = MedanPilihan(TEMPAT, "surat.susunan", "Susunan tanda tangan", _SUSUNAN)
        self._klausul = MedanPanjang(
            TEMPAT,
            "surat.klausul",
            "Klausul di bawah daftar barang",
            hint="Satu baris satu klausul; Alt+Enter baris baru. {berlaku} diisi masa berlaku.",
            rows=5,
        )
        self._terakhir = MedanJumlah(
            TEMPAT,
            "surat.nomor_terakhir",
            "Nomor terakhir tahun ini",
            0,
            NOMOR_TERAKHIR_TERBESAR,
            words=False,
        )
        self._terakhir.set_hint("Termasuk buku kertas.")
        self._tanggal = MedanPilihan(
            TEMPAT, "surat.tanggal", "Surat yang terbit lewat tengah malam", _TANGGAL
        )
        self._tanggal.set_hint("Tanggal itu juga menentukan tahun dan bulan nomornya.")
        for field in (
            self._pola,
            self._terakhir,
            self._tanggal,
            self._judul,
            self._berlaku,
            self._susunan,
            self._klausul,
        ):
            self.form.add(field)
        self.contoh = make_label("", "tebal", wrap=True)
        self.contoh.setObjectName(f"{TEMPAT}.surat.contoh")
        self.body.addWidget(self._number_card())
        self.body.addWidget(self._wording_card())
        self.izin = KartuIzin(layanan, self.form, TEMPAT)
        self.body.addWidget(self.izin)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_JEDA_CONTOH_MS)
        self._waiting.timeout.connect(self._show_example)
        self._pola.changed.connect(self._waiting.start)
        self._terakhir.changed.connect(self._waiting.start)
        self.finish("surat", "Simpan surat")

    @override
    def load(self) -> None:
        surat = self.layanan.setelan.surat()
        self.form.fill(
            {
                "surat.judul": surat.judul,
                "surat.nomor_terakhir": str(self.layanan.setelan.last_number()),
                "surat.tanggal": surat.tanggal.value,
                "surat.pola_nomor": surat.pola_nomor,
                "surat.masa_berlaku": str(surat.masa_berlaku),
                "surat.susunan": surat.susunan.value,
                "surat.klausul": "\n".join(surat.klausul),
            }
        )
        self._show_example()
        self.izin.forget()
        self.izin.show_for(*self.tindakan)

    @override
    def refused(self, failure: AccessDenied) -> None:
        self.izin.refuse(failure)

    @override
    def save(self) -> None:
        lines = (line.strip() for line in self._klausul.text().splitlines())
        try:
            surat = SetelanSurat(
                judul=self._judul.text().strip(),
                pola_nomor=self._pola.text().strip(),
                masa_berlaku=self._berlaku.value(),
                susunan=chosen(Susunan, self._susunan),
                klausul=tuple(line for line in lines if line),
                tanggal=chosen(TanggalSurat, self._tanggal),
            )
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return
        bukti, terakhir = self.izin.bukti(), self._terakhir.value()
        valid = with_words(surat.masa_berlaku)
        self.run(
            lambda: self.layanan.setelan.save_surat(surat, bukti, terakhir),
            lambda _saved: self.said.emit(
                f"Surat tersimpan, berlaku {valid} hari. Surat lama tetap."
            ),
        )

    def _show_example(self) -> None:
        """Show how the next number would read, or why it cannot."""
        try:
            number = self.layanan.setelan.example_number(
                self._pola.text().strip(), self._terakhir.value() + 1
            )
        except RuleViolation as violation:
            self._pola.set_error(" ".join(one.message for one in violation.problems))
            set_look(self.contoh, "kecil")
            self.contoh.setText("Nomor belum dapat dibuat dari pola ini.")
            return
        self._pola.set_error("")
        set_look(self.contoh, "tebal")
        self.contoh.setText(number)

    def _number_card(self) -> Kartu:
        tokens = (*TOKEN_TETAP, *self.layanan.setelan.satuan().tokens)
        listed = ", ".join(f"{{{one}}}" for one in tokens)
        self._pola.set_hint(f"Bagian yang berubah: {listed}. {{nomor:3}} menjadi 007.")
        card = Kartu("Nomor surat")
        card.body.addWidget(self._pola)
        grid = card.grid(4)
        grid.add(self._terakhir, 1)
        grid.add(with_label("Surat berikutnya akan bernomor", self.contoh), 3)
        grid.add(self._tanggal, 2)
        return card

    def _wording_card(self) -> Kartu:
        card = Kartu("Isi surat")
        grid = card.grid(4)
        grid.add(self._judul, 4)
        grid.add(self._berlaku, 1)
        grid.add(self._susunan, 3)
        grid.add(self._klausul, 4)
        return card
