"""The books beside the journal: the shipped list, wrong edits, what is typed."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.pendamping import (
    PendampingKetikan,
    act_line,
    closing_line,
    parse_pendamping,
    read_act,
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
