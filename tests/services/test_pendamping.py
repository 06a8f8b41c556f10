"""The books beside the journal on a real station: out, back, counted, and looks into the cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.pendamping import CekKetikan, Tahanan
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import HitunganKetikan
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.services.pendamping import PendampingService
from tests.services.meja import BERDUA, SANDI_LAIN, acts, enrol, good, inside, officer, open_shift
from tests.support.serah import BASAH, filled
from tests.support.stasiun import IZIN, Stasiun

ANTON = "Bripka Anton Sanusi"


def said(desk: Layanan) -> list[str]:
    """Return the words of today's lines."""
    return [one.uraian for one in desk.mutasi.day(desk.mutasi.today())]


def without(stasiun: Stasiun, buku: str) -> PendampingService:
    """Return the service of a unit that does not use a book."""
    desk = stasiun.layanan
    konteks = desk._konteks  # noqa: SLF001
    meja = konteks.sumber.meja
    jenis = tuple(replace(one, aktif=one.kunci != buku) for one in meja.pendamping.jenis)
    meja = replace(meja, pendamping=replace(meja.pendamping, jenis=jenis))
    other = replace(konteks, sumber=replace(konteks.sumber, meja=meja))
    return PendampingService(other, desk._pencatat, desk.mutasi)  # noqa: SLF001


def test_out_and_back_are_two_lines_and_what_is_out_stands_beside_the_count(
    stasiun: Stasiun,
) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    line = desk.pendamping.take("bon_senpi", ANTON, "2", "V2 121 dan 122").value
    assert (line.jenis, line.merah, line.no) == (JenisMutasi.PENDAMPING, False, 2)
    assert line.uraian == f"Bon senjata api dikeluarkan: 2 pucuk, {ANTON}, V2 121 dan 122."
    stasiun.clock.advance(timedelta(minutes=95))
    [out] = desk.pendamping.open_ones()
    assert (out.nama, out.jumlah, out.satuan, out.keterangan) == (
        ANTON, 2, "pucuk", "V2 121 dan 122",
    )  # fmt: skip
    assert out.sejak == line.ditulis
    assert desk.pendamping.balances() == (("senpi", 2),)
    assert desk.serah.form(1).dibon == (("senpi", 2),)
    back = desk.pendamping.give_back(out.catatan_id, "lengkap").value
    since = f"(sejak 21-11-2026 pukul {line.ditulis:%H.%M})"
    assert back.uraian == f"Bon senjata api kembali: 2 pucuk, {ANTON}, lengkap {since}."
    assert back.rekaman_id == line.rekaman_id
    assert desk.pendamping.open_ones() == ()
    assert desk.pendamping.balances() == ()
    assert acts(stasiun).count("buku pendamping") == 2
    assert good(stasiun)


