"""Restoring: a new station folder from a backup, every file compared before it is believed.

Only into a new or empty folder. The restored station cannot know what was written after the backup:
the answer says where its records end, and the officer compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spkt_desk.db.engine import Database
from spkt_desk.devices.arsip import Arsip
from spkt_desk.devices.berkas import (
    copy_sealed,
    file_hash,
    make_folder,
    make_folders,
    read_bytes,
    remove_file,
    remove_folder,
)
from spkt_desk.devices.cadangan import DAFTAR, FolderCadangan
from spkt_desk.devices.lock import StationLock
from spkt_desk.domain.cadangan import BERKAS, DaftarIsi, Pulih, read_daftar
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.slot_toml import read_slots
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.posisi import mark_anew
from spkt_desk.services.stasiun import finish_founding

_LAIN = "Tidak ada yang diubah. Pilih cadangan lain dengan nomor lebih kecil."


class Pemulih:
    """Makes a station folder out of one backup."""

    def __init__(self, tempat: Path, folder: FolderStasiun) -> None:
        """Take the newest set of a folder of backups, or the one set that `tempat` is itself.

        EnvironmentFault where there is none, or where its list is damaged.
        """
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

        What a kill leaves is no station, and no empty folder either: the next try takes another.

        The password is asked of the backup's own slot file and not counted there: who holds a
        backup can try without this program. The act itself is noted by whoever logs in next
        (`CadanganService.note_restored`).
        """
        _require_empty(self._folder.path)
        self._require_sums()
        with self._opened(nrp, kata_sandi) as salinan, self._building():
            pulih = self._reach(salinan)
            for nama in self.daftar.arsip:
                self._copy_paper(nama)
            make_folder(self._folder.arsip)
            copy_sealed(self._place.public, self._folder.public)
            copy_sealed(self._place.database, self._folder.unfinished)
            mark_anew(self._folder, salinan)
            # As at a founding, the slot file makes the station: before it this is no station yet.
            copy_sealed(self._place.slots, self._folder.slots)
            finish_founding(self._folder)
        return pulih

    def _require_sums(self) -> None:
        """Refuse a backup with a file that is not the one its list names."""
        for nama, sidik in zip(BERKAS, self.daftar.sidik, strict=True):
            if file_hash(self._place.path / nama) != sidik:
                raise EnvironmentFault(
                    f"Cadangan {self.daftar.nomor} rusak: {nama} tidak sama dengan saat dibuat.",
                    _LAIN,
                )

    @contextmanager
    def _opened(self, nrp: str, kata_sandi: str) -> Iterator[Database]:
        """Yield the file of the backup, opened where it lies."""
        slots = read_slots(read_bytes(self._place.slots).decode("utf-8", "replace"))
        database = Database.open_copy(self._place.database, slots.unlock(nrp, kata_sandi))
        try:
            yield database
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
        """Take away what was made if anything goes wrong."""
        folder = self._folder
        mine = not folder.path.exists()
        make_folders(folder.path)
        done = False
        try:
            with StationLock(folder.lock):
                try:
                    yield
                    done = True
                finally:
                    if not done:
                        self._clear()
        finally:
            if mine and not done:
                remove_folder(folder.path)

    def _clear(self) -> None:
        """Remove what was copied, the slot file first: without it nothing here is a station."""
        folder = self._folder
        databases = (folder.unfinished, folder.database)
        for path in (folder.slots, folder.posisi, *databases, folder.public):
            remove_file(path)
        remove_folder(folder.arsip)


def _require_empty(path: Path) -> None:
    """Refuse a folder in which anything lies but a lock that means nothing."""
    if path.exists() and not path.is_dir():
        raise EnvironmentFault("Tujuan pemulihan bukan folder.", "Beri folder baru atau kosong.")
    if path.is_dir() and any(one != FolderStasiun(path).lock for one in path.iterdir()):
        raise EnvironmentFault(
            "Folder tujuan tidak kosong; stasiun yang ada tidak pernah ditimpa.",
            "Tidak ada yang diubah. Beri folder baru atau kosong.",
        )
