"""The chain against the file's present rows and contents: what differs, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spkt_desk.db.riwayat import MuatanTersegel, PeristiwaTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import GENESIS, NIHIL, payload_digest, rows_digest
from spkt_desk.kunci.segel import SegelRusak
from spkt_desk.services.pemeriksaan_jam import SaksiJam
from spkt_desk.services.pemeriksaan_surat import line
from spkt_desk.services.pencatatan import open_content

RANTAI = "Rantai riwayat"
ISI = "Isi terhadap rantai"


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
    jam = SaksiJam(latihan=work.stasiun.identity()[1])
    rows = work.pemeriksaan.rows_beside()
    head, place = GENESIS, 1
    for stored in work.riwayat.entries():
        count.peristiwa += 1
        entry = stored.entry
        posisi = entry.posisi
        if posisi != place:
            yield from _gap(place, posisi)
            yield from map(_loose, rows.loose(posisi))
        if posisi < place or entry.sebelum != head or entry.hash() != stored.hash:
            yield Temuan(posisi, RANTAI, f"peristiwa {posisi} ({entry.jenis})")
            jam.forget()
        else:
            for fault in jam.faults(entry):
                yield Temuan(posisi, RANTAI, f"{fault} pada peristiwa {posisi} ({entry.jenis})")
        head, place = stored.hash, max(place, posisi + 1)
        if rows_digest(rows.of(posisi)) != entry.sidik_baris:
            yield Temuan(posisi, ISI, f"catatan pada peristiwa {posisi} ({entry.jenis})")
        faults, gone = _content_fault(stored, tombstones)
        count.terhapus += gone
        for fault in faults:
            yield Temuan(posisi, ISI, fault)
    yield from map(_loose, rows.loose())
    for fault in _unexplained(work):
        yield Temuan(0, ISI, fault)


def _gap(place: int, posisi: int) -> Iterator[Temuan]:
    """Yield the places between two entries that are missing."""
    if posisi > place:
        last = f" sampai {posisi - 1}" if posisi - 1 > place else ""
        yield Temuan(place, RANTAI, f"peristiwa {place}{last} tidak ada")


def _loose(found: tuple[int, str]) -> Temuan:
    """Return a row that no entry explains."""
    place, table = found
    return Temuan(place, ISI, f"baris tanpa peristiwa ({table})")


def _unexplained(work: Work) -> list[str]:
    """Return the contents and keys that stand there without an entry, or in spite of one."""
    sisa = work.pemeriksaan.leftovers()
    counted = (
        (sisa.isi, "isi tanpa peristiwa"),
        (sisa.kunci, "kunci tanpa isi"),
        (sisa.terhapus, "isi masih ada sesudah dihapus"),
    )
    return [f"{count} {what}" for count, what in counted if count]


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
