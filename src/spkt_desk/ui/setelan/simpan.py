"""Masa simpan: how long personal content is kept, what is due, and destroying it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import AccessDenied, RuleViolation
from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.services.penghapusan import Terhapus
from spkt_desk.ui.errors import ask
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanJumlah, MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.setelan.izin import KartuIzin

_HARI_TERLAMA = 36_500
_TINGGI_DAFTAR = 132
_LEWAT = "Yang sudah melewati masa simpan"
_TINGGAL = "Yang tinggal: nomor, tanggal, jumlah, dan rantai riwayat. Tidak dapat dikembalikan."
_MUSNAH = {
    RegisterSimpan.SURAT: "Yang dimusnahkan: nama, identitas, barang, uraian, halaman surat, dan "
    f"kata pencarian tentang surat itu. {_TINGGAL}",
    RegisterSimpan.BUKU: "Yang dimusnahkan: uraian yang ditulis petugas sendiri dan baris "
    f"pembukaan giliran pada bulan itu, beserta situasi dan ralatnya. {_TINGGAL}",
    RegisterSimpan.LP: "Yang dimusnahkan: isian yang menunggu LP dan uraian barisnya di buku. "
    f"{_TINGGAL}",
}
_REGISTER = (
    (RegisterSimpan.SURAT, "Surat kehilangan"),
    (RegisterSimpan.BUKU, "Catatan petugas di buku mutasi"),
    (RegisterSimpan.LP, "Kunjungan yang menunggu LP"),
)
_SATUAN = {
    RegisterSimpan.SURAT: "surat",
    RegisterSimpan.BUKU: "bulan",
    RegisterSimpan.LP: "kunjungan",
}


class BagianSimpan(BagianSetelan):
    """The term of each register, and what the Kapolsek may have destroyed."""

    kinds = frozenset(
        {
            *(Changed.SETELAN, Changed.PETUGAS, Changed.KEHILANGAN, Changed.KERTAS),
            *(Changed.MUTASI, Changed.DRAF),
        }
    )

    tindakan = (Tindakan.MASA_SIMPAN, Tindakan.MASA_SIMPAN_MATI, Tindakan.HAPUS)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the term, the list of what is due, and the password for the act."""
        super().__init__(layanan, alat, "Masa simpan", "Nol hari berarti tidak ada yang dihapus.")
        self._due: tuple[tuple[str, str, date], ...] = ()
        self._erases = layanan.wewenang.may(Tindakan.HAPUS)
        self._hidden = layanan.wewenang.refusal(Tindakan.HAPUS_DAFTAR)
        self._kini = RegisterSimpan.SURAT
        self.register = MedanPilihan(TEMPAT, "retensi.register", "Register", _REGISTER)
        self.register.set_text(self._kini)
        self.register.changed.connect(self._switch)
        self._hari = MedanJumlah(
            TEMPAT, "retensi.hari", "Masa simpan isi pribadi", 0, _HARI_TERLAMA, unit="hari"
        )
        self._dasar = MedanTeks(
            TEMPAT, "retensi.dasar", "Dasar aturan", placeholder="Perkap, keputusan, tanggal"
        )
        term = Kartu("Masa simpan register")
        grid = term.grid(3)
        grid.add(self.register, 3)
        grid.add(self.form.add(self._hari), 1)
        grid.add(self.form.add(self._dasar), 2)
        self.body.addWidget(term)
        self.body.addWidget(self._due_card())
        self.izin = KartuIzin(layanan, self.form, TEMPAT)
        self.body.addWidget(self.izin)
        self.finish("simpan", "Simpan masa simpan")

    @override
    def load(self) -> None:
        register = self._kini
        hari, dasar = self.layanan.setelan.retention(register)
        self.form.fill({"retensi.hari": str(hari), "retensi.dasar": dasar})
        self.izin.forget()
        self._ask_for_proof()
        self.lewat.set_title(_LEWAT, _MUSNAH[register])
        if self._hidden:
            self.keadaan.setText(self._hidden)
            return
        self.alat.jobs.run(
            lambda: self.layanan.penghapusan.due(register),
            partial(self._show_due, register),
            self._failed,
            owner=self,
        )

    @override
    def save(self) -> None:
        hari, dasar, bukti = self._hari.value(), self._dasar.text().strip(), self.izin.bukti()
        register = self._kini
        self.run(
            lambda: self.layanan.setelan.set_retention(register, hari, dasar, bukti),
            lambda _saved: self.said.emit(
                f"Masa simpan {hari} hari berlaku." if hari else "Penghapusan dimatikan."
            ),
        )

    @override
    def refused(self, failure: AccessDenied) -> None:
        self.izin.refuse(failure)

    def _ask_for_proof(self) -> None:
        """Ask for what saving a term needs, and destroying where there is something to destroy."""
        acts = (Tindakan.MASA_SIMPAN, *((Tindakan.HAPUS,) if self._due else ()))
        self.izin.show_for(*acts)

    def _switch(self) -> None:
        """Show another register; what was typed for the one before is thrown away on a yes only."""
        chosen = self.register.text()
        if chosen not in list(RegisterSimpan) or chosen == self._kini:
            return
        if self.touched and not ask(
            self,
            "Masa simpan register ini belum disimpan.",
            "Buang perubahan",
            "Kembali",
            "Kembali ke isiannya, lalu Ctrl+S menyimpan.",
        ):
            self.register.set_text(self._kini)
            return
        self.touched = False
        self._kini = RegisterSimpan(chosen)
        self.form.show_problems(())
        self.load()

    def _show_due(self, register: RegisterSimpan, due: tuple[tuple[str, str, date], ...]) -> None:
        if register is not self._kini:
            return  # another register was chosen meanwhile
        self._due = due
        row = max(self.daftar.currentRow(), 0)
        self.daftar.show_names(
            [f"{nama}, {_last(register)} {tanggal_panjang(hari)}" for _kunci, nama, hari in due],
            row,
        )
        hari = self._hari.value()
        what = _SATUAN[register]
        if due:
            sentence = f"{len(due)} {what} melewati masa simpan {hari} hari."
        elif hari:
            sentence = f"Belum ada {what} yang melewati masa simpan."
        else:
            sentence = "Belum ditetapkan."
        self.keadaan.setText(sentence)
        self.daftar.setVisible(bool(due))
        self._hapus.setVisible(bool(due) and self._erases)
        self._ask_for_proof()

    def _erase(self) -> None:
        row = self.daftar.currentRow()
        if not 0 <= row < len(self._due):
            return
        kunci, nama, _hari = self._due[row]
        bukti, register = self.izin.bukti(), self._kini
        try:
            sisa = self.layanan.penghapusan.remains(register, kunci)
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return
        question = f"Hapus isi {_named(register, nama)} selamanya?"
        if not ask(self, question, "Hapus isi", "Batal", f"{_MUSNAH[register]} {sisa}"):
            return
        self.run(
            lambda: self.layanan.penghapusan.erase_of(register, kunci, bukti),
            lambda saved: self._erased(register, saved.value),
        )

    def _erased(self, register: RegisterSimpan, gone: Terhapus) -> None:
        self.izin.forget()
        self.said.emit(f"Isi {_named(register, gone.nomor)} sudah dihapus. {gone.peringatan}")

    def _due_card(self) -> Kartu:
        card = self.lewat = Kartu(_LEWAT, _MUSNAH[self._kini])
        self.keadaan = make_label("", "tebal", wrap=True)
        self.keadaan.setObjectName(f"{TEMPAT}.simpan.keadaan")
        self.daftar = Daftar(
            f"{TEMPAT}.simpan.daftar",
            "Yang melewati masa simpan",
            self._to_password,
            self.alat.warna,
        )
        self.daftar.setFixedHeight(_TINGGI_DAFTAR)
        self._hapus = make_button(
            f"{TEMPAT}.simpan.hapus", "Hapus isi yang dipilih", self._erase, rupa="merah"
        )
        card.body.addWidget(self.keadaan)
        card.body.addWidget(self.daftar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._hapus)
        card.body.addLayout(row)
        for widget in (self.daftar, self._hapus):
            widget.setVisible(False)  # until it is known what is due
        card.body.addWidget(
            make_label(
                "Penghapusan perlu dua orang; seorang di antaranya Kapolsek."
                if self._erases
                else self.layanan.wewenang.refusal(Tindakan.HAPUS),
                "kecil",
                wrap=True,
            )
        )
        return card

    def _to_password(self) -> None:
        self.izin.sendiri.focus()


def _last(register: RegisterSimpan) -> str:
    """Say what the day of a line of the list is."""
    return "terbit" if register is RegisterSimpan.SURAT else "terakhir"


def _named(register: RegisterSimpan, nama: str) -> str:
    """Return a line of the list as it stands in a sentence."""
    return f"surat {nama}" if register is RegisterSimpan.SURAT else nama
