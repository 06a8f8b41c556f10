"""Number series of the papers: a running integer, a year and a state; the text is only print.

The printed text is made from the series and never read back. A series restarts each year (not
each month) and its year is that of the date on the paper (`paper_moment`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from spkt_desk.domain.bahasa import roman_month
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.satuan import TanggalSurat
from spkt_desk.domain.teks import shown

PANJANG_POLA = 120
PANJANG_TEKS = 100
URUT_TERBESAR = 99_999
NOMOR_TERAKHIR_TERBESAR = URUT_TERBESAR - 1
PANJANG_STEM = 80

TOKEN_TETAP = ("nomor", "bulan", "bulan_angka", "tahun", "tahun2")
_TOKEN = re.compile(r"\{([^{}]*)\}")
_LEBAR = re.compile(r"[1-6]", re.ASCII)
_BOLEH = re.compile(r"[A-Za-z0-9/.\-_:&() ]*", re.ASCII)
_WINDOWS = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)}
)
_FIELD = "pola"
_CONTOH = "Contoh: SKTLK/{nomor}/{bulan}/{tahun}/SPKT/{polsek}."
# VIII is the longest Roman month.
_TANGGAL_TERPANJANG = (8, 28)


class KeadaanNomor(StrEnum):
    """What became of a number; a number once taken never returns to the series."""

    TERBIT = "terbit"
    BATAL = "batal"
    DIGANTI = "diganti"
    CADANGAN = "cadangan"


@dataclass(frozen=True, slots=True)
class PolaNomor:
    """How a unit writes its numbers: literal text and tokens in braces, ``{nomor:3}`` padded."""

    text: str


@dataclass(frozen=True, slots=True)
class Nomor:
    """One taken number: series, year and integer are the truth, `teks` is how it was printed."""

    seri: str
    tahun: int
    urut: int
    keadaan: KeadaanNomor
    teks: str
    pola_versi: int


def validate(pola: PolaNomor, tokens: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return every problem of a pattern, at field "pola"; `tokens` are the unit's own tokens."""
    problems = _token_problems(pola.text, tokens)
    literal = _TOKEN.sub("", pola.text)
    if "{" in literal or "}" in literal:
        problems.append(_problem(f"Kurung kurawal tidak berpasangan. {_CONTOH}"))
    strange = _strange(literal.replace("{", "").replace("}", ""))
    if strange:
        problems.append(_problem(f"Tanda {strange} tidak dipakai dalam nomor surat."))
    if len(pola.text) > PANJANG_POLA:
        problems.append(
            _problem(f"Pola {len(pola.text)} huruf terlalu panjang; paling banyak {PANJANG_POLA}.")
        )
    if problems:
        return tuple(problems)
    longest = _fill(pola, URUT_TERBESAR, date(2000, *_TANGGAL_TERPANJANG), tokens)
    if len(longest) > PANJANG_TEKS:
        problems.append(
            _problem(
                f"Nomor bisa sepanjang {len(longest)} huruf; paling banyak {PANJANG_TEKS}. "
                "Singkatkan nama kesatuan dalam pola."
            )
        )
    return tuple(problems)


def render(pola: PolaNomor, urut: int, tanggal: date, tokens: Mapping[str, str]) -> str:
    """Return the printed number; RuleViolation if the pattern is not valid with these tokens.

    `tanggal` is the issue date. A running number outside 1..99.999 is a mistake of the caller.
    """
    problems = validate(pola, tokens)
    if problems:
        raise RuleViolation(*problems)
    if not 1 <= urut <= URUT_TERBESAR:
        msg = f"nomor urut {urut} di luar 1..{URUT_TERBESAR}"
        raise ValueError(msg)
    return _fill(pola, urut, tanggal, tokens)


def example(pola: PolaNomor, tanggal: date, tokens: Mapping[str, str], urut: int = 412) -> str:
    """Return the live example beside the pattern's field; RuleViolation as `render`."""
    return render(pola, urut, tanggal, tokens)


def next_urut(terakhir: int | None, mulai: int) -> int:
    """Return the next running number.

    `terakhir` is the highest number of the series within the year of the issue date, None when
    that year has none yet; `mulai` is where the year starts. A start set later than the last
    number moves the series forward, never back.
    """
    if mulai < 1 or (terakhir is not None and terakhir < 1):
        msg = "nomor urut dimulai dari 1"
        raise ValueError(msg)
    return mulai if terakhir is None else max(terakhir + 1, mulai)


