"""Remembering beside the file how far it reached, and comparing both when the station opens.

The mark is written after commits and never within one: at login, lock and exit, and whenever the
file is `JARAK` entries ahead, so that in ordinary work it is never `TERJAUH` behind. A number of
entries and not of seconds, because an idle desk has nothing to lose; not at each commit, because a
second durable file would double what a save costs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Lock

from spkt_desk.db.engine import Database
from spkt_desk.db.work import Work
from spkt_desk.devices.berkas import read_bytes, write_sealed
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.posisi import JenisTemuan, TandaPosisi, TemuanPosisi
from spkt_desk.kunci.posisi import read_mark, write_mark
from spkt_desk.services.folder import FolderStasiun

RAHASIA_POSISI = "posisi"
"""The secret that seals marks; it stands in the file, so a new key of the file changes none."""

JARAK = 25
"""Entries after which the mark is written again: half of what R9 allows."""

TERJAUH = 50
"""Entries a mark may be behind while the desk works (R9)."""

Nanti = Callable[[Callable[[], None]], object]
"""Runs something soon, off the thread that saves; the default runs it at once."""


def at_once(act: Callable[[], None]) -> None:
    """Run it now: where no window waits (commands, practice stations)."""
    act()


def mark_anew(folder: FolderStasiun, database: Database) -> TandaPosisi:
    """Write the mark of what this file holds now, whatever stood there before; return it.

    For the moments when somebody decided what the station is: founded, put back from a backup,
    opened all the same. Raises `EnvironmentFault` when the disk refuses; then the old mark stands.
    """
    with database.reading() as work:
        mark = _present(work)
        key = work.stasiun.secret(RAHASIA_POSISI)
    write_sealed(folder.posisi, write_mark(mark, key))
    return mark


def find_difference(folder: FolderStasiun, work: Work) -> tuple[TemuanPosisi, ...]:
    """Return how mark and file disagree, or nothing; a mark behind its file is no disagreement."""
    here = _present(work)
    if not folder.posisi.exists():
        return (
            TemuanPosisi(
                JenisTemuan.HILANG,
                here.posisi,
                0,
                "Tanda posisi (posisi.toml) tidak ada di folder data; tidak dapat dipastikan bahwa "
                f"catatan masih lengkap. {_reaches(here)}",
            ),
        )
    try:
        mark = read_mark(read_bytes(folder.posisi), work.stasiun.secret(RAHASIA_POSISI))
    except RuleViolation as violation:
        why = violation.problems[0].message
        return (TemuanPosisi(JenisTemuan.ASING, here.posisi, 0, f"{why} {_reaches(here)}"),)
    if here.posisi < mark.posisi:
        said = _missing(here, mark)
        return (TemuanPosisi(JenisTemuan.BERKURANG, here.posisi, mark.posisi, said),)
    if work.riwayat.hash_at(mark.posisi) != mark.sidik:
        said = (
            f"Berkas data bukan lanjutan dari yang terakhir dipakai: peristiwa {mark.posisi} "
            f"({_day(mark.waktu)}) sekarang lain. {_reaches(here)}"
        )
        return (TemuanPosisi(JenisTemuan.BERCABANG, here.posisi, mark.posisi, said),)
    return ()


class PenandaPosisi:
    """Keeps the mark of one open station close behind its file."""

    def __init__(self, folder: FolderStasiun, database: Database, nanti: Nanti) -> None:
        """Watch an open file whose difference was found empty, or was accepted."""
        self._folder = folder
        self._database = database
        self._nanti = nanti
        self._lock = Lock()
        self._marked = 0
        self._asked = False
        self.fault: tuple[EnvironmentFault, ...] = ()
        database.watch(self._reached)

    def write(self) -> None:
        """Write the mark unless it is there already; a disk that refuses is tried again later.

        What was saved is saved: nobody's work stops for the mark, `check` says that it is old.
        """
        with self._lock:
            self._asked = False
            if self._marked and self._marked == self._database.reached:
                return
            try:
                self._marked = mark_anew(self._folder, self._database).posisi
            except EnvironmentFault as fault:
                self.fault = (fault,)
            else:
                self.fault = ()

    def write_soon(self) -> None:
        """Have the mark written off this thread."""
        self._asked = True
        self._nanti(self.write)

    def _reached(self, posisi: int) -> None:
        """Hear from the file that an entry is durable."""
        if posisi - self._marked >= JARAK and not self._asked:
            self.write_soon()


def _present(work: Work) -> TandaPosisi:
    """Return what the file holds now."""
    posisi, head, waktu = work.riwayat.newest()
    tahun, urut = work.nomor.last()
    return TandaPosisi(posisi, head, waktu, work.mutasi.last(), tahun, urut)


def _missing(here: TandaPosisi, mark: TandaPosisi) -> str:
    """Say what the file lacks: how many entries, since when, and up to which numbers."""
    numbers = []
    if here.buku < mark.buku:
        numbers.append(f"buku mutasi sampai nomor {here.buku}, seharusnya {mark.buku}")
    if (here.tahun, here.urut) < (mark.tahun, mark.urut):
        numbers.append(f"surat sampai nomor {here.urut}, seharusnya {mark.urut} ({mark.tahun})")
    told = f" ({'; '.join(numbers)})" if numbers else ""
    return (
        f"Catatan di berkas data berkurang: sedikitnya {mark.posisi - here.posisi} peristiwa sejak "
        f"{_day(here.waktu)} tidak ada, padahal sudah pernah tersimpan sampai "
        f"{_day(mark.waktu)}{told}."
    )


def _reaches(here: TandaPosisi) -> str:
    return f"Catatan terakhir di berkas data: {_day(here.waktu)}, buku mutasi nomor {here.buku}."


def _day(waktu: str) -> str:
    """Return a stored time as it is read aloud."""
    return f"{datetime.fromisoformat(waktu):%d-%m-%Y %H.%M}" if waktu else "awal"
