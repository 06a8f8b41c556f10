"""Connections to the encrypted file: keyed, checked, guarded; a fault of the disk has words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from weakref import WeakSet

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import QueuePool

from spkt_desk.db import skema
from spkt_desk.db.faults import as_fault
from spkt_desk.db.penjaga import authorizer
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

_PRAGMAS_SALINAN: tuple[tuple[str, str, object], ...] = (
    ("query_only", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)
"""The same for a copy that is looked at: nothing is written, so nothing is promised about it."""


class Sambungan(sqlcipher.Connection):  # type: ignore[misc] # the driver has no types
    """A driver connection that knows its cursors.

    The driver shares one statement among cursors with the same words: one that was left half read
    and dies later, with an exception's traceback say, sets the newer one back to its first row.
    """

    def __init__(self, *args: object, **options: object) -> None:
        """Open like the driver's own."""
        super().__init__(*args, **options)
        self._cursors: WeakSet[Any] = WeakSet()

    def cursor(self, *args: object) -> Any:  # noqa: ANN401 - the driver has no types
        """Make a cursor and remember it for as long as anybody holds it."""
        made = super().cursor(*args)
        self._cursors.add(made)
        return made

    def close_cursors(self) -> None:
        """End every reading that was left half way."""
        for one in tuple(self._cursors):
            one.close()


def new_engine(path: Path, key: bytes, *, guarded: bool) -> Engine:
    """Return an engine whose every connection is keyed, checked and, if asked, guarded."""
    require_key(key)
    engine = create_engine(
        f"sqlite:///{path.as_posix()}",
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=2,
        connect_args={
            "check_same_thread": False,
            "isolation_level": None,
            "factory": Sambungan,
        },
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver has no types
        prepare_connection(raw, key)
        if guarded:
            raw.set_authorizer(authorizer(skema.unchangeable_names()))

    _end_readings(engine)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("baca", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def require_key(key: bytes) -> None:
    """Raise ValueError for what cannot be a raw key."""
    if len(key) != PANJANG_KUNCI:
        msg = "the database key is 32 bytes"
        raise ValueError(msg)


def copy_engine(path: Path, key: bytes) -> Engine:
    """Return an engine that reads a copy where it lies and leaves every byte of it alone.

    The copy keeps its rollback journal mode: a WAL file on read-only media could not be opened.
    """

    def _connect() -> Any:  # noqa: ANN401 - the driver has no types
        raw = sqlcipher.connect(
            _read_only(path),
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            factory=Sambungan,
        )
        key_connection(raw, key)
        _hold_to(raw, _PRAGMAS_SALINAN)
        return raw

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=_connect,
        poolclass=QueuePool,
        pool_size=2,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    _end_readings(engine)
    return engine


def _end_readings(engine: Engine) -> None:
    """Let no cursor outlive the turn of its connection; one given up for good has none."""

    @event.listens_for(engine, "checkin")
    def _close(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver has no types
        if raw is not None:
            raw.close_cursors()


def _read_only(path: Path) -> str:
    """Return the address under which SQLite opens a file for reading alone.

    Not `Path.as_uri`: a network folder of Windows would become an authority, which SQLite refuses.
    """
    place = path.absolute().as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(place)}?mode=ro"


def prepare_connection(raw: Any, key: bytes) -> None:  # noqa: ANN401 - the driver has no types
    """Key a bare driver connection and read every promise back; the first statement is the key."""
    key_connection(raw, key)
    _hold_to(raw, _PRAGMAS)


def key_connection(raw: Any, key: bytes) -> None:  # noqa: ANN401 - the driver has no types
    """Give a bare driver connection its key, silently: SQLCipher writes to stderr otherwise."""
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def _hold_to(raw: Any, pragmas: tuple[tuple[str, str, object], ...]) -> None:  # noqa: ANN401 - the driver has no types
    """Set each pragma and read it back."""
    for name, value, expected in pragmas:
        raw.execute(f"PRAGMA {name} = {value}").fetchall()
        found = raw.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            raise EnvironmentFault(
                f"Berkas data tidak menjamin penyimpanan ({name} = {found}).",
                "Program tidak dibuka agar tidak ada catatan yang hilang. "
                "Pindahkan folder data ke disk biasa, bukan folder jaringan.",
            )


@contextmanager
def untrusted_after_fault(connection: Connection) -> Iterator[None]:
    """Never use a connection again that met a broken disk or a broken page (R15).

    SQLCipher itself answers every later page with the same error.
    """
    try:
        yield
    except (IntegrityError, sqlcipher.IntegrityError):
        raise
    except (DatabaseError, sqlcipher.DatabaseError):
        connection.invalidate()
        raise


@contextmanager
def faults() -> Iterator[None]:
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
