"""Opening a shift: who holds the desk from now on, and the red line that says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.domain import teks
from spkt_desk.domain.cek_tahanan import Tahanan
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.giliran import (
    Giliran,
    GiliranDraft,
    check_giliran,
    opened_with,
    opening_line,
)
from spkt_desk.domain.hitungan_jaga import carried
from spkt_desk.domain.jadwal import Jadwal
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.serah_terima import counted_words
from spkt_desk.domain.titik_periksa import SebabTitik
from spkt_desk.domain.tugas import next_regu
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.daftar_jaga import lists_of
from spkt_desk.services.gerak_hitungan import detained, moved
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, content_of, pairs
from spkt_desk.services.penjaga import guard_now, shift_now
from spkt_desk.services.titik_periksa import TitikPeriksaService

SITUASI: Final = "situasi"
"""Names the sealed words in the act of opening."""


class GiliranService:
    """What an officer can do with the guard's shifts."""

    def __init__(
        self,
        konteks: Konteks,
        pencatat: Pencatat,
        mutasi: MutasiService,
        titik: TitikPeriksaService,
    ) -> None:
        """Work at one open station for one officer."""
        self._titik = titik
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def current(self) -> tuple[Giliran, ...]:
        """Return the present shift, or nothing before the first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            return tuple(
                replace(one, situasi=_situation(work, one.nomor)) for one in work.giliran.newest()
            )

    def detained(self) -> Tahanan:
        """Return who is detained now by the book; nobody before the first shift."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            daftar = lists_of(work, self._konteks).pendamping
            known = [detained(work, daftar, one)[-1].tahanan for one in work.giliran.newest()]
        return known[0] if known else Tahanan(0, 0)

    def overdue(self) -> bool:
        """Tell whether the present shift is over by the pattern and not handed over."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            return bool(guard_now(work, self._konteks.clock.now().wall).belum)

    def officers(self) -> tuple[Petugas, ...]:
        """Return every officer who may be on a shift."""
        with self._konteks.database.reading() as work:
            return tuple(
                one for one in work.petugas.all() if one.aktif and Peran.PEMERIKSA not in one.peran
            )

    def proposal(self) -> GiliranDraft:
        """Return a filled-in form: whose turn it is, the last heads and counts, this officer."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            shift = work.giliran.newest()
            regu = work.tugas.current().jaga.regu
            heads = [
                one.petugas_id
                for one in work.petugas.all()
                if one.aktif and Peran.KA_SPKT in one.peran
            ]
            counted = self._counts(work, shift[0]) if shift else {}
            roster = shift_now(work, self._konteks.clock.now().wall)
            known = {one.petugas_id for one in work.petugas.all() if one.aktif}
        last = shift[0] if shift else None
        saran = self._konteks.sumber.meja.saran
        proposal = GiliranDraft(
            regu=next_regu(regu, last.regu if last else ""),
            ka_spkt_id=last.ka_spkt_id if last else next(iter(heads), ""),
            penerima_id=self._konteks.petugas.petugas_id,
            anggota_id=last.anggota_id if last else (),
            tahanan_laki=counted.get("tahanan_laki", 0),
            tahanan_perempuan=counted.get("tahanan_perempuan", 0),
            senpi=counted.get("senpi", 0),
            situasi=saran.situasi.usul,
        )
        return _by_roster(proposal, roster[0], known) if roster else proposal

    def open(self, draft: GiliranDraft) -> Saved[Giliran]:
        """Open a shift and write its red line, in one transaction."""
        problems = check_giliran(draft)
        if problems:
            raise RuleViolation(*problems)
        regu = teks.clean("giliran.regu", draft.regu, teks.REGU)
        situasi = teks.clean("giliran.situasi", draft.situasi, teks.KALIMAT)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BUKA)
            _require_known(work, draft)
            before = self._pencatat.saat(work)
            saat = replace(before, giliran=before.giliran + 1)
            baru = Giliran(
                nomor=saat.giliran,
                mulai=saat.wall,
                hari=self._mutasi.duty_day(work, saat.wall),
                regu=regu,
                ka_spkt_id=draft.ka_spkt_id,
                penerima_id=draft.penerima_id,
                anggota_id=draft.anggota_id,
                tahanan_laki=draft.tahanan_laki,
                tahanan_perempuan=draft.tahanan_perempuan,
                senpi=draft.senpi,
                situasi=situasi,
            )
            # The line says the situation too: one key seals both, and goes with the line.
            rekaman_id = self._konteks.new_id()
            self._pencatat.record(
                work,
                JenisPeristiwa.GILIRAN_DIBUKA,
                rekaman_id=rekaman_id,
                isi=pairs((SITUASI, situasi)),
                rows=(work.giliran.new_row(baru),),
                saat=saat,
            )
            beda = self._otherwise(work, baru)
            ka_spkt = _named(work, draft.ka_spkt_id)
            anggota = tuple(_named(work, one) for one in draft.anggota_id)
            kalimat = self._mutasi.kalimat
            self._mutasi.append(
                work,
                IsiMutasi(
                    opening_line(baru, ka_spkt, anggota, kalimat) + beda,
                    kalimat.sentence("jaga_keterangan"),
                ),
                jenis=JenisMutasi.JAGA,
                rekaman_id=rekaman_id,
                kejadian=saat.wall,
                merah=True,
                saat=saat,
            )
            self._titik.mark(work, SebabTitik.PERGANTIAN, saat)
        return Saved(baru, frozenset({Changed.GILIRAN, Changed.MUTASI}))

    def _otherwise(self, work: Work, baru: Giliran) -> str:
        """Word which figures the shift before had otherwise; "" when it had none or the same."""
        last = work.giliran.find(baru.nomor - 1)
        before = self._counts(work, last[0]) if last else {}
        opened = opened_with(baru)
        kalimat, daftar = self._mutasi.kalimat, lists_of(work, self._konteks).hitungan
        differing = ", ".join(
            counted_words(one, before[one.kunci], kalimat)
            for one in daftar
            if one.kunci in opened and before.get(one.kunci, opened[one.kunci]) != opened[one.kunci]
        )
        return f" {kalimat.sentence('jaga_beda', hitungan=differing)}" if differing else ""

    def _counts(self, work: Work, last: Giliran) -> dict[str, int]:
        """Return the figures of a shift as opened or handed over, each with what came since."""
        daftar = lists_of(work, self._konteks).pendamping
        opened = work.giliran.opened_by(last.nomor)
        found = _changed(opened_with(last), moved(work, daftar, opened))
        for done in work.serah.find(last.nomor):
            counted = work.serah.counts(last.nomor)
            found |= _changed(counted, moved(work, daftar, done.posisi))
        return found


