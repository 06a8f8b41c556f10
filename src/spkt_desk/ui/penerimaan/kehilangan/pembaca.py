"""How typed texts of the form are read back to the officer while the citizen still listens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spkt_desk.domain.bahasa import hari_tanggal, jam, rupiah, tanggal_panjang, umur
from spkt_desk.domain.barang import forgotten
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.ketikan import (
    read_jam,
    read_rupiah,
    read_tanggal,
    read_tanggal_lahir,
    read_telepon,
)

Hari = Callable[[], date]
"""Returns today; the form asks each time, because midnight passes while it is open."""


def birth_reader(field: str, today: Hari) -> Callable[[str], str]:
    """Return a reader of birth dates: date in words and the age."""

    def read(text: str) -> str:
        lahir = read_tanggal_lahir(field, text, today())
        return f"{tanggal_panjang(lahir)}, {umur(lahir, today())} tahun"

    return read


def day_reader(field: str, today: Hari) -> Callable[[str], str]:
    """Return a reader of the day of the loss.

    Words without any digit that are no date ("tidak tahu", "lupa") are left to the check of the
    form, which alone knows which of them it accepts.
    """

    def read(text: str) -> str:
        try:
            return hari_tanggal(read_tanggal(field, text, today()))
        except RuleViolation:
            if any(letter.isdigit() for letter in text):
                raise
            return ""

    return read


def time_reader(field: str, zona: Zona) -> Callable[[str], str]:
    """Return a reader of times of day, with the unit's zone behind."""
    return lambda text: f"{jam(read_jam(field, text))} {zona}"


def phone_reader(field: str) -> Callable[[str], str]:
    """Return a reader of telephone numbers."""
    return lambda text: read_telepon(field, text).normal


def money_reader(field: str) -> Callable[[str], str]:
    """Return a reader of amounts of money: figures and words as they will print."""
    return lambda text: rupiah(read_rupiah(field, text))


def or_forgotten(read: Callable[[str], str]) -> Callable[[str], str]:
    """Return the reader for a thing's field, where "tidak diingat" is an answer too."""
    return lambda text: "" if forgotten(text) else read(text)
