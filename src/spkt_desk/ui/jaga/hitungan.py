"""The standing counts of a hand-over: figure, details, and a reason where the figure differs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from spkt_desk.domain.hitungan_jaga import JenisHitungan, carried
from spkt_desk.domain.serah_terima import Hitungan, HitunganKetikan, read_count
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu, Kisi
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label

_TEMPAT = "jaga"
_KOLOM = 5


@dataclass(frozen=True, slots=True)
class _Baris:
    """The fields of one count; `rincian` is empty where no details are asked."""

    jenis: JenisHitungan
    jumlah: MedanTeks
    rincian: tuple[MedanTeks, ...]
    alasan: MedanTeks

    def fields(self) -> tuple[MedanTeks, ...]:
        """Return the fields in reading order."""
        return (self.jumlah, *self.rincian, self.alasan)

    def put(self, satu: HitunganKetikan) -> None:
        """Show a count in the fields."""
        self.jumlah.set_text(satu.jumlah)
        self.alasan.set_text(satu.alasan)
        for field in self.rincian:
            field.set_text(satu.rincian)


class KartuHitungan(Kartu):
    """One row a count, the figure before under each; nothing is filled in without counting."""

    def __init__(self, form: Formulir) -> None:
        """Begin without counts; `offer` puts the unit's into `form`."""
        super().__init__("Yang dihitung", "Yang tidak dipakai satuan boleh kosong.")
        self._form = form
        self._sebelum: dict[str, int] = {}
        self._gerak: dict[str, int] = {}
        self._rows: tuple[_Baris, ...] = ()
        self._daftar: tuple[JenisHitungan, ...] = ()
        self._holder = QWidget()
        self._lain = make_label("", "kecil", wrap=True)
        self._lain.setObjectName(f"{_TEMPAT}.hitungan.lain")
        self._lain.setVisible(False)
        self.body.addWidget(self._holder)
        self.body.addWidget(self._lain)

    def offer(self, daftar: tuple[JenisHitungan, ...]) -> bool:
        """Ask for these counts; tell whether they are others than before."""
        if daftar == self._daftar:
            return False
        self._daftar = daftar
        for row in self._rows:
            for field in row.fields():
                self._form.remove(field.field)
        self.body.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget()
        grid = Kisi(_KOLOM)
        grid.setContentsMargins(0, 0, 0, 0)
        self._holder.setLayout(grid)
        self.body.insertWidget(self.body.indexOf(self._lain), self._holder)
        self._rows = tuple(self._row(jenis, grid) for jenis in daftar)
        self._holder.show()  # at once: the keyboard walks past what is not seen yet
        return True

    def walk(self, before: QWidget, after: QWidget) -> None:
        """Let the keyboard walk to the fields from `before` and from them to `after`."""
        last = before
        for field in (one for row in self._rows for one in row.fields()):
            QWidget.setTabOrder(last, field.editor)
            last = field.editor
        QWidget.setTabOrder(last, after)

    def _row(self, jenis: JenisHitungan, grid: Kisi) -> _Baris:
        """Make the fields of one count in a row of their own."""
        form, place = self._form, f"hitungan.{jenis.kunci}"
        label = f"{jenis.label} ({jenis.satuan})"
        jumlah = form.add(MedanTeks(_TEMPAT, f"{place}.jumlah", label))
        grid.break_row()
        grid.add(jumlah)
        rincian: tuple[MedanTeks, ...] = ()
        if jenis.rincian:
            rincian = (form.add(MedanTeks(_TEMPAT, f"{place}.rincian", jenis.rincian)),)
            grid.add(rincian[0], 2)
        alasan = form.add(MedanTeks(_TEMPAT, f"{place}.alasan", "Alasan selisih"))
        alasan.setVisible(False)
        grid.add(alasan, 2)
        jumlah.changed.connect(self.show_differences)
        return _Baris(jenis, jumlah, rincian, alasan)

    def fill(
        self,
        typed: tuple[HitunganKetikan, ...],
        sebelum: dict[str, int],
        dibon: dict[str, int],
        gerak: dict[str, int],
    ) -> None:
        """Show what was typed, the figures before it, and what the books say came of them."""
        self._sebelum = sebelum
        found = {one.kunci: one for one in typed}
        for row in self._rows:
            one = found.get(row.jenis.kunci, HitunganKetikan(row.jenis.kunci))
            row.put(one)
        self._say_others(())
        self.say_moved(dibon, gerak)

    def show_finished(self, hitungan: tuple[Hitungan, ...]) -> None:
        """Show what was handed over, each figure with the one before it and its reason."""
        self.fill((), {}, {}, {})
        found = {one.kunci: one for one in hitungan}
        for row in self._rows:
            one = found.pop(row.jenis.kunci, None)
            if one is not None:
                row.put(HitunganKetikan(one.kunci, str(one.jumlah), one.rincian, one.alasan))
                row.jumlah.set_hint(_before(one.sebelum))
                row.alasan.show_if(bool(one.alasan))
        self._say_others(tuple(found.values()))

    def take_over(self, typed: tuple[HitunganKetikan, ...]) -> None:
        """Show again what was typed before the list of counts changed."""
        known = {one.kunci: one for one in typed}
        for row in self._rows:
            if row.jenis.kunci in known:
                row.put(known[row.jenis.kunci])
        self.show_differences()

    def _say_others(self, hitungan: tuple[Hitungan, ...]) -> None:
        """Name the figures that were handed over under counts the unit uses no more."""
        said = "; ".join(
            ", ".join(
                part for part in (f"{one.label} {one.jumlah} {one.satuan}", one.rincian) if part
            )
            for one in hitungan
        )
        self._lain.setText(f"Juga diserahkan: {said}." if said else "")
        self._lain.setVisible(bool(said))

    def say_moved(self, dibon: dict[str, int], gerak: dict[str, int]) -> None:
        """Say under each count the figure before, what came or went since, what is lent out now."""
        self._gerak = gerak
        for row in self._rows:
            kunci = row.jenis.kunci
            before, lent, change = self._sebelum.get(kunci), dibon.get(kunci), gerak.get(kunci)
            told = [_before(before)]
            if before is not None and change:
                told.append(f"menurut buku {carried(before, change)} ({change:+d})")
            told += [f"termasuk {lent} yang dibon"] if lent else []
            row.jumlah.set_hint(", ".join(filter(None, told)))
        self.show_differences()

    def typed(self) -> tuple[HitunganKetikan, ...]:
        """Return every count as typed; a reason nobody asks for is none."""
        return tuple(
            HitunganKetikan(
                row.jenis.kunci,
                row.jumlah.text(),
                "".join(field.text() for field in row.rincian),
                "" if row.alasan.isHidden() else row.alasan.text(),
            )
            for row in self._rows
        )

    def show_differences(self) -> None:
        """Ask for a reason where a figure is not what the books lead to, and nowhere else."""
        for row in self._rows:
            before = self._sebelum.get(row.jenis.kunci)
            now = read_count(row.jumlah.text()) if row.jumlah.text().strip() else None
            change = self._gerak.get(row.jenis.kunci, 0)
            expected = None if before is None else carried(before, change)
            row.alasan.show_if(None not in {expected, now} and expected != now)


def _before(angka: int | None) -> str:
    """Return the hint of the figure before; "" where nobody counted."""
    return "" if angka is None else f"Sebelumnya {angka}"
