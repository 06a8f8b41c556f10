"""Making an issued letter void: its number stays taken, its paper is valid no more."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.nomor import NomorBerakhir
from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.draf import drafts_of
from spkt_desk.services.hak import prove, require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, stamp
from spkt_desk.services.surat_keadaan import require_alive

ALASAN = "alasan_batal"
"""The field of the reason."""


class PembatalanService:
    """What KA SPKT and the Kapolsek can do with a letter that should not be in force."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def cancel(self, rekaman_id: str, alasan: str, bukti: Bukti) -> Saved[str]:
        """Make a letter void with a reason and the officer's own password; return its number.

        Raises `RuleViolation` at ``hak``, ``alasan_batal`` or ``surat``, `AccessDenied` for a wrong
        password. Forms that were to correct or replace the letter go.
        """
        problems = (
            *teks.missing(ALASAN, alasan, "Alasan"),
            *teks.problems_of(ALASAN, alasan, teks.NAMA),
        )
        if problems:
            raise RuleViolation(*problems)
        izin = prove(self._konteks, Tindakan.BATAL, bukti)
        clean = teks.clean(ALASAN, alasan, teks.NAMA)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BATAL, izin)
            letter = require_alive(work, rekaman_id)
            saat = self._pencatat.saat(work)
            self._pencatat.require_clock(work, saat)
            nomor = work.nomor.of_record(rekaman_id)
            ended = NomorBerakhir(rekaman_id, KeadaanNomor.BATAL.value, stamp(saat.wall), "")
            self._pencatat.record(
                work,
                JenisPeristiwa.SURAT_DIBATALKAN,
                rekaman_id=rekaman_id,
                rows=(work.nomor.end_row(ended),),
                saat=saat,
            )
            kalimat = self._mutasi.kalimat
            tanggal = tanggal_panjang(datetime.fromisoformat(letter.terbit).date())
            self._mutasi.append(
                work,
                IsiMutasi(
                    kalimat.sentence("batal", nomor=nomor.teks, tanggal=tanggal, alasan=clean),
                    kalimat.sentence("kehilangan_keterangan", urut=nomor.urut, nomor=nomor.teks),
                ),
                jenis=JenisMutasi.PEMBATALAN,
                rekaman_id=rekaman_id,
                kejadian=saat.wall,
                merah=False,
                saat=saat,
            )
            for draft in drafts_of(work, rekaman_id):
                work.draf.remove(draft.draft_id)
        kinds = {Changed.KEHILANGAN, Changed.KERTAS, Changed.MUTASI, Changed.DRAF}
        return Saved(nomor.teks, frozenset(kinds))
