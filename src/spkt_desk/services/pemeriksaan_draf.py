"""The visits of a check that wait for their LP: is each one there, and as this program kept it.

What was typed when the book got its line stands in the chain; what is typed later is marked with
the key of the visit's record, so that a form can be filled in further without an entry a keystroke.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import datetime

from spkt_desk.db.draf import DrafTersimpan
from spkt_desk.db.riwayat import as_blob
from spkt_desk.db.work import Work
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import JenisPeristiwa, Peristiwa
from spkt_desk.services.draf import visit_mark
from spkt_desk.services.pemeriksaan_surat import line

KUNJUNGAN = "Kunjungan menunggu LP"


def visit_lines(work: Work) -> Iterator[BarisPeriksa]:
    """Compare the visits that the chain says are waiting with the forms that wait."""
    bad: list[str] = []
    waiting = _waiting(work)
    for taken in waiting.values():
        when = f"{datetime.fromisoformat(taken.waktu):%d-%m-%Y %H.%M}"
        bad += [f"kunjungan {when}: isiannya {how}" for how in _wrong(work, taken)]
    kept = {one.draft_id for one in work.draf.all() if one.keadaan == KeadaanDraf.MENUNGGU_LP}
    unknown = len(kept - set(waiting))
    if unknown:
        bad.append(f"{unknown} isian menunggu tanpa peristiwa")
    yield line(KUNJUNGAN, bad, f"{len(waiting)} isian utuh")


def _waiting(work: Work) -> dict[str, Peristiwa]:
    """Return the act by visit: not thrown away, not a letter by now, not past its term."""
    found: dict[str, Peristiwa] = {}
    for entry in work.riwayat.of_kinds(
        (JenisPeristiwa.KEHILANGAN_DIAMBIL, JenisPeristiwa.DRAF_DIBUANG)
    ):
        if entry.jenis == JenisPeristiwa.DRAF_DIBUANG:
            found.pop(entry.rekaman_id, None)
        elif work.kunci.find(entry.rekaman_id) and not work.kehilangan.by_draft(entry.rekaman_id):
            found[entry.rekaman_id] = entry
    return found


def _wrong(work: Work, taken: Peristiwa) -> tuple[str, ...]:
    """Return what happened to the form of a visit."""
    kept = work.draf.find(taken.rekaman_id)
    if not kept:
        return ("hilang",)
    if kept[0].keadaan != KeadaanDraf.MENUNGGU_LP:
        return ("tidak lagi menunggu LP",)
    (key,) = work.kunci.find(taken.rekaman_id)
    return () if _own(key, kept[0]) else ("diubah di luar program",)


def _own(key: bytes, kept: DrafTersimpan) -> bool:
    expected = visit_mark(key, kept.draft_id, as_blob(kept.isi))
    return hmac.compare_digest(as_blob(kept.sidik), expected)
