"""Kept papers, what happened to their sheets at the printer, and when one was handed over."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    select,
    tuple_,
)

from spkt_desk.db.kehilangan import kehilangan
from spkt_desk.db.skema import BarisBaru, metadata, protected

kertas = protected(
    "kertas",
    Column("kertas_id", String, primary_key=True),
    Column("rekaman_id", String, nullable=False),
    Column("edisi", Integer, nullable=False),
    Column("bentuk", String, nullable=False),
    Column("sidik", String, nullable=False),
    Column("ukuran", Integer, nullable=False),
    Column("berkas", String, nullable=False),
)

kertas.append_constraint(UniqueConstraint("rekaman_id", "edisi"))

cetakan = protected(
    "cetakan",
    Column("cetakan_id", Integer, primary_key=True),
    Column("kertas_id", String, nullable=False, index=True),
    Column("jenis", String, nullable=False),
    Column("ke", Integer, nullable=False),
    Column("hasil", String, nullable=False),
    Column("rusak_ditarik", Integer, nullable=False),
)

utang_cetak = Table(
    "utang_cetak",
    metadata,
    Column("kertas_id", String, primary_key=True),
)
"""The papers that may be owed: derived, so that asking for the debts reads no other paper."""

penyerahan = protected(
    "penyerahan",
    Column("rekaman_id", String, primary_key=True),
    Column("edisi", Integer, nullable=False),
    Column("waktu", String, nullable=False),
)

_REKAMAN = (
    select(kertas).where(kertas.c.rekaman_id == bindparam("rekaman_id")).order_by(kertas.c.edisi)
)
# Looked for at every login: the inner question runs over two indexes and reads no table.
_BELUM = select(kehilangan.c.rekaman_id, kehilangan.c.edisi).where(
    ~select(kertas.c.edisi)
    .where(kertas.c.rekaman_id == kehilangan.c.rekaman_id, kertas.c.edisi == kehilangan.c.edisi)
    .correlate(kehilangan)
    .exists()
)
_DICARI = kehilangan.alias("dicari")
_TANPA_KERTAS = (
    select(_DICARI.c.rekaman_id, _DICARI.c.edisi)
    .where(tuple_(_DICARI.c.rekaman_id, _DICARI.c.edisi).in_(_BELUM))
    .order_by(_DICARI.c.posisi)
)
_DISERAHKAN = select(penyerahan.c.waktu).where(penyerahan.c.rekaman_id == bindparam("rekaman_id"))
_KERTAS = select(kertas).where(kertas.c.kertas_id == bindparam("kertas_id"))


@dataclass(frozen=True, slots=True)
class KertasTersimpan:
    """A kept paper: `sidik` is the SHA-256 of the PDF, `berkas` its sealed file in `arsip/`."""

    kertas_id: str
    rekaman_id: str
    edisi: int
    bentuk: str
    sidik: str
    ukuran: int
    berkas: str


@dataclass(frozen=True, slots=True)
class CetakanTersimpan:
    """One attempt to put a sheet on paper.

    `ke` counts originals and copies from 1, each for itself, and is 0 for a page that is void.
    """

    cetakan_id: int
    kertas_id: str
    jenis: str
    ke: int
    hasil: str
    rusak_ditarik: bool


class KertasStore:
    """Reads and adds kept papers and their prints over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: KertasTersimpan) -> BarisBaru:
        """Return the row that names a kept file."""
        return BarisBaru("kertas", {name: getattr(value, name) for name in value.__slots__})

    def print_row(self, value: CetakanTersimpan) -> BarisBaru:
        """Return the row of one attempt to print."""
        return BarisBaru(
            "cetakan",
            {name: getattr(value, name) for name in value.__slots__}
            | {"rusak_ditarik": int(value.rusak_ditarik)},
        )

    def hand_over_row(self, rekaman_id: str, edisi: int, waktu: str) -> BarisBaru:
        """Return the row that says when the citizen took a letter, and which edition of it."""
        return BarisBaru("penyerahan", {"rekaman_id": rekaman_id, "edisi": edisi, "waktu": waktu})

    def handed_over(self, rekaman_id: str) -> tuple[str, ...]:
        """Return when a letter was handed over, a tuple of one; empty before."""
        rows = self._connection.execute(_DISERAHKAN, {"rekaman_id": rekaman_id})
        return tuple(row.waktu for row in rows)

    def next_print(self) -> int:
        """Return the next number of an attempt."""
        newest = self._connection.execute(
            select(func.coalesce(func.max(cetakan.c.cetakan_id), 0))
        ).scalar_one()
        return int(newest) + 1

    def of_record(self, rekaman_id: str) -> tuple[KertasTersimpan, ...]:
        """Return a record's kept papers, oldest edition first."""
        rows = self._connection.execute(_REKAMAN, {"rekaman_id": rekaman_id})
        return tuple(_kept(row) for row in rows)

    def by_id(self, kertas_id: str) -> KertasTersimpan:
        """Return one kept paper; raise `LookupError` for an unknown id."""
        row = self._connection.execute(_KERTAS, {"kertas_id": kertas_id}).one_or_none()
        if row is None:
            raise LookupError(kertas_id)
        return _kept(row)

    def all(self) -> tuple[KertasTersimpan, ...]:
        """Return every kept paper, for the check of `arsip/`."""
        return tuple(_kept(row) for row in self._connection.execute(select(kertas)))

    def unrendered(self) -> tuple[tuple[str, int], ...]:
        """Return (record, edition) without a kept paper: a kill fell between commit and render."""
        rows = self._connection.execute(_TANPA_KERTAS)
        return tuple((row.rekaman_id, row.edisi) for row in rows)


def _kept(row: Row[tuple[object, ...]]) -> KertasTersimpan:
    """Return the kept paper of a row."""
    return KertasTersimpan(**{name: getattr(row, name) for name in KertasTersimpan.__slots__})
