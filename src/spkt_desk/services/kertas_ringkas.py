"""A kept paper as a list shows it; an opened content is remembered, for it cannot change."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.daftar import KertasBaris
from spkt_desk.domain.barang import summary
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import IsiKehilangan
from spkt_desk.domain.kertas import KertasRingkas, LembarAsli
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.services.pencatatan import open_content
from spkt_desk.services.surat_keadaan import SURAT

DIHAPUS = "isi dihapus"

_Kata = tuple[str, str, tuple[str, ...]]
"""Name, things, and for whom each original is."""


class Peringkas:
    """Opens each paper's content once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._kata: dict[str, _Kata] = {}

    def brief(self, line: KertasBaris) -> KertasRingkas:
        """Return the list line of a kept paper."""
        nama, barang, untuk = self._words(line)
        hasil = dict(line.asli)
        return KertasRingkas(
            kertas_id=line.kertas_id,
            rekaman_id=line.rekaman_id,
            nomor=line.nomor,
            nama=nama,
            barang=barang,
            terbit=datetime.fromisoformat(line.terbit),
            edisi=line.edisi,
            asli=tuple(
                LembarAsli(
                    ke,
                    untuk[ke - 1] if ke <= len(untuk) else "",
                    (PrintOutcome(hasil[ke]),) if ke in hasil else (),
                )
                for ke in range(1, line.jumlah_asli + 1)
            ),
            salinan=line.salinan,
            diserahkan=_when(line.diserahkan),
            keadaan=KeadaanNomor(line.keadaan),
            sejak=_when(line.sejak),
            pengganti=line.pengganti,
        )

    def _words(self, line: KertasBaris) -> _Kata:
        """Return what the content says; a destroyed one is forgotten here too."""
        if not line.kunci or not line.muatan:
            self._kata.pop(line.kertas_id, None)
            return DIHAPUS, DIHAPUS, ()
        if line.kertas_id not in self._kata:
            content = open_content(line.kunci[0], line.posisi, line.muatan[0].isi)
            isi = decode(IsiKehilangan, content)
            self._kata[line.kertas_id] = (isi.pelapor.nama, summary(isi.barang), isi.asli)
        return self._kata[line.kertas_id]


def originals_to_print(
    brief: KertasRingkas, ke: tuple[int, ...], *, rusak_ditarik: bool
) -> tuple[int, ...]:
    """Return which originals may be printed now, or raise `RuleViolation` with why none may."""
    owed = tuple(one.ke for one in brief.asli if not one.tercetak and not one.ditanyakan)
    known = tuple(one.ke for one in brief.asli)
    if not set(ke) <= set(known):
        raise RuleViolation.at("rusak_ditarik", f"Surat ini mempunyai {len(known)} lembar asli.")
    wanted = ke or (known if rusak_ditarik else owed)
    if not rusak_ditarik and (not wanted or not set(wanted) <= set(owed)):
        raise RuleViolation.at(
            "rusak_ditarik",
            "Lembar asli mungkin sudah keluar. Jawab dahulu: sudah atau belum."
            if brief.ditanyakan
            else "Lembar asli sudah keluar. Tandai “lembar rusak ditarik”, atau buat salinan.",
        )
    if rusak_ditarik and brief.diserahkan is not None and not set(wanted) <= set(owed):
        raise RuleViolation.at(SURAT, "Surat ini sudah diserahkan; buat salinan.")
    return wanted


def _when(waktu: str) -> datetime | None:
    """Return a stored time, None for what has not happened."""
    return datetime.fromisoformat(waktu) if waktu else None
