"""The station itself: its identity and the secrets it signs papers with."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, String, Table, select

from spkt_desk.db.skema import BarisBaru, Biner, metadata, protected
from spkt_desk.domain.errors import EnvironmentFault

stasiun = protected(
    "stasiun",
    Column("stasiun_id", String, primary_key=True),
    Column("latihan", Integer, nullable=False),
)

rahasia = Table(
    "rahasia",
    metadata,
    Column("nama", String, primary_key=True),
    Column("isi", Biner, nullable=False),
)


class StasiunStore:
    """Reads and founds the station over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, stasiun_id: str, *, latihan: bool) -> BarisBaru:
        """Return the founding row."""
        return BarisBaru("stasiun", {"stasiun_id": stasiun_id, "latihan": int(latihan)})

    def identity(self) -> tuple[str, bool]:
        """Return the station id and whether this is a practice station."""
        row = self._connection.execute(select(stasiun.c.stasiun_id, stasiun.c.latihan)).one()
        return row.stasiun_id, bool(row.latihan)

    def keep_secret(self, nama: str, isi: bytes) -> None:
        """Keep a signing or MAC key; written once when the station is founded."""
        self._connection.execute(rahasia.insert(), {"nama": nama, "isi": isi})

    def secret(self, nama: str) -> bytes:
        """Return a secret by name; raise `EnvironmentFault` where there is none, or no bytes."""
        value = self._connection.execute(
            select(rahasia.c.isi).where(rahasia.c.nama == nama)
        ).scalar_one_or_none()
        if not isinstance(value, bytes):
            raise EnvironmentFault(
                f"Rahasia stasiun “{nama}” hilang dari berkas data.",
                "Jangan menulis di berkas ini. Pulihkan cadangan dan laporkan kepada Kapolsek.",
            )
        return value
