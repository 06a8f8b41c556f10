"""Kept papers as the desk sees them: printed, owed, copied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spkt_desk.domain.satuan import UkuranKertas


class JenisCetakan(StrEnum):
    """What a sheet is: the original, the same original again after a spoiled sheet, or a copy."""

    ASLI = "asli"
    SALINAN = "salinan"


@dataclass(frozen=True, slots=True)
class KertasRingkas:
    """One kept paper in a list. `tercetak` is known, never assumed; `salinan` counts copies.

    `ditanyakan` means that a sheet may lie at the printer and nobody has said yet whether it does.
    """

    kertas_id: str
    rekaman_id: str
    nomor: str
    nama: str
    barang: str
    terbit: datetime
    tercetak: bool
    salinan: int
    ditanyakan: bool = False


@dataclass(frozen=True, slots=True)
class LembarCetak:
    """What goes to a printer: bytes, a title without a name, the paper, and which sheet it is.

    `ke` is 0 for the original and counts copies from 1.
    """

    kertas_id: str
    pdf: bytes
    judul: str
    ukuran: UkuranKertas
    jenis: JenisCetakan
    ke: int
    rusak_ditarik: bool
