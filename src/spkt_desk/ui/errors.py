"""The only place with message boxes, and what happens when the program itself is wrong.

Three kinds (house.md): a RuleViolation is shown at its field by the form, an EnvironmentFault by
`show_fault`, anything else is a bug: drafts are kept, a report without a single value is written,
one plain page is shown and the program ends with exit code 70.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from shiboken6 import isValid

from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.ui.penahan import PENAHAN

EXIT_BUG = 70
"""EX_SOFTWARE of sysexits: an internal error."""

DIAMBIL = -1
"""Nobody pressed a button: the lock took the box away."""


def show_fault(parent: QWidget | None, fault: EnvironmentFault) -> None:
    """Say what happened, what is safe and what to do; one button, Enter or Esc closes.

    While the window is locked nothing is shown: it is said after the unlocking.
    """
    _tell(parent, "Perlu diperhatikan", fault.message, fault.advice)


def show_notice(parent: QWidget | None, title: str, message: str, advice: str = "") -> None:
    """Say one thing that must not be missed; one button. Waits for the unlocking too."""
    _tell(parent, title, message, advice)


def ask(
    parent: QWidget | None, question: str, yes: str, no: str, advice: str = "", title: str = ""
) -> bool:
    """Ask before what cannot be undone; True for `yes`. Enter and Esc both mean `no`."""
    return _box(parent, title or "Pertanyaan", question, advice, (yes, no)) == 0


def _tell(parent: QWidget | None, title: str, message: str, advice: str) -> None:
    """Say it now, or after the unlocking; a box that the lock took away unread comes again."""
    if PENAHAN.shut:
        PENAHAN.when_open(message, lambda: _tell(parent, title, message, advice))
        return
    alive = parent if parent is not None and isValid(parent) else None
    if _box(alive, title, message, advice, ("Mengerti",)) == DIAMBIL and PENAHAN.shut:
        _tell(parent, title, message, advice)


def _box(
    parent: QWidget | None, title: str, message: str, advice: str, answers: tuple[str, ...]
) -> int:
    """Show the box; return the place of the pressed button in `answers` or `DIAMBIL`."""
    box = QMessageBox(parent)
    box.setObjectName("pesan")
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(message)
    box.setInformativeText(advice)
    buttons: list[QPushButton] = []
    for place, answer in enumerate(answers):
        last = place == len(answers) - 1
        role = QMessageBox.ButtonRole.RejectRole if last else QMessageBox.ButtonRole.AcceptRole
        button = box.addButton(answer, role)
        button.setObjectName(f"pesan.jawaban.{place}")
        button.setAccessibleName(answer)
        buttons.append(button)
    box.setDefaultButton(buttons[-1])
    box.setEscapeButton(buttons[-1])
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()  # it belongs to its parent and would be brought back by the unlocking
    return next((place for place, button in enumerate(buttons) if button is pressed), DIAMBIL)


def report_of(error: BaseException, versions: dict[str, str], written: str) -> str:
    """Return the report of a bug: types, files, lines and functions; never a message or a value.

    Messages of exceptions and local variables may hold a name or a NIK, so neither is copied;
    paths are cut to the part inside the program, because a home folder carries a name too.
    """
    lines = ["Laporan galat SPKT Desk", f"Waktu: {written}"]
    lines += [f"{name}: {version}" for name, version in versions.items()]
    lines.append("")
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += [
            f"  {_short_path(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join([*lines, ""])


def _short_path(filename: str) -> str:
    parts = Path(filename).parts
    for root in ("spkt_desk", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else "?"


def versions() -> dict[str, str]:
    """Return what whoever mends the fault must know to repeat it, none of it personal."""
    return {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "Sistem": f"{platform.system()} {platform.release()}",
    }


class GalatTakTerduga:
    """The answer to a bug, installed once as `sys.excepthook`."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        keep_drafts: Callable[[], object],
        leave: Callable[[int], object],
    ) -> None:
        """Write reports into `folder`; `leave` ends the program with the given exit code."""
        self._folder = folder
        self._clock = clock
        self._keep_drafts = keep_drafts
        self._leave = leave
        self._busy = False
        self._showing = False

    def install(self) -> None:
        """Become the program's excepthook; PySide6 calls it for exceptions in slots too."""
        sys.excepthook = self.handle

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Keep the drafts, write the report, show the page, leave.

        An EnvironmentFault that no screen caught is still no bug: it is shown and work goes on.
        """
        if issubclass(kind, KeyboardInterrupt):
            self._leave(130)
            return
        if isinstance(error, EnvironmentFault):
            if not self._showing:  # a fault that returns every second is told once at a time
                self._showing = True
                show_fault(None, error)
                self._showing = False
            return
        if self._busy:  # a second bug while answering the first: leave at once
            self._leave(EXIT_BUG)
            return
        self._busy = True
        kept = self._try_to_keep()
        place = self._write(error.with_traceback(trace))
        safe = (
            "Data yang sudah tersimpan aman. Ketikan terakhir disimpan sebagai draf."
            if kept
            else "Data yang sudah tersimpan aman. Ketikan beberapa detik terakhir mungkin hilang."
        )
        advice = "Program akan ditutup. Buka kembali; draf ditawarkan di Penerimaan."
        where = f"\n\nLaporan tanpa nama orang: {place}" if place else ""
        _box(None, "SPKT Desk", "Program menemui kesalahan. " + safe, advice + where, ("Tutup",))
        self._leave(EXIT_BUG)

    def _try_to_keep(self) -> bool:
        try:
            self._keep_drafts()
        except Exception:  # noqa: BLE001 - the state is unknown; the page must come up all the same
            return False
        return True

    def _write(self, error: BaseException) -> Path | None:
        wall = self._clock.now().wall
        target = self._folder / f"galat-{wall:%Y%m%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            target.write_text(
                report_of(error, versions(), wall.isoformat(timespec="seconds")), encoding="utf-8"
            )
        except OSError:  # a full disk may be the very cause; the page then names no file
            return None
        return target
