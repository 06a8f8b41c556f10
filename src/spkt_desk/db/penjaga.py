"""The guard of R7 on the program's own connections: what is not named here is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

_ALLOWED: Final = frozenset(
    {
        sqlcipher.SQLITE_SELECT,
        sqlcipher.SQLITE_READ,
        sqlcipher.SQLITE_FUNCTION,
        sqlcipher.SQLITE_RECURSIVE,
        sqlcipher.SQLITE_TRANSACTION,
        sqlcipher.SQLITE_SAVEPOINT,
    }
)
_CHANGES: Final = frozenset({sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE})
_READABLE: Final = frozenset(
    {
        "busy_timeout",
        "cell_size_check",
        "cipher_integrity_check",
        "cipher_version",
        "data_version",
        "foreign_keys",
        "freelist_count",
        "integrity_check",
        "journal_mode",
        "page_count",
        "quick_check",
        "recursive_triggers",
        "secure_delete",
        "synchronous",
        "trusted_schema",
        "user_version",
        "wal_checkpoint",
    }
)
"""Pragmas that only answer when they are given no value."""

_WITH_VALUE: Final = frozenset({"integrity_check", "quick_check", "wal_checkpoint"})
"""Pragmas whose value sets nothing: how many errors to list, how far to fold the log."""


def authorizer(protected: frozenset[str]) -> Callable[..., int]:
    """Return the guard: the program's own connection cannot rewrite the book either.

    SQLite asks it once for each statement it prepares, so it costs nothing where statements run.
    Names of pragmas come as typed, names of tables as declared.
    """

    def _decide(
        action: int, first: str | None, second: str | None, _db: str | None, _inner: str | None
    ) -> int:
        name = (first or "").lower()
        if action in _ALLOWED:
            allowed = True
        elif action == sqlcipher.SQLITE_PRAGMA:
            allowed = name in (_READABLE if second is None else _WITH_VALUE)
        elif action == sqlcipher.SQLITE_INSERT:
            allowed = not name.startswith("sqlite_")
        else:
            allowed = (
                action in _CHANGES and name not in protected and not name.startswith("sqlite_")
            )
        return int(sqlcipher.SQLITE_OK if allowed else sqlcipher.SQLITE_DENY)

    return _decide
