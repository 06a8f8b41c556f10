"""Petugas: who serves here, what stands under his name, what he may do, and his way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.errors import AccessDenied, Problem, RuleViolation
from spkt_desk.domain.isian_stasiun import nomor_problem
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.satuan import PERAN_PETUGAS, Peran, Petugas
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import ask
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.isian_tanda import IsianTanda
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.akun import TINDAKAN_AKUN, KartuAkun
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.setelan.izin import KartuIzin
from spkt_desk.ui.setelan.kunci_data import BarisKunciData
from spkt_desk.ui.shortcuts import Tombol

T = TypeVar("T")

_LEBAR_DAFTAR = 220
_PEMERIKSA = Petugas("", "", "", "", "NRP", "", "", "", frozenset({Peran.PEMERIKSA}), aktif=True)
_BARU = Petugas("", "", "", "", "NRP", "", "", "", frozenset({Peran.PIKET}), aktif=True)


class BagianPetugas(BagianSetelan):
    """The officers; a change is dated, old papers keep the old rank and name."""

    kinds = frozenset({Changed.PETUGAS})
    tindakan = (Tindakan.PETUGAS_UBAH, *TINDAKAN_AKUN)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the list, the fields and the account card."""
        super().__init__(layanan, alat, "Petugas")
        self._officers: list[Petugas] = []
        self._row = 0
        self._ranks = {one.kode: one for one in layanan.setelan.pangkat()}
        self.daftar = Daftar(
            f"{TEMPAT}.petugas", "Petugas", self.focus_fields, alat.warna, _LEBAR_DAFTAR
        )
        self.daftar.currentRowChanged.connect(self._choose)
        self.body.addWidget(self._person_card())
        self.akun = KartuAkun(layanan, self.form, self._account_act, self.show_problems)
        self.izin = KartuIzin(layanan, self.form, TEMPAT)
        self.body.addWidget(self.akun)
        self.body.addWidget(self.izin)
        self.kunci_data = BarisKunciData(layanan, alat)
        self.kunci_data.said.connect(self.said)
        self.body.addWidget(self.kunci_data)
        row = QHBoxLayout()
        row.addWidget(
            make_button(f"{TEMPAT}.petugas.baru", "Petugas baru", self.add, Tombol.TAMBAH)
        )
        if layanan.wewenang.may(Tindakan.AKUN_PEMERIKSA):
            row.addWidget(
                make_button(f"{TEMPAT}.petugas.pemeriksa", "Pemeriksa baru", self.add_inspector)
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
        bukti = self.izin.bukti()
        self.run(
            lambda: self.layanan.setelan.save_petugas(petugas, bukti),
            self._saved,
        )

    def _saved(self, saved: Saved[Petugas]) -> None:
        self.said.emit(f"{saved.value.nama} tersimpan. Surat lama tetap.")
        if not saved.value.aktif:  # his account has ended: the data get a new key behind the desk
            self.kunci_data.start()

    def _account_act(self, act: Callable[[Bukti], Saved[T]], sentence: str) -> None:
        bukti = self.izin.bukti()
        self.run(lambda: act(bukti), lambda _saved: self.said.emit(sentence))

    @override
    def add(self) -> bool:
        return self._add(_BARU)

    def add_inspector(self) -> None:
        """Begin with an inspector: his data, his hours, his password."""
        self._add(_PEMERIKSA)

    def _add(self, empty: Petugas) -> bool:
        if self.boleh and not self.touched:
            if not self._officers or self._officers[-1].petugas_id:
                self._officers.append(empty)
            self._officers[-1] = empty
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
        self.izin.refuse(failure)

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
        self._satuan = self.layanan.setelan.satuan()
        rank = next((kode for kode, p in self._ranks.items() if p.nama == one.pangkat), one.pangkat)
        self.form.fill(
            {
                "petugas.nama": one.nama,
                "petugas.pangkat": rank,
                "petugas.nomor": one.nomor,
                "petugas.jabatan": one.jabatan,
                "petugas.paraf": one.paraf,
                "petugas.tanda": one.tanda.value,
                "petugas.ub_dari": one.ub_dari,
                "kata_sandi": "",
                "kata_sandi.ulang": "",
            }
        )
        for peran, tick in self._roles.items():
            tick.set_checked(peran in one.peran)
        self._aktif.set_checked(one.aktif)
        for tick in self._roles.values():
            tick.setEnabled(Peran.PEMERIKSA not in one.peran)
        self._show_block()
        self.show_problems(())
        has = self.akun.show_officer(one, self._current)
        # The key slot answers to the number: another number would lock its owner out.
        self._nomor.line.setReadOnly(has)
        self._nomor.set_hint("Tetap, karena akunnya memakai nomor ini." if has else "")
        self.izin.forget()
        self._ask_for_proof()

    def _read(self) -> Petugas:
        unknown = self._tanda.problem()
        if unknown:
            raise RuleViolation(*unknown)
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
            peran=frozenset(one for one, tick in self._roles.items() if tick.checked())
            | (before.peran & {Peran.PEMERIKSA}),
            aktif=self._aktif.checked(),
            tanda=self._tanda.tanda(),
            ub_dari=self._tanda.ub_dari.text().strip(),
        )

    def _current(self) -> Petugas:
        """Return the officer of the account acts: of a known one only who he is."""
        before = self._officers[self._row]
        return before if Peran.PEMERIKSA not in before.peran else self._read()

    def _check_number(self) -> None:
        """Say at once what is wrong with a number that was left; an empty one may come later."""
        rank = self._ranks.get(self._pangkat.text())
        if rank is not None and self._nomor.text().strip():
            self._nomor.set_error(nomor_problem(rank.jenis_nomor, self._nomor.text()))

    def _show_block(self) -> None:
        """Say how he signs as typed; the rank does not matter for that."""
        typed = replace(
            self._officers[self._row],
            jabatan=self.form.text("petugas.jabatan").strip(),
            peran=frozenset(peran for peran, tick in self._roles.items() if tick.checked()),
            tanda=self._tanda.tanda(),
            ub_dari=self._tanda.ub_dari.text().strip(),
        )
        self._tanda.show_block(typed, self._satuan)

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
        self._nomor.finished.connect(self._check_number)
        paraf = MedanTeks(TEMPAT, "petugas.paraf", "Paraf", hint="Kosong: dari nama.")
        grid.add(self.form.add(paraf), 1)
        card.body.addWidget(make_label("Peran di meja ini (Spasi menandai)", "label"))
        ticks = card.grid(5)
        self._roles: dict[Peran, Centang] = {}
        for peran in PERAN_PETUGAS:
            tick = Centang(TEMPAT, f"petugas.peran.{peran.name.lower()}", peran.label)
            self._roles[peran] = self.form.add(tick)
            ticks.add(tick)
        self._roles[Peran.KAPOLSEK].changed.connect(self._ask_for_proof)
        self._tanda = IsianTanda(TEMPAT, "petugas", self.form, self._show_block)
        self._tanda.lay(card.grid(3), 1, 3)
        self.form.changed.connect(self._show_block)
        self._aktif = self.form.add(
            Centang(TEMPAT, "petugas.aktif", "Aktif: dapat masuk dan dipilih di surat")
        )
        card.body.addWidget(self._aktif)
        return card

    def _ask_for_proof(self) -> None:
        """Ask for what saving this officer or an act on his account needs."""
        before = self._officers[self._row]
        named = Peran.KAPOLSEK in before.peran or self._roles[Peran.KAPOLSEK].checked()
        acts = [*self.akun.offered(), Tindakan.PETUGAS_UBAH]
        self.izin.show_for(*acts, *((Tindakan.KAPOLSEK_UBAH,) if named else ()))
