"""What the sections of Setelan have in common: the unit decides it, from now on."""

from __future__ import annotations

from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.tab import Alat

TEMPAT = "setelan"
BERLAKU = "Berlaku mulai sekarang; surat lama tetap seperti saat terbit."


class BagianSetelan(Bagian):
    """Base of the sections of Setelan."""

    tempat = TEMPAT
    kinds = frozenset({Changed.SETELAN})
    tindakan: tuple[Tindakan, ...] = (Tindakan.SATUAN_UBAH,)

    def __init__(self, layanan: Layanan, alat: Alat, judul: str, note: str = BERLAKU) -> None:
        """Lay out the section; its note says from when on it holds."""
        super().__init__(layanan, alat, judul, note)
