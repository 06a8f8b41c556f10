"""Satuan & kop: how the unit is called and how its head prints."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.satuan import Huruf, Satuan, UkuranKertas
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import chosen
from spkt_desk.ui.kit.berkas import MedanGambar
from spkt_desk.ui.kit.cetak import HASIL_UJI
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu, with_label
from spkt_desk.ui.kit.kop import KopPratinjau
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.shortcuts import Tombol

_KOP = ("satuan.kop", "satuan.kop.1", "satuan.kop.2")
_HURUF = (
    (Huruf.SANS.value, "Mirip Arial"),
    (Huruf.SERIF.value, "Mirip Times"),
    (Huruf.MONO.value, "Mirip mesin ketik"),
)


_TINGGI_KOP, _TINGGI_LAMBANG = 112, 176
"""Pixels of the preview without and with an emblem; no title stands in it."""


class BagianSatuan(BagianSetelan):
    """The unit; the head is drawn again at every key."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the fields in the order they are asked."""
        super().__init__(layanan, alat, "Satuan & kop")
        self.kop = KopPratinjau(TEMPAT)
        grid = QGridLayout()
        grid.setSpacing(JARAK)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._head_card(), 0, 0)
        grid.addWidget(self._name_card(), 0, 1)
        grid.addWidget(self._paper_card(), 1, 0, 1, 2)
        self.body.addLayout(grid)
        self.form.changed.connect(self._draw)
        self.finish("satuan", "Simpan satuan")

    @override
    def load(self) -> None:
        satuan = self.layanan.setelan.satuan()
        self._lambang.show_kept(satuan.lambang, "Lambang yang berlaku")
        self.form.fill(
            {
                f"satuan.{name}": str(getattr(satuan, name))
                for name in (
                    *("nama", "sebutan_polsek", "polsek", "sebutan_polres", "polres", "polda"),
                    *("alamat", "kode_pos", "tempat"),
                    *("sebutan_kepala", "zona", "kertas", "huruf"),
                )
            }
            | dict(zip(_KOP, (*satuan.kop, "", "", ""), strict=False))
        )
        self._tengah.set_checked(satuan.kop_tengah)
        self._draw()

    @override
    def save(self) -> None:
        try:
            satuan = self._read()
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return
        self.run(
            lambda: self.layanan.setelan.save_satuan(satuan),
            lambda _saved: self.said.emit("Satuan dan kop tersimpan. Surat lama tetap."),
        )

    def _read(self) -> Satuan:
        text = self.form.text
        return replace(
            self.layanan.setelan.satuan(),
            nama=text("satuan.nama").strip(),
            sebutan_polsek=text("satuan.sebutan_polsek").strip(),
            polsek=text("satuan.polsek").strip(),
            sebutan_polres=text("satuan.sebutan_polres").strip(),
            polres=text("satuan.polres").strip(),
            polda=text("satuan.polda").strip(),
            kop=self._lines(),
            kop_tengah=self._tengah.checked(),
            alamat=text("satuan.alamat").strip(),
            kode_pos=text("satuan.kode_pos").strip(),
            tempat=text("satuan.tempat").strip(),
            sebutan_kepala=text("satuan.sebutan_kepala").strip(),
            zona=chosen(Zona, self._zona),
            kertas=chosen(UkuranKertas, self._kertas),
            huruf=chosen(Huruf, self._huruf),
            lambang=self._lambang.data(),
        )

    @override
    def print_sheet(self) -> bool:
        """Print the test page for the paper and typeface chosen, saved or not."""
        try:
            kertas, muka = chosen(UkuranKertas, self._kertas), chosen(Huruf, self._huruf)
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return True
        sheet = self.layanan.trial_sheet(kertas, muka)
        self.alat.cetak.print_sheet(
            self, sheet, lambda _sheet, outcome: self.said.emit(HASIL_UJI[outcome])
        )
        return True

    def _lines(self) -> tuple[str, ...]:
        lines = (self.form.text(name).strip() for name in _KOP)
        return tuple(line for line in lines if line)

    def _draw(self) -> None:
        text = self.form.text
        known = {one.value: one for one in Huruf}
        self.kop.show_kop(
            self._lines(),
            f"{text('satuan.alamat')} {text('satuan.kode_pos')}",
            centred=self._tengah.checked(),
            family=known.get(self._huruf.text(), Huruf.SANS),
        )
        self.kop.show_emblem(self._lambang.data())
        self.kop.setFixedHeight(_TINGGI_LAMBANG if self._lambang.data() else _TINGGI_KOP)

    def _head_card(self) -> Kartu:
        card = Kartu("Kop surat seperti tercetak")
        card.body.addWidget(self.kop)
        for number, name in enumerate(_KOP, start=1):
            card.body.addWidget(self.form.add(MedanTeks(TEMPAT, name, f"Baris {number}")))
        self._tengah = Centang(TEMPAT, "satuan.kop_tengah", "Baris kop saling rata tengah")
        card.body.addWidget(self.form.add(self._tengah))
        card.body.addStretch(1)
        return card

    def _name_card(self) -> Kartu:
        card = Kartu("Nama kesatuan")
        grid = card.grid(6)
        saran = self.layanan.setelan.saran()
        called = {"sebutan_polres": saran.sebutan_polres, "sebutan_polsek": saran.sebutan_polsek}
        for name, label, span in (
            *(("polda", "Polda", 2), ("nama", "Nama di layar dan surat", 4)),
            *(("sebutan_polres", "Sebutan Polres", 2), ("polres", "Nama Polres", 4)),
            *(("sebutan_polsek", "Sebutan Polsek", 2), ("polsek", "Nama Polsek", 4)),
            ("sebutan_kepala", "Surat ditandatangani atas nama", 6),
            ("alamat", "Alamat kantor", 6),
            *(("kode_pos", "Kode pos", 2), ("tempat", "Tempat sebelum tanggal", 4)),
        ):
            words = [(one, one) for one in called[name].kata] if name in called else []
            field = (
                MedanPilihan(TEMPAT, f"satuan.{name}", label, words, free=True)
                if words
                else MedanTeks(TEMPAT, f"satuan.{name}", label)
            )
            grid.add(self.form.add(field), span)
        card.body.addStretch(1)
        return card

    def _paper_card(self) -> Kartu:
        card = Kartu("Kertas dan waktu")
        grid = card.grid(6)
        self._zona = MedanPilihan(
            TEMPAT, "satuan.zona", "Zona waktu", [(one.value, one.value) for one in Zona]
        )
        self._kertas = MedanPilihan(
            TEMPAT,
            "satuan.kertas",
            "Ukuran kertas",
            [(one.value, one.value) for one in UkuranKertas],
        )
        self._huruf = MedanPilihan(TEMPAT, "satuan.huruf", "Huruf surat", _HURUF)
        for choice in (self._zona, self._kertas, self._huruf):
            grid.add(self.form.add(choice))
        self._lambang = MedanGambar(
            TEMPAT,
            "satuan.lambang",
            "Lambang di atas judul surat",
            "Muat lambang …",
            hint="Boleh kosong. Berkas PNG atau JPEG milik satuan.",
        )
        grid.add(self.form.add(self._lambang), 2)
        test = make_button(f"{TEMPAT}.satuan.uji", "Cetak", self.print_sheet, Tombol.CETAK)
        test.setAccessibleName("Cetak halaman uji")
        grid.add(with_label("Halaman uji", test), 1)
        return card
