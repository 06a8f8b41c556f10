"""What is being typed, never more than five seconds behind the keys."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Row,
    String,
    Table,
    bindparam,
    delete,
    func,
    select,
)

from spkt_desk.db.skema import Biner, metadata

draf = Table(
    "draf",
    metadata,
    Column("draft_id", String, primary_key=True),
    Column("jenis", String, nullable=False),
    Column("keadaan", String, nullable=False),
    Column("petugas_id", String, nullable=False),
    Column("mulai", String, nullable=False),
    Column("diubah", String, nullable=False),
    Column("isi", LargeBinary, nullable=False),
    Column("sidik", Biner, nullable=False),
)

_SIMPAN = draf.insert().prefix_with("OR REPLACE")
_BUANG = delete(draf).where(draf.c.draft_id == bindparam("draft_id"))


_SEMUA = select(draf).order_by(draf.c.mulai)
_JUMLAH = select(draf.c.keadaan, func.count().label("banyak")).group_by(draf.c.keadaan)
_SATU = select(draf).where(draf.c.draft_id == bindparam("draft_id"))


@dataclass(frozen=True, slots=True)
class DrafTersimpan:
    """A draft as last kept; `isi` is the encoded form content, `keadaan` what it waits for.

    `sidik` ties the content of a visit that waits to the key of its record; empty on plain drafts.
    """

    draft_id: str
    jenis: str
    keadaan: str
    petugas_id: str
    mulai: str
    diubah: str
    isi: bytes
    sidik: bytes


class DrafStore:
    """Reads, keeps and drops drafts over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def put(self, value: DrafTersimpan) -> None:
        """Keep the newest state of a draft."""
        self._connection.execute(_SIMPAN, {name: getattr(value, name) for name in value.__slots__})

    def remove(self, draft_id: str) -> None:
        """Drop a draft that was issued or thrown away on purpose."""
        self._connection.execute(_BUANG, {"draft_id": draft_id})

    def all(self) -> tuple[DrafTersimpan, ...]:
        """Return every kept draft, oldest visit first."""
        return tuple(_kept(row) for row in self._connection.execute(_SEMUA))

    def counts(self) -> dict[str, int]:
        """Return how many drafts wait in each state; a state nobody waits in is left out."""
        return {row.keadaan: row.banyak for row in self._connection.execute(_JUMLAH)}

    def find(self, draft_id: str) -> tuple[DrafTersimpan, ...]:
        """Return one kept draft, or nothing once it was issued or dropped."""
        rows = self._connection.execute(_SATU, {"draft_id": draft_id})
        return tuple(_kept(row) for row in rows)


def _kept(row: Row[tuple[object, ...]]) -> DrafTersimpan:
    """Return the draft of a row."""
    return DrafTersimpan(**{name: getattr(row, name) for name in DrafTersimpan.__slots__})
