"""Work does not wait for a change of the guard: the roster is proposed, the line says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from tests.services.meja import enrol, officer, open_shift
from tests.support.serah import BASAH, filled
from tests.support.stasiun import IZIN, Stasiun, make_draft

BESOK = date(2026, 11, 22)
BELUM = "Giliran 1 (Regu II) belum diserahterimakan."


def _issue_line(desk: Layanan, draft_id: str) -> str:
    """Issue a letter and return the book's words about it."""
    desk.kehilangan.issue(make_draft(draft_id, mulai=desk.clock.now().wall.isoformat()))
    return desk.mutasi.day(desk.mutasi.today())[-1].uraian


def test_with_no_shift_open_the_roster_is_proposed_and_the_line_says_why(stasiun: Stasiun) -> None:
    ka = enrol(stasiun, Peran.KA_SPKT)
    desk = stasiun.layanan
    open_shift(stasiun)
    ka.jadwal.make(BESOK)
    other = replace(
        officer(stasiun, Peran.KA_SPKT), petugas_id="", nomor="85110243", nama="Marten Tahitu"
    )
    other = desk.setelan.save_petugas(other, IZIN).value
    [planned] = [one.jadwal for one in ka.jadwal.month(BESOK) if one.jadwal.hari == BESOK]
    ka.jadwal.change(replace(planned, ka_spkt_id=other.petugas_id), "Aipda Darmawan cuti")
    own = [one.kunci for one in desk.kehilangan.signers()]
    assert own[1] == f"an-{other.petugas_id}"
    assert desk.kehilangan.guard_notice() == ""
    assert BELUM not in _issue_line(desk, "draf-uji-1")

    stasiun.clock.advance(timedelta(hours=26))
    assert "dari jadwal jaga" in desk.kehilangan.guard_notice()
    later = [one.kunci for one in desk.kehilangan.signers()]
    assert later[:2] == [own[1], own[0]]
    assert _issue_line(desk, "draf-uji-2").endswith(BELUM)

    # Handed over, the desk has nothing to say, though nobody opened the next shift yet.
    desk.serah.finish(filled(desk), BASAH)
    assert desk.kehilangan.guard_notice() == ""
    assert BELUM not in _issue_line(desk, "draf-uji-3")


def test_without_a_roster_the_last_shift_is_proposed(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    own = desk.kehilangan.signers()
    stasiun.clock.advance(timedelta(hours=26))
    assert desk.kehilangan.signers() == own
    assert "jadwal" not in desk.kehilangan.guard_notice()
    assert _issue_line(desk, "draf-uji-1").endswith(BELUM)


def test_before_the_first_shift_there_is_nothing_to_hand_over(stasiun: Stasiun) -> None:
    assert stasiun.layanan.kehilangan.guard_notice() == ""
    assert "diserahterimakan" not in _issue_line(stasiun.layanan, "draf-uji-1")
