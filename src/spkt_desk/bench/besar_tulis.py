"""Writing the large station: chained entries, sealed contents and words, thousands at a time."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from string import Template
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect

from spkt_desk.db.sambungan import key_connection
from spkt_desk.db.skema import metadata
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.riwayat import (
    GARAM,
    NIHIL,
    VERSI,
    JenisPeristiwa,
    Peristiwa,
    Sel,
    payload_digest,
    rows_digest,
    salted,
)
from spkt_desk.kunci.segel import KEY_BYTES, seal
from spkt_desk.services.pencatatan import place, stamp

_KERANJANG = 10_000
_CACHE_KIB = 300_000
_CARI = "INSERT INTO cari (rowid, kata) VALUES (?, ?)"
_ACAK = 1 << 20

Baris = tuple[str, dict[str, Sel]]
"""A protected row about to be written: its table and its values but for the entry's place."""


Keranjang = dict[str, list[tuple[Sel, ...]]]
"""Rows by table, `cari` among them."""

Tulis = Callable[[Keranjang], object]


class AcakBanyak:
    """Random bytes of the system, fetched a megabyte at a time."""

    def __init__(self) -> None:
        """Fetch the first."""
        self._left = memoryview(b"")

    def __call__(self, count: int) -> bytes:
        """Return fresh bytes."""
        if len(self._left) < count:
            self._left = memoryview(os.urandom(_ACAK))
        taken, self._left = bytes(self._left[:count]), self._left[count:]
        return taken


@dataclass(frozen=True, slots=True)
class Penulis:
    """Who writes where: what stands the same in every entry."""

    stasiun: str
    petugas_id: str
    paraf: str
    giliran: int


class Rantai:
    """Goes on with the chain of a station over a bare connection; `end` writes what still waits."""

    def __init__(self, tulis: Tulis, penulis: Penulis, posisi: int, head: bytes) -> None:
        """Stand behind the newest entry."""
        self.penulis = penulis
        self.random = AcakBanyak()
        self._tulis = tulis
        self._posisi = posisi
        self._head = head
        self._keys: dict[str, bytes] = {}
        self._waiting: dict[str, list[tuple[Sel, ...]]] = defaultdict(list)
        self._columns = {
            table.name: tuple(one.name for one in table.columns if one.name != "posisi")
            for table in metadata.sorted_tables
        }

    def key_of(self, rekaman_id: str) -> bytes:
        """Return the key of the record under way, made when it is first wanted."""
        if rekaman_id not in self._keys:
            self._keys = {rekaman_id: self.random(KEY_BYTES)}
            self._waiting["kunci_rekaman"].append((rekaman_id, self._keys[rekaman_id]))
        return self._keys[rekaman_id]

    def add(
        self,
        jenis: JenisPeristiwa,
        waktu: datetime,
        rekaman_id: str,
        rows: tuple[Baris, ...],
        isi: bytes | None = None,
    ) -> int:
        """Chain one act with its rows, in the order of their tables, and its sealed content."""
        self._posisi += 1
        posisi = self._posisi
        placed = tuple(
            (name, (*(values[one] for one in self._columns[name]), posisi)) for name, values in rows
        )
        digest = NIHIL
        if isi is not None:
            content = salted(self.random(GARAM), isi)
            digest = payload_digest(content)
            sealed = seal(self.key_of(rekaman_id), content, place(posisi), self.random)
            self._waiting["muatan"].append((posisi, rekaman_id, sealed))
        written = stamp(waktu)
        entry = Peristiwa(
            posisi=posisi,
            versi=VERSI,
            sebelum=self._head,
            stasiun=self.penulis.stasiun,
            waktu=written,
            kejadian=written,
            monotonik_ns=posisi,
            boot="bangun",
            jam_diragukan=0,
            petugas_id=self.penulis.petugas_id,
            giliran=self.penulis.giliran,
            jenis=jenis.value,
            rekaman_id=rekaman_id,
            sidik_baris=rows_digest(placed),
            sidik_muatan=digest,
        )
        self._head = entry.hash()
        self._waiting["riwayat"].append((*entry, self._head))
        for name, values in placed:
            self._waiting[name].append(values)
        if len(self._waiting["riwayat"]) >= _KERANJANG:
            self._flush()
        return posisi

    @property
    def head(self) -> tuple[int, bytes]:
        """Place and hash of the newest entry."""
        return self._posisi, self._head

    def index(self, posisi: int, kata: tuple[str, ...]) -> None:
        """Index the words of an entry."""
        self._waiting["cari"].append((posisi, " ".join(kata)))

    def put(self, name: str, values: dict[str, Sel]) -> None:
        """Write a row that no entry covers."""
        self._waiting[name].append(tuple(values[one] for one in self._columns[name]))

    def end(self) -> None:
        """Write what still waits."""
        self._flush()

    def _flush(self) -> None:
        self._tulis(dict(self._waiting))
        self._waiting.clear()


class ProsesTulis:
    """Writes baskets in a process of its own: sealing and writing go on side by side."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Start the process; it holds the file alone."""
        here, there = Pipe()
        self._pipe = here
        self._process = get_context("spawn").Process(target=write_file, args=(path, key, there))
        self._process.start()
        there.close()

    def __call__(self, basket: Keranjang) -> None:
        """Hand over a basket; wait while the one before is still being written."""
        self._pipe.send(basket)
        self._pipe.recv()

    def end(self) -> None:
        """Let the guards be put back and the file be closed."""
        self._pipe.send({})
        self._process.join()
        if self._process.exitcode:
            raise EnvironmentFault("Stasiun besar tidak selesai ditulis.", "Kosongkan foldernya.")


def write_file(path: Path, key: bytes, pipe: Connection) -> None:
    """Write baskets until an empty one comes; the entry of the process."""
    with _bare(path, key) as raw:
        insert = {table.name: _insertion(table) for table in metadata.sorted_tables}
        while basket := pipe.recv():
            pipe.send(None)
            for name, rows in basket.items():
                raw.executemany(insert.get(name, _CARI), rows)


_BUANG = {
    "trigger": Template('DROP TRIGGER "$nama"'),
    "index": Template('DROP INDEX "$nama"'),
}


@contextmanager
def _bare(path: Path, key: bytes) -> Iterator[Any]:
    """Yield a fast connection without guards; on the way out every guard stands again as it was."""
    raw = sqlcipher.connect(str(path), isolation_level=None)
    key_connection(raw, key)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE_KIB}"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    kept = raw.execute(
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    ).fetchall()
    raw.execute("BEGIN")
    for kind, name, _sql in kept:
        raw.execute(_BUANG[kind].substitute(nama=name))
    yield raw
    for _kind, _name, sql in kept:
        raw.execute(sql)
    raw.execute("COMMIT")
    raw.close()


def _insertion(table: Table) -> str:
    """Return the statement that adds a row; an entry's place stands last where it is named."""
    return str(table.insert().compile(dialect=dialect(paramstyle="qmark")))
