"""The unit's own abbreviations and sentences for the quick line, a dated version each change."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, String, func, select

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.singkatan import SingkatanKetikan

singkatan_mutasi = protected(
    "singkatan_mutasi",
    Column("versi_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("singkatan", String, nullable=False),
    Column("contoh", String, nullable=False),
)

_TERBARU = select(singkatan_mutasi).order_by(singkatan_mutasi.c.versi_id.desc()).limit(1)
_NOMOR = select(func.coalesce(func.max(singkatan_mutasi.c.versi_id), 0))


class SingkatanStore:
    """Reads and dates the unit's own lists over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def newest(self) -> tuple[SingkatanKetikan, ...]:
        """Return the version in force as a tuple of one; nothing while the unit has none."""
        row = self._connection.execute(_TERBARU).one_or_none()
        return () if row is None else (SingkatanKetikan(row.singkatan, row.contoh),)

    def new_row(self, value: SingkatanKetikan, berlaku: str) -> BarisBaru:
        """Return the row of a new version, one entry a line of its lists."""
        return BarisBaru(
            "singkatan_mutasi",
            {
                "versi_id": int(self._connection.execute(_NOMOR).scalar_one()) + 1,
                "berlaku": berlaku,
                "singkatan": value.singkatan,
                "contoh": value.contoh,
            },
        )
