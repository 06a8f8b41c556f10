"""The read side of `check`: what the file says of itself, and every row in chain order."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select, text

from spkt_desk.db import skema
from spkt_desk.db.riwayat import as_cell
from spkt_desk.domain.riwayat import Sel


class PemeriksaanStore:
    """Reads the whole file once, with flat memory."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def file_problems(self) -> tuple[str, ...]:
        """Return what SQLCipher and SQLite themselves find wrong, empty when all is well."""
        pages = [
            f"halaman {str(row[0]).rsplit(' ', maxsplit=1)[-1]} rusak"
            for row in self._connection.execute(text("PRAGMA cipher_integrity_check"))
        ]
        if pages:  # the next question would end at the first of them
            return tuple(pages)
        return tuple(
            f"susunan halaman: {row[0]}"
            for row in self._connection.execute(text("PRAGMA integrity_check"))
            if row[0] != "ok"
        )

    def schema_hash(self) -> str:
        """Return the hash of the declared schema as the file holds it."""
        return skema.schema_hash(self._connection)

    def rows_by_entry(self) -> Iterator[tuple[int, str, tuple[Sel, ...]]]:
        """Yield (entry, table, cells) of every protected row in the order the chain hashed them."""
        streams = [
            self._rows(rank, table) for rank, table in enumerate(skema.protected_tables().values())
        ]
        for posisi, _rank, _turn, name, cells in heapq.merge(*streams):
            yield posisi, name, cells

    def _rows(
        self, rank: int, table: Table
    ) -> Iterator[tuple[int, int, int, str, tuple[Sel, ...]]]:
        keys = [table.c.posisi, *table.primary_key.columns]
        rows = self._connection.execution_options(yield_per=500).execute(
            select(table).order_by(*keys)
        )
        for turn, row in enumerate(rows):
            yield row.posisi, rank, turn, table.name, tuple(map(as_cell, row))
