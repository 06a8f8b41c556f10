"""Masa simpan: how long personal content is kept, what is due, and destroying it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.hak import SANDI_KAPOLSEK
from spkt_desk.services.konteks import SURAT_KEHILANGAN
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.penghapusan import SISA, Terhapus
from spkt_desk.ui.errors import ask
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanSandi, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanJumlah
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, Bagian
from spkt_desk.ui.setelan.daftar import Daftar

_HARI_TERLAMA = 36_500
_TINGGI_DAFTAR = 132
_MUSNAH = (
    "Yang dimusnahkan: nama, identitas, barang, uraian, halaman surat, dan kata pencarian tentang "
    "surat itu. Yang tinggal: nomor, tanggal, jumlah, dan rantai riwayat. Tidak dapat "
    "dikembalikan."
)


class BagianSimpan(Bagian):
    """The term of the register, and what the Kapolsek may have destroyed."""

    kinds = frozenset({Changed.SETELAN, Changed.PETUGAS, Changed.KEHILANGAN, Changed.KERTAS})

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the term, the list of what is due, and the password for the act."""
        super().__init__(layanan, alat, "Masa simpan", "Nol hari berarti tidak ada yang dihapus.")
        self._due: tuple[tuple[str, str, date], ...] = ()
        self._kapolsek = Peran.KAPOLSEK in layanan.petugas.peran
        self._hari = MedanJumlah(
            TEMPAT, "retensi.hari", "Masa simpan isi pribadi", 0, _HARI_TERLAMA, unit="hari"
        )
        self._dasar = MedanTeks(
            TEMPAT, "retensi.dasar", "Dasar aturan", placeholder="Perkap, keputusan, tanggal"
        )
        term = Kartu("Register surat kehilangan")
        grid = term.grid(3)
        grid.add(self.form.add(self._hari), 1)
        grid.add(self.form.add(self._dasar), 2)
        self._setuju = MedanSandi(
            TEMPAT, SANDI_KAPOLSEK, "Kata sandi Kapolsek", hint="Untuk menyimpan masa simpan."
        )
        grid.add(self.form.add(self._setuju), 1)
        self.body.addWidget(term)
        self.body.addWidget(self._due_card())
        self.finish("simpan", "Simpan masa simpan")

    @override
    def load(self) -> None:
        hari, dasar = self.layanan.setelan.retention(SURAT_KEHILANGAN)
        self.form.fill(
            {"retensi.hari": str(hari), "retensi.dasar": dasar, "hapus": "", SANDI_KAPOLSEK: ""}
        )
        asked = self.layanan.setelan.kapolsek_asked()
        self._setuju.setVisible(bool(asked) and self.boleh)
        self._setuju.set_label(f"Kata sandi {asked[0].nama}" if asked else "Kata sandi Kapolsek")
        self.alat.jobs.run(self.layanan.penghapusan.due, self._show_due, self._failed, owner=self)

    @override
    def save(self) -> None:
        hari, dasar, sandi = self._hari.value(), self._dasar.text().strip(), self._setuju.text()
        self._asked = self._setuju
        self.run(
            lambda: self.layanan.setelan.set_retention(SURAT_KEHILANGAN, hari, dasar, sandi),
            lambda _saved: self.said.emit(
                f"Masa simpan {hari} hari berlaku." if hari else "Penghapusan dimatikan."
            ),
        )

    @override
    def refused(self, failure: AccessDenied) -> None:
        self._asked.set_error(failure.message)
        self._asked.focus()

    def _show_due(self, due: tuple[tuple[str, str, date], ...]) -> None:
        self._due = due
        row = max(self.daftar.currentRow(), 0)
        self.daftar.show_names(
            [f"{nomor}, terbit {tanggal_panjang(terbit)}" for _id, nomor, terbit in due], row
        )
        hari = self._hari.value()
        if due:
            sentence = f"{len(due)} surat melewati masa simpan {hari} hari."
        else:
            sentence = "Belum ada surat yang melewati masa simpan." if hari else "Belum ditetapkan."
        self.keadaan.setText(sentence)
        self.daftar.setVisible(bool(due))
        for widget in (self._sandi, self._hapus):
            widget.setVisible(bool(due) and self._kapolsek)

    def _erase(self) -> None:
        row = self.daftar.currentRow()
        if not 0 <= row < len(self._due):
            return
        rekaman_id, nomor, _terbit = self._due[row]
        sandi = self._sandi.text()
        if not ask(
            self, f"Hapus isi surat {nomor} selamanya?", "Hapus isi", "Batal", f"{_MUSNAH} {SISA}"
        ):
            return
        self._asked = self._sandi
        self.run(
            lambda: self.layanan.penghapusan.erase(rekaman_id, sandi),
            lambda saved: self._erased(saved.value),
        )

    def _erased(self, gone: Terhapus) -> None:
        self._sandi.set_text("")
        self.said.emit(f"Isi surat {gone.nomor} sudah dihapus. {gone.peringatan}")

    def _due_card(self) -> Kartu:
        card = Kartu("Yang sudah melewati masa simpan", _MUSNAH)
        self.keadaan = make_label("", "tebal", wrap=True)
        self.keadaan.setObjectName(f"{TEMPAT}.simpan.keadaan")
        self.daftar = Daftar(
            f"{TEMPAT}.simpan.daftar",
            "Surat yang melewati masa simpan",
            self._to_password,
            self.alat.warna,
        )
        self.daftar.setFixedHeight(_TINGGI_DAFTAR)
        self._sandi = self._asked = MedanSandi(TEMPAT, "hapus", "Kata sandi Kapolsek")
        self._hapus = make_button(
            f"{TEMPAT}.simpan.hapus", "Hapus isi yang dipilih", self._erase, rupa="merah"
        )
        card.body.addWidget(self.keadaan)
        card.body.addWidget(self.daftar)
        grid = card.grid(2)
        grid.add(self.form.add(self._sandi))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._hapus)
        card.body.addLayout(row)
        for widget in (self.daftar, self._sandi, self._hapus):
            widget.setVisible(False)  # until it is known what is due
        if not self._kapolsek:
            card.body.addWidget(
                make_label("Hanya Kapolsek, dengan akunnya sendiri, dapat menghapus.", "kecil")
            )
        return card

    def _to_password(self) -> None:
        self._sandi.focus()
