"""Checkpoints: made in time, and a code on paper names what was changed behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.titik_periksa import BARIS_TERBANYAK, TitikTersimpan
from spkt_desk.kunci.titik import point_code
from tests.db.mentah import database_key, unguarded
from tests.services.meja import issue, open_shift
from tests.services.rantai_palsu import put_back, rechain
from tests.support.stasiun import Stasiun


def _points(stasiun: Stasiun) -> list[TitikTersimpan]:
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - no service lists them
        return list(work.titik.all())


def _write(stasiun: Stasiun, lines: int) -> None:
    for turn in range(lines):
        stasiun.layanan.mutasi.write(f"Patroli ke-{turn}")


def _paper(stasiun: Stasiun, code: str) -> BarisPeriksa:
    [line] = stasiun.layanan.pemeriksaan.check_paper(code)
    return line


def test_a_change_of_the_guard_makes_one_behind_its_red_line(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    [point] = _points(stasiun)
    assert (point.nomor, point.titik.nomor_buku, point.sebab) == (1, 1, "pergantian jaga")


def test_never_more_than_fifty_lines_lie_between_two(stasiun: Stasiun) -> None:
    _write(stasiun, 2 * BARIS_TERBANYAK + 3)
    books = [0, *(one.titik.nomor_buku for one in _points(stasiun))]
    assert books == [0, BARIS_TERBANYAK, 2 * BARIS_TERBANYAK]


def test_a_quiet_desk_makes_one_after_twelve_hours(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    assert stasiun.layanan.titik.keep().value == ""
    stasiun.clock.advance(timedelta(hours=12))
    code = stasiun.layanan.titik.keep().value
    assert _paper(stasiun, code).baik
    assert stasiun.layanan.titik.keep().value == ""
    assert [one.sebab for one in _points(stasiun)] == ["pergantian jaga", "12 jam"]


def test_a_clock_set_back_does_not_put_the_next_one_off(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    stasiun.clock.advance(-timedelta(days=3))
    assert stasiun.layanan.titik.keep().value


def test_an_act_that_fails_leaves_none_and_the_next_is_in_time(stasiun: Stasiun) -> None:
    _write(stasiun, BARIS_TERBANYAK - 1)
    with pytest.raises(RuleViolation):
        stasiun.layanan.mutasi.write("  ")
    assert _points(stasiun) == []
    issue(stasiun)
    assert [one.titik.nomor_buku for one in _points(stasiun)] == [BARIS_TERBANYAK]


def test_a_paper_stays_true_while_the_book_goes_on(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    [point] = _points(stasiun)
    code = point_code(point.titik)
    issue(stasiun)
    stasiun.layanan.mutasi.correct(2, "Datang", "Telah datang", "kurang lengkap")
    line = _paper(stasiun, code.lower().replace("-", " "))
    assert line.baik
    assert f"peristiwa 1 sampai {point.titik.sampai}, baris buku 1 sampai 1" in line.kalimat


@pytest.mark.parametrize("typed", ["", "K7Q2M-4XN9P", "12-K7Q2", "x" * 5000, "12-K7Q2M-4XNUP"])
def test_what_is_no_code_is_refused_by_name(stasiun: Stasiun, typed: str) -> None:
    with pytest.raises(RuleViolation, match="sepuluh huruf"):
        list(stasiun.layanan.pemeriksaan.check_paper(typed))


_TAMPER: dict[str, str] = {
    "words under another author": "UPDATE mutasi SET paraf = 'XX' WHERE nomor_buku = LINE",
    "another hour": "UPDATE mutasi SET kejadian = ditulis, no = 90 WHERE nomor_buku = LINE",
    "another day": "UPDATE mutasi SET hari = '2026-11-01' WHERE nomor_buku = LINE",
    "black for red": "UPDATE mutasi SET merah = 1 WHERE nomor_buku = LINE",
    "an entry of another officer": "UPDATE riwayat SET petugas_id = 'P9' WHERE posisi = PLACE",
    "an entry of another time": (
        "UPDATE riwayat SET waktu = substr(waktu, 1, 11) || '07' || substr(waktu, 14)"
        " WHERE posisi = PLACE"
    ),
    "words lost": "DELETE FROM muatan WHERE posisi = PLACE",
    "words of another line": (
        "UPDATE muatan SET isi = (SELECT isi FROM muatan WHERE posisi <> PLACE LIMIT 1)"
        " WHERE posisi = PLACE"
    ),
    "a line taken out": "DELETE FROM mutasi WHERE nomor_buku = LINE",
    "a line taken out with its entry": (
        "DELETE FROM mutasi WHERE nomor_buku = LINE; DELETE FROM riwayat WHERE posisi = PLACE"
    ),
}


def _with_paper(stasiun: Stasiun) -> tuple[str, int]:
    """Return the code of a paper printed over two lines, and the place of the second's entry."""
    open_shift(stasiun)
    stasiun.layanan.mutasi.write("Patroli kota")
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        posisi = work.mutasi.one(2).posisi
    stasiun.clock.advance(timedelta(hours=13))
    code = stasiun.layanan.titik.keep().value
    stasiun.layanan.mutasi.write("Patroli desa")
    return code, posisi


