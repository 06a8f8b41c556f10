"""What the guard does every shift at its hour; `tugas_berkala.toml` lists it, the book answers.

A duty is done by its line in the book. One that nobody wrote stands nowhere: its hour passed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import jam as jam_tercetak
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kalimat import Naskah, blanks_of
from spkt_desk.domain.ketikan import read_jam
from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.tabel import Baris, Pembaca, keyed_entries

AWAL = "awal giliran"
AKHIR = "akhir giliran"
_PANJANG = 60
_KELONGGARAN_TERBESAR = 6 * 60
_SEHARI = timedelta(days=1)
_ISIAN = frozenset({"oleh", "hasil"})
_KUNCI = KUNCI_RUJUKAN | {
    "kunci", "label", "jam", "kelonggaran", "oleh", "kalimat", "hasil", "aktif",
}  # fmt: skip


class OlehSiapa(StrEnum):
    """Who of the shift a duty belongs to."""

    KA_SPKT = "KA SPKT"
    REGU = "regu"


class KeadaanTugas(StrEnum):
    """How a duty of a shift stands."""

    NANTI = "nanti"
    SEKARANG = "sekarang"
    SELESAI = "selesai"
    TERLAMBAT = "terlambat"
    TERLEWAT = "terlewat"

    @property
    def terbuka(self) -> bool:
        """Tell whether its line is asked for now."""
        return self in {KeadaanTugas.SEKARANG, KeadaanTugas.TERLEWAT}


@dataclass(frozen=True, slots=True)
class TugasBerkala:
    """One duty: at which hours, how many minutes late still in time, whose, and its line."""

    kunci: str
    label: str
    jam: tuple[str, ...]
    kelonggaran: int
    oleh: OlehSiapa
    kalimat: str
    hasil: str
    aktif: bool
    rujukan: Rujukan


@dataclass(frozen=True, slots=True)
class MasaGiliran:
    """The time of a shift: from when to when by its pattern, and when it ended where it has.

    `terlambat` is how long after its hour by the pattern it was opened.
    """

    mulai: datetime
    rencana_selesai: datetime
    selesai: tuple[datetime, ...] = ()
    terlambat: timedelta = timedelta()

    @property
    def akhir(self) -> datetime:
        """When it ends or ended."""
        return min((self.rencana_selesai, *self.selesai))


@dataclass(frozen=True, slots=True)
class TugasJaga:
    """One duty of one shift at one hour; `oleh` names who does it, `ditulis` when it was written.

    `kunci` and `hasil` are those of its `TugasBerkala`.
    """

    kunci: str
    label: str
    oleh: str
    hasil: str
    waktu: datetime
    keadaan: KeadaanTugas
    ditulis: tuple[datetime, ...] = ()


def parse_tugas(data: Mapping[str, object]) -> tuple[TugasBerkala, ...]:
    """Read the parsed TOML; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    entries = keyed_entries(baca, data, ("tugas", "Tugas"), _KUNCI, _read)
    found = tuple(satu for _baris, satu in entries)
    baca.finish()
    return found


def moments(tugas: TugasBerkala, masa: MasaGiliran) -> tuple[datetime, ...]:
    """Return when a duty falls due within a shift, in order; an hour outside it does not.

    One that passed before a shift was opened late is still the shift's while it is in time.
    """
    begins = masa.mulai - min(masa.terlambat, timedelta(minutes=tugas.kelonggaran))
    found = {masa.mulai} if AWAL in tugas.jam else set()
    found |= {masa.akhir} if AKHIR in tugas.jam else set()
    for one in tugas.jam:
        if one in {AWAL, AKHIR}:
            continue
        clock = read_jam("", one)
        first = begins.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
        first += _SEHARI if first < begins else timedelta()
        found |= {first} if first < masa.akhir else set()
    return tuple(sorted(found))


def states(
    tugas: TugasBerkala, masa: MasaGiliran, ditulis: Sequence[datetime], sekarang: datetime
) -> tuple[tuple[datetime, KeadaanTugas, tuple[datetime, ...]], ...]:
    """Return (due, state, when it was written) of every hour of a duty.

    A line answers for the earliest hour it is in time for, else for the latest that passed open.
    """
    slack = timedelta(minutes=tugas.kelonggaran)
    hours = moments(tugas, masa)
    answered: dict[datetime, datetime] = {}
    for line in sorted(ditulis):
        begun = [hour for hour in hours if hour not in answered and hour - slack <= line]
        in_time = [hour for hour in begun if line <= hour + slack]
        for hour in in_time[:1] or begun[-1:]:
            answered[hour] = line
    now = min((sekarang, *masa.selesai))
    return tuple(
        (hour, _state(hour, slack, answered, now, over=bool(masa.selesai)), _line(answered, hour))
        for hour in hours
    )


