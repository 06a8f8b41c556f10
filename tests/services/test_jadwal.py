"""The roster: made by the pattern, changed by hand, taken over by the shift, printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.domain.jadwal import AnggotaJaga, Fungsi, Jadwal, Kehadiran, PiketFungsi, Sprin
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pencatatan import content_of
from tests.services.meja import acts, count, enrol, good, officer, open_shift, page_text
from tests.support.stasiun import Stasiun

NOVEMBER = date(2026, 11, 1)
HARI_INI = date(2026, 11, 21)


@pytest.fixture
def ka(stasiun: Stasiun) -> Layanan:
    return enrol(stasiun, Peran.KA_SPKT)


def _shift(desk: Layanan, hari: date, urut: int = 0) -> Jadwal:
    return next(
        one.jadwal
        for one in desk.jadwal.month(hari)
        if (one.jadwal.hari, one.jadwal.urut) == (hari, urut)
    )


def test_the_pattern_goes_on_from_the_shift_that_runs(stasiun: Stasiun, ka: Layanan) -> None:
    yosep = stasiun.layanan.petugas.petugas_id
    open_shift(stasiun, anggota_id=(yosep,))
    assert ka.jadwal.make(HARI_INI).value == 10
    month = ka.jadwal.month(NOVEMBER)
    assert [one.jadwal.hari.day for one in month] == list(range(21, 31))
    turns = [one.jadwal.regu for one in month]
    assert turns[:4] == ["Regu II", "Regu III", "Regu I", "Regu II"]
    # who was in the group when it was opened is in it again
    assert (month[3].ka_spkt, month[3].anggota) == (month[0].ka_spkt, month[0].anggota)
    assert "Yosep Kaimana" in month[3].anggota
    assert month[1].ka_spkt == ""
    assert ka.jadwal.make(date(2026, 12, 9)).value == 31
    assert _shift(ka, date(2026, 12, 1)).regu == "Regu III"  # 30 November was Regu II
    assert good(stasiun)


def test_twelve_hours_make_two_shifts_a_day(stasiun: Stasiun, ka: Layanan) -> None:
    tugas = ka.tugas.current()
    half = replace(tugas, jaga=replace(tugas.jaga, lama=12))
    ka.tugas.save(typed_of(half))
    assert ka.jadwal.make(NOVEMBER).value == 20
    first, second, *_ = ka.jadwal.month(NOVEMBER)
    assert (first.mulai, second.mulai) == (time(8), time(20))
    assert (first.jadwal.regu, second.jadwal.regu) == ("Regu II", "Regu III")
    assert stasiun.layanan.jadwal.month(NOVEMBER) == ka.jadwal.month(NOVEMBER)


def test_the_pawas_of_the_roster_checks_the_book_while_his_shift_is_on(
    stasiun: Stasiun, ka: Layanan
) -> None:
    stasiun.layanan.mutasi.write("Patroli kota")
    bamin = officer(stasiun, Peran.BAMIN)
    pawas = enrol(stasiun, Peran.BAMIN)
    ka.jadwal.make(NOVEMBER)
    with pytest.raises(HakDitolak, match=r"Yang boleh: KA SPKT, .*, Pawas menurut jadwal"):
        pawas.mutasi.inspect(HARI_INI, "Sudah sesuai")
    today = replace(_shift(ka, HARI_INI), pawas_id=bamin.petugas_id)
    ka.jadwal.change(today, "Pawas hari ini")
    assert pawas.wewenang.may(Tindakan.BUKU_PERIKSA)
    line = pawas.mutasi.inspect(HARI_INI, "Sudah sesuai").value
    assert f"diperiksa oleh {bamin.singkatan_pangkat} {bamin.nama}" in line.uraian
    assert not pawas.wewenang.may(Tindakan.BUKU_TUTUP)
    stasiun.clock.advance(timedelta(days=1))
    assert not pawas.wewenang.may(Tindakan.BUKU_PERIKSA)
    assert good(stasiun)


def test_a_change_by_hand_needs_its_reason_and_outlives_the_pattern(
    stasiun: Stasiun, ka: Layanan
) -> None:
    ka.jadwal.make(NOVEMBER)
    besok = HARI_INI + timedelta(days=1)
    changed = replace(_shift(ka, besok), regu="Regu X", sprin=Sprin("Sprin/17/XI/2026"))
    before = count(stasiun)
    with pytest.raises(RuleViolation) as wrong:
        ka.jadwal.change(replace(changed, pawas_id="P404"), " ")
    assert {one.field for one in wrong.value.problems} == {"jadwal.alasan", "jadwal.pawas"}
    assert count(stasiun) == before
    ka.jadwal.change(changed, "Aipda Darmawan dirawat")
    assert acts(stasiun)[-1] == "jadwal diubah"
    assert ka.jadwal.make(NOVEMBER).value == 0
    assert _shift(ka, besok).regu == "Regu X"
    assert count(stasiun)["jadwal"] == before["jadwal"] + 1
    konteks = ka._konteks  # noqa: SLF001
    with konteks.database.reading() as work:
        sealed = content_of(work, work.riwayat.newest()[0])
    assert dict(decode_pairs(sealed)) == {"alasan": "Aipda Darmawan dirawat"}
    with pytest.raises(RuleViolation, match="belum disusun"):
        ka.jadwal.change(replace(changed, hari=date(2027, 1, 1)), "tukar")


def test_the_shift_takes_its_people_from_the_roster(stasiun: Stasiun, ka: Layanan) -> None:
    desk = stasiun.layanan
    yosep, ratna = desk.petugas.petugas_id, officer(stasiun, Peran.BAMIN).petugas_id
    head = officer(stasiun, Peran.KA_SPKT).petugas_id
    assert desk.giliran.proposal().regu == "Regu I"  # no roster: by turn, as before
    ka.jadwal.make(NOVEMBER)
    members = (
        AnggotaJaga(yosep, Kehadiran.SAKIT),
        AnggotaJaga(ratna, Kehadiran.PENGGANTI),
    )
    besok = HARI_INI + timedelta(days=1)
    ka.jadwal.change(
        replace(_shift(ka, besok), regu="Regu III", ka_spkt_id=head, anggota=members), "sakit"
    )
    assert "(sakit)" in next(
        one.anggota for one in ka.jadwal.month(NOVEMBER) if one.jadwal.hari == besok
    )
    stasiun.clock.advance(timedelta(hours=23, minutes=40))  # a quarter before the change
    draft = desk.giliran.proposal()
    assert (draft.regu, draft.ka_spkt_id, draft.anggota_id) == ("Regu III", head, (ratna,))
    desk.giliran.open(draft)
    assert desk.giliran.current()[0].anggota_id == (ratna,)


def test_the_month_is_printed_for_the_head(stasiun: Stasiun, ka: Layanan) -> None:
    with pytest.raises(RuleViolation, match=r"Ctrl\+T"):
        ka.jadwal.sheet(NOVEMBER)
    ka.jadwal.make(NOVEMBER)
    ratna = officer(stasiun, Peran.BAMIN).petugas_id
    ready = (PiketFungsi(Fungsi.RESKRIM, ratna),)
    order = Sprin("Sprin/17/XI/2026", date(2026, 10, 28))
    ka.jadwal.change(replace(_shift(ka, HARI_INI), piket=ready, sprin=order), "piket ditambah")
    said = page_text(ka.jadwal.sheet(NOVEMBER).pdf)
    for words in (
        "JADWAL JAGA", "Bulan November 2026", "Sabtu 21", "Reskrim: Bripka Ratna Wulandari",
        "Sprin Nomor Sprin/17/XI/2026 tanggal 28 Oktober 2026", "Hendra Pakaya",
        "Sukamaju, 21 November 2026",
    ):  # fmt: skip
        assert words in said, words
