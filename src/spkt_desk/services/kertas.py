"""Keeping the paper and its fate at the printer: the kept bytes never change."""

from __future__ import annotations

import hashlib
from datetime import datetime

from spkt_desk.db.daftar import KertasBaris
from spkt_desk.db.kertas import CetakanTersimpan, KertasTersimpan
from spkt_desk.db.work import Work
from spkt_desk.devices.arsip import Arsip
from spkt_desk.documents import salinan, surat_kehilangan
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.barang import summary
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kehilangan import IsiKehilangan
from spkt_desk.domain.kertas import JenisCetakan, KertasRingkas, LembarCetak
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.outcomes import Changed, PrintOutcome, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci.segel import SegelRusak, seal, unseal
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.laporan_kehilangan import EDISI_PERTAMA, read_paper
from spkt_desk.services.pejabat import signers
from spkt_desk.services.pencatatan import Pencatat, open_content, page_place

DIHAPUS = "isi dihapus"

_TIDAK_TENTU = frozenset({PrintOutcome.TERKIRIM, PrintOutcome.TIDAK_DIKETAHUI})
"""Outcomes after which a sheet may lie at the printer: only somebody who looks can tell."""

SAPU_TERBANYAK = 200
"""Newest papers an unnamed file is held against: a kill is followed by a login, not by a year."""


