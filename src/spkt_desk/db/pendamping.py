"""The books beside the journal: which way, how many, what it closes; words sealed in the act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    String,
    UniqueConstraint,
    bindparam,
    select,
)

from spkt_desk.db.riwayat import riwayat
from spkt_desk.db.skema import BarisBaru, protected

pendamping = protected(
    "pendamping",
    Column("catatan_id", String, primary_key=True),
    Column("buku", String, nullable=False),
    Column("arah", String, nullable=False),
    Column("jumlah", Integer, nullable=False),
    Column("menutup", String, nullable=True),
)
pendamping.append_constraint(UniqueConstraint("menutup"))

_PENUTUP = pendamping.alias("penutup")
_SEMUA = (
    select(pendamping, riwayat.c.waktu)
    .join(riwayat, riwayat.c.posisi == pendamping.c.posisi)
    .outerjoin(_PENUTUP, _PENUTUP.c.menutup == pendamping.c.catatan_id)
    .where(
        pendamping.c.menutup.is_(None),
        pendamping.c.arah != bindparam("kejadian"),
        _PENUTUP.c.catatan_id.is_(None),
    )
    .order_by(pendamping.c.posisi)
)
_SATU = _SEMUA.where(pendamping.c.catatan_id == bindparam("catatan_id"))


@dataclass(frozen=True, slots=True)
class PendampingTersimpan:
    """The clear half of what is open; `posisi` is the entry that holds its words."""

    catatan_id: str
    buku: str
    arah: str
    jumlah: int
    waktu: str
    posisi: int


class PendampingStore:
    """Reads and extends the books beside the journal over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(
        self, catatan_id: str, buku: str, arah: str, jumlah: int, menutup: str = ""
    ) -> BarisBaru:
        """Return the row of an act; `menutup` names the one it closes, "" for none."""
        return BarisBaru(
            "pendamping",
            {
                "catatan_id": catatan_id,
                "buku": buku,
                "arah": arah,
                "jumlah": jumlah,
                "menutup": menutup or None,
            },
        )

    def open_ones(self, kejadian: str) -> tuple[PendampingTersimpan, ...]:
        """Return what nothing closed yet, oldest first; `kejadian` is the way of single events."""
        rows = self._connection.execute(_SEMUA, {"kejadian": kejadian})
        return tuple(_stored(row) for row in rows)

    def open_one(self, catatan_id: str, kejadian: str) -> tuple[PendampingTersimpan, ...]:
        """Return one of them as a tuple of one; empty once it was closed."""
        row = self._connection.execute(
            _SATU, {"catatan_id": catatan_id, "kejadian": kejadian}
        ).one_or_none()
        return () if row is None else (_stored(row),)


def _stored(row: Row[tuple[object, ...]]) -> PendampingTersimpan:
    names = PendampingTersimpan.__slots__
    return PendampingTersimpan(**{name: getattr(row, name) for name in names})
