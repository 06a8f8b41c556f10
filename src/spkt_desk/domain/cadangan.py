"""A backup of the station: what it is made of, where it ends, what the officer is told of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from spkt_desk.domain.errors import EnvironmentFault

BERKAS: Final = ("stasiun.db", "kunci.toml", "stasiun.pub")
"""What a backup holds beside the kept papers; no other name is ever written or read."""

_KEPALA: Final = "SPKT-CADANGAN 1"
_SIDIK: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DaftarIsi:
    """The list of one backup: its number, how far it reaches, and the SHA-256 of each file.

    `waktu` is what the clock showed, information only: the number gives the order. `sidik` stands
    in the order of `BERKAS`; `arsip` names the kept papers, which are named by their SHA-256.
    """

    nomor: int
    stasiun: str
    waktu: str
    posisi: int
    sidik: tuple[str, ...]
    arsip: tuple[str, ...]

    def write(self) -> str:
        """Return the text of ``cadangan.txt``."""
        lines = [
            _KEPALA,
            f"nomor: {self.nomor}",
            f"stasiun: {self.stasiun}",
            f"waktu: {self.waktu}",
            f"posisi: {self.posisi}",
            *(f"{nama}: {sidik}" for nama, sidik in zip(BERKAS, self.sidik, strict=True)),
            *(f"arsip: {nama}" for nama in self.arsip),
        ]
        body = "\n".join(lines) + "\n"
        return f"{body}sidik: {hashlib.sha256(body.encode()).hexdigest()}\n"


@dataclass(frozen=True, slots=True)
class Cadangan:
    """A backup just made: its number, its folder, how far it reaches, what was copied.

    `hilang` names the papers whose page is missing in the station itself.
    """

    nomor: int
    tempat: str
    posisi: int
    waktu: str
    salinan_baru: int
    hilang: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CadanganTerakhir:
    """The newest backup the station knows of; `sesudahnya` counts the acts it does not hold."""

    nomor: int
    tempat: str
    posisi: int
    waktu: str
    sesudahnya: int


@dataclass(frozen=True, slots=True)
class CadanganLama:
    """A backup that the history names; `waktu` is when its entry was written."""

    nomor: int
    tempat: str
    waktu: str


@dataclass(frozen=True, slots=True)
class Pulih:
    """A station made from a backup: from which one, and where its records end."""

    nomor: int
    posisi: int
    waktu: str
    nomor_surat: str
    nomor_buku: int


def read_daftar(text: str) -> DaftarIsi:
    """Read the text of ``cadangan.txt``; EnvironmentFault when it is cut short or changed."""
    body, found, last = text.rpartition("sidik: ")
    if not found or last.strip() != hashlib.sha256(body.encode()).hexdigest():
        raise _broken()
    head, *lines = body.splitlines()
    pairs = [tuple(line.split(": ", 1)) for line in lines]
    names = ("nomor", "stasiun", "waktu", "posisi", *BERKAS)
    if head != _KEPALA or tuple(pair[0] for pair in pairs[: len(names)]) != names:
        raise _broken()
    values = [pair[-1] for pair in pairs[: len(names)]]
    papers = tuple(pair[-1] for pair in pairs[len(names) :] if pair[0] == "arsip")
    sums = (*values[4:], *papers)
    if not all(_SIDIK.fullmatch(one) for one in sums) or len(papers) != len(pairs) - len(names):
        raise _broken()
    return DaftarIsi(
        int(values[0]), values[1], values[2], int(values[3]), tuple(values[4:]), papers
    )


def _broken() -> EnvironmentFault:
    return EnvironmentFault(
        "Daftar isi cadangan rusak atau bukan dari program ini.",
        "Tidak ada yang diubah. Pilih cadangan lain dengan nomor lebih kecil.",
    )
