"""Choices of this form: closed lists that never hold a stray word, and the kind of a lost thing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from spkt_desk.domain.jenis_barang import KatalogBarang
from spkt_desk.ui.kit.pilihan import MedanJumlah, MedanPilihan

_TERLIHAT = 3
_AJAKAN = "Ketik huruf awal: ktp, sim, stnk, atm, hp"


class MedanTertutup(MedanPilihan):
    """One of a closed list: what is not in it falls back to the last choice when it is left.

    What stands in the field is therefore always what the service gets.
    """

    _chosen = ""

    def __init__(
        self,
        place: str,
        field: str,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        start: str = "",
        hint: str = "",
    ) -> None:
        """Offer `options`; `start` is chosen, empty means that nothing is chosen yet."""
        super().__init__(place, field, label, options, hint=hint)
        self.set_text(start)

    @override
    def text(self) -> str:
        typed = super().text()
        return typed if typed in self._keys else self._chosen

    @override
    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._chosen = text

    @override
    def on_left(self) -> None:
        super().on_left()
        typed = super().text()
        chosen = typed if typed in self._keys else self._chosen
        fresh = chosen != self._chosen
        self.set_text(chosen)
        if fresh:  # completed by the list itself: no key told of the last letters
            self.on_typed()


class MedanJenis(MedanPilihan):
    """The kind of a lost thing by its first letters: code, short word or any word of its name."""

    chosen = Signal()

    def __init__(self, place: str, field: str, label: str, katalog: KatalogBarang) -> None:
        """Offer the kinds in the order of the counter."""
        self._katalog = katalog
        self._last = ""
        super().__init__(
            place,
            field,
            label,
            [(jenis.kode, jenis.label) for jenis in katalog.jenis],
            hint=_AJAKAN,
        )
        # The kit completes by the beginning of the name; here the code counts first.
        quiet = QCompleter([], self.combo)
        self.combo.setCompleter(quiet)
        self.combo.activated.connect(lambda _index: self.on_left())

    @override
    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._last = self.text()
        self.set_hint("" if self._last else _AJAKAN)

    @override
    def on_typed(self) -> None:
        typed = self._inner.text().strip()
        found = self._katalog.match(typed) if typed else ()
        if found:
            also = ", ".join(jenis.label for jenis in found[1:_TERLIHAT])
            self.set_reading(f"Enter: {found[0].label}" + (f"  ·  juga: {also}" if also else ""))
        else:
            self.set_reading("Tidak ada di daftar. Ketik: lainnya" if typed else "")
        super().on_typed()

    @override
    def on_left(self) -> None:
        typed = self._inner.text().strip()
        if typed and not self._katalog.has(self.text()):
            found = self._katalog.match(typed)
            if found:
                super().set_text(found[0].kode)
                self.set_error("")
        if self._katalog.has(self.text()):
            self.set_reading("")
        if self.text() != self._last:
            self._last = self.text()
            self.set_hint("" if self._last else _AJAKAN)
            self.changed.emit()
            self.chosen.emit()


class MedanBanyak(MedanJumlah):
    """A count whose unit follows the kind of the thing."""

    def set_unit(self, unit: str) -> None:
        """Say the count in this unit from now on."""
        self._unit = unit
        self._show_words()
