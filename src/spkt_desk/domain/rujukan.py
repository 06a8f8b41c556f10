"""Where a list or a wording comes from, since when it holds, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.tabel import Baris

_PANJANG = 200
KUNCI_RUJUKAN = frozenset({"sumber", "berlaku", "yakin"})


@dataclass(frozen=True, slots=True)
class Rujukan:
    """The source of shipped data; `berlaku` is the day from which it holds."""

    sumber: str
    berlaku: date
    yakin: Yakin


def read_rujukan(baris: Baris) -> Rujukan:
    """Read source, validity and certainty of one entry; faults are noted at its keys."""
    return Rujukan(
        sumber=baris.text("sumber", _PANJANG),
        berlaku=baris.day("berlaku"),
        yakin=Yakin(baris.choice("yakin", tuple(Yakin))),
    )
