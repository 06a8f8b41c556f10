"""Kept papers as the desk sees them: printed, owed, handed over, copied, void."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import UkuranKertas

TIDAK_TENTU = frozenset({PrintOutcome.TERKIRIM, PrintOutcome.TIDAK_DIKETAHUI})
"""Outcomes after which a sheet may lie at the printer: only somebody who looks can tell."""


class JenisCetakan(StrEnum):
    """What a sheet is: an original, a copy, or a page that says it is no longer valid."""

    ASLI = "asli"
    SALINAN = "salinan"
    TIDAK_BERLAKU = "tidak berlaku"


@dataclass(frozen=True, slots=True)
class LembarAsli:
    """One original: which, for whom, and how its newest printing ended (empty before the first).

    `untuk` is empty once the content of the letter was destroyed.
    """

    ke: int
    untuk: str
    hasil: tuple[PrintOutcome, ...] = ()

    @property
    def tercetak(self) -> bool:
        """True when it is known to have come out."""
        return self.hasil == (PrintOutcome.TERCETAK,)

    @property
    def ditanyakan(self) -> bool:
        """True when it may lie at the printer and nobody has said yet whether it does."""
        return bool(self.hasil) and self.hasil[0] in TIDAK_TENTU


@dataclass(frozen=True, slots=True)
class KertasRingkas:
    """One kept paper in a list: the newest edition of its letter; `salinan` counts copies.

    `diserahkan` is when it was handed to the citizen, None before. `keadaan` is that of its number;
    `sejak` when a letter became void or replaced, and `pengganti` the number that replaces it.
    """

    kertas_id: str
    rekaman_id: str
    nomor: str
    nama: str
    barang: str
    terbit: datetime
    edisi: int
    asli: tuple[LembarAsli, ...]
    salinan: int
    diserahkan: datetime | None = None
    keadaan: KeadaanNomor = KeadaanNomor.TERBIT
    sejak: datetime | None = None
    pengganti: str = ""

    @property
    def tercetak(self) -> bool:
        """True when every original is known to have come out; known, never assumed."""
        return all(one.tercetak for one in self.asli)

    @property
    def ditanyakan(self) -> bool:
        """True when an original may lie at the printer."""
        return any(one.ditanyakan for one in self.asli)

    @property
    def berlaku(self) -> bool:
        """True until the letter was made void or replaced."""
        return self.keadaan is KeadaanNomor.TERBIT


@dataclass(frozen=True, slots=True)
class LembarCetak:
    """What goes to a printer: bytes, a title without a name, the paper, and which sheet it is.

    `ke` counts copies from 1 and is 0 for everything else; `asli` names the originals in the bytes.
    """

    kertas_id: str
    pdf: bytes
    judul: str
    ukuran: UkuranKertas
    jenis: JenisCetakan
    ke: int
    rusak_ditarik: bool
    asli: tuple[int, ...] = ()


def loose_sheet(pdf: bytes, judul: str, ukuran: UkuranKertas) -> LembarCetak:
    """Return a sheet that is no letter: its printing is owed to nobody, its title names no one."""
    return LembarCetak("", pdf, judul, ukuran, JenisCetakan.ASLI, 0, rusak_ditarik=False)
