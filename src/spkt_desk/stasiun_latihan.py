"""The practice station: made through the real services, at its first opening or by a command."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from spkt_desk.berkas_data import data_path
from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Zona
from spkt_desk.kunci.sandi import default_params
from spkt_desk.services import latihan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.latihan import Latihan
from spkt_desk.sumber import load_sumber, shipped_kinds

HARI_LATIHAN = 30
BENIH_LATIHAN = 7
LATIHAN_SAMPAI = time(9, 25)
"""A practice station ends at 09.20 of its last day."""


def build_practice(
    folder: Path,
    *,
    days: int,
    seed: int,
    today: date | None,
    progress: Callable[[int, int], object],
) -> Latihan:
    """Make a practice station through the real services."""
    return latihan.build(
        FolderStasiun(folder),
        load_sumber(),
        latihan.read_bahan(data_path("resources", "data", "latihan.toml").read_text("utf-8")),
        shipped_kinds(),
        days=days,
        seed=seed,
        today=today or practice_day(SystemClock(Zona.WITA).now().wall),
        params=default_params(),
        random=secrets.token_bytes,
        progress=progress,
    )


def practice_day(now: datetime) -> date:
    """Return the last day of a practice station: its records must not lie in the future."""
    return now.date() if now.time() > LATIHAN_SAMPAI else now.date() - timedelta(days=1)


def ready_practice(folder: FolderStasiun) -> None:
    """Make the practice station at its first opening, and say who may log in."""
    if not folder.founded:
        build_practice(
            folder.path, days=HARI_LATIHAN, seed=BENIH_LATIHAN, today=None, progress=show_progress
        )
    bahan = latihan.read_bahan(data_path("resources", "data", "latihan.toml").read_text("utf-8"))
    sys.stdout.write("\n".join(latihan.account_lines(bahan)) + "\n")
    sys.stdout.flush()


def show_progress(day: int, days: int) -> None:
    """Show on one line how far the practice station is."""
    sys.stderr.write(f"\rMembuat stasiun latihan: hari {day} dari {days}")
    sys.stderr.write("\n" if day == days else "")
    sys.stderr.flush()
