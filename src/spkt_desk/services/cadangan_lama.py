"""Which backups hold what was written, read from the history of the station itself.

A copy made outside the program, or by a station put back from an older backup, is not known here.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from pathlib import PurePath

from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.cadangan import CadanganLama
from spkt_desk.domain.muatan import Pasangan, decode_pairs
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.services.cadangan import REKAMAN_CADANGAN
from spkt_desk.services.pencatatan import content_of

_JENIS = (JenisPeristiwa.CADANGAN_DIBUAT, JenisPeristiwa.CADANGAN_DIPULIHKAN)
_HABIS = "Kapan cadangan itu habis masanya tidak diketahui program: musnahkan menurut aturan satuan"
_NIHIL = "Menurut riwayat belum ada cadangan yang memuatnya"


def backups_since(work: Work, posisi: int, waktu: str = "") -> tuple[CadanganLama, ...]:
    """Return the known backups that reach an entry, oldest first.

    `waktu` is when the first of it may have been typed, before any entry: a form being filled in
    is in a backup too.
    """
    found = []
    for entry in work.riwayat.of_record(REKAMAN_CADANGAN):
        if entry.jenis not in _JENIS:
            continue
        said = dict(decode_pairs(content_of(work, entry.posisi)))
        typed = bool(waktu) and _moment(entry.waktu) >= _moment(waktu)
        if int(said["posisi"]) >= posisi or typed:
            found.append(CadanganLama(int(said["nomor"]), said["tempat"], entry.waktu))
    return tuple(found)


def told(found: tuple[CadanganLama, ...]) -> str:
    """Name the backups for the officer, place by place; no full stop at the end."""
    if not found:
        return _NIHIL
    places = sorted(found, key=lambda one: (_place(one), _moment(one.waktu)))
    named = [_group(place, tuple(ones)) for place, ones in groupby(places, _place)]
    return f"Masih ada di tempat lain: {'; '.join(named)}. {_HABIS}"


def listed(found: tuple[CadanganLama, ...]) -> Pasangan:
    """Return what the act of destroying keeps of them, each one by itself."""
    return (
        ("cadangan", str(len(found))),
        *(
            pair
            for place, one in enumerate(found)
            for pair in (
                (f"{place}.nomor", str(one.nomor)),
                (f"{place}.waktu", one.waktu),
                (f"{place}.tempat", one.tempat),
            )
        ),
    )


def _group(place: str, ones: tuple[CadanganLama, ...]) -> str:
    first, last = ones[0], ones[-1]
    if len(ones) == 1:
        return f"cadangan nomor {first.nomor} di {place} ({_day(first)})"
    numbers = ", ".join(_ranges(sorted({one.nomor for one in ones})))
    return f"cadangan nomor {numbers} di {place} ({_day(first)} sampai {_day(last)})"


def _ranges(numbers: list[int]) -> list[str]:
    """Return numbers with runs drawn together: 1, 2, 3, 7 becomes "1 sampai 3" and "7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]} sampai {run[-1]}" for run in runs]


def _place(one: CadanganLama) -> str:
    """Return the folder that holds the numbered sets."""
    return str(PurePath(one.tempat).parent) if _is_set(one) else one.tempat


def _is_set(one: CadanganLama) -> bool:
    return PurePath(one.tempat).name.startswith("cadangan-")


def _day(one: CadanganLama) -> str:
    day: date = _moment(one.waktu).date()
    return tanggal_panjang(day)


def _moment(waktu: str) -> datetime:
    return datetime.fromisoformat(waktu)
