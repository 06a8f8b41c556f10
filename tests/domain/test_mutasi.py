"""Corrections: struck words stay readable, and only words that still stand can be struck."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import (
    JenisMutasi,
    MutasiBaris,
    Potongan,
    Ralat,
    check_ralat,
    correction_line,
    with_corrections,
)
from tests.support import kiriman

PUKUL = datetime(2026, 11, 21, 9, 0, tzinfo=Zona.WITA.tzinfo)


def _ralat(semula: str, dibaca: str) -> Ralat:
    return Ralat(1, semula, dibaca, "salah ketik")


def _reads(pieces: tuple[Potongan, ...]) -> str:
    """Return a line as it reads today, struck words left out."""
    return "".join(piece.teks for piece in pieces if not piece.dicoret)


def test_a_line_without_corrections_is_one_piece() -> None:
    assert with_corrections("Patroli", ()) == (Potongan("Patroli"),)


def test_the_struck_words_stand_before_the_new_ones() -> None:
    assert with_corrections("Tamu Budi datang", (_ralat("Budi", "Badu"),)) == (
        Potongan("Tamu "),
        Potongan("Budi", dicoret=True),
        Potongan("Badu", pengganti=True),
        Potongan(" datang"),
    )


def test_several_corrections_are_applied_oldest_first() -> None:
    pieces = with_corrections(
        "Budi bertemu Budi pukul 09.00",
        (_ralat("Budi", "Badu"), _ralat("09.00", "09.30"), _ralat("Budi", "Beni")),
    )
    assert _reads(pieces) == "Badu bertemu Beni pukul 09.30"
    assert [one.teks for one in pieces if one.dicoret] == ["Budi", "Budi", "09.00"]


def test_a_correction_of_the_correction_keeps_both_readings() -> None:
    pieces = with_corrections("Budi", (_ralat("Budi", "Badu"), _ralat("Badu", "Baduwi")))
    assert _reads(pieces) == "Baduwi"
    assert [one.teks for one in pieces if one.dicoret] == ["Budi", "Badu"]
    assert pieces[-1] == Potongan("Baduwi", pengganti=True)


@given(st.text("ab ", min_size=1, max_size=12), st.lists(st.text("ab", min_size=1, max_size=2)))
def test_what_was_written_can_always_be_read_off(uraian: str, struck: list[str]) -> None:
    ralat = tuple(_ralat(words, "X") for words in struck)
    pieces = with_corrections(uraian, ralat)
    original = "".join(one.teks for one in pieces if not one.pengganti)
    assert original == uraian


@pytest.mark.parametrize(
    ("ralat", "fields"),
    [
        (Ralat(1, "Budi", "Badu", "salah"), []),
        (Ralat(1, "Siti", "Sari", "salah"), ["ralat.semula"]),
        (Ralat(1, "", "", ""), ["ralat.semula", "ralat.dibaca", "ralat.alasan"]),
        (Ralat(1, "Budi", "Budi", " "), ["ralat.dibaca", "ralat.alasan"]),
    ],
)
def test_a_correction_names_words_that_stand(ralat: Ralat, fields: list[str]) -> None:
    pieces = (Potongan("Tamu Budi"), Potongan("Siti", dicoret=True))
    found: list[str] = []
    try:
        check_ralat(ralat, pieces)
    except RuleViolation as violation:
        found = [problem.field for problem in violation.problems]
    assert found == fields


def test_the_correcting_line_points_to_the_old_one() -> None:
    line = correction_line(4, "21-11-2026", _ralat("Budi", "Badu"), kiriman.kalimat_buku())
    assert line == ("Ralat atas No. 4 tgl 21-11-2026: 'Budi' dibaca 'Badu' (salah ketik).")


@pytest.mark.parametrize(
    ("minutes", "sebab", "tanda"),
    [
        (0, "", ""),
        (90, "", ""),
        (90, "melayani pelapor", "(terlambat, ditulis 10.30: melayani pelapor)"),
        (
            1530,
            "listrik padam",
            "(terlambat, kejadian 21-11-2026, ditulis 10.30: listrik padam)",
        ),
    ],
)
def test_a_line_with_a_reason_for_being_late_says_so(minutes: int, sebab: str, tanda: str) -> None:
    baris = MutasiBaris(
        nomor_buku=1,
        no=1,
        hari=PUKUL.date(),
        kejadian=PUKUL,
        ditulis=PUKUL + timedelta(minutes=minutes),
        jenis=JenisMutasi.CATATAN,
        uraian="Patroli",
        keterangan="",
        merah=False,
        paraf="YK",
        rekaman_id="9f",
        sebab_terlambat=sebab,
    )
    assert baris.terlambat is bool(sebab)
    assert baris.tanda_terlambat == tanda
