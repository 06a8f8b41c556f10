"""Backup: a verified, encrypted copy of the open station in a folder of the officer's choice.

Runs on a worker beside the desk: it reads only, until its own act is written at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.devices.arsip import Arsip
from spkt_desk.devices.berkas import (
    copy_sealed,
    file_hash,
    make_folder,
    make_folders,
    read_bytes,
    remove_file,
    sync_file,
    sync_folder,
    write_sealed,
)
from spkt_desk.devices.cadangan import DAFTAR, FolderCadangan
from spkt_desk.domain.cadangan import Cadangan, CadanganTerakhir, DaftarIsi, read_daftar
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.hak import require
from spkt_desk.services.kertas_simpan import named_papers
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.lembar_arsip import with_keys
from spkt_desk.services.pemeriksaan import PemeriksaanService
from spkt_desk.services.pencatatan import Pencatat, content_of, encode_typed, stamp

REKAMAN_CADANGAN: Final = "cadangan"
"""Record id of every entry about a backup."""


class CadanganService:
    """Makes backups, and knows the last one."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def create(self, tempat: Path) -> Saved[Cadangan]:
        """Make the next backup in a folder and note it; EnvironmentFault leaves nothing behind.

        Copied, brought to the disk, opened again with the station's key and checked like the
        station itself; only then it gets its name. A kept paper is copied by the first backup that
        names it; one that is missing here is named in the answer.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CADANGAN)
        station = self._konteks.akun.folder.path.resolve()
        if tempat.resolve().is_relative_to(station):
            raise EnvironmentFault(
                "Folder cadangan tidak boleh di dalam folder data stasiun.",
                "Pilih folder lain, sebaiknya di disk atau flashdisk lain.",
            )
        cadangan = make_copy(self._konteks, tempat, papers=True)
        said = (
            ("tempat", cadangan.tempat),
            ("nomor", str(cadangan.nomor)),
            ("posisi", str(cadangan.posisi)),
            ("hilang", str(len(cadangan.hilang))),
        )
        with self._konteks.database.transaction() as work:
            self._pencatat.record(
                work,
                JenisPeristiwa.CADANGAN_DIBUAT,
                rekaman_id=REKAMAN_CADANGAN,
                isi=encode_typed(said),
            )
        return Saved(cadangan, frozenset())

    def last(self) -> tuple[CadanganTerakhir, ...]:
        """Return the newest backup as a tuple of one; empty before the first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CADANGAN)
            return newest_backup(work)


def newest_backup(work: Work) -> tuple[CadanganTerakhir, ...]:
    """Return the newest backup the history knows of as a tuple of one; empty before the first."""
    found = work.riwayat.newest_of((REKAMAN_CADANGAN,), (JenisPeristiwa.CADANGAN_DIBUAT,))
    if not found:
        return ()
    entry = found[0]
    said = dict(decode_pairs(content_of(work, entry.posisi)))
    posisi = int(said["posisi"])
    # The entry of the backup itself is no act that the backup lacks.
    after = work.riwayat.newest()[0] - posisi - 1
    return (
        CadanganTerakhir(
            nomor=int(said["nomor"]),
            tempat=said["tempat"],
            posisi=posisi,
            waktu=entry.waktu,
            sesudahnya=after,
        ),
    )


def make_copy(konteks: Konteks, tempat: Path, *, papers: bool) -> Cadangan:
    """Make the next set in a folder of backups; without `papers` those in `arsip/` stay there.

    EnvironmentFault for a folder with backups of another station, a disk that refuses, or a copy
    that does not pass its check; the half set is removed.
    """
    folder = FolderCadangan(tempat)
    nomor = _next_number(konteks, folder)
    station = konteks.akun.folder
    waktu = stamp(konteks.clock.now().wall)
    konteks.database.checkpoint()
    with folder.building(nomor) as part:
        place = FolderStasiun(part)
        with konteks.akun.undisturbed():  # both files of one moment: slots of officers in the list
            konteks.database.copy_to(place.database)
            slots = copy_sealed(station.slots, place.slots)
        sync_file(place.database)
        sums = (file_hash(place.database), slots, copy_sealed(station.public, place.public))
        with _opened(konteks, place) as salinan:
            _require_good(salinan)
            with salinan.database.reading() as work:
                posisi = work.riwayat.newest()[0]
                named = _living_papers(work, konteks.kunci_kode)
        fresh, lost = _copy_papers(konteks.arsip, folder, named if papers else ())
        kept = tuple(one[0] for one in named if one not in lost)
        daftar = DaftarIsi(nomor, konteks.stasiun_id, waktu, posisi, sums, kept)
        write_sealed(part / DAFTAR, daftar.write().encode("utf-8"))
        sync_folder(part)
    missing = tuple(surat for _, surat in lost)
    return Cadangan(nomor, str(folder.place(nomor)), posisi, waktu, fresh, missing)


def _next_number(konteks: Konteks, folder: FolderCadangan) -> int:
    """Return the number of the next set; refuse a folder that belongs to another station."""
    numbers = folder.numbers()
    if not numbers:
        return 1
    daftar = folder.place(numbers[-1]) / DAFTAR
    if daftar.exists():
        text = read_bytes(daftar).decode("utf-8", "replace")
        if read_daftar(text).stasiun != konteks.stasiun_id:
            raise EnvironmentFault(
                "Folder ini berisi cadangan stasiun lain.",
                "Tidak ada yang diubah. Pilih folder lain untuk stasiun ini.",
            )
    return numbers[-1] + 1


@contextmanager
def _opened(konteks: Konteks, place: FolderStasiun) -> Iterator[Konteks]:
    """Yield the copy as a station of its own: its file, its slot file, its public key."""
    database = konteks.akun.open_copy(place.database)
    try:
        yield replace(konteks, database=database, akun=konteks.akun.beside(place))
    finally:
        database.release()


def _require_good(salinan: Konteks) -> None:
    """Raise `EnvironmentFault` with the first part of a copy that is not as it was written."""
    for line in PemeriksaanService(salinan).check_copy():
        if not line.baik:
            raise EnvironmentFault(
                f"Cadangan belum jadi: salinan tidak utuh ({line.bagian}: {line.kalimat}).",
                "Cadangan yang lama tetap ada. Jalankan Periksa data dan laporkan kepada Kapolsek.",
            )


def _living_papers(work: Work, secret: bytes) -> tuple[tuple[str, str], ...]:
    """Return (kept file, what it is) of every paper and sheet whose content still stands."""
    return (
        *(
            (one.berkas, sebutan)
            for one, sebutan in named_papers(work)
            if work.kunci.find(one.rekaman_id)
        ),
        *(
            (one.berkas, f"lembar buku giliran {one.giliran}")
            for one, key in with_keys(work, secret)
            if key
        ),
    )


def _copy_papers(
    source: Arsip, folder: FolderCadangan, named: tuple[tuple[str, str], ...]
) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Copy what the folder does not hold yet; return how many, and those without a whole page.

    The SHA-256 is the name, so a copy proves itself: one that is not its name is taken away again.
    """
    target = Arsip(folder.arsip)
    fresh, lost = 0, []
    for berkas, surat in named:
        path, copy = source.path_of(berkas), target.path_of(berkas)
        if not path.is_file():
            lost.append((berkas, surat))
        elif not (copy.is_file() and copy.stat().st_size == path.stat().st_size):
            make_folders(folder.arsip)
            make_folder(copy.parent)
            if copy_sealed(path, copy) == berkas:
                fresh += 1
            else:
                remove_file(copy)
                lost.append((berkas, surat))
    return fresh, tuple(lost)
