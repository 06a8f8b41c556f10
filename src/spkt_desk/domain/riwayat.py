"""The one chain: every act is an entry whose hash covers the act, its rows and the entry before.

Rules R7 to R9 and R12: position gives order, never the clock; personal content enters only as a
salted hash, so that it can be destroyed later while the chain stays whole.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

VERSI = 1
"""Version of the entry header and of the row form; part of every hash."""

GENESIS = b"\x00" * 32
"""The hash before the first entry."""

NIHIL = b"\x00" * 32
"""The digest of an act without rows or without personal content."""

GARAM = 32
"""Length of a payload's salt in bytes."""

Sel = int | str | bytes | None


class JenisPeristiwa(StrEnum):
    """The acts that leave an entry."""

    STASIUN_DIBUAT = "stasiun dibuat"
    SATUAN_DIUBAH = "satuan diubah"
    SURAT_DIUBAH = "setelan surat diubah"
    SINGKATAN_DIUBAH = "singkatan mutasi diubah"
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
    BUKU_DIBUKA = "buku dibuka"
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


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One entry of the chain, all fields as stored.

    `waktu` is the time of writing and `kejadian` the time of the event, both ISO 8601 with offset
    and hundredths; `monotonik_ns` with `boot` orders within one run; `giliran` is 0 before the
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
        return hashlib.sha256(
            cells(
                (
                    "riwayat",
                    self.versi,
                    self.posisi,
                    self.sebelum,
                    self.stasiun,
                    self.waktu,
                    self.kejadian,
                    self.monotonik_ns,
                    self.boot,
                    self.jam_diragukan,
                    self.petugas_id,
                    self.giliran,
                    self.jenis,
                    self.rekaman_id,
                    self.sidik_baris,
                    self.sidik_muatan,
                )
            )
        ).digest()


_PENDEK = 256
_TEKS, _ANGKA, _BITA = (
    tuple(tag + size.to_bytes(4, "big") for size in range(_PENDEK)) for tag in (b"T", b"I", b"B")
)
"""The tag and length in front of a short cell, made once."""


def cells(values: tuple[Sel, ...]) -> bytes:
    """Return the type-tagged, length-prefixed bytes of a row: no two rows share them."""
    # A million entries are read again in one check: the common kinds take the short way.
    parts: list[bytes] = []
    for value in values:
        if type(value) is str:
            raw, heads = value.encode(), _TEKS
        elif type(value) is int:
            raw, heads = b"%d" % value, _ANGKA
        elif type(value) is bytes:
            raw, heads = value, _BITA
        else:
            tag, raw = _cell(value)
            parts += (tag, len(raw).to_bytes(4, "big"), raw)
            continue
        size = len(raw)
        parts += (heads[size] if size < _PENDEK else heads[0][:1] + size.to_bytes(4, "big"), raw)
    return b"".join(parts)


def rows_digest(rows: tuple[tuple[str, tuple[Sel, ...]], ...]) -> bytes:
    """Return the digest of the protected rows one act wrote, in the order of (table, values)."""
    if not rows:
        return NIHIL
    digest = hashlib.sha256()
    for table, values in rows:
        digest.update(cells((table, len(values), *values)))
    return digest.digest()


def payload_digest(salt: bytes, payload: bytes) -> bytes:
    """Return SHA-256(salt, length, payload): says nothing about the payload without its salt."""
    return hashlib.sha256(salt + len(payload).to_bytes(8, "big") + payload).digest()


def _cell(value: Sel) -> tuple[bytes, bytes]:
    """Return the tag and bytes of one cell."""
    if value is None:
        return b"N", b""
    if isinstance(value, int):
        return b"I", str(value).encode("ascii")
    if isinstance(value, str):
        return b"T", value.encode("utf-8")
    return b"B", value
