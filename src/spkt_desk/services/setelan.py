"""What the unit decides: its name and kop, its letters, its kinds of things, its officers."""

from __future__ import annotations

from dataclasses import replace

from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.domain import teks
from spkt_desk.domain.akun import AkunPetugas, JenisAkun
from spkt_desk.domain.errors import EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.isian_stasiun import check_petugas, check_satuan, check_surat, clean_petugas
from spkt_desk.domain.nomor import URUT_TERBESAR, PolaNomor, next_urut, render, tahun_seri, validate
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.pangkat import Pangkat
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.saran import SaranIsian
from spkt_desk.domain.satuan import Peran, Petugas, Satuan, SetelanSurat
from spkt_desk.domain.wewenang import TANPA_BUKTI, Bukti, Syarat, Tindakan
from spkt_desk.services.hak import Izin, approvers, may, prove, require, require_role, rights
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.pencatatan import Pencatat, stamp
from spkt_desk.services.setelan_cetak import (
    emblem_problems,
    parse_text,
    texts_of,
    texts_of_petugas,
    texts_of_surat,
    tidy_satuan,
    unprintable,
)

MASA_SIMPAN_TERSINGKAT = 30
MASA_SIMPAN_TERLAMA = 36_500
"""Bounds of a retention term in days."""


