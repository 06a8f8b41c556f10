"""Accounts with an end, a colleague's password, a waiting account: help for the shift at night."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from spkt_desk.db.work import Work
from spkt_desk.domain.akun import JAM_TERLAMA, AkunPetugas, JenisAkun, KeadaanAkun
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.isian_stasiun import check_petugas, clean_petugas
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.wewenang import TANPA_BUKTI, Bukti, Tindakan
from spkt_desk.services.hak import present_officer, prove, require, require_role, rights
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.masa_akun import close_ended, closed_with_slot
from spkt_desk.services.pencatatan import Pencatat, stamp

JAM = "akun.jam"
"""The field of the hours."""


class AkunPetugasService:
    """What an officer can do about his colleagues' ways in."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def state(self, petugas_id: str) -> KeadaanAkun:
        """Return what Setelan says of an officer's account."""
        with self._konteks.database.reading() as work:
            petugas = work.petugas.by_id(petugas_id)
            akun = work.akun.of(petugas_id)
        keeper = self._konteks.akun
        return KeadaanAkun(keeper.has(petugas.nomor), akun, keeper.seconds_left(petugas.nomor))

    def open_shift(
        self, petugas_id: str, kata_sandi: str, jam: int, bukti: Bukti = TANPA_BUKTI
    ) -> Saved[AkunPetugas]:
        """Give an officer of the list an account that ends with this shift, or after `jam` hours.

        0 hours means the shift; after `JAM_TERLAMA` hours it ends in any case.
        """
        _require_hours(jam, 0)
        with self._konteks.database.reading() as work:
            require_role(self._konteks, work, Tindakan.AKUN_SEMENTARA)
            petugas = self._target(work, petugas_id, Tindakan.AKUN_SEMENTARA)
            if not petugas.aktif:
                raise RuleViolation.at("kata_sandi", "Petugas ini tidak aktif.")
            giliran = 0 if jam else work.giliran.newest_number()
        if not (jam or giliran):
            raise RuleViolation.at(JAM, "Belum ada giliran yang dibuka; isi lamanya dalam jam.")
        self._require_new(petugas, kata_sandi)
        izin = prove(self._konteks, Tindakan.AKUN_SEMENTARA, bukti)
        akun = AkunPetugas(
            petugas_id, JenisAkun.SEMENTARA, self._until(jam or JAM_TERLAMA), giliran
        )

        def note() -> None:
            with self._konteks.database.transaction() as work:
                require(self._konteks, work, Tindakan.AKUN_SEMENTARA, izin)
                self._pencatat.record(
                    work,
                    JenisPeristiwa.AKUN_SEMENTARA_DIBUKA,
                    rekaman_id=petugas_id,
                    rows=(work.akun.new_row(akun),),
                )

        self._konteks.akun.give_way_in(petugas.nomor, kata_sandi, note)
        return Saved(akun, frozenset({Changed.PETUGAS}))

    def open_inspector(
        self, pemeriksa: Petugas, kata_sandi: str, jam: int, bukti: Bukti = TANPA_BUKTI
    ) -> Saved[Petugas]:
        """Enter an inspector with a read-only account of 1 to `JAM_TERLAMA` hours.

        Who was one before and comes again keeps his place in the list.
        """
        _require_hours(jam, 1)
        wanted = replace(pemeriksa, petugas_id="", peran=frozenset({Peran.PEMERIKSA}), aktif=True)
        problems = check_petugas(wanted, "petugas")
        if problems:
            raise RuleViolation(*problems)
        clean = clean_petugas(wanted)
        with self._konteks.database.reading() as work:
            require_role(self._konteks, work, Tindakan.AKUN_PEMERIKSA)
            clean = _placed(work, clean)
        self._require_new(clean, kata_sandi)
        izin = prove(self._konteks, Tindakan.AKUN_PEMERIKSA, bukti)
        akun = AkunPetugas(clean.petugas_id, JenisAkun.PEMERIKSA, self._until(jam))

        def note() -> None:
            with self._konteks.database.transaction() as work:
                require(self._konteks, work, Tindakan.AKUN_PEMERIKSA, izin)
                now = stamp(self._konteks.clock.now().wall)
                self._pencatat.record(
                    work,
                    JenisPeristiwa.AKUN_SEMENTARA_DIBUKA,
                    rekaman_id=clean.petugas_id,
                    rows=(work.petugas.new_row(clean, now), work.akun.new_row(akun)),
                )

        self._konteks.akun.give_way_in(clean.nomor, kata_sandi, note)
        return Saved(clean, frozenset({Changed.PETUGAS}))

    def reset_password(
        self, petugas_id: str, kata_sandi: str, bukti: Bukti = TANPA_BUKTI
    ) -> Saved[None]:
        """Give a colleague who forgot his password another; he replaces it at his next login."""
        akun = self._konteks.akun
        with self._konteks.database.reading() as work:
            require_role(self._konteks, work, Tindakan.SANDI_SETEL_ULANG)
            petugas = self._target(work, petugas_id, Tindakan.SANDI_SETEL_ULANG)
            before = work.akun.of(petugas_id)
        if petugas_id == self._konteks.petugas.petugas_id:
            raise RuleViolation.at("kata_sandi", "Ini akun Anda sendiri.")
        if not akun.has(petugas.nomor):
            raise RuleViolation.at("kata_sandi", "Petugas ini belum mempunyai akun.")
        akun.require_fit(petugas.nomor, kata_sandi, (petugas.nama,))
        izin = prove(self._konteks, Tindakan.SANDI_SETEL_ULANG, bukti)

        def note() -> None:
            with self._konteks.database.transaction() as work:
                require(self._konteks, work, Tindakan.SANDI_SETEL_ULANG, izin)
                self._pencatat.record(
                    work,
                    JenisPeristiwa.KATA_SANDI_DISETEL_ULANG,
                    rekaman_id=petugas_id,
                    rows=(work.akun.new_row(replace(before, ganti_sandi=True)),),
                )

        with akun.undisturbed():
            akun.give_way_in(petugas.nomor, kata_sandi, note)
            akun.release(petugas.nomor)
        return Saved(None, frozenset({Changed.PETUGAS}))

    def release(self, petugas_id: str, bukti: Bukti = TANPA_BUKTI) -> Saved[None]:
        """Let an account try again at once that waits after refused passwords (R10)."""
        izin = prove(self._konteks, Tindakan.AKUN_LEPAS, bukti)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.AKUN_LEPAS, izin)
            nomor = work.petugas.by_id(petugas_id).nomor
            self._pencatat.record(work, JenisPeristiwa.AKUN_DILEPAS, rekaman_id=petugas_id)
        self._konteks.akun.release(nomor)
        return Saved(None, frozenset({Changed.PETUGAS}))

    def sweep(self) -> Saved[int]:
        """Close what has ended, whoever is at the keys; return how many slots went."""
        konteks = self._konteks
        with konteks.database.reading() as work:
            now = konteks.clock.now().wall
            waiting = any(not one.jenis.lasting for one in work.akun.all())
        if not waiting:
            return Saved(0, frozenset())
        with konteks.database.transaction() as work:
            close_ended(work, self._pencatat, now)
        with konteks.database.reading() as work:
            gone = closed_with_slot(work, konteks.akun)
        for nomor in gone:
            konteks.akun.without_account(nomor)
        return Saved(len(gone), frozenset({Changed.PETUGAS}) if gone else frozenset())

    def until(self) -> str:
        """Return when the account at the keys ends, "" for one that does not."""
        with self._konteks.database.reading() as work:
            return work.akun.of(self._konteks.petugas.petugas_id).sampai

    def still_mine(self) -> bool:
        """Tell whether the desk that was opened still fits the officer's roles of now."""
        with self._konteks.database.reading() as work:
            return present_officer(self._konteks, work).peran == self._konteks.petugas.peran

    def _target(self, work: Work, petugas_id: str, tindakan: Tindakan) -> Petugas:
        """Return the officer whose account an act touches; not one it may not touch."""
        petugas = work.petugas.by_id(petugas_id)
        table = rights(self._konteks)
        reach = table.line(tindakan).sasaran
        beyond = [one for one in table.peran if one in petugas.peran - reach]
        if beyond:
            raise RuleViolation.at(
                "hak", f"Akun {beyond[0].label} tidak dapat disentuh dengan cara ini."
            )
        return petugas

    def _require_new(self, petugas: Petugas, kata_sandi: str) -> None:
        akun = self._konteks.akun
        if akun.has(petugas.nomor):
            raise RuleViolation.at("kata_sandi", "Petugas ini sudah mempunyai akun.")
        akun.require_fit(petugas.nomor, kata_sandi, (petugas.nama,))

    def _until(self, jam: int) -> str:
        return stamp(self._konteks.clock.now().wall + timedelta(hours=jam))


def _require_hours(jam: int, least: int) -> None:
    if not least <= jam <= JAM_TERLAMA:
        raise RuleViolation.at(JAM, f"Lama akun {least} sampai {JAM_TERLAMA} jam.")


def _placed(work: Work, pemeriksa: Petugas) -> Petugas:
    """Return the inspector with his id: a new one, or the one he had when he was here before."""
    officers = work.petugas.all()
    same = [one for one in officers if one.nomor == pemeriksa.nomor]
    if not same:
        return replace(pemeriksa, petugas_id=f"P{len(officers) + 1:03d}")
    if Peran.PEMERIKSA not in same[0].peran:
        raise RuleViolation.at("petugas.nomor", "NRP/NIP ini dipakai petugas satuan ini.")
    return replace(pemeriksa, petugas_id=same[0].petugas_id)
