"""Our launch as the officer starts it, watched from the same process: ``cli`` and all."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from spkt_desk.bench.tombol import watch
from spkt_desk.cli import main as start


def main() -> int:
    """Start the program on the folder named on the command line; leave at the first key."""
    # The program takes the application it finds; a timer that watches needs one to live in.
    app = QApplication(sys.argv[:1])
    timer = watch(app)
    code = start(["--data", sys.argv[1]])
    timer.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
