"""The longest gap of the GUI event loop, seen by a heartbeat while the real program works."""

from __future__ import annotations

import json
import subprocess
import sys

from spkt_desk.bench.mulai import child_environment
from spkt_desk.bench.panggung import Panggung
from spkt_desk.bench.ukur import Hasil

BAGIAN = {
    "impor": ("Jeda gelung: impor berat di balik jendela masuk", "<= 100 ms"),
    "masuk": ("Jeda gelung: masuk sampai meja terbuka", "<= 50 ms"),
    "terbit": ("Jeda gelung: Terbitkan", "<= 50 ms"),
    "surat": ("Jeda gelung: menyimpan kertas", "<= 50 ms"),
    "pratinjau": ("Jeda gelung: pratinjau", "<= 50 ms"),
    "gulir": ("Jeda gelung: menggulir 200 baris", "<= 50 ms"),
    "tempel": ("Jeda gelung: 10 MB ditempel", "<= 300 ms"),
}
MEMORI = "memori"


def measure(panggung: Panggung, rounds: int) -> list[Hasil]:
    """Return one line a part of the program's life: the longest gap of any round in it."""
    command = [sys.executable, "-m", "spkt_desk.bench.gelung_kita", str(panggung.folder.path)]
    done = subprocess.run(
        [*command, panggung.akun.nrp, panggung.akun.kata_sandi, str(rounds)],
        env=child_environment(panggung),
        stdout=subprocess.PIPE,
        check=True,
        timeout=600,
        encoding="utf-8",
    )
    found: dict[str, float] = json.loads(done.stdout)
    lines = [Hasil(nama, found[key], None, "ms", target) for key, (nama, target) in BAGIAN.items()]
    if found[MEMORI]:
        lines.append(Hasil("Memori terbanyak program", found[MEMORI], None, "MiB", "-"))
    return lines
