"""The declared schema: tables, what is append-only, and the hash a file must answer with.

A protected table is only ever added to (R7): its rows name the entry of `riwayat` that wrote them
(`posisi`), and that entry's hash covers them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Dialect,
    Index,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    text,
)
from typing_extensions import override

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.riwayat import Sel, cells

_TOLAK = "BEGIN SELECT RAISE(ABORT, '$name: hanya boleh ditambah'); END"
_UBAH = Template(f"CREATE TRIGGER tolak_ubah_$name BEFORE UPDATE ON $name {_TOLAK}")
_HAPUS = Template(f"CREATE TRIGGER tolak_hapus_$name BEFORE DELETE ON $name {_TOLAK}")
_SAMA = "WHEN EXISTS (SELECT 1 FROM $name WHERE $same)"
_TIMPA = Template(f"CREATE TRIGGER tolak_timpa_$name BEFORE INSERT ON $name {_SAMA} {_TOLAK}")

SEKALI = 50
"""Rows of a long reading taken at once: few enough to stay in the processor's cache."""

VERSI_SKEMA = 1
"""Stored as `user_version`; a file with a newer one is refused."""

PERNYATAAN_CARI = (
    (
        "CREATE VIRTUAL TABLE cari USING fts5(kata, content='', detail=none, columnsize=0, "
        "tokenize='ascii', prefix='1 2 3 4 5 6 7 8 9 10')"
    ),
    "INSERT INTO cari (cari, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE cari_kata USING fts5vocab('cari', 'instance')",
)
"""The search index and the list of its words; db/cari.py says why it is made so."""

metadata = MetaData()

_PROTECTED: dict[str, Table] = {}


@dataclass(frozen=True, slots=True)
class BarisBaru:
    """A row about to be added to a protected table; opaque above this folder."""

    tabel: str
    nilai: dict[str, Sel]


class Biner(LargeBinary):
    """Bytes as the driver gives them; a text that another program put there comes as it is."""

    cache_ok = True

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Leave what was read alone: the driver gives bytes already."""


def protected(name: str, *columns: Column[int] | Column[str] | Column[bytes]) -> Table:
    """Declare an append-only table whose rows name the entry that wrote them."""
    table = Table(name, metadata, *columns, Column("posisi", Integer, nullable=False))
    Index(f"ix_{name}_posisi", table.c.posisi)
    _PROTECTED[name] = table
    return table


def protected_tables() -> dict[str, Table]:
    """Return the append-only tables that carry `posisi`, by name in fixed order."""
    return dict(sorted(_PROTECTED.items()))


@cache
def insertion(name: str) -> Insert:
    """Return the statement that adds a row to a protected table; made once, run for every act."""
    return _PROTECTED[name].insert()


def unchangeable_names() -> frozenset[str]:
    """Return every table nobody may change or delete from, the chain itself among them."""
    return frozenset(_PROTECTED) | {"riwayat"}


def create_schema(connection: Connection) -> None:
    """Make all tables and triggers in an empty file, inside the caller's transaction."""
    metadata.create_all(connection)
    for statement in PERNYATAAN_CARI:
        connection.execute(text(statement))
    for name in sorted(unchangeable_names()):
        for statement in _triggers(metadata.tables[name]):
            connection.execute(text(statement))
    connection.execute(text(f"PRAGMA user_version = {VERSI_SKEMA:d}"))


def schema_hash(connection: Connection) -> str:
    """Return the SHA-256 of everything the file declares, to compare with `SIDIK_SKEMA`.

    No name is left out: whatever a filter spares is where a guard can be undone unseen.
    """
    rows = connection.execute(
        text("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    )
    digest = hashlib.sha256()
    for row in rows:
        digest.update(cells(tuple(row)))
    return digest.hexdigest()


def plain_rows(
    connection: Connection, statement: Select[Any]
) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield the rows of a long reading as the driver gives them, a block at a time.

    No column here needs a processor, and a check of a million entries feels each `Row`.
    """
    cursor = connection.execute(statement).cursor
    if cursor is None:
        msg = f"not a reading: {statement}"
        raise TypeError(msg)
    while block := cursor.fetchmany(SEKALI):
        yield block


def require_version(connection: Connection) -> None:
    """Refuse a file written by a newer program; this one cannot know what it would spoil."""
    found = connection.execute(text("PRAGMA user_version")).scalar_one()
    if found != VERSI_SKEMA:
        raise EnvironmentFault(
            f"Berkas data memakai susunan versi {found}, program ini mengenal versi {VERSI_SKEMA}.",
            "Data tidak diubah. Pasang program yang sesuai, lalu buka kembali.",
        )


def _triggers(table: Table) -> tuple[str, ...]:
    """Return the three triggers that refuse change, deletion and overwriting of a row."""
    name = table.name
    same = " AND ".join(f"{c.name} = NEW.{c.name}" for c in table.primary_key.columns)
    return tuple(template.substitute(name=name, same=same) for template in (_UBAH, _HAPUS, _TIMPA))
