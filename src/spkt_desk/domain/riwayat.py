"""The one chain: every act is an entry whose hash covers the act, its rows and the entry before.

Rules R7 to R9 and R12: position gives order, never the clock; personal content enters only as a
salted hash, so that it can be destroyed later while the chain stays whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

VERSI = 1
"""Version of the entry header and of the row form; part of every hash."""

GENESIS = b"\x00" * 32
"""The hash before the first entry."""

NIHIL = b"\x00" * 32
"""The digest of an act without rows or without personal content."""

POSISI_TERBESAR = 2**63 - 1
"""The largest place a row can name."""

GARAM = 32
"""Length of a payload's salt in bytes."""

_PANJANG = 8
"""Bytes that tell a payload's length."""

Sel = int | str | bytes | None


class JenisPeristiwa(StrEnum):
    """The acts that leave an entry."""

    STASIUN_DIBUAT = "stasiun dibuat"
    SATUAN_DIUBAH = "satuan diubah"
    SURAT_DIUBAH = "setelan surat diubah"
    SINGKATAN_DIUBAH = "singkatan mutasi diubah"
    DAFTAR_JAGA_DIUBAH = "daftar jaga diubah"
    TUGAS_DIUBAH = "tugas satuan diubah"
    PETUGAS_DIUBAH = "petugas diubah"
    AKUN_DIBUAT = "akun dibuat"
    KATA_SANDI_DIGANTI = "kata sandi diganti"
    KODE_PEMULIHAN_DIPAKAI = "kode pemulihan dipakai"
    KODE_PEMULIHAN_BARU = "kode pemulihan baru"
    SERI_DIMULAI = "seri nomor dimulai"
    KATALOG_DIUBAH = "jenis barang diubah"
    RETENSI_DIUBAH = "masa simpan diubah"
    MASUK = "masuk"
    MASUK_GAGAL = "masuk gagal"
    KUNCI = "kunci"
    KELUAR = "keluar"
    DIBUKA_BERKURANG = "dibuka walau berkurang"
    GILIRAN_DIBUKA = "giliran dibuka"
    JADWAL_DISUSUN = "jadwal disusun"
    JADWAL_DIUBAH = "jadwal diubah"
    SERAH_TERIMA = "serah terima"
    SERAH_TERIMA_SANDI = "sandi serah terima menyusul"
    MUTASI = "mutasi"
    PENDAMPING = "buku pendamping"
    WAJIB_LAPOR = "wajib lapor"
    BUKU_DIBUKA = "buku dibuka"
    BUKU_DITUTUP = "buku ditutup"
    BUKU_DIATUR = "hitungan buku diubah"
    LEMBAR_DITUTUP = "lembar digaris tutup"
    LEMBAR_DICETAK = "lembar dicetak"
    KEHILANGAN_TERBIT = "kehilangan terbit"
    KEHILANGAN_DIPERBAIKI = "kehilangan diperbaiki"
    SURAT_DISERAHKAN = "surat diserahkan"
    SURAT_DIBATALKAN = "surat dibatalkan"
    KEHILANGAN_DIAMBIL = "barang diambil orang"
    KERTAS_DISIMPAN = "kertas disimpan"
    CETAK = "cetak"
    KONSEP_DICETAK = "konsep dicetak"
    DRAF_DIBUANG = "draf dibuang"
    ORANG_DIBUKA = "orang dibuka"
    ORANG_DICARI = "orang dicari"
    DICARI = "dicari"
    INDEKS_DIBANGUN = "indeks cari dibangun"
    REKAMAN_DIBUKA = "rekaman dibuka"
    KODE_DIPERIKSA = "kode diperiksa"
    DIHAPUS = "isi dihapus"
    CADANGAN_DIBUAT = "cadangan dibuat"
    CADANGAN_DIPULIHKAN = "cadangan dipulihkan"
    AKUN_DITUTUP = "akun ditutup"
    AKUN_SEMENTARA_DIBUKA = "akun sementara dibuka"
    AKUN_DILEPAS = "akun dilepas"
    KATA_SANDI_DISETEL_ULANG = "kata sandi disetel ulang"
    KUNCI_BARU = "kunci baru"
    TITIK_PERIKSA = "titik periksa"
    BUKU_DIIMPOR = "buku lama diimpor"
    JAM_DIBETULKAN = "jam dibetulkan"
    JAM_DIPASTIKAN = "jam dipastikan"


ISI_SURAT = frozenset({JenisPeristiwa.KEHILANGAN_TERBIT, JenisPeristiwa.KEHILANGAN_DIPERBAIKI})
"""The acts whose content is that of a letter; the newest one of a record is what it says now."""

ACUAN_JAM = frozenset({JenisPeristiwa.JAM_DIBETULKAN, JenisPeristiwa.JAM_DIPASTIKAN})
"""The acts by which an officer answers for the clock: later entries are compared with them."""


_KEPALA = ("riwayat",)
_sha256 = hashlib.sha256


class Peristiwa(NamedTuple):
    """One entry of the chain, all fields as stored; a tuple, because a check makes millions.

    `waktu` is the time of writing and `kejadian` the time of the event, both ISO 8601 with offset
    and milliseconds; `monotonik_ns` with `boot` orders within one run; `giliran` is 0 before the
    first shift; `rekaman_id` is empty for acts on the station itself.
    """

    posisi: int
    versi: int
    sebelum: bytes
    stasiun: str
    waktu: str
    kejadian: str
    monotonik_ns: int
    boot: str
    jam_diragukan: int
    petugas_id: str
    giliran: int
    jenis: str
    rekaman_id: str
    sidik_baris: bytes
    sidik_muatan: bytes

    def hash(self) -> bytes:
        """Return the SHA-256 of the whole header, the next entry's `sebelum`."""
        return header_hash(self)


def header_hash(header: tuple[Any, ...]) -> bytes:
    """Return the hash of an entry as the file gives its cells, in the order of `Peristiwa`."""
    return _sha256(cells(_KEPALA + header)).digest()


def cells(values: tuple[Any, ...]) -> bytes:
    """Return a row as the ASCII of its Python literal: no two rows share it, any tool can make it.

    Numbers, texts, bytes and None look different and end where they end; what is not ASCII stands
    as its escape. A million entries are read again in one check, and this form is made in C.
    """
    return ascii(values).encode("ascii")


def rows_digest(rows: Sequence[tuple[str, tuple[object, ...]]]) -> bytes:
    """Return the digest of the protected rows one act wrote, in the order of (table, values)."""
    return _sha256(cells(tuple(rows))).digest() if rows else NIHIL


def salted(salt: bytes, payload: bytes) -> bytes:
    """Return a payload behind its salt and its length, as it is sealed and hashed (R8)."""
    return salt + len(payload).to_bytes(_PANJANG, "big") + payload


def payload_of(content: bytes) -> bytes:
    """Return the payload of what `salted` made; ValueError for anything else."""
    length, payload = content[GARAM : GARAM + _PANJANG], content[GARAM + _PANJANG :]
    if length != len(payload).to_bytes(_PANJANG, "big"):
        msg = "no payload of the length it tells"
        raise ValueError(msg)
    return payload


def payload_digest(content: bytes) -> bytes:
    """Return the SHA-256 of what `salted` made; says nothing about the payload without its salt."""
    return _sha256(content).digest()
