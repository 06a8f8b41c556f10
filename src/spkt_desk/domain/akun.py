"""What stands about an officer's account: whether it ends, when, and whose password it carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from spkt_desk.domain.errors import AccessDenied

JAM_TERLAMA: Final = 24
"""Longest life of an account with an end, in hours; a shift's account ends by then too."""


class JenisAkun(StrEnum):
    """What an account is."""

    TETAP = "tetap"
    SEMENTARA = "satu giliran"
    PEMERIKSA = "pemeriksa"
    DITUTUP = "ditutup"

    @property
    def lasting(self) -> bool:
        """Tell an account without an end from one that has, or had, one."""
        return self is JenisAkun.TETAP


@dataclass(frozen=True, slots=True)
class AkunPetugas:
    """The present version of an account.

    `sampai` is its end (ISO 8601 with offset), empty for none; `giliran` is the shift it ends with,
    0 for none; `ganti_sandi`: somebody else knows the password, so the next login asks a new one;
    `posisi` is the entry that made this version, 0 before it is written.
    """

    petugas_id: str
    jenis: JenisAkun
    sampai: str = ""
    giliran: int = 0
    ganti_sandi: bool = False
    posisi: int = 0

    def ended(self, now: datetime, giliran: int) -> bool:
        """Tell whether its time is over, at this moment and in this shift."""
        if self.jenis is JenisAkun.DITUTUP:
            return True
        late = bool(self.sampai) and now >= datetime.fromisoformat(self.sampai)
        return late or bool(self.giliran and giliran != self.giliran)


@dataclass(frozen=True, slots=True)
class KeadaanAkun:
    """What Setelan says of an officer's way in; `tunggu` is the seconds it still waits."""

    punya: bool
    akun: AkunPetugas
    tunggu: int


class SandiHarusDiganti(AccessDenied):
    """The password is right, but a colleague set it: the officer must choose his own first."""

    def __init__(self) -> None:
        """Say what is asked."""
        super().__init__(
            "Kata sandi ini dibuatkan rekan. Buat kata sandi Anda sendiri untuk masuk."
        )
