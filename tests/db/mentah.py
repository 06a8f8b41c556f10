"""A bare SQLCipher connection: what a technician with the key and an SQLite tool has in hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from spkt_desk.kunci.slot_toml import read_slots
from tests.support.stasiun import NRP, SANDI, Stasiun


def database_key(stasiun: Stasiun) -> bytes:
    """Return the raw key of a station, taken the way a login takes it."""
    slots = read_slots(stasiun.folder.slots.read_text(encoding="utf-8"))
    return slots.unlock(NRP, SANDI)


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Any]:
    """Yield a keyed connection without guard, pragmas or triggers of ours."""
    raw = sqlcipher.connect(str(path), isolation_level=None)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield raw
    finally:
        raw.close()


@contextmanager
def unguarded(path: Path, key: bytes) -> Iterator[Any]:
    """Yield a connection whose triggers are gone, and put them back word for word afterwards."""
    with opened(path, key) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _sql in kept:
            raw.execute(f'DROP TRIGGER "{name}"')
        yield raw
        for _name, sql in kept:
            raw.execute(sql)


def dump(raw: Any) -> dict[str, list[tuple[object, ...]]]:  # noqa: ANN401 - the driver has no types
    """Return every row of every table, to compare two states of a file."""
    names = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}  # noqa: S608
