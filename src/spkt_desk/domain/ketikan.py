"""What officers type at the counter, read the way they mean it or refused with an example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from spkt_desk.domain.bahasa import BULAN, HARI, angka, hari, tanggal_panjang, terbilang, umur
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.teks import NOMOR, clean, shown

JUMLAH_TERBANYAK = 9999
UMUR_TERTUA = 120
_TAHUN_PERTAMA = 1900
_TAHUN_KE_DEPAN = 20
_TERPANJANG = 80

_CONTOH_TANGGAL = "Ketik misalnya 21112026, 21/11 atau kemarin."
_CONTOH_LAHIR = "Ketik misalnya 05111994 atau 5-11-1994."
_CONTOH_JAM = "Ketik misalnya 0730 atau 7.30."
_CONTOH_TELEPON = "Ketik misalnya 081234567890 atau 0435 821234."

_KATA_TANGGAL = {
    "hari ini": 0,
    "sekarang": 0,
    "kemarin": -1,
    "kemaren": -1,
    "kemarin dulu": -2,
    "kemarin lusa": -2,
    "kemarin dulunya": -2,
    "besok": 1,
    "lusa": 2,
}
_BULAN_LAIN = {"pebruari": 2, "peb": 2, "ags": 8, "agt": 8, "aug": 8, "oct": 10, "dec": 12}
_BULAN_LAIN |= {"may": 5, "nopember": 11, "nop": 11}
_BULAN_TERPENDEK = 3

_BERI_TAHUN = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4}|\d{2})", re.ASCII)
_HARI_BULAN = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_RAPAT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?", re.ASCII)
_NAMA_BULAN = re.compile(r"(\d{1,2})[ ./-]*([a-z]+)\.?(?:[ ./-]*(\d{4}|\d{2}))?", re.ASCII)
_HARI_LALU = re.compile(r"(\d{1,3}) hari (?:yang |yg )?lalu", re.ASCII)


def read_tanggal(field: str, text: str, today: date) -> date:
    """Read a day: 21112026, 211126, 21/11, 21-11-2026, "21 nov", "kemarin", "3 hari lalu", "senin".

    A day without a year is its latest occurrence up to `today`; a two-digit year is never more
    than twenty years ahead. A weekday in front must agree with the date. RuleViolation at `field`.
    """
    typed = _lower(text)
    if not typed:
        raise RuleViolation.at(field, f"Tanggal belum diisi. {_CONTOH_TANGGAL}")
    relative = _relative(typed, today)
    if relative:
        return relative[0]
    weekday, typed = _split_weekday(typed)
    day, month, year = _parts(field, text, typed, _CONTOH_TANGGAL)
    if year == "":
        found = _latest(day, month, today)
    else:
        found = _dates(day, month, _years(year, today.year + _TAHUN_KE_DEPAN))
    if not found:
        raise RuleViolation.at(field, f"Tanggal {shown(text)} tidak ada. {_CONTOH_TANGGAL}")
    if weekday and hari(found[0]) != weekday:
        raise RuleViolation.at(
            field,
            f"{tanggal_panjang(found[0])} jatuh pada hari {hari(found[0])}, bukan {weekday}. "
            "Periksa hari atau tanggalnya.",
        )
    return found[0]


def read_tanggal_lahir(field: str, text: str, today: date) -> date:
    """Read a birth date; a year is needed, and two digits mean the latest year not in the future.

    RuleViolation at `field` for a day that does not exist, lies ahead, or makes the person older
    than `UMUR_TERTUA` years.
    """
    typed = _lower(text)
    if not typed:
        raise RuleViolation.at(field, f"Tanggal lahir belum diisi. {_CONTOH_LAHIR}")
    day, month, year = _parts(field, text, typed, _CONTOH_LAHIR)
    if year == "":
        raise RuleViolation.at(
            field, f"Tanggal lahir {shown(text)} belum bertahun. {_CONTOH_LAHIR}"
        )
    exists = _dates(day, month, _years(year, today.year))
    if not exists:
        raise RuleViolation.at(field, f"Tanggal {shown(text)} tidak ada. {_CONTOH_LAHIR}")
    past = [d for d in exists if d <= today]
    if not past:
        raise RuleViolation.at(
            field, f"Tanggal lahir {tanggal_panjang(exists[0])} belum lewat. {_CONTOH_LAHIR}"
        )
    if umur(past[0], today) > UMUR_TERTUA:
        raise RuleViolation.at(
            field,
            f"Tanggal lahir {tanggal_panjang(past[0])} berarti umur {umur(past[0], today)} tahun. "
            "Periksa tahunnya.",
        )
    return past[0]


def _lower(text: str) -> str:
    return _short(text.replace(",", " "))


def _short(text: str, longest: int = _TERPANJANG) -> str:
    # Nothing this module reads is longer; the mark keeps a cut text from being read as a short one.
    short = text.strip()
    short = short if len(short) <= longest else short[:longest] + "…"
    return " ".join(short.lower().split())


def _relative(typed: str, today: date) -> tuple[date, ...]:
    """Return the day that words mean, or nothing when they are not such words."""
    if typed in _KATA_TANGGAL:
        return (today + timedelta(days=_KATA_TANGGAL[typed]),)
    ago = _HARI_LALU.fullmatch(typed)
    if ago:
        return (today - timedelta(days=int(ago[1])),)
    name, _, rest = typed.removeprefix("hari ").partition(" ")
    if name.capitalize() not in HARI or rest not in {"", "lalu", "kemarin", "yang lalu"}:
        return ()
    back = (today.weekday() - HARI.index(name.capitalize())) % 7
    return (today - timedelta(days=back or (7 if rest else 0)),)


def _split_weekday(typed: str) -> tuple[str, str]:
    first, _, rest = typed.partition(" ")
    if rest and first.capitalize() in HARI:
        return first.capitalize(), rest
    return "", typed


def _parts(field: str, text: str, typed: str, example: str) -> tuple[int, int, str]:
    """Return day, month and the year as typed (empty when left out)."""
    iso = _ISO.fullmatch(typed)
    if iso:
        return int(iso[3]), int(iso[2]), iso[1]
    for pattern in (_RAPAT, _BERI_TAHUN, _HARI_BULAN):
        match = pattern.fullmatch(typed)
        if match:
            year = match[3] if pattern.groups == _RAPAT.groups else None
            return int(match[1]), int(match[2]), year or ""
    named = _NAMA_BULAN.fullmatch(typed)
    month = _month_number(named[2]) if named else 0
    if named is None or not month:
        raise RuleViolation.at(field, f"Tanggal {shown(text)} tidak terbaca. {example}")
    return int(named[1]), month, named[3] or ""


def _month_number(word: str) -> int:
    """Return 1..12, or 0 for a word that names no month."""
    if word in _BULAN_LAIN:
        return _BULAN_LAIN[word]
    if len(word) < _BULAN_TERPENDEK:
        return 0
    starts = [i for i, name in enumerate(BULAN, start=1) if name.lower().startswith(word)]
    return starts[0] if starts else int(word == "sept") * 9


def _years(year: str, latest: int) -> tuple[int, ...]:
    """Return the years meant, likeliest first: two digits mean the latest one up to `latest`."""
    if len(year) == len("2026"):
        return (int(year),) if int(year) >= _TAHUN_PERTAMA else ()
    newest = latest - (latest - int(year)) % 100
    return (newest, newest - 100)


def _dates(day: int, month: int, years: tuple[int, ...]) -> tuple[date, ...]:
    return tuple(date(y, month, day) for y in years if _exists(y, month, day))


def _latest(day: int, month: int, today: date) -> tuple[date, ...]:
    """Return the latest such day up to `today`; 29 February may lie up to eight years back."""
    years = tuple(range(today.year, today.year - 9, -1))
    return tuple(d for d in _dates(day, month, years) if d <= today)


def _exists(year: int, month: int, day: int) -> bool:
    if not (1 <= month <= len(BULAN) and day >= 1):
        return False
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return day <= (next_month - timedelta(days=1)).day


_JAM_RAPAT = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_JAM_PISAH = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
_JAM_KATA = re.compile(r"(?:pukul|pkl\.?|jam|jm)\s+(.*)")
_WAKTU_HARI = {
    "dini hari": frozenset(range(6)),
    "subuh": frozenset(range(3, 7)),
    "pagi": frozenset(range(1, 12)),
    "siang": frozenset(range(10, 16)),
    "sore": frozenset(range(14, 20)),
    "malam": frozenset((*range(18, 24), *range(4))),
}
_SETENGAH_HARI = 12
_SEHARI = 24


def read_jam(field: str, text: str) -> time:
    """Read a time of day: 0730, 730, 7.30, 7:30, 07, "jam 7 malam", "setengah 8 pagi".

    RuleViolation at `field`; 24.00 is refused because it belongs to two days.
    """
    typed = _lower(text)
    if not typed:
        raise RuleViolation.at(field, f"Jam belum diisi. {_CONTOH_JAM}")
    named = _JAM_KATA.fullmatch(typed)
    typed = named[1] if named else typed
    words = [w for w in _WAKTU_HARI if typed.endswith(" " + w)]
    part = words[0] if words else ""
    typed = typed.removesuffix(part).strip()
    half = typed.startswith("setengah ")
    typed = typed.removeprefix("setengah ").strip()
    match = _JAM_PISAH.fullmatch(typed) or _JAM_RAPAT.fullmatch(typed)
    if match is None or (half and match[2]):
        raise RuleViolation.at(field, f"Jam {shown(text)} tidak terbaca. {_CONTOH_JAM}")
    hour, minute = int(match[1]), int(match[2] or 0)
    if half:
        hour, minute = (hour - 1) % _SETENGAH_HARI, 30
    if (hour, minute) == (_SEHARI, 0):
        raise RuleViolation.at(field, "Jam 24.00 ditulis 00.00 pada tanggal berikutnya.")
    hours = [hour] if not part else _hours_of(hour, part)
    if not hours or hours[0] >= _SEHARI or minute > 59:  # noqa: PLR2004 - minutes of an hour
        raise RuleViolation.at(field, f"Jam {shown(text)} tidak ada. {_CONTOH_JAM}")
    return time(hours[0], minute)


def _hours_of(hour: int, part: str) -> list[int]:
    """Return the hours that `hour` can mean in that part of the day: one or none."""
    meant = {hour, hour + _SETENGAH_HARI if hour < _SETENGAH_HARI else hour}
    if hour == _SETENGAH_HARI:
        meant.add(0)
    return sorted(meant & _WAKTU_HARI[part])


@dataclass(frozen=True, slots=True)
class Telepon:
    """A telephone number: `raw` as it was said and prints, `normal` as +62… for comparing."""

    raw: str
    normal: str


_TELEPON_HIAS = re.compile(r"[ ().\-]")
_SELULER = re.compile(r"8\d{8,11}", re.ASCII)
_KABEL = re.compile(r"[2-79]\d{7,10}", re.ASCII)
_ASING = re.compile(r"[1-9]\d{7,14}", re.ASCII)


def read_telepon(field: str, text: str) -> Telepon:
    """Read a mobile or fixed number: 08…, 62…, +62…, area code and number, or + of another land.

    RuleViolation at `field` for letters, two numbers at once, or a length no number has.
    """
    raw = clean(field, text, NOMOR)
    bare = _TELEPON_HIAS.sub("", raw)
    if not bare:
        raise RuleViolation.at(field, f"Nomor telepon belum diisi. {_CONTOH_TELEPON}")
    digits = bare.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        raise RuleViolation.at(
            field,
            f"Nomor telepon {shown(raw)} memuat selain angka. Tulis satu nomor saja. "
            f"{_CONTOH_TELEPON}",
        )
    abroad = bare.startswith(("+", "00")) and not digits.removeprefix("00").startswith("62")
    digits = digits.removeprefix("00") if bare.startswith("00") else digits
    if abroad:
        accepted = _ASING.fullmatch(digits) is not None
        normal = "+" + digits
    else:
        national = digits.removeprefix("62").removeprefix("0")
        accepted = bool(_SELULER.fullmatch(national) or _KABEL.fullmatch(national))
        accepted = accepted and (bare[0] in "+068")
        normal = "+62" + national
    if not accepted:
        raise RuleViolation.at(
            field,
            f"Nomor telepon {shown(raw)} tidak lazim ({angka(len(digits))} angka). "
            f"Nomor rumah ditulis dengan kode daerah. {_CONTOH_TELEPON}",
        )
    return Telepon(raw, normal)


def digits_of(text: str) -> str:
    """Return a number without the blanks, dots and hyphens that only group it."""
    return re.sub(r"[\s.\-]", "", text)


def read_digits(field: str, text: str, label: str) -> str:
    """Read a number that is kept as text (leading zeros are real); grouping falls away.

    RuleViolation at `field` when anything but digits remains or more than `teks.NOMOR` letters were
    typed; which length is right is not judged here.
    """
    digits = digits_of(clean(field, text, NOMOR))
    if not digits:
        raise RuleViolation.at(field, f"{label} belum diisi.")
    if not (digits.isascii() and digits.isdecimal()):
        raise RuleViolation.at(field, f"{label} hanya berisi angka; yang diketik {shown(text)}.")
    return digits


_DENGAN_HURUF = re.compile(r"([\d.]+) ?\([a-z ]+\)", re.ASCII)
_ANGKA = re.compile(r"\d{1,6}|\d{1,3}(?:\.\d{3})+", re.ASCII)
_KATA_JUMLAH = {terbilang(n): n for n in range(1, 101)} | {"se": 1}


def read_jumlah(field: str, text: str) -> int:
    """Read a count of things: "2", "dua" or "2 (dua)"; 1 up to `JUMLAH_TERBANYAK`."""
    typed = _lower(text)
    if not typed:
        raise RuleViolation.at(field, "Jumlah belum diisi. Ketik misalnya 1.")
    worded = _DENGAN_HURUF.fullmatch(typed)
    typed = worded[1] if worded else typed
    if typed in _KATA_JUMLAH:
        return _KATA_JUMLAH[typed]
    if not _ANGKA.fullmatch(typed):
        raise RuleViolation.at(field, f"Jumlah {shown(text)} tidak terbaca. Ketik misalnya 2.")
    count = int(typed.replace(".", ""))
    if not 1 <= count <= JUMLAH_TERBANYAK:
        raise RuleViolation.at(
            field, f"Jumlah {angka(count)} di luar 1 sampai {angka(JUMLAH_TERBANYAK)}."
        )
    return count


RUPIAH_TERBESAR = 999_999_999_999
_UANG_TERPANJANG = 240
_RP = re.compile(r"(?:rp\.?)?\s*(.*?)(?:\s*rupiah)?(?:\s*\([a-z ]+\))?", re.ASCII)
_RUPIAH = re.compile(r"(\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,(?:-+|0{1,2}))?", re.ASCII)
_RUPIAH_BULAT = re.compile(r"(\d{1,3})(?:,(\d{1,3}))? ?(ribu|rb|juta|jt|miliar)", re.ASCII)
_KELIPATAN = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9}


def read_rupiah(field: str, text: str) -> int:
    """Read an amount of money: "1500000", "Rp1.500.000,-", "1,5 juta"; whole rupiah only."""
    bare = _RP.fullmatch(_short(text, _UANG_TERPANJANG))
    typed = bare[1] if bare else ""
    whole, round_sum = _RUPIAH.fullmatch(typed), _RUPIAH_BULAT.fullmatch(typed)
    if whole:
        amount = int(whole[1].replace(".", ""))
    elif round_sum:
        part = round_sum[2] or ""
        amount = int(round_sum[1] + part) * _KELIPATAN[round_sum[3]] // 10 ** len(part)
    else:
        raise RuleViolation.at(
            field, f"Jumlah uang {shown(text)} tidak terbaca. Ketik misalnya 1500000 atau 1,5 juta."
        )
    if not 1 <= amount <= RUPIAH_TERBESAR:
        raise RuleViolation.at(field, f"Jumlah uang di luar Rp1 sampai Rp{angka(RUPIAH_TERBESAR)}.")
    return amount