class SetelanService:
    """What an officer can change about the station; every change is dated and kept."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def satuan(self) -> Satuan:
        """Return the unit as it prints today."""
        with self._konteks.database.reading() as work:
            return _satuan(work)

    def surat(self) -> SetelanSurat:
        """Return the wording of the SKTLK in force."""
        with self._konteks.database.reading() as work:
            return work.satuan.surat(work.satuan.current().setelan_id)

    def petugas(self) -> tuple[Petugas, ...]:
        """Return every officer of the unit, past ones too."""
        with self._konteks.database.reading() as work:
            return work.petugas.all()

    def pangkat(self) -> tuple[Pangkat, ...]:
        """Return the ranks to choose from."""
        return self._konteks.sumber.pangkat.pangkat

    def saran(self) -> SaranIsian:
        """Return the words offered while fields are typed."""
        return self._konteks.sumber.meja.saran

    def save_satuan(self, satuan: Satuan) -> Saved[Satuan]:
        """Date a new version of the unit; papers already issued keep the old one."""
        huruf = self._konteks.sumber.huruf
        problems = check_satuan(satuan) or (
            *unprintable(huruf, satuan.huruf, texts_of(satuan)),
            *emblem_problems(satuan),
        )
        if problems:
            raise RuleViolation(*problems)
        clean = tidy_satuan(satuan)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SATUAN_UBAH)
            row = work.satuan.satuan_row(clean, self._now())
            self._record(work, JenisPeristiwa.SATUAN_DIUBAH, row)
        return Saved(clean, frozenset({Changed.SETELAN}))

    def last_number(self) -> int:
        """Return the number of this year behind which the next letter goes on, 0 for none."""
        with self._konteks.database.reading() as work:
            return self._next_number(work) - 1

    def save_surat(
        self,
        surat: SetelanSurat,
        bukti: Bukti = TANPA_BUKTI,
        nomor_terakhir: int | None = None,
    ) -> Saved[SetelanSurat]:
        """Date a new wording of the SKTLK; `nomor_terakhir` moves its series, None leaves it."""
        izin = prove(self._konteks, Tindakan.SURAT_UBAH, bukti)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SURAT_UBAH, izin)
            satuan = _satuan(work)
            huruf = self._konteks.sumber.huruf
            problems = check_surat(surat, satuan.tokens) or unprintable(
                huruf, satuan.huruf, texts_of_surat(surat)
            )
            if problems:
                raise RuleViolation(*problems)
            row = work.satuan.surat_row(SURAT_KEHILANGAN, surat, self._now())
            self._record(work, JenisPeristiwa.SURAT_DIUBAH, row)
            if nomor_terakhir is not None and nomor_terakhir + 1 != self._next_number(work):
                self._move_series(work, nomor_terakhir)
        return Saved(surat, frozenset({Changed.SETELAN}))

    def _move_series(self, work: Work, terakhir: int) -> None:
        """Let the series go on behind a number of the paper book; one taken never comes again."""
        tahun = self._year()
        taken = work.nomor.newest(SURAT_KEHILANGAN, tahun) or 0
        if not taken <= terakhir < URUT_TERBESAR:
            seen = may(self._konteks, work, Tindakan.KERTAS_LIHAT)
            which = f"Nomor {taken}" if seen else "Nomor yang lebih besar"
            raise RuleViolation.at(
                "surat.nomor_terakhir",
                f"{which} sudah terbit; nomor surat tidak pernah mundur.",
            )
        row = work.nomor.start_row(SURAT_KEHILANGAN, tahun, terakhir + 1)
        self._record(work, JenisPeristiwa.SERI_DIMULAI, row)

    def _next_number(self, work: Work) -> int:
        """Return the running number of the next letter."""
        tahun = self._year()
        start = work.nomor.start(SURAT_KEHILANGAN, tahun)
        # The next number tells how many papers there are: not to who may see none of them.
        seen = may(self._konteks, work, Tindakan.KERTAS_LIHAT)
        return next_urut(work.nomor.newest(SURAT_KEHILANGAN, tahun), start) if seen else start

    def _year(self) -> int:
        return tahun_seri(self._konteks.clock.now().wall.date())

    def save_katalog(self, teks: str) -> Saved[str]:
        """Date new kinds of lost things; errors name the entry and the line."""
        parse_text(teks)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BARANG_UBAH)
            row = work.satuan.katalog_row(teks, self._now())
            self._record(work, JenisPeristiwa.KATALOG_DIUBAH, row)
        return Saved(teks, frozenset({Changed.SETELAN}))

    def save_petugas(self, petugas: Petugas, bukti: Bukti = TANPA_BUKTI) -> Saved[Petugas]:
        """Enter an officer (empty id) or date a new version of one.

        Who is Kapolsek changes only with the present Kapolsek's password (`act_on`). One who
        is made inactive loses his account: noted, then his slot goes; from then on the file is owed
        a new key (`KunciBaruService.settle`).
        """
        problems = check_petugas(petugas, "petugas")
        if problems:
            raise RuleViolation(*problems)
        clean = clean_petugas(petugas)
        tindakan = self.act_on(clean)
        izin = prove(self._konteks, tindakan, bukti)
        with self._konteks.akun.undisturbed():
            return Saved(self._save_petugas(clean, tindakan, izin), frozenset({Changed.PETUGAS}))

    def _save_petugas(self, clean: Petugas, tindakan: Tindakan, izin: Izin) -> Petugas:
        """Write the version of an officer, and take his slot away if that ends his account."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, tindakan, izin)
            _require_permanent(work, clean)
            huruf = self._konteks.sumber.huruf
            problems = unprintable(huruf, _satuan(work).huruf, texts_of_petugas(clean, "petugas"))
            if problems:
                raise RuleViolation(*problems)
            others = [one for one in work.petugas.all() if one.petugas_id != clean.petugas_id]
            if any(one.nomor == clean.nomor for one in others):
                raise RuleViolation.at("petugas.nomor", "NRP/NIP ini sudah dipakai petugas lain.")
            self._require_way_in(work, others, clean)
            if not clean.petugas_id:
                clean = replace(clean, petugas_id=f"P{len(others) + 1:03d}")
            row = work.petugas.new_row(clean, self._now())
            self._record(work, JenisPeristiwa.PETUGAS_DIUBAH, row)
            ended = not clean.aktif and self._konteks.akun.has(clean.nomor)
            if ended:
                closed = AkunPetugas(clean.petugas_id, JenisAkun.DITUTUP)
                self._pencatat.record(
                    work,
                    JenisPeristiwa.AKUN_DITUTUP,
                    rekaman_id=clean.petugas_id,
                    rows=(work.akun.new_row(closed),),
                )
        if ended:
            self._drop_account(clean)
        return clean

    def _drop_account(self, petugas: Petugas) -> None:
        """Take the slot away after the commit; until that succeeds the door refuses him by name."""
        try:
            self._konteks.akun.without_account(petugas.nomor)
        except EnvironmentFault as fault:
            raise EnvironmentFault(
                f"{petugas.nama} sudah tidak aktif dan tidak dapat masuk, tetapi slot kuncinya "
                f"belum terhapus. {fault.message}",
                f"{fault.advice} Sisanya dikerjakan saat masuk berikutnya.",
            ) from fault

    def act_on(self, petugas: Petugas) -> Tindakan:
        """Return which act saving is: making or ending a Kapolsek is one of its own."""
        with self._konteks.database.reading() as work:
            known = [one for one in work.petugas.all() if one.petugas_id == petugas.petugas_id]
        was = bool(known) and Peran.KAPOLSEK in known[0].peran
        was_active = was and known[0].aktif
        now = Peran.KAPOLSEK in petugas.peran
        touched = was != now or was_active != (now and petugas.aktif)
        return Tindakan.KAPOLSEK_UBAH if touched else Tindakan.PETUGAS_UBAH

    def _require_way_in(self, work: Work, others: list[Petugas], petugas: Petugas) -> None:
        """Raise `RuleViolation` for a change that locks an officer, or everybody, out."""
        slots = self._konteks.akun.slots()
        if petugas.petugas_id:
            before = work.petugas.by_id(petugas.petugas_id).nomor
            if before != petugas.nomor and slots.has_officer(before):
                raise RuleViolation.at(
                    "petugas.nomor", "NRP/NIP tetap, karena akun petugas ini memakai nomor itu."
                )
        table = rights(self._konteks)
        left = [
            one
            for one in (*others, petugas)
            if one.aktif and table.of(one.peran, Tindakan.AKUN_BUAT) is not Syarat.TIDAK
        ]
        if not any(slots.has_officer(one.nomor) for one in left):
            raise RuleViolation.at(
                "petugas.peran",
                "Petugas ini satu-satunya pemegang akun yang dapat membuat akun. "
                "Buat akun Kapolsek, KA SPKT, atau admin lain lebih dahulu.",
            )

    def example_number(self, pola: str, urut: int | None = None) -> str:
        """Return how the next number, or `urut`, reads; raise at ``surat.pola_nomor`` if bad."""
        pattern = PolaNomor(pola)
        with self._konteks.database.reading() as work:
            tokens = _satuan(work).tokens
            problems = validate(pattern, tokens)
            if problems:
                raise RuleViolation(*(Problem("surat.pola_nomor", p.message) for p in problems))
            next_one = self._next_number(work) if urut is None else urut
        return render(pattern, next_one, self._konteks.clock.now().wall.date(), tokens)

    def has_account(self, petugas_id: str) -> bool:
        """Tell whether an officer can log in."""
        with self._konteks.database.reading() as work:
            return self._konteks.akun.has(work.petugas.by_id(petugas_id).nomor)

    def approvers(self, tindakan: Tindakan) -> tuple[Petugas, ...]:
        """Return who else could agree to a two-person act; empty until one has an account."""
        with self._konteks.database.reading() as work:
            return approvers(self._konteks, work, tindakan)

    def add_account(
        self, petugas_id: str, kata_sandi: str, bukti: Bukti = TANPA_BUKTI
    ) -> Saved[None]:
        """Give an officer a password of his own; nobody ever gets a default one.

        An act cut short between history and slot file is done once more; a password that is there
        is never replaced by it. A Kapolsek's account needs the present Kapolsek's password.
        """
        akun = self._konteks.akun
        with self._konteks.database.reading() as work:
            petugas = work.petugas.by_id(petugas_id)
            head = Peran.KAPOLSEK in petugas.peran
            tindakan = Tindakan.KAPOLSEK_UBAH if head else Tindakan.AKUN_BUAT
            require_role(self._konteks, work, tindakan)
            _require_active(petugas)
            akun.require_fit(petugas.nomor, kata_sandi, (petugas.nama, _satuan(work).nama))
        izin = prove(self._konteks, tindakan, bukti)
        if akun.has(petugas.nomor):
            raise RuleViolation.at("kata_sandi", "Petugas ini sudah mempunyai akun.")

        def note() -> None:
            with self._konteks.database.transaction() as work:
                require(self._konteks, work, tindakan, izin)
                _require_active(work.petugas.by_id(petugas_id))  # another desk may have ended him
                row = work.akun.new_row(AkunPetugas(petugas_id, JenisAkun.TETAP))
                self._pencatat.record(
                    work, JenisPeristiwa.AKUN_DIBUAT, rekaman_id=petugas_id, rows=(row,)
                )

        akun.give_way_in(petugas.nomor, kata_sandi, note)
        return Saved(None, frozenset({Changed.PETUGAS}))

    def retention(self, register: str) -> tuple[int, str]:
        """Return days and legal basis in force for a register; (0, "") while off."""
        with self._konteks.database.reading() as work:
            return work.penghapusan.term(register)

    def set_retention(
        self, register: str, hari: int, dasar: str, bukti: Bukti = TANPA_BUKTI
    ) -> Saved[None]:
        """Set how long a register keeps personal content; 0 switches destruction off.

        Anything but switching off needs the Kapolsek's password.
        """
        problems = _retention_problems(hari, dasar)
        if problems:
            raise RuleViolation(*problems)
        tindakan = Tindakan.MASA_SIMPAN if hari else Tindakan.MASA_SIMPAN_MATI
        izin = prove(self._konteks, tindakan, bukti)
        basis = teks.clean("retensi.dasar", dasar, teks.TEMPAT)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, tindakan, izin)
            row = work.penghapusan.term_row(register, self._now(), hari, basis)
            self._record(work, JenisPeristiwa.RETENSI_DIUBAH, row)
        return Saved(None, frozenset({Changed.SETELAN}))

    def _record(self, work: Work, jenis: JenisPeristiwa, row: BarisBaru) -> None:
        """Chain a change of a dated fact."""
        self._pencatat.record(work, jenis, rows=(row,))

    def _now(self) -> str:
        return stamp(self._konteks.clock.now().wall)


