"""The gate in front of the file: anybody passes, but for the moment in which its key changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, get_ident

from spkt_desk.domain.errors import EnvironmentFault

TUNGGU = 10.0
"""Seconds an act waits for a change of key, and a change of key for acts, before it gives up."""


class Gerbang:
    """Counts who is inside; shut only while nobody is, and nobody enters while it is shut.

    Who comes while somebody waits to shut it waits too, or a busy desk would never let it happen;
    only a thread that is inside goes through once more, for it would wait for itself.
    """

    def __init__(self, seconds: float = TUNGGU) -> None:
        """Be open; `seconds` is the longest wait of either side."""
        self._seconds = seconds
        self._turn = Condition()
        self._inside: Counter[int] = Counter()
        self._wanted = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside for one act."""
        me = get_ident()
        with self._turn:
            free = self._turn.wait_for(
                lambda: not self._wanted or self._inside[me] > 0, self._seconds
            )
            if not free:
                raise EnvironmentFault(
                    "Belum tersimpan: kunci data sedang diganti. Catatan sebelumnya aman.",
                    "Tunggu sebentar, lalu ulangi.",
                )
            self._inside[me] += 1
        try:
            yield
        finally:
            with self._turn:
                self._inside[me] -= 1
                if not self._inside[me]:
                    del self._inside[me]  # every printing and saving thread has an id of its own
                self._turn.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Be alone with the file; one at a time may want to."""
        with self._turn:
            if not self._turn.wait_for(lambda: not self._wanted, self._seconds):
                raise _busy()
            self._wanted = True
        try:
            with self._turn:
                if not self._turn.wait_for(lambda: not self._inside.total(), self._seconds):
                    raise _busy()
            yield
        finally:
            with self._turn:
                self._wanted = False
                self._turn.notify_all()


def _busy() -> EnvironmentFault:
    return EnvironmentFault(
        "Kunci data belum diganti: berkas data sedang dipakai.",
        "Kunci lama tetap berlaku. Ulangi setelah pekerjaan lain selesai.",
    )
