"""Who must report: schedules as typed, due days, absence that is derived, the rows of the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.wajib_lapor import (
    IsiWajibLapor,
    KeadaanLapor,
    WajibLapor,
    WajibLaporKetikan,
    in_order,
    name_weekdays,
    read_end,
    read_schedule,
    read_start,
    read_weekdays,
    sheet_rows,
)

SABTU = date(2026, 11, 21)
SENIN, KAMIS = SABTU + timedelta(days=2), SABTU + timedelta(days=5)
KETIKAN = WajibLaporKetikan("Ridwan Musa", "LP/B/41/XI/2026", "senin kamis", "", "21-12-2026")


def orang(**changes: object) -> WajibLapor:
    """Return one who reports on Mondays and Thursdays for a month, entered today."""
    isi = IsiWajibLapor("Ridwan Musa", "LP/B/41", (0, 3), SABTU, SABTU + timedelta(days=30))
    return replace(WajibLapor("a1", isi, SABTU, (), ()), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "days", "said"),
    [
        ("senin kamis", (0, 3), "Senin dan Kamis"),
        ("Kam, Sen", (0, 3), "Senin dan Kamis"),
        ("tiap senin, rabu dan jum'at", (0, 2, 4), "Senin, Rabu dan Jumat"),
        ("sab sab", (5,), "Sabtu"),
        ("ahad", (6,), "Minggu"),
        ("setiap hari", (0, 1, 2, 3, 4, 5, 6), "hari"),
    ],
)
def test_weekdays_are_read_as_they_are_said(typed: str, days: tuple[int, ...], said: str) -> None:
    assert read_weekdays("hari", typed) == days
    assert name_weekdays(days) == said


@pytest.mark.parametrize("typed", ["", "dan", "se", "lusa", "senin funday", "7"])
def test_what_is_no_weekday_is_named(typed: str) -> None:
    with pytest.raises(RuleViolation, match="senin kamis"):
        read_weekdays("hari", typed)


def test_days_without_a_year_lie_where_they_are_meant() -> None:
    assert read_start("", SABTU) == SABTU
    assert read_start("23/11", SABTU) == SENIN
    assert read_start("16/11", SABTU) == date(2026, 11, 16)
    assert read_end("31/12", SABTU) == date(2026, 12, 31)
    assert read_end("23/11", SABTU) == SENIN
    assert read_end("20/11", SABTU) == date(2027, 11, 20)
    assert read_end("besok", SABTU) == SABTU + timedelta(days=1)


def test_every_problem_of_a_schedule_comes_at_once() -> None:
    with pytest.raises(RuleViolation) as wrong:
        read_schedule(WajibLaporKetikan(" ", "", "lusa", "31-2-2026", ""), SABTU)
    fields = [one.field for one in wrong.value.problems]
    assert fields == ["lapor.nama", "lapor.rujukan", "lapor.hari", "lapor.dari", "lapor.sampai"]


@pytest.mark.parametrize(
    ("dari", "sampai", "says"),
    [
        ("", "20-11-2026", "sudah lewat"),
        ("1-12-2026", "25-11-2026", "sebelum mulainya"),
        ("", "23-11-2027", "Paling lama setahun"),
        ("24-11-2026", "25-11-2026", "Tidak ada hari lapor"),
    ],
)
def test_a_span_without_days_is_refused(dari: str, sampai: str, says: str) -> None:
    with pytest.raises(RuleViolation, match=says) as wrong:
        read_schedule(replace(KETIKAN, dari=dari, sampai=sampai), SABTU)
    assert [one.field for one in wrong.value.problems] == ["lapor.sampai"]


def test_absence_is_a_due_day_that_passed() -> None:
    isi = read_schedule(KETIKAN, SABTU)
    one = orang(isi=isi)
    assert one.due(KAMIS) == (SENIN, KAMIS)
    assert not one.expected(SABTU)
    assert one.expected(SENIN)
    assert one.missed(SENIN) == ()
    assert one.missed(KAMIS) == one.missed_last(KAMIS) == (SENIN,)
    there = replace(one, hadir=(SENIN, SENIN + timedelta(days=1)))
    assert not there.expected(SENIN)
    assert there.missed(KAMIS) == there.missed_last(KAMIS) == ()
    late = replace(one, hadir=(KAMIS,))
    assert late.missed(KAMIS + timedelta(days=1)) == (SENIN,)
    assert late.missed_last(KAMIS + timedelta(days=1)) == ()
    afterwards = replace(one, hadir=(SENIN + timedelta(days=1),))
    assert afterwards.missed(KAMIS) == (SENIN,)
    assert afterwards.missed_last(KAMIS) == ()
    assert one.next_due(SENIN) == (KAMIS,)
    assert one.next_due(isi.sampai) == ()


def test_what_lies_before_the_entry_and_behind_the_end_is_not_missed() -> None:
    old = replace(orang().isi, dari=date(2026, 11, 1))
    assert orang(isi=old).due(SENIN) == (SENIN,)
    ended = orang(berhenti=(KAMIS,))
    assert ended.missed(KAMIS + timedelta(days=9)) == (SENIN,)
    assert not ended.runs(KAMIS)
    assert orang().runs(SABTU + timedelta(days=30))
    assert not orang().runs(SABTU + timedelta(days=31))


def test_who_is_awaited_today_stands_first_and_who_missed_comes_next() -> None:
    people = {
        "rest": orang(isi=replace(orang().isi, nama="Adi", hari=(4,))),
        "missed": orang(isi=replace(orang().isi, nama="Budi", hari=(0,))),
        "today": orang(isi=replace(orang().isi, nama="Wati", hari=(3,))),
        "ended": orang(berhenti=(SENIN,)),
    }
    found = in_order(tuple(people.values()), KAMIS)
    assert found == tuple(people[one] for one in ("today", "missed", "rest", "ended"))


def test_the_sheet_has_every_day_and_what_came_of_it() -> None:
    monday = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
    friday = monday + timedelta(days=4)
    one = orang(hadir=(monday.date(), friday.date()))
    reports = {monday.date(): (monday, 17), friday.date(): (friday, 31)}
    rows = sheet_rows(one, reports, friday.date())
    assert [(row.tanggal.day, row.keadaan) for row in rows[:4]] == [
        (23, KeadaanLapor.HADIR),
        (26, KeadaanLapor.TIDAK_HADIR),
        (27, KeadaanLapor.LUAR_JADWAL),
        (30, KeadaanLapor.BELUM),
    ]
    assert (rows[0].waktu, rows[0].nomor_buku) == ((monday,), 17)
    assert (rows[1].waktu, rows[1].nomor_buku) == ((), 0)
    assert rows[-1].tanggal == date(2026, 12, 21)


def test_who_came_on_the_day_of_his_end_came_on_his_day() -> None:
    ended = orang(hadir=(SENIN,), berhenti=(SENIN,))
    at_nine = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    rows = sheet_rows(ended, {SENIN: (at_nine, 7)}, KAMIS)
    assert [(one.tanggal, one.keadaan) for one in rows] == [(SENIN, KeadaanLapor.HADIR)]
    assert sheet_rows(orang(berhenti=(SENIN,)), {}, KAMIS) == ()
