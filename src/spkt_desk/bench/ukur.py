"""Stop watch and table: rounds of ours and of the floor take turns, the middle one is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hasil:
    """One line of the table; `batas` is None where a figure has no floor."""

    nama: str
    kita: float
    batas: float | None
    satuan: str
    target: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as printed; it says what was measured and never what to think of it."""
        ratio = f"{self.kita / self.batas:.2f} x" if self.batas else "-"
        batas = "-" if self.batas is None else f"{self.batas:.2f} {self.satuan}"
        return (self.nama, f"{self.kita:.2f} {self.satuan}", batas, ratio, self.target)


def take_turns(
    rounds: int, ours: Callable[[], float], floor: Callable[[], float]
) -> tuple[float, float]:
    """Return both figures of the round whose ratio is the median; the first does not count.

    A computer runs fast for a while and slow for a while: what was measured side by side belongs
    together. Who goes first changes from round to round, so that neither always finds the caches
    warm.
    """
    pairs: list[tuple[float, float]] = []
    for turn in range(rounds + 1):
        if turn % 2:
            bare = floor()
            pairs.append((ours(), bare))
        else:
            pairs.append((ours(), floor()))
    ranked = sorted(pairs[1:], key=lambda pair: pair[0] / pair[1])
    return ranked[len(ranked) // 2]


def timed(act: Callable[[], object]) -> Callable[[], float]:
    """Return a measure: the milliseconds one act takes."""

    def measure() -> float:
        start = time.perf_counter()
        act()
        return (time.perf_counter() - start) * 1000

    return measure


def table(found: list[Hasil]) -> str:
    """Return the lines under one head, columns aligned."""
    head: tuple[str, ...] = ("ukuran", "kita (tengah)", "batas bawah", "nisbah", "target")
    rows = [head, *(one.cells for one in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
