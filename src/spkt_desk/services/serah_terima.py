"""The hand-over of a shift: begun, kept, finished by two officers, printed; work never waits."""

from __future__ import annotations

from typing import Final

from spkt_desk.db.serah_terima import SerahTersimpan
from spkt_desk.db.work import Work
from spkt_desk.documents import serah_terima as kertas
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.hitungan_jaga import JenisHitungan
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.muatan import decode, encode, flatten
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.pejabat import as_block
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.serah_terima import (
    CaraSerah,
    Hitungan,
    IsiSerahTerima,
    LembarSerah,
    SebelumHitung,
    SerahTerima,
    SerahTerimaDraft,
    SerahTerimaRingkas,
    Sisi,
    TandaSerah,
    check_words,
    clean_words,
    handover_line,
    is_later,
    read_counts,
)
from spkt_desk.domain.titik_periksa import SebabTitik
from spkt_desk.domain.tugas import next_regu
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.cetak_jaga import note_printed
from spkt_desk.services.daftar_jaga import lists_of, lists_of_shift
from spkt_desk.services.gerak_hitungan import lent_of, moved_since_count
from spkt_desk.services.hak import prove_signer, require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, encode_typed, stamp
from spkt_desk.services.penjaga import shift_after, shift_now
from spkt_desk.services.serah_terima_baca import (
    SERAH,
    brief,
    desk_state,
    figures_before,
    finished_of,
    personnel,
    shift_of,
    stored_of,
)
from spkt_desk.services.serah_terima_lembar import LembarSerahTerima
from spkt_desk.services.serah_terima_tugas import open_duties, open_reports
from spkt_desk.services.titik_periksa import TitikPeriksaService
from spkt_desk.services.tugas_berkala import duties_of

_TERBANYAK: Final = 40
"""So many of the newest shifts the list offers, and so many unfinished ones are counted."""

_SUDAH: Final = "Serah terima giliran ini sudah selesai."


