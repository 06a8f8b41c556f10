"""The forms at the counter, kept in a real encrypted file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import Asal
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.draf import DRAF_TERBESAR
from tests.services.meja import (
    acts,
    count,
    enrol,
    good,
    issue,
)
from tests.support import kiriman
from tests.support.stasiun import NRP, PERTAMA, SANDI, Stasiun, make_draft, next_number


def test_a_form_larger_than_any_form_is_not_kept(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    before = count(stasiun)
    with pytest.raises(RuleViolation, match="paling banyak 1000 kB") as violation:
        desk.draf.keep(make_draft(keterangan="a" * DRAF_TERBESAR))
    assert violation.value.problems[0].field == "draf"
    assert count(stasiun) == before
    desk.draf.keep(make_draft(keterangan="a" * 20_000))


def test_a_thing_that_was_taken_waits_for_the_lp(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    draft = make_draft(barang=(), tempat_hilang="")
    saved = desk.draf.register_taken(draft)
    assert acts(stasiun)[-2:] == ["barang diambil orang", "mutasi"]
    baris = desk.mutasi.day(desk.mutasi.today())[-1]
    assert baris.no == saved.value
    assert "diarahkan untuk Laporan Polisi" in baris.uraian
    assert "Suharti Ningsih" in baris.uraian
    [waiting] = desk.draf.all()
    assert waiting.keadaan is KeadaanDraf.MENUNGGU_LP
    kept = desk.draf.load(draft.draft_id)
    assert kept == replace(draft, asal=Asal.DIAMBIL.value)
    with pytest.raises(RuleViolation, match="LP, bukan dengan SKTLK"):
        desk.kehilangan.issue(kept)
    assert next_number(desk) == PERTAMA


def test_a_desk_that_calls_the_letter_otherwise_is_answered_in_its_word(stasiun: Stasiun) -> None:
    shipped = kiriman.sumber()
    form = replace(shipped.bentuk, singkatan="STPLK")
    door = stasiun.new_door(replace(shipped, bentuk=form))
    with pytest.raises(RuleViolation, match="LP, bukan dengan STPLK"):
        door.login(NRP, SANDI).kehilangan.issue(make_draft(asal=Asal.DIAMBIL.value))
    door.close()


def test_a_visit_that_waits_for_the_lp_gets_no_letter_from_an_older_form(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    desk.draf.register_taken(make_draft())
    before = count(stasiun)
    with pytest.raises(RuleViolation, match="LP, bukan dengan SKTLK") as violation:
        issue(stasiun)
    assert [problem.field for problem in violation.value.problems] == ["asal"]
    assert desk.kehilangan.check(make_draft()) == violation.value.problems
    assert count(stasiun) == before


def test_who_throws_a_waiting_visit_away_stands_in_the_history(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.draf.keep(make_draft("biasa"))
    desk.draf.discard("biasa")
    assert "draf dibuang" not in acts(stasiun)
    desk.draf.register_taken(make_draft())
    desk.draf.discard("draf-uji-1")
    assert acts(stasiun)[-1] == "draf dibuang"
    assert desk.draf.all() == ()
    assert good(stasiun)


def test_a_second_press_on_taken_changes_nothing(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.draf.register_taken(make_draft())
    before = count(stasiun)
    assert desk.draf.register_taken(make_draft()).changed == frozenset()
    assert count(stasiun) == before


def test_typing_on_does_not_turn_a_waiting_visit_back(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.draf.register_taken(make_draft())
    desk.draf.keep(make_draft(asal=Asal.DIAMBIL.value, keterangan="dijambret"))
    [waiting] = desk.draf.all()
    assert waiting.keadaan is KeadaanDraf.MENUNGGU_LP
    assert desk.draf.load("draf-uji-1").keterangan == "dijambret"


def test_a_draft_comes_back_word_for_word_after_a_kill(stasiun: Stasiun) -> None:
    draft = make_draft(tempat_hilang="  setengah ketik", keterangan="belum selesai  ")
    stasiun.layanan.draf.keep(draft)
    # Nothing is closed: another start of the program sees what was kept.
    desk = stasiun.new_door().login("03100376", "kapal layar 7 di teluk")
    [line] = desk.draf.all()
    assert line.nama == "Suharti Ningsih"
    assert line.barang == "KTP, SIM, ATM"
    assert line.milik_saya
    assert desk.draf.load(line.draft_id) == draft


def test_a_colleagues_draft_says_whose_it_is(stasiun: Stasiun) -> None:
    stasiun.layanan.draf.keep(make_draft())
    [line] = enrol(stasiun, Peran.BAMIN).draf.all()
    assert not line.milik_saya
    assert line.petugas == "Yosep Kaimana"


def test_an_issued_or_discarded_draft_is_gone(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.draf.keep(make_draft())
    issue(stasiun)
    desk.draf.keep(make_draft())  # the timer of the form fires once more
    desk.draf.keep(make_draft("lain"))
    desk.draf.discard("lain")
    assert desk.draf.all() == ()
    with pytest.raises(RuleViolation, match="sudah terbit atau sudah dibuang"):
        desk.draf.load("draf-uji-1")
