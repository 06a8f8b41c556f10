"""The abbreviations and usual sentences of the quick line: what is in force, and a change of it."""

from __future__ import annotations

from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.singkatan import (
    SingkatanKetikan,
    SingkatanMutasi,
    read_singkatan,
    typed_of,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat, stamp


class SingkatanService:
    """What an officer can read and change about the words of the quick line."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def current(self) -> SingkatanMutasi:
        """Return the unit's own lists, or the shipped ones while it has none."""
        with self._konteks.database.reading() as work:
            own = work.singkatan.newest()
        return read_singkatan(own[0]) if own else self._konteks.sumber.meja.singkatan

    def save(self, ketikan: SingkatanKetikan) -> Saved[SingkatanMutasi]:
        """Date the lists as typed; lines that stand in the book stay as they are."""
        isi = read_singkatan(ketikan)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SATUAN_UBAH)
            berlaku = stamp(self._konteks.clock.now().wall)
            self._pencatat.record(
                work,
                JenisPeristiwa.SINGKATAN_DIUBAH,
                rows=(work.singkatan.new_row(typed_of(isi), berlaku),),
            )
        return Saved(isi, frozenset({Changed.SETELAN}))
