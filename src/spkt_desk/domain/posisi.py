"""How far the station has been seen to reach: a small mark beside the encrypted file (T25).

The file alone cannot tell that it was put back: an old copy of the whole file, or one that lost its
log, is perfect in itself. The mark remembers the newest entry that was on the disk, so a file that
reaches less far, or went another way, is not opened as if nothing had happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spkt_desk.domain.errors import EnvironmentFault


@dataclass(frozen=True, slots=True)
class TandaPosisi:
    """What was durable when the mark was written; it names nobody.

    `waktu` is the time of writing of entry `posisi` and `sidik` that entry's hash; `buku` is the
    last number of the book, `tahun` and `urut` the last letter's; 0 before the first.
    """

    posisi: int
    sidik: bytes
    waktu: str
    buku: int
    tahun: int
    urut: int


class JenisTemuan(StrEnum):
    """How a mark and a file can disagree; a mark behind its file is what a power cut leaves."""

    BERKURANG = "berkurang"
    BERCABANG = "bercabang"
    HILANG = "tanda hilang"
    ASING = "tanda asing"


@dataclass(frozen=True, slots=True)
class TemuanPosisi:
    """One disagreement: the sentence the officer reads, and what was meant to be there.

    `berkas` is the newest entry of the file, `tanda` the one the mark names (0 where unreadable).
    """

    jenis: JenisTemuan
    berkas: int
    tanda: int
    kalimat: str


class PosisiMundur(EnvironmentFault):
    """The station is not as it was last left: it opens only when somebody decides that it shall."""

    def __init__(self, temuan: TemuanPosisi) -> None:
        """Say what is missing and where it may be found."""
        super().__init__(
            f"{temuan.kalimat} Stasiun belum dibuka dan tidak ada yang diubah.",
            "Cari berkas stasiun.db-wal di folder asal, folder data yang lebih baru, atau cadangan "
            "terbaru; salin seluruhnya ke sini, lalu masuk lagi. Bila memang tidak ada, stasiun "
            "dapat dibuka dengan data yang ada; keputusan itu dicatat atas nama Anda.",
        )
        self.temuan = temuan
