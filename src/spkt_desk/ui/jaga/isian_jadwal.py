"""The fields of one shift of the roster: group, heads, members and their presence, who is ready."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jadwal import AnggotaJaga, Fungsi, Jadwal, Kehadiran, PiketFungsi, Sprin
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu, Kisi
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan

_TEMPAT = "jaga"
_KOLOM = 3
_BUKAN = "bukan"
_PILIHAN = ((_BUKAN, "bukan anggota"), *((one.value, one.value) for one in Kehadiran))

Bernama = Sequence[tuple[str, str]]
"""Officers as (id, rank and name)."""


class IsianJadwal(Kartu):
    """The card below the table; `fill` shows a shift, `read` returns it as typed."""

    def __init__(self, form: Formulir) -> None:
        """Make the fields and put them into `form`."""
        super().__init__("Giliran yang dipilih")
        self._form = form
        self._members: dict[str, MedanPilihan] = {}
        self._named: list[tuple[str, str]] = []
        grid = self.grid(_KOLOM)
        self.regu = form.add(MedanTeks(_TEMPAT, "jadwal.regu", "Regu", placeholder="Regu II"))
        self._ka_spkt = form.add(MedanPilihan(_TEMPAT, "jadwal.ka_spkt", "KA SPKT", ()))
        self._pawas = form.add(MedanPilihan(_TEMPAT, "jadwal.pawas", "Pawas/Padal", ()))
        self._piket = {
            one: form.add(
                MedanPilihan(_TEMPAT, f"jadwal.piket.{one.kunci}", f"Piket {one.value}", ())
            )
            for one in Fungsi
        }
        self._sprin = form.add(MedanTeks(_TEMPAT, "jadwal.sprin", "Nomor Sprin"))
        self._tanggal = form.add(MedanTeks(_TEMPAT, "jadwal.sprin_tanggal", "Tanggal Sprin"))
        self.alasan = form.add(MedanTeks(_TEMPAT, "jadwal.alasan", "Alasan perubahan"))
        for field in (self.regu, self._ka_spkt, self._pawas, *self._piket.values()):
            grid.add(field)
        self.body.addWidget(make_label("Anggota", "label"))
        self._people = Kisi(_KOLOM)
        self.body.addLayout(self._people)
        below = self.grid(_KOLOM)
        for field in (self._sprin, self._tanggal, self.alasan):
            below.add(field)

    def offer(self, named: Bernama) -> None:
        """Offer these officers; the fields of the members are made anew where they changed."""
        for choice in (self._ka_spkt, self._pawas, *self._piket.values()):
            choice.set_options(named)
        if list(named) == self._named:
            return
        for field in self._members.values():
            self._people.removeWidget(field)
            self._form.remove(field.field)
            field.deleteLater()
        self._named, self._members = list(named), {}
        before: QWidget = self._piket[Fungsi.PROVOS].editor
        for place, (petugas_id, label) in enumerate(named):
            name = f"jadwal.anggota.{petugas_id}"
            field = self._form.add(MedanPilihan(_TEMPAT, name, label, _PILIHAN))
            self._people.addWidget(field, place // _KOLOM, place % _KOLOM)
            QWidget.setTabOrder(before, field.editor)
            before = field.editor
            self._members[petugas_id] = field
        QWidget.setTabOrder(before, self._sprin.editor)

    def fill(self, jadwal: Jadwal) -> None:
        """Show a shift; the reason is always typed anew."""
        states = {one.petugas_id: one.kehadiran.value for one in jadwal.anggota}
        ready = {one.fungsi: one.petugas_id for one in jadwal.piket}
        tanggal = jadwal.sprin.tanggal
        self.regu.set_text(jadwal.regu)
        self._ka_spkt.set_text(jadwal.ka_spkt_id)
        self._pawas.set_text(jadwal.pawas_id)
        for fungsi, choice in self._piket.items():
            choice.set_text(ready.get(fungsi, ""))
        for petugas_id, choice in self._members.items():
            choice.set_text(states.get(petugas_id, _BUKAN))
        self._sprin.set_text(jadwal.sprin.nomor)
        self._tanggal.set_text(f"{tanggal:%d-%m-%Y}" if tanggal else "")
        self.alasan.set_text("")

    def read(self, hari: date, urut: int, today: date) -> Jadwal:
        """Return the shift as typed; RuleViolation at a member's or the date's field."""
        problems = [
            Problem(choice.field, "Pilih salah satu dari daftar (F4 membuka daftar).")
            for choice in self._members.values()
            if choice.text() not in {_BUKAN, *Kehadiran}
        ]
        if problems:
            raise RuleViolation(*problems)
        typed = self._tanggal.text()
        tanggal = read_tanggal("jadwal.sprin_tanggal", typed, today) if typed.strip() else None
        return Jadwal(
            hari=hari,
            urut=urut,
            regu=self.regu.text(),
            ka_spkt_id=self._ka_spkt.text(),
            pawas_id=self._pawas.text(),
            anggota=tuple(
                AnggotaJaga(who, Kehadiran(choice.text()))
                for who, choice in self._members.items()
                if choice.text() != _BUKAN
            ),
            piket=tuple(
                PiketFungsi(fungsi, choice.text())
                for fungsi, choice in self._piket.items()
                if choice.text()
            ),
            sprin=Sprin(self._sprin.text(), tanggal),
        )
