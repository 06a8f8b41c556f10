"""The clock along the chain: what the entries before one make of its time (R12)."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.domain.jam import TAHUN_PROGRAM, is_doubtful
from spkt_desk.domain.riwayat import ACUAN_JAM, Peristiwa

_HARI = len("2026-11-21")
_JAM = len("2026-11-21T08:07:00.000")
_PROGRAM = str(TAHUN_PROGRAM)


class SaksiJam:
    """Holds each entry against the newest one whose clock nobody doubted."""

    def __init__(self, *, latihan: bool) -> None:
        """Begin before the first entry: no clock has been heard of."""
        self._latihan = latihan
        self._last: Peristiwa | None = None
        self._acuan = ""
        self._known = True

    def forget(self) -> None:
        """Trust nothing of the entries so far: one of them was touched."""
        self._last, self._known = None, False

    def faults(self, entry: Peristiwa) -> list[str]:
        """Return what a whole entry says of its clock that those before it do not bear out."""
        found = []
        last = self._last
        if last is not None:
            if self._known and self._doubts(entry.waktu) != bool(entry.jam_diragukan):
                found.append("tanda jam")
            if entry.boot == last.boot and entry.monotonik_ns < last.monotonik_ns:
                found.append("waktu mesin mundur")
        self._last = entry
        if not entry.jam_diragukan or entry.jenis in ACUAN_JAM:
            self._acuan, self._known = entry.waktu, True
        return found

    def _doubts(self, waktu: str) -> bool:
        acuan = self._acuan
        # Within one day and one zone the texts stand in the order of the times; a check of a
        # million entries feels each time made of them.
        if waktu[:_HARI] == acuan[:_HARI] and waktu[_JAM:] == acuan[_JAM:]:
            return waktu < acuan or (waktu < _PROGRAM and not self._latihan)
        last = datetime.fromisoformat(acuan) if acuan else None
        return is_doubtful(datetime.fromisoformat(waktu), last, latihan=self._latihan)
