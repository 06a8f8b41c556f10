"""Accounts whose time is over: noted as ended, then their slots go; the file owes a new key (R10).

Called at every login, lock and sweep. Until then nothing stays open: each act asks the stored time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.akun import AkunPetugas, JenisAkun
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.services.akun import Akun
from spkt_desk.services.hak import account_ended
from spkt_desk.services.pencatatan import Pencatat, stamp


def close_ended(work: Work, pencatat: Pencatat, now: datetime) -> tuple[Petugas, ...]:
    """Note the end of every account whose time is over; return their officers.

    An inspector goes out of service with his account; an officer of the unit stays one.
    """
    over = [
        one.petugas_id
        for one in work.akun.all()
        if one.jenis is not JenisAkun.DITUTUP and account_ended(work, one.petugas_id, now)
    ]
    return tuple(_close(work, pencatat, work.petugas.by_id(one), now) for one in over)


def closed_with_slot(work: Work, akun: Akun) -> tuple[str, ...]:
    """Return the numbers of closed accounts that still have a slot, also after a kill."""
    slots = akun.slots()
    closed = {one.petugas_id for one in work.akun.all() if one.jenis is JenisAkun.DITUTUP}
    return tuple(
        one.nomor
        for one in work.petugas.all()
        if one.petugas_id in closed and slots.has_officer(one.nomor)
    )


def _close(work: Work, pencatat: Pencatat, petugas: Petugas, now: datetime) -> Petugas:
    rows = [work.akun.new_row(AkunPetugas(petugas.petugas_id, JenisAkun.DITUTUP))]
    if Peran.PEMERIKSA in petugas.peran and petugas.aktif:
        rows.append(work.petugas.new_row(replace(petugas, aktif=False), stamp(now)))
    pencatat.record(
        work, JenisPeristiwa.AKUN_DITUTUP, rekaman_id=petugas.petugas_id, rows=tuple(rows)
    )
    return petugas
