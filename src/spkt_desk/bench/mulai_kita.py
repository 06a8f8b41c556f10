"""Our launch as the officer starts it (``python -m spkt_desk``), watched from inside."""

from __future__ import annotations

import runpy
import sys

from PySide6.QtWidgets import QApplication

from spkt_desk.bench.tombol import watch


def main() -> None:
    """Start the program on the folder named on the command line; leave at the first key."""
    # The program takes the application it finds; a timer that watches needs one to live in.
    app = QApplication(sys.argv[:1])
    timer = watch(app)
    sys.argv[1:] = ["--data", sys.argv[1]]
    try:
        runpy.run_module("spkt_desk", run_name="__main__")
    finally:
        timer.stop()


if __name__ == "__main__":
    main()
