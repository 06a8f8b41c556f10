"""The gate in front of the file: anybody passes, but for the moment in which its key changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from spkt_desk.domain.errors import EnvironmentFault

TUNGGU = 10.0
"""Seconds an act waits for a change of key, and a change of key for acts, before it gives up."""


class Gerbang:
    """Counts who is inside; shut only while nobody is, and nobody enters while it is shut.

    Those who come while somebody wants to shut it still pass: a thread that is inside may go
    through once more, and would otherwise wait for itself.
    """

    def __init__(self, seconds: float = TUNGGU) -> None:
        """Be open; `seconds` is the longest wait of either side."""
        self._seconds = seconds
        self._turn = Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside for one act."""
        with self._turn:
            if not self._turn.wait_for(lambda: not self._shut, self._seconds):
                raise EnvironmentFault(
                    "Belum tersimpan: kunci data sedang diganti. Catatan sebelumnya aman.",
                    "Tunggu sebentar, lalu ulangi.",
                )
            self._inside += 1
        try:
            yield
        finally:
            with self._turn:
                self._inside -= 1
                self._turn.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Be alone with the file."""
        with self._turn:
            alone = self._turn.wait_for(lambda: not self._shut and not self._inside, self._seconds)
            if not alone:
                raise EnvironmentFault(
                    "Kunci data belum diganti: berkas data sedang dipakai.",
                    "Kunci lama tetap berlaku. Ulangi setelah pekerjaan lain selesai.",
                )
            self._shut = True
        try:
            yield
        finally:
            with self._turn:
                self._shut = False
                self._turn.notify_all()
