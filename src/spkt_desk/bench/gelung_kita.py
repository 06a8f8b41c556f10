"""The program with a heartbeat in its event loop: login window, warm-up, desk, letters, pages.

A process of its own. Everything waits on conditions looked at by the same heartbeat, so that a
step begins only when the loop is back and nothing else is under way.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from spkt_desk.app import Program
from spkt_desk.bench.memori import peak_mib
from spkt_desk.bench.tombol import press, typing_place
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.services.folder import FolderStasiun

if TYPE_CHECKING:
    from spkt_desk.bench.gelung_acara import Acara

_DETAK_MS = 1
_TENANG_DETAK = 40
"""Heartbeats without anything under way before the next part begins."""


class Detak(QObject):
    """Beats every millisecond and keeps the longest gap of each part of the program's life."""

    def __init__(self, app: QApplication, steps: Iterator[Callable[[], bool]]) -> None:
        """Go through `steps`; each one is asked at every beat until it says that it is over."""
        super().__init__(app)
        self.gaps: dict[str, float] = {}
        self.part = ""
        self._app = app
        self._steps = steps
        self._step = next(steps)
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_DETAK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def pace(self, milliseconds: int) -> None:
        """Beat at another pace: a slow one leaves times alone, a quick one sees every gap."""
        self._timer.setInterval(milliseconds)

    def _beat(self) -> None:
        now = time.perf_counter()
        if self.part:
            gap = (now - self._last) * 1000
            self.gaps[self.part] = max(gap, self.gaps.get(self.part, 0.0))
        self._last = now
        if self._step():
            following = next(self._steps, None)
            if following is None:
                self._timer.stop()
                self._app.closeAllWindows()
            else:
                self._step = following


class Naskah:
    """What the officer does, step by step."""

    def __init__(
        self, app: QApplication, program: Program, akun: tuple[str, str], rounds: int
    ) -> None:
        """Act `rounds` times in each part that can be repeated."""
        self._app = app
        self.program = program
        self._akun = akun
        self.rounds = rounds
        self.peak = 0.0
        self.detak: Detak | None = None

    def steps(self) -> Iterator[Callable[[], bool]]:
        """Yield what to wait for; what is done between two waits runs in the GUI thread."""
        yield from self.to_the_desk()
        # The desk hides its services behind the tabs; the same file is asked a second time.
        # Imported only now: the warm-up that is measured imports what the desk needs.
        from spkt_desk.bench import gelung_acara  # noqa: PLC0415
        from spkt_desk.bench.gelung_tempel import Tempelan  # noqa: PLC0415

        acara = gelung_acara.Acara(self.program, self._akun)
        yield acara.ready
        yield from self.settle()
        for _ in range(self.rounds):
            yield from self.part("terbit", [acara.start_issue, acara.done])
            yield from self.part("surat", [acara.start_render, acara.done])
            yield from self.part("pratinjau", [acara.start_preview, acara.done, acara.show_page])
        self.peak = peak_mib()  # before a clipboard that no ordinary day holds
        for _ in range(self.rounds):
            for shown, pasted in Tempelan(self._app, self.program).screens():
                yield from shown
                yield from self.settle()
                yield from self.part("tempel", pasted)
        yield from self._scroll(acara)

    def _scroll(self, acara: Acara) -> Iterator[Callable[[], bool]]:
        """Scroll a full page of the book, after everything else: it makes the day long."""
        yield from (acara.start_lines, acara.done, acara.show_book)
        yield from self.settle()
        for _ in range(self.rounds):
            yield from self.part("gulir", acara.scrolling())

    def to_the_desk(self) -> Iterator[Callable[[], bool]]:
        """Yield the waits from the login window to the desk with all its tabs."""
        yield lambda: typing_place(self._app) is not None
        yield from self.part("impor", self._idle())
        yield from self.part("masuk", self._log_in())

    def part(
        self, name: str, steps: Iterator[Callable[[], bool]] | list[Callable[[], bool]]
    ) -> Iterator[Callable[[], bool]]:
        """Count gaps under a name until the loop has been quiet again for a while."""
        yield partial(self._enter, name)
        yield from steps
        yield from self.settle()
        yield partial(self._enter, "")

    def _enter(self, name: str) -> bool:
        if self.detak is not None:
            self.detak.part = name
        return True

    def settle(self) -> Iterator[Callable[[], bool]]:
        """Wait until the loop has been quiet for a while."""
        left = [_TENANG_DETAK]

        def quiet() -> bool:
            left[0] -= 1
            return left[0] <= 0

        yield quiet

    def _idle(self) -> Iterator[Callable[[], bool]]:
        """Wait until the one worker has nothing more to do."""
        done: list[object] = []
        self.program.jobs.run(lambda: None, done.append, done.append)
        yield lambda: bool(done)

    def _log_in(self) -> Iterator[Callable[[], bool]]:
        """Type NRP and password into the login window and wait for the desk with all its tabs."""
        before = self.program.window

        def type_into(text: str) -> bool:
            field = typing_place(self._app)
            if field is None:
                return False
            press(field, text)
            return True

        def go_on() -> bool:
            field = typing_place(self._app)
            if field is not None:
                press(field, "", Qt.Key.Key_Tab)
            return True

        yield partial(type_into, self._akun[0])
        yield go_on
        yield lambda: _asks_password(self._app)
        yield partial(type_into, self._akun[1])
        yield self._press_enter
        yield lambda: self.program.window is not before
        yield from self.settle()

    def _press_enter(self) -> bool:
        field = typing_place(self._app)
        if field is not None:
            press(field, "", Qt.Key.Key_Return)
        return True


def _asks_password(app: QApplication) -> bool:
    field = typing_place(app)
    return field is not None and field.echoMode() is QLineEdit.EchoMode.Password


def main() -> int:
    """Run through everything and print the gaps as JSON."""
    folder, nrp, kata_sandi, rounds = sys.argv[1:5]
    app = QApplication(sys.argv[:1])
    program = Program(
        app, FolderStasiun(Path(folder)), Path(folder) / "komputer.toml", latihan=True
    )
    naskah = Naskah(app, program, (nrp, kata_sandi), int(rounds))
    detak = Detak(app, naskah.steps())
    naskah.detak = detak
    program.start()
    code = app.exec()
    if not detak.gaps:
        raise EnvironmentFault("Jendela tidak terbuka.", "Ulangi dengan layar.")
    json.dump(detak.gaps | {"memori": naskah.peak}, sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
