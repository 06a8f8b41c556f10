"""Which database errors are the surroundings' fault, and what the officer is told then."""

from __future__ import annotations

from spkt_desk.domain.errors import EnvironmentFault

_PENUH = ("database or disk is full",)
_TULIS = ("disk i/o error",)
_BACA_SAJA = ("readonly database", "read-only")
_BUKA = ("unable to open database",)
_KUNCI_SALAH = ("file is not a database", "file is encrypted")
_BUKAN_TEKS = ("could not decode to utf-8",)
_RUSAK = (
    "Berkas data rusak. Tidak ada yang ditulis.",
    "Jangan lanjutkan menulis. Pulihkan cadangan terbaru yang baik.",
)
_FAULTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        _PENUH,
        "Belum tersimpan: disk penuh. Semua catatan sebelumnya aman.",
        "Hapus berkas yang tidak perlu dari disk ini, lalu simpan sekali lagi.",
    ),
    (
        _TULIS,
        "Belum tersimpan: disk tidak dapat ditulis. Catatan sebelumnya aman.",
        "Periksa disk dan kabelnya, tutup program, buka kembali, lalu simpan sekali lagi.",
    ),
    (
        _BACA_SAJA,
        "Belum tersimpan: folder data hanya dapat dibaca.",
        "Buka kunci folder data atau pindahkan ke disk yang dapat ditulis.",
    ),
    (
        _BUKA,
        "Berkas data tidak dapat dibuka.",
        "Periksa apakah disk terpasang dan folder data masih ada.",
    ),
    (
        ("database is locked",),
        "Belum tersimpan: berkas data sedang dipakai program lain.",
        "Tutup program lain yang membuka folder data, lalu coba sekali lagi.",
    ),
    (
        _KUNCI_SALAH,
        "Kunci tidak cocok dengan berkas data.",
        "Berkas kunci dan berkas data harus dari stasiun yang sama. Pulihkan pasangannya.",
    ),
    (
        ("malformed database schema",),
        "Susunan berkas data berubah: penjaga buku tidak lagi utuh.",
        "Jangan menulis di berkas ini. Pulihkan cadangan dan laporkan kepada Kapolsek.",
    ),
    (("disk image is malformed", "hmac check failed"), *_RUSAK),
    (_BUKAN_TEKS, *_RUSAK),
)


class KunciSalah(EnvironmentFault):
    """The key does not open the file, or its first page is damaged: both look alike."""


class TeksRusak(EnvironmentFault):
    """A text in the file is none: its bytes can be read, and named, but not as letters."""


_KINDS = {_KUNCI_SALAH: KunciSalah, _BUKAN_TEKS: TeksRusak}


def wrong_key() -> KunciSalah:
    """Return the fault of a slot file and a database file that do not belong together."""
    row = next(one for one in _FAULTS if one[0] is _KUNCI_SALAH)
    return KunciSalah(row[1], row[2])


def of_the_disk(message: str) -> bool:
    """Tell whether a driver message is about the disk that is written to."""
    lowered = message.lower()
    return any(needle in lowered for needle in (*_PENUH, *_TULIS, *_BACA_SAJA, *_BUKA))


def as_fault(message: str) -> EnvironmentFault | None:
    """Return the fault a driver message stands for; None means the message is a bug of ours."""
    lowered = message.lower()
    for needles, happened, advice in _FAULTS:
        if any(needle in lowered for needle in needles):
            return _KINDS.get(needles, EnvironmentFault)(happened, advice)
    return None
