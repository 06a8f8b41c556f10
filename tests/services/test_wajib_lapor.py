"""Those who must report on a real station: entered, there, missing, ended, printed, destroyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from tests.services.meja import (
    BERDUA,
    SANDI_LAIN,
    acts,
    count,
    enrol,
    good,
    inside,
    officer,
    open_shift,
    page_text,
)
from tests.support.serah import BASAH, filled
from tests.support.stasiun import IZIN, Stasiun

RIDWAN = WajibLaporKetikan(
    "Ridwan Musa", "LP/B/41/XI/2026, SP Reskrim", "senin kamis", "", "21-12-2026"
)
SEHARI = timedelta(days=1)


def open_of(desk: Layanan, giliran: int) -> tuple[str, ...]:
    """Return what a hand-over says of those who must report."""
    return tuple(one for one in desk.serah.form(giliran).meja.tugas if "lapor" in one)


def entered(desk: Layanan, **changes: str) -> str:
    """Enter somebody and return his record."""
    return desk.lapor.register(replace(RIDWAN, **changes)).value.rekaman_id


def test_entered_there_and_ended_are_three_lines_under_one_key(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    line = desk.lapor.register(RIDWAN).value  # Saturday 21 November
    assert (line.jenis, line.merah, line.keterangan) == (
        JenisMutasi.WAJIB_LAPOR, False, "wajib lapor",
    )  # fmt: skip
    assert line.uraian == (
        "Ridwan Musa didaftarkan wajib lapor (LP/B/41/XI/2026, SP Reskrim), setiap Senin dan "
        "Kamis, 21-11-2026 sampai dengan 21-12-2026."
    )
    with pytest.raises(RuleViolation, match="bukan hari lapor"):
        desk.lapor.present(line.rekaman_id)
    stasiun.clock.advance(2 * SEHARI)
    there = desk.lapor.present(line.rekaman_id).value
    assert there.uraian == "Ridwan Musa hadir wajib lapor ke-1 (LP/B/41/XI/2026, SP Reskrim)."
    assert there.rekaman_id == line.rekaman_id
    with pytest.raises(RuleViolation, match="sudah tercatat hadir"):
        desk.lapor.present(line.rekaman_id)
    stasiun.clock.advance(SEHARI)
    outside = desk.lapor.present(line.rekaman_id, luar_jadwal=True).value
    assert "hadir wajib lapor ke-2, di luar jadwal" in outside.uraian
    with pytest.raises(RuleViolation, match="Alasan belum diisi"):
        desk.lapor.stop(line.rekaman_id, " ")
    ended = desk.lapor.stop(line.rekaman_id, "perkara dicabut.").value
    assert ended.uraian.endswith("diakhiri: perkara dicabut.")
    with pytest.raises(RuleViolation, match="sudah berakhir"):
        desk.lapor.present(line.rekaman_id, luar_jadwal=True)
    assert acts(stasiun).count("wajib lapor") == 4
    [orang] = desk.lapor.people()
    assert not orang.runs(desk.lapor.today())
    assert good(stasiun)


def test_no_name_stands_outside_the_seal(stasiun: Stasiun) -> None:
    lapor_id = entered(stasiun.layanan)
    with inside(stasiun) as raw:
        rows = raw.execute("SELECT * FROM wajib_lapor").fetchall()
        contents = raw.execute("SELECT isi FROM muatan").fetchall()
    assert [row[1:4] for row in rows] == [(lapor_id, "daftar", "2026-11-21")]
    assert not any("Ridwan" in str(cell) for row in rows for cell in row)
    assert not any(b"Ridwan" in isi for (isi,) in contents)


def test_who_is_awaited_and_who_was_missing_stand_in_the_hand_over(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    ridwan = entered(desk)
    entered(desk, nama="Sarif Lamato", hari="kamis")
    assert open_of(desk, 1) == ()
    stasiun.clock.advance(2 * SEHARI)
    assert open_of(desk, 1) == ("wajib lapor Ridwan Musa hari ini belum hadir",)
    stasiun.clock.advance(SEHARI)
    assert [one.isi.nama for one in desk.lapor.people()] == ["Ridwan Musa", "Sarif Lamato"]
    missing = "wajib lapor Ridwan Musa tidak hadir 23-11-2026 (sudah 1 kali)"
    assert open_of(desk, 1) == (missing,)
    before = count(stasiun)["wajib_lapor"]
    open_shift(stasiun, regu="Regu III")
    desk.serah.finish(filled(desk, 1), BASAH)
    [done] = desk.serah.form(1).selesai
    assert missing in done.isi.meja.tugas
    assert f"; {missing}." in page_text(desk.serah.sheet(1).pdf)
    assert count(stasiun)["wajib_lapor"] == before  # absence is derived, nothing was written
    stasiun.clock.advance(2 * SEHARI)
    desk.lapor.present(ridwan)
    assert open_of(desk, 2) == ("wajib lapor Sarif Lamato hari ini belum hadir",)


def test_the_sheet_says_there_and_not_there(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    lapor_id = entered(desk)
    stasiun.clock.advance(2 * SEHARI)
    line = desk.lapor.present(lapor_id).value
    desk.mutasi.correct(line.nomor_buku, "Ridwan", "Riduan", "salah ketik")
    stasiun.clock.advance(4 * SEHARI)
    text = page_text(desk.lapor.sheet(lapor_id).pdf)
    for words in (
        "DAFTAR HADIR WAJIB LAPOR", "Ridwan Musa", "setiap Senin dan Kamis",
        f"Senin, 23 November 2026 {line.ditulis:%H.%M} {line.nomor_buku} hadir",
        "Kamis, 26 November 2026 tidak hadir", "hadir 1 kali, tidak hadir 1 kali",
    ):  # fmt: skip
        assert words in text, words
    with pytest.raises(RuleViolation, match="sudah dihapus"):
        desk.lapor.sheet("tidak ada")


def test_a_letter_no_paper_can_carry_is_refused_when_it_is_entered(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation) as wrong:
        entered(stasiun.layanan, nama="Ridwan 李")
    assert wrong.value.problems[0].field == "lapor.nama"
    assert stasiun.layanan.lapor.people() == ()


def test_the_words_go_when_the_time_to_report_is_long_over(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    enrol(stasiun, Peran.BAMIN)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    lapor_id = entered(desk)
    short = entered(desk, nama="Sarif Lamato", sampai="24-11-2026")
    chief.setelan.set_retention(RegisterSimpan.BUKU, 30, "Keputusan 7/2026", Bukti(SANDI_LAIN))
    stasiun.clock.advance(timedelta(days=35))
    open_shift(stasiun)
    chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    assert [one.lapor_id for one in desk.lapor.people()] == [lapor_id]
    with inside(stasiun) as raw:
        kept = {row[0] for row in raw.execute("SELECT kunci_id FROM kunci_rekaman")}
    assert short not in kept
    assert lapor_id in kept
    with pytest.raises(RuleViolation, match="sudah dihapus"):
        desk.lapor.sheet(short)
    assert good(stasiun)


def test_who_ended_long_ago_leaves_the_list(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    entered(desk, sampai="24-11-2026")
    stasiun.clock.advance(timedelta(days=20))
    assert len(desk.lapor.people()) == 1
    stasiun.clock.advance(timedelta(days=20))
    assert desk.lapor.people() == ()


def test_who_may_not_read_the_book_learns_no_names(stasiun: Stasiun) -> None:
    lapor_id = entered(stasiun.layanan)
    head = officer(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(head, peran=frozenset({Peran.HUMAS})), IZIN)
    humas = enrol(stasiun, Peran.HUMAS)
    for read in (humas.lapor.people, lambda: humas.lapor.sheet(lapor_id)):
        with pytest.raises(HakDitolak):
            read()


def test_at_midnight_what_was_checked_and_what_is_written_are_one_day(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    lapor_id = entered(desk, hari="senin", sampai="21-12-2026")
    monday = stasiun.clock.now().wall.replace(hour=23, minute=59, second=59, microsecond=0)
    monday += 2 * SEHARI
    for week in range(1, 5):  # every reading of the clock is a millisecond later
        last = monday + timedelta(days=7 * week, milliseconds=999 - week)
        stasiun.clock.set_wall(last)
        desk.lapor.present(lapor_id)
    [orang] = desk.lapor.people()
    assert [f"{one:%A}" for one in orang.hadir] == ["Monday"] * 4


def test_a_day_is_not_written_by_a_clock_that_cannot_be_right(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    lapor_id = entered(desk, hari="setiap hari")
    before = count(stasiun)
    stasiun.clock.set_wall(stasiun.clock.now().wall.replace(year=2001))
    acts_of_a_day: tuple[Callable[[], object], ...] = (
        lambda: desk.lapor.present(lapor_id, luar_jadwal=True),
        lambda: desk.lapor.stop(lapor_id, "perkara dicabut"),
        lambda: desk.lapor.register(replace(RIDWAN, sampai="")),
    )
    for act in acts_of_a_day:
        with pytest.raises(RuleViolation) as refused:
            act()
        assert [one.field for one in refused.value.problems] == ["jam"]
    assert count(stasiun) == before