def paper_moment(datang: datetime, terbit: datetime, pilihan: TanggalSurat) -> datetime:
    """Return the moment whose date a paper and its number carry.

    That is the issue, unless the unit chose the day on which the service began and that was the
    evening before: a form that waited longer is of the day on which it is issued.
    """
    evening_before = datang.date() == terbit.date() - timedelta(days=1)
    return datang if pilihan is TanggalSurat.DATANG and evening_before else terbit


def tahun_seri(tanggal: date) -> int:
    """Return the year a number is counted in: that of the date on its paper."""
    return tanggal.year


def check_tahun(field: str, typed: str, tahun: int, terakhir: int) -> tuple[Problem, ...]:
    """Return what is missing before a series takes its first number of a year; once a year.

    `terakhir` is the year of the number taken last, 0 before the first. A clock that is wrong by a
    year would begin a series that nobody can close again, so somebody types the year.
    """
    if terakhir in {0, tahun} or typed.strip() == str(tahun):
        return ()
    if typed.strip():
        return (Problem(field, f"Menurut jam komputer sekarang tahun {tahun}. Periksa keduanya."),)
    return (Problem(field, "Ini nomor pertama di tahun yang baru. Ketik tahunnya, empat angka."),)


def as_file_stem(teks: str) -> str:
    """Return a file name stem of A-Z, 0-9, _ and - for a printed number; a label, not a key.

    Two numbers may share a stem, so files are told apart by more than this.
    """
    stem = re.sub(r"[^A-Z0-9_]+", "-", teks.upper()).strip("-")[:PANJANG_STEM].strip("-")
    if not stem:
        msg = "nomor tanpa huruf atau angka"
        raise ValueError(msg)
    return f"{stem}_" if stem in _WINDOWS else stem


def _problem(message: str) -> Problem:
    return Problem(_FIELD, message)


def _strange(text: str) -> str:
    """Return the first character that no number may carry, named by its code, or nothing."""
    accepted = _BOLEH.match(text)
    rest = text[accepted.end() :] if accepted else text
    return f"U+{ord(rest[0]):04X}" if rest else ""


def _token_problems(text: str, tokens: Mapping[str, str]) -> list[Problem]:
    problems: list[Problem] = []
    names: list[str] = []
    for inner in _TOKEN.findall(text):
        name, colon, width = inner.partition(":")
        names.append(name)
        if name not in TOKEN_TETAP and name not in tokens:
            known = ", ".join(f"{{{t}}}" for t in (*TOKEN_TETAP, *tokens))
            problems.append(_problem(f"Isian {shown(inner)} tidak dikenal. Yang ada: {known}."))
        elif colon and (name != "nomor" or not _LEBAR.fullmatch(width)):
            problems.append(
                _problem(
                    f"Isian {shown(inner)} keliru: lebar hanya untuk nomor, misalnya {{nomor:3}}."
                )
            )
        elif name in tokens and name not in TOKEN_TETAP:
            problems += _value_problems(name, tokens[name])
    if names.count("nomor") != 1:
        problems.append(_problem(f"Pola harus memuat {{nomor}} tepat satu kali. {_CONTOH}"))
    if not {"tahun", "tahun2"} & set(names):
        problems.append(
            _problem("Pola harus memuat {tahun}, karena nomor mulai lagi dari 1 setiap tahun.")
        )
    return problems


def _value_problems(name: str, value: str) -> list[Problem]:
    if not value.strip():
        return [_problem(f"Isian {{{name}}} masih kosong di data kesatuan.")]
    strange = _strange(value)
    if strange:
        return [_problem(f"Isian {{{name}}} memuat tanda {strange} yang tidak dipakai di nomor.")]
    return []


def _fill(pola: PolaNomor, urut: int, tanggal: date, tokens: Mapping[str, str]) -> str:
    fixed = {
        "bulan": roman_month(tanggal.month),
        "bulan_angka": f"{tanggal.month:02d}",
        "tahun": f"{tanggal.year:04d}",
        "tahun2": f"{tanggal.year % 100:02d}",
    }

    def value(match: re.Match[str]) -> str:
        name, _, width = match[1].partition(":")
        if name == "nomor":
            return f"{urut:0{int(width or 1)}d}"
        return fixed[name] if name in fixed else tokens[name]

    return _TOKEN.sub(value, pola.text)