def _require_permanent(work: Work, petugas: Petugas) -> None:
    """Raise `RuleViolation` for an inspector: his account is opened for hours, never entered."""
    known = [one for one in work.petugas.all() if one.petugas_id == petugas.petugas_id]
    opened = bool(known) and known[0].aktif and Peran.PEMERIKSA in known[0].peran
    if petugas.aktif and (Peran.PEMERIKSA in petugas.peran or opened):
        raise RuleViolation.at(
            "petugas.peran", "Pemeriksa dibukakan akun oleh Kapolsek untuk beberapa jam saja."
        )


def _require_active(petugas: Petugas) -> None:
    """Raise `RuleViolation` at ``kata_sandi`` for one who left: nobody gets in under his name."""
    if not petugas.aktif:
        raise RuleViolation.at(
            "kata_sandi", f"{petugas.nama} tidak aktif. Aktifkan dahulu, lalu buat akunnya."
        )


def _retention_problems(hari: int, dasar: str) -> tuple[Problem, ...]:
    """Return what is wrong with a term: a slip of a key must not make last week's letters due."""
    problems = list(teks.problems_of("retensi.dasar", dasar, teks.TEMPAT))
    if hari and not MASA_SIMPAN_TERSINGKAT <= hari <= MASA_SIMPAN_TERLAMA:
        problems.append(
            Problem(
                "retensi.hari",
                f"Masa simpan {MASA_SIMPAN_TERSINGKAT} sampai {MASA_SIMPAN_TERLAMA} hari; "
                "0 berarti tidak ada yang dihapus.",
            )
        )
    if hari and not dasar.strip():
        problems.append(Problem("retensi.dasar", "Isi dasar aturan masa simpan itu."))
    return tuple(problems)


def _satuan(work: Work) -> Satuan:
    """Return the unit in force."""
    return work.satuan.satuan(work.satuan.current().satuan_id)
