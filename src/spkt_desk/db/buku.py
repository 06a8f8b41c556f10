"""The numbered books, how the unit counts them, and those closed by hand."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, Integer, String, bindparam, select

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.buku import Buku, PolaBuku

buku = protected(
    "buku",
    Column("nomor", Integer, primary_key=True),
    Column("tahun", Integer, nullable=False),
    Column("dibuka", String, nullable=False),
)

buku_tutup = protected(
    "buku_tutup",
    Column("nomor", Integer, primary_key=True),
    Column("halaman", Integer, nullable=False),
)

pola_buku = protected(
    "pola_buku",
    Column("pola_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("nomor_pertama", Integer, nullable=False),
    Column("halaman", Integer, nullable=False),
)

_SEMUA = select(buku).order_by(buku.c.nomor)
_TUTUP = select(buku_tutup.c.nomor, buku_tutup.c.halaman).order_by(buku_tutup.c.nomor)
_DITUTUP = select(buku_tutup.c.nomor).where(buku_tutup.c.nomor == bindparam("nomor"))
_POLA = select(pola_buku).order_by(pola_buku.c.pola_id.desc()).limit(1)


class BukuStore:
    """Reads and extends the books over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: Buku) -> BarisBaru:
        """Return the row of a book being opened."""
        return BarisBaru(
            "buku",
            {"nomor": value.nomor, "tahun": value.tahun, "dibuka": value.dibuka.isoformat()},
        )

    def closing_row(self, nomor: int, halaman: int) -> BarisBaru:
        """Return the row of a book closed by hand behind its last kept page."""
        return BarisBaru("buku_tutup", {"nomor": nomor, "halaman": halaman})

    def pattern_row(self, value: PolaBuku, berlaku: str) -> BarisBaru:
        """Return a new dated way of counting the books."""
        newest = self._connection.execute(_POLA).one_or_none()
        return BarisBaru(
            "pola_buku",
            {
                "pola_id": (newest.pola_id if newest else 0) + 1,
                "berlaku": berlaku,
                "nomor_pertama": value.nomor_pertama,
                "halaman": value.halaman,
            },
        )

    def all(self) -> tuple[Buku, ...]:
        """Return every book, oldest first."""
        rows = self._connection.execute(_SEMUA)
        return tuple(Buku(row.nomor, row.tahun, date.fromisoformat(row.dibuka)) for row in rows)

    def closed(self, nomor: int) -> bool:
        """Tell whether a book was closed by hand."""
        return self._connection.execute(_DITUTUP, {"nomor": nomor}).one_or_none() is not None

    def closings(self) -> dict[int, int]:
        """Return, by book, the last page of those closed by hand."""
        return {row.nomor: row.halaman for row in self._connection.execute(_TUTUP)}

    def pattern(self) -> PolaBuku:
        """Return how books are counted now; where nobody said so from 1 on, a year each."""
        row = self._connection.execute(_POLA).one_or_none()
        return PolaBuku() if row is None else PolaBuku(row.nomor_pertama, row.halaman)
