"""The person at the counter, as the paper names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class JenisKelamin(StrEnum):
    """Sex as the opening sentence of the papers prints it; BELUM stands on a concept only."""

    LAKI_LAKI = "laki-laki"
    PEREMPUAN = "perempuan"
    BELUM = "laki-laki/perempuan"

    @classmethod
    def choices(cls) -> tuple[JenisKelamin, ...]:
        """Return what can be chosen."""
        return (cls.LAKI_LAKI, cls.PEREMPUAN)


class JenisIdentitas(StrEnum):
    """What proves who the person is; the lost thing may be the very card, so none is allowed."""

    NIK = "NIK"
    PASPOR = "Paspor"
    NRP = "NRP"
    NIP = "NIP"
    TIDAK_ADA = "tidak ada"


@dataclass(frozen=True, slots=True)
class Identitas:
    """A person's particulars, frozen into the record at issue.

    `nomor_identitas` is text without grouping; `tanggal_lahir` is None where the person does not
    know it (then `umur` is what they say, in whole years, and 0 means not said);
    `alasan_tanpa_identitas` is filled only with `JenisIdentitas.TIDAK_ADA`.
    """

    nama: str
    jenis_kelamin: JenisKelamin
    tempat_lahir: str
    tanggal_lahir: date | None
    umur: int
    agama: str
    kewarganegaraan: str
    pekerjaan: str
    alamat: str
    desa: str
    telepon: str
    jenis_identitas: JenisIdentitas
    nomor_identitas: str
    alasan_tanpa_identitas: str


@dataclass(frozen=True, slots=True)
class OrangDikenal:
    """One line of the recall list: enough to choose by, too little to snoop by."""

    orang_id: str
    nama: str
    tahun_lahir: int
    desa: str
