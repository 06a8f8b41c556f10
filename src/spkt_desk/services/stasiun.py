"""Founding a station: the first start, from the answers to an open desk."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace

from spkt_desk.db.engine import Database
from spkt_desk.devices.berkas import (
    make_folder,
    remove_file,
    sync_folder,
    write_fault,
    write_sealed,
)
from spkt_desk.documents import lembar_pemulihan
from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.isian_stasiun import check_stasiun, clean_petugas
from spkt_desk.domain.isian_tugas import read_tugas
from spkt_desk.domain.kode_periksa import StationKey
from spkt_desk.domain.nomor import tahun_seri
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import StasiunBaru
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.kode import new_mac_key, new_signing_key, public_key
from spkt_desk.kunci.sandi import Argon2Params
from spkt_desk.kunci.slot import NewStation, SlotFile
from spkt_desk.kunci.slot_toml import write_slots
from spkt_desk.kunci.stasiun_pub import write_station
from spkt_desk.services.akun import require_password
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Sumber
from spkt_desk.services.pencatatan import Pencatat, stamp
from spkt_desk.services.posisi import RAHASIA_POSISI, mark_anew
from spkt_desk.services.setelan_cetak import (
    emblem_problems,
    parse_text,
    texts_of,
    texts_of_petugas,
    texts_of_surat,
    tidy_satuan,
    unprintable,
)
from spkt_desk.services.tugas import first_rows

RAHASIA_KODE = "kode"
RAHASIA_TANDA = "tanda"
RAHASIA_GAGAL = "gagal"


@dataclass(frozen=True, slots=True, repr=False)
class Didirikan:
    """What founding yields once: the recovery code and the sheet that carries it."""

    kode_pemulihan: str
    lembar: bytes


class Pendirian:
    """Makes the files of a station out of the first start's answers."""

    def __init__(
        self,
        folder: FolderStasiun,
        clock: Clock,
        random: RandomBytes,
        sumber: Sumber,
        params: Argon2Params,
    ) -> None:
        """Found in one folder; `params` are the Argon2id costs picked for this computer."""
        self._folder = folder
        self._clock = clock
        self._random = random
        self._sumber = sumber
        self._params = params

    def problems(self, baru: StasiunBaru) -> tuple[Problem, ...]:
        """Return every problem of the answers, password and kinds of things included."""
        found = list(check_stasiun(baru))
        if not found:
            found += (*self._unprintable(baru), *emblem_problems(baru.satuan))
        try:
            parse_text(baru.katalog)
        except RuleViolation as violation:
            found += violation.problems
        found += self._duty_problems(baru)
        if baru.petugas:
            first = baru.petugas[0]
            names = (first.nama, baru.satuan.nama)
            try:
                require_password(baru.kata_sandi, first.nomor, names, self._sumber.sandi_terlarang)
            except RuleViolation as violation:
                found += violation.problems
        return tuple(found)

    def _duty_problems(self, baru: StasiunBaru) -> tuple[Problem, ...]:
        """Return what is wrong with the duties; on its first day a unit has an answer in force."""
        today = self._clock.now().wall.date()
        try:
            tugas = read_tugas(baru.tugas, today)
        except RuleViolation as violation:
            return violation.problems
        if tugas.kewenangan.sejak > today:
            return (Problem("tugas.sejak", "Tanggal ini belum lewat; isi sejak kapan berlaku."),)
        return ()

    def _unprintable(self, baru: StasiunBaru) -> tuple[Problem, ...]:
        """Return the fields with letters that the papers of this station could not show."""
        officers = [
            pair
            for place, one in enumerate(baru.petugas)
            for pair in texts_of_petugas(clean_petugas(one), f"petugas.{place}")
        ]
        texts = (*texts_of(baru.satuan), *texts_of_surat(baru.surat), *officers)
        return unprintable(self._sumber.huruf, baru.satuan.huruf, texts)

    def found(self, baru: StasiunBaru) -> Didirikan:
        """Make the station; whatever goes wrong before its slots exist, a second try may begin."""
        if self._folder.founded:
            raise EnvironmentFault(
                "Di folder ini sudah ada stasiun.",
                "Tidak ada yang diubah. Masuk ke stasiun itu, atau pilih folder lain.",
            )
        require_not_half_restored(self._folder)
        problems = self.problems(baru)
        if problems:
            raise RuleViolation(*problems)
        petugas = tuple(
            replace(clean_petugas(one), petugas_id=f"P{place:03d}")
            for place, one in enumerate(baru.petugas, start=1)
        )
        baru = replace(baru, satuan=tidy_satuan(baru.satuan), petugas=petugas)
        make_folder(self._folder.path)
        make_folder(self._folder.arsip)
        keys = SlotFile.create(petugas[0].nomor, baru.kata_sandi, self._params, self._random)
        stasiun_id = self._random(5).hex().upper()
        signing = new_signing_key(self._random)
        _drop_unfinished(self._folder)
        with closing(Database.create(self._folder.unfinished, keys.database_key)) as database:
            self._write_first(database, baru, keys, stasiun_id, signing)
            mark_anew(self._folder, database)
        station = StationKey(stasiun_id, baru.satuan.nama, public_key(signing))
        write_sealed(self._folder.public, write_station(station).encode("utf-8"))
        # The slot file makes the station: before it nobody can log in and a second try begins anew;
        # after it only the file's name is missing, which the first login mends too.
        write_sealed(self._folder.slots, write_slots(keys.slots).encode("utf-8"))
        finish_founding(self._folder)
        return Didirikan(keys.recovery_code, self._sheet(baru, keys.recovery_code))

    def _write_first(
        self,
        database: Database,
        baru: StasiunBaru,
        keys: NewStation,
        stasiun_id: str,
        signing: bytes,
    ) -> None:
        """Write the founding entries, one transaction."""
        pencatat = Pencatat(
            stasiun_id,
            baru.petugas[0].petugas_id,
            self._clock,
            self._random,
            latihan=baru.latihan,
        )
        with database.transaction() as work:
            saat = pencatat.saat(work)
            now = stamp(saat.wall)
            work.stasiun.keep_secret(RAHASIA_KODE, new_mac_key(self._random))
            work.stasiun.keep_secret(RAHASIA_TANDA, signing)
            work.stasiun.keep_secret(RAHASIA_GAGAL, keys.tries_private)
            work.stasiun.keep_secret(RAHASIA_POSISI, new_mac_key(self._random))
            pencatat.record(
                work,
                JenisPeristiwa.STASIUN_DIBUAT,
                rows=(
                    work.stasiun.new_row(stasiun_id, latihan=baru.latihan),
                    work.satuan.satuan_row(baru.satuan, now),
                    work.satuan.surat_row(SURAT_KEHILANGAN, baru.surat, now),
                    work.satuan.katalog_row(baru.katalog, now),
                    *first_rows(work, read_tugas(baru.tugas, saat.wall.date()), now),
                    work.nomor.start_row(
                        SURAT_KEHILANGAN, tahun_seri(saat.wall.date()), baru.nomor_terakhir + 1
                    ),
                ),
                saat=saat,
            )
            rows = tuple(
                work.petugas.new_row(one, now, offset) for offset, one in enumerate(baru.petugas)
            )
            pencatat.record(work, JenisPeristiwa.PETUGAS_DIUBAH, rows=rows)
            pencatat.record(work, JenisPeristiwa.AKUN_DIBUAT, rekaman_id=baru.petugas[0].petugas_id)

    def _sheet(self, baru: StasiunBaru, kode: str) -> bytes:
        """Return the page with the recovery code, to be printed once and sealed."""
        return lembar_pemulihan.render_pemulihan(
            baru.satuan,
            kode,
            self._clock.now().wall.date(),
            self._sumber.huruf,
            latihan=baru.latihan,
        )


def require_not_half_restored(folder: FolderStasiun) -> None:
    """Refuse a folder that a backup was being put into: half of it is there already."""
    if folder.half_restored:
        raise EnvironmentFault(
            "Pemulihan cadangan ke folder ini belum selesai.",
            "Jalankan pemulihan sekali lagi dengan cadangan yang sama; yang tersalin diganti.",
        )


def finish_founding(folder: FolderStasiun) -> None:
    """Give a founded station's file its name, unless that was done before a kill or power cut.

    The mark of a restore goes with it: from its slot file on the folder is a station.
    """
    if folder.slots.exists() and folder.unfinished.exists() and not folder.database.exists():
        try:
            folder.unfinished.replace(folder.database)
            sync_folder(folder.path)
        except OSError as failure:
            raise write_fault(failure, folder.database) from failure
    if folder.slots.exists() and folder.restoring.exists():
        remove_file(folder.restoring)


def _drop_unfinished(folder: FolderStasiun) -> None:
    """Remove what a founding left that never got slots: no key to it exists any more."""
    for name in ("", "-wal", "-shm"):
        remove_file(folder.unfinished.with_name(folder.unfinished.name + name))
