"""The unit's own lists of the guard, a dated version each change."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, Row, String, bindparam, func, select

from spkt_desk.db.skema import BarisBaru, Biner, protected

daftar_jaga = protected(
    "daftar_jaga",
    Column("versi_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("isi", Biner, nullable=False),
)

_TERBARU = select(daftar_jaga).order_by(daftar_jaga.c.versi_id.desc()).limit(1)
_DAHULU = (
    select(daftar_jaga)
    .where(daftar_jaga.c.posisi < bindparam("posisi"))
    .order_by(daftar_jaga.c.versi_id.desc())
    .limit(1)
)
_NOMOR = select(func.coalesce(func.max(daftar_jaga.c.versi_id), 0))


@dataclass(frozen=True, slots=True)
class DaftarTersimpan:
    """The version in force and since when."""

    berlaku: str
    isi: bytes


class DaftarJagaStore:
    """Reads and dates the unit's own lists over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def newest(self) -> tuple[DaftarTersimpan, ...]:
        """Return the version in force as a tuple of one; nothing while the unit has none."""
        return _stored(self._connection.execute(_TERBARU).one_or_none())

    def before(self, posisi: int) -> tuple[DaftarTersimpan, ...]:
        """Return the version that was in force before an entry, like `newest`."""
        return _stored(self._connection.execute(_DAHULU, {"posisi": posisi}).one_or_none())

    def new_row(self, isi: bytes, berlaku: str) -> BarisBaru:
        """Return the row of a new version."""
        number = int(self._connection.execute(_NOMOR).scalar_one()) + 1
        return BarisBaru("daftar_jaga", {"versi_id": number, "berlaku": berlaku, "isi": isi})


def _stored(row: Row[tuple[object, ...]] | None) -> tuple[DaftarTersimpan, ...]:
    return () if row is None else (DaftarTersimpan(row.berlaku, bytes(row.isi)),)
