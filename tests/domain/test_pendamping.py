"""The books beside the journal: the shipped list, wrong edits, what is typed, missed checks."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.pendamping import (
    CekKetikan,
    Jagaan,
    PendampingKetikan,
    Tahanan,
    act_line,
    closing_line,
    guarded,
    look_line,
    missed_checks,
    parse_pendamping,
    read_act,
    read_look,
)
from tests.support.kiriman import data_text, hitungan, kalimat_buku, pendamping

MULAI = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def test_the_shipped_books_have_sources_and_count_against_counts_that_exist() -> None:
    found = pendamping().jenis
    assert all(one.rujukan.sumber for one in found)
    assert len({one.kunci for one in found}) == len(found)
    counts = {one.kunci for one in hitungan()}
    named = {one.hitungan for one in found if one.hitungan}
    assert named <= counts
    assert {"tahanan_laki", "tahanan_perempuan", "senpi", "amunisi", "kunci"} <= named


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kunci = "besuk"', 'kunci = "titipan"', "dipakai dua kali"),
        ('kunci = "besuk"', 'kunci = "be suk"', "hanya huruf kecil"),
        ('\narah = "masuk"', '\narah = "keluar masuk"', "harus salah satu"),
        ('\nselesai = "selesai"', "", "belum diisi"),
        ('mulai = "datang"', 'mulai = "datang"\nselesai = "pulang"', "tidak punya kembalinya"),
        (
            'mulai = "ruang tahanan"',
            'mulai = "ruang tahanan"\nselesai = "pulang"',
            "tidak punya kembalinya",
        ),
        ('\nhitungan = "tahanan_laki"', "", "belum diisi"),
        ('kunci = "besuk"', 'kunci = "besuk"\nhitungan = "kunci"', "keluar dahulu"),
        ("\naktif = true", '\naktif = "ya"', "true atau false"),
        ("\njeda = 60", "\njeda = 0", "harus 5 sampai"),
        ("\njeda = 60", "\njedah = 60", "tidak dikenal"),
        ("[cek_tahanan]", "[cek_sel]", "tidak dikenal"),
    ],
)
def test_a_wrong_edit_is_named(old: str, new: str, says: str) -> None:
    text = data_text("buku_pendamping.toml")
    assert old in text
    with pytest.raises(RuleViolation, match=says):
        parse_pendamping(tomllib.loads(text.replace(old, new, 1)))


def test_every_problem_of_what_is_typed_comes_at_once() -> None:
    [bon] = pendamping().find("bon_senpi")
    with pytest.raises(RuleViolation) as wrong:
        read_act(bon, " ", "nol", "x" * 501)
    fields = [one.field for one in wrong.value.problems]
    assert fields == ["pendamping.nama", "pendamping.jumlah", "pendamping.keterangan"]
    with pytest.raises(RuleViolation, match="sedikitnya 1"):
        read_act(bon, "Bripka Anton Sanusi", "0", "")
    assert read_act(bon, " Bripka  Anton ", "", "V2 121") == PendampingKetikan(
        "Bripka Anton", 1, "V2 121"
    )


def test_the_lines_say_how_many_who_and_since_when() -> None:
    [bon] = pendamping().find("bon_senpi")
    out = PendampingKetikan("Bripka Anton Sanusi", 2, "V2 121 dan 122.")
    assert act_line(bon, out, kalimat_buku()) == (
        "Bon senjata api dikeluarkan: 2 pucuk, Bripka Anton Sanusi, V2 121 dan 122."
    )
    back = PendampingKetikan("Bripka Anton Sanusi", 2, "")
    assert closing_line(bon, back, MULAI, kalimat_buku()) == (
        "Bon senjata api kembali: 2 pucuk, Bripka Anton Sanusi (sejak 21-11-2026 pukul 08.00)."
    )


@pytest.mark.parametrize(
    ("dicek", "sekarang", "missed"),
    [
        ([], 0, 0),
        ([], 69, 0),
        ([], 70, 1),
        ([], 190, 3),
        ([60, 120], 180, 0),
        ([69, 138], 200, 0),
        ([60, 195], 200, 2),
        ([195, 60], 200, 2),
        ([], -30, 0),
    ],
)
def test_a_gap_misses_one_check_for_every_whole_interval(
    dicek: list[int], sekarang: int, missed: int
) -> None:
    cek = pendamping().cek
    assert (cek.jeda, cek.kelonggaran) == (60, 10)
    looks = [MULAI + timedelta(minutes=one) for one in dicek]
    now = MULAI + timedelta(minutes=sekarang)
    assert missed_checks(cek, [_guards(0, 2)], looks, now) == missed


@pytest.mark.parametrize(
    ("jagaan", "dicek", "missed"),
    [
        ([(0, 0)], [], 0),
        ([(0, 0), (100, 1)], [], 1),
        ([(0, 0), (100, 1)], [160], 0),
        ([(0, 2), (65, 0)], [], 0),
        ([(0, 2), (75, 0)], [], 1),
        ([(0, 2), (50, 0), (60, 1)], [], 1),
        ([(0, 2), (30, 3), (60, 1)], [], 2),
        ([(0, 2), (30, 3)], [45, 100, 160], 0),
        ([(0, 2), (400, 0)], [60, 120], 0),  # the clock ran ahead when he left
    ],
)
def test_nothing_is_missed_while_nobody_is_detained(
    jagaan: list[tuple[int, int]], dicek: list[int], missed: int
) -> None:
    cek = pendamping().cek
    looks = [MULAI + timedelta(minutes=one) for one in dicek]
    stretches = [_guards(*one) for one in jagaan]
    assert missed_checks(cek, stretches, looks, MULAI + timedelta(minutes=180)) == missed


def test_stretches_of_guarding_join_where_somebody_is_always_there() -> None:
    until = MULAI + timedelta(minutes=90)
    found = guarded([_guards(0, 1), _guards(10, 2), _guards(20, 0), _guards(40, 1)], until)
    begin, left, again = (MULAI + timedelta(minutes=one) for one in (0, 20, 40))
    assert found == ((begin, left), (again, until))


def test_a_look_that_finds_others_than_the_book_says_both_and_why() -> None:
    there = Tahanan(2, 1)
    same = read_look(CekKetikan("2", "1", "sehat.", "tidak dipakai"), there)
    assert look_line(same, there, kalimat_buku()) == (
        "Cek ruang tahanan: tahanan 3 (L 2, P 1); keadaan sehat."
    )
    with pytest.raises(RuleViolation, match="Menurut buku L 2, P 1") as wrong:
        read_look(CekKetikan("1", "1", "sehat"), there)
    assert [one.field for one in wrong.value.problems] == ["cek.sebab"]
    other = read_look(CekKetikan("0", "0", "kosong", "dibawa berobat, bon menyusul."), there)
    assert look_line(other, there, kalimat_buku()) == (
        "Cek ruang tahanan: tahanan nihil, menurut buku L 2, P 1 (dibawa berobat, bon menyusul); "
        "keadaan kosong."
    )


def _guards(minute: int, laki: int) -> Jagaan:
    return Jagaan(MULAI + timedelta(minutes=minute), Tahanan(laki, 0))
