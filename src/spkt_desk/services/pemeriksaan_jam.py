"""The clock along the chain: what the entries before one make of its time (R12)."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.domain.jam import is_doubtful
from spkt_desk.domain.riwayat import ACUAN_JAM, Peristiwa


class SaksiJam:
    """Holds each entry against the newest one whose clock nobody doubted."""

    def __init__(self, *, latihan: bool) -> None:
        """Begin before the first entry: no clock has been heard of."""
        self._latihan = latihan
        self._last: Peristiwa | None = None
        self._acuan: datetime | None = None
        self._known = True

    def forget(self) -> None:
        """Trust nothing of the entries so far: one of them was touched."""
        self._last, self._known = None, False

    def faults(self, entry: Peristiwa) -> list[str]:
        """Return what a whole entry says of its clock that those before it do not bear out."""
        wall = datetime.fromisoformat(entry.waktu)
        found = []
        last = self._last
        if last is not None:
            if self._known and self._doubts(wall) != bool(entry.jam_diragukan):
                found.append("tanda jam")
            if entry.boot == last.boot and entry.monotonik_ns < last.monotonik_ns:
                found.append("waktu mesin mundur")
        self._last = entry
        if not entry.jam_diragukan or entry.jenis in ACUAN_JAM:
            self._acuan, self._known = wall, True
        return found

    def _doubts(self, wall: datetime) -> bool:
        return is_doubtful(wall, self._acuan, latihan=self._latihan)