def _tampered(stasiun: Stasiun, act: Callable[[Any], object]) -> None:
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        act(raw)


def _with_ten(stasiun: Stasiun) -> tuple[str, dict[int, int]]:
    """Return the code of a paper over ten lines, and the place of each line's entry."""
    open_shift(stasiun)
    _write(stasiun, 10)
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        places = {nomor: work.mutasi.one(nomor).posisi for nomor in range(2, 12)}
    stasiun.clock.advance(timedelta(hours=13))
    code = stasiun.layanan.titik.keep().value
    stasiun.layanan.mutasi.write("Patroli desa")
    return code, places


@contextmanager
def _changed(stasiun: Stasiun, kind: str, line: int, posisi: int, *, anew: bool) -> Iterator[None]:
    """Let somebody with the key change one line, `anew` with the chain, and put all of it back."""
    statements = _TAMPER[kind].replace("LINE", str(line)).replace("PLACE", str(posisi)).split("; ")

    def act(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        for one in statements:
            raw.execute(one)
        if anew:
            rechain(raw, posisi)

    with put_back(stasiun, act):
        yield


@pytest.mark.parametrize("kind", _TAMPER)
def test_what_was_not_chained_anew_is_named_by_its_entry(stasiun: Stasiun, kind: str) -> None:
    code, ten = _with_ten(stasiun)
    for line, posisi in ten.items():
        with _changed(stasiun, kind, line, posisi, anew=False):
            said = _paper(stasiun, code)
        assert not said.baik
        places = [int(one) for one in re.findall(r"peristiwa (\d+)", said.kalimat)]
        assert places
        assert posisi <= places[0] <= posisi + 1  # an entry taken out shows in the one that follows
    assert _paper(stasiun, code).baik


@pytest.mark.parametrize("kind", list(_TAMPER)[:6])
def test_what_was_chained_anew_the_paper_does_not_confirm(stasiun: Stasiun, kind: str) -> None:
    code, ten = _with_ten(stasiun)
    for line, posisi in ten.items():
        with _changed(stasiun, kind, line, posisi, anew=True):
            lines = {one.bagian: one for one in stasiun.layanan.pemeriksaan.check()}
            said = _paper(stasiun, code)
        if "time" not in kind:  # an hour before the entry before it shows, whoever chains it anew
            assert lines["Rantai riwayat"].baik, lines["Rantai riwayat"].kalimat
            assert lines["Isi terhadap rantai"].baik
        assert "tidak cocok dengan rantai" in lines["Titik periksa"].kalimat
        assert not said.baik
        between = re.search(r"di antara (\d+) dan (\d+)|yang pertama berubah", said.kalimat)
        assert between
        if between[1]:
            assert int(between[1]) <= posisi <= int(between[2])
    assert _paper(stasiun, code).baik


def test_whoever_signs_anew_too_is_found_by_the_paper_alone(stasiun: Stasiun) -> None:
    code, posisi = _with_paper(stasiun)
    signing = stasiun.layanan._konteks.kunci_tanda  # noqa: SLF001 - what such a person has

    def act(raw: Any) -> None:  # noqa: ANN401
        raw.execute("UPDATE mutasi SET paraf = 'XX' WHERE nomor_buku = 2")
        rechain(raw, posisi, signing)

    _tampered(stasiun, act)
    assert all(one.baik for one in stasiun.layanan.pemeriksaan.check())
    assert f"seluruh rantai sampai peristiwa {code.split('-')[0]}" in _paper(stasiun, code).kalimat


def test_a_station_rolled_back_is_named_by_the_first_entry_it_lacks(stasiun: Stasiun) -> None:
    code, _posisi = _with_paper(stasiun)
    sampai = int(code.split("-")[0])

    def cut(raw: Any) -> None:  # noqa: ANN401
        for name in ("mutasi", "titik_periksa", "muatan", "riwayat"):
            raw.execute(f"DELETE FROM {name} WHERE posisi >= ?", (sampai,))  # noqa: S608

    _tampered(stasiun, cut)
    line = _paper(stasiun, code)
    assert (
        f"data berakhir di {sampai - 1}: peristiwa {sampai} dan sesudahnya hilang" in line.kalimat
    )


def test_a_checkpoint_signed_by_nobody_is_found(stasiun: Stasiun) -> None:
    open_shift(stasiun)

    def act(raw: Any) -> None:  # noqa: ANN401
        raw.execute("UPDATE titik_periksa SET tanda = zeroblob(64)")
        [(posisi,)] = raw.execute("SELECT posisi FROM titik_periksa").fetchall()
        rechain(raw, posisi)

    _tampered(stasiun, act)
    [bad] = [
        one
        for one in stasiun.layanan.pemeriksaan.check()
        if not one.baik and one.bagian == "Titik periksa"
    ]
    assert "titik 1 tidak bertanda tangan stasiun ini" in bad.kalimat
