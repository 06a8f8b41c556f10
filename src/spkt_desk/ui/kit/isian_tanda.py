"""How an officer signs, alike at the first start and in Setelan, with the block as it will read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from spkt_desk.domain.errors import Problem
from spkt_desk.domain.pejabat import JABATAN_KA, block_line, sign_as, ways_of
from spkt_desk.domain.satuan import CaraTanda, Petugas, Satuan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kisi
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan

_CARA = (
    (CaraTanda.PERAN.value, "Menurut peran"),
    (CaraTanda.ATAS_NAMA.value, "a.n. Kapolsek"),
    (CaraTanda.UNTUK_BELIAU.value, "u.b. (untuk beliau)"),
    (CaraTanda.SENDIRI.value, "Sendiri sebagai kepala"),
    (CaraTanda.TIDAK.value, "Tidak menandatangani"),
)
_BUKAN_PILIHAN = "Pilih salah satu dari daftar (F4 membuka daftar)."


class IsianTanda:
    """Two fields and a sentence; put them into a grid with `lay`."""

    def __init__(
        self, place: str, prefix: str, form: Formulir, refresh: Callable[[], object]
    ) -> None:
        """Make the fields under `prefix` and take them into `form`.

        `refresh` is called when the choice reads otherwise, completed letters included: the field
        of the office must be there before Enter or Tab goes on to it.
        """
        self.cara = form.add(MedanPilihan(place, f"{prefix}.tanda", "Menandatangani surat", _CARA))
        self.ub_dari = form.add(
            MedanTeks(place, f"{prefix}.ub_dari", "u.b. dari jabatan", placeholder=JABATAN_KA)
        )
        self.terbaca: QLabel = make_label("", "terbaca", wrap=True)
        self.terbaca.setObjectName(f"{place}.{prefix}.tanda.terbaca")
        self.cara.set_text(CaraTanda.PERAN.value)
        self.ub_dari.setVisible(False)
        self.cara.combo.editTextChanged.connect(lambda _text: refresh())

    def lay(self, grid: Kisi, span: int, width: int) -> None:
        """Put choice and office beside one another, `span` of `width` columns, sentence below."""
        grid.add(self.cara, span)
        grid.add(self.ub_dari, span)
        grid.break_row()
        grid.add(self.terbaca, width)

    def tanda(self) -> CaraTanda:
        """Return the chosen way; text that is on no list is named by `problem`."""
        typed = self.cara.text()
        return next((one for one in CaraTanda if one.value == typed), CaraTanda.PERAN)

    def problem(self) -> tuple[Problem, ...]:
        """Return a problem for text that is on no list."""
        known = {one.value for one in CaraTanda}
        return () if self.cara.text() in known else (Problem(self.cara.field, _BUKAN_PILIHAN),)

    def show_block(self, petugas: Petugas, satuan: Satuan) -> None:
        """Say how the block above his name will read, for each way he may sign."""
        ways = ways_of(petugas)
        self.ub_dari.setVisible(CaraTanda.UNTUK_BELIAU in ways)
        blocks = [block_line(sign_as(petugas, satuan, way)) for way in ways]
        self.terbaca.setText(
            f"Tertulis: {'; atau '.join(blocks)}." if blocks else "Tidak diusulkan menandatangani."
        )
