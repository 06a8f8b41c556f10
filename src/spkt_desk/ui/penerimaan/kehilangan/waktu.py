"""The card of when and where, with remarks."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.domain.ketikan import read_tanggal
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import Medan, MedanPanjang, MedanTeks
from spkt_desk.ui.kit.terbaca import MedanTerbaca
from spkt_desk.ui.penerimaan.kehilangan.kisi import KOLOM, KisiRata
from spkt_desk.ui.penerimaan.kehilangan.pembaca import Hari, day_reader, time_reader

_NAMA = ("tanggal_hilang", "jam_hilang", "tempat_hilang", "keterangan")
_DENGAN_TAHUN = 6
"""Digits of a date that carries its year: 211126."""


class MedanHari(MedanTerbaca):
    """A day; "kemarin" and 21/11 are written out when left, so that midnight changes neither."""

    def __init__(self, place: str, field: str, label: str, today: Hari) -> None:
        """`today` is asked each time."""
        super().__init__(
            place,
            field,
            label,
            day_reader(field, today),
            hint="Boleh: kemarin, atau tidak tahu",
            placeholder="21112026",
        )
        self._today = today
        self._typed = False

    @override
    def set_text(self, text: str) -> None:
        self._typed = False
        super().set_text(text)

    @override
    def on_typed(self) -> None:
        self._typed = True
        super().on_typed()

    @override
    def on_left(self) -> None:
        super().on_left()
        if not self._typed or sum(one.isdigit() for one in self.text()) >= _DENGAN_TAHUN:
            return
        try:
            hari = read_tanggal(self.field, self.text(), self._today())
        except RuleViolation:  # said under the field already, or words such as "tidak tahu"
            return
        self.set_text(f"{hari:%d-%m-%Y}")
        self.changed.emit()


class KotakWaktu(Kartu):
    """Fields ``tanggal_hilang``, ``jam_hilang``, ``tempat_hilang``, ``keterangan``."""

    def __init__(self, place: str, formulir: Formulir, today: Hari, zona: Zona) -> None:
        """Build the card."""
        super().__init__("Waktu dan tempat")
        day = MedanHari(place, "tanggal_hilang", "Tanggal hilang", today)
        hour = MedanTerbaca(
            place,
            "jam_hilang",
            "Sekitar jam",
            time_reader("jam_hilang", zona),
            placeholder="0730",
        )
        self.fields: list[Medan] = [
            day,
            hour,
            MedanTeks(place, "tempat_hilang", "Tempat hilang", placeholder="sekitar pasar"),
            MedanPanjang(place, "keterangan", "Keterangan", rows=2),
        ]
        grid = KisiRata()
        self.body.addLayout(grid)
        for field, span in zip(self.fields, (4, 2, 6, KOLOM), strict=True):
            grid.add(formulir.add(field), span)

    def fill(self, draft: KehilanganDraft) -> None:
        """Fill in a draft without telling `changed`."""
        for field, name in zip(self.fields, _NAMA, strict=True):
            field.set_text(str(getattr(draft, name)))

    def values(self) -> dict[str, str]:
        """Return the texts by their names in the draft."""
        return {name: field.text() for field, name in zip(self.fields, _NAMA, strict=True)}
