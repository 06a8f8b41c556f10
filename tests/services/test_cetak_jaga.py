"""Every sheet of the guard's page that goes to print is an entry of the history."""

from __future__ import annotations

from datetime import date
from functools import partial

from spkt_desk.domain.lembar import SisiSampul
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from tests.services.meja import acts, enrol, open_shift
from tests.support.stasiun import Stasiun


def test_roster_cover_and_list_of_reports_leave_their_entry(stasiun: Stasiun) -> None:
    ka = enrol(stasiun, Peran.KA_SPKT)
    open_shift(stasiun)
    open_shift(stasiun, regu="Regu III")
    ka.lembar.ensure(1)
    hari = date(2026, 11, 21)
    ka.jadwal.make(hari)
    ka.lapor.register(WajibLaporKetikan("Ridwan Musa", "LP/B/41", "senin", "", "31122026"))
    [orang] = ka.lapor.people()
    prints = (
        partial(ka.jadwal.sheet, hari),
        partial(ka.buku.cover, 1, SisiSampul.PEMBUKA),
        partial(ka.lapor.sheet, orang.lapor_id),
    )
    for act in prints:
        before = acts(stasiun)
        assert act().pdf.startswith(b"%PDF")
        assert acts(stasiun) == [*before, "lembar dicetak"]
