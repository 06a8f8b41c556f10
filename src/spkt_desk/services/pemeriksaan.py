"""`spkt-desk check`: everything that was written is still there, unchanged and in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from spkt_desk.db.riwayat import PeristiwaTersimpan
from spkt_desk.db.sidik_skema import SIDIK_SKEMA
from spkt_desk.db.work import Work
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import GENESIS, NIHIL, Sel, payload_digest, rows_digest
from spkt_desk.kunci.segel import SegelRusak, unseal
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import open_content

_SEBUTKAN = 5
"""Named faults a line; the rest is counted."""

_Baris = tuple[str, tuple[Sel, ...]]


class PemeriksaanService:
    """Looks at the whole station once, one line a part, with flat memory."""

    def __init__(self, konteks: Konteks) -> None:
        """Work at one open station."""
        self._konteks = konteks

    def check(self) -> Iterator[BarisPeriksa]:
        """Yield one line a part; `baik` is False where something is not as it was written.

        A part that cannot be read at all is a line of its own, and the other parts are still seen.
        """
        for bagian, look in (
            ("Berkas", _file),
            ("Susunan", _schema),
            ("Rantai riwayat", _chain),
            ("Buku mutasi", _book),
            ("Nomor surat", _series),
            ("Arsip surat", self._archive),
        ):
            try:
                with self._konteks.database.reading() as work:
                    lines = tuple(look(work))
            except EnvironmentFault as fault:
                lines = (BarisPeriksa(bagian, False, fault.message),)
            yield from lines
        yield _line("Berkas kunci", self._konteks.akun.problems(), "sesuai berkas data")

    def _archive(self, work: Work) -> Iterator[BarisPeriksa]:
        """Open every kept paper; a missing one is a fault, an orphan is harmless."""
        bad: list[str] = []
        named: set[str] = set()
        for stored in work.kertas.all():
            key = work.kunci.find(stored.rekaman_id)
            if not key:
                continue
            named.add(stored.berkas)
            place = f"arsip/{stored.rekaman_id}/{stored.edisi}".encode()
            try:
                pdf = unseal(key[0], self._konteks.arsip.get(stored.berkas), place)
            except (EnvironmentFault, SegelRusak) as fault:
                bad.append(f"{work.nomor.of_record(stored.rekaman_id).teks}: {fault.message}")
                continue
            if hashlib.sha256(pdf).hexdigest() != stored.sidik:
                bad.append(f"{work.nomor.of_record(stored.rekaman_id).teks}: isi berubah")
        orphans = len(set(self._konteks.arsip.names()) - named)
        note = f", {orphans} berkas tanpa catatan (tidak berbahaya)" if orphans else ""
        yield _line("Arsip surat", bad, f"{len(named)} surat utuh{note}")


def _file(work: Work) -> Iterator[BarisPeriksa]:
    """Ask the cipher and the database about every page."""
    yield _line("Berkas", work.pemeriksaan.file_problems(), "utuh")


def _schema(work: Work) -> Iterator[BarisPeriksa]:
    """Compare tables and triggers with those of the program."""
    same = work.pemeriksaan.schema_hash() == SIDIK_SKEMA
    yield _line("Susunan", () if same else ("penjaga buku berubah",), "sesuai program")


def _book(work: Work) -> Iterator[BarisPeriksa]:
    """Look for gaps in the book."""
    yield _line("Buku mutasi", _book_problems(work), "nomor tidak terputus")


def _series(work: Work) -> Iterator[BarisPeriksa]:
    """Look for gaps in the number series."""
    yield _line("Nomor surat", _series_problems(work), "tidak ada yang hilang atau ganda")


def _chain(work: Work) -> Iterator[BarisPeriksa]:
    """Recompute every entry from the file's present rows and contents."""
    tombstones = work.penghapusan.tombstones()
    rows = _grouped(work.pemeriksaan.rows_by_entry())
    ahead = next(rows, None)
    broken: list[str] = []
    changed: list[str] = []
    head, count, erased = GENESIS, 0, 0
    for stored in work.riwayat.entries():
        count += 1
        entry = stored.entry
        if entry.posisi != count or entry.sebelum != head or entry.hash() != stored.hash:
            broken.append(f"peristiwa {entry.posisi} ({entry.jenis})")
        head = stored.hash
        while ahead is not None and ahead[0] < entry.posisi:
            changed.append(f"baris tanpa peristiwa ({ahead[1][0][0]})")
            ahead = next(rows, None)
        found: tuple[_Baris, ...] = ()
        if ahead is not None and ahead[0] == entry.posisi:
            found = ahead[1]
            ahead = next(rows, None)
        if rows_digest(found) != entry.sidik_baris:
            changed.append(f"catatan pada peristiwa {entry.posisi} ({entry.jenis})")
        fault, gone = _content_fault(stored, tombstones)
        changed += fault
        erased += gone
    while ahead is not None:
        changed.append(f"baris tanpa peristiwa ({ahead[1][0][0]})")
        ahead = next(rows, None)
    yield _line("Rantai riwayat", broken, f"{count} peristiwa bersambung")
    note = f", {erased} isi dihapus menurut masa simpan" if erased else ""
    yield _line("Isi terhadap rantai", changed, f"semua sama dengan saat ditulis{note}")


