"""The lists of the guard in force: shipped until the unit decides; the one place that answers."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.daftar_jaga import DaftarTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.daftar_jaga import (
    DaftarJaga,
    DaftarJagaUnit,
    decided_of,
    in_force,
    read_lists,
)
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.muatan import decode, encode
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat, stamp


class DaftarJagaService:
    """What an officer can read and change about the lists of the guard."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def current(self) -> DaftarJaga:
        """Return the lists in force."""
        with self._konteks.database.reading() as work:
            return lists_of(work, self._konteks)

    def decided(self) -> DaftarJagaUnit:
        """Return the lists in force as Setelan shows them."""
        return decided_of(self.current())

    def save(self, typed: DaftarJagaUnit) -> Saved[DaftarJaga]:
        """Date the lists as typed; what stands in books and hand-overs stays as it is.

        Lists that say what they said are no act.
        """
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DAFTAR_JAGA_UBAH)
            before = lists_of(work, self._konteks)
            isi = read_lists(typed, before)
            if isi != decided_of(before):
                row = work.daftar_jaga.new_row(encode(isi), stamp(self._konteks.clock.now().wall))
                self._pencatat.record(work, JenisPeristiwa.DAFTAR_JAGA_DIUBAH, rows=(row,))
            daftar = lists_of(work, self._konteks)
        return Saved(daftar, frozenset({Changed.SETELAN}))


def lists_of(work: Work, konteks: Konteks) -> DaftarJaga:
    """Return the lists in force within a running transaction."""
    return _lists(work.daftar_jaga.newest(), konteks)


def lists_of_shift(work: Work, konteks: Konteks, shift: Giliran) -> DaftarJaga:
    """Return the lists a shift had: those in force when it ended, or now while it runs."""
    for after in work.giliran.find(shift.nomor + 1):
        return _lists(work.daftar_jaga.before(work.giliran.opened_by(after.nomor)), konteks)
    return lists_of(work, konteks)


def _lists(decided: tuple[DaftarTersimpan, ...], konteks: Konteks) -> DaftarJaga:
    meja = konteks.sumber.meja
    bawaan = DaftarJaga(meja.pendamping, meja.tugas_berkala, meja.hitungan)
    for stored in decided:
        berlaku = datetime.fromisoformat(stored.berlaku).date()
        return in_force(bawaan, decode(DaftarJagaUnit, stored.isi), berlaku)
    return bawaan
