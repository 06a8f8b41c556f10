"""Identity numbers checked without a network: warnings beside the field, never a block.

A card may be misprinted and a citizen may be right; the officer decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from spkt_desk.domain.bahasa import tanggal_panjang, umur
from spkt_desk.domain.ketikan import digits_of
from spkt_desk.domain.provinsi import DaftarProvinsi

PANJANG_NIK = 16
PANJANG_NRP = 8
PANJANG_NIP = 18

_TAMBAH_PEREMPUAN = 40
_UMUR_USUL = 110
_BULAN_SETAHUN = 12
_BULAN_PPPK = 21


@dataclass(frozen=True, slots=True)
class UsulNik:
    """What a NIK says of its owner; proposed in the form, the officer confirms it."""

    lahir: date
    perempuan: bool


def birth_from_nik(nik: str, today: date) -> tuple[UsulNik, ...]:
    """Return the birth dates and sex a NIK can mean, likeliest first; empty when it says none."""
    digits = digits_of(nik)
    if not _is_digits(digits, PANJANG_NIK):
        return ()
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    female = day > _TAMBAH_PEREMPUAN
    day -= _TAMBAH_PEREMPUAN * female
    newest = today.year - (today.year - year) % 100
    births = (_day(y, month, day) for y in (newest, newest - 100))
    return tuple(
        UsulNik(lahir, female)
        for found in births
        for lahir in found
        if lahir <= today and umur(lahir, today) <= _UMUR_USUL
    )


def check_nik(
    nik: str,
    lahir: date | None,
    perempuan: bool | None,  # noqa: FBT001 - three states, unknown among them
    provinsi: DaftarProvinsi,
) -> tuple[str, ...]:
    """Return warnings about a NIK; `lahir` and `perempuan` are None while they are not known."""
    digits = digits_of(nik)
    if not (digits.isascii() and digits.isdecimal()):
        return ("NIK hanya berisi angka.",)
    if len(digits) != PANJANG_NIK:
        return (f"NIK biasanya {PANJANG_NIK} angka; ini {len(digits)} angka.",)
    found: list[str] = []
    if not provinsi.has(int(digits[:2])):
        found.append(f"Kode provinsi {digits[:2]} tidak dikenal.")
    elif "00" in {digits[2:4], digits[4:6]}:
        found.append("Kode kabupaten/kota atau kecamatan 00 tidak lazim.")
    if digits[12:] == "0000":
        found.append("Nomor urut 0000 tidak lazim.")
    return (*found, *_check_birth_part(digits, lahir, perempuan))


def _check_birth_part(digits: str, lahir: date | None, perempuan: bool | None) -> list[str]:  # noqa: FBT001 - as above
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    female = day > _TAMBAH_PEREMPUAN
    day -= _TAMBAH_PEREMPUAN * female
    # A leap year stands in for the unknown century.
    if not any(_day(y, month, day) for y in (1900 + year, 2000 + year)):
        return [f"Bagian tanggal lahir {digits[6:12]} bukan tanggal."]
    found: list[str] = []
    if lahir is not None and (day, month, year) != (lahir.day, lahir.month, lahir.year % 100):
        found.append(
            f"NIK menunjuk tanggal lahir {day:02d}-{month:02d}-{year:02d}, "
            f"sedangkan yang diisi {tanggal_panjang(lahir)}."
        )
    if perempuan is not None and perempuan != female:
        sex = "perempuan" if female else "laki-laki"
        found.append(f"NIK menunjuk {sex}; periksa jenis kelamin.")
    return found


def check_nrp(nrp: str, lahir: date | None = None) -> tuple[str, ...]:
    """Return warnings about a police number: 8 digits, the first four are birth year and month."""
    digits = digits_of(nrp)
    if not _is_digits(digits, PANJANG_NRP):
        return (f"NRP biasanya {PANJANG_NRP} angka, termasuk nol di depan.",)
    if not 1 <= int(digits[2:4]) <= _BULAN_SETAHUN:
        return (f"Empat angka pertama NRP biasanya tahun dan bulan lahir; {digits[:4]} bukan.",)
    if lahir is not None and digits[:4] != f"{lahir:%y%m}":
        return (f"NRP menunjuk lahir bulan {digits[2:4]} tahun {digits[:2]}; periksa kembali.",)
    return ()


def check_nip(nip: str, lahir: date | None, perempuan: bool | None) -> tuple[str, ...]:  # noqa: FBT001 - as above
    """Return warnings about an ASN number: birth date, appointment month, sex (1/2), serial."""
    digits = digits_of(nip)
    if not _is_digits(digits, PANJANG_NIP):
        return (f"NIP biasanya {PANJANG_NIP} angka.",)
    found: list[str] = []
    birth = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    if not birth:
        found.append(f"Delapan angka pertama NIP biasanya tanggal lahir; {digits[:8]} bukan.")
    elif lahir is not None and birth[0] != lahir:
        found.append(
            f"NIP menunjuk tanggal lahir {tanggal_panjang(birth[0])}, "
            f"sedangkan yang diisi {tanggal_panjang(lahir)}."
        )
    month = int(digits[12:14])
    if not (1 <= month <= _BULAN_SETAHUN or month == _BULAN_PPPK):
        found.append(f"Bulan pengangkatan {digits[12:14]} pada NIP tidak lazim.")
    if digits[14] not in "12":
        found.append("Angka ke-15 NIP biasanya 1 (laki-laki) atau 2 (perempuan).")
    elif perempuan is not None and perempuan != (digits[14] == "2"):
        found.append("NIP menunjuk jenis kelamin yang lain; periksa kembali.")
    return tuple(found)


_PASPOR = re.compile(r"[A-Z0-9]{6,9}", re.ASCII)


def check_paspor(nomor: str) -> tuple[str, ...]:
    """Return warnings about a passport number: six to nine letters and digits in any land."""
    if _PASPOR.fullmatch(nomor.strip().upper().replace(" ", "")):
        return ()
    return ("Nomor paspor biasanya 6 sampai 9 huruf dan angka tanpa tanda baca.",)


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdecimal()


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    """Return the day, or nothing when the calendar has no such day."""
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()
