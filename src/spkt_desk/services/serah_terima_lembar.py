"""The sheet of a hand-over: set once when it is finished, kept, and printed again from the file.

It shows the hand-over as it was finished. What came after, the password of one who had signed by
hand, is laid over the kept bytes at print time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spkt_desk.db.serah_terima import SerahTersimpan
from spkt_desk.db.work import Work
from spkt_desk.documents import serah_terima as kertas
from spkt_desk.documents.buku_mutasi_tepi import overlay_notes
from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.serah_terima import Sisi
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.kertas_simpan import (
    EDISI_TUNGGAL,
    HalamanBaru,
    is_kept,
    keep_page,
    kept_page,
)
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat
from spkt_desk.services.serah_terima_baca import SERAH, finished_of, shift_of, stored_of, wet_sides


class LembarSerahTerima:
    """Keeps the sheets of the hand-overs and gives them back."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def keep(self, giliran: int) -> None:
        """Set and keep the sheet of a finished hand-over unless that was done.

        Raises `RuleViolation` at ``serah_terima`` before it is finished and once it was destroyed.
        """
        with self._konteks.database.reading() as work:
            stored = stored_of(work, giliran)
            if is_kept(work, stored.rekaman_id, EDISI_TUNGGAL):
                return
            found = finished_of(work, shift_of(work, giliran))
            if not found:
                raise RuleViolation.at(SERAH, "Isinya sudah dihapus menurut masa simpan.")
            key = work.kunci.find(stored.rekaman_id)[0]
            satuan = work.satuan.satuan(stored.satuan_id)
        sumber, bentuk = self._konteks.sumber, self._konteks.sumber.meja.serah_terima
        asal = replace(found[0], basah=wet_sides(stored))
        pdf = kertas.render(asal, satuan, bentuk, sumber.huruf, latihan=self._konteks.latihan)
        baru = HalamanBaru(stored.rekaman_id, EDISI_TUNGGAL, kertas.form_version(bentuk), pdf)
        keep_page(self._konteks, self._pencatat, key, baru)

    def keep_all(self) -> int:
        """Keep what a kill or a full disk left out; return how many sheets still wait."""
        with self._konteks.database.reading() as work:
            waiting = work.serah.unrendered()
        left = 0
        for giliran in waiting:
            try:
                self.keep(giliran)
            except (RuleViolation, EnvironmentFault):  # it stays in the answer and is tried again
                left += 1
        return left

    def sheet(self, giliran: int) -> LembarCetak:
        """Return the kept sheet as it prints now; raise a fault if its file is not what it was."""
        self.keep(giliran)
        konteks = self._konteks
        with konteks.database.reading() as work:
            require(konteks, work, Tindakan.BUKU_BACA)
            stored = stored_of(work, giliran)
            [kept] = work.kertas.of_record(stored.rekaman_id)
            key = work.kunci.find(stored.rekaman_id)
            satuan = work.satuan.satuan(stored.satuan_id)
            later = self._later(work, stored)
        page = kept_page(konteks, key, kept, "lembar serah terima")
        pdf = overlay_notes(page, (), later, konteks.sumber.huruf, satuan.huruf)
        judul = f"Serah terima giliran {giliran}"
        return loose_sheet(pdf, judul, satuan.kertas)

    def _later(self, work: Work, stored: SerahTersimpan) -> tuple[str, ...]:
        """Word the passwords that followed a signature by hand."""
        bentuk = self._konteks.sumber.meja.serah_terima
        after = work.serah.later_passwords(stored.giliran)
        return tuple(
            bentuk.sentence(
                "menyusul", sisi=sisi.value, tanggal=f"{saat:%d-%m-%Y}", jam=jam(saat.time())
            )
            for sisi in Sisi
            if sisi.value in after
            for saat in (datetime.fromisoformat(after[sisi.value]),)
        )
