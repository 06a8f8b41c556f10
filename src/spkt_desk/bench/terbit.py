"""Terbitkan to durable commit, beside the same statements by hand in one raw transaction.

One issue is recorded statement by statement; the floor replays it on a copy of the same file with
the same pragmas, tables, triggers and byte sizes, and only the values that must be new are new.
"""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event

from spkt_desk.bench.panggung import Panggung, typed_form
from spkt_desk.bench.ukur import Hasil, take_turns, timed
from spkt_desk.db.sambungan import prepare_connection
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.layanan import Layanan

_Cell = int | str | bytes | None


@dataclass(frozen=True, slots=True)
class _Perintah:
    """One statement as the driver got it."""

    sql: str
    nilai: tuple[_Cell, ...]


def measure(panggung: Panggung, rounds: int) -> list[Hasil]:
    """Return the one line of this figure."""
    pintu, layanan = panggung.open()
    record_issue(layanan)  # the first issue of a run also reads the kinds of things
    first, second = record_issue(layanan), record_issue(layanan)
    key = layanan._konteks.akun._database_key  # noqa: SLF001 - the floor opens the same file by hand
    pintu.close()
    copy = FolderStasiun(panggung.kerja / "batas")
    copy.path.mkdir()
    shutil.copyfile(panggung.folder.database, copy.database)
    raw = sqlcipher.connect(str(copy.database), isolation_level=None)
    prepare_connection(raw, key)
    replay = _Ulangan(raw, first, second)
    pintu, layanan = panggung.open()
    forms = iter([typed_form(layanan) for _ in range(rounds + 1)])
    ours, floor = take_turns(
        rounds, timed(lambda: layanan.kehilangan.issue(next(forms))), replay.milliseconds
    )
    raw.close()
    pintu.close()
    return [Hasil("Terbitkan sampai COMMIT", ours, floor, "ms", "<= 4 x")]


def record_issue(layanan: Layanan) -> list[_Perintah]:
    """Issue one letter and return what reached the driver."""
    engine = layanan._konteks.database._engine  # noqa: SLF001 - the bench listens at the driver
    heard: list[_Perintah] = []

    def listen(_conn: Any, _cursor: Any, sql: str, nilai: Any, *_rest: Any) -> None:  # noqa: ANN401
        heard.append(_Perintah(sql, tuple(nilai)))

    form = typed_form(layanan)
    event.listen(engine, "before_cursor_execute", listen)
    layanan.kehilangan.issue(form)
    event.remove(engine, "before_cursor_execute", listen)
    return heard


class _Ulangan:
    """Replays a recorded issue; what differed between two issues is new in every round."""

    def __init__(self, raw: Any, first: list[_Perintah], second: list[_Perintah]) -> None:  # noqa: ANN401
        """Compare two recordings of the same act; `raw` holds the file as the second left it."""
        if [one.sql for one in first] != [one.sql for one in second]:
            raise ValueError("two issues of the same form ran different statements")
        self._raw = raw
        self._pairs = list(zip(first, second, strict=True))
        self._round = 0

    def milliseconds(self) -> float:
        """Run one act by hand, from BEGIN IMMEDIATE to the durable COMMIT, and return its time."""
        ready = self._prepare()
        return timed(lambda: self._run(ready))()

    def _run(self, ready: list[tuple[str, tuple[_Cell, ...]]]) -> None:
        execute = self._raw.execute
        for sql, values in ready:
            execute(sql, values).fetchall()
        execute("COMMIT")

    def _prepare(self) -> list[tuple[str, tuple[_Cell, ...]]]:
        """Make the next round's values, so that the stop watch sees statements only."""
        self._round += 1
        renewed: dict[_Cell, _Cell] = {}
        return [
            (
                later.sql,
                tuple(
                    self._fresh(old, new, renewed)
                    for old, new in zip(earlier.nilai, later.nilai, strict=True)
                ),
            )
            for earlier, later in self._pairs
        ]

    def _fresh(self, old: _Cell, new: _Cell, renewed: dict[_Cell, _Cell]) -> _Cell:
        if old == new:
            return new
        if isinstance(old, int) and isinstance(new, int):
            return new + (new - old) * self._round
        if isinstance(old, str) and isinstance(new, str) and len(old.split()) == len(new.split()):
            words = zip(old.split(), new.split(), strict=True)
            if len(new.split()) > 1:  # words of the search index: as many of them as before
                return " ".join(str(self._fresh(*pair, renewed)) for pair in words)
        if new not in renewed:
            renewed[new] = (
                secrets.token_bytes(len(new))
                if isinstance(new, bytes)
                else secrets.token_hex(len(str(new)))[: len(str(new))]
            )
        return renewed[new]
