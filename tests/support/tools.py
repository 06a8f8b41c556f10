"""Programs of the test machine, found or failed, never skipped; and waits that look."""

from __future__ import annotations

import shutil
import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

# cupsd and lpadmin live where an ordinary user's PATH does not look.
_SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def tool(name: str) -> str:
    """Return the path of a program; a missing one fails the test, for a skipped gate is no gate."""
    path = shutil.which(name) or shutil.which(name, path=_SYSTEM_PATH)
    if path is None:
        pytest.fail(f"{name} is not installed: run bash packaging/test.sh once", pytrace=False)
    return path


def companion(name: str) -> list[str]:
    """Return the start of a command line whose program ends when this process ends, in any way."""
    return [tool("setpriv"), "--pdeathsig", "TERM", tool(name)]


def wait_until(seen: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Look every 20 ms until `seen` is true; TimeoutError names `what` after `seconds`."""
    deadline = time.monotonic() + seconds
    while not seen():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:g} s")
        time.sleep(0.02)


class Started(ABC):
    """Programs that run while a `with` statement does, and end even when they fail to start."""

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    @abstractmethod
    def _start(self) -> None:
        """Start the programs and wait until they answer."""

    @abstractmethod
    def _end(self) -> None:
        """End every program that was started."""
