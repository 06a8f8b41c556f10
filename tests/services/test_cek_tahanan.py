"""The looks into the cells on a real station: due while anybody is detained, and only then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spkt_desk.domain.cek_tahanan import CekKetikan, Tahanan
from spkt_desk.domain.errors import RuleViolation
from tests.services.meja import good, open_shift, said
from tests.support.stasiun import Stasiun


def test_the_cells_are_asked_for_only_while_somebody_is_detained(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    for _before_and_after in range(2):
        assert desk.cek_tahanan.cells() == ()
        assert desk.cek_tahanan.missed() == 0
        with pytest.raises(RuleViolation, match="tidak menjaga tahanan"):
            desk.cek_tahanan.check(CekKetikan("0", "0", "sehat"))
        open_shift(stasiun)


def test_a_look_into_the_cells_is_a_line_and_missed_ones_are_counted(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2, tahanan_perempuan=1)
    desk = stasiun.layanan
    desk.pendamping.take("bon_tahanan_laki", "Baduwi", "", "ke penyidik")
    stasiun.clock.advance(timedelta(minutes=61))
    [cells] = desk.cek_tahanan.cells()
    assert (cells.tahanan, cells.di_sel, cells.dibon.jumlah) == (Tahanan(2, 1), Tahanan(1, 1), 1)
    assert (cells.terakhir, cells.lewat) == ((), True)
    assert desk.cek_tahanan.missed() == 0
    line = desk.cek_tahanan.check(CekKetikan("1", "1", "sehat, aman.")).value
    assert line.uraian == "Cek ruang tahanan: tahanan 2 (L 1, P 1); keadaan sehat, aman."
    [cells] = desk.cek_tahanan.cells()
    assert (cells.terakhir, cells.lewat) == ((line.ditulis,), False)
    stasiun.clock.advance(timedelta(minutes=131))
    assert desk.cek_tahanan.missed() == 2
    with pytest.raises(RuleViolation, match="Menurut buku L 1, P 1"):
        desk.cek_tahanan.check(CekKetikan("0", "0", "sehat"))
    desk.cek_tahanan.check(CekKetikan("0", "0", "kosong", "semua dibawa berobat"))
    assert said(desk)[-1] == (
        "Cek ruang tahanan: tahanan nihil, menurut buku L 1, P 1 (semua dibawa berobat); "
        "keadaan kosong."
    )
    assert desk.cek_tahanan.missed() == 2
    open_shift(stasiun, tahanan_laki=1)
    assert desk.cek_tahanan.missed() == 0
    assert desk.cek_tahanan.cells()[0].terakhir == ()


def test_a_look_dated_ahead_by_a_wrong_clock_silences_no_reminder(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=1)
    desk, now = stasiun.layanan, stasiun.clock.now().wall
    stasiun.clock.set_wall(now + timedelta(days=2))
    desk.cek_tahanan.check(CekKetikan("1", "0", "sehat"))
    stasiun.clock.set_wall(now + timedelta(minutes=70))
    assert desk.cek_tahanan.cells()[0].lewat
    desk.cek_tahanan.check(CekKetikan("1", "0", "sehat"))
    assert not desk.cek_tahanan.cells()[0].lewat
    stasiun.clock.advance(timedelta(minutes=61))
    assert desk.cek_tahanan.cells()[0].lewat


def test_who_is_brought_in_during_a_shift_is_guarded_from_then_on(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    stasiun.clock.advance(timedelta(hours=3))
    line = desk.pendamping.note(
        "tahanan_laki_masuk", "Baduwi, penyidik Aiptu Karim", "", "SP.Han/7/XI/2026"
    ).value
    assert line.uraian == (
        "Tahanan laki-laki masuk ruang tahanan: 1 orang, Baduwi, penyidik Aiptu Karim, "
        "SP.Han/7/XI/2026."
    )
    assert desk.pendamping.open_ones() == ()
    assert desk.giliran.detained() == Tahanan(1, 0)
    [cells] = desk.cek_tahanan.cells()
    assert (cells.tahanan, cells.lewat) == (Tahanan(1, 0), False)
    stasiun.clock.advance(timedelta(minutes=75))
    assert desk.cek_tahanan.cells()[0].lewat
    assert desk.cek_tahanan.missed() == 1
    with pytest.raises(RuleViolation, match="Menurut buku ada 1 orang"):
        desk.pendamping.note("tahanan_laki_keluar", "Baduwi", "2", "")
    with pytest.raises(RuleViolation, match=r"ada 0 orang\. Bila kenyataannya lain, catat dahulu"):
        desk.pendamping.note("tahanan_perempuan_keluar", "Ramla", "1", "")
    desk.pendamping.take("bon_tahanan_laki", "Baduwi, Aiptu Karim", "", "")
    with pytest.raises(RuleViolation, match=r"1 di antaranya sedang dibon\. Catat dahulu kembali"):
        desk.pendamping.note("tahanan_laki_keluar", "Baduwi, ke Lapas", "1", "")
    desk.pendamping.give_back(desk.pendamping.open_ones()[0].catatan_id, "")
    desk.pendamping.note("tahanan_laki_keluar", "Baduwi, ke Lapas", "1", "")
    assert said(desk)[-1] == (
        "Tahanan laki-laki keluar untuk seterusnya: 1 orang, Baduwi, ke Lapas."
    )
    assert desk.cek_tahanan.cells() == ()
    stasiun.clock.advance(timedelta(hours=5))
    assert desk.cek_tahanan.missed() == 1
    assert good(stasiun)


def test_what_was_found_in_the_cells_is_typed_whole(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    with pytest.raises(RuleViolation) as wrong:
        stasiun.layanan.cek_tahanan.check(CekKetikan("dua", "", " "))
    fields = [one.field for one in wrong.value.problems]
    assert fields == ["cek.laki", "cek.perempuan", "cek.keadaan"]
