"""The door: from NRP and password to an open desk; refused tries are counted and kept sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spkt_desk.db.engine import Database
from spkt_desk.db.faults import KunciSalah, wrong_key
from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.devices.arsip import Arsip
from spkt_desk.devices.clock import ClockOnHand, ZonedClock
from spkt_desk.domain.akun import SandiHarusDiganti
from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.posisi import PosisiMundur, TemuanPosisi
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Petugas
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.sandi import normal_nrp
from spkt_desk.kunci.slot import SlotFile
from spkt_desk.services.akun import Akun, Percobaan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.hak import account_ended
from spkt_desk.services.konteks import Konteks, Sumber
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_akun import close_ended, closed_with_slot
from spkt_desk.services.pencatatan import Pencatat, pairs, search_key, stamp
from spkt_desk.services.posisi import Nanti, PenandaPosisi, at_once, find_difference
from spkt_desk.services.stasiun import (
    RAHASIA_GAGAL,
    RAHASIA_KODE,
    RAHASIA_TANDA,
    finish_founding,
)

_Pembuka = Callable[[SlotFile], bytes]
"""Takes the key out of a slot file with what the officer typed."""


@dataclass(frozen=True, slots=True, repr=False)
class _Terbuka:
    """The open file of a run with the keepers of its slots and of its mark, for every officer."""

    akun: Akun
    database: Database
    penanda: PenandaPosisi


class Pintu:
    """The one way into a station; keeps the file open while officers come and go."""

    def __init__(
        self,
        folder: FolderStasiun,
        clock: Clock,
        random: RandomBytes,
        sumber: Sumber,
        nanti: Nanti = at_once,
    ) -> None:
        """Guard one station folder; `nanti` runs small writings off the thread that saves."""
        self._folder = folder
        self._clock = ClockOnHand(clock)
        self._random = random
        self._sumber = sumber
        self._nanti = nanti
        self._terbuka: tuple[_Terbuka, ...] = ()
        self._temuan: tuple[TemuanPosisi, ...] = ()
        self._percobaan = Percobaan(folder, clock, random)

    @property
    def clock(self) -> Clock:
        """The clock the desk goes by: the computer's, or an officer's word (R12)."""
        return self._clock

    def login(
        self, nrp: str, kata_sandi: str, baru: str = "", *, walau_mundur: bool = False
    ) -> Layanan:
        """Return the officer's services; raise `AccessDenied` with the sentence he reads.

        A password that a colleague set opens only together with the officer's own `baru`:
        `SandiHarusDiganti` until then, `RuleViolation` at ``kata_sandi`` for one that is not fit.

        A file that is not as it was last left raises `PosisiMundur` until somebody decides, by
        `walau_mundur` and his own password, to go on with what there is.
        """
        self._settle()
        key = self._percobaan.unlock(nrp, kata_sandi)
        terbuka = self._open(
            key, lambda slots: slots.unlock(nrp, kata_sandi), walau_mundur=walau_mundur
        )
        petugas = self._known(terbuka, nrp)
        with terbuka.database.reading() as work:
            akun = work.akun.of(petugas.petugas_id)
        if not akun.ganti_sandi:
            return self._enter(terbuka, petugas)
        if not baru:
            raise SandiHarusDiganti
        if baru == kata_sandi:
            raise RuleViolation.at("kata_sandi", "Kata sandi baru harus lain dari yang dibuatkan.")
        terbuka.akun.require_fit(petugas.nomor, baru, (petugas.nama,))
        with terbuka.akun.undisturbed():
            slots = terbuka.akun.with_way_in(terbuka.akun.slots(), nrp, baru)
            acts = (JenisPeristiwa.KATA_SANDI_DIGANTI,)
            return self._enter(terbuka, petugas, acts, (slots,))

    def recover(
        self, kode: str, nrp: str, kata_sandi: str, *, walau_mundur: bool = False
    ) -> tuple[Layanan, str]:
        """Let an officer in by the printed recovery code; return the services and the next code.

        The officer gets a new password, the code that was used is void, and the file gets a new key
        (R10); what stands in the way of that is tried again and said by whoever opens the desk.
        `walau_mundur` as in `login`; until that is decided the code is not used up.
        """
        self._settle()
        key = self._percobaan.slots().unlock_recovery(kode)
        terbuka = self._open(
            key, lambda slots: slots.unlock_recovery(kode), walau_mundur=walau_mundur
        )
        akun = terbuka.akun
        petugas = self._known(terbuka, nrp)
        akun.require_fit(petugas.nomor, kata_sandi, (petugas.nama,))
        with akun.undisturbed():
            had, present = akun.has(nrp), akun.with_way_in(akun.slots(), nrp, kata_sandi)
            renewed, baru = akun.with_new_recovery(present)
            jenis = JenisPeristiwa.KATA_SANDI_DIGANTI if had else JenisPeristiwa.AKUN_DIBUAT
            acts = (JenisPeristiwa.KODE_PEMULIHAN_DIPAKAI, jenis)
            layanan = self._enter(terbuka, petugas, acts, (renewed,))
        layanan.kunci_baru.settle()
        return layanan, baru

    def close(self) -> None:
        """Leave the mark of how far the file reached, and let the file go."""
        terbuka, self._terbuka = self._terbuka, ()
        temuan, self._temuan = self._temuan, ()
        for one in terbuka:
            if not temuan:
                one.penanda.write()
            one.database.close()

    def _enter(
        self,
        terbuka: _Terbuka,
        petugas: Petugas,
        acts: tuple[JenisPeristiwa, ...] = (),
        renewed: tuple[SlotFile, ...] = (),
    ) -> Layanan:
        """Open the desk for an officer whose password or code was right.

        `acts`, of which the last is about his password, are noted before the login; `renewed` goes
        to the disk in place of the present slot file after the commit, so that it never holds what
        the history does not know.
        """

        def act(slots: SlotFile) -> tuple[SlotFile, Layanan]:
            kept = (*renewed, slots)[0]
            layanan = self._note_entry(terbuka, petugas, kept, acts)
            return kept.without_failed_lines().with_count_cleared(petugas.nomor), layanan

        return terbuka.akun.change(act)

    def _note_entry(
        self,
        terbuka: _Terbuka,
        petugas: Petugas,
        slots: SlotFile,
        acts: tuple[JenisPeristiwa, ...],
    ) -> Layanan:
        """Note what was tried before, what was done at the door and who is in; return his desk."""
        database = terbuka.database
        with database.transaction() as work:
            stasiun_id, latihan = work.stasiun.identity()
            zona = work.satuan.satuan(work.satuan.current().satuan_id).zona
            clock = ZonedClock(self._clock, zona)
            pencatat = Pencatat(
                stasiun_id, petugas.petugas_id, clock, self._random, latihan=latihan
            )
            self._note_failed(work, pencatat, slots)
            for temuan in self._temuan:
                _note_opened(work, pencatat, temuan)
            for jenis in acts:
                pencatat.record(
                    work,
                    jenis,
                    rekaman_id=petugas.petugas_id,
                    rows=_own_password(work, petugas) if jenis is acts[-1] else (),
                )
            pencatat.record(work, JenisPeristiwa.MASUK)
            konteks = Konteks(
                database=database,
                arsip=Arsip(self._folder.arsip),
                akun=terbuka.akun,
                penanda=terbuka.penanda,
                clock=clock,
                jam=self._clock,
                random=self._random,
                sumber=self._sumber,
                petugas=petugas,
                stasiun_id=stasiun_id,
                latihan=latihan,
                zona=zona,
                kunci_kode=work.stasiun.secret(RAHASIA_KODE),
                kunci_tanda=work.stasiun.secret(RAHASIA_TANDA),
            )
        self._temuan = ()
        terbuka.penanda.write()
        return Layanan.of(konteks, pencatat)

    def _note_failed(self, work: Work, pencatat: Pencatat, slots: SlotFile) -> None:
        """Turn the sealed lines of refused tries into entries of the chain (R10).

        A line that does not open was damaged by somebody: that is noted, and nobody is shut out.
        """
        for failed in slots.open_failed_tries(work.stasiun.secret(RAHASIA_GAGAL)):
            said = (
                pairs(("baris", "rusak"))
                if failed.rusak
                else pairs(("nrp", failed.nrp), ("waktu", failed.moment_text))
            )
            self._note_refused(work, pencatat, said)

    def _note_refused(self, work: Work, pencatat: Pencatat, isi: bytes) -> None:
        """Note a refused login; forgotten together with the day's search terms."""
        hari = search_key(self._clock.now().wall.date())
        pencatat.record(work, JenisPeristiwa.MASUK_GAGAL, rekaman_id=hari, isi=isi)

    def _known(self, terbuka: _Terbuka, nrp: str) -> Petugas:
        """Return the active officer of an NRP whose account has not ended.

        Any other is refused in the same words as a wrong password, and the try is noted; an account
        that has just ended loses its slot with it.
        """
        with terbuka.database.transaction() as work:
            try:
                petugas = work.petugas.by_nomor(normal_nrp(nrp))
            except LookupError as error:
                raise RuleViolation.at("nrp", "NRP ini tidak ada di daftar petugas.") from error
            ended = account_ended(work, petugas.petugas_id, self._clock.now().wall)
            if petugas.aktif and not ended:
                return petugas
            stasiun_id, latihan = work.stasiun.identity()
            zona = work.satuan.satuan(work.satuan.current().satuan_id).zona
            clock = ZonedClock(self._clock, zona)
            pencatat = Pencatat(
                stasiun_id, petugas.petugas_id, clock, self._random, latihan=latihan
            )
            said = (("nrp", petugas.nomor), ("waktu", stamp(clock.now().wall)))
            why = "akun berakhir" if petugas.aktif else "tidak aktif"
            self._note_refused(work, pencatat, pairs(*said, ("sebab", why)))
            close_ended(work, pencatat, clock.now().wall)
        with terbuka.database.reading() as work:
            gone = closed_with_slot(work, terbuka.akun)
        for nomor in gone:
            terbuka.akun.without_account(nomor)
        raise AccessDenied

    def _settle(self) -> None:
        """End a change of key that this run began and could not end."""
        for one in self._terbuka:
            one.akun.settle_slots()

    def _open(self, key: bytes, unlock: _Pembuka, *, walau_mundur: bool) -> _Terbuka:
        """Return the open file and its keepers; within one run it is opened once.

        `unlock` takes the key from the slot file that a cut change of key may have left. Raises
        `PosisiMundur`, and lets the file go untouched, while it is not what the mark says and
        nobody has decided to go on: the right files can then be put in its place.
        """
        for one in self._terbuka:
            if not one.akun.holds(key):
                raise wrong_key()
            return one
        finish_founding(self._folder)
        key, database = self._opened(key, unlock)
        try:
            with database.reading() as work:
                temuan = find_difference(self._folder, work)
        except EnvironmentFault:
            database.close()
            raise
        if temuan and not walau_mundur:
            database.close()
            raise PosisiMundur(temuan[0])
        self._temuan = temuan
        akun = Akun(self._percobaan, key, self._sumber.sandi_terlarang, self._random)
        penanda = PenandaPosisi(self._folder, database, self._nanti)
        terbuka = _Terbuka(akun, database, penanda)
        self._terbuka = (terbuka,)
        akun.settle_slots()
        return terbuka

    def _opened(self, key: bytes, unlock: _Pembuka) -> tuple[bytes, Database]:
        """Open the file with the one of two keys that fits; the sentence of a misfit otherwise."""
        try:
            return key, Database.open(self._folder.database, key)
        except KunciSalah:
            if not self._folder.new_slots.exists():
                raise
        following = unlock(self._percobaan.new_slots())
        return following, Database.open(self._folder.database, following)


def _own_password(work: Work, petugas: Petugas) -> tuple[BarisBaru, ...]:
    """Return the version of an account that carries its officer's own password again."""
    akun = work.akun.of(petugas.petugas_id)
    return (work.akun.new_row(replace(akun, ganti_sandi=False)),) if akun.ganti_sandi else ()


def _note_opened(work: Work, pencatat: Pencatat, temuan: TemuanPosisi) -> None:
    """Note who opened the station although records were missing, and what was known of them."""
    said = pairs(
        ("temuan", temuan.jenis.value),
        ("berkas", str(temuan.berkas)),
        ("tanda", str(temuan.tanda)),
        ("kalimat", temuan.kalimat),
    )
    pencatat.record(
        work, JenisPeristiwa.DIBUKA_BERKURANG, rekaman_id=f"posisi-{temuan.berkas}", isi=said
    )
