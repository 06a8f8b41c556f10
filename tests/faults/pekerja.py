"""A desk that saves until it is killed: a program of its own, started by the kill tests.

It waits for one line ``folder name way`` on its input, logs in, and then tells on its output what
it is about to do (``mulai``) and what the service has answered (``jadi``). The ways that are not
``sesudah`` are the controls: programs which promise too early, or write in two steps.
"""

from __future__ import annotations

import itertools
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from spkt_desk.services.konteks import SURAT_KEHILANGAN
from spkt_desk.services.layanan import Layanan
from tests.db.mentah import database_key, opened
from tests.support.stasiun import SAAT, Stasiun, make_clock, make_draft

SESUDAH = "sesudah"
SEBELUM = "sebelum"
TERPISAH = "terpisah"


def main() -> NoReturn:
    """Save until the end, which comes from outside."""
    _say("hangat")
    path, name, way = sys.stdin.readline().split()
    # Every run begins a little later, as days do; two runs at one moment would be a clock fault.
    clock = make_clock(SAAT + timedelta(seconds=10 * int(name)))
    stasiun = Stasiun(Path(path), clock, "")
    if way == TERPISAH:
        _save_in_two_steps(stasiun, name)
    desk = stasiun.login()
    _say("masuk")
    for turn in itertools.count(1):
        _save(desk, f"draf-{name}-{turn}", early=way == SEBELUM)
        if turn % 2 == 0:
            _note(desk, f"Patroli {name}-{turn}")
    raise AssertionError


def _save(desk: Layanan, draft_id: str, *, early: bool) -> None:
    """Issue one report and keep the page of every tenth."""
    _say(f"mulai terbit {draft_id}")
    if early:
        _say(f"jadi terbit {draft_id} -")
    terbitan = desk.kehilangan.issue(make_draft(draft_id)).value
    if not early:
        _say(f"jadi terbit {draft_id} {terbitan.rekaman_id}")
    if draft_id.endswith("5"):
        _say(f"mulai kertas {terbitan.rekaman_id}")
        desk.kertas.ensure(terbitan.rekaman_id)
        _say(f"jadi kertas {terbitan.rekaman_id}")


def _note(desk: Layanan, uraian: str) -> None:
    """Write one line into the book."""
    _say(f"mulai catat {uraian}")
    baris = desk.mutasi.write(uraian).value
    _say(f"jadi catat {uraian} {baris.nomor_buku}")


def _save_in_two_steps(stasiun: Stasiun, name: str) -> NoReturn:
    """Take a number in one transaction and never come to the second one."""
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        _say("masuk")
        raw.execute(
            "INSERT INTO nomor VALUES (?, 2026, 412, 'terbit', ?, 1, 'tanpa-laporan', 1)",
            (SURAT_KEHILANGAN, f"SKTLK/{name}"),
        )
        _say("mulai terbit separuh")
        sys.stdin.read()
    raise AssertionError


def _say(line: str) -> None:
    """Put a line into the pipe at once: what is in it survives this process."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    main()
