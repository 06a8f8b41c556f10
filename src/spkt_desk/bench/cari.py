"""A key in the search to its results painted, at a station with a million indexed rows."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from spkt_desk.bench.besar import build_big
from spkt_desk.bench.mulai import child_environment
from spkt_desk.bench.panggung import Panggung
from spkt_desk.bench.ukur import Hasil
from spkt_desk.berkas_data import data_path
from spkt_desk.domain.bahasa import angka
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.latihan import AkunLatihan, accounts, read_bahan

_DUA_PULUHAN = 20
"""The 95th percentile is the last of twenty equal parts."""


@dataclass(frozen=True, slots=True)
class StasiunBesar:
    """Where the large station is, or (empty) that it is to be built, and with how many rows."""

    folder: Path | None
    baris: int

    def ready(self, panggung: Panggung) -> tuple[FolderStasiun, AkunLatihan]:
        """Return the large station, built now where it is not there yet, and a way in."""
        place = FolderStasiun(self.folder or panggung.kerja / "besar")
        if not place.founded:
            build_big(place.path, self.baris)
        bahan = read_bahan(data_path("resources", "data", "latihan.toml").read_text("utf-8"))
        return place, accounts(bahan)[0]

    def measure(self, panggung: Panggung, rounds: int) -> list[Hasil]:
        """Return the lines of the search: median beside its floor, 95th percentile, longest gap."""
        place, akun = self.ready(panggung)
        command = [sys.executable, "-m", "spkt_desk.bench.cari_kita", str(place.path), akun.nrp]
        done = subprocess.run(
            [*command, akun.kata_sandi, str(rounds)],
            env=child_environment(panggung),
            stdout=subprocess.PIPE,
            check=True,
            timeout=600,
            encoding="utf-8",
        )
        found = json.loads(done.stdout)
        ours, floor = found["kita"], found["batas"]
        nama = f"Cari, tombol sampai hasil terlukis ({angka(self.baris)} baris)"
        late = statistics.quantiles(ours, n=_DUA_PULUHAN)[-1]
        return [
            Hasil(nama, statistics.median(ours), statistics.median(floor), "ms", "<= 2 x"),
            Hasil("Cari: 95 dari 100 tombol dalam", late, None, "ms", "<= 16 ms"),
            Hasil("Jeda gelung: mencari", found["jeda"], None, "ms", "<= 50 ms"),
        ]
