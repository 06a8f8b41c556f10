"""Launch to a visible login window that takes keys, beside a bare QMainWindow doing the same.

Both are whole processes: the stop watch starts before the interpreter does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from spkt_desk.bench.panggung import Panggung
from spkt_desk.bench.tombol import SIAP
from spkt_desk.bench.ukur import Hasil, take_turns


def measure(panggung: Panggung, rounds: int) -> list[Hasil]:
    """Return the one line of this figure."""
    folder = str(panggung.folder.path)
    ours, floor = take_turns(
        rounds,
        lambda: _launch(panggung, "spkt_desk.bench.mulai_kita", folder),
        lambda: _launch(panggung, "spkt_desk.bench.mulai_polos"),
    )
    return [Hasil("Mulai sampai jendela masuk menerima tombol", ours, floor, "ms", "<= 2.5 x")]


def child_environment(panggung: Panggung) -> dict[str, str]:
    """Return the surroundings of a probe: no settings of the user, offscreen without a display."""
    home = panggung.kerja / "rumah"
    env = {**os.environ, "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & env.keys():
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def _launch(panggung: Panggung, module: str, *arguments: str) -> float:
    """Start a probe and return the milliseconds from its birth to its first key."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=child_environment(panggung),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as probe:
        said = probe.stdout.readline().strip() if probe.stdout else ""
        taken = (time.perf_counter() - start) * 1000
        probe.communicate(timeout=60)
    if said != SIAP or probe.returncode:
        raise RuntimeError(f"{module} ended with {probe.returncode} before it took a key")
    return taken
