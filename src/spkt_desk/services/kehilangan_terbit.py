"""Writing what an issued letter consists of, in the caller's transaction: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from spkt_desk.db.kehilangan import KehilanganTersimpan
from spkt_desk.db.nomor import NomorBerakhir
from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.barang import summary
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import (
    IsiKehilangan,
    KehilanganDraft,
    Kuasa,
    LaporanKehilangan,
    Maksud,
)
from spkt_desk.domain.muatan import decode, encode_pairs, flatten
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.nomor import KeadaanNomor, Nomor, PolaNomor, next_urut, render, tahun_seri
from spkt_desk.domain.perubahan import Perubahan, changes
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.kunci import kode
from spkt_desk.services.dikenal import forget_report, recallable
from spkt_desk.services.indeks_cari import index_report, indexed_report
from spkt_desk.services.kehilangan_naskah import Dasar, Penyusun
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.laporan_kehilangan import EDISI_PERTAMA, paper_facts
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, Saat, content_of, stamp
from spkt_desk.services.surat_keadaan import require_correctable, require_replaceable


@dataclass(frozen=True, slots=True)
class Terbitan:
    """What issue answers: the record, and the number and check code that stand on its paper."""

    rekaman_id: str
    nomor: str
    kode: str
    edisi: int = EDISI_PERTAMA


@dataclass(frozen=True, slots=True)
class _Baru:
    """What decides the row of an edition besides its report."""

    draft_id: str
    rekaman_id: str
    orang_id: str
    menggantikan_id: str


class Penerbit:
    """Issues letters and editions at one station for one officer."""

    def __init__(
        self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService, penyusun: Penyusun
    ) -> None:
        """Write into the chain and the book what `penyusun` has read."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi
        self._penyusun = penyusun

    def earlier(self, work: Work, draft: KehilanganDraft) -> tuple[Terbitan, ...]:
        """Return what this very form became at an earlier press, or nothing."""
        return tuple(
            Terbitan(one.rekaman_id, work.nomor.of_record(one.rekaman_id).teks, one.kode, one.edisi)
            for one in work.kehilangan.by_draft(draft.draft_id)
        )

    def issue(self, work: Work, draft: KehilanganDraft, saat: Saat) -> Terbitan:
        """Issue what the form is for, and let its draft go."""
        self._pencatat.require_clock(work, saat)
        if draft.maksud == Maksud.PERBAIKAN:
            terbitan = self._edition(work, draft, saat)
        else:
            terbitan = self._letter(work, draft, saat)
        work.draf.remove(draft.draft_id)
        return terbitan

    def _letter(self, work: Work, draft: KehilanganDraft, saat: Saat) -> Terbitan:
        """Take a number: report, frozen identity, book line; a replacement ends the old number."""
        dasar = self._penyusun.basis(work, draft, saat.wall)
        isi = self._sound(work, draft, dasar, saat)
        old = draft.atas if draft.maksud == Maksud.PENGGANTI else ""
        if old:
            require_replaceable(work, old)
        nomor = self._take_number(work, dasar, self._penyusun.dated(draft, dasar, saat).date())
        laporan = replace(self._penyusun.concept(work, draft, isi, dasar, saat), nomor=nomor.teks)
        self._penyusun.print_check(laporan)
        rekaman_id = self._record_id(work, draft)
        orang_id = self._known_person(work, draft.orang_id, isi)
        stored = self._stored(
            _Baru(draft.draft_id, rekaman_id, orang_id, old), dasar, laporan, saat
        )
        content = flatten(isi)
        entry = self._pencatat.record(
            work,
            JenisPeristiwa.KEHILANGAN_TERBIT,
            rekaman_id=rekaman_id,
            isi=encode_pairs(content),
            rows=(
                work.nomor.new_row(nomor, rekaman_id),
                work.kehilangan.new_row(stored),
                *_ends(work, old, rekaman_id, saat),
            ),
            kejadian=laporan.datang,
            saat=saat,
        )
        index_report(work, entry.posisi, content, nomor.teks)
        uraian = self._issue_line(isi, nomor)
        for lama in laporan.menggantikan:
            tanggal = tanggal_panjang(lama.tanggal)
            alasan = teks.clean("alasan", draft.alasan, teks.NAMA)
            also = self._mutasi.kalimat.sentence(
                "pengganti", lama=lama.nomor, tanggal=tanggal, alasan=alasan
            )
            uraian = f"{uraian} {also}"
        uraian = self._with_guard(uraian, dasar)
        self._write_line(
            work, uraian, nomor, rekaman_id, JenisMutasi.KEHILANGAN, laporan.datang, saat
        )
        self._remember(work, orang_id, rekaman_id, isi, saat.wall.year)
        return Terbitan(rekaman_id, nomor.teks, stored.kode)

    def _edition(self, work: Work, draft: KehilanganDraft, saat: Saat) -> Terbitan:
        """Issue the next edition under the same number: the letter keeps its day and its key."""
        before = require_correctable(work, draft.atas)
        dasar = self._penyusun.basis(work, draft, saat.wall)
        isi = self._sound(work, draft, dasar, saat)
        changed = changes(decode(IsiKehilangan, content_of(work, before.posisi)), isi)
        if not changed:
            raise RuleViolation.at(
                "surat", "Tidak ada isian yang berubah; surat tetap seperti itu."
            )
        nomor = work.nomor.of_record(before.rekaman_id)
        laporan = replace(
            self._penyusun.concept(work, draft, isi, dasar, saat),
            nomor=nomor.teks,
            datang=datetime.fromisoformat(before.datang),
            terbit=datetime.fromisoformat(before.terbit),
            edisi=before.edisi + 1,
        )
        self._penyusun.print_check(laporan)
        orang_id = self._corrected_person(work, draft, before, isi)
        baru = _Baru(draft.draft_id, before.rekaman_id, orang_id, before.menggantikan_id)
        stored = self._stored(baru, dasar, laporan, saat)
        # Whoever the earlier edition named by mistake is known by other letters only.
        forget_report(work, before.orang_id, before.rekaman_id)
        known = indexed_report(work, before.rekaman_id)
        content = flatten(isi)
        entry = self._pencatat.record(
            work,
            JenisPeristiwa.KEHILANGAN_DIPERBAIKI,
            rekaman_id=before.rekaman_id,
            isi=encode_pairs(content),
            rows=(work.kehilangan.new_row(stored),),
            saat=saat,
        )
        index_report(work, entry.posisi, content, nomor.teks, diganti=known)
        alasan = teks.clean("alasan", draft.alasan, teks.NAMA)
        uraian = self._correction_line(nomor, laporan.edisi, changed, alasan)
        uraian = self._with_guard(uraian, dasar)
        self._write_line(
            work, uraian, nomor, before.rekaman_id, JenisMutasi.PERBAIKAN, saat.wall, saat
        )
        self._remember(work, orang_id, before.rekaman_id, isi, laporan.terbit.year)
        return Terbitan(before.rekaman_id, nomor.teks, stored.kode, laporan.edisi)

    def _sound(self, work: Work, draft: KehilanganDraft, dasar: Dasar, saat: Saat) -> IsiKehilangan:
        """Return the content of a form, or raise `RuleViolation` with everything wrong in it."""
        isi, found = self._penyusun.read(draft, dasar, saat)
        year = self._penyusun.year_problems(work, draft, dasar, saat)
        problems = (*self._penyusun.source_problems(work, draft), *found, *year)
        if problems:
            raise RuleViolation(*problems)
        return isi

    def _take_number(self, work: Work, dasar: Dasar, tanggal: date) -> Nomor:
        """Take the next number of the year on the paper (rule: never reused, never parsed)."""
        tahun = tahun_seri(tanggal)
        urut = next_urut(*work.nomor.reached(SURAT_KEHILANGAN, tahun))
        pola = PolaNomor(dasar.surat.pola_nomor)
        printed = render(pola, urut, tanggal, dasar.satuan.tokens)
        return Nomor(
            SURAT_KEHILANGAN, tahun, urut, KeadaanNomor.TERBIT, printed, dasar.versi.setelan_id
        )

    def _stored(
        self, baru: _Baru, dasar: Dasar, laporan: LaporanKehilangan, saat: Saat
    ) -> KehilanganTersimpan:
        """Return the register's row, check code included."""
        facts = paper_facts(self._konteks.stasiun_id, laporan)
        return KehilanganTersimpan(
            rekaman_id=baru.rekaman_id,
            edisi=laporan.edisi,
            draft_id=baru.draft_id,
            datang=stamp(laporan.datang),
            terbit=stamp(laporan.terbit),
            giliran=saat.giliran,
            satuan_id=dasar.versi.satuan_id,
            setelan_id=dasar.versi.setelan_id,
            bentuk=laporan.bentuk,
            kode=kode.short_code(self._konteks.kunci_kode, facts),
            orang_id=baru.orang_id,
            asli=len(laporan.isi.asli),
            menggantikan_id=baru.menggantikan_id,
            posisi=0,
        )

    def _known_person(self, work: Work, recalled: str, isi: IsiKehilangan) -> str:
        """Return the recalled person, whoever showed this number before, or a new one."""
        if recalled:
            return recalled
        nomor = isi.pelapor.nomor_identitas
        same = work.orang.by_nomor(nomor) if nomor else ()
        return same[0].orang_id if same else self._konteks.new_id()

    def _corrected_person(
        self,
        work: Work,
        draft: KehilanganDraft,
        before: KehilanganTersimpan,
        isi: IsiKehilangan,
    ) -> str:
        """Return whose letter it is now.

        A number that nobody else showed belongs to the same person, mistyped at first, unless that
        person is known by other letters: then somebody else was named by mistake.
        """
        if draft.orang_id:
            return draft.orang_id
        nomor = isi.pelapor.nomor_identitas
        same = [one.orang_id for one in work.orang.by_nomor(nomor)] if nomor else []
        if same:
            return before.orang_id if before.orang_id in same else same[0]
        others = [
            one
            for one in work.kehilangan.of_person(before.orang_id)
            if one.rekaman_id != before.rekaman_id
        ]
        return self._konteks.new_id() if others else before.orang_id

    def _remember(
        self, work: Work, orang_id: str, rekaman_id: str, isi: IsiKehilangan, tahun: int
    ) -> None:
        """Let the recall index know the person as this letter does."""
        # Who came without a card today is still found by the number of before.
        known = isi.pelapor.nomor_identitas or _number(work, orang_id)
        work.orang.put(recallable(orang_id, rekaman_id, isi.pelapor, known, tahun))

    def _record_id(self, work: Work, draft: KehilanganDraft) -> str:
        """Return the id of the new report: the visit's own where the book already has its line.

        A visit first answered "diambil" is sealed under its draft; one key then seals all of it and
        goes with it after the term.
        """
        if not work.kunci.find(draft.draft_id):
            return self._konteks.new_id()
        acts = work.riwayat.of_record(draft.draft_id)
        taken = any(one.jenis == JenisPeristiwa.KEHILANGAN_DIAMBIL for one in acts)
        return draft.draft_id if taken else self._konteks.new_id()

    def _issue_line(self, isi: IsiKehilangan, nomor: Nomor) -> str:
        """Word the line that issue writes into the book (spkt.md section 6)."""
        own = isi.mewakili.kuasa is Kuasa.DIRI
        return self._mutasi.kalimat.sentence(
            "kehilangan" if own else "kehilangan_milik",
            jenis_kelamin=isi.pelapor.jenis_kelamin.value,
            nama=isi.pelapor.nama,
            barang=summary(isi.barang),
            pemilik=isi.mewakili.nama,
            nomor=nomor.teks,
        )

    def _with_guard(self, uraian: str, dasar: Dasar) -> str:
        """Return a line with the word that the earlier shift is not handed over, where it is so."""
        said = [
            self._mutasi.kalimat.sentence("belum_serah", giliran=one.nomor, regu=one.regu)
            for one in dasar.penjaga.belum
        ]
        return " ".join((uraian, *said))

    def _correction_line(
        self, nomor: Nomor, edisi: int, changed: tuple[Perubahan, ...], alasan: str
    ) -> str:
        """Word the line of a correction: every part, the words before and the words after."""
        kalimat = self._mutasi.kalimat
        words = [
            kalimat.sentence("perubahan", bagian=one.bagian, semula=one.semula, menjadi=one.menjadi)
            for one in changed
        ]
        return kalimat.sentence(
            "perbaikan", nomor=nomor.teks, edisi=edisi, perubahan=", ".join(words), alasan=alasan
        )

    def _write_line(
        self,
        work: Work,
        uraian: str,
        nomor: Nomor,
        rekaman_id: str,
        jenis: JenisMutasi,
        kejadian: datetime,
        saat: Saat,
    ) -> None:
        note = self._mutasi.kalimat.sentence(
            "kehilangan_keterangan", urut=nomor.urut, nomor=nomor.teks
        )
        self._mutasi.append(
            work,
            IsiMutasi(uraian, note),
            jenis=jenis,
            rekaman_id=rekaman_id,
            kejadian=kejadian,
            merah=False,
            saat=saat,
        )


def _ends(work: Work, old: str, rekaman_id: str, saat: Saat) -> tuple[BarisBaru, ...]:
    """Return the row that ends the number a new letter replaces, or nothing."""
    if not old:
        return ()
    ended = NomorBerakhir(old, KeadaanNomor.DIGANTI.value, stamp(saat.wall), rekaman_id)
    return (work.nomor.end_row(ended),)


def _number(work: Work, orang_id: str) -> str:
    """Return the number a person showed before; "" for somebody new."""
    try:
        return work.orang.by_id(orang_id).nomor_identitas
    except LookupError:
        return ""
