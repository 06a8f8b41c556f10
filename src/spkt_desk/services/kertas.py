"""Keeping the paper and its fate at the printer: the kept bytes never change."""

from __future__ import annotations

from dataclasses import replace

from spkt_desk.db.kertas import CetakanTersimpan
from spkt_desk.db.work import Work
from spkt_desk.documents import salinan, surat_kehilangan
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kertas import JenisCetakan, KertasRingkas, LembarCetak
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import Changed, PrintOutcome, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Satuan
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.arsip_sisa import leavings
from spkt_desk.services.draf import drafts_of
from spkt_desk.services.hak import require
from spkt_desk.services.kertas_ringkas import Peringkas, originals_to_print
from spkt_desk.services.kertas_simpan import HalamanBaru, is_kept, keep_page, kept_page
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.laporan_kehilangan import read_paper
from spkt_desk.services.pejabat import signers
from spkt_desk.services.pencatatan import Pencatat, stamp
from spkt_desk.services.penjaga import guard_now
from spkt_desk.services.surat_keadaan import SURAT, ended_sentence


class KertasService:
    """What an officer can do with issued papers."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._peringkas = Peringkas()

    def ensure(self, rekaman_id: str, edisi: int = 0) -> Saved[KertasRingkas]:
        """Render and keep an edition's paper unless that was done before; 0 is the newest."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            edisi = edisi or work.kehilangan.by_id(rekaman_id).edisi
            kertas_id = f"{rekaman_id}-{edisi}"
            if is_kept(work, rekaman_id, edisi):
                return Saved(self._peringkas.brief(work.daftar.paper(kertas_id)), frozenset())
            laporan = read_paper(self._konteks, work, rekaman_id, edisi)
            key = work.kunci.find(rekaman_id)[0]
        sumber = self._konteks.sumber
        pdf = surat_kehilangan.render(laporan, sumber.bentuk, sumber.huruf)
        bentuk = surat_kehilangan.form_version(sumber.bentuk)
        baru = HalamanBaru(rekaman_id, edisi, bentuk, pdf)
        made = keep_page(self._konteks, self._pencatat, key, baru)
        with self._konteks.database.reading() as work:
            brief = self._peringkas.brief(work.daftar.paper(kertas_id))
        return Saved(brief, frozenset({Changed.KERTAS}) if made else frozenset())

    def render_missing(self) -> Saved[int]:
        """Render what a kill between commit and render left out; return how many are still missing.

        Called before anything else, so one page that cannot be made keeps no one from the desk.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            missing = work.kertas.unrendered()
            alive = [one for one in missing if work.kunci.find(one[0])]
        left = 0
        for rekaman_id, edisi in alive:
            try:
                self.ensure(rekaman_id, edisi)
            except (RuleViolation, EnvironmentFault):  # it stays in the answer and is tried again
                left += 1
        made = len(alive) > left
        return Saved(left, frozenset({Changed.KERTAS}) if made else frozenset())

    def sweep(self) -> Saved[int]:
        """Remove files that nothing needs any more; return how many went. Called behind the lock.

        Pages of destroyed records whose file could not be removed at the time, and pages that a
        kill between writing and naming left beside the one that was made instead. A file nobody
        knows stays: it may be of a newer backup.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            found = leavings(work, self._konteks.arsip, self._konteks.kunci_kode)
        left = self._konteks.arsip.discard(found)
        return Saved(len(found) - left, frozenset())

    def pdf(self, kertas_id: str) -> bytes:
        """Return the kept bytes, proved against their SHA-256; raise a fault if they differ."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            stored = work.kertas.by_id(kertas_id)
            key = work.kunci.find(stored.rekaman_id)
        return kept_page(self._konteks, key, stored)

    def view(self, kertas_id: str) -> Saved[bytes]:
        """Return the kept page for looking at: opening a record is an act of the history."""
        page = self.pdf(kertas_id)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            rekaman_id = work.kertas.by_id(kertas_id).rekaman_id
            self._pencatat.record(work, JenisPeristiwa.REKAMAN_DIBUKA, rekaman_id=rekaman_id)
        return Saved(page, frozenset())

    def hand_over(self, kertas_id: str) -> Saved[KertasRingkas]:
        """Note that the citizen has taken the letter; from now on it is not corrected any more.

        Raises `RuleViolation` at ``surat`` while the reporter's original is not known to have come
        out, while a correction of it is unfinished, and for a page that is valid no more.
        """
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DISERAHKAN)
            brief = self._current(work, kertas_id)
            if brief.diserahkan is not None:
                return Saved(brief, frozenset())
            if not brief.asli[0].tercetak:
                raise RuleViolation.at(SURAT, "Lembar asli untuk pelapor belum tercetak.")
            if drafts_of(work, brief.rekaman_id):
                raise RuleViolation.at(
                    SURAT, "Perbaikan surat ini belum selesai: terbitkan, atau buang drafnya."
                )
            saat = self._pencatat.saat(work)
            row = work.kertas.hand_over_row(brief.rekaman_id, brief.edisi, stamp(saat.wall))
            self._pencatat.record(
                work,
                JenisPeristiwa.SURAT_DISERAHKAN,
                rekaman_id=brief.rekaman_id,
                rows=(row,),
                saat=saat,
            )
            brief = self._peringkas.brief(work.daftar.paper(kertas_id))
        return Saved(brief, frozenset({Changed.KERTAS}))

    def original(
        self, kertas_id: str, ke: tuple[int, ...] = (), *, rusak_ditarik: bool = False
    ) -> LembarCetak:
        """Return the originals to print: those still owed, or `ke` by number.

        One that is out, or may be, is printed again only as the same original, after the spoiled
        sheet was taken back, and never once the letter was handed over. Raises `RuleViolation` at
        ``rusak_ditarik`` or ``surat``.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            brief = self._current(work, kertas_id)
        which = originals_to_print(brief, ke, rusak_ditarik=rusak_ditarik)
        pdf, jumlah = self.pdf(kertas_id), len(brief.asli)
        if jumlah > 1:
            sumber, satuan = self._konteks.sumber, self._unit_of(brief.rekaman_id)
            pdf = salinan.overlay_originals(
                pdf, which, jumlah, sumber.bentuk, sumber.huruf, satuan.huruf
            )
        sheet = self._sheet(brief, pdf, JenisCetakan.ASLI, 0)
        return replace(sheet, asli=which, rusak_ditarik=rusak_ditarik)

    def copy(self, kertas_id: str) -> LembarCetak:
        """Return the kept page with SALINAN ke-n laid over it, signed off by today's signer.

        Raises `RuleViolation` at ``surat`` before the letter was handed over: until then the same
        original is printed again.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.SALINAN)
            brief = self._current(work, kertas_id)
            satuan = work.satuan.satuan(work.satuan.current().satuan_id)
            choices = signers(
                work.petugas.all(), guard_now(work, self._konteks.clock.now().wall), satuan
            )
        if brief.diserahkan is None:
            raise RuleViolation.at(
                SURAT, "Surat belum diserahkan. Salinan dibuat sesudah asli di tangan pelapor."
            )
        ke = brief.salinan + 1
        bentuk = self._konteks.sumber.bentuk
        tanggal = tanggal_panjang(self._konteks.clock.now().wall.date())
        page = salinan.overlay_copy(
            self.pdf(kertas_id),
            ke,
            bentuk.sentence("tempat_tanggal", tempat=satuan.tempat, tanggal=tanggal),
            choices[0].penandatangan,
            bentuk,
            self._konteks.sumber.huruf,
            satuan.huruf,
        )
        return self._sheet(brief, page, JenisCetakan.SALINAN, ke)

    def void(self, kertas_id: str) -> LembarCetak:
        """Return the page of a letter that ended, with BATAL or what replaces it laid over.

        Raises `RuleViolation` at ``surat`` for a letter in force.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            brief = self._peringkas.brief(work.daftar.paper(kertas_id))
        if brief.sejak is None:
            raise RuleViolation.at(SURAT, "Surat ini masih berlaku; cetak asli atau salinan.")
        bentuk, tanggal = self._konteks.sumber.bentuk, tanggal_panjang(brief.sejak.date())
        if brief.keadaan is KeadaanNomor.BATAL:
            cap, kalimat = "cap_batal", bentuk.sentence("batal", tanggal=tanggal)
        else:
            cap = "cap_diganti"
            kalimat = bentuk.sentence("diganti", nomor=brief.pengganti, tanggal=tanggal)
        page = salinan.overlay_void(
            self.pdf(kertas_id),
            bentuk.sentence(cap),
            kalimat,
            self._konteks.sumber.huruf,
            self._unit_of(brief.rekaman_id).huruf,
        )
        return self._sheet(brief, page, JenisCetakan.TIDAK_BERLAKU, 0)

    def record(self, lembar: LembarCetak, outcome: PrintOutcome) -> Saved[KertasRingkas]:
        """Store how a sheet's printing ended; what is not known stays a debt."""
        return self._attempt(
            lembar.kertas_id,
            lembar.jenis,
            lembar.asli or (lembar.ke,),
            outcome,
            ditarik=lembar.rusak_ditarik,
        )

    def answer(self, kertas_id: str, *, keluar: bool) -> Saved[KertasRingkas]:
        """Store what the officer saw of the originals at the printer; it ends or keeps the debt.

        Of those somebody has to look for, or else of all that are owed.
        """
        outcome = PrintOutcome.TERCETAK if keluar else PrintOutcome.GAGAL
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            brief = self._current(work, kertas_id)
        asked = tuple(one.ke for one in brief.asli if one.ditanyakan)
        owed = tuple(one.ke for one in brief.asli if not one.tercetak)
        return self._attempt(kertas_id, JenisCetakan.ASLI, asked or owed, outcome, ditarik=False)

    def _attempt(
        self,
        kertas_id: str,
        jenis: JenisCetakan,
        which: tuple[int, ...],
        outcome: PrintOutcome,
        *,
        ditarik: bool,
    ) -> Saved[KertasRingkas]:
        """Write the entry of one attempt, and a row for each sheet in it."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.CETAK)
            stored = work.kertas.by_id(kertas_id)
            first = work.kertas.next_print()
            rows = [
                work.kertas.print_row(
                    CetakanTersimpan(
                        cetakan_id=cetakan_id,
                        kertas_id=kertas_id,
                        jenis=jenis.value,
                        ke=ke,
                        hasil=outcome.value,
                        rusak_ditarik=ditarik,
                    )
                )
                for cetakan_id, ke in enumerate(which, start=first)
            ]
            self._pencatat.record(
                work, JenisPeristiwa.CETAK, rekaman_id=stored.rekaman_id, rows=tuple(rows)
            )
            work.daftar.settle(stored.rekaman_id)
            brief = self._peringkas.brief(work.daftar.paper(kertas_id))
        return Saved(brief, frozenset({Changed.KERTAS}))

    def debts(self) -> tuple[KertasRingkas, ...]:
        """Return the papers of which nobody has seen every original come out of a printer yet."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            return tuple(self._peringkas.brief(one) for one in work.daftar.owed())

    def debt_count(self) -> int:
        """Return how many papers `debts` would name, without reading who they are for."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            return work.daftar.owed_count()

    def recent(self, count: int) -> tuple[KertasRingkas, ...]:
        """Return the newest papers, newest first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            return tuple(self._peringkas.brief(one) for one in work.daftar.newest(count))

    def of_record(self, rekaman_id: str) -> tuple[KertasRingkas, ...]:
        """Return the kept paper of a letter's newest edition, a tuple of one; empty before it."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            kept = work.kertas.of_record(rekaman_id)[-1:]
            return tuple(self._peringkas.brief(work.daftar.paper(one.kertas_id)) for one in kept)

    def _current(self, work: Work, kertas_id: str) -> KertasRingkas:
        """Return the paper of a letter in force, or refuse an older edition and one that ended."""
        brief = self._peringkas.brief(work.daftar.paper(kertas_id))
        newest = work.kehilangan.by_id(brief.rekaman_id).edisi
        if brief.edisi != newest:
            raise RuleViolation.at(SURAT, f"Surat ini sudah diganti edisi {newest}.")
        ended = ended_sentence(work, brief.rekaman_id)
        if ended:
            raise RuleViolation.at(SURAT, ended)
        return brief

    def _unit_of(self, rekaman_id: str) -> Satuan:
        """Return the unit as it was when a letter was issued."""
        with self._konteks.database.reading() as work:
            return work.satuan.satuan(work.kehilangan.by_id(rekaman_id).satuan_id)

    def _sheet(self, brief: KertasRingkas, pdf: bytes, jenis: JenisCetakan, ke: int) -> LembarCetak:
        """Return what goes to the printer; the job's title carries no name."""
        parts = (
            self._konteks.sumber.bentuk.singkatan,
            "" if jenis is JenisCetakan.ASLI else jenis.value,
            str(ke) if ke else "",
        )
        judul = " ".join(part for part in parts if part)
        ukuran = self._unit_of(brief.rekaman_id).kertas
        return LembarCetak(brief.kertas_id, pdf, judul, ukuran, jenis, ke, rusak_ditarik=False)
