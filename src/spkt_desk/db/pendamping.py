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
    func,
    select,
)

from spkt_desk.db.riwayat import riwayat
from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.pendamping import Arah

pendamping = protected(
    "pendamping",
    Column("catatan_id", String, primary_key=True),
    Column("buku", String, nullable=False),
    Column("arah", String, nullable=False),
    Column("jumlah", Integer, nullable=False),
    Column("menutup", String, nullable=True),
)
pendamping.append_constraint(UniqueConstraint("menutup"))

_BERPASANGAN = (Arah.KELUAR.value, Arah.MASUK.value)
_SETERUSNYA = (Arah.TAMBAH.value, Arah.KURANG.value)
_PENUTUP = pendamping.alias("penutup")
_SEMUA = (
    select(pendamping, riwayat.c.waktu)
    .join(riwayat, riwayat.c.posisi == pendamping.c.posisi)
    .outerjoin(_PENUTUP, _PENUTUP.c.menutup == pendamping.c.catatan_id)
    .where(
        pendamping.c.menutup.is_(None),
        pendamping.c.arah.in_(_BERPASANGAN),
        _PENUTUP.c.catatan_id.is_(None),
    )
    .order_by(pendamping.c.posisi)
)
_BANYAK = select(func.count()).select_from(_SEMUA.order_by(None).subquery())
_GERAK = (
    select(pendamping.c.buku, pendamping.c.arah, pendamping.c.jumlah, riwayat.c.waktu)
    .join(riwayat, riwayat.c.posisi == pendamping.c.posisi)
    .where(
        pendamping.c.arah.in_(_SETERUSNYA),
        pendamping.c.posisi > bindparam("dari"),
        pendamping.c.posisi < bindparam("sampai"),
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


@dataclass(frozen=True, slots=True)
class GerakTersimpan:
    """So many added to or taken from what a book counts, for good."""

    buku: str
    arah: str
    jumlah: int
    waktu: str


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

    def open_ones(self) -> tuple[PendampingTersimpan, ...]:
        """Return what is expected back and nothing closed yet, oldest first."""
        return tuple(_stored(row) for row in self._connection.execute(_SEMUA))

    def open_count(self) -> int:
        """Return how many are expected back."""
        return int(self._connection.execute(_BANYAK).scalar_one())

    def open_one(self, catatan_id: str) -> tuple[PendampingTersimpan, ...]:
        """Return one of them as a tuple of one; empty once it was closed."""
        row = self._connection.execute(_SATU, {"catatan_id": catatan_id}).one_or_none()
        return () if row is None else (_stored(row),)

    def moves(self, dari: int, sampai: int) -> tuple[GerakTersimpan, ...]:
        """Return what was added or taken away for good between two entries, oldest first."""
        rows = self._connection.execute(_GERAK, {"dari": dari, "sampai": sampai})
        return tuple(GerakTersimpan(row.buku, row.arah, row.jumlah, row.waktu) for row in rows)


def _stored(row: Row[tuple[object, ...]]) -> PendampingTersimpan:
    names = PendampingTersimpan.__slots__
    return PendampingTersimpan(**{name: getattr(row, name) for name in names})
