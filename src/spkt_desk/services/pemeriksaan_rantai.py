"""The chain against the file's present rows and contents: what differs, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spkt_desk.db.riwayat import Blok
from spkt_desk.db.work import Work
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import (
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

_KOLOM_ISI = ("posisi", "rekaman_id", "sidik_muatan", "kunci_id", "isi", "kunci")
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
    processor, and one that is whole is not looked at entry by entry: a million entries take a
    third less time than one by one through all steps.
    """
    isi = _Isi(work.penghapusan.tombstones(), count)
    jam = SaksiJam(latihan=work.stasiun.identity()[1])
    rows = work.pemeriksaan.rows_beside()
    head, berikut = GENESIS, 1
    for block in work.riwayat.blocks():
        count.peristiwa += len(block)
        found = _Hitung(
            block.hashes(),
            tuple([rows_digest(rows.of(posisi)) for posisi in block.column("posisi")]),
            tuple(map(isi.fault, *map(block.column, _KOLOM_ISI))),
        )
        if found.whole(block, head, berikut) and jam.bear_out(block):
            head, berikut = found.hashes[-1], berikut + len(block)
            continue
        for stored, own, digest, fault_inside in zip(block, *found, strict=True):
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
                yield Temuan(posisi, ISI, fault_inside.format(f"{posisi} ({_named(entry)})"))
    yield from map(_loose, rows.loose())
    for fault in _unexplained(work):
        yield Temuan(0, ISI, fault)


class _Hitung(NamedTuple):
    """What the entries of a block come to: own hashes, digests of their rows, faults inside."""

    hashes: tuple[bytes, ...]
    digests: tuple[bytes, ...]
    faults: tuple[str, ...]

    def whole(self, block: Blok, head: bytes, berikut: int) -> bool:
        """Tell whether every entry stands in its place behind `head` and is what it was."""
        return (
            block.column("posisi") == tuple(range(berikut, berikut + len(block)))
            and block.column("sebelum") == (head, *self.hashes[:-1])
            and block.column("hash") == self.hashes
            and block.column("sidik_baris") == self.digests
            and not any(self.faults)
        )


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


class _Isi:
    """Opens the contents; counts those that a recorded rule destroyed."""

    def __init__(self, tombstones: dict[str, str], count: Hitungan) -> None:
        self._tombstones = tombstones
        self._count = count

    def fault(
        self,
        posisi: int,
        rekaman_id: str,
        sidik: bytes,
        kunci_id: str | None,
        isi: bytes | None,
        kunci: bytes | None,
    ) -> str:
        """Return what is wrong with a content, {} where its entry is named; "" for nothing."""
        if sidik == NIHIL:
            return "" if isi is None else "isi berlebih pada peristiwa {}"
        if isi is None or kunci is None:
            if rekaman_id in self._tombstones:
                self._count.terhapus += 1
                return ""
            return "isi peristiwa {} hilang"
        try:
            content = unseal(kunci, isi, place(posisi))
        except (SegelRusak, TypeError):  # TypeError: another program put a text or a number there
            return "isi peristiwa {} diubah"
        if payload_digest(content) != sidik:
            return "isi peristiwa {} diganti"
        return (
            "" if kunci_id == rekaman_id else "isi peristiwa {} disegel dengan kunci rekaman lain"
        )
