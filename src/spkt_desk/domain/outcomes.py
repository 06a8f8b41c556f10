"""What an act leaves behind: the saved value, what changed, and how the printing went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Changed(StrEnum):
    """Kinds of things an act changed; every screen refreshes itself only for its own kinds."""

    MUTASI = "mutasi"
    GILIRAN = "giliran"
    KEHILANGAN = "kehilangan"
    DRAF = "draf"
    ORANG = "orang"
    KERTAS = "kertas"
    LEMBAR = "lembar"
    SETELAN = "setelan"
    PETUGAS = "petugas"


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """A service's answer: COMMIT has returned, `value` is durable, `changed` tells the window."""

    value: T
    changed: frozenset[Changed]


class PrintOutcome(StrEnum):
    """How the printing of one sheet ended, as far as anyone knows."""

    TERCETAK = "tercetak"
    TERKIRIM = "terkirim"
    GAGAL = "gagal"
    DIBATALKAN = "dibatalkan"
    TIDAK_DIKETAHUI = "tidak diketahui"


class KodeAnswer(StrEnum):
    """The answers to a check code; without the station's key it is never "palsu"."""

    ASLI = "asli"
    BERUBAH = "berubah"
    DIGANTI = "diganti"
    BATAL = "batal"
    TIDAK_DIKENAL = "tidak dikenal"
