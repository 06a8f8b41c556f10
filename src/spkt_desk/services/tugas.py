"""The unit's duties in Setelan: what is in force, and a dated change of it."""

from __future__ import annotations

from datetime import date

from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.domain.isian_tugas import read_tugas
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.tugas import Kewenangan, Penduduk, Tugas, TugasKetikan
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat, stamp


class TugasService:
    """What an officer can read and change about the unit's duties."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def current(self) -> Tugas:
        """Return what was entered last; a right that begins later is shown already."""
        with self._konteks.database.reading() as work:
            return work.tugas.current()

    def kewenangan(self, hari: date) -> Kewenangan:
        """Return whether the unit investigates on a day: an old paper asks about its own day."""
        with self._konteks.database.reading() as work:
            return work.tugas.kewenangan(hari)

    def save(self, ketikan: TugasKetikan) -> Saved[Tugas]:
        """Date what differs from before; what is the same is not written again."""
        now = self._konteks.clock.now().wall
        tugas = read_tugas(ketikan, now.date())
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SATUAN_UBAH)
            rows = _changes(work, tugas, stamp(now))
            if rows:
                self._pencatat.record(work, JenisPeristiwa.TUGAS_DIUBAH, rows=rows)
        return Saved(tugas, frozenset({Changed.SETELAN}))


def first_rows(work: Work, tugas: Tugas, berlaku: str) -> tuple[BarisBaru, ...]:
    """Return the rows a founding writes."""
    return (
        work.tugas.kewenangan_row(tugas.kewenangan, berlaku),
        work.tugas.jaga_row(tugas.jaga, berlaku),
        *(work.tugas.penduduk_row(one, berlaku, at) for at, one in enumerate(tugas.penduduk)),
    )


def _changes(work: Work, tugas: Tugas, berlaku: str) -> tuple[BarisBaru, ...]:
    """Return a row for each fact that differs; a year that is gone is taken back."""
    before = work.tugas.current()
    rows: list[BarisBaru] = []
    if tugas.kewenangan != before.kewenangan:
        rows.append(work.tugas.kewenangan_row(tugas.kewenangan, berlaku))
    if tugas.jaga != before.jaga:
        rows.append(work.tugas.jaga_row(tugas.jaga, berlaku))
    kept = {one.tahun for one in tugas.penduduk}
    figures = [one for one in tugas.penduduk if one not in before.penduduk]
    figures += [
        Penduduk(one.tahun, 0, one.sumber) for one in before.penduduk if one.tahun not in kept
    ]
    rows += [work.tugas.penduduk_row(one, berlaku, at) for at, one in enumerate(figures)]
    return tuple(rows)
