"""One login of the real program, watched from inside: from the accepted password to the page."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from typing_extensions import override

from spkt_desk.app import Program
from spkt_desk.bench.gelung_kita import Detak, Naskah
from spkt_desk.bench.memori import resident_mib
from spkt_desk.services.akun import Percobaan
from spkt_desk.services.folder import FolderStasiun

_HALAMAN = "mutasi.buku"


class Pengamat(QObject):
    """Remembers when the password was accepted and when the book was first painted."""

    def __init__(self, app: QApplication) -> None:
        """Watch every paint of the program, and every password it tries."""
        super().__init__(app)
        self.accepted = self.argon = self.painted = 0.0
        app.installEventFilter(self)
        real = Percobaan.unlock

        def unlock(percobaan: Percobaan, nrp: str, kata_sandi: str) -> bytes:
            start = time.perf_counter()
            key = real(percobaan, nrp, kata_sandi)
            self.accepted = time.perf_counter()
            self.argon = self.accepted - start
            return key

        Percobaan.unlock = unlock  # type: ignore[method-assign, assignment]  # the bench listens at the door

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.painted:
            page = watched.parent()
            if isinstance(page, QAbstractScrollArea) and page.objectName() == _HALAMAN:
                self.painted = time.perf_counter()
        return False

    def found(self) -> dict[str, float]:
        """Return the figures in ms."""
        return {
            "tergambar": (self.painted - self.accepted) * 1000,
            "argon2id": self.argon * 1000,
        }


def main() -> int:
    """Log in at the station named on the command line and print the figures as JSON."""
    folder, nrp, kata_sandi = sys.argv[1:4]
    app = QApplication(sys.argv[:1])
    pengamat = Pengamat(app)
    program = Program(
        app, FolderStasiun(Path(folder)), Path(folder) / "komputer.toml", latihan=True
    )
    naskah = Naskah(app, program, (nrp, kata_sandi), 0)
    memory: list[float] = []

    def steps() -> Iterator[Callable[[], bool]]:
        yield from naskah.to_the_desk()
        yield lambda: bool(pengamat.painted)
        yield from naskah.settle()
        memory.append(resident_mib())
        yield lambda: True

    naskah.detak = Detak(app, steps())
    program.start()
    code = app.exec()
    json.dump(pengamat.found() | {"memori": memory[0]}, sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
