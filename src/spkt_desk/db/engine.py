"""Opening the one encrypted file, with every promise about durability read back (R1, R6, R7)."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from spkt_desk.db import skema
from spkt_desk.db.cadangan import copy_file
from spkt_desk.db.gerbang import Gerbang
from spkt_desk.db.kunci_baru import rekey_file
from spkt_desk.db.sambungan import (
    copy_engine,
    faults,
    new_engine,
    require_key,
    untrusted_after_fault,
)
from spkt_desk.db.sidik_skema import SIDIK_SKEMA
from spkt_desk.db.work import Work
from spkt_desk.domain.errors import EnvironmentFault


class Database:
    """The station's file: one write transaction at a time, any number of readers."""

    def __init__(self, engine: Engine, path: Path, key: bytes) -> None:
        """Keep an engine that `create`, `open` or `open_copy` has proved."""
        self._engine = engine
        self._key = key
        self._gerbang = Gerbang()
        self.path = path
        self.reached = 0
        """The newest entry this process has committed; 0 before the first."""
        self._watcher: Callable[[int], object] | None = None

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new encrypted file with the whole schema; refuse to touch an existing one."""
        _make_private(path)
        maker = new_engine(path, key, guarded=False)
        with faults(), maker.begin() as connection:
            skema.create_schema(connection)
        maker.dispose()
        return cls.open(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Database:
        """Open an existing file; raise `EnvironmentFault` if missing, foreign or altered."""
        if not path.exists():
            raise EnvironmentFault(
                f"Berkas data {path.name} tidak ada di folder stasiun.",
                "Periksa folder data, atau pulihkan cadangan terbaru.",
            )
        return cls(_proved(new_engine(path, key, guarded=True)), path, key)

    @classmethod
    def open_copy(cls, path: Path, key: bytes) -> Database:
        """Open a copy for reading where it lies; not one byte of it changes."""
        return cls(_proved(copy_engine(path, key)), path, key)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Run one act: BEGIN IMMEDIATE, COMMIT at the end, nothing at all on any error (R5)."""
        with (
            self._gerbang.passing(),
            faults(),
            self._engine.connect() as connection,
            untrusted_after_fault(connection),
            connection.begin(),
        ):
            work = Work(connection)
            yield work
        written = work.riwayat.appended
        if written:
            self.reached = max(self.reached, written)
            if self._watcher is not None:
                self._watcher(written)

    def watch(self, watcher: Callable[[int], object]) -> None:
        """Tell `watcher` after each COMMIT which entry is durable; it must not raise."""
        self._watcher = watcher

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Read one consistent state without holding up the writer."""
        with (
            self._gerbang.passing(),
            faults(),
            self._engine.connect() as connection,
            untrusted_after_fault(connection),
            connection.execution_options(baca=True).begin(),
        ):
            yield Work(connection)

    def checkpoint(self) -> bool:
        """Fold the write-ahead log into the file (R3): at exit, shift change, before a backup.

        False while a reader still needs the log: what was overwritten is then still in it.
        """
        with self._gerbang.passing(), faults(), self._engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def copy_to(self, target: Path) -> None:
        """Write an encrypted copy of this moment to `target`, beside readers and writers."""
        with self._gerbang.passing():
            copy_file(self.path, self._key, target)

    def change_key(self, new_key: bytes) -> None:
        """Put the whole file under a new key; EnvironmentFault leaves it under the old one.

        Nobody has a connection meanwhile: the gate waits until every act is out, and keeps the next
        one outside until the new engine stands. `keyed_by` tells which key it came to.
        """
        require_key(new_key)
        with self._gerbang.shut():
            self._engine.dispose()
            rekey_file(self.path, self._key, new_key)
            self._engine, self._key = new_engine(self.path, new_key, guarded=True), new_key
            _proved(self._engine)

    def keyed_by(self, key: bytes) -> bool:
        """Tell whether this is the key of the open file."""
        return hmac.compare_digest(key, self._key)

    def close(self) -> None:
        """Fold the log and let the file go."""
        self.checkpoint()
        self.release()

    def release(self) -> None:
        """Let the file go as it is: a copy has no log."""
        self._engine.dispose()


def _proved(engine: Engine) -> Engine:
    """Return an engine whose file has this program's version and schema; let it go otherwise."""
    try:
        with faults(), engine.connect() as connection:
            skema.require_version(connection)
            _require_schema(connection)
    except EnvironmentFault:
        engine.dispose()  # a refused file is let go, so that it can be replaced on Windows too
        raise
    return engine


def _make_private(path: Path) -> None:
    """Make the empty file for its owner alone; SQLite gives `-wal` and `-shm` the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise EnvironmentFault(
            "Berkas data sudah ada di folder ini.",
            "Tidak ada yang diubah. Buka stasiun yang ada, atau pilih folder lain.",
        ) from error
    except OSError as error:
        raise EnvironmentFault(
            "Berkas data tidak dapat dibuat di folder ini.",
            "Periksa apakah disk terpasang, tidak penuh, dan dapat ditulis.",
        ) from error


def _require_schema(connection: Connection) -> None:
    """Refuse a file whose tables or triggers are not the ones this program made."""
    if skema.schema_hash(connection) != SIDIK_SKEMA:
        raise EnvironmentFault(
            "Susunan berkas data berubah: penjaga buku tidak lagi utuh.",
            "Jangan menulis di berkas ini. Pulihkan cadangan dan laporkan kepada Kapolsek.",
        )
