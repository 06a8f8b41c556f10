"""Issued reports of lost things: links and dates here, the content sealed in the chain.

A row is one edition: the first at issue, each later one a correction under the same number.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    select,
)

from spkt_desk.db.skema import BarisBaru, protected

kehilangan = protected(
    "kehilangan",
    Column("rekaman_id", String, primary_key=True),
    Column("edisi", Integer, primary_key=True),
    Column("draft_id", String, nullable=False, unique=True),
    Column("datang", String, nullable=False),
    Column("terbit", String, nullable=False),
    Column("giliran", Integer, nullable=False),
    Column("satuan_id", Integer, nullable=False),
    Column("setelan_id", Integer, nullable=False),
    Column("bentuk", String, nullable=False),
    Column("kode", String, nullable=False, unique=True),
    Column("orang_id", String, nullable=False, index=True),
    Column("asli", Integer, nullable=False),
    Column("menggantikan_id", String, nullable=False),
)

_LEBIH_BARU = kehilangan.alias("lebih_baru")


def is_newest() -> ColumnElement[bool]:
    """Return the condition that a row is the newest edition of its report."""
    return ~(
        select(_LEBIH_BARU.c.edisi)
        .where(
            _LEBIH_BARU.c.rekaman_id == kehilangan.c.rekaman_id,
            _LEBIH_BARU.c.edisi > kehilangan.c.edisi,
        )
        .correlate(kehilangan)
        .exists()
    )


def _where(column: Column[str]) -> Select[tuple[object, ...]]:
    """Return the statement that finds reports by one column, oldest first."""
    return select(kehilangan).where(column == bindparam("dicari")).order_by(kehilangan.c.posisi)


_REKAMAN = _where(kehilangan.c.rekaman_id)
_DRAF = _where(kehilangan.c.draft_id)
_KODE = _where(kehilangan.c.kode)
_ORANG = _where(kehilangan.c.orang_id).where(is_newest())
_TERBARU = select(kehilangan).where(is_newest()).order_by(kehilangan.c.posisi.desc())


@dataclass(frozen=True, slots=True)
class KehilanganTersimpan:
    """A stored edition of a report with its content still sealed at entry `posisi`.

    `terbit` is the issue of the number, alike in all editions; `asli` counts the originals;
    `menggantikan_id` is the report that this one replaces, or empty.
    """

    rekaman_id: str
    edisi: int
    draft_id: str
    datang: str
    terbit: str
    giliran: int
    satuan_id: int
    setelan_id: int
    bentuk: str
    kode: str
    orang_id: str
    asli: int
    menggantikan_id: str
    posisi: int


class KehilanganStore:
    """Reads and adds reports over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: KehilanganTersimpan) -> BarisBaru:
        """Return the row of an edition being issued."""
        return BarisBaru(
            "kehilangan",
            {name: getattr(value, name) for name in value.__slots__ if name != "posisi"},
        )

    def by_id(self, rekaman_id: str) -> KehilanganTersimpan:
        """Return a report in its newest edition; raise `LookupError` for an unknown id."""
        found = self.editions(rekaman_id)
        if not found:
            raise LookupError(rekaman_id)
        return found[-1]

    def edition(self, rekaman_id: str, edisi: int) -> KehilanganTersimpan:
        """Return one edition of a report; raise `LookupError` where there is no such one."""
        for one in self.editions(rekaman_id):
            if one.edisi == edisi:
                return one
        raise LookupError(rekaman_id, edisi)

    def editions(self, rekaman_id: str) -> tuple[KehilanganTersimpan, ...]:
        """Return the editions of a report, oldest first."""
        return self._many(_REKAMAN, rekaman_id)

    def by_draft(self, draft_id: str) -> tuple[KehilanganTersimpan, ...]:
        """Return the edition a draft became, or nothing."""
        return self._many(_DRAF, draft_id)

    def by_code(self, kode: str) -> tuple[KehilanganTersimpan, ...]:
        """Return the edition that carries a check code, or nothing."""
        return self._many(_KODE, kode)

    def of_person(self, orang_id: str) -> tuple[KehilanganTersimpan, ...]:
        """Return the reports whose newest edition names a person, newest first."""
        return tuple(reversed(self._many(_ORANG, orang_id)))

    def newest(self, count: int) -> tuple[KehilanganTersimpan, ...]:
        """Return the newest reports in their newest editions, newest first."""
        rows = self._connection.execute(_TERBARU.limit(count))
        return tuple(_stored(row) for row in rows)

    def _many(
        self, statement: Select[tuple[object, ...]], value: str
    ) -> tuple[KehilanganTersimpan, ...]:
        rows = self._connection.execute(statement, {"dicari": value})
        return tuple(_stored(row) for row in rows)


def _stored(row: Row[tuple[object, ...]]) -> KehilanganTersimpan:
    """Return the report of a row."""
    return KehilanganTersimpan(
        **{name: getattr(row, name) for name in KehilanganTersimpan.__slots__}
    )
