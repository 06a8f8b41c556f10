"""The lost-item report: from the form to an issued number, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from spkt_desk.db.kehilangan import KehilanganTersimpan
from spkt_desk.db.satuan import Versi
from spkt_desk.db.work import Work
from spkt_desk.documents import surat_kehilangan
from spkt_desk.domain.barang import sentence, summary
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.isian_kehilangan import notices, read_draft
from spkt_desk.domain.jenis_barang import KatalogBarang
from spkt_desk.domain.kalimat_buku import KalimatBuku
from spkt_desk.domain.kehilangan import (
    Asal,
    IsiKehilangan,
    KehilanganDraft,
    KodePeriksa,
    Kuasa,
    LaporanKehilangan,
)
from spkt_desk.domain.muatan import encode
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.nomor import KeadaanNomor, Nomor, PolaNomor, next_urut, render, tahun_seri
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.saran import SaranIsian
from spkt_desk.domain.satuan import (
    Penandatangan,
    Petugas,
    PilihanPejabat,
    Satuan,
    SetelanSurat,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci import kode
from spkt_desk.services.dikenal import recallable
from spkt_desk.services.draf import arrival, waiting_for
from spkt_desk.services.hak import require
from spkt_desk.services.indeks_cari import index_report
from spkt_desk.services.katalog import Katalog
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.laporan_kehilangan import EDISI_PERTAMA, paper_facts
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pejabat import as_receiver, receivers, signers
from spkt_desk.services.pencatatan import Pencatat, Saat, stamp

_Fakta = tuple[Satuan, SetelanSurat, tuple[Petugas, ...]]


@dataclass(frozen=True, slots=True)
class Terbitan:
    """What issue answers: the record, and the number and check code that stand on its paper."""

    rekaman_id: str
    nomor: str
    kode: str


@dataclass(frozen=True, slots=True)
class _Dasar:
    """The dated facts one report is made with."""

    versi: Versi
    satuan: Satuan
    surat: SetelanSurat
    katalog: KatalogBarang
    penerima: Penandatangan
    pejabat: Penandatangan


class KehilanganService:
    """What an officer can do with reports of lost things."""

    def __init__(
        self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService, katalog: Katalog
    ) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi
        self._katalog = katalog
        self._fakta: dict[Versi, _Fakta] = {}

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

    def officers(self) -> tuple[Petugas, ...]:
        """Return who may receive the report, the officer at the keys first."""
        with self._konteks.database.reading() as work:
            return receivers(work.petugas.all(), work.giliran.newest(), self._konteks.petugas)

    def signers(self) -> tuple[PilihanPejabat, ...]:
        """Return who may sign, the shift's own first."""
        with self._konteks.database.reading() as work:
            return signers(
                work.petugas.all(),
                work.giliran.newest(),
                work.satuan.satuan(work.satuan.current().satuan_id),
            )

    def check(self, draft: KehilanganDraft) -> tuple[Problem, ...]:
        """Return every problem that keeps the form from being issued, in form order."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            saat = self._pencatat.saat(work)
            dasar = self._basis(work, draft)
            isi, found = self._read(draft, dasar, saat)
            asal = self._asal_problems(work, draft)
            problems = (*asal, *_mulai_problems(draft, saat.wall), *found)
            try:
                self._print_check(self._concept(draft, isi, dasar, saat))
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
            dasar = self._basis(work, draft)
        isi, found = self._read(draft, dasar, saat)
        belum = frozenset(one.field for one in found)
        return self._page(replace(self._concept(draft, isi, dasar, saat), belum=belum))

    def concept_printed(self, draft_id: str) -> Saved[None]:
        """Note that the concept page (`preview`) went to a printer for the citizen to read."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DRAF_TULIS)
            self._pencatat.record(work, JenisPeristiwa.KONSEP_DICETAK, rekaman_id=draft_id)
        return Saved(None, frozenset())

    def summary(self, draft: KehilanganDraft) -> tuple[str, ...]:
        """Return the lines of the review: each thing as it will print."""
        katalog = self.katalog()
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            saat = self._pencatat.saat(work)
            dasar = self._basis(work, draft)
        isi, _ = read_draft(draft, katalog, saat.wall.date(), dasar.penerima, dasar.pejabat)
        return tuple(sentence(one) for one in isi.barang)

    def issue(self, draft: KehilanganDraft) -> Saved[Terbitan]:
        """Issue the letter: number, report, frozen identity, book line and history, or nothing.

        A second press with the same draft answers the same number and writes nothing.
        """
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.TERBIT)
            earlier = work.kehilangan.by_draft(draft.draft_id)
            if earlier:
                rekaman_id = earlier[0].rekaman_id
                nomor = work.nomor.of_record(rekaman_id).teks
                return Saved(Terbitan(rekaman_id, nomor, earlier[0].kode), frozenset())
            terbitan = self._issue(work, draft, self._pencatat.saat(work))
        return Saved(
            terbitan,
            frozenset({Changed.KEHILANGAN, Changed.MUTASI, Changed.DRAF, Changed.ORANG}),
        )

    def _issue(self, work: Work, draft: KehilanganDraft, saat: Saat) -> Terbitan:
        """Write everything an issued letter consists of."""
        self._pencatat.require_clock(work, saat)
        self._pencatat.require_near_year(work, saat)
        dasar = self._basis(work, draft)
        isi, found = self._read(draft, dasar, saat)
        asal = self._asal_problems(work, draft)
        problems = (*asal, *_mulai_problems(draft, saat.wall), *found)
        if problems:
            raise RuleViolation(*problems)
        nomor = self._take_number(work, dasar, saat)
        laporan = replace(self._concept(draft, isi, dasar, saat), nomor=nomor.teks)
        self._print_check(laporan)
        rekaman_id = self._record_id(work, draft)
        orang_id = self._known_person(work, draft, isi)
        stored = self._stored(draft, dasar, laporan, rekaman_id, orang_id, saat)
        content = encode(isi)
        entry = self._pencatat.record(
            work,
            JenisPeristiwa.KEHILANGAN_TERBIT,
            rekaman_id=rekaman_id,
            isi=content,
            rows=(work.nomor.new_row(nomor, rekaman_id), work.kehilangan.new_row(stored)),
            kejadian=laporan.datang,
            saat=saat,
        )
        index_report(work, entry.posisi, content, nomor.teks)
        self._mutasi.append(
            work,
            _book_line(isi, nomor, self._mutasi.kalimat),
            jenis=JenisMutasi.KEHILANGAN,
            rekaman_id=rekaman_id,
            kejadian=laporan.datang,
            merah=False,
            saat=saat,
        )
        # Who came without a card today is still found by the number of before.
        known = isi.pelapor.nomor_identitas or self._number(work, orang_id)
        work.orang.put(recallable(orang_id, rekaman_id, isi.pelapor, known, saat.wall.year))
        work.draf.remove(draft.draft_id)
        return Terbitan(rekaman_id, nomor.teks, stored.kode)

    def _take_number(self, work: Work, dasar: _Dasar, saat: Saat) -> Nomor:
        """Take the next number of the issue date's year (rule: never reused, never parsed)."""
        tanggal = saat.wall.date()
        tahun = tahun_seri(tanggal)
        urut = next_urut(*work.nomor.reached(SURAT_KEHILANGAN, tahun))
        pola = PolaNomor(dasar.surat.pola_nomor)
        printed = render(pola, urut, tanggal, dasar.satuan.tokens)
        return Nomor(
            SURAT_KEHILANGAN, tahun, urut, KeadaanNomor.TERBIT, printed, dasar.versi.setelan_id
        )

    def _stored(
        self,
        draft: KehilanganDraft,
        dasar: _Dasar,
        laporan: LaporanKehilangan,
        rekaman_id: str,
        orang_id: str,
        saat: Saat,
    ) -> KehilanganTersimpan:
        """Return the register's row, check code included."""
        facts = paper_facts(self._konteks.stasiun_id, laporan, EDISI_PERTAMA)
        return KehilanganTersimpan(
            rekaman_id=rekaman_id,
            draft_id=draft.draft_id,
            datang=stamp(laporan.datang),
            terbit=stamp(saat.wall),
            giliran=saat.giliran,
            satuan_id=dasar.versi.satuan_id,
            setelan_id=dasar.versi.setelan_id,
            bentuk=surat_kehilangan.form_version(self._konteks.sumber.bentuk),
            kode=kode.short_code(self._konteks.kunci_kode, facts),
            orang_id=orang_id,
            posisi=0,
        )

    def _known_person(self, work: Work, draft: KehilanganDraft, isi: IsiKehilangan) -> str:
        """Return the recalled person, whoever showed this number before, or a new one."""
        if draft.orang_id:
            return draft.orang_id
        nomor = isi.pelapor.nomor_identitas
        same = work.orang.by_nomor(nomor) if nomor else ()
        return same[0].orang_id if same else self._konteks.new_id()

    def _number(self, work: Work, orang_id: str) -> str:
        """Return the number a person showed before; "" for somebody new."""
        try:
            return work.orang.by_id(orang_id).nomor_identitas
        except LookupError:
            return ""

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

    def _dated(self, work: Work, versi: Versi) -> _Fakta:
        """Return unit, wording and officers, read once: what has a version never changes (R7)."""
        if versi not in self._fakta:
            self._fakta[versi] = (
                work.satuan.satuan(versi.satuan_id),
                work.satuan.surat(versi.setelan_id),
                work.petugas.all(),
            )
        return self._fakta[versi]

    def _basis(self, work: Work, draft: KehilanganDraft) -> _Dasar:
        """Return the dated facts in force and the signers the draft picked."""
        versi = work.satuan.current()
        satuan, surat, officers = self._dated(work, versi)
        shift = work.giliran.newest()
        choices = signers(officers, shift, satuan)
        if not choices:
            raise RuleViolation.at(
                "penandatangan", "Belum ada KA SPKT atau Kapolsek di daftar petugas (F12)."
            )
        picked = [one for one in choices if one.kunci == draft.penandatangan]
        who = receivers(officers, shift, self._konteks.petugas)
        receiver = [one for one in who if one.petugas_id == draft.penerima]
        return _Dasar(
            versi=versi,
            satuan=satuan,
            surat=surat,
            katalog=self._katalog.of(work, versi.katalog_id),
            penerima=as_receiver((receiver or [*who, self._konteks.petugas])[0]),
            pejabat=(picked or list(choices))[0].penandatangan,
        )

    def _read(
        self, draft: KehilanganDraft, dasar: _Dasar, saat: Saat
    ) -> tuple[IsiKehilangan, tuple[Problem, ...]]:
        """Read the form with the facts in force."""
        return read_draft(draft, dasar.katalog, saat.wall.date(), dasar.penerima, dasar.pejabat)

    def _concept(
        self, draft: KehilanganDraft, isi: IsiKehilangan, dasar: _Dasar, saat: Saat
    ) -> LaporanKehilangan:
        """Return the report as it stands, without number and code."""
        return LaporanKehilangan(
            rekaman_id="",
            nomor="",
            datang=arrival(draft),
            terbit=saat.wall,
            isi=isi,
            satuan=dasar.satuan,
            surat=dasar.surat,
            bentuk=surat_kehilangan.form_version(self._konteks.sumber.bentuk),
            kode=KodePeriksa("", ""),
            latihan=self._konteks.latihan,
        )

    def _asal_problems(self, work: Work, draft: KehilanganDraft) -> tuple[Problem, ...]:
        """Return why this visit gets no letter, whatever else it says."""
        kept = waiting_for(work, draft.draft_id)
        return _asal_problems(draft, kept, self.singkatan())

    def _page(self, laporan: LaporanKehilangan) -> bytes:
        """Return the concept page."""
        sumber = self._konteks.sumber
        return surat_kehilangan.render(laporan, sumber.bentuk, sumber.huruf, konsep=True)

    def _print_check(self, laporan: LaporanKehilangan) -> None:
        """Raise `RuleViolation` for a character the paper cannot show, before anything is kept."""
        surat_kehilangan.check(laporan, self._konteks.sumber.bentuk, self._konteks.sumber.huruf)


