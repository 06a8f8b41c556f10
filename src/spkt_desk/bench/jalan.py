"""The verb itself: what to measure, how often, and the table."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from PySide6 import __version__ as qt_version

from spkt_desk.bench import besar, buku, gelung, hari, mulai, surat, terbit
from spkt_desk.bench.cari import StasiunBesar
from spkt_desk.bench.panggung import Panggung, build_stage
from spkt_desk.bench.ukur import Hasil, table

_UKURAN: dict[str, Callable[[Panggung, int], list[Hasil]]] = {
    "mulai": mulai.measure,
    "terbit": terbit.measure,
    "surat": surat.measure,
    "gelung": gelung.measure,
}
_HARI = "hari"
_CARI = "cari"
_BUKU = "buku"
_PUTARAN = 11


def main(argv: Sequence[str] | None = None) -> int:
    """Build a practice station, measure on it, print the machine and the table."""
    arguments = _parser().parse_args(argv)
    if arguments.build is not None:
        print("\n".join(besar.build_big(arguments.build, arguments.rows).lines()))
        return 0
    print(_machine())
    with tempfile.TemporaryDirectory(prefix="spkt-bench-", dir=arguments.data) as folder:
        panggung = build_stage(Path(folder), arguments.days)
        found: list[Hasil] = []
        large = StasiunBesar(arguments.besar, arguments.rows)
        figures = _UKURAN | {
            _HARI: partial(hari.measure, days=arguments.long),
            _CARI: large.measure,
            _BUKU: partial(buku.measure, besar=large),
        }
        for name in arguments.only or figures:
            found += figures[name](panggung, arguments.rounds)
        print(table(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="spkt-desk bench", description="Ukur kecepatan terhadap batas bawahnya."
    )
    parser.add_argument("--rounds", type=_positive, default=_PUTARAN, help="putaran berselang")
    parser.add_argument(
        "--only", action="append", choices=(*_UKURAN, _HARI, _CARI, _BUKU), help="hanya ukuran ini"
    )
    parser.add_argument("--data", type=Path, help="folder kerja; isinya dihapus sesudahnya")
    parser.add_argument("--days", type=_positive, default=3, help="hari stasiun latihannya")
    parser.add_argument(
        "--long", type=_positive, default=hari.HARI_PANJANG, help="hari stasiun yang lama dipakai"
    )
    parser.add_argument("--build", type=Path, help="hanya buat stasiun besar di folder ini")
    parser.add_argument(
        "--besar", type=Path, help="stasiun besar yang sudah ada, bagi cari dan buku"
    )
    parser.add_argument(
        "--rows", type=_positive, default=besar.BARIS_BESAR, help="baris terindeks stasiun besar"
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("sekurang-kurangnya 1")
    return number


def _machine() -> str:
    """Name what the figures depend on, and nothing that names the computer or its owner."""
    with sqlcipher.connect(":memory:") as raw:
        cipher = raw.execute("PRAGMA cipher_version").fetchone()[0]
    return (
        f"{os.cpu_count()} CPU, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, PySide6 {qt_version}, SQLCipher {cipher}"
    )
