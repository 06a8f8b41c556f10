"""What every service stands on: the open station, the officer, the clock and the randomness."""

from __future__ import annotations

from dataclasses import dataclass

from spkt_desk.db.engine import Database
from spkt_desk.devices.arsip import Arsip
from spkt_desk.devices.clock import ClockOnHand
from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.documents.kit.huruf import HurufTersedia
from spkt_desk.domain.clock import Clock, Zona
from spkt_desk.domain.pangkat import DaftarPangkat
from spkt_desk.domain.satuan import Petugas
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.services.akun import Akun
from spkt_desk.services.data_meja import DataMeja
from spkt_desk.services.posisi import PenandaPosisi

SURAT_KEHILANGAN = "surat_kehilangan"
"""Stem of the SKTLK: its form, its number series, its retention register."""


@dataclass(frozen=True, slots=True)
class Sumber:
    """What is read from `forms/` and `resources/` once: forms, fonts, ranks, words, lists."""

    bentuk: BentukSurat
    huruf: HurufTersedia
    pangkat: DaftarPangkat
    sandi_terlarang: frozenset[str]
    meja: DataMeja


@dataclass(frozen=True, slots=True, repr=False)
class Konteks:
    """One officer at one open station; hidden from repr, because it holds the signing keys.

    `clock` tells the unit's time; `jam` is the clock behind it, which an officer may correct.
    """

    database: Database
    arsip: Arsip
    akun: Akun
    penanda: PenandaPosisi
    clock: Clock
    jam: ClockOnHand
    random: RandomBytes
    sumber: Sumber
    petugas: Petugas
    stasiun_id: str
    latihan: bool
    zona: Zona
    kunci_kode: bytes
    kunci_tanda: bytes

    def new_id(self) -> str:
        """Return a fresh record id: 80 random bits, never derived from a person."""
        return self.random(10).hex()
