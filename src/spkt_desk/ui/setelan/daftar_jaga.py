"""Daftar jaga: which books and duties the guard uses, and what is counted at its change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.daftar_jaga import DaftarJagaUnit, HitunganUnit, Pakai, TugasUnit
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT, BagianSetelan
from spkt_desk.ui.setelan.isian_hitungan import IsianHitungan
from spkt_desk.ui.shortcuts import Tombol

_CATATAN: Final = "Berlaku mulai sekarang; yang sudah tercatat dan diserahterimakan tetap terbaca."
_LEBAR: Final = 232
_TANPA_BARIS: Final = -1
"""The row of a problem that belongs to no count."""

_TINGGI: Final = 210
_TUGAS: Final = (
    "Jamnya dipisah koma, misalnya: 22.00, 02.00. Boleh juga: awal giliran, akhir giliran."
)
_HITUNGAN: Final = (
    "Urutannya urutan di layar dan di lembar serah terima. Yang dimatikan tidak ditanyakan lagi."
)


class BagianDaftarJaga(BagianSetelan):
    """Ticks for books and duties; Ctrl+T adds a count, Ctrl+D drops a new one, Ctrl+S saves."""

    tindakan = (Tindakan.DAFTAR_JAGA_UBAH,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the ticks of both lists and the list of counts with the fields of one."""
        super().__init__(layanan, alat, "Daftar jaga", _CATATAN)
        self._counts: list[HitunganUnit] = []
        self._row = 0
        daftar = layanan.daftar_jaga.current()
        self._books = self._ticks(
            "Buku pendamping",
            "Yang masih keluar tetap dapat dikembalikan.",
            3,
            [(f"daftar.pendamping.{one.kunci}", one.label) for one in daftar.pendamping.jenis],
        )
        self._duties, self._hours = self._duty_rows(
            [(f"daftar.tugas.{one.kunci}", one.label) for one in daftar.tugas]
        )
        self.body.addWidget(self._count_card())
        self.finish("daftar", "Simpan daftar")

    @override
    def load(self) -> None:
        now = self.layanan.daftar_jaga.decided()
        for tick, book in zip(self._books, now.pendamping, strict=True):
            tick.set_checked(book.aktif)
        for tick, field, duty in zip(self._duties, self._hours, now.tugas, strict=True):
            tick.set_checked(duty.aktif)
            field.set_text(duty.jam)
        self._counts = list(now.hitungan)
        self._row = min(self._row, len(self._counts) - 1)
        self._show()

    @override
    def save(self) -> None:
        self._absorb()
        typed = DaftarJagaUnit(
            tuple(Pakai(_key(one), one.checked()) for one in self._books),
            tuple(
                TugasUnit(_key(tick), tick.checked(), field.text())
                for tick, field in zip(self._duties, self._hours, strict=True)
            ),
            tuple(self._counts),
        )
        self.run(
            lambda: self.layanan.daftar_jaga.save(typed),
            lambda saved: self.said.emit(
                f"Daftar jaga tersimpan: {len(saved.value.pendamping.aktif)} buku, "
                f"{len(saved.value.tugas_dipakai)} tugas, "
                f"{len(saved.value.hitungan_dipakai)} hitungan dipakai."
            ),
        )

    @override
    def add(self) -> bool:
        """Begin a new count behind the others."""
        if self.boleh:
            self._absorb()
            self._counts.append(
                HitunganUnit("", "", "", "", wajib=False, rincian_wajib=False, aktif=True)
            )
            self._row = len(self._counts) - 1
            self._show()
            self.touch()
            self._isian.label.focus()
        return True

    @override
    def remove(self) -> bool:
        """Take away a count that was never saved; one that was is switched off."""
        if not self.boleh:
            return True
        self._absorb()
        if self._counts[self._row].kunci:
            self._counts[self._row] = replace(self._counts[self._row], aktif=False)
            self.said.emit("Hitungan ini dimatikan; yang sudah tercatat tetap terbaca.")
        else:
            del self._counts[self._row]
            self._row = max(self._row - 1, 0)
        self._show()
        self.touch()
        return True

    @override
    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Bring the first count with a fault to the front; its faults go to their fields."""
        at = [_placed(one) for one in problems]
        first = next((row for row, _problem in at if row >= 0), self._row)
        if first != self._row and first < len(self._counts):
            self._row = first
            self._show()
        here = tuple(problem for row, problem in at if row in {self._row, _TANPA_BARIS})
        elsewhere = tuple(problem for row, problem in at if row not in {self._row, _TANPA_BARIS})
        homeless = [*self.form.show_problems(here), *elsewhere]
        self.say(" ".join(one.message for one in homeless))

    def _ticks(
        self, title: str, note: str, columns: int, named: Sequence[tuple[str, str]]
    ) -> tuple[Centang, ...]:
        """Put a card of ticks into the body."""
        card = Kartu(title, note)
        grid = card.grid(columns)
        ticks = tuple(self.form.add(Centang(TEMPAT, field, label)) for field, label in named)
        for tick in ticks:
            grid.add(tick)
        self.body.addWidget(card)
        return ticks

    def _duty_rows(
        self, named: Sequence[tuple[str, str]]
    ) -> tuple[tuple[Centang, ...], tuple[MedanTeks, ...]]:
        """Put a card with a tick and the hours of each duty into the body."""
        card = Kartu("Tugas jaga", _TUGAS)
        grid = card.grid(4)
        ticks: list[Centang] = []
        hours: list[MedanTeks] = []
        for field, label in named:
            ticks.append(self.form.add(Centang(TEMPAT, field, label)))
            hours.append(self.form.add(MedanTeks(TEMPAT, f"{field}.jam", f"Jam: {label}")))
            grid.add(ticks[-1])
            grid.add(hours[-1])
        self.body.addWidget(card)
        return tuple(ticks), tuple(hours)

    def _count_card(self) -> Kartu:
        card = Kartu("Yang dihitung saat serah terima", _HITUNGAN)
        place = f"{TEMPAT}.daftar.hitungan"
        self.daftar = Daftar(place, "Yang dihitung", self._enter_fields, self.alat.warna, _LEBAR)
        self.daftar.setMinimumHeight(_TINGGI)
        self.daftar.currentRowChanged.connect(self._choose)
        self._isian = IsianHitungan(self.form)
        buttons = QHBoxLayout()
        for name, label, act, tombol in (
            ("tambah", "Tambah", self.add, Tombol.TAMBAH),
            ("hapus", "Matikan", self.remove, Tombol.HAPUS),
            ("naik", "Naik", lambda: self._move(-1), None),
            ("turun", "Turun", lambda: self._move(1), None),
        ):
            buttons.addWidget(make_button(f"{place}.{name}", label, act, tombol, tip=label))
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(2 * JARAK)
        row.addWidget(self.daftar)
        row.addWidget(self._isian, 1)
        card.body.addLayout(row)
        card.body.addLayout(buttons)
        return card

    def _enter_fields(self) -> None:
        """Answer Enter in the list: to the fields of the count."""
        if self.boleh:
            self._isian.label.focus()

    def _choose(self, row: int) -> None:
        if row < 0 or row == self._row:
            return
        self._absorb()
        self._row = row
        self._show()

    def _move(self, step: int) -> None:
        """Move the chosen count up or down."""
        self._absorb()
        to = self._row + step
        if not 0 <= to < len(self._counts):
            return
        self._counts[self._row], self._counts[to] = self._counts[to], self._counts[self._row]
        self._row = to
        self._show()
        self.touch()

    def _absorb(self) -> None:
        """Take what is typed into the list."""
        self._counts[self._row] = self._isian.read(self._counts[self._row])

    def _show(self) -> None:
        """Show the list and the chosen count."""
        self.daftar.show_names([_named(one) for one in self._counts], self._row)
        self._isian.show_count(self._counts[self._row])


def _key(tick: Centang) -> str:
    """Return the key of a tick's book or duty: its field ends in it."""
    return tick.field.rpartition(".")[2]


def _named(one: HitunganUnit) -> str:
    name = f"{one.label} ({one.satuan})" if one.label else "(hitungan baru)"
    return name if one.aktif else f"{name} – mati"


def _placed(problem: Problem) -> tuple[int, Problem]:
    """Split ``daftar.hitungan.3.label`` into the row of its count and the field of the form."""
    head, _, rest = problem.field.partition("daftar.hitungan.")
    row, _, field = rest.partition(".")
    if head or not row.isdecimal():
        return _TANPA_BARIS, problem
    return int(row), Problem(f"hitungan.{field}", problem.message)
