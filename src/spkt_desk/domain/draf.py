"""What waits at the counter: unfinished forms and visits that need another form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spkt_desk.domain.kehilangan import Maksud


class KeadaanDraf(StrEnum):
    """Why a draft is kept."""

    DRAF = "draf"
    MENUNGGU_LP = "menunggu LP"


@dataclass(frozen=True, slots=True)
class DrafRingkas:
    """One line of the counter's list; `nama` is empty while nobody is named yet.

    `maksud` tells a form that corrects or replaces an issued letter from a new visit.
    """

    draft_id: str
    keadaan: KeadaanDraf
    nama: str
    barang: str
    petugas: str
    milik_saya: bool
    mulai: datetime
    diubah: datetime
    maksud: Maksud = Maksud.BARU
