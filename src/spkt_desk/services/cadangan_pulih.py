"""Restoring: a new station folder from a backup, every file compared before it is believed.

Only into a new or empty folder. The restored station cannot know what was written after the backup:
the answer says where its records end, and the officer compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from spkt_desk.db.engine import Database
from spkt_desk.devices.arsip import Arsip
from spkt_desk.devices.berkas import (
    PART_SUFFIX,
    copy_sealed,
    file_hash,
    make_folder,
    make_folders,
    read_bytes,
    remove_file,
    remove_folder,
    write_sealed,
)
from spkt_desk.devices.cadangan import DAFTAR, FolderCadangan
from spkt_desk.devices.clock import ZonedClock
from spkt_desk.devices.lock import StationLock
from spkt_desk.domain.cadangan import BERKAS, DaftarIsi, Pulih, read_daftar
from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, HakDitolak, Problem
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Syarat, Tindakan, Wewenang
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.sandi import normal_nrp
from spkt_desk.kunci.slot_toml import read_slots
from spkt_desk.services.cadangan import REKAMAN_CADANGAN
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.hak import HAK, refusal
from spkt_desk.services.pencatatan import Pencatat, encode_typed
from spkt_desk.services.posisi import mark_anew
from spkt_desk.services.stasiun import finish_founding

_BELUM = "Pemulihan cadangan ke folder ini belum selesai. Jalankan pemulihan sekali lagi.\n"
_LAIN = "Tidak ada yang diubah. Pilih cadangan lain dengan nomor lebih kecil."


class Pemulih:
    """Makes a station folder out of one backup."""

    def __init__(
        self,
        tempat: Path,
        folder: FolderStasiun,
        clock: Clock,
        random: RandomBytes,
        wewenang: Wewenang,
    ) -> None:
        """Take the newest set of a folder of backups, or the one set that `tempat` is itself.

        EnvironmentFault where there is none, or where its list is damaged.
        """
        self._tempat = tempat
        self._clock = clock
        self._random = random
        self._wewenang = wewenang
        self._folder = folder
        root = FolderCadangan(tempat)
        if not (tempat / DAFTAR).is_file():
            numbers = root.numbers()
            if not numbers:
                raise EnvironmentFault(
                    "Di folder ini tidak ada cadangan.",
                    "Tunjuk folder yang berisi cadangan-000001 dan seterusnya, atau salah satunya.",
                )
            self._place = FolderStasiun(root.place(numbers[-1]))
        else:
            self._place = FolderStasiun(tempat)
            root = FolderCadangan(tempat.absolute().parent)
        # The copy made before a change of key lies inside its station and shares the station's own.
        shared = root.arsip if root.arsip.is_dir() else root.path.absolute().parent / "arsip"
        self._arsip = Arsip(shared)
        text = read_bytes(self._place.path / DAFTAR).decode("utf-8", "replace")
        self.daftar: DaftarIsi = read_daftar(text)

    def restore(self, nrp: str, kata_sandi: str) -> Pulih:
        """Make the folder and return where the records end; a failure leaves it as it was.

        What a kill leaves is no station: the next try knows it by its mark and begins anew. The act
        stands in the new file before that can be opened, so no station goes back unnoticed.

        The password is asked of the backup's own slot file and not counted there: who holds a
        backup can try without this program.
        """
        _require_room(self._folder)
        self._require_sums()
        folder = self._folder
        with self._opened(nrp, kata_sandi) as (key, salinan), self._building():
            write_sealed(folder.restoring, _BELUM.encode("utf-8"))
            pulih = self._reach(salinan)
            for nama in self.daftar.arsip:
                self._copy_paper(nama)
            make_folder(folder.arsip)
            copy_sealed(self._place.public, folder.public)
            copy_sealed(self._place.database, folder.unfinished)
            with closing(Database.open(folder.unfinished, key)) as database:
                self._note(database, nrp, pulih)
                mark_anew(folder, database)
            # As at a founding, the slot file makes the station: before it this is no station yet.
            copy_sealed(self._place.slots, folder.slots)
            finish_founding(folder)
        return pulih

    def _note(self, database: Database, nrp: str, pulih: Pulih) -> None:
        """Note in the new file who put it back, out of which backup.

        Raises `AccessDenied` for an officer whom the list does not know, or who left, `HakDitolak`
        for one whose role may not.
        """
        said = (
            ("tempat", str(self._tempat)),
            ("nomor", str(pulih.nomor)),
            ("posisi", str(pulih.posisi)),
        )
        with database.transaction() as work:
            try:
                petugas = work.petugas.by_nomor(normal_nrp(nrp))
            except LookupError as error:
                raise AccessDenied from error
            if not petugas.aktif:
                raise AccessDenied
            if self._wewenang.of(petugas.peran, Tindakan.PULIHKAN) is Syarat.TIDAK:
                said_no = refusal(self._wewenang, petugas, Tindakan.PULIHKAN)
                raise HakDitolak(Problem(HAK, said_no))
            stasiun_id, latihan = work.stasiun.identity()
            zona = work.satuan.satuan(work.satuan.current().satuan_id).zona
            clock = ZonedClock(self._clock, zona)
            Pencatat(stasiun_id, petugas.petugas_id, clock, self._random, latihan=latihan).record(
                work,
                JenisPeristiwa.CADANGAN_DIPULIHKAN,
                rekaman_id=REKAMAN_CADANGAN,
                isi=encode_typed(said),
            )

    def _require_sums(self) -> None:
        """Refuse a backup with a file that is not the one its list names."""
        for nama, sidik in zip(BERKAS, self.daftar.sidik, strict=True):
            if file_hash(self._place.path / nama) != sidik:
                raise EnvironmentFault(
                    f"Cadangan {self.daftar.nomor} rusak: {nama} tidak sama dengan saat dibuat.",
                    _LAIN,
                )

    @contextmanager
    def _opened(self, nrp: str, kata_sandi: str) -> Iterator[tuple[bytes, Database]]:
        """Yield the key and the file of the backup, opened where it lies."""
        slots = read_slots(read_bytes(self._place.slots).decode("utf-8", "replace"))
        key = slots.unlock(nrp, kata_sandi)
        database = Database.open_copy(self._place.database, key)
        try:
            yield key, database
        finally:
            database.release()

    def _reach(self, salinan: Database) -> Pulih:
        """Read how far the backup reaches."""
        with salinan.reading() as work:
            posisi, _, waktu = work.riwayat.newest()
            return Pulih(
                nomor=self.daftar.nomor,
                posisi=posisi,
                waktu=waktu,
                nomor_surat="".join(work.nomor.last_text()),
                nomor_buku=work.mutasi.last(),
            )

    def _copy_paper(self, nama: str) -> None:
        """Copy one kept paper; one that is missing or changed is left out, and `check` names it."""
        source, target = self._arsip.path_of(nama), Arsip(self._folder.arsip).path_of(nama)
        if not source.is_file():
            return
        make_folders(target.parent)
        if copy_sealed(source, target) != nama:
            remove_file(target)

    @contextmanager
    def _building(self) -> Iterator[None]:
        """Take away what was made if anything goes wrong, and first what a kill left before."""
        folder = self._folder
        mine = not folder.path.exists()
        make_folders(folder.path)
        done = False
        try:
            with StationLock(folder.lock):
                _require_room(folder)  # another one may have been at it until now
                try:
                    self._clear()
                    yield
                    done = True
                finally:
                    if not done:
                        self._clear()
        finally:
            if mine and not done:
                remove_folder(folder.path)

    def _clear(self) -> None:
        """Remove what was copied, the slot file first: without it nothing here is a station.

        The mark goes last, or a kill in between would leave files that nobody knows.
        """
        for path in (self._folder.slots, *_ours(self._folder)):
            remove_file(path)
        remove_folder(self._folder.arsip)
        remove_file(self._folder.restoring)


def _ours(folder: FolderStasiun) -> tuple[Path, ...]:
    """Return every name, but the mark, that putting back may leave beside the kept papers."""
    databases = [
        path.with_name(path.name + side)
        for path in (folder.unfinished, folder.database)
        for side in ("", "-wal", "-shm")
    ]
    whole = (folder.slots, folder.posisi, *databases, folder.public)
    return (*whole, *(path.with_name(path.name + PART_SUFFIX) for path in whole))


def _require_room(folder: FolderStasiun) -> None:
    """Refuse a folder in which anything lies but a lock that means nothing, or a restore cut short.

    The mark is written first: beside it only what restoring writes may lie.
    """
    path, mark = folder.path, folder.restoring
    if path.exists() and not path.is_dir():
        raise EnvironmentFault("Tujuan pemulihan bukan folder.", "Beri folder baru atau kosong.")
    allowed = {folder.lock, mark.with_name(mark.name + PART_SUFFIX)}
    if folder.half_restored:
        allowed |= {mark, folder.arsip, *_ours(folder)}
    if path.is_dir() and any(one not in allowed for one in path.iterdir()):
        raise EnvironmentFault(
            "Folder tujuan tidak kosong; yang ada di dalamnya tidak pernah ditimpa.",
            "Tidak ada yang diubah. Beri folder baru atau kosong.",
        )
