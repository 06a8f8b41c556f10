"""The clock along the chain: what the entries before one make of its time (R12)."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

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

        It does where nobody doubted the clock and, in one zone and one start of the machine, no
        time runs back; anything else, and any cell of another kind, is for `faults` to tell.
        """
        if not (self._heard and self._known):
            return False
        zona, (boot, first) = self._acuan[_JAM:], self._mesin
        waktu = [self._acuan, *block.column("waktu")]
        mesin = [first, *block.column("monotonik_ns")]
        plain = (
            not any(block.column("jam_diragukan"))
            and block.column("boot").count(boot) == len(block)
            and sorted(mesin) == mesin
            and all(one[_JAM:] == zona for one in waktu)
            and sorted(waktu) == waktu
            and not self._doubts(waktu[1])
            # Within a day the order of the texts has said it; each new day is read as a time.
            and not any(
                self._doubts(after, before)
                for before, after in pairwise(waktu)
                if before[:_HARI] != after[:_HARI]
            )
        )
        if plain:
            self._acuan, self._mesin = waktu[-1], (boot, mesin[-1])
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

    def _doubts(self, waktu: str, acuan: str | None = None) -> bool:
        """Tell whether a time is doubtful after the newest undoubted one, or after another."""
        acuan = self._acuan if acuan is None else acuan
        # Within one day and one zone the texts stand in the order of the times; a check of a
        # million entries feels each time made of them.
        if waktu[:_HARI] == acuan[:_HARI] and waktu[_JAM:] == acuan[_JAM:]:
            return waktu < acuan or (waktu < _PROGRAM and not self._latihan)
        last = datetime.fromisoformat(acuan) if acuan else None
        return is_doubtful(datetime.fromisoformat(waktu), last, latihan=self._latihan)
