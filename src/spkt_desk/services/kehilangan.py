"""The lost-item report: from the form to an issued number, in one transaction."""

from __future__ import annotations

from dataclasses import replace

from spkt_desk.db.work import Work
from spkt_desk.domain.barang import sentence
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.isian_kehilangan import notices
from spkt_desk.domain.jenis_barang import KatalogBarang
from spkt_desk.domain.kehilangan import KehilanganDraft, Maksud
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.penjaga import Penjaga, not_handed_over
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.saran import SaranIsian
from spkt_desk.domain.satuan import Petugas, PilihanPejabat
from spkt_desk.domain.wewenang import TANPA_BUKTI, Bukti, Tindakan
from spkt_desk.services.hak import prove, require
from spkt_desk.services.katalog import Katalog
from spkt_desk.services.kehilangan_naskah import Penyusun
from spkt_desk.services.kehilangan_terbit import Penerbit, Terbitan
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import MutasiService
from spkt_desk.services.pejabat import receivers, signers
from spkt_desk.services.pencatatan import Pencatat
from spkt_desk.services.penjaga import guard_now

_TINDAKAN = {
    Maksud.BARU: Tindakan.TERBIT,
    Maksud.PERBAIKAN: Tindakan.RALAT_EDISI,
    Maksud.PENGGANTI: Tindakan.GANTI_SURAT,
}

__all__ = ["KehilanganService", "Terbitan"]


class KehilanganService:
    """What an officer can do with reports of lost things."""

    def __init__(
        self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService, katalog: Katalog
    ) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._katalog = katalog
        self._penyusun = Penyusun(konteks, katalog)
        self._penerbit = Penerbit(konteks, pencatat, mutasi, self._penyusun)

    def katalog(self) -> KatalogBarang:
        """Return the kinds of lost things in force."""
        with self._konteks.database.reading() as work:
            return self._katalog.current(work)

    def singkatan(self) -> str:
        """Return what the desk calls the letter."""
        return self._konteks.sumber.bentuk.singkatan

    def saran(self) -> SaranIsian:
        """Return the words offered while the form is typed."""
        return self._konteks.sumber.meja.saran

    def originals(self) -> tuple[tuple[str, ...], int]:
        """Return for whom each original may be, in their order, and how many are usual."""
        bentuk = self._konteks.sumber.bentuk
        return bentuk.asli_untuk, bentuk.asli_lazim

    def officers(self) -> tuple[Petugas, ...]:
        """Return who may receive the report, the officer at the keys first."""
        with self._konteks.database.reading() as work:
            return receivers(work.petugas.all(), self._guard(work), self._konteks.petugas)

    def signers(self) -> tuple[PilihanPejabat, ...]:
        """Return who may sign, the guard's own first."""
        with self._konteks.database.reading() as work:
            return signers(
                work.petugas.all(),
                self._guard(work),
                work.satuan.satuan(work.satuan.current().satuan_id),
            )

    def guard_notice(self) -> str:
        """Say that the earlier shift is not handed over, "" while it is or still runs."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            return not_handed_over(self._guard(work))

    def check(self, draft: KehilanganDraft) -> tuple[Problem, ...]:
        """Return every problem that keeps the form from being issued, in form order."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            saat = self._pencatat.saat(work)
            dasar = self._penyusun.basis(work, draft, saat.wall)
            isi, found = self._penyusun.read(draft, dasar, saat)
            year = self._penyusun.year_problems(work, draft, dasar, saat)
            problems = (*self._penyusun.source_problems(work, draft), *found, *year)
            try:
                self._penyusun.print_check(self._penyusun.concept(work, draft, isi, dasar, saat))
            except RuleViolation as violation:
                marked = {one.field for one in problems}
                strange = (one for one in violation.problems if one.field not in marked)
                return (*problems, *strange)
        return problems

    def notices(self, draft: KehilanganDraft) -> tuple[Problem, ...]:
        """Return what deserves a second look; it never blocks."""
        today = self._konteks.clock.now().wall.date()
        return notices(draft, self.katalog(), self._konteks.sumber.meja.provinsi, today)

    def preview(self, draft: KehilanganDraft) -> bytes:
        """Return the page as it would print, however far the form is filled in."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            saat = self._pencatat.saat(work)
            dasar = self._penyusun.basis(work, draft, saat.wall)
            isi, found = self._penyusun.read(draft, dasar, saat)
            concept = self._penyusun.concept(work, draft, isi, dasar, saat)
        belum = frozenset(one.field for one in found)
        return self._penyusun.page(replace(concept, belum=belum))

    def concept_printed(self, draft_id: str) -> Saved[None]:
        """Note that the concept page (`preview`) went to a printer for the citizen to read."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DRAF_TULIS)
            self._pencatat.record(work, JenisPeristiwa.KONSEP_DICETAK, rekaman_id=draft_id)
        return Saved(None, frozenset())

    def summary(self, draft: KehilanganDraft) -> tuple[str, ...]:
        """Return the lines of the review: each thing as it will print."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            saat = self._pencatat.saat(work)
            dasar = self._penyusun.basis(work, draft, saat.wall)
        isi, _ = self._penyusun.read(draft, dasar, saat)
        return tuple(sentence(one) for one in isi.barang)

    def issue(self, draft: KehilanganDraft, bukti: Bukti = TANPA_BUKTI) -> Saved[Terbitan]:
        """Issue the letter: number, report, frozen identity, book line and history, or nothing.

        A form that corrects a letter becomes its next edition, one that replaces a letter takes a
        new number and ends the old one; both need the officer's own password (`AccessDenied`). A
        second press with the same draft answers the same number and writes nothing.
        """
        right = _TINDAKAN[Maksud(draft.maksud)]
        izin = None if right is Tindakan.TERBIT else prove(self._konteks, right, bukti)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, right, izin)
            earlier = self._penerbit.earlier(work, draft)
            if earlier:
                return Saved(earlier[0], frozenset())
            terbitan = self._penerbit.issue(work, draft, self._pencatat.saat(work))
        kinds = {Changed.KEHILANGAN, Changed.MUTASI, Changed.DRAF, Changed.ORANG}
        return Saved(terbitan, frozenset(kinds))

    def _guard(self, work: Work) -> Penjaga:
        return guard_now(work, self._konteks.clock.now().wall)
