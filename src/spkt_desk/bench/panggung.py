"""The station the figures are taken at: a practice station of its own, built anew for each run."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spkt_desk.bench.contoh import specimen_form
from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.latihan import AkunLatihan
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pintu import Pintu
from spkt_desk.stasiun_latihan import build_practice
from spkt_desk.sumber import load_sumber

_HARI_INI = date(2026, 11, 21)
_BENIH = 7


@dataclass(frozen=True, slots=True)
class Panggung:
    """A folder to work in, the station in it and one way in."""

    kerja: Path
    folder: FolderStasiun
    akun: AkunLatihan

    def open(self) -> tuple[Pintu, Layanan]:
        """Open the desk; the caller closes the door."""
        return open_desk(self.folder, self.akun.nrp, self.akun.kata_sandi)


def build_stage(kerja: Path, days: int) -> Panggung:
    """Build the station through the real services."""
    folder = FolderStasiun(kerja / "stasiun")
    made = build_practice(
        folder.path, days=days, seed=_BENIH, today=_HARI_INI, progress=lambda _day, _days: None
    )
    return Panggung(kerja, folder, made.akun[0])


def open_desk(folder: FolderStasiun, nrp: str, kata_sandi: str) -> tuple[Pintu, Layanan]:
    """Log in at a station with the computer's clock."""
    pintu = Pintu(folder, SystemClock(Zona.WITA), secrets.token_bytes, load_sumber())
    return pintu, pintu.login(nrp, kata_sandi)


def typed_form(layanan: Layanan) -> KehilanganDraft:
    """Return a complete form for a visit that begins now."""
    new = layanan.draf.new()
    return specimen_form(new.draft_id, new.mulai)
