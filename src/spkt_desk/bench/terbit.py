"""Terbitkan and a line of the book to durable commit, beside the same statements by hand.

One act is recorded statement by statement; the floor replays it in one raw transaction on a copy of
the same file with the same pragmas, tables, triggers and byte sizes, and only the values that must
be new are new.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from spkt_desk.bench.panggung import Panggung, typed_form
from spkt_desk.bench.rekam import Cell, Perintah, database_key, record
from spkt_desk.bench.ukur import Hasil, take_turns, timed
from spkt_desk.db.sambungan import prepare_connection
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.layanan import Layanan

_BARIS = "Patroli sambang ke pertokoan di jalan Melati, situasi aman terkendali."


def measure(panggung: Panggung, rounds: int) -> list[Hasil]:
    """Return the lines of the two acts that happen most."""
    return [
        _beside(panggung, rounds, "Terbitkan sampai COMMIT", prepare_issue),
        _beside(panggung, rounds, "Satu baris Buku Mutasi sampai COMMIT", _prepare_line),
    ]


def prepare_issue(layanan: Layanan) -> Callable[[], object]:
    """Return the act of issuing a form that is typed already."""
    form = typed_form(layanan)
    return lambda: layanan.kehilangan.issue(form)


def _prepare_line(layanan: Layanan) -> Callable[[], object]:
    return lambda: layanan.mutasi.write(_BARIS)


def _beside(
    panggung: Panggung,
    rounds: int,
    nama: str,
    prepare: Callable[[Layanan], Callable[[], object]],
) -> Hasil:
    """Return an act's time beside the same statements by hand."""
    pintu, layanan = panggung.open()
    prepare(layanan)()  # the first act of a run also reads what the later ones know
    first, second = (record(layanan, prepare(layanan)) for _ in range(2))
    key = database_key(layanan)
    pintu.close()
    copy = FolderStasiun(panggung.kerja / "batas")
    copy.path.mkdir()
    shutil.copyfile(panggung.folder.database, copy.database)
    raw = sqlcipher.connect(str(copy.database), isolation_level=None)
    prepare_connection(raw, key)
    replay = _Ulangan(raw, first, second)
    pintu, layanan = panggung.open()
    acts = iter([prepare(layanan) for _ in range(rounds + 1)])

    def one() -> float:
        act = next(acts)
        return timed(act)()

    ours, floor = take_turns(rounds, one, replay.milliseconds)
    raw.close()
    pintu.close()
    shutil.rmtree(copy.path)
    return Hasil(nama, ours, floor, "ms", "<= 4 x")


class _Ulangan:
    """Replays a recorded issue; what differed between two issues is new in every round."""

    def __init__(self, raw: Any, first: list[Perintah], second: list[Perintah]) -> None:  # noqa: ANN401
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

    def _run(self, ready: list[tuple[str, tuple[Cell, ...]]]) -> None:
        execute = self._raw.execute
        for sql, values in ready:
            execute(sql, values).fetchall()
        execute("COMMIT")

    def _prepare(self) -> list[tuple[str, tuple[Cell, ...]]]:
        """Make the next round's values, so that the stop watch sees statements only."""
        self._round += 1
        renewed: dict[Cell, Cell] = {}
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

    def _fresh(self, old: Cell, new: Cell, renewed: dict[Cell, Cell]) -> Cell:
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
