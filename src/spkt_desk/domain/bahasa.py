"""Indonesian as the desk prints it: numbers in words, dates, times, names; no locale is asked."""

from __future__ import annotations

import re
from datetime import date, time

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TERBILANG_TERBESAR = 999_999_999_999_999

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_BELASAN = 20
_RATUS = 100
_RIBU = 1000
_KELOMPOK = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))

_DESA = {"kel": "Kel.", "kelurahan": "Kel.", "ds": "Desa", "desa": "Desa"}
_AWALAN_DESA = re.compile(r"(kelurahan|kel|desa|ds)\b\.?\s*(?=\S)", re.IGNORECASE)
_SEBUTAN_LAIN = frozenset(
    {"nagari", "gampong", "kampung", "kampong", "pekon", "negeri", "lembang", "dusun", "tiyuh"}
)
_GELAR_DEPAN = frozenset({"h", "hj", "dr", "drs", "dra", "ir", "prof", "kh", "ps", "r", "rr"})
_PARAF_TERPANJANG = 3


def terbilang(n: int) -> str:
    """Return `n` in words, lower case: 412 is "empat ratus dua belas".

    Holds for 0 up to 999 triliun; anything else is a mistake of the caller (ValueError).
    """
    if not 0 <= n <= TERBILANG_TERBESAR:
        msg = f"terbilang: {n} di luar 0..{TERBILANG_TERBESAR}"
        raise ValueError(msg)
    if n == 0:
        return _SATUAN[0]
    words: list[str] = []
    for size, name in _KELOMPOK:
        group, n = divmod(n, size)
        if group:
            words += [*_below_thousand(group), name]
    thousands, rest = divmod(n, _RIBU)
    if thousands == 1:
        words.append("seribu")
    elif thousands:
        words += [*_below_thousand(thousands), "ribu"]
    return " ".join(words + _below_thousand(rest))


def _below_thousand(n: int) -> list[str]:
    """Return the words of 0..999, none for zero."""
    hundreds, rest = divmod(n, _RATUS)
    words: list[str] = []
    if hundreds == 1:
        words.append("seratus")
    elif hundreds:
        words += [_SATUAN[hundreds], "ratus"]
    if rest == 0:
        return words
    if rest < len(_SATUAN):
        return [*words, _SATUAN[rest]]
    if rest < _BELASAN:
        return [*words, _SATUAN[rest - 10], "belas"]
    tens, ones = divmod(rest, 10)
    words += [_SATUAN[tens], "puluh"]
    return [*words, _SATUAN[ones]] if ones else words


def with_words(n: int) -> str:
    """Return figures and words as papers carry them: "1 (satu)"."""
    return f"{angka(n)} ({terbilang(n)})"


def angka(n: int) -> str:
    """Return an integer with Indonesian thousands dots: "200.000"."""
    return f"{n:,}".replace(",", ".")


def rupiah(n: int) -> str:
    """Return an amount in figures and words: "Rp1.500.000 (satu juta lima ratus ribu rupiah)"."""
    return f"Rp{angka(n)} ({terbilang(n)} rupiah)"


def roman_month(month: int) -> str:
    """Return the Roman month (1..12) that stands in letter numbers."""
    _check_month(month)
    return ROMAWI[month - 1]


def bulan(month: int) -> str:
    """Return the name of a month (1..12)."""
    _check_month(month)
    return BULAN[month - 1]


def _check_month(month: int) -> None:
    if not 1 <= month <= len(BULAN):
        msg = f"bulan {month} di luar 1..12"
        raise ValueError(msg)


def hari(tanggal: date) -> str:
    """Return the weekday's name."""
    return HARI[tanggal.weekday()]


def tanggal_panjang(tanggal: date) -> str:
    """Return the long date of papers: "21 November 2026"."""
    return f"{tanggal.day} {bulan(tanggal.month)} {tanggal.year}"


def hari_tanggal(tanggal: date) -> str:
    """Return weekday and long date: "Sabtu, 21 November 2026"."""
    return f"{hari(tanggal)}, {tanggal_panjang(tanggal)}"


def jam(waktu: time) -> str:
    """Return a time with the dot of papers: "08.00"; the zone is added by who knows the unit."""
    return f"{waktu.hour:02d}.{waktu.minute:02d}"


def desa_kelurahan(nama: str) -> str:
    """Return a village as addresses print it: "kelurahan Biawao" is "Kel. Biawao".

    Whether it is a desa or a kelurahan only the person knows: a bare name stays bare.
    """
    awalan = _AWALAN_DESA.match(nama)
    return f"{_DESA[awalan[1].casefold()]} {nama[awalan.end() :]}" if awalan else nama


def has_village_word(nama: str) -> bool:
    """Tell whether a village's name says what it is (desa, kelurahan, nagari …)."""
    return (
        bool(_AWALAN_DESA.match(nama)) or nama.split(" ", maxsplit=1)[0].casefold() in _SEBUTAN_LAIN
    )


def names_village(alamat: str, desa: str) -> bool:
    """Tell whether the address names the village already; a street called like it does not."""
    nama = re.escape(_AWALAN_DESA.sub("", desa.split(",", maxsplit=1)[0]).strip())
    return bool(
        re.search(rf"(?:\b(?:kelurahan|kel|desa|ds)\b\.?\s*|,\s*){nama}\b", alamat, re.IGNORECASE)
    )


def umur(lahir: date, pada: date) -> int:
    """Return full years at `pada`; a birth date after it is a mistake of the caller."""
    if lahir > pada:
        msg = "tanggal lahir sesudah tanggal acuan"
        raise ValueError(msg)
    before_birthday = (pada.month, pada.day) < (lahir.month, lahir.day)
    return pada.year - lahir.year - int(before_birthday)


def initials(nama: str) -> str:
    """Return the paraf of a name, at most three letters: "Yuliana Kaimana, S.H." is "YK".

    Degrees after a comma and the usual titles before a name are left out.
    """
    words = re.findall(r"[^\W\d_][^\s.]*", nama.split(",", maxsplit=1)[0])
    names = [w for w in words if w.casefold() not in _GELAR_DEPAN] or words
    return "".join(w[0].upper() for w in names[:_PARAF_TERPANJANG])
