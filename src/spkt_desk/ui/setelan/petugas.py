"""Petugas: who serves here, what stands under his name, what he may do, and his way in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.errors import AccessDenied, Problem, RuleViolation
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.services.hak import SANDI_KAPOLSEK
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import ask
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanSandi, MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, Bagian
from spkt_desk.ui.setelan.daftar import Daftar
from spkt_desk.ui.setelan.kunci_data import BarisKunciData
from spkt_desk.ui.shortcuts import Tombol

_LEBAR_DAFTAR = 220
_SETUJU = (
    "Mengangkat, mengganti, atau menonaktifkan Kapolsek, juga membuat akunnya, perlu kata sandi "
    "Kapolsek yang sekarang."
)
_BARU = Petugas("", "", "", "", "NRP", "", "", "", frozenset({Peran.PIKET}), aktif=True)


class BagianPetugas(Bagian):
    """The officers; a change is dated, old papers keep the old rank and name."""

    kinds = frozenset({Changed.PETUGAS})

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the list, the fields and the account card."""
        super().__init__(layanan, alat, "Petugas")
        self._officers: list[Petugas] = []
        self._asked: tuple[Petugas, ...] = ()
        self._row = 0
        self._ranks = {one.kode: one for one in layanan.setelan.pangkat()}
        self.daftar = Daftar(
            f"{TEMPAT}.petugas", "Petugas", self.focus_fields, alat.warna, _LEBAR_DAFTAR
        )
        self.daftar.currentRowChanged.connect(self._choose)
        self.body.addWidget(self._person_card())
        self.body.addWidget(self._account_card())
        self.body.addWidget(self._consent_card())
        self.kunci_data = BarisKunciData(layanan, alat)
        self.kunci_data.said.connect(self.said)
        self.body.addWidget(self.kunci_data)
        row = QHBoxLayout()
        row.addWidget(
            make_button(f"{TEMPAT}.petugas.baru", "Petugas baru", self.add, Tombol.TAMBAH)
        )
        row.addStretch(1)
        self.body.addLayout(row)
        self.finish("petugas", "Simpan petugas", beside=(self.daftar,))

    @override
    def focus_first(self) -> None:
        self.daftar.setFocus()

    def focus_fields(self) -> None:
        """Enter in the list: to the fields of the officer."""
        if self.boleh:
            self._nama.focus()

    @override
    def load(self) -> None:
        self._officers = list(self.layanan.setelan.petugas())
        self._row = min(self._row, len(self._officers) - 1)
        self._show()
        self.kunci_data.load()

    @override
    def save(self) -> None:
        try:
            petugas = self._read()
        except RuleViolation as violation:
            self.show_problems(violation.problems)
            return
        setuju = self._setuju.text()
        self.run(
            lambda: self.layanan.setelan.save_petugas(petugas, setuju),
            self._saved,
        )

    def _saved(self, saved: Saved[Petugas]) -> None:
        self.said.emit(f"{saved.value.nama} tersimpan. Surat lama tetap.")
        if not saved.value.aktif:  # his account has ended: the data get a new key behind the desk
            self.kunci_data.start()

    @override
    def add(self) -> bool:
        if self.boleh and not self.touched:
            if not self._officers or self._officers[-1].petugas_id:
                self._officers.append(_BARU)
            self._row = len(self._officers) - 1
            self._show()
            self._nama.focus()
        elif self.boleh:
            self.say("Simpan dahulu perubahan petugas ini (Ctrl+S).")
        return True

    @override
    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong with the ticks at the first of them."""
        first = f"petugas.peran.{next(iter(Peran)).name.lower()}"
        super().show_problems(
            tuple(
                Problem(first, one.message) if one.field == "petugas.peran" else one
                for one in problems
            )
        )

    @override
    def refused(self, failure: AccessDenied) -> None:
        self._setuju.set_error(failure.message)
        self._setuju.focus()

    def _choose(self, row: int) -> None:
        if row < 0 or row == self._row:
            return
        if self.touched and not ask(
            self,
            "Perubahan petugas ini belum disimpan.",
            "Buang perubahan",
            "Kembali",
            "Kembali ke isiannya, lalu Ctrl+S menyimpan.",
        ):
            self.daftar.show_names(self._names(), self._row)
            return
        self.touched = False
        self._row = row
        self._show()

    def _names(self) -> list[str]:
        return [
            f"{one.singkatan_pangkat} {one.nama}{'' if one.aktif else ' (tidak aktif)'}".strip()
            or "(petugas baru)"
            for one in self._officers
        ]

    def _show(self) -> None:
        self.daftar.show_names(self._names(), self._row)
        one = self._officers[self._row]
        rank = next((kode for kode, p in self._ranks.items() if p.nama == one.pangkat), one.pangkat)
        self.form.fill(
            {
                "petugas.nama": one.nama,
                "petugas.pangkat": rank,
                "petugas.nomor": one.nomor,
                "petugas.jabatan": one.jabatan,
                "petugas.paraf": one.paraf,
                "kata_sandi": "",
                "kata_sandi.ulang": "",
                SANDI_KAPOLSEK: "",
            }
        )
        for peran, tick in self._roles.items():
            tick.set_checked(peran in one.peran)
        self._aktif.set_checked(one.aktif)
        self._asked = self.layanan.setelan.kapolsek_asked()
        self._show_consent()
        self.show_problems(())
        self._show_account(one)

    def _show_account(self, one: Petugas) -> None:
        known = bool(one.petugas_id)
        has = known and self.layanan.setelan.has_account(one.petugas_id)
        if has:
            sentence = "✓ Punya akun: masuk dengan NRP/NIP ini dan kata sandinya sendiri."
        elif known:
            sentence = "Belum punya akun. Petugas mengetik sendiri kata sandinya dua kali."
        else:
            sentence = "Akun dapat dibuat setelah petugas disimpan."
        set_look(self.keadaan, "baik" if has else "kecil")
        self.keadaan.setText(sentence)
        for widget in (self._sandi, self._ulang, self._buat):
            widget.setVisible(known and not has)
        # The key slot answers to the number: another number would lock its owner out.
        self._nomor.line.setReadOnly(has)
        self._nomor.set_hint("Tetap, karena akunnya memakai nomor ini." if has else "")

    def _read(self) -> Petugas:
        before = self._officers[self._row]
        typed = self._pangkat.text()
        if typed in self._ranks:
            rank = self._ranks[typed]
            names = (rank.nama, rank.singkatan, rank.jenis_nomor.value)
        elif typed == before.pangkat and typed:
            names = (before.pangkat, before.singkatan_pangkat, before.jenis_nomor)
        else:
            raise RuleViolation.at("petugas.pangkat", "Pilih pangkat dari daftar.")
        return replace(
            before,
            nama=self._nama.text().strip(),
            pangkat=names[0],
            singkatan_pangkat=names[1],
            jenis_nomor=names[2],
            nomor="".join(self._nomor.text().split()),
            jabatan=self.form.text("petugas.jabatan").strip(),
            paraf=self.form.text("petugas.paraf").strip(),
            peran=frozenset(peran for peran, tick in self._roles.items() if tick.checked()),
            aktif=self._aktif.checked(),
        )

    def _make_account(self) -> None:
        petugas_id, sandi = self._officers[self._row].petugas_id, self._sandi.text()
        setuju = self._setuju.text()
        if sandi != self._ulang.text():
            self.show_problems(
                (Problem("kata_sandi.ulang", "Kedua ketikan kata sandi tidak sama."),)
            )
            return
        self.run(
            lambda: self.layanan.setelan.add_account(petugas_id, sandi, setuju),
            lambda _saved: self.said.emit("Akun dibuat. Petugas dapat masuk sekarang."),
        )

    def _person_card(self) -> Kartu:
        card = Kartu("Data petugas")
        ranks = [(kode, f"{p.meja} ({p.nama})") for kode, p in self._ranks.items()]
        self._nama = MedanTeks(TEMPAT, "petugas.nama", "Nama lengkap")
        self._pangkat = MedanPilihan(TEMPAT, "petugas.pangkat", "Pangkat", ranks)
        self._nomor = MedanTeks(TEMPAT, "petugas.nomor", "NRP / NIP")
        grid = card.grid(4)
        grid.add(self.form.add(self._nama), 2)
        grid.add(self.form.add(self._pangkat), 2)
        grid.add(self.form.add(self._nomor), 1)
        grid.add(self.form.add(MedanTeks(TEMPAT, "petugas.jabatan", "Jabatan")), 2)
        paraf = MedanTeks(TEMPAT, "petugas.paraf", "Paraf", hint="Kosong: dari nama.")
        grid.add(self.form.add(paraf), 1)
        card.body.addWidget(make_label("Peran di meja ini (Spasi menandai)", "label"))
        ticks = card.grid(6)
        self._roles: dict[Peran, Centang] = {}
        for peran in Peran:
            tick = Centang(TEMPAT, f"petugas.peran.{peran.name.lower()}", peran.label)
            self._roles[peran] = self.form.add(tick)
            ticks.add(tick)
        self._roles[Peran.KAPOLSEK].changed.connect(self._show_consent)
        self._aktif = self.form.add(
            Centang(TEMPAT, "petugas.aktif", "Aktif: dapat masuk dan dipilih di surat")
        )
        card.body.addWidget(self._aktif)
        return card

    def _account_card(self) -> Kartu:
        card = Kartu("Akun")
        self.keadaan = make_label("", "kecil", wrap=True)
        self.keadaan.setObjectName(f"{TEMPAT}.petugas.akun")
        card.body.addWidget(self.keadaan)
        grid = card.grid(2)
        self._sandi = self.form.add(MedanSandi(TEMPAT, "kata_sandi", "Kata sandi baru"))
        self._ulang = self.form.add(MedanSandi(TEMPAT, "kata_sandi.ulang", "Sekali lagi"))
        grid.add(self._sandi)
        grid.add(self._ulang)
        self._buat = make_button(f"{TEMPAT}.petugas.buat_akun", "Buat akun", self._make_account)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._buat)
        card.body.addLayout(row)
        return card

    def _consent_card(self) -> Kartu:
        """Return the card that appears where the Kapolsek himself must agree."""
        self._persetujuan = Kartu("Persetujuan Kapolsek", _SETUJU)
        self._setuju = self.form.add(MedanSandi(TEMPAT, SANDI_KAPOLSEK, "Kata sandi Kapolsek"))
        self._persetujuan.grid(2).add(self._setuju)
        return self._persetujuan

    def _show_consent(self) -> None:
        before = self._officers[self._row]
        named = Peran.KAPOLSEK in before.peran or self._roles[Peran.KAPOLSEK].checked()
        self._persetujuan.setVisible(bool(self._asked) and named and self.boleh)
        if self._asked:
            self._setuju.set_label(f"Kata sandi {self._asked[0].nama}")
