"""What goes to paper from the guard's page is an act of the history, like every other print."""

from __future__ import annotations

from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat


def note_printed(konteks: Konteks, pencatat: Pencatat, rekaman_id: str) -> None:
    """Record that a sheet goes to print; the caller has asked for the right."""
    with konteks.database.transaction() as work:
        pencatat.record(work, JenisPeristiwa.LEMBAR_DICETAK, rekaman_id=rekaman_id)
