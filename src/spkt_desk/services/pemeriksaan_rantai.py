"""The chain against the file's present rows and contents: what differs, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spkt_desk.db.riwayat import PeristiwaTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import (
    GARAM,
    GENESIS,
    NIHIL,
    JenisPeristiwa,
    Peristiwa,
    payload_digest,
    rows_digest,
)
from spkt_desk.kunci.segel import SegelRusak, unseal
from spkt_desk.services.pemeriksaan_jam import SaksiJam
from spkt_desk.services.pemeriksaan_surat import line
from spkt_desk.services.pencatatan import place

RANTAI = "Rantai riwayat"
ISI = "Isi terhadap rantai"

_JENIS = frozenset(one.value for one in JenisPeristiwa)


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
    """Yield what differs, in the order of the chain; `count` is filled on the way.

    A block of entries takes each step together, so that the step's code and data stay near the
    processor: a million entries take a quarter less time than one by one through all steps.
    """
    tombstones = work.penghapusan.tombstones()
    jam = SaksiJam(latihan=work.stasiun.identity()[1])
    rows = work.pemeriksaan.rows_beside()
    head, berikut = GENESIS, 1
    for block in work.riwayat.blocks():
        count.peristiwa += len(block)
        hashes = [one.entry.hash() for one in block]
        digests = [rows_digest(rows.of(one.entry.posisi)) for one in block]
        contents = [_content_fault(one, tombstones, count) for one in block]
        for stored, own, digest, fault_inside in zip(block, hashes, digests, contents, strict=True):
            entry = stored.entry
            posisi = entry.posisi
            if posisi != berikut:
                yield from _gap(berikut, posisi)
                yield from map(_loose, rows.loose(posisi))
            if posisi < berikut or entry.sebelum != head or own != stored.hash:
                yield Temuan(posisi, RANTAI, f"peristiwa {posisi} ({_named(entry)})")
                jam.forget()
            else:
                for fault in jam.faults(entry):
                    yield Temuan(
                        posisi, RANTAI, f"{fault} pada peristiwa {posisi} ({_named(entry)})"
                    )
            head, berikut = stored.hash, max(berikut, posisi + 1)
            if digest != entry.sidik_baris:
                yield Temuan(posisi, ISI, f"catatan pada peristiwa {posisi} ({_named(entry)})")
            if fault_inside:
                yield Temuan(posisi, ISI, fault_inside)
    yield from map(_loose, rows.loose())
    for fault in _unexplained(work):
        yield Temuan(0, ISI, fault)


def _named(entry: Peristiwa) -> str:
    """Return what kind an entry is; words that are none of ours are not shown as if they were."""
    return entry.jenis if entry.jenis in _JENIS else "jenis yang bukan dari program"


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


def _content_fault(stored: PeristiwaTersimpan, tombstones: dict[str, str], count: Hitungan) -> str:
    """Return what is wrong with a content, "" when nothing is or a recorded rule destroyed it."""
    entry = stored.entry
    if entry.sidik_muatan == NIHIL:
        return "" if stored.isi is None else f"isi berlebih pada peristiwa {entry.posisi}"
    if stored.isi is not None and stored.kunci is not None:
        wrong = _opened_fault(stored)
    elif entry.rekaman_id in tombstones:
        count.terhapus += 1
        return ""
    else:
        wrong = "hilang"
    return wrong and f"isi peristiwa {entry.posisi} ({_named(entry)}) {wrong}"


def _opened_fault(stored: PeristiwaTersimpan) -> str:
    """Return how a content differs from the one its entry was hashed with; "" if it does not."""
    entry = stored.entry
    try:
        plain = unseal(stored.kunci, stored.isi, place(entry.posisi))
    except (SegelRusak, TypeError):  # TypeError: another program put a text or a number there
        return "diubah"
    if payload_digest(plain[:GARAM], plain[GARAM:]) != entry.sidik_muatan:
        return "diganti"
    return "" if stored.kunci_id == entry.rekaman_id else "disegel dengan kunci rekaman lain"
