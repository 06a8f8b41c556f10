"""Making checkpoints: at a change of the guard, after 50 lines, at the latest after 12 hours."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.titik_periksa import (
    BARIS_TERBANYAK,
    TERLAMA,
    SebabTitik,
    TitikPeriksa,
    TitikTersimpan,
    due,
)
from spkt_desk.kunci.titik import point_code, sign_point
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat, Saat, stamp


class TitikPeriksaService:
    """Makes a checkpoint whenever one is due; the program's own act, of whoever is at the desk."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        # The newest committed checkpoint `keep` has met (never one that may be rolled back): while
        # a line lies within its reach, nothing is asked of the file.
        self._known: tuple[TitikTersimpan, ...] = ()

    def keep(self) -> Saved[str]:
        """Make a checkpoint if its time has come; return its code, "" when none was due."""
        now = self._konteks.clock.now().wall
        with self._konteks.database.reading() as work:
            self._known = work.titik.newest()
            if due(self._known, work.mutasi.last(), now) is None:
                return Saved("", frozenset())
        with self._konteks.database.transaction() as work:
            saat = self._pencatat.saat(work)
            sebab = due(work.titik.newest(), work.mutasi.last(), saat.wall)
            code = self.mark(work, sebab, saat) if sebab else ""
        return Saved(code, frozenset())

    def mark_if_due(self, work: Work, saat: Saat, nomor_buku: int) -> None:
        """Make a checkpoint behind a line just written, where that line makes it due."""
        if not _within(self._known, nomor_buku, saat.wall):
            sebab = due(work.titik.newest(), nomor_buku, saat.wall)
            if sebab:
                self.mark(work, sebab, saat)

    def mark(self, work: Work, sebab: SebabTitik, saat: Saat) -> str:
        """Write a checkpoint over all that stands, in the caller's transaction; return its code."""
        sampai, kepala, _ = work.riwayat.newest()
        last = work.titik.newest()
        titik = TitikPeriksa(self._konteks.stasiun_id, sampai, kepala, work.mutasi.last())
        baru = TitikTersimpan(
            nomor=last[0].nomor + 1 if last else 1,
            titik=titik,
            waktu=stamp(saat.wall),
            sebab=sebab.value,
            tanda=sign_point(self._konteks.kunci_tanda, titik),
        )
        self._pencatat.record(
            work, JenisPeristiwa.TITIK_PERIKSA, rows=(work.titik.new_row(baru),), saat=saat
        )
        return point_code(titik)


def _within(known: tuple[TitikTersimpan, ...], nomor_buku: int, now: datetime) -> bool:
    """Tell whether a line cannot make a checkpoint due, by what is known of the newest one."""
    if not known:
        return False
    near = abs(now - datetime.fromisoformat(known[0].waktu)) < TERLAMA
    return near and nomor_buku - known[0].titik.nomor_buku < BARIS_TERBANYAK
