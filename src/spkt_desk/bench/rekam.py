"""What an act sends to the driver, statement by statement: floors are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from spkt_desk.services.layanan import Layanan

Cell = int | str | bytes | None


@dataclass(frozen=True, slots=True)
class Perintah:
    """One statement as the driver got it."""

    sql: str
    nilai: tuple[Cell, ...]


def record(layanan: Layanan, act: Callable[[], object]) -> list[Perintah]:
    """Do one act and return what reached the driver."""
    engine = layanan._konteks.database._engine  # noqa: SLF001 - the bench listens at the driver
    heard: list[Perintah] = []

    def listen(_conn: Any, _cursor: Any, sql: str, nilai: Any, *_rest: Any) -> None:  # noqa: ANN401
        heard.append(Perintah(sql, tuple(nilai)))

    event.listen(engine, "before_cursor_execute", listen)
    act()
    event.remove(engine, "before_cursor_execute", listen)
    return heard


def database_key(layanan: Layanan) -> bytes:
    """Return the key of the file: the floors open it by hand."""
    return layanan._konteks.akun._database_key  # noqa: SLF001
