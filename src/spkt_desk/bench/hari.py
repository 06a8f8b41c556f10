"""A long-lived station beside a one-day station: login to today's page, and memory after it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from spkt_desk.bench.mulai import child_environment
from spkt_desk.bench.panggung import Panggung, build_stage
from spkt_desk.bench.ukur import Hasil, take_turns

HARI_PANJANG = 400
"""Days of the long-lived station: a year and its holidays."""


def measure(panggung: Panggung, rounds: int, days: int) -> list[Hasil]:
    """Return the login and its memory at a station of `days`, and Argon2id alone."""
    for name in ("panjang", "sehari"):
        (panggung.kerja / name).mkdir()
    long = build_stage(panggung.kerja / "panjang", days)
    short = build_stage(panggung.kerja / "sehari", 1)
    seen: list[dict[str, float]] = []

    def ours() -> float:
        seen.append(_log_in(long))
        return seen[-1]["tergambar"]

    painted, floor = take_turns(rounds, ours, lambda: _log_in(short)["tergambar"])
    argon = statistics.median(one["argon2id"] for one in seen)
    memory = statistics.median(one["memori"] for one in seen)
    return [
        Hasil(
            f"Sandi diterima sampai halaman hari ini, {days} hari (batas: 1 hari)",
            painted,
            floor,
            "ms",
            "<= 1.2 x dan 800 ms",
        ),
        Hasil("Argon2id saat masuk (tidak termasuk di atas)", argon, None, "ms", "-"),
        Hasil(
            "Memori sesudah masuk, Buku Mutasi terbuka",
            memory,
            _bare_memory(long),
            "MiB",
            "<= 1.3 x dan 180 MiB",
        ),
    ]


def _log_in(station: Panggung) -> dict[str, float]:
    """Log in once in a process of its own and return what it measured."""
    akun = station.akun
    return _probe(station, "spkt_desk.bench.hari_kita", akun.nrp, akun.kata_sandi)


def _bare_memory(station: Panggung) -> float:
    """Return the memory of a bare window among the same imported libraries, in MiB."""
    return _probe(station, "spkt_desk.bench.hari_polos")["memori"]


def _probe(station: Panggung, module: str, *arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", module, str(station.folder.path), *arguments],
        env=child_environment(station),
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
        encoding="utf-8",
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found