def _changed(figures: dict[str, int], change: dict[str, int]) -> dict[str, int]:
    """Return figures with what the books added or took away since they were counted."""
    return {kunci: carried(jumlah, change.get(kunci, 0)) for kunci, jumlah in figures.items()}


def _by_roster(proposal: GiliranDraft, roster: Jadwal, known: set[str]) -> GiliranDraft:
    """Return a proposal with the people of the roster; who left the unit since is not offered."""
    head = roster.ka_spkt_id if roster.ka_spkt_id in known else proposal.ka_spkt_id
    members = tuple(one for one in roster.hadir if one in known)
    return replace(
        proposal, regu=roster.regu, ka_spkt_id=head, anggota_id=members or proposal.anggota_id
    )


def _situation(work: Work, nomor: int) -> str:
    """Return what was handed over as the situation; that it was destroyed once its term is over."""
    try:
        content = content_of(work, work.giliran.opened_by(nomor))
    except LookupError:
        return "sudah dihapus menurut masa simpan"
    return dict(decode_pairs(content))[SITUASI]


def _require_known(work: Work, draft: GiliranDraft) -> None:
    """Raise `RuleViolation` for a typed name that is nobody of this unit."""
    known = {one.petugas_id for one in work.petugas.all() if one.aktif}
    members = (("anggota", one) for one in draft.anggota_id)
    chosen_ids = (("ka_spkt", draft.ka_spkt_id), ("penerima", draft.penerima_id), *members)
    problems = [
        Problem(f"giliran.{field}", "Nama ini tidak ada di daftar petugas. Pilih dari daftar.")
        for field, chosen in chosen_ids
        if chosen not in known
    ]
    if problems:
        raise RuleViolation(*problems)


def _named(work: Work, petugas_id: str) -> str:
    """Return an officer as the book names him."""
    petugas = work.petugas.by_id(petugas_id)
    return f"{petugas.singkatan_pangkat} {petugas.nama}"
