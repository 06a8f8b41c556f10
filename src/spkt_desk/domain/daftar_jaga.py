"""The lists of the guard that a unit decides: books, duties and standing counts, on or off.

The data files are what stands until a unit decides; what a unit keeps is dated and replaces them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.hitungan_jaga import JenisHitungan
from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.pendamping import DaftarPendamping
from spkt_desk.domain.rujukan import Rujukan
from spkt_desk.domain.tugas_berkala import TugasBerkala, read_hours

HITUNGAN_TERBANYAK = 40
PEMISAH = ", "
_PANJANG = 40
_SUMBER = "Ketetapan satuan"


@dataclass(frozen=True, slots=True)
class Pakai:
    """Whether the unit uses a book."""

    kunci: str
    aktif: bool


@dataclass(frozen=True, slots=True)
class TugasUnit:
    """Whether the unit uses a duty and at which hours, as typed: ``22.00, 02.00``."""

    kunci: str
    aktif: bool
    jam: str


@dataclass(frozen=True, slots=True)
class HitunganUnit:
    """One standing count as the unit has it; `kunci` is empty for one it has just added."""

    kunci: str
    label: str
    satuan: str
    rincian: str
    wajib: bool
    rincian_wajib: bool
    aktif: bool


@dataclass(frozen=True, slots=True)
class DaftarJagaUnit:
    """What a unit decided, as it is typed and kept; the counts in their order."""

    pendamping: tuple[Pakai, ...]
    tugas: tuple[TugasUnit, ...]
    hitungan: tuple[HitunganUnit, ...]


@dataclass(frozen=True, slots=True)
class DaftarJaga:
    """The lists in force, used or not."""

    pendamping: DaftarPendamping
    tugas: tuple[TugasBerkala, ...]
    hitungan: tuple[JenisHitungan, ...]

    @property
    def tugas_dipakai(self) -> tuple[TugasBerkala, ...]:
        """The duties the unit uses."""
        return tuple(one for one in self.tugas if one.aktif)

    @property
    def hitungan_dipakai(self) -> tuple[JenisHitungan, ...]:
        """The counts the unit uses."""
        return tuple(one for one in self.hitungan if one.aktif)


def in_force(bawaan: DaftarJaga, unit: DaftarJagaUnit, berlaku: date) -> DaftarJaga:
    """Return the shipped lists as a unit decided; what was shipped since stands as shipped."""
    books = {one.kunci: one.aktif for one in unit.pendamping}
    duties = {one.kunci: one for one in unit.tugas}
    shipped = {one.kunci: one for one in bawaan.hitungan}
    own = Rujukan(_SUMBER, berlaku, Yakin.TINGGI)
    decided = {one.kunci for one in unit.hitungan}
    counts = (
        JenisHitungan(
            *(one.kunci, one.label, one.satuan, one.rincian),
            *(one.wajib, one.rincian_wajib, one.aktif),
            shipped[one.kunci].rujukan if one.kunci in shipped else own,
        )
        for one in unit.hitungan
    )
    return DaftarJaga(
        pendamping=replace(
            bawaan.pendamping,
            jenis=tuple(
                replace(one, aktif=books.get(one.kunci, one.aktif))
                for one in bawaan.pendamping.jenis
            ),
        ),
        tugas=tuple(_decided_duty(one, duties) for one in bawaan.tugas),
        hitungan=(*counts, *(one for one in bawaan.hitungan if one.kunci not in decided)),
    )


def _decided_duty(one: TugasBerkala, decided: dict[str, TugasUnit]) -> TugasBerkala:
    if one.kunci not in decided:
        return one
    own = decided[one.kunci]
    return replace(one, aktif=own.aktif, jam=read_hours("", own.jam))


def decided_of(daftar: DaftarJaga) -> DaftarJagaUnit:
    """Return the lists in force as Setelan shows them; read again it is the same."""
    return DaftarJagaUnit(
        tuple(Pakai(one.kunci, one.aktif) for one in daftar.pendamping.jenis),
        tuple(TugasUnit(one.kunci, one.aktif, PEMISAH.join(one.jam)) for one in daftar.tugas),
        tuple(
            HitunganUnit(
                *(one.kunci, one.label, one.satuan, one.rincian),
                *(one.wajib, one.rincian_wajib, one.aktif),
            )
            for one in daftar.hitungan
        ),
    )


def read_lists(typed: DaftarJagaUnit, sebelum: DaftarJaga) -> DaftarJagaUnit:
    """Return what a unit decided, tidied, new counts with their keys; every problem at once.

    A count that was there before stays in the list: old hand-overs and open figures name it.
    """
    known = [one.kunci for one in sebelum.hitungan]
    kept = [one.kunci for one in typed.hitungan if one.kunci]
    problems = [
        Problem(f"daftar.hitungan.{place}.{field}", message)
        for place, one in enumerate(typed.hitungan)
        for field, message in _count_problems(one)
    ]
    problems += _twice(typed.hitungan)
    problems += _hour_problems(typed.tugas)
    if sorted(kept) != sorted(known):
        problems.append(
            Problem("daftar", "Hitungan yang sudah ada tidak dapat dibuang; matikan saja.")
        )
    if not any(one.aktif for one in typed.hitungan):
        problems.append(Problem("daftar", "Sedikitnya satu hitungan harus dipakai."))
    if len(typed.hitungan) > HITUNGAN_TERBANYAK:
        problems.append(Problem("daftar", f"Paling banyak {HITUNGAN_TERBANYAK} hitungan."))
    if problems:
        raise RuleViolation(*problems)
    return DaftarJagaUnit(
        _known_only(typed.pendamping, [one.kunci for one in sebelum.pendamping.jenis]),
        _known_duties(typed.tugas, [one.kunci for one in sebelum.tugas]),
        _with_keys(typed.hitungan, known),
    )


def _count_problems(one: HitunganUnit) -> list[tuple[str, str]]:
    """Return (field, sentence) of everything wrong with one count."""
    found = [
        (field, problem.message)
        for field, name, text, limit in (
            ("label", "Nama hitungan", one.label, _PANJANG),
            ("satuan", "Satuan", one.satuan, teks.REGU),
            ("rincian", "", one.rincian, _PANJANG),
        )
        for problem in (
            *(teks.missing(field, text, name) if name else ()),
            *teks.problems_of(field, text, limit),
        )
    ]
    found += [
        (field, "Tulis dengan kata, misalnya Borgol dan buah.")
        for field, text in (("label", one.label), ("satuan", one.satuan))
        if text.strip() and not any(letter.isalpha() for letter in text)
    ]
    if one.rincian_wajib and not one.rincian.strip():
        found.append(("rincian", "Isi nama rinciannya, atau lepaskan wajibnya."))
    return found


def _twice(counts: Sequence[HitunganUnit]) -> list[Problem]:
    """Return a problem at every count whose name stood further above already."""
    names = [" ".join(one.label.casefold().split()) for one in counts]
    return [
        Problem(f"daftar.hitungan.{place}.label", "Nama ini sudah ada di daftar.")
        for place, name in enumerate(names)
        if name and name in names[:place]
    ]


def _known_only(decided: tuple[Pakai, ...], known: list[str]) -> tuple[Pakai, ...]:
    """Return the decisions about what is in the list, in the order of the list."""
    found = {one.kunci: one for one in decided}
    return tuple(found[kunci] for kunci in known if kunci in found)


def _hour_problems(duties: Sequence[TugasUnit]) -> list[Problem]:
    """Return a problem at every duty whose hours cannot be read."""
    found: list[Problem] = []
    for one in duties:
        try:
            read_hours(f"daftar.tugas.{one.kunci}.jam", one.jam)
        except RuleViolation as violation:
            found += violation.problems
    return found


def _known_duties(decided: tuple[TugasUnit, ...], known: list[str]) -> tuple[TugasUnit, ...]:
    """Return the decisions about duties of the list, in its order, with their hours tidied."""
    found = {one.kunci: one for one in decided}
    return tuple(
        replace(found[kunci], jam=PEMISAH.join(read_hours("", found[kunci].jam)))
        for kunci in known
        if kunci in found
    )


def _with_keys(counts: tuple[HitunganUnit, ...], known: list[str]) -> tuple[HitunganUnit, ...]:
    """Return the counts tidied; a new one gets a key of its own that never was another's."""
    taken = set(known)
    found: list[HitunganUnit] = []
    for one in counts:
        kunci = one.kunci or _new_key(one.label, taken)
        taken.add(kunci)
        found.append(
            replace(
                one,
                kunci=kunci,
                label=teks.clean("label", one.label, _PANJANG),
                satuan=teks.clean("satuan", one.satuan, teks.REGU),
                rincian=teks.clean("rincian", one.rincian, _PANJANG),
            )
        )
    return tuple(found)


def _new_key(label: str, taken: set[str]) -> str:
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in label.casefold())
    bare = "_".join(("unit", *words.split()))[:_PANJANG]
    key, number = bare, 1
    while key in taken:
        number += 1
        key = f"{bare}_{number}"
    return key