def test_what_came_back_does_not_come_back_again(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.pendamping.take("bon_kunci", ANTON, "", "gudang")
    [out] = desk.pendamping.open_ones()
    desk.pendamping.give_back(out.catatan_id, "")
    lines = said(desk)
    for gone in (out.catatan_id, "tidak ada"):
        with pytest.raises(RuleViolation, match="sudah kembali"):
            desk.pendamping.give_back(gone, "")
    assert said(desk) == lines


def test_balances_add_up_and_only_what_is_out_counts(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.pendamping.take("bon_amunisi", ANTON, "12", "")
    desk.pendamping.take("bon_amunisi", "Brigpol Hasan Lamusu", "8", "")
    desk.pendamping.take("besuk", "Ramla Daud, menjenguk Baduwi", "2", "")
    desk.pendamping.note("tamu", "Ridwan Musa, menemui Kapolsek", "", "urusan izin")
    assert desk.pendamping.balances() == (("amunisi", 20),)
    assert [one.buku for one in desk.pendamping.open_ones()] == [
        "bon_amunisi", "bon_amunisi", "besuk",
    ]  # fmt: skip
    assert said(desk)[-1] == "Tamu datang: 1 orang, Ridwan Musa, menemui Kapolsek, urusan izin."


def test_an_event_has_no_return_and_a_loan_is_no_event(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    with pytest.raises(RuleViolation, match="tidak ada kembalinya"):
        desk.pendamping.take("tamu", "Ridwan Musa", "", "")
    with pytest.raises(RuleViolation, match="keluar dan kembali"):
        desk.pendamping.note("bon_senpi", ANTON, "", "")
    with pytest.raises(RuleViolation, match="Pilih daftarnya"):
        desk.pendamping.take("buku lain", ANTON, "", "")
    assert said(desk) == []


def test_a_book_the_unit_does_not_use_takes_nothing_but_still_gives_back(
    stasiun: Stasiun,
) -> None:
    stasiun.layanan.pendamping.take("bon_senpi", ANTON, "1", "")
    unit = without(stasiun, "bon_senpi")
    with pytest.raises(RuleViolation, match="tidak memakai"):
        unit.take("bon_senpi", ANTON, "1", "")
    [out] = unit.open_ones()
    unit.give_back(out.catatan_id, "")
    assert unit.open_ones() == ()


def test_names_are_sealed_and_go_with_the_month_of_the_return(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    enrol(stasiun, Peran.BAMIN)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    desk.pendamping.take("bon_tahanan_laki", "Baduwi", "", "ke penyidik")
    desk.pendamping.take("bon_senpi", ANTON, "1", "")
    with inside(stasiun) as raw:
        rows = raw.execute("SELECT * FROM pendamping").fetchall()
    assert not any("Baduwi" in str(cell) for row in rows for cell in row)
    prisoner, _gun = desk.pendamping.open_ones()
    desk.pendamping.give_back(prisoner.catatan_id, "")
    open_shift(stasiun)
    chief.setelan.set_retention(RegisterSimpan.BUKU, 30, "Keputusan 7/2026", Bukti(SANDI_LAIN))
    stasiun.clock.advance(timedelta(days=31))
    open_shift(stasiun)
    chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    assert [one.nama for one in desk.pendamping.open_ones()] == [ANTON]
    with inside(stasiun) as raw:
        kept = {row[0] for row in raw.execute("SELECT kunci_id FROM kunci_rekaman")}
    assert prisoner.catatan_id not in kept
    assert good(stasiun)
    desk.pendamping.give_back(desk.pendamping.open_ones()[0].catatan_id, "")
    assert good(stasiun)


def test_the_cells_are_asked_for_only_while_somebody_is_detained(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    for _before_and_after in range(2):
        assert desk.pendamping.cells() == ()
        assert desk.pendamping.missed() == 0
        with pytest.raises(RuleViolation, match="tidak menjaga tahanan"):
            desk.pendamping.check_cells(CekKetikan("0", "0", "sehat"))
        open_shift(stasiun)


def test_a_look_into_the_cells_is_a_line_and_missed_ones_are_counted(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2, tahanan_perempuan=1)
    desk = stasiun.layanan
    desk.pendamping.take("bon_tahanan_laki", "Baduwi", "", "ke penyidik")
    stasiun.clock.advance(timedelta(minutes=61))
    [cells] = desk.pendamping.cells()
    assert (cells.tahanan, cells.di_sel, cells.dibon.jumlah) == (Tahanan(2, 1), Tahanan(1, 1), 1)
    assert (cells.terakhir, cells.lewat) == ((), True)
    assert desk.pendamping.missed() == 0
    line = desk.pendamping.check_cells(CekKetikan("1", "1", "sehat, aman.")).value
    assert line.uraian == "Cek ruang tahanan: tahanan 2 (L 1, P 1); keadaan sehat, aman."
    [cells] = desk.pendamping.cells()
    assert (cells.terakhir, cells.lewat) == ((line.ditulis,), False)
    stasiun.clock.advance(timedelta(minutes=131))
    assert desk.pendamping.missed() == 2
    with pytest.raises(RuleViolation, match="Menurut buku L 1, P 1"):
        desk.pendamping.check_cells(CekKetikan("0", "0", "sehat"))
    desk.pendamping.check_cells(CekKetikan("0", "0", "kosong", "semua dibawa berobat"))
    assert said(desk)[-1] == (
        "Cek ruang tahanan: tahanan nihil, menurut buku L 1, P 1 (semua dibawa berobat); "
        "keadaan kosong."
    )
    assert desk.pendamping.missed() == 2
    open_shift(stasiun, tahanan_laki=1)
    assert desk.pendamping.missed() == 0
    assert desk.pendamping.cells()[0].terakhir == ()


def test_a_look_dated_ahead_by_a_wrong_clock_silences_no_reminder(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=1)
    desk, now = stasiun.layanan, stasiun.clock.now().wall
    stasiun.clock.set_wall(now + timedelta(days=2))
    desk.pendamping.check_cells(CekKetikan("1", "0", "sehat"))
    stasiun.clock.set_wall(now + timedelta(minutes=70))
    assert desk.pendamping.cells()[0].lewat
    desk.pendamping.check_cells(CekKetikan("1", "0", "sehat"))
    assert not desk.pendamping.cells()[0].lewat
    stasiun.clock.advance(timedelta(minutes=61))
    assert desk.pendamping.cells()[0].lewat


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
    [cells] = desk.pendamping.cells()
    assert (cells.tahanan, cells.lewat) == (Tahanan(1, 0), False)
    stasiun.clock.advance(timedelta(minutes=75))
    assert desk.pendamping.cells()[0].lewat
    assert desk.pendamping.missed() == 1
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
    assert desk.pendamping.cells() == ()
    stasiun.clock.advance(timedelta(hours=5))
    assert desk.pendamping.missed() == 1
    assert good(stasiun)


def test_the_next_shift_is_offered_who_came_and_went(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    desk = stasiun.layanan
    desk.pendamping.note("tahanan_perempuan_masuk", "Ramla, penyidik Aiptu Karim", "1", "")
    desk.pendamping.note("tahanan_laki_keluar", "Baduwi, dilepas", "1", "")
    offered = desk.giliran.proposal()
    assert (offered.tahanan_laki, offered.tahanan_perempuan) == (1, 1)
    assert dict(desk.serah.form(1).gerak) == {"tahanan_laki": -1, "tahanan_perempuan": 1}
    open_shift(stasiun, tahanan_laki=1, tahanan_perempuan=1)
    desk.pendamping.note("tahanan_laki_keluar", "Anton, dilepas", "1", "")
    assert dict(desk.serah.form(1).gerak) == {"tahanan_laki": -1, "tahanan_perempuan": 1}
    assert dict(desk.serah.form(2).gerak) == {"tahanan_laki": -1}
    assert desk.giliran.detained() == Tahanan(0, 1)


def test_a_shift_opened_with_other_figures_than_the_book_has_says_so(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    desk = stasiun.layanan
    assert "Menurut giliran" not in said(desk)[-1]
    desk.pendamping.note("tahanan_laki_masuk", "Baduwi, penyidik Aiptu Karim", "1", "")
    open_shift(stasiun, tahanan_laki=3)
    assert "Menurut giliran" not in said(desk)[-1]
    open_shift(stasiun, tahanan_laki=2, senpi=3)
    assert said(desk)[-1].endswith(
        " Menurut giliran sebelumnya tahanan laki-laki 3 orang, senjata api 4 pucuk."
    )


def test_who_came_before_a_hand_over_that_counts_no_detainees_is_still_there(
    stasiun: Stasiun,
) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    lists = desk.daftar_jaga.decided()
    unused = tuple(
        replace(one, aktif=not one.kunci.startswith("tahanan_"), wajib=one.kunci == "senpi")
        for one in lists.hitungan
    )
    desk.daftar_jaga.save(replace(lists, hitungan=unused))
    desk.pendamping.note("tahanan_laki_masuk", "Baduwi, penyidik Aiptu Karim", "1", "")
    desk.serah.finish(filled(desk, hitungan=(HitunganKetikan("senpi", "3", "", "servis"),)), BASAH)
    offered = desk.giliran.proposal()
    assert (offered.tahanan_laki, offered.senpi) == (1, 3)
    open_shift(stasiun, tahanan_laki=1, senpi=3)
    assert "Menurut giliran" not in said(desk)[-1]


def test_what_was_found_in_the_cells_is_typed_whole(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2)
    with pytest.raises(RuleViolation) as wrong:
        stasiun.layanan.pendamping.check_cells(CekKetikan("dua", "", " "))
    fields = [one.field for one in wrong.value.problems]
    assert fields == ["cek.laki", "cek.perempuan", "cek.keadaan"]


def test_who_may_not_read_the_book_does_not_learn_who_is_out(stasiun: Stasiun) -> None:
    stasiun.layanan.pendamping.take("bon_tahanan_laki", "Baduwi", "", "")
    head = officer(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(head, peran=frozenset({Peran.HUMAS})), IZIN)
    humas = enrol(stasiun, Peran.HUMAS)
    for read in (humas.pendamping.open_ones, humas.pendamping.cells, humas.pendamping.missed):
        with pytest.raises(HakDitolak):
            read()
    assert humas.pendamping.balances() == (("tahanan_laki", 1),)
