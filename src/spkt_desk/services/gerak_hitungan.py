"""Standing counts between two countings: what the books beside the journal changed or lent out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from spkt_desk.db.pendamping import GerakTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.cek_tahanan import Jagaan, Tahanan
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.hitungan_jaga import carried
from spkt_desk.domain.pendamping import Arah, DaftarPendamping
from spkt_desk.domain.riwayat import POSISI_TERBESAR

LAKI: Final = "tahanan_laki"
PEREMPUAN: Final = "tahanan_perempuan"


def moved(
    work: Work, daftar: DaftarPendamping, dari: int, sampai: int = POSISI_TERBESAR
) -> dict[str, int]:
    """Return by how much each standing count was changed for good between two entries."""
    found: dict[str, int] = {}
    for one in work.pendamping.moves(dari, sampai):
        for kunci, change in _change(daftar, one):
            found[kunci] = found.get(kunci, 0) + change
    return {kunci: change for kunci, change in found.items() if change}


def moved_since_count(work: Work, daftar: DaftarPendamping, shift: Giliran) -> dict[str, int]:
    """Return what changed between the figures before a shift and the end of that shift, or now."""
    # One that counted nothing is no figure before: the opening of the shift is.
    before = tuple(one for one in work.serah.newest_before(shift.nomor) if work.serah.counts(one))
    dari = min(
        (
            *(one.posisi for nomor in before for one in work.serah.find(nomor)),
            work.giliran.opened_by(before[0] + 1 if before else shift.nomor),
        )
    )
    later = work.giliran.find(shift.nomor + 1)
    sampai = work.giliran.opened_by(later[0].nomor) if later else POSISI_TERBESAR
    return moved(work, daftar, dari, sampai)


def detained(work: Work, daftar: DaftarPendamping, shift: Giliran) -> tuple[Jagaan, ...]:
    """Return who is guarded in the present shift and since when, oldest first."""
    now = Tahanan(shift.tahanan_laki, shift.tahanan_perempuan)
    found = [Jagaan(shift.mulai, now)]
    for one in work.pendamping.moves(work.giliran.opened_by(shift.nomor), POSISI_TERBESAR):
        change = dict(_change(daftar, one))
        now = Tahanan(
            carried(now.laki, change.get(LAKI, 0)),
            carried(now.perempuan, change.get(PEREMPUAN, 0)),
        )
        if now != found[-1].tahanan:
            found.append(Jagaan(datetime.fromisoformat(one.waktu), now))
    return tuple(found)


def lent_of(work: Work, daftar: DaftarPendamping) -> tuple[tuple[str, int], ...]:
    """Return (standing count, how many of it are out) within a running transaction."""
    lent: dict[str, int] = {}
    for stored in work.pendamping.open_ones():
        for jenis in daftar.find(stored.buku):
            if jenis.hitungan:
                lent[jenis.hitungan] = lent.get(jenis.hitungan, 0) + stored.jumlah
    return tuple(lent.items())


def _change(daftar: DaftarPendamping, one: GerakTersimpan) -> tuple[tuple[str, int], ...]:
    """Return (standing count, change), a tuple of one; empty for a book that left the list."""
    return tuple(
        (jenis.hitungan, Arah(one.arah).tanda * one.jumlah) for jenis in daftar.find(one.buku)
    )
