"""The books beside the journal on a real station: out, back, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.cek_tahanan import Tahanan
from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import HitunganKetikan
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.services.pendamping import PendampingService
from tests.services.meja import (
    BERDUA,
    SANDI_LAIN,
    acts,
    enrol,
    good,
    inside,
    officer,
    open_shift,
    said,
)
from tests.support.serah import BASAH, filled
from tests.support.stasiun import IZIN, Stasiun

ANTON = "Bripka Anton Sanusi"


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
    assert desk.serah.form(1).dibon == (("senpi", 2),)
    back = desk.pendamping.give_back(out.catatan_id, "lengkap").value
    since = f"(sejak 21-11-2026 pukul {line.ditulis:%H.%M})"
    assert back.uraian == f"Bon senjata api kembali: 2 pucuk, {ANTON}, lengkap {since}."
    assert back.rekaman_id == line.rekaman_id
    assert desk.pendamping.open_ones() == ()
    assert desk.serah.form(1).dibon == ()
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
    open_shift(stasiun)
    desk = stasiun.layanan
    desk.pendamping.take("bon_amunisi", ANTON, "12", "")
    desk.pendamping.take("bon_amunisi", "Brigpol Hasan Lamusu", "8", "")
    desk.pendamping.take("besuk", "Ramla Daud, menjenguk Baduwi", "2", "")
    desk.pendamping.note("tamu", "Ridwan Musa, menemui Kapolsek", "", "urusan izin")
    assert desk.serah.form(1).dibon == (("amunisi", 20),)
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


def test_who_may_not_read_the_book_does_not_learn_who_is_out(stasiun: Stasiun) -> None:
    stasiun.layanan.pendamping.take("bon_tahanan_laki", "Baduwi", "", "")
    head = officer(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(head, peran=frozenset({Peran.HUMAS})), IZIN)
    humas = enrol(stasiun, Peran.HUMAS)
    for read in (humas.pendamping.open_ones, humas.cek_tahanan.cells, humas.cek_tahanan.missed):
        with pytest.raises(HakDitolak):
            read()
    assert humas.pendamping.open_count() == 1
