"""What a practice station is made of: invented officers, names, things and duties, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

import msgspec

from spkt_desk.domain.errors import EnvironmentFault


@dataclass(frozen=True, slots=True)
class BahanNama:
    """Given names by sex, and what may stand behind either (an empty one: a single name)."""

    laki: tuple[str, ...]
    perempuan: tuple[str, ...]
    akhir: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BahanWilayah:
    """A birth place and the six digits with which NIKs issued there begin."""

    kode: str
    tempat: str


@dataclass(frozen=True, slots=True)
class BahanDesa:
    """A village of the practice sector."""

    nama: str


@dataclass(frozen=True, slots=True)
class BahanPetugas:
    """An officer; `pangkat` is a code of the rank list, `regu` 0 has no shift and no account."""

    nama: str
    pangkat: str
    nomor: str
    jabatan: str
    peran: tuple[str, ...]
    regu: int
    sandi: str


@dataclass(frozen=True, slots=True)
class BahanBaris:
    """A usual duty: the hours it falls in and the words of its line."""

    jam: tuple[int, ...]
    uraian: str
    merah: bool = False


@dataclass(frozen=True, slots=True)
class BahanLapor:
    """One who must report, and the case he is in."""

    nama: str
    rujukan: str


@dataclass(frozen=True, slots=True)
class BahanJaga:
    """The words of what the guard does: results, cells, visitors, guests, remarks, who reports.

    `tahanan_laki` and `tahanan_perempuan` are who is brought in, `lepas` where somebody goes.

    `kunci` and `senpi` say what is lent and what for.
    """

    hasil: tuple[str, ...]
    keadaan_tahanan: tuple[str, ...]
    tahanan_laki: tuple[str, ...]
    tahanan_perempuan: tuple[str, ...]
    lepas: tuple[str, ...]
    besuk_laki: tuple[str, ...]
    besuk_perempuan: tuple[str, ...]
    tamu: tuple[str, ...]
    kunci: tuple[str, ...]
    senpi: tuple[str, ...]
    pemeriksaan: tuple[str, ...]
    wajib_lapor: tuple[BahanLapor, BahanLapor]


@dataclass(frozen=True, slots=True)
class BahanBarang:
    """A kind of thing, how often it is lost (`bobot`), and what its fields may hold.

    `badan` marks what a company or school loses too; `ciri` what has marks of its own.
    """

    kode: str
    bobot: int
    isian: dict[str, tuple[str, ...]]
    atas_nama: bool
    ciri: bool = False
    badan: bool = False


@dataclass(frozen=True, slots=True)
class BahanLatihan:
    """The whole file; every list is drawn from by the seed."""

    jalan: tuple[str, ...]
    pekerjaan: tuple[str, ...]
    agama: tuple[str, ...]
    alasan_tanpa_identitas: tuple[str, ...]
    alasan_tanda_tangan: tuple[str, ...]
    tempat_hilang: tuple[str, ...]
    keterangan: tuple[str, ...]
    ciri: tuple[str, ...]
    surat_kuasa: tuple[str, ...]
    hubungan: tuple[str, ...]
    badan: tuple[str, ...]
    jabatan_badan: tuple[str, ...]
    situasi: tuple[str, ...]
    kewarganegaraan: tuple[str, ...]
    nama_asing_laki: tuple[str, ...]
    nama_asing_perempuan: tuple[str, ...]
    tempat_asing: tuple[str, ...]
    tempat_baris: tuple[str, ...]
    tamu: tuple[str, ...]
    nama: BahanNama
    wilayah: tuple[BahanWilayah, ...]
    desa: tuple[BahanDesa, ...]
    petugas: tuple[BahanPetugas, ...]
    jaga: BahanJaga
    baris: tuple[BahanBaris, ...]
    barang: tuple[BahanBarang, ...]


def read_bahan(text: str) -> BahanLatihan:
    """Read `resources/data/latihan.toml`; a file of another form means a spoiled installation."""
    try:
        return msgspec.convert(tomllib.loads(text), BahanLatihan)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise EnvironmentFault(
            f"Bahan stasiun latihan tidak terbaca: {error}.",
            "Data laporan tidak tersentuh. Pasang ulang program dari salinan yang lengkap.",
        ) from error