class KertasService:
    """What an officer can do with issued papers."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._ringkas: dict[str, tuple[str, str]] = {}

    def ensure(self, rekaman_id: str) -> Saved[KertasRingkas]:
        """Render and keep an issued record's paper unless that was done before."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            kept = work.kertas.of_record(rekaman_id)
            if kept:
                return Saved(self._brief(work.daftar.paper(kept[-1].kertas_id)), frozenset())
            laporan = read_paper(self._konteks, work, rekaman_id)
            key = work.kunci.find(rekaman_id)[0]
        sumber = self._konteks.sumber
        pdf = surat_kehilangan.render(laporan, sumber.bentuk, sumber.huruf)
        sidik = hashlib.sha256(pdf).hexdigest()
        # The file is durable before the transaction names it: an orphan is harmless, a gap is not.
        berkas = self._konteks.arsip.put(
            seal(key, pdf, page_place(rekaman_id, EDISI_PERTAMA), self._konteks.random)
        )
        with self._konteks.database.transaction() as work:
            kept = work.kertas.of_record(rekaman_id)
            if kept:
                return Saved(self._brief(work.daftar.paper(kept[-1].kertas_id)), frozenset())
            baru = KertasTersimpan(
                kertas_id=f"{rekaman_id}-{EDISI_PERTAMA}",
                rekaman_id=rekaman_id,
                edisi=EDISI_PERTAMA,
                bentuk=surat_kehilangan.form_version(sumber.bentuk),
                sidik=sidik,
                ukuran=len(pdf),
                berkas=berkas,
            )
            self._pencatat.record(
                work,
                JenisPeristiwa.KERTAS_DISIMPAN,
                rekaman_id=rekaman_id,
                rows=(work.kertas.new_row(baru),),
            )
            brief = self._brief(work.daftar.paper(baru.kertas_id))
        return Saved(brief, frozenset({Changed.KERTAS}))

    def render_missing(self) -> Saved[int]:
        """Render what a kill between commit and render left out; return how many are still missing.

        Called before anything else, so one page that cannot be made keeps no one from the desk.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            missing = work.kertas.unrendered()
            alive = [one for one in missing if work.kunci.find(one)]
        left = 0
        for rekaman_id in alive:
            try:
                self.ensure(rekaman_id)
            except (RuleViolation, EnvironmentFault):  # it stays in the answer and is tried again
                left += 1
        made = len(alive) > left
        return Saved(left, frozenset({Changed.KERTAS}) if made else frozenset())

    def sweep(self) -> Saved[int]:
        """Remove files that nothing needs any more; return how many went. Called at login.

        Pages of destroyed records whose file could not be removed at the time, and pages that a
        kill between writing and naming left beside the one that was made instead. A file nobody
        knows stays: it may be of a newer backup.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            found = leavings(work, self._konteks.arsip)
        left = self._konteks.arsip.discard(found)
        return Saved(len(found) - left, frozenset())

    def pdf(self, kertas_id: str) -> bytes:
        """Return the kept bytes, proved against their SHA-256; raise a fault if they differ."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            stored = work.kertas.by_id(kertas_id)
            key = work.kunci.find(stored.rekaman_id)
        if not key:
            raise RuleViolation.at("kertas", "Isi surat ini sudah dihapus menurut masa simpan.")
        sealed = self._konteks.arsip.get(stored.berkas)
        pdf = unseal(key[0], sealed, page_place(stored.rekaman_id, stored.edisi))
        if hashlib.sha256(pdf).hexdigest() != stored.sidik:
            raise EnvironmentFault(
                "Berkas surat di arsip tidak sama dengan yang dicatat.",
                "Catatan di buku aman. Pulihkan folder arsip dari cadangan, lalu buka kembali.",
            )
        return pdf

    def view(self, kertas_id: str) -> Saved[bytes]:
        """Return the kept page for looking at: opening a record is an act of the history."""
        page = self.pdf(kertas_id)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            rekaman_id = work.kertas.by_id(kertas_id).rekaman_id
            self._pencatat.record(work, JenisPeristiwa.REKAMAN_DIBUKA, rekaman_id=rekaman_id)
        return Saved(page, frozenset())

    def original(self, kertas_id: str, *, rusak_ditarik: bool = False) -> LembarCetak:
        """Return the original to print; a second time only after the spoiled sheet was taken back.

        Raises `RuleViolation` at ``rusak_ditarik`` while an original is out, or may be, and neither
        the tick nor an answer says what became of it.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CETAK)
            brief = self._brief(work.daftar.paper(kertas_id))
        if brief.tercetak and not rusak_ditarik:
            raise RuleViolation.at(
                "rusak_ditarik",
                "Lembar asli sudah keluar. Tandai “lembar rusak ditarik”, atau buat salinan.",
            )
        if brief.ditanyakan and not rusak_ditarik:
            raise RuleViolation.at(
                "rusak_ditarik", "Lembar asli mungkin sudah keluar. Jawab dahulu: sudah atau belum."
            )
        return self._sheet(
            kertas_id, self.pdf(kertas_id), JenisCetakan.ASLI, 0, ditarik=rusak_ditarik
        )

    def copy(self, kertas_id: str) -> LembarCetak:
        """Return the kept page with SALINAN ke-n laid over it, signed off by today's signer."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.SALINAN)
            brief = self._brief(work.daftar.paper(kertas_id))
            satuan = work.satuan.satuan(work.satuan.current().satuan_id)
            choices = signers(work.petugas.all(), work.giliran.newest(), satuan)
        if not brief.tercetak:
            raise RuleViolation.at("kertas", "Aslinya belum tercetak; cetak asli lebih dahulu.")
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
        return self._sheet(kertas_id, page, JenisCetakan.SALINAN, ke, ditarik=False)

    def record(self, lembar: LembarCetak, outcome: PrintOutcome) -> Saved[KertasRingkas]:
        """Store how a sheet's printing ended; what is not known stays a debt."""
        return self._attempt(
            lembar.kertas_id, lembar.jenis, lembar.ke, outcome, ditarik=lembar.rusak_ditarik
        )

    def answer(self, kertas_id: str, *, keluar: bool) -> Saved[KertasRingkas]:
        """Store what the officer saw of the original at the printer; it ends or keeps the debt."""
        outcome = PrintOutcome.TERCETAK if keluar else PrintOutcome.GAGAL
        return self._attempt(kertas_id, JenisCetakan.ASLI, 0, outcome, ditarik=False)

    def _attempt(
        self, kertas_id: str, jenis: JenisCetakan, ke: int, outcome: PrintOutcome, *, ditarik: bool
    ) -> Saved[KertasRingkas]:
        """Write the row and the entry of one attempt."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.CETAK)
            stored = work.kertas.by_id(kertas_id)
            attempt = CetakanTersimpan(
                cetakan_id=work.kertas.next_print(),
                kertas_id=kertas_id,
                jenis=jenis.value,
                ke=ke,
                hasil=outcome.value,
                rusak_ditarik=ditarik,
            )
            self._pencatat.record(
                work,
                JenisPeristiwa.CETAK,
                rekaman_id=stored.rekaman_id,
                rows=(work.kertas.print_row(attempt),),
            )
            brief = self._brief(work.daftar.paper(kertas_id))
        return Saved(brief, frozenset({Changed.KERTAS}))

    def debts(self) -> tuple[KertasRingkas, ...]:
        """Return the papers nobody has seen come out of a printer yet."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            return tuple(self._brief(one) for one in work.daftar.owed())

    def recent(self, count: int) -> tuple[KertasRingkas, ...]:
        """Return the newest papers, newest first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.KERTAS_LIHAT)
            return tuple(self._brief(one) for one in work.daftar.newest(count))

    def _sheet(
        self, kertas_id: str, pdf: bytes, jenis: JenisCetakan, ke: int, *, ditarik: bool
    ) -> LembarCetak:
        """Return what goes to the printer; the job's title carries no name."""
        with self._konteks.database.reading() as work:
            rekaman_id = work.kertas.by_id(kertas_id).rekaman_id
            satuan_id = work.kehilangan.by_id(rekaman_id).satuan_id
            ukuran = work.satuan.satuan(satuan_id).kertas
        singkatan = self._konteks.sumber.bentuk.singkatan
        judul = singkatan if jenis is JenisCetakan.ASLI else f"{singkatan} salinan {ke}"
        return LembarCetak(kertas_id, pdf, judul, ukuran, jenis, ke, ditarik)

    def _brief(self, line: KertasBaris) -> KertasRingkas:
        """Return the list line of a kept paper; an opened content is remembered, it cannot change.

        A destroyed one is forgotten here too.
        """
        if not line.kunci or not line.muatan:
            self._ringkas.pop(line.rekaman_id, None)
            nama = barang = DIHAPUS
        else:
            if line.rekaman_id not in self._ringkas:
                _, content = open_content(line.kunci[0], line.posisi, line.muatan[0])
                isi = decode(IsiKehilangan, content)
                self._ringkas[line.rekaman_id] = (isi.pelapor.nama, summary(isi.barang))
            nama, barang = self._ringkas[line.rekaman_id]
        return KertasRingkas(
            kertas_id=line.kertas_id,
            rekaman_id=line.rekaman_id,
            nomor=line.nomor,
            nama=nama,
            barang=barang,
            terbit=datetime.fromisoformat(line.terbit),
            tercetak=line.asli == PrintOutcome.TERCETAK,
            salinan=line.salinan,
            ditanyakan=line.asli in _TIDAK_TENTU,
        )


