"""Opening the one encrypted file, with every promise about durability read back (R1, R6, R7)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import QueuePool

from spkt_desk.db import skema
from spkt_desk.db.faults import as_fault
from spkt_desk.db.penjaga import authorizer
from spkt_desk.db.sidik_skema import SIDIK_SKEMA
from spkt_desk.db.work import Work
from spkt_desk.domain.errors import EnvironmentFault

PANJANG_KUNCI = 32
"""Length of the raw database key in bytes."""

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("busy_timeout", "5000", 5000),
)
"""Name, value to set, value it must answer with (R1)."""


class Database:
    """The station's file: one write transaction at a time, any number of readers."""

    def __init__(self, engine: Engine, path: Path) -> None:
        """Keep an engine that `create` or `open` has proved."""
        self._engine = engine
        self.path = path
        self.reached = 0
        """The newest entry this process has committed; 0 before the first."""
        self._watcher: Callable[[int], object] | None = None

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new encrypted file with the whole schema; refuse to touch an existing one."""
        _make_private(path)
        maker = _engine(path, key, guarded=False)
        with _faults(), maker.begin() as connection:
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
        engine = _engine(path, key, guarded=True)
        try:
            with _faults(), engine.connect() as connection:
                skema.require_version(connection)
                _require_schema(connection)
        except EnvironmentFault:
            engine.dispose()  # a refused file is let go, so that it can be replaced on Windows too
            raise
        return cls(engine, path)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Run one act: BEGIN IMMEDIATE, COMMIT at the end, nothing at all on any error (R5)."""
        with (
            _faults(),
            self._engine.connect() as connection,
            _untrusted_after_fault(connection),
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
            _faults(),
            self._engine.connect() as connection,
            _untrusted_after_fault(connection),
            connection.execution_options(baca=True).begin(),
        ):
            yield Work(connection)

    def checkpoint(self) -> bool:
        """Fold the write-ahead log into the file (R3): at exit, shift change, before a backup.

        False while a reader still needs the log: what was overwritten is then still in it.
        """
        with _faults(), self._engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def close(self) -> None:
        """Fold the log and let the file go."""
        self.checkpoint()
        self._engine.dispose()


def _engine(path: Path, key: bytes, *, guarded: bool) -> Engine:
    """Return an engine whose every connection is keyed, checked and, if asked, guarded."""
    if len(key) != PANJANG_KUNCI:
        msg = "the database key is 32 bytes"
        raise ValueError(msg)
    engine = create_engine(
        f"sqlite:///{path.as_posix()}",
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=2,
        connect_args={"check_same_thread": False, "isolation_level": None},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver has no types
        prepare_connection(raw, key)
        if guarded:
            raw.set_authorizer(authorizer(skema.unchangeable_names()))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("baca", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

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


def prepare_connection(raw: Any, key: bytes) -> None:  # noqa: ANN401 - the driver has no types
    """Key a bare driver connection and read every promise back; the first statement is the key."""
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for name, value, expected in _PRAGMAS:
        raw.execute(f"PRAGMA {name} = {value}").fetchall()
        found = raw.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            raise EnvironmentFault(
                f"Berkas data tidak menjamin penyimpanan ({name} = {found}).",
                "Program tidak dibuka agar tidak ada catatan yang hilang. "
                "Pindahkan folder data ke disk biasa, bukan folder jaringan.",
            )


def _require_schema(connection: Connection) -> None:
    """Refuse a file whose tables or triggers are not the ones this program made."""
    if skema.schema_hash(connection) != SIDIK_SKEMA:
        raise EnvironmentFault(
            "Susunan berkas data berubah: penjaga buku tidak lagi utuh.",
            "Jangan menulis di berkas ini. Pulihkan cadangan dan laporkan kepada Kapolsek.",
        )


@contextmanager
def _untrusted_after_fault(connection: Connection) -> Iterator[None]:
    """Never use a connection again that met a broken disk or a broken page (R15).

    SQLCipher itself answers every later page with the same error.
    """
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError:
        connection.invalidate()
        raise


@contextmanager
def _faults() -> Iterator[None]:
    """Turn a fault of the surroundings into `EnvironmentFault`; a bug stays a bug."""
    try:
        yield
    except DatabaseError as error:
        fault = as_fault(str(error.orig))
        if fault is None:
            raise
        raise fault from error
    except sqlcipher.DatabaseError as error:
        fault = as_fault(str(error))
        if fault is None:
            raise
        raise fault from error
