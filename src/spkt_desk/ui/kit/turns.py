"""Long work of the GUI thread, a part a turn: between two parts the event loop answers keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

JEDA_MS = 1
"""Not 0: such calls come before the timers and keys of a turn, and two of them made one wait."""


def in_turns(
    owner: QObject, parts: Iterator[None], then: Callable[[], object] | None = None
) -> None:
    """Do one part of `parts` a turn of the event loop, then call `then`; all ends with `owner`."""

    def turn() -> None:
        if next(parts, owner) is not owner:
            QTimer.singleShot(JEDA_MS, owner, turn)
        elif then is not None:
            then()

    QTimer.singleShot(JEDA_MS, owner, turn)
