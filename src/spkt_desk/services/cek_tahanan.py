"""The looks into the cells: due while anybody is detained, one line each, misses counted."""

from __future__ import annotations

from datetime import datetime, timedelta

from spkt_desk.db.work import Work
from spkt_desk.domain.cek_tahanan import (
    CekKetikan,
    KeadaanTahanan,
    Tahanan,
    guarded,
    look_line,
    missed_checks,
    read_look,
)
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.daftar_jaga import lists_of
from spkt_desk.services.gerak_hitungan import LAKI, PEREMPUAN, detained, lent_of
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, Saat


class CekTahananService:
    """What an officer can do about the cells."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def cells(self) -> tuple[KeadaanTahanan, ...]:
        """Return the cells of the present shift, a tuple of one; empty while nobody is detained."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            saat = self._pencatat.saat(work)
            return self._cells(work, saat)

    def check(self, look: CekKetikan) -> Saved[MutasiBaris]:
        """Write the line of a look into the cells: who was found there, and their state.

        Found otherwise than the book has it, the line says the book's figure and the reason.
        """
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.PENDAMPING_TULIS)
            saat = self._pencatat.saat(work)
            cells = self._cells(work, saat)
            if not cells:
                raise RuleViolation.at("cek", "Giliran ini tidak menjaga tahanan.")
            kalimat = self._mutasi.kalimat
            baris = self._mutasi.append(
                work,
                IsiMutasi(
                    look_line(read_look(look, cells[0].di_sel), cells[0].di_sel, kalimat),
                    kalimat.sentence("cek_tahanan_keterangan"),
                ),
                jenis=JenisMutasi.CEK_TAHANAN,
                rekaman_id=self._konteks.new_id(),
                kejadian=saat.wall,
                merah=False,
                saat=saat,
            )
        return Saved(baris, frozenset({Changed.MUTASI}))

    def missed(self) -> int:
        """Return how many looks into the cells the present shift left out, by the book's lines."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            saat, daftar = self._pencatat.saat(work), lists_of(work, self._konteks).pendamping
            return sum(
                missed_checks(
                    daftar.cek, detained(work, daftar, shift), _looks(work, shift), saat.wall
                )
                for shift in work.giliran.newest()
            )

    def _cells(self, work: Work, saat: Saat) -> tuple[KeadaanTahanan, ...]:
        daftar = lists_of(work, self._konteks).pendamping
        lent = dict(lent_of(work, daftar))
        every = timedelta(minutes=daftar.cek.jeda)
        found = []
        for shift in work.giliran.newest():
            jagaan = detained(work, daftar, shift)
            looks = _looks(work, shift)
            if jagaan[-1].tahanan.jumlah:
                since = guarded(jagaan, saat.wall)[-1][0]
                # Either way: a look dated far ahead by a wrong clock was none of the last hour.
                away = (abs(saat.wall - one) for one in (since, *looks))
                found.append(
                    KeadaanTahanan(
                        giliran=shift.nomor,
                        tahanan=jagaan[-1].tahanan,
                        dibon=Tahanan(lent.get(LAKI, 0), lent.get(PEREMPUAN, 0)),
                        jeda=daftar.cek.jeda,
                        terakhir=looks[-1:],
                        lewat=min(away) > every,
                    )
                )
        return tuple(found)


def _looks(work: Work, shift: Giliran) -> tuple[datetime, ...]:
    """Return when the cells were looked into since a shift was opened, oldest first."""
    lines = work.mutasi.of_kind_after(
        JenisMutasi.CEK_TAHANAN.value, work.giliran.opened_by(shift.nomor)
    )
    return tuple(datetime.fromisoformat(one.ditulis) for one in lines)
