"""The program at the large station: typing into the search, letter by letter, beside a bare list.

A process of its own. Ours is timed from the key to the first turn of the loop after the results
were painted; the floor asks the same question of the same index in the GUI thread and paints the
same rows in a plain list, with nothing around it. The heartbeat counts gaps while ours types.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QEvent, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView
from typing_extensions import override

from spkt_desk.app import Program
from spkt_desk.bench.gelung_kita import Detak, Naskah
from spkt_desk.bench.tombol import press
from spkt_desk.db.cari import expression
from spkt_desk.db.sambungan import prepare_connection
from spkt_desk.domain.cari import PALING_BANYAK, read_tanya
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow

DICARI = (
    *("yakub daluma", "ipilo", "7503021", "sktlk/4500/xi", "dompet", "patroli", "titipan helm"),
    *("nomor seri 100", "menerima telepon", "biawao", "polsek sukamaju", "kunci motor 10"),
)
"""What is typed: names, places, numbers, things, and words that stand in half of all rows."""

BAGIAN = "cari"
_TENANG_MS = 10
"""Pace of the heartbeat while times are taken: the worker's answer must not wait for it."""

_MENCARI = "SELECT rowid FROM cari WHERE cari MATCH ? ORDER BY rowid DESC LIMIT ?"

_Langkah = Callable[[], bool]


class Pelukis(QObject):
    """Tells when a list was painted with the answer that is waited for."""

    def __init__(self, view: QListView, ready: _Langkah) -> None:
        """Watch one list; `ready` says whether it shows the wanted answer by now."""
        super().__init__(view)
        self.painted = 0.0
        self._ready = ready
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the time of the turn after the painting."""
        if event.type() is QEvent.Type.Paint and not self.painted and self._ready():
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        self.painted = self.painted or time.perf_counter()


class NaskahCari(Naskah):
    """Logs in and types the searches; after each of ours comes the same of the floor."""

    @override
    def steps(self) -> Iterator[_Langkah]:
        """Yield what to wait for, as `Naskah` does."""
        yield from self.to_the_desk()
        window = self.program.window
        if not isinstance(window, MainWindow):
            raise TypeError(type(window).__name__)
        ketikan = Ketikan(window, self.program.desk()._konteks.akun._database_key)  # noqa: SLF001
        yield ketikan.wait_shown
        for turn in range(self.rounds + 1):
            for text in DICARI:
                yield from self.part(BAGIAN, list(ketikan.typing(text)))
                yield partial(ketikan.ask_floor, text)
            if not turn:  # the first round fills the caches and looks for gaps
                yield partial(self._set_pace, _TENANG_MS)
                ketikan.ours.clear()
                ketikan.floor.clear()
        self.found = {"kita": ketikan.ours, "batas": ketikan.floor}

    def _set_pace(self, milliseconds: int) -> bool:
        if self.detak is not None:
            self.detak.pace(milliseconds)
        return True


class Ketikan:
    """Types one search into the head, then asks and paints the same in a bare list."""

    def __init__(self, window: MainWindow, key: bytes) -> None:
        """Open the floor's own connection and list beside the window."""
        self.ours: list[float] = []
        self.floor: list[float] = []
        self._window = window
        self._search = window.search
        self._typed = ""
        self._pressed = 0.0
        self._rows: dict[str, list[str]] = {}
        self._painter = Pelukis(self._search.list, lambda: self._search.answered == self._typed)
        self._view, self._model = QListView(), QStringListModel()
        self._view.setModel(self._model)
        self._view.setUniformItemSizes(True)
        self._view.resize(window.width(), window.height())
        self._view.show()
        window.activateWindow()
        path = FolderStasiun(Path(sys.argv[1])).database
        self._raw: Any = sqlcipher.connect(str(path), isolation_level=None)
        prepare_connection(self._raw, key)

    def wait_shown(self) -> bool:
        """Tell whether both windows are there."""
        self._window.activateWindow()
        return self._view.isVisible() and self._window.isActiveWindow()

    def typing(self, text: str) -> Iterator[_Langkah]:
        """Yield the keys of one search and, where one asks, the wait for its rows."""
        yield self._begin
        for end in range(1, len(text) + 1):
            yield partial(self._press, text[:end])
            if read_tanya(text[:end]):
                yield self._painted
        yield self._search.leave

    def ask_floor(self, text: str) -> bool:
        """Ask and paint the same, key by key, with nothing around it."""
        for end in range(1, len(text) + 1):
            rows = self._rows.get(text[:end].strip())
            if rows is None:
                continue
            asked = (expression(read_tanya(text[:end].strip())[0]), PALING_BANYAK)
            start = time.perf_counter()
            self._raw.execute(_MENCARI, asked).fetchall()
            self._model.setStringList(rows)
            self._view.viewport().repaint()
            self.floor.append((time.perf_counter() - start) * 1000)
        return True

    def _begin(self) -> bool:
        self._window.act(Tombol.CARI)
        return self._search.field.hasFocus()

    def _press(self, text: str) -> bool:
        self._typed = text.strip()
        self._painter.painted = 0.0
        self._pressed = time.perf_counter()
        press(self._search.field, text[-1])
        return True

    def _painted(self) -> bool:
        if not self._painter.painted:
            return False
        self.ours.append((self._painter.painted - self._pressed) * 1000)
        self._rows[self._typed] = self._search.rows()
        return True


def main() -> int:
    """Type everything and print the times and the longest gap as JSON."""
    folder, nrp, kata_sandi, rounds = sys.argv[1:5]
    app = QApplication(sys.argv[:1])
    station = FolderStasiun(Path(folder))
    program = Program(app, station, Path(folder) / "komputer.toml", latihan=True)
    naskah = NaskahCari(app, program, (nrp, kata_sandi), int(rounds))
    detak = Detak(app, naskah.steps())
    naskah.detak = detak
    program.start()
    code = app.exec()
    json.dump({**naskah.found, "jeda": detak.gaps.get(BAGIAN, 0.0)}, sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
