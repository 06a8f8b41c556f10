"""The unit's duties are dated: what was in force on a day stays answerable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.tugas import PendudukKetikan, TugasKetikan
from tests.services.meja import SANDI_LAIN, acts, count, good, officer
from tests.support.stasiun import IZIN, Stasiun


def _typed(stasiun: Stasiun) -> TugasKetikan:
    return typed_of(stasiun.layanan.tugas.current())


def test_saving_what_is_in_force_writes_nothing(stasiun: Stasiun) -> None:
    before = count(stasiun)
    stasiun.layanan.tugas.save(_typed(stasiun))
    assert count(stasiun) == before


def test_the_right_to_investigate_is_asked_by_day(stasiun: Stasiun) -> None:
    tugas = stasiun.layanan.tugas
    tugas.save(replace(_typed(stasiun), penyidikan="tidak", sejak="1-12-2026", dasar="Kep/1/2026"))
    assert tugas.kewenangan(date(2026, 11, 30)).penyidikan
    assert not tugas.kewenangan(date(2026, 12, 1)).penyidikan
    assert tugas.kewenangan(date(2010, 1, 1)).penyidikan  # before the first answer: the first
    assert tugas.current().kewenangan.dasar == "Kep/1/2026"
    assert acts(stasiun)[-1] == "tugas satuan diubah"
    assert good(stasiun)


def test_years_are_added_corrected_and_taken_back(stasiun: Stasiun) -> None:
    tugas = stasiun.layanan.tugas
    first = PendudukKetikan("2024", "17.990", "BPS")
    tugas.save(replace(_typed(stasiun), penduduk=(first, PendudukKetikan("2025", "18.300", "BPS"))))
    assert [(one.tahun, one.jumlah) for one in tugas.current().penduduk] == [
        (2024, 17_990),
        (2025, 18_300),
    ]
    rows = count(stasiun)["penduduk"]
    tugas.save(replace(_typed(stasiun), penduduk=(first,)))
    assert [one.tahun for one in tugas.current().penduduk] == [2024]
    assert count(stasiun)["penduduk"] == rows + 1  # nothing is deleted: the year is taken back
    assert good(stasiun)


def test_another_change_of_the_guard_counts_from_the_next_day(stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    assert layanan.mutasi.today() == date(2026, 11, 21)  # it is 08.07
    layanan.mutasi.write("Tamu menanyakan jalan")
    layanan.tugas.save(replace(_typed(stasiun), jam_ganti="09.00"))
    assert layanan.mutasi.today() == date(2026, 11, 21)
    assert layanan.mutasi.write("Tamu pulang").value.no == 2
    stasiun.clock.advance(timedelta(days=1))
    assert layanan.mutasi.today() == date(2026, 11, 21)  # 08.07 is before nine
    assert layanan.mutasi.write("Situasi aman").value.no == 3
    stasiun.clock.advance(timedelta(hours=1))
    assert layanan.mutasi.today() == date(2026, 11, 22)
    assert good(stasiun)


def test_a_fault_is_refused_and_nothing_is_dated(stasiun: Stasiun) -> None:
    before = count(stasiun)
    with pytest.raises(RuleViolation):
        stasiun.layanan.tugas.save(replace(_typed(stasiun), regu=""))
    assert count(stasiun) == before


def test_only_a_changer_of_settings_may(stasiun: Stasiun) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    desk = stasiun.login(bamin.nomor, SANDI_LAIN)
    with pytest.raises(HakDitolak, match="tidak boleh mengubah data satuan"):
        desk.tugas.save(replace(typed_of(desk.tugas.current()), lama="12"))
