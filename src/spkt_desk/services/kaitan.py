"""What a line of the book belongs to, and which line a record was written in."""

from __future__ import annotations

from datetime import date

from spkt_desk.domain.cari import HasilCari, JenisHasil
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import SURAT_DI_BALIK, MutasiBaris
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks

_TANPA_KAITAN = "Baris ini berdiri sendiri; tidak ada surat di baliknya."
_DIHAPUS = "Isi baris ini sudah dihapus menurut masa simpan."


class KaitanService:
    """Goes from the book to the record and back, as the search would open either."""

    def __init__(self, konteks: Konteks) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks

    def of_line(self, baris: MutasiBaris) -> HasilCari:
        """Return what a line opens: its letter, the line it corrects, the day it inspected.

        RuleViolation at ``mutasi.kaitan`` for a line that stands alone or whose content is gone.
        """
        if baris.dihapus:
            raise RuleViolation.at("mutasi.kaitan", _DIHAPUS)
        with self._konteks.database.reading() as work:
            if baris.ralat is not None:
                require(self._konteks, work, Tindakan.BUKU_BACA)
                corrected = work.mutasi.one(baris.ralat.atas)
                return _line(baris.rekaman_id, corrected.hari, corrected.nomor_buku)
            if baris.jenis in SURAT_DI_BALIK:
                for tindakan in (Tindakan.DRAF_BACA, Tindakan.KERTAS_LIHAT):
                    require(self._konteks, work, tindakan)
                return _found(JenisHasil.SURAT, baris.rekaman_id, baris.hari, 0)
        if baris.diperiksa:
            return _found(JenisHasil.BARIS, baris.rekaman_id, baris.diperiksa[0], 0)
        raise RuleViolation.at("mutasi.kaitan", _TANPA_KAITAN)

    def of_letter(self, rekaman_id: str) -> HasilCari:
        """Return the line that the issue of a letter wrote; its corrections are named there."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            first = work.mutasi.of_record(rekaman_id)[0]
        return _line(rekaman_id, first.hari, first.nomor_buku)


def _line(rekaman_id: str, hari: str, nomor_buku: int) -> HasilCari:
    return _found(JenisHasil.BARIS, rekaman_id, date.fromisoformat(hari), nomor_buku)


def _found(jenis: JenisHasil, rekaman_id: str, hari: date, nomor_buku: int) -> HasilCari:
    """Return a place as a result of the search names it; it is opened, not listed."""
    return HasilCari(
        jenis=jenis,
        judul="",
        nomor="",
        tanggal=hari,
        rekaman_id=rekaman_id,
        hari=hari,
        nomor_buku=nomor_buku,
    )
