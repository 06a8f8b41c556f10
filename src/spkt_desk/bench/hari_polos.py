"""The floor of the memory: a bare window in a process that has imported the same libraries."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from spkt_desk.bench.memori import resident_mib


def main() -> int:
    """Import, show, print the memory as JSON."""
    told = subprocess.run(
        [sys.executable, "-m", "spkt_desk.bench.hari_pustaka"],
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    app = QApplication(sys.argv[:1])
    for name in json.loads(told.stdout):
        importlib.import_module(name)
    window = QMainWindow()
    window.resize(1366, 728)
    window.show()
    app.processEvents()
    json.dump({"memori": resident_mib()}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