def _grouped(
    rows: Iterator[tuple[int, str, tuple[Sel, ...]]],
) -> Iterator[tuple[int, tuple[_Baris, ...]]]:
    """Yield the protected rows of each entry together, in chain order."""
    place = 0
    group: list[_Baris] = []
    for posisi, table, cells in rows:
        if posisi != place and group:
            yield place, tuple(group)
            group = []
        place = posisi
        group.append((table, cells))
    if group:
        yield place, tuple(group)


def _content_fault(stored: PeristiwaTersimpan, tombstones: dict[str, str]) -> tuple[list[str], int]:
    """Return (faults, 1 if the content was destroyed under a recorded rule)."""
    entry = stored.entry
    if entry.sidik_muatan == NIHIL:
        return ([f"isi berlebih pada peristiwa {entry.posisi}"], 0) if stored.muatan else ([], 0)
    if not stored.muatan or not stored.kunci:
        if entry.rekaman_id in tombstones:
            return [], 1
        return [f"isi peristiwa {entry.posisi} ({entry.jenis}) hilang"], 0
    try:
        salt, content = open_content(stored.kunci[0], entry.posisi, stored.muatan[0])
    except SegelRusak:
        return [f"isi peristiwa {entry.posisi} ({entry.jenis}) diubah"], 0
    if payload_digest(salt, content) != entry.sidik_muatan:
        return [f"isi peristiwa {entry.posisi} ({entry.jenis}) diganti"], 0
    return [], 0


def _book_problems(work: Work) -> tuple[str, ...]:
    """Return gaps in the book numbers and in the numbers of a duty day."""
    found: list[str] = []
    last: dict[str, int] = {}
    for place, (nomor_buku, hari, no) in enumerate(work.mutasi.numbers(), start=1):
        if nomor_buku != place:
            found.append(f"nomor buku {place} tidak ada")
            break
        if no != last.get(hari, 0) + 1:
            found.append(f"No. {last.get(hari, 0) + 1} tanggal {hari} tidak ada")
        last[hari] = no
    return tuple(found)


def _series_problems(work: Work) -> tuple[str, ...]:
    """Return gaps in any number series; a series begins where the paper book ended."""
    found: list[str] = []
    for seri, tahun, start, taken in work.nomor.series():
        expected = range(start, start + len(taken))
        found += [
            f"{seri} {tahun}: nomor {want} tidak ada"
            for want, have in zip(expected, taken, strict=True)
            if want != have
        ][:1]
    return tuple(found)


def _line(bagian: str, problems: tuple[str, ...] | list[str], fine: str) -> BarisPeriksa:
    """Return the line of a part: what is fine, or what is not, counted and the first ones named."""
    if not problems:
        return BarisPeriksa(bagian, True, fine)
    named = "; ".join(problems[:_SEBUTKAN])
    rest = f"; dan {len(problems) - _SEBUTKAN} lagi" if len(problems) > _SEBUTKAN else ""
    return BarisPeriksa(bagian, False, named + rest)
