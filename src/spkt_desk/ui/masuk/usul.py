"""What the first start proposes before anything is typed, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spkt_desk.domain.pangkat import Pangkat
from spkt_desk.domain.tugas import TugasKetikan

_RESOR = {
    "POLRESTA": "RESOR KOTA",
    "POLRESTABES": "RESOR KOTA BESAR",
    "POLRES METRO": "RESOR METRO",
}
_SEKTOR = {
    "POLSEKTA": "SEKTOR KOTA",
    "POLSEK METRO": "SEKTOR METRO",
    "POLSUBSEKTOR": "SUBSEKTOR",
}


@dataclass(frozen=True, slots=True)
class UsulAwal:
    """Shipped proposals: what the form proposes, the kinds of things, the ranks, the duties.

    `masa_berlaku` is in days; `sebutan_polres` and `sebutan_polsek` are what such units are called.
    """

    judul: str
    pola_nomor: str
    masa_berlaku: int
    klausul: tuple[str, ...]
    katalog: str
    pangkat: tuple[Pangkat, ...]
    tugas: TugasKetikan
    sebutan_polres: tuple[str, ...]
    sebutan_polsek: tuple[str, ...]


class HasilPendirian(Protocol):
    """What founding yields once; services' own value fits."""

    @property
    def kode_pemulihan(self) -> str:
        """The recovery code, grouped by dashes."""
        ...

    @property
    def lembar(self) -> bytes:
        """The PDF sheet that carries it."""
        ...


def nama_biasa(text: str) -> str:
    """Return ``SUKAMAJU TIMUR`` as ``Sukamaju Timur``."""
    return " ".join(word.capitalize() for word in text.split())


def split_name(text: str, offices: tuple[str, ...], office: str) -> tuple[str, str]:
    """Return what a unit is called and its bare name: ``Polresta Mandala`` gives both.

    A name typed without its office keeps `office`.
    """
    typed = " ".join(text.split())
    for one in sorted(offices, key=len, reverse=True):
        if typed.casefold().startswith(f"{one.casefold()} "):
            return one, typed[len(one) :].strip().upper()
    return office.strip(), typed.upper()


def usul_kop(polda: str, polres: tuple[str, str], polsek: tuple[str, str]) -> tuple[str, str, str]:
    """Return the three lines most desks print (paper.md, 1); units as (called, name)."""
    return (
        f"POLRI DAERAH {polda}",
        f"{_RESOR.get(polres[0].upper(), 'RESOR')} {polres[1]}",
        f"{_SEKTOR.get(polsek[0].upper(), 'SEKTOR')} {polsek[1]}",
    )


def usul_sebutan(polsek: tuple[str, str]) -> str:
    """Return the office in whose name the letter is signed."""
    return f"KEPALA KEPOLISIAN {_SEKTOR.get(polsek[0].upper(), 'SEKTOR')} {polsek[1]}"
