"""Counts as they are typed, and when a hand-over counts as finished later."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.serah_terima import (
    Hitungan,
    HitunganKetikan,
    SebelumHitung,
    SerahTerimaDraft,
    is_later,
    read_count,
    read_counts,
)
from tests.support.kiriman import hitungan, kalimat_buku

GANTI = datetime(2026, 11, 22, 8, 4, tzinfo=Zona.WITA.tzinfo)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("0", 0),
        (" 1.250 ", 1250),
        ("999999", 999_999),
        ("1000000", None),
        ("-1", None),
        ("empat", None),
        ("٣", None),
    ],
)
def test_a_count_is_a_whole_number(typed: str, count: int | None) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize(
    ("after", "berjalan", "later"),
    [(timedelta(minutes=60), True, False), (timedelta(minutes=61), True, True),
     (timedelta(minutes=5), False, True)],
)  # fmt: skip
def test_it_is_later_an_hour_after_the_change_or_a_shift_after(
    after: timedelta, berjalan: bool, later: bool
) -> None:
    assert is_later(GANTI + after, GANTI, berjalan=berjalan) is later


def test_before_the_next_shift_nothing_is_late() -> None:
    assert not is_later(GANTI, None, berjalan=True)


def test_a_reason_without_a_difference_is_not_kept() -> None:
    typed = tuple(
        HitunganKetikan(kunci, "0", alasan="salah ketik")
        for kunci in ("tahanan_laki", "tahanan_perempuan", "senpi")
    )
    found, problems = read_counts(
        SerahTerimaDraft(1, hitungan=typed), hitungan(), _before({"senpi": 0})
    )
    assert problems == ()
    assert [(one.alasan, one.selisih) for one in found] == [("", 0)] * 3


def test_what_the_books_bear_out_needs_no_reason_and_is_told() -> None:
    before = _before({"tahanan_laki": 2, "tahanan_perempuan": 1, "senpi": 4}, tahanan_laki=1)
    found, problems = _counted(before, laki="3", perempuan="1")
    assert problems == ()
    assert [(one.selisih, one.alasan) for one in found] == [
        (1, "menurut buku pendamping"), (0, ""), (0, ""),
    ]  # fmt: skip
    [first, *_rest], _none = _counted(before, laki="3", perempuan="1", alasan="Baduwi, SP.Han/7")
    assert first.alasan == "Baduwi, SP.Han/7"


def test_a_figure_the_books_do_not_lead_to_needs_a_reason_even_when_it_is_the_old_one() -> None:
    before = _before({"tahanan_laki": 2, "tahanan_perempuan": 1, "senpi": 4}, tahanan_laki=1)
    _none, [problem] = _counted(before, laki="2", perempuan="1")
    assert problem.field == "hitungan.tahanan_laki.alasan"
    assert problem.message == "Sebelumnya 2, menurut buku 3, kini 2. Isi alasannya."
    [first, *_rest], problems = _counted(before, laki="2", perempuan="1", alasan="salah catat")
    assert (problems, first.selisih, first.alasan) == ((), 0, "salah catat")


def test_more_left_than_were_counted_leads_to_nobody() -> None:
    before = _before({"tahanan_laki": 0, "tahanan_perempuan": 1, "senpi": 4}, tahanan_laki=-1)
    found, problems = _counted(before, laki="0", perempuan="1")
    assert problems == ()
    assert [one.alasan for one in found] == ["", "", ""]


def _counted(
    before: SebelumHitung, *, laki: str, perempuan: str, alasan: str = ""
) -> tuple[tuple[Hitungan, ...], tuple[Problem, ...]]:
    typed = (
        HitunganKetikan("tahanan_laki", laki, "Baduwi, sehat", alasan),
        HitunganKetikan("tahanan_perempuan", perempuan, "Ramla, sehat"),
        HitunganKetikan("senpi", "4"),
    )
    return read_counts(SerahTerimaDraft(1, hitungan=typed), hitungan(), before)


def _before(angka: dict[str, int], **gerak: int) -> SebelumHitung:
    return SebelumHitung(angka, gerak, kalimat_buku())


def test_what_the_list_does_not_know_is_not_counted() -> None:
    typed = (HitunganKetikan("kuda", "3"),)
    found, problems = read_counts(
        SerahTerimaDraft(1, hitungan=typed), hitungan(), _before({"kuda": 2})
    )
    assert found == ()
    assert {one.field for one in problems} == {
        f"hitungan.{kunci}.jumlah" for kunci in ("tahanan_laki", "tahanan_perempuan", "senpi")
    }
