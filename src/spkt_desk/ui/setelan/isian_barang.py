"""One field of a kind of thing, as the station edits it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from spkt_desk.domain.jenis_barang import IsianJenis, RagamIsian
from spkt_desk.ui.kit.bagian import chosen
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.pilihan import Centang, MedanJumlah, MedanPilihan
from spkt_desk.ui.setelan.bagian import TEMPAT
from spkt_desk.ui.shortcuts import Tombol

_RAGAM = (
    (RagamIsian.TEKS.value, "Teks"),
    (RagamIsian.ANGKA.value, "Angka"),
    (RagamIsian.ANGKA_AKHIR.value, "Angka terakhir saja"),
    (RagamIsian.NOPOL.value, "Nomor polisi"),
    (RagamIsian.TELEPON.value, "Telepon"),
    (RagamIsian.TAHUN.value, "Tahun"),
    (RagamIsian.PILIHAN.value, "Pilihan"),
    (RagamIsian.RUPIAH.value, "Uang (rupiah)"),
)
_PANJANG_TERBESAR = 40
PEMISAH = ", "


class KartuIsian(Kartu):
    """The card of a field; `place` is its place in the kind, the names carry it."""

    def __init__(self, place: int, isian: IsianJenis, remove: Callable[[int], object]) -> None:
        """Show a field of a kind; `remove` takes it out again."""
        super().__init__(f"Isian {place + 1}")
        prefix = f"isian.{place}"
        self._kunci = MedanTeks(TEMPAT, f"{prefix}.kunci", "Kunci", placeholder="nomor_rangka")
        self._label = MedanTeks(TEMPAT, f"{prefix}.label", "Label")
        self._ragam = MedanPilihan(TEMPAT, f"{prefix}.ragam", "Ragam", _RAGAM)
        self._panjang = MedanJumlah(
            TEMPAT, f"{prefix}.panjang", "Banyak angka", 0, _PANJANG_TERBESAR, words=False
        )
        self._pilihan = MedanTeks(TEMPAT, f"{prefix}.pilihan", "Pilihan (dipisah koma)")
        self._wajib = Centang(TEMPAT, f"{prefix}.wajib", "Wajib diisi")
        self._rahasia = Centang(TEMPAT, f"{prefix}.rahasia", "Disamarkan di daftar")
        grid = self.grid(4)
        for field in (self._label, self._kunci, self._ragam, self._panjang):
            grid.add(field)
        grid.add(self._pilihan, 4)
        row = QHBoxLayout()
        row.addWidget(self._wajib)
        row.addWidget(self._rahasia)
        row.addStretch(1)
        row.addWidget(
            make_button(
                f"{TEMPAT}.{prefix}.hapus",
                "Hapus isian",
                lambda: remove(place),
                rupa="tautan",
                tip=f"Hapus isian ini ({Tombol.HAPUS.tulisan} di dalamnya)",
            )
        )
        self.body.addLayout(row)
        self._show(isian)

    def fields(self) -> tuple[MedanTeks | MedanPilihan | MedanJumlah | Centang, ...]:
        """Return the fields in reading order."""
        return (
            *(self._label, self._kunci, self._ragam, self._panjang),
            *(self._pilihan, self._wajib, self._rahasia),
        )

    def join(self, form: Formulir) -> None:
        """Take part in the section's form."""
        for field in self.fields():
            form.add(field)

    def leave(self, form: Formulir) -> None:
        """Leave the section's form."""
        for field in self.fields():
            form.remove(field.field)

    def read(self) -> IsianJenis:
        """Return what is typed; RuleViolation for a kind of field that is on no list."""
        options = (one.strip() for one in self._pilihan.text().split(PEMISAH.strip()))
        return IsianJenis(
            kunci=self._kunci.text().strip(),
            label=self._label.text().strip(),
            ragam=chosen(RagamIsian, self._ragam),
            wajib=self._wajib.checked(),
            rahasia=self._rahasia.checked(),
            panjang=self._panjang.value(),
            pilihan=tuple(one for one in options if one),
        )

    def focus(self) -> None:
        """Put the keyboard into the first field."""
        self._label.focus()

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is anywhere in this card."""
        inside = QApplication.focusWidget()
        return isinstance(inside, QWidget) and self.isAncestorOf(inside)

    def _show(self, isian: IsianJenis) -> None:
        self._kunci.set_text(isian.kunci)
        self._label.set_text(isian.label)
        self._ragam.set_text(isian.ragam.value)
        self._panjang.set_text(str(isian.panjang))
        self._pilihan.set_text(PEMISAH.join(isian.pilihan))
        self._wajib.set_checked(isian.wajib)
        self._rahasia.set_checked(isian.rahasia)


def empty_isian() -> IsianJenis:
    """Return a new field: plain text, nothing required."""
    return IsianJenis(kunci="", label="", ragam=RagamIsian.TEKS)
