"""Reading a hand-over back: its record as the paper needs it, and what stands beside its form."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from spkt_desk.db.serah_terima import SerahTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.giliran import Giliran, opened_with
from spkt_desk.domain.jadwal import Jadwal
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.satuan import Petugas
from spkt_desk.domain.serah_terima import (
    CaraSerah,
    IsiSerahTerima,
    KeadaanMeja,
    PersonelJaga,
    SerahTerima,
    SerahTerimaRingkas,
    Sisi,
)
from spkt_desk.kunci.titik import point_code
from spkt_desk.services.pencatatan import content_of

SERAH: Final = "serah_terima"
"""The field of a refusal that belongs to the whole form."""

_TIDAK_ADA: Final = "Giliran itu tidak ada. Pilih dari daftar."


def shift_of(work: Work, giliran: int) -> Giliran:
    """Return a shift; raise `RuleViolation` for one that never was."""
    found = work.giliran.find(giliran)
    if not found:
        raise RuleViolation.at(SERAH, _TIDAK_ADA)
    return found[0]


def stored_of(work: Work, giliran: int) -> SerahTersimpan:
    """Return a finished hand-over; raise `RuleViolation` while it is not finished."""
    found = work.serah.find(giliran)
    if not found:
        raise RuleViolation.at(SERAH, "Serah terima giliran ini belum selesai.")
    return found[0]


def brief(shift: Giliran, *, berjalan: bool, selesai: bool) -> SerahTerimaRingkas:
    """Return a shift in the list of hand-overs."""
    return SerahTerimaRingkas(shift.nomor, shift.regu, shift.mulai, berjalan, selesai)


def figures_before(work: Work, shift: Giliran) -> dict[str, int]:
    """Return the figures before: of the last hand-over, or those the shift was opened with."""
    return work.serah.counts_before(shift.nomor) or opened_with(shift)


def desk_state(work: Work, tugas: tuple[str, ...]) -> KeadaanMeja:
    """Return what is open at the desk by itself, the last numbers, and the duties not met."""
    drafts = work.draf.counts()
    return KeadaanMeja(
        draf=drafts.get(KeadaanDraf.DRAF.value, 0),
        menunggu_lp=drafts.get(KeadaanDraf.MENUNGGU_LP.value, 0),
        hutang_cetak=work.daftar.owed_count(),
        nomor=work.nomor.last_texts(),
        nomor_buku=work.mutasi.last(),
        tugas=tugas,
    )


def finished_of(work: Work, shift: Giliran) -> tuple[SerahTerima, ...]:
    """Return a finished hand-over, a tuple of one; empty before, and once it was destroyed."""
    found = work.serah.find(shift.nomor)
    if not found or not work.kunci.find(found[0].rekaman_id):
        return ()
    stored = found[0]
    later = work.serah.later_passwords(stored.giliran)
    points = work.titik.covering(stored.posisi)
    wet = tuple(sisi for sisi in wet_sides(stored) if sisi.value not in later)
    return (
        SerahTerima(
            giliran=stored.giliran,
            mulai=shift.mulai,
            selesai=datetime.fromisoformat(stored.selesai),
            hari=date.fromisoformat(stored.hari),
            isi=decode(IsiSerahTerima, content_of(work, stored.posisi)),
            basah=wet,
            kemudian=bool(stored.kemudian),
            kode="".join(point_code(one.titik) for one in points),
        ),
    )


def wet_sides(stored: SerahTersimpan) -> tuple[Sisi, ...]:
    """Return who signed the paper only when a hand-over was finished."""
    ways = {Sisi.MENYERAHKAN: stored.cara_menyerahkan, Sisi.MENERIMA: stored.cara_menerima}
    return tuple(sisi for sisi in Sisi if ways[sisi] == CaraSerah.BASAH.value)


def personnel(
    shift: Giliran, officers: dict[str, Petugas], roster: tuple[Jadwal, ...]
) -> tuple[PersonelJaga, ...]:
    """Return the officers of a shift in the order of the book, nobody twice.

    Behind them stand those whom the roster had for this shift and who were not there.
    """
    duties = {shift.ka_spkt_id: "KA SPKT"}
    duties.setdefault(shift.penerima_id, "Penerima laporan")
    for who in shift.anggota_id:
        duties.setdefault(who, "Anggota")
    absent = (member for one in roster for member in one.anggota if not member.kehadiran.bertugas)
    for member in absent:
        duties.setdefault(member.petugas_id, member.kehadiran.value)
    return tuple(
        PersonelJaga(one.nama, one.singkatan_pangkat, f"{one.jenis_nomor} {one.nomor}", duty)
        for petugas_id, duty in duties.items()
        for one in (officers[petugas_id],)
    )
