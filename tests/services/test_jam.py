"""A clock that cannot be right is said, answered for, and locks nobody out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from tests.services.meja import acts, good, page_text
from tests.support.stasiun import Stasiun, make_draft

WITA = Zona.WITA.tzinfo
MATI = datetime(2000, 1, 1, 0, 3, tzinfo=WITA)
"""What a computer says whose clock battery is dead."""


def _write(stasiun: Stasiun, uraian: str) -> MutasiBaris:
    return stasiun.layanan.mutasi.write(uraian).value


def _issue(stasiun: Stasiun, draft_id: str) -> str:
    mulai = stasiun.layanan.clock.now().wall.isoformat(timespec="milliseconds")
    return stasiun.layanan.kehilangan.issue(make_draft(draft_id, mulai=mulai)).value.nomor


def test_a_dead_battery_is_answered_by_the_right_time(stasiun: Stasiun) -> None:
    _write(stasiun, "Patroli kota")
    stasiun.clock.set_wall(MATI)
    assert "sebelum program ini ada" in stasiun.layanan.jam.doubt()
    doubted = _write(stasiun, "Tamu datang")
    assert doubted.jam_diragukan
    with pytest.raises(RuleViolation, match="Tekan Ctrl"):
        _issue(stasiun, "satu")
    stasiun.layanan.jam.correct("21112026", "0945")
    assert stasiun.layanan.jam.doubt() == ""
    assert _issue(stasiun, "satu").startswith("SKTLK/412/XI/2026/")
    lines = stasiun.layanan.mutasi.day(datetime(2026, 11, 21, tzinfo=WITA).date())
    assert [(one.nomor_buku, one.jenis, one.jam_diragukan) for one in lines] == [
        (1, JenisMutasi.CATATAN, False),
        (3, JenisMutasi.JAM, False),
        (4, JenisMutasi.KEHILANGAN, False),
    ]
    assert lines[1].merah
    assert lines[1].uraian == (
        "Jam komputer menunjukkan 1 Januari 2000 pukul 00.03; "
        "dibetulkan menjadi 21 November 2026 pukul 09.45."
    )
    assert "jam dibetulkan" in acts(stasiun)
    assert good(stasiun)


def test_a_form_begun_by_a_dead_clock_does_not_say_so_on_paper(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    _write(stasiun, "Patroli kota")
    draft = make_draft(mulai=MATI.isoformat(timespec="milliseconds"))
    desk.draf.keep(draft)
    stasiun.clock.set_wall(MATI + timedelta(minutes=10))
    desk.jam.correct("21112026", "0945")
    issued = desk.kehilangan.issue(draft).value
    kept = desk.kertas.ensure(issued.rekaman_id).value
    said = page_text(desk.kertas.pdf(kept.kertas_id))
    assert "hari ini Sabtu tanggal 21 November 2026 pukul 09.45 WITA, telah datang" in said
    line = desk.mutasi.day(desk.mutasi.today())[-1]
    assert f"{line.kejadian:%d-%m-%Y %H.%M}" == "21-11-2026 09.45"
    assert good(stasiun)


def test_the_officers_time_goes_on_and_falls_when_the_computers_clock_is_set(
    stasiun: Stasiun,
) -> None:
    _write(stasiun, "Patroli kota")
    stasiun.clock.set_wall(MATI)
    stasiun.layanan.jam.correct("21112026", "0945")
    stasiun.clock.advance(timedelta(hours=2))
    now = stasiun.layanan.clock.now().wall
    assert abs(now - datetime(2026, 11, 21, 11, 45, tzinfo=WITA)) < timedelta(minutes=1)
    stasiun.clock.set_wall(datetime(2026, 11, 21, 11, 50, tzinfo=WITA))
    now = stasiun.layanan.clock.now().wall
    assert abs(now - datetime(2026, 11, 21, 11, 50, tzinfo=WITA)) < timedelta(minutes=1)
    assert stasiun.layanan.jam.doubt() == ""
    assert good(stasiun)


def test_every_line_is_marked_until_somebody_answers(stasiun: Stasiun) -> None:
    ahead = _write(stasiun, "Apel malam")
    stasiun.clock.set_wall(ahead.ditulis - timedelta(days=1))
    assert [_write(stasiun, f"Baris {n}").jam_diragukan for n in range(3)] == [True] * 3
    stasiun.login()
    assert "lebih awal dari catatan terakhir" in stasiun.layanan.jam.doubt()
    stasiun.layanan.jam.confirm()
    assert not _write(stasiun, "Sesudah dipastikan").jam_diragukan
    assert [one.nomor_buku for one in stasiun.layanan.mutasi.day(ahead.hari)] == [1]
    with pytest.raises(RuleViolation, match="sudah sejalan"):
        stasiun.layanan.jam.confirm()
    assert good(stasiun)


def test_a_clock_ten_years_ahead_is_no_measure_for_what_follows(stasiun: Stasiun) -> None:
    first = _write(stasiun, "Patroli kota")
    stasiun.clock.set_wall(first.ditulis + timedelta(days=3650))
    assert _write(stasiun, "Baris tahun 2036").jam_diragukan
    stasiun.clock.set_wall(first.ditulis + timedelta(minutes=5))
    assert not _write(stasiun, "Jam dibetulkan di komputer").jam_diragukan
    assert good(stasiun)


def test_a_time_before_the_program_is_neither_typed_nor_confirmed(stasiun: Stasiun) -> None:
    _write(stasiun, "Patroli kota")
    stasiun.clock.set_wall(MATI)
    with pytest.raises(RuleViolation, match="belum mungkin"):
        stasiun.layanan.jam.confirm()
    with pytest.raises(RuleViolation) as refused:
        stasiun.layanan.jam.correct("21/11", "99")
    assert [one.field for one in refused.value.problems] == ["jam.tanggal", "jam.pukul"]
    with pytest.raises(RuleViolation, match="belum mungkin"):
        stasiun.layanan.jam.correct("21111999", "0945")


@pytest.mark.parametrize(
    "wall",
    [
        datetime(2000, 1, 1, tzinfo=WITA),
        datetime(2036, 11, 21, tzinfo=WITA),
        datetime(2026, 11, 20, 9, tzinfo=WITA),
        datetime(2025, 12, 31, 23, 59, 59, tzinfo=WITA),
        datetime(2028, 2, 29, 12, tzinfo=WITA),
        datetime(2026, 11, 21, 6, 59, tzinfo=Zona.WIB.tzinfo),
    ],
    ids=lambda wall: f"{wall:%Y-%m-%d}",
)
def test_a_jump_shuffles_no_number_and_is_said(stasiun: Stasiun, wall: datetime) -> None:
    for uraian in ("satu", "dua"):
        _write(stasiun, uraian)
    stasiun.clock.set_wall(wall)
    after = [_write(stasiun, uraian) for uraian in ("tiga", "empat")]
    assert [one.nomor_buku for one in after] == [3, 4]
    assert [one.jam_diragukan for one in after] == [True, True]
    assert stasiun.layanan.jam.doubt()
    assert good(stasiun)
