"""Who must report: which act on which day, no names; the words stand sealed in the act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Row, String, bindparam, select

from spkt_desk.db.riwayat import MuatanTersegel, kunci_rekaman, muatan, riwayat
from spkt_desk.db.skema import BarisBaru, protected

wajib_lapor = protected(
    "wajib_lapor",
    Column("catatan_id", String, primary_key=True),
    Column("lapor_id", String, nullable=False, index=True),
    Column("jenis", String, nullable=False),
    Column("tanggal", String, nullable=False),
)

_SEMUA = (
    select(wajib_lapor, riwayat.c.waktu, muatan.c.isi, muatan.c.kunci_id, kunci_rekaman.c.kunci)
    .join(riwayat, riwayat.c.posisi == wajib_lapor.c.posisi)
    .outerjoin(muatan, muatan.c.posisi == wajib_lapor.c.posisi)
    .outerjoin(kunci_rekaman, kunci_rekaman.c.kunci_id == muatan.c.kunci_id)
    .order_by(wajib_lapor.c.posisi)
)
_AWAL = wajib_lapor.alias("pendaftaran")
_SEJAK = _SEMUA.where(
    wajib_lapor.c.lapor_id.in_(
        select(_AWAL.c.lapor_id)
        .where(_AWAL.c.jenis == bindparam("jenis"), _AWAL.c.tanggal >= bindparam("tanggal"))
        .scalar_subquery()
    )
)
_SATU = _SEMUA.where(wajib_lapor.c.lapor_id == bindparam("lapor_id"))


@dataclass(frozen=True, slots=True)
class LaporTersimpan:
    """One act with its words still sealed; both last are empty where it has none (any more)."""

    catatan_id: str
    lapor_id: str
    jenis: str
    tanggal: str
    waktu: str
    posisi: int
    kunci: tuple[bytes, ...]
    muatan: tuple[MuatanTersegel, ...]


class WajibLaporStore:
    """Reads and extends the list of those who must report over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, catatan_id: str, lapor_id: str, jenis: str, tanggal: str) -> BarisBaru:
        """Return the row of an act on a day (YYYY-MM-DD)."""
        return BarisBaru(
            "wajib_lapor",
            {"catatan_id": catatan_id, "lapor_id": lapor_id, "jenis": jenis, "tanggal": tanggal},
        )

    def entered_since(self, jenis: str, tanggal: str) -> tuple[LaporTersimpan, ...]:
        """Return every act about those whom an act of a kind entered since a day, in order."""
        rows = self._connection.execute(_SEJAK, {"jenis": jenis, "tanggal": tanggal})
        return tuple(_stored(row) for row in rows)

    def of(self, lapor_id: str) -> tuple[LaporTersimpan, ...]:
        """Return every act about one person, oldest first."""
        rows = self._connection.execute(_SATU, {"lapor_id": lapor_id})
        return tuple(_stored(row) for row in rows)


def _stored(row: Row[tuple[object, ...]]) -> LaporTersimpan:
    return LaporTersimpan(
        *(row.catatan_id, row.lapor_id, row.jenis, row.tanggal, row.waktu, row.posisi),
        kunci=() if row.kunci is None else (row.kunci,),
        muatan=() if row.isi is None else (MuatanTersegel(row.kunci_id, row.isi),),
    )
