"""When an event of the book was: the time as typed, with its day in front if it was another one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.ketikan import read_jam, read_tanggal

HARI_TERTUA = 31
"""Days an event may lie back; what is older was mistyped, or is told in the words of the line."""

_TANGGAL = r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?"
_TANGGAL_SAJA = re.compile(rf"\S*\s*{_TANGGAL}", re.ASCII)
_ANGKA_DI_DEPAN = re.compile(rf"(?:{_TANGGAL}\s+)?(\d{{4}})(?!\S)", re.ASCII)
_DI_DEPAN = re.compile(
    rf"(?:(?P<hari>{_TANGGAL})\s+)?(?P<jam>\d{{4}}|\d{{1,2}}[.:]\d{{2}})\s+(?P<uraian>\S.*)",
    re.DOTALL | re.ASCII,
)


def split_front(typed: str) -> tuple[str, str]:
    """Return (time, text) of ``0915 datang seorang …`` and of ``20/11 2215 patroli …``.

    ("", text) where neither stands in front.
    """
    found = _DI_DEPAN.fullmatch(typed.strip())
    if found is None:
        return "", typed
    try:
        read_jam("", found["jam"])
    except RuleViolation:
        return "", typed
    return " ".join(part for part in (found["hari"], found["jam"]) if part), found["uraian"]


def check_front(field: str, typed: str) -> None:
    """Refuse a text whose first four digits look like a time and are none (``2561 datang …``)."""
    found = _ANGKA_DI_DEPAN.match(typed.strip())
    if found is None:
        return
    try:
        read_jam(field, found[1])
    except RuleViolation as violation:
        sentence = (
            f"{found[1]} bukan jam (0000 sampai 2359). Perbaiki, atau dahului dengan kata "
            "bila memang angka."
        )
        raise RuleViolation(Problem(field, sentence)) from violation


def read_kejadian(field: str, typed: str, now: datetime) -> datetime:
    """Read when an event was: nothing (now), ``2215``, ``20/11 2215`` or ``kemarin 2215``.

    A bare time later than now belongs to the day before. RuleViolation at `field`.
    """
    day, _, clock = typed.strip().rpartition(" ")
    if not clock:
        return now
    if not day or not _names_day(day, now):
        waktu = read_jam(field, typed)
        kejadian = now.replace(hour=waktu.hour, minute=waktu.minute, second=0, microsecond=0)
        return kejadian if kejadian <= now else kejadian - timedelta(days=1)
    hari, waktu = read_tanggal(field, day, now.date()), read_jam(field, clock)
    kejadian = datetime.combine(hari, waktu, now.tzinfo)
    told = f"Kejadian {hari:%d-%m-%Y} pukul {jam(waktu)}"
    if kejadian > now:
        raise RuleViolation.at(field, f"{told} belum terjadi. Periksa tanggal dan jamnya.")
    if hari < now.date() - timedelta(days=HARI_TERTUA):
        raise RuleViolation.at(
            field,
            f"{told} sudah lewat lebih dari {HARI_TERTUA} hari. Periksa tanggalnya; bila benar, "
            "sebut tanggal itu di dalam uraian.",
        )
    return kejadian


def late_sentence(
    kejadian: datetime, ditulis: datetime, batas: timedelta, mulai: datetime | None
) -> str:
    """Say why a line written now is late: too long after the event, or a shift has begun between.

    "" while it is in time. `mulai` is when the present shift began, None before the first. Times
    of events have no seconds: one in the minute in which the shift began belongs to it.
    """
    when = f"Kejadian pukul {jam(kejadian.time())}"
    if kejadian.date() != ditulis.date():
        when = f"Kejadian {kejadian:%d-%m-%Y} pukul {jam(kejadian.time())}"
    if mulai is not None and kejadian < mulai.replace(second=0, microsecond=0):
        return f"{when} terjadi sebelum giliran ini dibuka."
    if ditulis - kejadian > batas:
        minutes = int(batas.total_seconds() // 60)
        return f"{when} sudah lewat lebih dari {minutes} menit."
    return ""


def _names_day(words: str, now: datetime) -> bool:
    """Tell whether words before a time name a day; "pukul" and "jam" do not."""
    try:
        read_tanggal("", words, now.date())
    except RuleViolation:
        return _TANGGAL_SAJA.fullmatch(words) is not None
    return True