def next_open(duties: Sequence[TugasJaga]) -> tuple[TugasJaga, ...]:
    """Return what is to be written now, a tuple of one: what is due, else the last left out."""
    due = [one for one in duties if one.keadaan is KeadaanTugas.SEKARANG]
    missed = [one for one in duties if one.keadaan is KeadaanTugas.TERLEWAT]
    return tuple(due[:1] or missed[-1:])


def duty_line(tugas: TugasBerkala, oleh: str, hasil: str) -> str:
    """Word the line of a duty."""
    return tugas.kalimat.format(oleh=oleh, hasil=hasil.rstrip("."))


def read_result(typed: str) -> str:
    """Return the result of a duty as it will be stored; RuleViolation at its field."""
    field = "tugas.hasil"
    problems = (
        *teks.missing(field, typed, "Hasil"),
        *teks.problems_of(field, typed, teks.KALIMAT),
    )
    if problems:
        raise RuleViolation(*problems)
    return teks.clean(field, typed, teks.KALIMAT)


def read_hours(field: str, typed: str) -> tuple[str, ...]:
    """Read the hours of a duty: ``2200, 02.00, awal giliran``; RuleViolation at `field`."""
    words = [" ".join(one.casefold().split()) for one in typed.split(",") if one.strip()]
    wrong = [one for one in words if not _is_hour(one)]
    if not words:
        raise RuleViolation.at(field, f"Jam belum diisi. Ketik misalnya 22.00, 02.00 atau {AWAL}.")
    if wrong:
        raise RuleViolation.at(field, _bukan_jam(wrong[0]))
    hours = (one if one in {AWAL, AKHIR} else jam_tercetak(read_jam("", one)) for one in words)
    return tuple(dict.fromkeys(hours))


def due_text(one: TugasJaga) -> str:
    """Return a duty with its hour: "Patroli 22.00"."""
    return f"{one.label} {jam_tercetak(one.waktu.time())}"


def _state(
    hour: datetime,
    slack: timedelta,
    answered: Mapping[datetime, datetime],
    now: datetime,
    *,
    over: bool,
) -> KeadaanTugas:
    if hour in answered:
        in_time = answered[hour] <= hour + slack
        return KeadaanTugas.SELESAI if in_time else KeadaanTugas.TERLAMBAT
    if over or now > hour + slack:
        return KeadaanTugas.TERLEWAT
    return KeadaanTugas.SEKARANG if now >= hour - slack else KeadaanTugas.NANTI


def _line(answered: Mapping[datetime, datetime], hour: datetime) -> tuple[datetime, ...]:
    return (answered[hour],) if hour in answered else ()


def _read(baris: Baris) -> TugasBerkala:
    return TugasBerkala(
        kunci=baris.text("kunci", _PANJANG),
        label=baris.text("label", _PANJANG),
        jam=_hours(baris),
        kelonggaran=baris.number("kelonggaran", 5, _KELONGGARAN_TERBESAR),
        oleh=OlehSiapa(baris.choice("oleh", tuple(OlehSiapa))),
        kalimat=_sentence(baris),
        hasil=baris.text("hasil", teks.NAMA),
        aktif=baris.flag("aktif"),
        rujukan=read_rujukan(baris),
    )


def _hours(baris: Baris) -> tuple[str, ...]:
    hours = baris.texts("jam", _PANJANG)
    if not hours:
        baris.fault("jam", "belum diisi.")
    for one in hours:
        if not _is_hour(one):
            baris.fault("jam", _bukan_jam(one))
    return hours


def _is_hour(one: str) -> bool:
    if one in {AWAL, AKHIR}:
        return True
    try:
        read_jam("", one)
    except RuleViolation:
        return False
    return True


def _bukan_jam(one: str) -> str:
    return f"{teks.shown(one)} bukan jam, “{AWAL}” atau “{AKHIR}”."


def _sentence(baris: Baris) -> str:
    """Return the wording of a duty's line; only its own blanks, and the result among them."""
    said = baris.text("kalimat", teks.KALIMAT)
    naskah = Naskah("Tugas berkala", "", "tugas_berkala.toml")
    try:
        naskah.sentences({"kalimat": {"kalimat": said}}, {"kalimat": _ISIAN}, frozenset())
    except RuleViolation as violation:
        baris.fault("kalimat", violation.problems[0].message)
        return said
    if "hasil" not in blanks_of(said):
        baris.fault("kalimat", "harus memuat {hasil}.")
    return said
