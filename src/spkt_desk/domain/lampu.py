"""The trust lights: what the desk relies on, and what to do about one that is not green.

Thresholds of the disk: warn at 1 GB, no extras below 300 MB (R14).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from spkt_desk.domain.cadangan import CadanganTerakhir

DISK_SEMPIT: Final = 1_000_000_000
DISK_GENTING: Final = 300_000_000
CADANGAN_LAMA: Final = timedelta(days=1)
"""A backup older than a duty day no longer holds the last guard's work."""


JAM: Final = "Jam"
URUTAN: Final = (JAM, "Disk", "Printer", "Cadangan")
"""The lights from left to right."""


class Nyala(StrEnum):
    """How a light burns; each has a sign of its own, for colour never carries meaning alone."""

    BAIK = "baik"
    PERHATIAN = "perhatian"
    BURUK = "buruk"

    @property
    def tanda(self) -> str:
        """The sign in front of the name."""
        return {"baik": "●", "perhatian": "▲"}.get(self.value, "■")


@dataclass(frozen=True, slots=True)
class Lampu:
    """One light: its name, how it burns, and the sentence behind it."""

    nama: str
    nyala: Nyala
    kalimat: str


def clock_light(doubt: str) -> Lampu:
    """Return the light of the clock; `doubt` says why it cannot be right, "" while it can."""
    if doubt:
        return Lampu(JAM, Nyala.BURUK, doubt)
    return Lampu(JAM, Nyala.BAIK, "Jam komputer sejalan dengan catatan.")


def disk_light(free: int) -> Lampu:
    """Return the light of the disk by its free bytes."""
    room = f"{free / 1_000_000_000:.1f}".replace(".", ",") + " GB"
    if free < DISK_GENTING:
        return Lampu("Disk", Nyala.BURUK, f"Ruang disk tinggal {room}. Kosongkan sekarang.")
    if free < DISK_SEMPIT:
        return Lampu("Disk", Nyala.PERHATIAN, f"Ruang disk tinggal {room}. Kosongkan hari ini.")
    return Lampu("Disk", Nyala.BAIK, f"Ruang disk masih {room}.")


def printer_light(names: tuple[str, ...]) -> Lampu:
    """Return the light of the printer by the printers this computer knows."""
    if not names:
        return Lampu(
            "Printer", Nyala.PERHATIAN, "Komputer ini belum mengenal printer. Pasang di sistem."
        )
    return Lampu("Printer", Nyala.BAIK, f"Printer dikenal: {', '.join(names)}.")


def silent_printer(sentence: str) -> Lampu:
    """Return the light of a print system that does not answer."""
    return Lampu("Printer", Nyala.PERHATIAN, sentence)


def backup_light(last: tuple[CadanganTerakhir, ...], now: datetime) -> Lampu:
    """Return the light of the backup; `last` is empty before the first one.

    Without a single act since, an old backup is still whole, whatever its age.
    """
    if not last:
        return Lampu(
            "Cadangan", Nyala.BURUK, "Stasiun ini belum pernah dicadangkan. Buat cadangan sekarang."
        )
    newest = last[0]
    when = datetime.fromisoformat(newest.waktu)
    said = f"Cadangan ke-{newest.nomor}, {when:%d-%m-%Y %H.%M}"
    if not newest.sesudahnya:
        return Lampu("Cadangan", Nyala.BAIK, f"{said}; belum ada catatan sesudahnya.")
    said = f"{said}; {newest.sesudahnya} catatan sesudahnya"
    if now - when > CADANGAN_LAMA:
        return Lampu("Cadangan", Nyala.PERHATIAN, f"{said}. Buat cadangan hari ini.")
    return Lampu("Cadangan", Nyala.BAIK, f"{said}.")
