"""A station that was put back from a backup says so in its book, before anybody writes there."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.riwayat import JenisPeristiwa, Peristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, content_of


class KabarPulihService:
    """What the first officer after a restore has the book say."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def tell(self) -> int:
        """Write the red line of a restore that the book does not tell of yet; return how many.

        The restored file cannot be written by a desk before its first login, so nothing comes
        between the act and its line.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_TULIS)
            if not _untold(work):
                return 0
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BUKU_TULIS)
            untold = _untold(work)
            for act in untold:
                self._write(work, act)
        return len(untold)

    def _write(self, work: Work, act: Peristiwa) -> None:
        kalimat = self._mutasi.kalimat
        said = dict(decode_pairs(content_of(work, act.posisi)))
        petugas = work.petugas.by_id(act.petugas_id)
        uraian = kalimat.sentence(
            "pemulihan",
            nomor=said["nomor"],
            pangkat=petugas.singkatan_pangkat,
            nama=petugas.nama,
            buku=work.mutasi.last_until(act.posisi),
        )
        self._mutasi.append(
            work,
            IsiMutasi(uraian, kalimat.sentence("pemulihan_keterangan")),
            jenis=JenisMutasi.PEMULIHAN,
            rekaman_id=self._konteks.new_id(),
            kejadian=datetime.fromisoformat(act.waktu),
            merah=True,
            saat=self._pencatat.saat(work),
        )


def _untold(work: Work) -> tuple[Peristiwa, ...]:
    """Return the newest restore as a tuple of one while the book has no line after it.

    Every login asks: looked for is behind the newest line only, not among years of backups.
    """
    behind = work.mutasi.newest_place()
    return work.riwayat.newest_since(behind, JenisPeristiwa.CADANGAN_DIPULIHKAN)
