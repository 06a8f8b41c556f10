"""One line of a lost thing: its kind first, then what the data of that kind asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.barang import SAMA_PELAPOR, BarangDraft
from spkt_desk.domain.jenis_barang import IsianJenis, JenisBarang, KatalogBarang, RagamIsian, fill
from spkt_desk.domain.ketikan import JUMLAH_TERBANYAK
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.medan import Medan, MedanAngka, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.kit.terbaca import MedanTerbaca
from spkt_desk.ui.penerimaan.kehilangan.kisi import KisiRata
from spkt_desk.ui.penerimaan.kehilangan.pembaca import money_reader, or_forgotten, phone_reader
from spkt_desk.ui.penerimaan.kehilangan.pilihan import MedanBanyak, MedanJenis

_NOMOR_LEBAR = 22
_AJAKAN_BERKAS = "Centang surat yang dibawa; yang belum dibawa tidak menghalangi."


class BarisBarang(QWidget):
    """Fields ``barang.N.kode``, ``.jumlah``, ``.atas_nama``, ``.<key of the kind>``, ``.ciri``."""

    rebuilt = Signal()

    def __init__(
        self,
        place: str,
        index: int,
        formulir: Formulir,
        katalog: KatalogBarang,
        propose: Callable[[str], str],
    ) -> None:
        """Make an empty line that shows its kind only."""
        super().__init__()
        self._place = place
        self._prefix = f"barang.{index}"
        self._formulir = formulir
        self._katalog = katalog
        self._propose = propose
        self._details: QWidget = QWidget()
        self._own: list[Medan] = []
        self._papers: list[tuple[str, Centang]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(JARAK)
        number = make_label(f"{index + 1}.", "tebal")
        number.setFixedWidth(_NOMOR_LEBAR)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout()
        self._box.setSpacing(JARAK)
        row.addLayout(self._box, 1)
        self._build_head()

    @property
    def fields(self) -> list[Medan | Centang]:
        """Every field of the line in reading order."""
        ticks = [tick for _name, tick in self._papers]
        return [self.kind, self._count, self._owner, *self._own, *ticks]

    @property
    def empty(self) -> bool:
        """True while no kind was typed."""
        return not self.kind.text()

    def fill(self, draft: BarangDraft) -> None:
        """Show a thing as typed."""
        self.kind.set_text(draft.kode)
        self._count.set_text(draft.jumlah or "1")
        self._owner.set_text(draft.atas_nama)
        self._build_details(dict(draft.isian), draft.ciri, draft.dukungan_ada)

    def draft(self) -> BarangDraft:
        """Return the thing as typed."""
        values = {field.field.removeprefix(f"{self._prefix}."): field for field in self._own}
        ciri = values.pop("ciri").text() if "ciri" in values else ""
        return BarangDraft(
            kode=self.kind.text(),
            jumlah=self._count.text(),
            isian=tuple((key, field.text()) for key, field in values.items()),
            atas_nama=self._owner.text() if self._owner.isVisibleTo(self) else "",
            dukungan_ada=tuple(name for name, tick in self._papers if tick.checked()),
            ciri=ciri,
        )

    def let_go(self) -> None:
        """Take the fields out of the form."""
        for field in self.fields:
            self._formulir.remove(field.field)

    def _build_head(self) -> None:
        grid = KisiRata()
        place, prefix = self._place, self._prefix
        self.kind = MedanJenis(place, f"{prefix}.kode", "Barang", self._katalog)
        self._count = MedanBanyak(place, f"{prefix}.jumlah", "Jumlah", 1, JUMLAH_TERBANYAK)
        self._owner = MedanPilihan(
            place, f"{prefix}.atas_nama", "Atas nama", [(SAMA_PELAPOR, SAMA_PELAPOR)], free=True
        )
        grid.add(self._formulir.add(self.kind), 6)
        grid.add(self._formulir.add(self._count), 2)
        grid.add(self._formulir.add(self._owner), 4)
        self._box.addLayout(grid)
        self._box.addWidget(self._details)
        self.kind.chosen.connect(self._on_kind)

    def _on_kind(self) -> None:
        """Keep what both kinds know; papers of another kind are other papers."""
        before = self.draft()
        self._owner.set_text(before.atas_nama or self._propose("atas_nama"))
        self._build_details(dict(before.isian), before.ciri, before.dukungan_ada, fresh=True)
        self.rebuilt.emit()

    def _build_details(
        self, values: dict[str, str], ciri: str, papers: tuple[str, ...], *, fresh: bool = False
    ) -> None:
        for name in (
            *(field.field for field in self._own),
            *(tick.field for _paper, tick in self._papers),
        ):
            self._formulir.remove(name)
        self._own, self._papers = [], []
        # A layout shows new children only later; Enter must find them in this very moment.
        self._details.hide()
        self._details.deleteLater()
        self._details = QWidget()
        self._box.addWidget(self._details)
        known = self._katalog.has(self.kind.text())
        self._count.show_if(known and self._katalog.get(self.kind.text()).counted)
        self._owner.show_if(known)
        self._details.setVisible(known)
        if known:
            jenis = self._katalog.get(self.kind.text())
            if fresh:
                values |= self._proposals(jenis, values)
            self._fill_details(jenis, values, ciri, papers)

    def _proposals(self, jenis: JenisBarang, values: dict[str, str]) -> dict[str, str]:
        """Return what the form already knows of this kind's empty fields."""
        return {
            isian.kunci: self._propose(isian.kunci)
            for isian in jenis.isian
            if not values.get(isian.kunci)
        }

    def _fill_details(
        self, jenis: JenisBarang, values: dict[str, str], ciri: str, papers: tuple[str, ...]
    ) -> None:
        self._count.set_unit(fill(jenis.satuan, {}))
        self._owner.show_if(jenis.bernama)
        box = QVBoxLayout(self._details)
        box.setContentsMargins(0, 0, 0, 0)
        grid = KisiRata()
        box.addLayout(grid)
        for isian in jenis.isian:
            field = self._formulir.add(_make_field(self._place, self._prefix, isian))
            field.set_text(values.get(isian.kunci, ""))
            self._own.append(field)
            grid.add(field, 6 if isian.ragam is RagamIsian.RUPIAH else 4)
            field.show()
        marks = MedanTeks(self._place, f"{self._prefix}.ciri", "Ciri lain")
        marks.set_text(ciri)
        self._own.append(self._formulir.add(marks))
        grid.add(marks, 4)
        marks.show()
        ticks = QVBoxLayout()
        ticks.setSpacing(0)
        box.addLayout(ticks)
        if jenis.berkas:
            ticks.addWidget(make_label(_AJAKAN_BERKAS, "terbaca", wrap=True))
        for place, berkas in enumerate(jenis.berkas):
            tick = self._paper(place, berkas.nama, brought=berkas.nama in papers)
            ticks.addWidget(tick)
            tick.show()

    def _paper(self, place: int, name: str, *, brought: bool) -> Centang:
        tick = Centang(self._place, f"{self._prefix}.dukungan.{place}", f"Dibawa: {name}")
        self._formulir.add(tick)
        tick.set_checked(brought)
        self._papers.append((name, tick))
        return tick


def _make_field(place: str, prefix: str, isian: IsianJenis) -> Medan:
    """Return the field that the data of a kind asks for."""
    name = f"{prefix}.{isian.kunci}"
    label = isian.label[:1].upper() + isian.label[1:] + (" (wajib)" if isian.wajib else "")
    if isian.ragam is RagamIsian.PILIHAN:
        return MedanPilihan(place, name, label, [(one, one) for one in isian.pilihan], free=True)
    if isian.ragam is RagamIsian.ANGKA:
        return MedanAngka(place, name, label)
    if isian.ragam is RagamIsian.ANGKA_AKHIR:
        return MedanAngka(place, name, label, ())
    if isian.ragam is RagamIsian.TELEPON:
        return MedanTerbaca(place, name, label, or_forgotten(phone_reader(name)))
    if isian.ragam is RagamIsian.RUPIAH:
        read = or_forgotten(money_reader(name))
        return MedanTerbaca(place, name, label, read, placeholder="1500000")
    example = {RagamIsian.NOPOL: "DM 1234 AB", RagamIsian.TAHUN: "2015"}.get(isian.ragam, "")
    return MedanTeks(place, name, label, placeholder=example)