def leavings(work: Work, arsip: Arsip) -> tuple[str, ...]:
    """Return the files in `arsip/` that are known to be of no use any more."""
    kept = work.kertas.all()
    erased = work.penghapusan.tombstones()
    dead = {one.berkas for one in kept if one.rekaman_id in erased}
    edisi = {one.kertas_id: one.edisi for one in kept}
    keys = [
        (key, page_place(line.rekaman_id, edisi[line.kertas_id]))
        for line in work.daftar.newest(SAPU_TERBANYAK)
        for key in line.kunci
    ]
    # A full disk may have kept a page and then refused to name it: it is rendered once more.
    keys += [
        (key, page_place(rekaman_id, EDISI_PERTAMA))
        for rekaman_id in work.kertas.unrendered()
        for key in work.kunci.find(rekaman_id)
    ]
    here = set(arsip.names())
    unnamed = sorted(here - {one.berkas for one in kept})
    return (*sorted(here & dead), *(name for name in unnamed if _is_twin(arsip, name, keys)))


def _is_twin(arsip: Arsip, name: str, keys: list[tuple[bytes, bytes]]) -> bool:
    """Tell whether an unnamed file is a page that was kept a second time under its name."""
    try:
        sealed = arsip.get(name)
    except EnvironmentFault:  # a damaged file may be anything
        return False
    return any(_opens(sealed, key, place) for key, place in keys)


def _opens(sealed: bytes, key: bytes, place: bytes) -> bool:
    """Tell whether a key opens sealed bytes at its place."""
    try:
        unseal(key, sealed, place)
    except SegelRusak:
        return False
    return True
