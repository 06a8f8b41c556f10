"""A display of one's own: Xvfb, and openbox because no window gets the focus without one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from typing_extensions import override

from tests.support.tools import Started, companion, wait_until

SCREEN = "1366x768x24"  # the laptop of the desk
_OPTIONS = ("-screen", "0", SCREEN, "-noreset", "-nolisten", "tcp")


class PrivateDisplay(Started):
    """A virtual screen with a window manager, for one test worker; use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._programs: list[subprocess.Popen[bytes]] = []
        self.name = ""

    @override
    def _start(self) -> None:
        read_end, write_end = os.pipe()
        with (self._folder / "display.log").open("wb") as log:
            screen = subprocess.Popen(
                [*companion("Xvfb"), "-displayfd", str(write_end), *_OPTIONS],
                pass_fds=(write_end,),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
            self._programs.append(screen)
            os.close(write_end)
            with os.fdopen(read_end, encoding="ascii") as answer:
                number = answer.readline().strip()  # empty when Xvfb ended without a display
            if not number:
                raise RuntimeError(f"Xvfb: {self._log()}")
            self.name = f":{number}"

            ready = self._folder / "openbox.ready"
            self._programs.append(
                subprocess.Popen(
                    [*companion("openbox"), "--sm-disable", "--startup", f"touch {ready}"],
                    env={**os.environ, "DISPLAY": self.name, "HOME": str(self._folder)},
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            )
        wait_until(ready.exists, seconds=20, what=f"openbox starts ({self._log()})")

    def _log(self) -> str:
        return (self._folder / "display.log").read_text(encoding="utf-8", errors="replace")

    @override
    def _end(self) -> None:
        for program in reversed(self._programs):
            program.terminate()
            try:
                program.wait(timeout=10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait(timeout=10)
        self._programs.clear()
