"""Long work of the GUI thread, a part a turn: between two parts the event loop answers keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


def in_turns(
    owner: QObject, parts: Iterator[None], then: Callable[[], object] | None = None
) -> None:
    """Do one part of `parts` a turn of the event loop, then call `then`; all ends with `owner`."""

    def turn() -> None:
        if next(parts, owner) is not owner:
            QTimer.singleShot(0, owner, turn)
        elif then is not None:
            then()

    turn()