def _asal_problems(
    draft: KehilanganDraft, kept: KeadaanDraf, singkatan: str
) -> tuple[Problem, ...]:
    """Return why the first question does not lead to an SKTLK; a theft never does (S002 f).

    Nor does a visit `kept` as waiting for the LP, whatever the form in hand says by now.
    """
    taken = draft.asal == Asal.DIAMBIL or kept is KeadaanDraf.MENUNGGU_LP
    if draft.asal == Asal.HILANG and not taken:
        return ()
    if taken:
        why = f"Barang yang diambil orang dilaporkan dengan LP, bukan dengan {singkatan}."
    else:
        why = "Jawab dahulu: hilang, atau diambil orang."
    return (Problem("asal", why),)


def _mulai_problems(draft: KehilanganDraft, now: datetime) -> tuple[Problem, ...]:
    """Return why the visit cannot have begun when the form says: more than a day ahead."""
    mulai = arrival(draft)
    if mulai <= now + timedelta(days=1):
        return ()
    why = f"Waktu datang {mulai:%d-%m-%Y} masih di depan. Periksa jam, lalu buka formulir baru."
    return (Problem("mulai", why),)


def _book_line(isi: IsiKehilangan, nomor: Nomor, kalimat: KalimatBuku) -> IsiMutasi:
    """Word the line that issue writes into the book (spkt.md section 6)."""
    own = isi.mewakili.kuasa is Kuasa.DIRI
    return IsiMutasi(
        kalimat.sentence(
            "kehilangan" if own else "kehilangan_milik",
            jenis_kelamin=isi.pelapor.jenis_kelamin.value,
            nama=isi.pelapor.nama,
            barang=summary(isi.barang),
            pemilik=isi.mewakili.nama,
            nomor=nomor.teks,
        ),
        kalimat.sentence("kehilangan_keterangan", urut=nomor.urut, nomor=nomor.teks),
    )
