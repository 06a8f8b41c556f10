"""The chain against the file's present rows and contents: what differs, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from spkt_desk.db.riwayat import MuatanTersegel, PeristiwaTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.jam import is_doubtful
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import (
    ACUAN_JAM,
    GENESIS,
    NIHIL,
    Peristiwa,
    Sel,
    payload_digest,
    rows_digest,
)
from spkt_desk.kunci.segel import SegelRusak
from spkt_desk.services.pemeriksaan_surat import line
from spkt_desk.services.pencatatan import open_content

RANTAI = "Rantai riwayat"
ISI = "Isi terhadap rantai"

_Baris = tuple[str, tuple[Sel, ...]]


@dataclass(frozen=True, slots=True)
class Temuan:
    """What differs at one entry; `posisi` is 0 for what belongs to none."""

    posisi: int
    bagian: str
    kalimat: str


@dataclass(slots=True)
class Hitungan:
    """What a walk along the chain has counted."""

    peristiwa: int = 0
    terhapus: int = 0


def chain_lines(work: Work) -> Iterator[BarisPeriksa]:
    """Recompute every entry from the file's present rows and contents."""
    count = Hitungan()
    found = tuple(walk(work, count))
    note = f", {count.terhapus} isi dihapus menurut masa simpan" if count.terhapus else ""
    good = {
        RANTAI: f"{count.peristiwa} peristiwa bersambung",
        ISI: f"semua sama dengan saat ditulis{note}",
    }
    for bagian, whole in good.items():
        yield line(bagian, [one.kalimat for one in found if one.bagian == bagian], whole)


def walk(work: Work, count: Hitungan) -> Iterator[Temuan]:
    """Yield what differs, in the order of the chain; `count` is filled on the way."""
    tombstones = work.penghapusan.tombstones()
    latihan = work.stasiun.identity()[1]
    rows = _RowsBeside(work)
    head = GENESIS
    before: tuple[Peristiwa, ...] = ()
    acuan: tuple[datetime | None, ...] = (None,)
    for stored in work.riwayat.entries():
        count.peristiwa += 1
        entry = stored.entry
        if entry.posisi > count.peristiwa:
            yield Temuan(count.peristiwa, RANTAI, f"peristiwa {count.peristiwa} tidak ada")
        if entry.posisi != count.peristiwa or entry.sebelum != head or entry.hash() != stored.hash:
            yield Temuan(entry.posisi, RANTAI, f"peristiwa {entry.posisi} ({entry.jenis})")
            before, acuan = (), ()
        else:
            wall = datetime.fromisoformat(entry.waktu)
            doubts = {is_doubtful(wall, one, latihan=latihan) for one in acuan if before}
            for fault in _clock_faults(before, doubts, entry):
                yield Temuan(entry.posisi, RANTAI, fault)
            before = (entry,)
            if not entry.jam_diragukan or entry.jenis in ACUAN_JAM:
                acuan = (wall,)
        head = stored.hash
        yield from rows.loose(entry.posisi)
        if rows_digest(rows.of(entry.posisi)) != entry.sidik_baris:
            what = f"catatan pada peristiwa {entry.posisi} ({entry.jenis})"
            yield Temuan(entry.posisi, ISI, what)
        faults, gone = _content_fault(stored, tombstones)
        count.terhapus += gone
        for fault in faults:
            yield Temuan(entry.posisi, ISI, fault)
    yield from rows.rest()
    for fault in _unexplained(work):
        yield Temuan(0, ISI, fault)


class _RowsBeside:
    """The protected rows, read in the same order as the chain beside them."""

    def __init__(self, work: Work) -> None:
        self._rows = _grouped(work.pemeriksaan.rows_by_entry())
        self._ahead = next(self._rows, None)

    def loose(self, posisi: int) -> Iterator[Temuan]:
        """Yield the rows before a place that no entry was read for."""
        while self._ahead is not None and self._ahead[0] < posisi:
            yield self._skip(self._ahead)

    def of(self, posisi: int) -> tuple[_Baris, ...]:
        """Return the rows of the entry at a place."""
        if self._ahead is None or self._ahead[0] != posisi:
            return ()
        found = self._ahead[1]
        self._ahead = next(self._rows, None)
        return found

    def rest(self) -> Iterator[Temuan]:
        """Yield the rows behind the last entry."""
        while self._ahead is not None:
            yield self._skip(self._ahead)

    def _skip(self, group: tuple[int, tuple[_Baris, ...]]) -> Temuan:
        self._ahead = next(self._rows, None)
        return Temuan(group[0], ISI, f"baris tanpa peristiwa ({group[1][0][0]})")


def _clock_faults(before: tuple[Peristiwa, ...], doubts: set[bool], entry: Peristiwa) -> list[str]:
    """Return what an entry says of its clock that the entries before it do not bear out (R12).

    `doubts` is what they make of its time; empty behind an entry that was touched.
    """
    if not before:
        return []
    last = before[0]
    found = []
    if doubts - {bool(entry.jam_diragukan)}:
        found.append(f"tanda jam pada peristiwa {entry.posisi} ({entry.jenis})")
    if entry.boot == last.boot and entry.monotonik_ns < last.monotonik_ns:
        found.append(f"waktu mesin mundur pada peristiwa {entry.posisi} ({entry.jenis})")
    return found


def _unexplained(work: Work) -> list[str]:
    """Return the contents and keys that stand there without an entry, or in spite of one."""
    sisa = work.pemeriksaan.leftovers()
    counted = (
        (sisa.isi, "isi tanpa peristiwa"),
        (sisa.kunci, "kunci tanpa isi"),
        (sisa.terhapus, "isi masih ada sesudah dihapus"),
    )
    return [f"{count} {what}" for count, what in counted if count]


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
    if stored.muatan and stored.kunci:
        wrong = _opened_fault(stored, stored.muatan[0], stored.kunci[0])
    elif entry.rekaman_id in tombstones:
        return [], 1
    else:
        wrong = ["hilang"]
    return [f"isi peristiwa {entry.posisi} ({entry.jenis}) {how}" for how in wrong], 0


def _opened_fault(stored: PeristiwaTersimpan, sealed: MuatanTersegel, key: bytes) -> list[str]:
    """Return how a content differs from the one its entry was hashed with."""
    entry = stored.entry
    try:
        salt, content = open_content(key, entry.posisi, sealed)
    except SegelRusak:
        return ["diubah"]
    if payload_digest(salt, content) != entry.sidik_muatan:
        return ["diganti"]
    if sealed.kunci_id != entry.rekaman_id:
        return ["disegel dengan kunci rekaman lain"]
    return []
