"""Shifts of the guard; the next one's opening is what ends the last."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, Connection, Integer, Row, String, bindparam, func, select

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.giliran import Giliran

giliran = protected(
    "giliran",
    Column("nomor", Integer, primary_key=True),
    Column("mulai", String, nullable=False),
    Column("hari", String, nullable=False, index=True),
    Column("regu", String, nullable=False),
    Column("ka_spkt_id", String, nullable=False),
    Column("penerima_id", String, nullable=False),
    Column("anggota_id", String, nullable=False),
    Column("tahanan_laki", Integer, nullable=False),
    Column("tahanan_perempuan", Integer, nullable=False),
    Column("senpi", Integer, nullable=False),
)


_NOMOR_TERBARU = select(func.coalesce(func.max(giliran.c.nomor), 0))
_TERBARU = select(giliran).order_by(giliran.c.nomor.desc()).limit(1)
_SATU = select(giliran).where(giliran.c.nomor == bindparam("nomor"))
_AKHIR = select(giliran).order_by(giliran.c.nomor.desc()).limit(bindparam("jumlah"))


class GiliranStore:
    """Reads and opens shifts over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: Giliran) -> BarisBaru:
        """Return the row of a shift being opened: what of it is no free text."""
        return BarisBaru(
            "giliran",
            {
                "nomor": value.nomor,
                "mulai": value.mulai.isoformat(),
                "hari": value.hari.isoformat(),
                "regu": value.regu,
                "ka_spkt_id": value.ka_spkt_id,
                "penerima_id": value.penerima_id,
                "anggota_id": ",".join(value.anggota_id),
                "tahanan_laki": value.tahanan_laki,
                "tahanan_perempuan": value.tahanan_perempuan,
                "senpi": value.senpi,
            },
        )

    def newest_number(self) -> int:
        """Return the number of the present shift, 0 before the first."""
        return int(self._connection.execute(_NOMOR_TERBARU).scalar_one())

    def opened_by(self, nomor: int) -> int:
        """Return the place of the entry that opened a shift; `LookupError` for an unknown one."""
        found = self._connection.execute(
            select(giliran.c.posisi).where(giliran.c.nomor == nomor)
        ).scalar_one_or_none()
        if found is None:
            raise LookupError(nomor)
        return int(found)

    def newest(self) -> tuple[Giliran, ...]:
        """Return the present shift as a tuple of one, or an empty tuple before the first.

        Its `situasi` is empty here: free text stands sealed in the act (`opened_by`).
        """
        row = self._connection.execute(_TERBARU).one_or_none()
        return () if row is None else (_shift(row),)

    def find(self, nomor: int) -> tuple[Giliran, ...]:
        """Return one shift like `newest`, or nothing for a number that was never given."""
        row = self._connection.execute(_SATU, {"nomor": nomor}).one_or_none()
        return () if row is None else (_shift(row),)

    def last(self, jumlah: int) -> tuple[Giliran, ...]:
        """Return the newest shifts, newest first."""
        rows = self._connection.execute(_AKHIR, {"jumlah": jumlah})
        return tuple(_shift(row) for row in rows)


def _shift(row: Row[tuple[object, ...]]) -> Giliran:
    """Return the shift of a row."""
    return Giliran(
        nomor=row.nomor,
        mulai=datetime.fromisoformat(row.mulai),
        hari=date.fromisoformat(row.hari),
        regu=row.regu,
        ka_spkt_id=row.ka_spkt_id,
        penerima_id=row.penerima_id,
        anggota_id=tuple(name for name in row.anggota_id.split(",") if name),
        tahanan_laki=row.tahanan_laki,
        tahanan_perempuan=row.tahanan_perempuan,
        senpi=row.senpi,
        situasi="",
    )
