"""What somebody with the key and a program of his own can do: chain a changed book anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from spkt_desk.db.skema import protected_tables
from spkt_desk.domain.riwayat import GENESIS, Peristiwa, Sel, rows_digest
from spkt_desk.domain.titik_periksa import TitikPeriksa
from spkt_desk.kunci.titik import sign_point
from tests.db.mentah import database_key, unguarded
from tests.support.stasiun import Stasiun

_TABEL = ("riwayat", "muatan", "mutasi")


@contextmanager
def put_back(stasiun: Stasiun, act: Callable[[Any], object]) -> Iterator[None]:
    """Let somebody with the key do something; put entries, contents and lines back afterwards."""
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        kept = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in _TABEL}  # noqa: S608
        raw.execute("BEGIN")  # one commit: each waits for the disk
        act(raw)
        raw.execute("COMMIT")
        try:
            yield
        finally:
            raw.execute("BEGIN")
            for name, rows in kept.items():
                raw.execute(f"DELETE FROM {name}")  # noqa: S608
                marks = ", ".join("?" * len(rows[0]))
                raw.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
            raw.execute("COMMIT")


def rechain(raw: Any, first: int, kunci_tanda: bytes = b"") -> None:  # noqa: ANN401 - no types
    """Give every entry from a place on the digests and hashes of what stands there now.

    Whoever has the station's signing key too makes its checkpoints anew.
    """
    names = [*Peristiwa._fields]
    head = GENESIS
    if first > 1:
        [(head,)] = raw.execute(
            "SELECT hash FROM riwayat WHERE posisi = ?", (first - 1,)
        ).fetchall()
    asked = f"SELECT {', '.join(names)} FROM riwayat WHERE posisi >= ? ORDER BY posisi"  # noqa: S608
    for row in raw.execute(asked, (first,)).fetchall():
        values = dict(zip(names, row, strict=True))
        if kunci_tanda:
            _sign_anew(raw, values["posisi"], head, kunci_tanda)
        values |= {"sebelum": head, "sidik_baris": rows_digest(_rows(raw, values["posisi"]))}
        head = Peristiwa(**values).hash()
        raw.execute(
            "UPDATE riwayat SET sebelum = ?, sidik_baris = ?, hash = ? WHERE posisi = ?",
            (values["sebelum"], values["sidik_baris"], head, values["posisi"]),
        )


def _sign_anew(raw: Any, posisi: int, head: bytes, kunci_tanda: bytes) -> None:  # noqa: ANN401
    """Let the checkpoint of an entry speak of the chain as it is now."""
    found = raw.execute(
        "SELECT stasiun, sampai, nomor_buku FROM titik_periksa WHERE posisi = ?", (posisi,)
    ).fetchall()
    for stasiun, sampai, nomor_buku in found:
        tanda = sign_point(kunci_tanda, TitikPeriksa(stasiun, sampai, head, nomor_buku))
        raw.execute(
            "UPDATE titik_periksa SET kepala = ?, tanda = ? WHERE posisi = ?",
            (head, tanda, posisi),
        )


def _rows(raw: Any, posisi: int) -> tuple[tuple[str, tuple[Sel, ...]], ...]:  # noqa: ANN401
    """Return the protected rows of an entry as its digest covers them."""
    found: list[tuple[str, tuple[Sel, ...]]] = []
    for name, table in protected_tables().items():
        columns = ", ".join(one.name for one in table.columns)
        asked = f"SELECT {columns} FROM {name} WHERE posisi = ? ORDER BY rowid"  # noqa: S608
        found += [(name, tuple(row)) for row in raw.execute(asked, (posisi,)).fetchall()]
    return tuple(found)
