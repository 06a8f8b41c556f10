"""Ranks as papers write them; `resources/data/pangkat.toml` holds the list a station may edit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from spkt_desk.domain.tabel import Baris, Pembaca, entry_name

_LABEL = 80
_TINGKAT_TERBESAR = 999
_KODE = re.compile(r"[A-Z][A-Z0-9_]{0,23}", re.ASCII)
_KUNCI = frozenset({"kode", "nama", "singkatan", "golongan", "tingkat", "jenis_nomor"})


class JenisNomor(StrEnum):
    """Which number stands under a name: police (8 digits) or civil servant (18 digits)."""

    NRP = "NRP"
    NIP = "NIP"


@dataclass(frozen=True, slots=True)
class Pangkat:
    """One rank; `tingkat` orders ranks within one kind of number, higher is senior."""

    kode: str
    nama: str
    singkatan: str
    golongan: str
    tingkat: int
    jenis_nomor: JenisNomor

    @property
    def formal(self) -> str:
        """The full rank in capitals, as formal signatures carry it: AJUN KOMISARIS POLISI."""
        return self.nama.upper()

    @property
    def meja(self) -> str:
        """The short rank of desk forms: IPDA; a civil servant's grade keeps its letters: III/a."""
        return self.singkatan if self.jenis_nomor is JenisNomor.NIP else self.singkatan.upper()


@dataclass(frozen=True, slots=True)
class DaftarPangkat:
    """The ranks in the order of the list."""

    pangkat: tuple[Pangkat, ...]

    def has(self, kode: str) -> bool:
        """Tell whether the code is known; letter case does not matter."""
        return any(p.kode == kode.upper() for p in self.pangkat)

    def get(self, kode: str) -> Pangkat:
        """Return the rank of a code; KeyError when there is none (ask `has` about typed codes)."""
        for pangkat in self.pangkat:
            if pangkat.kode == kode.upper():
                return pangkat
        raise KeyError(kode)

    def match(self, prefix: str) -> tuple[Pangkat, ...]:
        """Return the ranks whose abbreviation starts as typed, then those whose full name does."""
        typed = " ".join(prefix.casefold().split())
        short = [p for p in self.pangkat if p.singkatan.casefold().startswith(typed)]
        full = [p for p in self.pangkat if p.nama.casefold().startswith(typed) and p not in short]
        return (*short, *full)


def parse_pangkat(data: Mapping[str, object]) -> DaftarPangkat:
    """Read the parsed TOML of the ranks; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    seen: set[str] = set()
    ranks: list[Pangkat] = []
    for index, table in enumerate(baca.tables(data, "pangkat")):
        name = entry_name(table, "kode", index)
        baris = Baris(baca, table, f"pangkat.{index}", f"Pangkat {name}")
        baris.refuse_unknown(_KUNCI)
        pangkat = Pangkat(
            kode=baris.text("kode", _LABEL),
            nama=baris.text("nama", _LABEL),
            singkatan=baris.text("singkatan", _LABEL),
            golongan=baris.text("golongan", _LABEL),
            tingkat=baris.number("tingkat", 1, _TINGKAT_TERBESAR),
            jenis_nomor=JenisNomor(baris.choice("jenis_nomor", tuple(JenisNomor))),
        )
        if pangkat.kode and not _KODE.fullmatch(pangkat.kode):
            baris.fault("kode", "hanya huruf besar, angka dan garis bawah, diawali huruf.")
        if pangkat.kode in seen:
            baris.fault("kode", "dipakai dua kali.")
        seen.add(pangkat.kode)
        ranks.append(pangkat)
    if not ranks:
        baca.fault("pangkat", "Daftar pangkat kosong; sedikitnya satu pangkat harus ada.")
    baca.finish()
    return DaftarPangkat(tuple(ranks))
