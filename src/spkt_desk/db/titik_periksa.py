"""Checkpoints: what they said of the chain, signed, in the order they were made."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Connection, Integer, Row, String, bindparam, select

from spkt_desk.db.riwayat import as_blob
from spkt_desk.db.skema import BarisBaru, Biner, protected
from spkt_desk.domain.titik_periksa import TitikPeriksa, TitikTersimpan

titik_periksa = protected(
    "titik_periksa",
    Column("nomor", Integer, primary_key=True),
    Column("stasiun", String, nullable=False),
    Column("sampai", Integer, nullable=False),
    Column("kepala", Biner, nullable=False),
    Column("nomor_buku", Integer, nullable=False),
    Column("waktu", String, nullable=False),
    Column("sebab", String, nullable=False),
    Column("tanda", Biner, nullable=False),
)

_TERBARU = select(titik_periksa).order_by(titik_periksa.c.nomor.desc()).limit(1)
_SESUDAH = (
    select(titik_periksa)
    .where(titik_periksa.c.posisi > bindparam("posisi"))
    .order_by(titik_periksa.c.posisi)
    .limit(1)
)


class TitikPeriksaStore:
    """Reads and extends the checkpoints over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def newest(self) -> tuple[TitikTersimpan, ...]:
        """Return the newest checkpoint as a tuple of one, or an empty tuple before the first."""
        row = self._connection.execute(_TERBARU).one_or_none()
        return () if row is None else (_point(row),)

    def covering(self, posisi: int) -> tuple[TitikTersimpan, ...]:
        """Return the first checkpoint made behind an entry, a tuple of one; empty before it."""
        row = self._connection.execute(_SESUDAH, {"posisi": posisi}).one_or_none()
        return () if row is None else (_point(row),)

    def all(self) -> Iterator[TitikTersimpan]:
        """Yield every checkpoint, oldest first."""
        rows = self._connection.execution_options(yield_per=500).execute(
            select(titik_periksa).order_by(titik_periksa.c.nomor)
        )
        for row in rows:
            yield _point(row)

    def new_row(self, baru: TitikTersimpan) -> BarisBaru:
        """Return the row of a checkpoint about to be written."""
        return BarisBaru(
            "titik_periksa",
            {
                "nomor": baru.nomor,
                "stasiun": baru.titik.stasiun,
                "sampai": baru.titik.sampai,
                "kepala": baru.titik.kepala,
                "nomor_buku": baru.titik.nomor_buku,
                "waktu": baru.waktu,
                "sebab": baru.sebab,
                "tanda": baru.tanda,
            },
        )


def _point(row: Row[tuple[object, ...]]) -> TitikTersimpan:
    return TitikTersimpan(
        nomor=row.nomor,
        titik=TitikPeriksa(row.stasiun, row.sampai, as_blob(row.kepala), row.nomor_buku),
        waktu=row.waktu,
        sebab=row.sebab,
        tanda=as_blob(row.tanda),
    )
