"""Whether the file is owed a new key: somebody who may no longer know the present one did so.

Read from the history alone, so nothing can be forgotten: the debt begins with the act that ended an
account or used the recovery code, and ends with the act that names the new key.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.riwayat import JenisPeristiwa, Peristiwa
from spkt_desk.services.pencatatan import content_of

REKAMAN_KUNCI: Final = "kunci-data"
"""Record id of every entry about the key of the file."""

SAMPAI: Final = "sampai"
"""Names, in the entry of a new key, the last act that made it necessary."""

_SEBAB: Final = (JenisPeristiwa.AKUN_DITUTUP, JenisPeristiwa.KODE_PEMULIHAN_DIPAKAI)


def key_debt(work: Work) -> tuple[Peristiwa, ...]:
    """Return the newest act after which no new key was made, as a tuple of one; empty for none."""
    officers = [one.petugas_id for one in work.petugas.all()]
    since = work.riwayat.newest_of(officers, _SEBAB)
    done = work.riwayat.newest_of((REKAMAN_KUNCI,), (JenisPeristiwa.KUNCI_BARU,))
    if not since or not done:
        return since
    paid = int(dict(decode_pairs(content_of(work, done[0].posisi)))[SAMPAI])
    return since if since[0].posisi > paid else ()


def debt_sentence(sebab: Peristiwa) -> str:
    """Say what is owed, and since when."""
    hari = tanggal_panjang(datetime.fromisoformat(sebab.waktu).date())
    return f"kunci baru tertunda sejak {hari} ({sebab.jenis})"