class SerahTerimaService:
    """What an officer can do with the hand-over of a shift."""

    def __init__(
        self,
        konteks: Konteks,
        pencatat: Pencatat,
        mutasi: MutasiService,
        titik: TitikPeriksaService,
    ) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi
        self._titik = titik
        self._lembar = LembarSerahTerima(konteks, pencatat)

    @property
    def daftar(self) -> tuple[JenisHitungan, ...]:
        """What is counted at a change of the guard, in the order of the screen and the paper."""
        with self._konteks.database.reading() as work:
            return lists_of(work, self._konteks).hitungan_dipakai

    def pending(self) -> tuple[int, ...]:
        """Return the numbers of ended shifts whose hand-over nobody finished, newest first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            return work.serah.pending(work.giliran.newest_number(), _TERBANYAK)

    def shifts(self) -> tuple[SerahTerimaRingkas, ...]:
        """Return the newest shifts and what became of their hand-over, the present one first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            found = work.giliran.last(_TERBANYAK)
            done = work.serah.finished(min((one.nomor for one in found), default=0))
            return tuple(
                brief(one, berjalan=one is found[0], selesai=one.nomor in done) for one in found
            )

    def form(self, giliran: int) -> LembarSerah:
        """Return what is typed of a shift's hand-over, or a proposal, and what stands beside it.

        It names detainees: who may not read the book may not read this.
        Raises `RuleViolation` for a shift that never was.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            shift = shift_of(work, giliran)
            daftar = lists_of(work, self._konteks).pendamping
            kept = work.serah.draft(giliran)
            draft = decode(SerahTerimaDraft, kept[0]) if kept else self._proposal(work, shift)
            return LembarSerah(
                ringkas=brief(
                    shift,
                    berjalan=giliran == work.giliran.newest_number(),
                    selesai=bool(work.serah.find(giliran)),
                ),
                draft=draft,
                sebelum=tuple(figures_before(work, shift).items()),
                meja=desk_state(work, self._duties(work, shift)),
                selesai=finished_of(work, shift),
                dibon=lent_of(work, daftar),
                gerak=tuple(moved_since_count(work, daftar, shift).items()),
            )

    def keep(self, draft: SerahTerimaDraft) -> Saved[None]:
        """Keep the typed form of a shift; it stays when the shift ends and for who comes next."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SERAH_TERIMA)
            if not work.serah.find(draft.giliran):
                work.serah.keep(
                    draft.giliran,
                    self._konteks.petugas.petugas_id,
                    stamp(self._konteks.clock.now().wall),
                    encode_typed(flatten(draft)),
                )
        return Saved(None, frozenset())

    def finish(self, draft: SerahTerimaDraft, tanda: TandaSerah) -> Saved[SerahTerima]:
        """Write the hand-over, its red line and a checkpoint in one transaction; keep its paper.

        Every problem of the form comes at once, before any password is tried.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.SERAH_TERIMA)
            self._read(work, draft, tanda)
        for sisi in Sisi:
            if tanda.sandi(sisi):
                who = _signing(draft, sisi)
                prove_signer(self._konteks, who, tanda.sandi(sisi), _password_field(sisi))
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SERAH_TERIMA)
            isi = self._read(work, draft, tanda)
            self._write(work, draft, tanda, isi)
            finished = finished_of(work, shift_of(work, draft.giliran))[0]
        self._lembar.keep_all()  # what cannot be kept now is no reason to type it all again
        return Saved(finished, frozenset({Changed.GILIRAN, Changed.MUTASI}))

    def confirm(self, giliran: int, sisi: Sisi, kata_sandi: str) -> Saved[SerahTerima]:
        """Add the password of who signed the paper only; the second act of a hand-over."""
        field = _password_field(sisi)
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.SERAH_TERIMA)
            stored = stored_of(work, giliran)
            _require_wet(work, stored, sisi)
        who = stored.menyerahkan_id if sisi is Sisi.MENYERAHKAN else stored.menerima_id
        if not kata_sandi:
            raise RuleViolation.at(field, "Isi kata sandinya.")
        prove_signer(self._konteks, who, kata_sandi, field)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SERAH_TERIMA)
            _require_wet(work, stored, sisi)
            saat = self._pencatat.saat(work)
            self._pencatat.record(
                work,
                JenisPeristiwa.SERAH_TERIMA_SANDI,
                rows=(work.serah.password_row(giliran, sisi.value, stamp(saat.wall)),),
                saat=saat,
            )
            finished = finished_of(work, shift_of(work, giliran))[0]
        return Saved(finished, frozenset({Changed.GILIRAN}))

    def sheet(self, giliran: int) -> LembarCetak:
        """Return the kept paper of a finished hand-over, with what came later laid over it.

        It names detainees: who may not read the book may not read this.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            rekaman_id = stored_of(work, giliran).rekaman_id
        page = self._lembar.sheet(giliran)
        note_printed(self._konteks, self._pencatat, rekaman_id)
        return page

    def render_missing(self) -> Saved[int]:
        """Keep the papers that a kill or a full disk left out; return how many still wait."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.SERAH_TERIMA)
        return Saved(self._lembar.keep_all(), frozenset())

    def _duties(self, work: Work, shift: Giliran) -> tuple[str, ...]:
        """Return the duties of a shift that nobody wrote, and the days of others not met now."""
        meja, now = self._konteks.sumber.meja, self._konteks.clock.now().wall
        used = lists_of_shift(work, self._konteks, shift).tugas_dipakai
        return (
            *open_duties(duties_of(work, used, shift, now), meja.serah_terima),
            *open_reports(work, meja.serah_terima, now.date()),
        )

    def _proposal(self, work: Work, shift: Giliran) -> SerahTerimaDraft:
        """Return an empty form with the people filled in; what is counted is typed by a hand."""
        after = work.giliran.find(shift.nomor + 1)
        roster = shift_after(work, shift.mulai)
        heads_after = [one.ka_spkt_id for one in after] + [one.ka_spkt_id for one in roster]
        heads = [
            one.petugas_id
            for peran in (Peran.KAPOLSEK, Peran.WAKAPOLSEK)
            for one in work.petugas.all()
            if one.aktif and peran in one.peran
        ]
        return SerahTerimaDraft(
            giliran=shift.nomor,
            menyerahkan_id=shift.ka_spkt_id,
            menerima_id=next(iter(heads_after), ""),
            penanggung_id=next(iter(heads), ""),
        )

    def _read(self, work: Work, draft: SerahTerimaDraft, tanda: TandaSerah) -> IsiSerahTerima:
        """Return the words of a form as they will be sealed; every problem of it at once."""
        shift = shift_of(work, draft.giliran)
        if work.serah.find(draft.giliran):
            raise RuleViolation.at(SERAH, _SUDAH)
        daftar = lists_of(work, self._konteks)
        sebelum = SebelumHitung(
            figures_before(work, shift),
            moved_since_count(work, daftar.pendamping, shift),
            self._mutasi.kalimat,
        )
        counted, wrong = read_counts(draft, daftar.hitungan_dipakai, sebelum)
        officers = {one.petugas_id: one for one in work.petugas.all()}
        problems = (
            *check_words(draft),
            *_unknown(draft, officers),
            *wrong,
            *_unsigned(tanda),
        )
        if problems:
            raise RuleViolation(*problems)
        isi = self._content(work, shift, draft, counted, officers)
        sumber, satuan = self._konteks.sumber, work.satuan.satuan(work.satuan.current().satuan_id)
        kertas.check(isi, satuan, sumber.meja.serah_terima, sumber.huruf)
        return isi

    def _content(
        self,
        work: Work,
        shift: Giliran,
        draft: SerahTerimaDraft,
        counted: tuple[Hitungan, ...],
        officers: dict[str, Petugas],
    ) -> IsiSerahTerima:
        opened = [one.regu for one in work.giliran.find(shift.nomor + 1)]
        roster = [one.regu for one in shift_after(work, shift.mulai)]
        by_turn = next_regu(work.tugas.current().jaga.regu, shift.regu)

        menyerahkan, menerima, penanggung = (
            as_block(officers[one], "", officers[one].jabatan, "")
            for one in (draft.menyerahkan_id, draft.menerima_id, draft.penanggung_id)
        )
        return IsiSerahTerima(
            regu_lama=shift.regu,
            regu_baru=(*opened, *roster, by_turn)[0],
            personel=personnel(shift, officers, shift_now(work, shift.mulai)),
            hitungan=counted,
            meja=desk_state(work, self._duties(work, shift)),
            perhatian=clean_words(draft, "perhatian"),
            analisis=clean_words(draft, "analisis"),
            evaluasi=clean_words(draft, "evaluasi"),
            menyerahkan=menyerahkan,
            menerima=menerima,
            penanggung=penanggung,
        )

    def _write(
        self, work: Work, draft: SerahTerimaDraft, tanda: TandaSerah, isi: IsiSerahTerima
    ) -> None:
        """Add the record, its counts, the red line and the checkpoint; drop the draft."""
        saat = self._pencatat.saat(work)
        giliran, after = draft.giliran, work.giliran.find(draft.giliran + 1)
        later = is_later(
            saat.wall, after[0].mulai if after else None, berjalan=saat.giliran <= giliran + 1
        )
        # The line says the counts too: one key seals both, and goes with the line.
        rekaman_id = self._konteks.new_id()
        stored = SerahTersimpan(
            giliran=giliran,
            menyerahkan_id=draft.menyerahkan_id,
            menerima_id=draft.menerima_id,
            penanggung_id=draft.penanggung_id,
            cara_menyerahkan=_way(tanda, Sisi.MENYERAHKAN),
            cara_menerima=_way(tanda, Sisi.MENERIMA),
            kemudian=int(later),
            selesai=stamp(saat.wall),
            hari=self._mutasi.duty_day(work, saat.wall).isoformat(),
            satuan_id=work.satuan.current().satuan_id,
            rekaman_id=rekaman_id,
        )
        counts = (
            work.serah.count_row(giliran, one.kunci, one.jumlah, one.sebelum)
            for one in isi.hitungan
        )
        self._pencatat.record(
            work,
            JenisPeristiwa.SERAH_TERIMA,
            rekaman_id=rekaman_id,
            isi=encode(isi),
            rows=(*counts, work.serah.new_row(stored)),
            saat=saat,
        )
        kalimat = self._mutasi.kalimat
        remark = "serah_terima_kemudian" if later else "serah_terima_keterangan"
        self._mutasi.append(
            work,
            IsiMutasi(handover_line(isi, giliran, kalimat), kalimat.sentence(remark)),
            jenis=JenisMutasi.SERAH_TERIMA,
            rekaman_id=rekaman_id,
            kejadian=saat.wall,
            merah=True,
            saat=saat,
        )
        self._titik.mark(work, SebabTitik.PERGANTIAN, saat)
        work.serah.drop(giliran)


def _require_wet(work: Work, stored: SerahTersimpan, sisi: Sisi) -> None:
    """Raise `RuleViolation` unless this side signed the paper and its password is missing."""
    way = stored.cara_menyerahkan if sisi is Sisi.MENYERAHKAN else stored.cara_menerima
    if way != CaraSerah.BASAH.value or sisi.value in work.serah.later_passwords(stored.giliran):
        raise RuleViolation.at(SERAH, "Kata sandinya sudah ada.")


def _signing(draft: SerahTerimaDraft, sisi: Sisi) -> str:
    return draft.menyerahkan_id if sisi is Sisi.MENYERAHKAN else draft.menerima_id


def _way(tanda: TandaSerah, sisi: Sisi) -> str:
    return (CaraSerah.SANDI if tanda.sandi(sisi) else CaraSerah.BASAH).value


def _password_field(sisi: Sisi) -> str:
    return f"serah.sandi_{sisi.value}"


def _unsigned(tanda: TandaSerah) -> list[Problem]:
    """Return whose password is missing where nobody said that the paper is signed by hand."""
    return [
        Problem(_password_field(sisi), "Isi kata sandinya, atau pilih tanda tangan basah.")
        for sisi in Sisi
        if not tanda.sandi(sisi) and not tanda.basah
    ]


def _unknown(draft: SerahTerimaDraft, officers: dict[str, Petugas]) -> list[Problem]:
    """Return a problem for every typed name that is nobody of this unit."""
    chosen = (
        ("menyerahkan", draft.menyerahkan_id),
        ("menerima", draft.menerima_id),
        ("penanggung", draft.penanggung_id),
    )
    return [
        Problem(f"serah.{field}", "Nama ini tidak ada di daftar petugas. Pilih dari daftar.")
        for field, who in chosen
        if who and (who not in officers or not officers[who].aktif)
    ]
