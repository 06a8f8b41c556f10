"""The clock along the chain: what the entries before one make of its time (R12)."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.riwayat import Blok
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
        self._heard, self._known = False, True
        self._acuan = ""
        self._mesin = ("", 0)

    def forget(self) -> None:
        """Trust nothing of the entries so far: one of them was touched."""
        self._heard = self._known = False

    def bear_out(self, block: Blok) -> bool:
        """Take in a whole block if it plainly agrees with those before it; else take in nothing.

        It does where nobody doubted the clock and the times, of the clock in one zone and of one
        start of the machine, only rise; anything else is for `faults` to tell, entry by entry.
        """
        waktu, zona = block.column("waktu"), self._acuan[_JAM:]
        machine = zip(block.column("boot"), block.column("monotonik_ns"), strict=True)
        mesin = [self._mesin, *machine]
        plain = (
            self._heard
            and not any(block.column("jam_diragukan"))
            and all(one[_JAM:] == zona for one in waktu)
            and sorted(waktu) == list(waktu)
            # The first says that none lies before, the last that none lies too far ahead.
            and not (self._doubts(waktu[0]) or self._doubts(waktu[-1]))
            and sorted(mesin) == mesin
        )
        if plain:
            self._acuan, self._mesin, self._known = waktu[-1], mesin[-1], True
        return plain

    def faults(self, entry: Peristiwa) -> list[str]:
        """Return what a whole entry says of its clock that those before it do not bear out."""
        found = []
        mesin = (entry.boot, entry.monotonik_ns)
        if self._heard:
            if self._known and self._doubts(entry.waktu) != bool(entry.jam_diragukan):
                found.append("tanda jam")
            if mesin[0] == self._mesin[0] and mesin < self._mesin:
                found.append("waktu mesin mundur")
        self._heard, self._mesin = True, mesin
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
