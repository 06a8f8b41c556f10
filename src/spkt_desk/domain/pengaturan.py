"""What belongs to this computer and never stands on paper."""

from __future__ import annotations

from dataclasses import dataclass

MENIT_KUNCI_PALING_SEDIKIT = 1
MENIT_KUNCI_PALING_BANYAK = 15


@dataclass(frozen=True, slots=True)
class Pengaturan:
    """This computer's habits: colours, text size in per cent, minutes until the idle lock."""

    malam: bool = False
    huruf_persen: int = 100
    menit_kunci: int = 5
