"""The duties of the guard at their hours: due by the shift and its roster, done by a line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.jadwal import shift_end
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.tugas_berkala import (
    MasaGiliran,
    OlehSiapa,
    TugasBerkala,
    TugasJaga,
    due_text,
    duty_line,
    next_open,
    read_result,
    states,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.daftar_jaga import lists_of
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService, read_between
from spkt_desk.services.pencatatan import Pencatat
from spkt_desk.services.penjaga import shift_now

DAFTAR: Final = "tugas.daftar"
"""The field of a refusal that belongs to the chosen duty."""


class TugasBerkalaService:
    """What an officer can do about the duties of his shift."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def duties(self) -> tuple[TugasJaga, ...]:
        """Return the duties of the present shift in the order of their hours; none before one."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            now = self._konteks.clock.now().wall
            daftar = lists_of(work, self._konteks).tugas_dipakai
            return tuple(
                one
                for shift in work.giliran.newest()
                for one in duties_of(work, daftar, shift, now)
            )

    def write(self, kunci: str, hasil: str) -> Saved[MutasiBaris]:
        """Write the line of a duty that is due, or that was left out in this shift."""
        said = read_result(hasil)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.TUGAS_BERKALA)
            saat = self._pencatat.saat(work)
            tugas = self._used(work, kunci)
            due = [
                one
                for shift in work.giliran.newest()
                for one in next_open(duties_of(work, (tugas,), shift, saat.wall))
            ]
            if not due:
                raise RuleViolation.at(
                    DAFTAR, f"{tugas.label}: belum ada yang harus ditulis sekarang."
                )
            baris = self._mutasi.append(
                work,
                IsiMutasi(
                    duty_line(tugas, due[0].oleh, said),
                    self._mutasi.kalimat.sentence("tugas_keterangan", tugas=due_text(due[0])),
                    tugas=kunci,
                ),
                jenis=JenisMutasi.TUGAS,
                rekaman_id=self._konteks.new_id(),
                kejadian=saat.wall,
                merah=False,
                saat=saat,
            )
        return Saved(baris, frozenset({Changed.MUTASI}))

    def _used(self, work: Work, kunci: str) -> TugasBerkala:
        """Return a duty the unit uses; raise `RuleViolation` for any other."""
        for one in lists_of(work, self._konteks).tugas_dipakai:
            if one.kunci == kunci:
                return one
        raise RuleViolation.at(DAFTAR, "Satuan ini tidak memakai tugas itu.")


def duties_of(
    work: Work, daftar: tuple[TugasBerkala, ...], shift: Giliran, now: datetime
) -> tuple[TugasJaga, ...]:
    """Return the duties of a shift as they stood or stand, in the order of their hours.

    Empty once lines of it were destroyed: nothing tells any more which of them were written.
    """
    masa, who = _span(work, shift), _who(work, shift)
    lines = read_between(work, JenisMutasi.TUGAS, *_entries(work, shift))
    if any(one.dihapus for one in lines):
        return ()
    written = [(one.tugas, one.ditulis) for one in lines]
    found = [
        TugasJaga(
            *(tugas.kunci, tugas.label, who[tugas.oleh], tugas.hasil),
            *(hour, state, line),
        )
        for tugas in daftar
        for hour, state, line in states(
            tugas, masa, [when for kunci, when in written if kunci == tugas.kunci], now
        )
    ]
    return tuple(sorted(found, key=lambda one: one.waktu))


def _span(work: Work, shift: Giliran) -> MasaGiliran:
    """Return the time of a shift; one opened early begins with its hour by the pattern."""
    after = work.giliran.find(shift.nomor + 1)
    ended = tuple(one.mulai for one in after)
    entries = [work.giliran.opened_by(one.nomor) for one in after]
    pola = work.tugas.jaga_before(entries[0]) if entries else work.tugas.jaga()
    planned = shift_end(shift.mulai, pola)
    by_pattern = planned - timedelta(hours=pola.lama)
    begun = min((max(shift.mulai, by_pattern), *ended))
    return MasaGiliran(begun, planned, ended, max(timedelta(), begun - by_pattern))


def _entries(work: Work, shift: Giliran) -> tuple[int, int]:
    """Return the first and last entry of a shift: a clock set back in it moves no line."""
    ended = [work.giliran.opened_by(one.nomor) for one in work.giliran.find(shift.nomor + 1)]
    return work.giliran.opened_by(shift.nomor), (*ended, work.riwayat.newest()[0])[0]


def _who(work: Work, shift: Giliran) -> dict[OlehSiapa, str]:
    """Return who does it: the head by name, or the group with those of it who are there."""
    names = {one.petugas_id: f"{one.singkatan_pangkat} {one.nama}" for one in work.petugas.all()}
    rostered = (who for one in shift_now(work, shift.mulai) for who in one.hadir)
    members = [names[who] for who in shift.anggota_id or rostered if who in names]
    return {
        OlehSiapa.KA_SPKT: names.get(shift.ka_spkt_id, OlehSiapa.KA_SPKT.value),
        OlehSiapa.REGU: f"{shift.regu} ({', '.join(members)})" if members else shift.regu,
    }
