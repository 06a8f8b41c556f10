"""The new database key after an account ended or the recovery code was used (R10).

Order: the slot goes first, so the door is shut whatever happens next; then a checked copy into
`cadangan/`, then the key, then the act that says so, and the copy goes when the file has proved
itself. Until that act the debt stands in the history: a kill or a full disk in between costs one
more change of key, never one too few.
"""

from __future__ import annotations

from typing import Final

from spkt_desk.devices.cadangan import FolderCadangan
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa, Peristiwa
from spkt_desk.services.cadangan import make_copy
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pemeriksaan import PemeriksaanService
from spkt_desk.services.pencatatan import Pencatat, encode_typed
from spkt_desk.services.utang_kunci import REKAMAN_KUNCI, SAMPAI, debt_sentence, key_debt

_SALINAN_TINGGAL: Final = (
    "Kunci data sudah diganti, tetapi berkasnya tidak lulus pemeriksaan; salinan sebelum "
    "penggantian tetap disimpan. Laporkan kepada Kapolsek."
)
_DIBACA: Final = (
    "Kunci data sudah diganti. Program lain masih membaca berkas data; salinan sebelum penggantian "
    "dibuang saat masuk berikutnya."
)
_TERTUNDA: Final = "Kunci data belum diganti; akun yang ditutup tetap tidak dapat masuk."


class KunciBaruService:
    """Pays the debt of a new key; runs on a worker, for it copies and rewrites the whole file."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def owed(self) -> str:
        """Say what is owed since when; empty when nothing is."""
        with self._konteks.database.reading() as work:
            return "".join(debt_sentence(one) for one in key_debt(work))

    def settle(self) -> Saved[str]:
        """Change the key if that is owed; return the sentence of what stood in the way, or "".

        Called after every act that makes it necessary and at every login, so a fault keeps no one
        from the desk: it stays owed, `check` says so, and the next login tries again.
        """
        with self._konteks.database.reading() as work:
            owed = key_debt(work)
        try:
            if owed:
                self._change(owed[0])
            kept = self._drop_copy()
        except EnvironmentFault as fault:  # it stays in the answer and is tried again
            return Saved(f"{_TERTUNDA} {fault.message} {fault.advice}", frozenset())
        return Saved(kept, frozenset({Changed.SETELAN}) if owed else frozenset())

    def _change(self, sebab: Peristiwa) -> None:
        """Copy, change the key, and note it."""
        konteks = self._konteks
        konteks.akun.settle_slots()
        self._close_doors()
        make_copy(konteks, konteks.akun.folder.cadangan, papers=False)
        konteks.akun.change_key(konteks.database)
        said = (("sebab", sebab.jenis), (SAMPAI, str(sebab.posisi)))
        with konteks.database.transaction() as work:
            self._pencatat.record(
                work, JenisPeristiwa.KUNCI_BARU, rekaman_id=REKAMAN_KUNCI, isi=encode_typed(said)
            )

    def _drop_copy(self) -> str:
        """Remove the copy once the file has proved itself; else say why it stays.

        It stands under the key from before: whoever knew that key could still read it.
        """
        copies = FolderCadangan(self._konteks.akun.folder.cadangan)
        if not copies.numbers():
            return ""
        # While a reader keeps the log from being folded, the pages of the old key lie in the file.
        if not self._konteks.database.checkpoint():
            return _DIBACA
        for line in PemeriksaanService(self._konteks).check_copy():
            if not line.baik:
                return f"{_SALINAN_TINGGAL} {line.bagian}: {line.kalimat}."
        copies.clear()
        return ""

    def _close_doors(self) -> None:
        """Take away the slots of officers who are no longer in service."""
        with self._konteks.database.reading() as work:
            gone = [one.nomor for one in work.petugas.all() if not one.aktif]
        for nomor in gone:
            self._konteks.akun.without_account(nomor)
