"""Narrowing a day: every typed word must be there, marks and kinds count as words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris, Ralat
from spkt_desk.domain.saring_mutasi import narrow

PUKUL = datetime(2026, 11, 21, 9, 15, tzinfo=Zona.WITA.tzinfo)
SATU = MutasiBaris(
    nomor_buku=1,
    no=1,
    hari=PUKUL.date(),
    kejadian=PUKUL,
    ditulis=PUKUL,
    jenis=JenisMutasi.CATATAN,
    uraian="Motor DM 4812 KX dititipkan warga Ipilo",
    keterangan="titipan",
    merah=False,
    paraf="YK",
    rekaman_id="9f",
)
BARIS = (
    SATU,
    replace(
        SATU, nomor_buku=2, uraian="Giliran dibuka", jenis=JenisMutasi.JAGA, merah=True, paraf="DL"
    ),
    replace(
        SATU,
        nomor_buku=3,
        uraian="Patroli ke pasar",
        keterangan="",
        kejadian=PUKUL - timedelta(hours=3),
        sebab_terlambat="listrik padam",
        dicoret=((4, Ralat(3, "pasar", "terminal", "salah")),),
    ),
)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [1, 2, 3]),
        ("  ", [1, 2, 3]),
        ("ipilo", [1]),
        ("IPILO 4812", [1]),
        ("4812 pasar", []),
        ("merah", [2]),
        ("jaga", [2]),
        ("titipan", [1, 2]),
        ("terlambat", [3]),
        ("padam", [3]),
        ("terminal", [3]),
        ("diralat", [3]),
        ("0615", [3]),
        ("catatan", []),
        ("yk patroli", [3]),
    ],
)
def test_a_line_stays_when_it_holds_every_word(typed: str, numbers: list[int]) -> None:
    assert [one.nomor_buku for one in narrow(BARIS, typed)] == numbers


@given(st.text(max_size=8), st.text(max_size=8))
def test_typing_on_never_brings_a_line_back(first: str, more: str) -> None:
    assert set(narrow(BARIS, f"{first} {more}")) <= set(narrow(BARIS, first))
