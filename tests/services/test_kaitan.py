"""From a line of the book to what it belongs to, and from a letter to its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from spkt_desk.domain.cari import JenisHasil
from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import Peran
from tests.services.meja import enrol, issue
from tests.support.stasiun import Stasiun, founded, make_officers


def test_the_line_of_a_letter_opens_it_and_the_letter_finds_its_line(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.mutasi.write("Patroli kota")
    rekaman_id = issue(stasiun)
    line = desk.mutasi.day(desk.mutasi.today())[-1]
    assert line.jenis is JenisMutasi.KEHILANGAN
    found = desk.kaitan.of_line(line)
    assert (found.jenis, found.rekaman_id) == (JenisHasil.SURAT, rekaman_id)
    stasiun.clock.advance(timedelta(days=1))
    desk.mutasi.correct(line.nomor_buku, "Suharti", "Suharty", "ejaan")
    back = desk.kaitan.of_letter(rekaman_id)
    assert (back.jenis, back.hari, back.nomor_buku) == (
        JenisHasil.BARIS,
        date(2026, 11, 21),
        line.nomor_buku,
    )


def test_a_correction_opens_the_line_it_corrects(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.mutasi.write("Tamu Budi")
    stasiun.clock.advance(timedelta(days=1))
    ralat = desk.mutasi.correct(1, "Budi", "Badu", "salah ketik").value
    found = desk.kaitan.of_line(ralat)
    assert (found.jenis, found.hari, found.nomor_buku) == (
        JenisHasil.BARIS,
        date(2026, 11, 21),
        1,
    )


def test_an_officers_own_line_stands_alone(stasiun: Stasiun) -> None:
    line = stasiun.layanan.mutasi.write("Patroli").value
    with pytest.raises(RuleViolation, match="tidak ada surat"):
        stasiun.layanan.kaitan.of_line(line)


def test_who_may_not_see_letters_opens_none_from_the_book(tmp_path: Path) -> None:
    first, *others = make_officers()
    officers = (
        first,
        replace(others[1], peran=frozenset({Peran.PIKET_FUNGSI})),
        *others[2:],
        others[0],
    )
    stasiun = founded(tmp_path, officers=officers)
    issue(stasiun)
    reader = enrol(stasiun, Peran.PIKET_FUNGSI)
    [line] = reader.mutasi.day(reader.mutasi.today())
    with pytest.raises(HakDitolak):
        reader.kaitan.of_line(line)
    stasiun.close()
