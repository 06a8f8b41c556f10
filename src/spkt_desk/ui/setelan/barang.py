"""Jenis barang: the kinds of lost things, their fields and the papers to bring."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jenis_barang import (
    IsianJenis,
    Jalur,
    JenisBarang,
    KatalogBarang,
    SyaratBerkas,
    Yakin,
    to_toml,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import ask
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import BERLAKU, TEMPAT, BagianSetelan
from spkt_desk.ui.setelan.isian_barang import KartuIsian, empty_isian
from spkt_desk.ui.setelan.kartu_jenis import KartuJenis
from spkt_desk.ui.shortcuts import Tombol

_LEBAR_DAFTAR = 232


class BagianBarang(BagianSetelan):
    """A list of kinds; the chosen one is edited, all are saved together."""

    tindakan = (Tindakan.BARANG_UBAH,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the list, the card of a kind and the place for its fields."""
        super().__init__(
            layanan, alat, "Jenis barang", f"{BERLAKU} Semua jenis disimpan sekaligus."
        )
        self._kinds: list[JenisBarang] = []
        self._saved: frozenset[str] = frozenset()
        self._row = 0
        self._cards: list[KartuIsian] = []
        self.daftar = Daftar(
            f"{TEMPAT}.barang", "Jenis barang", self.focus_fields, alat.warna, _LEBAR_DAFTAR
        )
        self.daftar.currentRowChanged.connect(self._choose)
        self.jenis = KartuJenis(self.form)
        self.body.addWidget(self.jenis)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(JARAK)
        self.body.addLayout(self._fields)
        row = QHBoxLayout()
        for name, label, act, tombol in (
            ("tambah_isian", "Tambah isian", self.add, Tombol.TAMBAH),
            ("jenis_baru", "Jenis baru", self._new_kind, None),
            ("hapus_jenis", "Hapus jenis", self._drop_kind, None),
        ):
            row.addWidget(make_button(f"{TEMPAT}.barang.{name}", label, act, tombol, tip=label))
        row.addStretch(1)
        self.body.addLayout(row)
        self.finish("barang", "Simpan jenis barang", beside=(self.daftar,))

    @override
    def focus_first(self) -> None:
        self.daftar.setFocus()

    def focus_fields(self) -> None:
        """Enter in the list: to the fields of the kind."""
        if self.boleh:
            self.jenis.label.focus()

    @override
    def load(self) -> None:
        self._kinds = list(self.layanan.kehilangan.katalog().jenis)
        self._saved = frozenset(one.kode for one in self._kinds)
        self._row = min(self._row, len(self._kinds) - 1)
        self._show()

    @override
    def save(self) -> None:
        if not self._absorb():
            return
        text = to_toml(KatalogBarang(tuple(self._kinds)))
        self.run(
            lambda: self.layanan.setelan.save_katalog(text),
            lambda _saved: self.said.emit(f"{len(self._kinds)} jenis barang tersimpan."),
        )

    @override
    def add(self) -> bool:
        if self.boleh and self._absorb():
            self._set_fields((*self._kinds[self._row].isian, empty_isian()))
            self._cards[-1].focus()
        return True

    @override
    def remove(self) -> bool:
        for place, card in enumerate(self._cards):
            if card.has_keyboard():
                self._drop_field(place)
                return True
        return False

    @override
    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Bring the first kind with a fault to the front; its own faults go to their fields."""
        at = [_placed(one) for one in problems]
        first = next((row for row, _problem in at if row >= 0), self._row)
        if first != self._row and first < len(self._kinds):
            self._row = first
            self._show()
        here = tuple(problem for row, problem in at if row == self._row)
        elsewhere = tuple(problem for row, problem in at if row != self._row)
        homeless = [*self.form.show_problems(here), *elsewhere]
        self.say(" ".join(one.message for one in homeless))

    def _choose(self, row: int) -> None:
        if row < 0 or row == self._row:
            return
        if not self._absorb():
            self.daftar.show_names([one.label for one in self._kinds], self._row)
            return
        self._row = row
        self._show()

    def _absorb(self) -> bool:
        """Take what is typed into the list; False when a choice is on no list."""
        if not self.boleh:
            return True
        try:
            kind = self.jenis.read(self._kinds[self._row])
            isian = tuple(card.read() for card in self._cards)
        except RuleViolation as violation:
            self.form.show_problems(violation.problems)
            return False
        self._kinds[self._row] = replace(kind, isian=isian)
        return True

    def _set_fields(self, isian: tuple[IsianJenis, ...]) -> None:
        self._kinds[self._row] = replace(self._kinds[self._row], isian=isian)
        self._show()
        self.touch()

    def _drop_field(self, place: int) -> None:
        if not self._absorb():
            return
        before = self._kinds[self._row].isian
        self._set_fields((*before[:place], *before[place + 1 :]))
        self.jenis.label.focus()

    def _new_kind(self) -> None:
        if not self._absorb():
            return
        self._kinds.append(_empty_kind())
        self._row = len(self._kinds) - 1
        self._show()
        self.touch()
        self.jenis.kode.focus()

    def _drop_kind(self) -> None:
        kind = self._kinds[self._row]
        if len(self._kinds) == 1 or not ask(
            self,
            f"Hapus jenis “{kind.label}” dari daftar?",
            "Hapus",
            "Batal",
            "Surat yang sudah terbit tidak berubah. Berlaku setelah disimpan.",
        ):
            return
        del self._kinds[self._row]
        self._row = max(self._row - 1, 0)
        self._show()
        self.touch()

    def _show(self) -> None:
        """Show the chosen kind."""
        self.daftar.show_names([one.label or "(jenis baru)" for one in self._kinds], self._row)
        kind = self._kinds[self._row]
        self.jenis.show_kind(kind, in_use=kind.kode in self._saved)
        for card in self._cards:
            card.leave(self.form)
            self._fields.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [KartuIsian(n, one, self._drop_field) for n, one in enumerate(kind.isian)]
        before: QWidget = self.jenis.last
        for card in self._cards:
            card.join(self.form)
            self._fields.addWidget(card)
            card.show()  # at once: the keyboard walks past what is not seen yet
            for widget in (*(one.editor for one in card.fields()),):
                QWidget.setTabOrder(before, widget)
                before = widget


def _placed(problem: Problem) -> tuple[int, Problem]:
    """Split ``jenis.3.isian.0.label`` into the row of its kind and the field of the form."""
    parts = problem.field.split(".")
    if len(parts) < 3 or parts[0] != "jenis" or not parts[1].isdecimal():  # noqa: PLR2004
        return -1, problem
    rest = ".".join(parts[2:])
    name = rest if rest.startswith("isian.") else f"jenis.{rest.split('.', maxsplit=1)[0]}"
    return int(parts[1]), Problem(name, problem.message)


def _empty_kind() -> JenisBarang:
    return JenisBarang(
        kode="",
        label="",
        cetak="",
        singkat="",
        satuan="lembar",
        jalur=Jalur.BIASA,
        pesan="",
        bernama=False,
        wadah=False,
        isian=(),
        berkas=(SyaratBerkas("Surat pengantar desa/kelurahan", Yakin.SEDANG),),
        yakin=Yakin.SEDANG,
        sumber="",
    )
