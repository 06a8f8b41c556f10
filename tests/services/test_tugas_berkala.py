"""The duties of the guard on a real station: due by shift and roster, done by a line, handed on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.domain.jadwal import AnggotaJaga, Kehadiran
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.tugas_berkala import KeadaanTugas
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from tests.services.meja import BERDUA, SANDI_LAIN, enrol, good, officer, open_shift, page_text
from tests.support.serah import BASAH, filled
from tests.support.stasiun import IZIN, Stasiun

JAM = timedelta(hours=1)


def state(desk: Layanan, label: str) -> list[str]:
    """Return how the hours of a duty stand."""
    return [one.keadaan.value for one in desk.berkala.duties() if one.label == label]


def test_before_a_shift_nothing_is_due(stasiun: Stasiun) -> None:
    assert stasiun.layanan.berkala.duties() == ()
    with pytest.raises(RuleViolation, match="belum ada yang harus ditulis"):
        stasiun.layanan.berkala.write("patroli", "aman")


def test_a_duty_is_one_line_and_not_two(stasiun: Stasiun) -> None:
    open_shift(stasiun)  # a little past eight
    desk = stasiun.layanan
    [apel] = [one for one in desk.berkala.duties() if one.kunci == "apel_awal"]
    assert apel.keadaan is KeadaanTugas.SEKARANG
    line = desk.berkala.write("apel_awal", apel.hasil).value
    head = officer(stasiun, Peran.KA_SPKT)
    assert line.uraian == (
        f"Apel serah terima jaga dipimpin {head.singkatan_pangkat} {head.nama}; "
        "arahan diberikan, personel siap."
    )
    assert (line.jenis, line.tugas, line.merah) == (JenisMutasi.TUGAS, "apel_awal", False)
    assert line.keterangan == f"Apel serah terima {apel.waktu:%H.%M}"
    assert state(desk, "Apel serah terima") == ["selesai"]
    for kunci in ("apel_awal", "patroli"):
        with pytest.raises(RuleViolation, match="belum ada yang harus ditulis"):
            desk.berkala.write(kunci, "lagi")
    for kunci in ("lapor_situasi", "tidak ada"):
        with pytest.raises(RuleViolation, match="tidak memakai"):
            desk.berkala.write(kunci, "aman")
    assert [one.no for one in desk.mutasi.day(desk.mutasi.today())] == [1, 2]
    assert desk.mutasi.day(desk.mutasi.today())[1].tugas == "apel_awal"
    assert good(stasiun)


def test_the_group_is_named_with_those_who_are_there(stasiun: Stasiun) -> None:
    ratna, yosep = officer(stasiun, Peran.BAMIN), stasiun.layanan.petugas
    ka = enrol(stasiun, Peran.KA_SPKT)
    hari = date(2026, 11, 21)
    ka.jadwal.make(hari)
    shift = next(one.jadwal for one in ka.jadwal.month(hari) if one.jadwal.hari == hari)
    members = (
        AnggotaJaga(ratna.petugas_id, Kehadiran.HADIR),
        AnggotaJaga(yosep.petugas_id, Kehadiran.SAKIT),
    )
    ka.jadwal.change(replace(shift, regu="Regu II", anggota=members), "sakit")
    open_shift(stasiun)
    patrols = [one for one in ka.berkala.duties() if one.kunci == "patroli"]
    said = f"Regu II ({ratna.singkatan_pangkat} {ratna.nama})"
    assert [one.oleh for one in patrols] == [said, said]
    open_shift(stasiun, anggota_id=(yosep.petugas_id,))
    [first, *_rest] = [one for one in ka.berkala.duties() if one.kunci == "patroli"]
    assert first.oleh == f"Regu II ({yosep.singkatan_pangkat} {yosep.nama})"


def test_what_nobody_wrote_stands_in_the_hand_over_of_its_shift(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    apel = desk.berkala.duties()[0]
    assert desk.serah.form(1).meja.tugas == (
        f"Apel serah terima pukul {apel.waktu:%H.%M} belum ditulis",
    )
    desk.berkala.write("apel_awal", "siap")
    assert desk.serah.form(1).meja.tugas == ()
    stasiun.clock.advance(14 * JAM)  # past ten at night
    assert state(desk, "Kontrol penjagaan") == ["terlewat", "terlewat", "nanti"]
    desk.berkala.write("patroli", "aman")
    desk.berkala.write("kontrol", "aman")  # the newest that was left out
    assert state(desk, "Kontrol penjagaan") == ["terlewat", "terlambat", "nanti"]
    stasiun.clock.advance(11 * JAM)
    open_shift(stasiun, regu="Regu III")
    left = (
        "Kontrol penjagaan pukul 12.00, 00.00 belum ditulis",
        "Patroli pukul 02.00 belum ditulis",
    )
    assert desk.serah.form(1).meja.tugas == left
    desk.berkala.write("apel_awal", "siap")  # a line of the next shift changes nothing here
    desk.serah.finish(filled(desk, 1), BASAH)
    [done] = desk.serah.form(1).selesai
    assert done.isi.meja.tugas == left
    assert f"belum terpenuhi: {'; '.join(left)}." in page_text(desk.serah.sheet(1).pdf)
    assert state(desk, "Apel serah terima") == ["selesai"]


def test_a_shift_opened_early_begins_with_its_hour(stasiun: Stasiun) -> None:
    stasiun.clock.advance(23 * JAM + timedelta(minutes=30))  # half past seven, about
    open_shift(stasiun)
    desk = stasiun.layanan
    assert f"{desk.berkala.duties()[0].waktu:%d %H.%M}" == "22 08.00"
    assert [f"{one.waktu:%d %H.%M}" for one in desk.berkala.duties()][-1] == "23 02.00"


def test_who_may_not_read_the_book_is_told_nothing(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    head = officer(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(head, peran=frozenset({Peran.HUMAS})), IZIN)
    humas = enrol(stasiun, Peran.HUMAS)
    with pytest.raises(HakDitolak):
        humas.berkala.duties()


def test_a_clock_set_back_between_two_shifts_moves_no_line(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    desk.berkala.write("apel_awal", "siap")
    stasiun.clock.set_wall(stasiun.clock.now().wall - 3 * JAM)
    open_shift(stasiun, regu="Regu III")
    assert desk.serah.form(1).meja.tugas == ()
    assert state(desk, "Apel serah terima") != ["selesai"]


def test_a_shift_opened_minutes_after_the_change_has_the_duty_of_that_hour(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    ka = enrol(stasiun, Peran.KA_SPKT)
    lists = ka.daftar_jaga.decided()
    duties = tuple(replace(one, jam="08.00") for one in lists.tugas if one.kunci == "kontrol")
    ka.daftar_jaga.save(replace(lists, tugas=duties))
    stasiun.clock.set_wall(stasiun.clock.now().wall.replace(hour=8, minute=4) + 24 * JAM)
    open_shift(stasiun)
    [control] = [one for one in desk.berkala.duties() if one.kunci == "kontrol"]
    assert f"{control.waktu:%H.%M}" == "08.00"
    desk.berkala.write("kontrol", "aman")
    assert state(desk, "Kontrol penjagaan") == ["selesai"]


def test_of_destroyed_lines_nobody_says_they_were_never_written(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    enrol(stasiun, Peran.BAMIN)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    desk.berkala.write("apel_awal", "siap")
    stasiun.clock.advance(24 * JAM)
    open_shift(stasiun, regu="Regu III")
    assert desk.serah.form(1).meja.tugas != ()
    chief.setelan.set_retention(RegisterSimpan.BUKU, 30, "Keputusan 7/2026", Bukti(SANDI_LAIN))
    stasiun.clock.advance(40 * 24 * JAM)
    open_shift(stasiun)
    chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    assert desk.serah.form(1).meja.tugas == ()
    assert good(stasiun)


def test_another_pattern_changes_nothing_about_the_shift_before(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    ka = enrol(stasiun, Peran.KA_SPKT)
    stasiun.clock.advance(24 * JAM)
    open_shift(stasiun, regu="Regu III")
    before = desk.serah.form(1).meja.tugas
    assert "Patroli pukul 22.00, 02.00 belum ditulis" in before
    ka.tugas.save(replace(typed_of(ka.tugas.current()), lama="12"))
    assert desk.serah.form(1).meja.tugas == before
    assert {one.kunci for one in desk.berkala.duties()} == {"apel_awal", "kontrol"}
