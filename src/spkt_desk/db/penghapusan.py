"""Retention terms and the acts that destroyed personal content under them."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, String, bindparam, select

from spkt_desk.db.skema import BarisBaru, protected

retensi = protected(
    "retensi",
    Column("retensi_id", Integer, primary_key=True),
    Column("register", String, nullable=False),
    Column("berlaku", String, nullable=False),
    Column("hari", Integer, nullable=False),
    Column("dasar", String, nullable=False),
)

penghapusan = protected(
    "penghapusan",
    Column("rekaman_id", String, primary_key=True),
    Column("register", String, nullable=False),
    Column("dasar", String, nullable=False),
    Column("disetujui_id", String, nullable=False),
)

_ADA = select(penghapusan.c.rekaman_id).where(penghapusan.c.rekaman_id == bindparam("rekaman_id"))


class PenghapusanStore:
    """Reads and adds retention terms and tombstones over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def term_row(self, register: str, berlaku: str, hari: int, dasar: str) -> BarisBaru:
        """Return a new dated retention term; 0 days switches destruction off."""
        newest = self._connection.execute(
            select(retensi.c.retensi_id).order_by(retensi.c.retensi_id.desc()).limit(1)
        ).scalar_one_or_none()
        return BarisBaru(
            "retensi",
            {
                "retensi_id": (newest or 0) + 1,
                "register": register,
                "berlaku": berlaku,
                "hari": hari,
                "dasar": dasar,
            },
        )

    def term(self, register: str) -> tuple[int, str]:
        """Return the days and legal basis in force for a register; (0, "") while off."""
        row = self._connection.execute(
            select(retensi.c.hari, retensi.c.dasar)
            .where(retensi.c.register == register)
            .order_by(retensi.c.retensi_id.desc())
            .limit(1)
        ).one_or_none()
        return (0, "") if row is None else (row.hari, row.dasar)

    def tombstone_row(
        self, rekaman_id: str, register: str, dasar: str, disetujui_id: str
    ) -> BarisBaru:
        """Return the row that says by what rule a record's content was destroyed."""
        return BarisBaru(
            "penghapusan",
            {
                "rekaman_id": rekaman_id,
                "register": register,
                "dasar": dasar,
                "disetujui_id": disetujui_id,
            },
        )

    def destroyed(self, rekaman_id: str) -> bool:
        """Tell whether a record's content was destroyed."""
        found = self._connection.execute(_ADA, {"rekaman_id": rekaman_id})
        return found.one_or_none() is not None

    def tombstones(self) -> dict[str, str]:
        """Return the legal basis by destroyed record."""
        rows = self._connection.execute(select(penghapusan.c.rekaman_id, penghapusan.c.dasar))
        return {row.rekaman_id: row.dasar for row in rows}
