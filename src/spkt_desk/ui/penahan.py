"""What must wait while the lock covers the window: no dialog may stand above it and tell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer


class Penahan:
    """A gate: what is asked for while it is shut happens after it was opened."""

    def __init__(self) -> None:
        """Begin open."""
        self._shut = False
        self._waiting: dict[str, Callable[[], object]] = {}

    @property
    def shut(self) -> bool:
        """Tell whether the lock covers the window."""
        return self._shut

    def shut_down(self) -> None:
        """Let nothing through from now on."""
        self._shut = True

    def when_open(self, key: str, act: Callable[[], object]) -> None:
        """Act now, or once the gate opens; of several with one key the last one counts."""
        if self._shut:
            self._waiting[key] = act
        else:
            act()

    def open(self) -> None:
        """Let what waited happen, one after another, when the window is itself again."""
        waiting = tuple(self._waiting.values())
        self.forget()
        for act in waiting:
            QTimer.singleShot(0, act)

    def forget(self) -> None:
        """Open without what waited: it was meant for another officer, or the window goes."""
        self._shut = False
        self._waiting.clear()


PENAHAN = Penahan()
"""The one gate of the program; the lock's curtain shuts and opens it (`Tirai`)."""
