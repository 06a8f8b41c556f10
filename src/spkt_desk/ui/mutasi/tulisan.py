"""How a line of the book is written: words and the ink of each stretch; plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from spkt_desk.domain.bahasa import hari_tanggal, jam
from spkt_desk.domain.mutasi import MutasiBaris, with_corrections

TANDA_MERAH = "▐ "
"""Stands before a red line, so that red is seen without colour and on a black printer too."""


class Tinta(Enum):
    """The ink of a stretch: how it is drawn is the painter's business."""

    BIASA = auto()
    TEBAL = auto()
    CORET = auto()
    GANTI = auto()
    LAMBAT = auto()
    SAMAR = auto()


@dataclass(frozen=True, slots=True)
class Larik:
    """A stretch of words in one ink."""

    teks: str
    tinta: Tinta = Tinta.BIASA


def uraian_of(baris: MutasiBaris) -> tuple[Larik, ...]:
    """Return the text of a line: struck words stay readable, the new ones stand beside them.

    A late line says so at its end, with its reason.
    """
    if baris.dihapus:
        return (Larik(f"isi dihapus menurut {baris.dihapus}", Tinta.SAMAR),)
    plain = Tinta.TEBAL if baris.merah else Tinta.BIASA
    found = [Larik(TANDA_MERAH, plain)] if baris.merah else []
    for piece in with_corrections(baris.uraian, tuple(ralat for _no, ralat in baris.dicoret)):
        if piece.dicoret:
            found.append(Larik(piece.teks, Tinta.CORET))
        elif piece.pengganti:
            if found and found[-1].tinta is Tinta.CORET:
                found.append(Larik(" ", plain))
            found.append(Larik(piece.teks, Tinta.GANTI))
        else:
            found.append(Larik(piece.teks, plain))
    if baris.terlambat:
        found.append(Larik(f" {baris.tanda_terlambat}", Tinta.LAMBAT))
    return tuple(found)


def keterangan_of(baris: MutasiBaris) -> tuple[Larik, ...]:
    """Return the remarks: the line's own, its corrections, how sure the time is."""
    found = [Larik(baris.keterangan)] if baris.keterangan else []
    if baris.dicoret:
        numbers = ", ".join(str(no) for no, _ralat in baris.dicoret)
        found.append(Larik(f"lihat ralat No. {numbers}", Tinta.TEBAL))
    if baris.jam_diragukan:
        found.append(Larik("jam diragukan", Tinta.LAMBAT))
    return tuple(_apart(found))


def plain_text(larik: tuple[Larik, ...]) -> str:
    """Return a text for ears and for copying; struck words are named as such."""
    said = [f"(dicoret: {one.teks})" if one.tinta is Tinta.CORET else one.teks for one in larik]
    return "".join(said)


def reading_of(typed_jam: str, kejadian: datetime, now: datetime) -> str:
    """Say which moment the line will carry, before it is written; "" while it is now."""
    if not typed_jam.strip():
        return ""
    day = ""
    if kejadian.date() == now.date() - timedelta(days=1):
        day = f" kemarin ({_short(kejadian.date())})"
    elif kejadian.date() != now.date():
        day = f", {hari_tanggal(kejadian.date())}"
    return f"Jam {jam(kejadian.time())}{day}"


def jam_of(moment: datetime) -> str:
    """Return the time column's text."""
    return jam(time(moment.hour, moment.minute))


def _short(tanggal: date) -> str:
    return f"{tanggal.day:02d}-{tanggal.month:02d}"


def _apart(found: list[Larik]) -> list[Larik]:
    """Put a middle dot between remarks."""
    parted: list[Larik] = []
    for one in found:
        if parted:
            parted.append(Larik(" · ", Tinta.SAMAR))
        parted.append(one)
    return parted
