"""What the first start proposes before anything is typed, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spkt_desk.domain.pangkat import Pangkat


@dataclass(frozen=True, slots=True)
class UsulAwal:
    """Shipped proposals: what the form proposes, the kinds of things, the ranks.

    `masa_berlaku` is in days.
    """

    judul: str
    pola_nomor: str
    masa_berlaku: int
    klausul: tuple[str, ...]
    katalog: str
    pangkat: tuple[Pangkat, ...]


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


def bare_name(text: str, office: str) -> str:
    """Return the name of a unit alone, in capitals: ``Polsek Sukamaju`` gives ``SUKAMAJU``."""
    words = text.upper().split()
    return " ".join(words[1:] if words[:1] == [office.upper()] else words)


def usul_kop(polda: str, polres: str, polsek: str) -> tuple[str, str, str]:
    """Return the three lines most desks print (paper.md, 1)."""
    return (f"POLRI DAERAH {polda}", f"RESOR {polres}", f"SEKTOR {polsek}")


def usul_sebutan(polsek: str) -> str:
    """Return the office in whose name the letter is signed."""
    return f"KEPALA KEPOLISIAN SEKTOR {polsek}"
