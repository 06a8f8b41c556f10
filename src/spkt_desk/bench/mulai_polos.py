"""The floor of a launch: a bare QMainWindow with one field, in a process of its own."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from spkt_desk.bench.tombol import watch


def main() -> int:
    """Show the window and leave once it has taken a key."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    window.resize(760, 560)
    window.show()
    window.activateWindow()
    field.setFocus()
    timer = watch(app)
    code = app.exec()
    timer.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
