"""First start, page 2: what the unit decides about its SKTLK, with the number as it will read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.nomor import NOMOR_TERAKHIR_TERBESAR, PolaNomor, example
from spkt_desk.domain.satuan import Satuan, SetelanSurat, Susunan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import JARAK, Kartu, with_label
from spkt_desk.ui.kit.medan import MedanPanjang, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanJumlah, MedanPilihan
from spkt_desk.ui.masuk.usul import UsulAwal

_TEMPAT = "awal"
_POLA_BAGIAN = (
    "Bagian yang berubah: {nomor} ({nomor:3} menjadi 007), {bulan} Romawi, {bulan_angka}, "
    "{tahun}, {tahun2}, {sebutan_polsek}, {polsek}, {sebutan_polres}, {polres}, {polda}."
)
_SUSUNAN = (
    (Susunan.TIGA.value, "Pelapor, penerima laporan, mengetahui"),
    (Susunan.DUA.value, "Pelapor dan pejabat"),
    (Susunan.SATU.value, "Pejabat saja"),
)


class HalamanSurat(QWidget):
    """The page; the example under the pattern follows every key."""

    changed = Signal()

    def __init__(self, usul: UsulAwal, today: date) -> None:
        """Propose title, clauses and pattern; `today` gives the example its month and year."""
        super().__init__()
        self._today = today
        self._satuan: Satuan | None = None
        self.form = Formulir(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        box.addWidget(self._number(usul))
        box.addWidget(self._wording(usul))
        box.addStretch(1)
        self.form.changed.connect(self._on_changed)

    def _number(self, usul: UsulAwal) -> Kartu:
        card = Kartu("Nomor surat")
        self.pola = self.form.add(MedanTeks(_TEMPAT, "surat.pola_nomor", "Pola nomor"))
        self.pola.set_text(usul.pola_nomor)
        self.pola.set_hint(_POLA_BAGIAN)
        self.contoh = make_label("", "tebal", wrap=True)
        self.contoh.setObjectName("awal.surat.contoh")
        self.terakhir = self.form.add(
            MedanJumlah(
                _TEMPAT,
                "nomor_terakhir",
                "Nomor terakhir di buku kertas tahun ini (0 bila belum ada)",
                0,
                NOMOR_TERAKHIR_TERBESAR,
                words=False,
            )
        )
        card.body.addWidget(self.pola)
        grid = card.grid(2)
        grid.add(self.terakhir)
        grid.add(with_label("Surat berikutnya akan bernomor", self.contoh))
        return card

    def _wording(self, usul: UsulAwal) -> Kartu:
        card = Kartu("Isi surat")
        grid = card.grid(4)
        self.judul = self.form.add(MedanTeks(_TEMPAT, "surat.judul", "Judul surat"))
        self.judul.set_text(usul.judul)
        self.berlaku = self.form.add(
            MedanJumlah(_TEMPAT, "surat.masa_berlaku", "Masa berlaku (hari)", 1, 366, unit="hari")
        )
        self.berlaku.set_text(str(usul.masa_berlaku))
        self.susunan = self.form.add(
            MedanPilihan(_TEMPAT, "surat.susunan", "Susunan tanda tangan", _SUSUNAN)
        )
        self.susunan.set_text(Susunan.TIGA.value)
        self.klausul = self.form.add(
            MedanPanjang(
                _TEMPAT,
                "surat.klausul",
                "Catatan di bawah daftar barang",
                hint="Satu catatan satu baris; Alt+Enter untuk baris baru. "
                "{berlaku} diisi masa berlaku.",
                rows=4,
            )
        )
        self.klausul.set_text("\n".join(usul.klausul))
        grid.add(self.judul, 4)
        grid.add(self.berlaku, 1)
        grid.add(self.susunan, 3)
        grid.add(self.klausul, 4)
        return card

    def show_for(self, satuan: Satuan) -> None:
        """Show the example with the names of this unit."""
        self._satuan = satuan
        self._show_example()

    def _on_changed(self) -> None:
        self._show_example()
        self.changed.emit()

    def _show_example(self) -> None:
        if self._satuan is None:
            return
        urut = self.terakhir.value() + 1
        try:
            teks = example(PolaNomor(self.pola.text()), self._today, self._satuan.tokens, urut)
        except RuleViolation as violation:
            self.contoh.setText("–")
            self.pola.set_error(violation.problems[0].message)
            return
        self.pola.set_error("")
        self.contoh.setText(teks)

    def surat(self) -> SetelanSurat:
        """Return what is typed."""
        chosen = self.susunan.text()
        susunan = next((one for one in Susunan if one.value == chosen), Susunan.TIGA)
        lines = (line.strip() for line in self.klausul.text().splitlines())
        return SetelanSurat(
            judul=self.judul.text().strip(),
            pola_nomor=self.pola.text().strip(),
            masa_berlaku=self.berlaku.value(),
            susunan=susunan,
            klausul=tuple(line for line in lines if line),
        )

    def unknown_choices(self) -> dict[str, str]:
        """Return a sentence where the typed layout is none of the three."""
        if self.susunan.text() in {one.value for one in Susunan}:
            return {}
        return {self.susunan.field: "Pilih salah satu dari daftar (F4 membuka daftar)."}

    def nomor_terakhir(self) -> int:
        """Return the last number of the paper book."""
        return self.terakhir.value()
