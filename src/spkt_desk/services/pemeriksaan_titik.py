"""Checkpoints against the chain: those in the file, and the one whose code stands on a paper."""

from __future__ import annotations

from collections.abc import Iterator

from spkt_desk.db.work import Work
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.titik_periksa import (
    BARIS_TERBANYAK,
    KodeTitik,
    TitikPeriksa,
    TitikTersimpan,
)
from spkt_desk.kunci.titik import point_code, point_matches, point_signed
from spkt_desk.services.pemeriksaan_rantai import Hitungan, walk
from spkt_desk.services.pemeriksaan_surat import line

TITIK = "Titik periksa"
KERTAS = "Kertas"


def point_lines(work: Work, public: bytes) -> Iterator[BarisPeriksa]:
    """Say whether every checkpoint is the station's own and fits the chain, and none is missing."""
    bad: list[str] = []
    count, buku = 0, 0
    for stored in work.titik.all():
        count += 1
        if stored.nomor != count:
            bad.append(f"titik {count} tidak ada")
            count = stored.nomor
        bad += _faults(work, stored, public)
        if stored.titik.nomor_buku - buku > BARIS_TERBANYAK:
            bad.append(f"lebih dari {BARIS_TERBANYAK} baris sebelum titik {stored.nomor}")
        buku = stored.titik.nomor_buku
    if work.mutasi.last() - buku > BARIS_TERBANYAK:
        bad.append(f"lebih dari {BARIS_TERBANYAK} baris sesudah titik {count}")
    yield line(TITIK, bad, f"{count} titik bertanda tangan, semua cocok dengan rantai")


def paper_lines(work: Work, kode: KodeTitik, stasiun: str, public: bytes) -> Iterator[BarisPeriksa]:
    """Say whether all that a paper saw is still there, or name the first entry that is not."""
    newest = work.riwayat.newest()[0]
    if kode.sampai > newest:
        yield BarisPeriksa(
            KERTAS,
            False,
            f"kertas ini melihat sampai peristiwa {kode.sampai}, data berakhir di {newest}: "
            f"peristiwa {newest + 1} dan sesudahnya hilang",
        )
        return
    buku = work.mutasi.last_until(kode.sampai)
    titik = TitikPeriksa(stasiun, kode.sampai, work.riwayat.hash_at(kode.sampai), buku)
    changed = next((one for one in walk(work, Hitungan()) if 0 < one.posisi <= kode.sampai), None)
    if changed is not None:
        yield BarisPeriksa(
            KERTAS,
            False,
            f"yang pertama berubah sejak kertas ini dicetak: {changed.kalimat}",
        )
    elif point_matches(kode, titik):
        yield BarisPeriksa(
            KERTAS,
            True,
            f"semua yang dilihat kertas ini masih sama: peristiwa 1 sampai {kode.sampai}, "
            f"baris buku 1 sampai {buku}",
        )
    else:
        yield BarisPeriksa(KERTAS, False, _rewritten(work, kode, public))


def _rewritten(work: Work, kode: KodeTitik, public: bytes) -> str:
    """Say between which checkpoints a chain was made anew; the code itself tells no place."""
    first = 1
    for stored in work.titik.all():
        if stored.titik.sampai > kode.sampai:
            break
        if _faults(work, stored, public):
            return (
                "rantai ditulis ulang sejak kertas ini dicetak; peristiwa pertama yang berbeda "
                f"ada di antara {first} dan {stored.titik.sampai} (titik {stored.nomor})"
            )
        first = stored.titik.sampai + 1
    return (
        "kode ini tidak cocok: salah ketik, kertas stasiun lain, atau seluruh rantai sampai "
        f"peristiwa {kode.sampai} ditulis ulang; periksa juga kode kertas sebelumnya"
    )


def _faults(work: Work, stored: TitikTersimpan, public: bytes) -> list[str]:
    """Return what is wrong with one checkpoint of the file."""
    titik = stored.titik
    if not point_signed(public, titik, stored.tanda):
        return [f"titik {stored.nomor} tidak bertanda tangan stasiun ini"]
    if work.riwayat.hash_at(titik.sampai) != titik.kepala:
        return [f"titik {stored.nomor} ({point_code(titik)}) tidak cocok dengan rantai"]
    if work.mutasi.last_until(titik.sampai) != titik.nomor_buku:
        return [f"titik {stored.nomor} menyebut nomor buku lain"]
    return []
