"""Lembar dan sampul under keys, read from the paper that came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran, UkuranKertas
from spkt_desk.ui.jaga.lembar import BagianLembar
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.medan import Medan
from tests.documents import baca
from tests.services.meja import IZIN_LAIN, SANDI_LAIN, enrol, open_shift
from tests.support.stasiun import FilePencetak, Stasiun, make_officers
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of


@pytest.fixture
def printer(tmp_path: Path) -> FilePencetak:
    return FilePencetak(tmp_path / "baki")


@pytest.fixture
def meja(qtbot: QtBot, stasiun: Stasiun, printer: FilePencetak) -> Iterator[Meja]:
    """Two shifts have ended and a third one runs."""
    for line in ("Patroli R2 ke pasar", "Tamu menginap melapor"):
        open_shift(stasiun)
        stasiun.layanan.mutasi.write(line)
        stasiun.clock.advance(timedelta(hours=12))
    open_shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    with opened(
        qtbot,
        lambda alat: JagaTab(stasiun.layanan, alat),
        printing=lambda jobs: Pencetakan(jobs, printer, choose=lambda _parent: "folder"),
    ) as desk:
        yield desk


def _rows(section: BagianLembar) -> list[str]:
    return [section.daftar.item(row).text() for row in range(section.daftar.count())]


def test_yesterday_and_today_are_listed_with_book_pages_and_state(meja: Meja) -> None:
    section = meja.section(BagianLembar)
    assert _rows(section) == [
        "Semua lembar: 3 giliran",
        "Giliran 1, Regu II, 21 November 2026: Buku ke-1/2026 halaman 1, digaris tutup",
        "Giliran 2, Regu II, 21 November 2026: Buku ke-1/2026 halaman 2, digaris tutup",
        "Giliran 3, Regu II, 22 November 2026: 1 baris, belum digaris tutup",
        "Halaman pembuka Buku ke-1/2026",
    ]
    assert faults_of(meja.tab) == []


def test_the_chosen_sheet_comes_out_with_its_page(meja: Meja, printer: FilePencetak) -> None:
    meja.section(BagianLembar)
    for _step in range(2):
        meja.tekan(Qt.Key.Key_Down)
    meja.ctrl(Qt.Key.Key_P)
    meja.tunggu(lambda: meja.said)
    assert meja.said == ["Lembar buku giliran 2 sudah tercetak."]
    [sheet] = printer.sheets()
    said = baca.text(sheet.read_bytes())
    assert "Halaman 2" in said
    assert "Tamu menginap melapor" in said
    assert "Patroli R2" not in said


def test_all_of_the_days_come_out_as_one_job(meja: Meja, printer: FilePencetak) -> None:
    meja.section(BagianLembar)
    meja.enter()
    meja.tunggu(lambda: meja.said)
    [job] = printer.sheets()
    first, second, third = baca.pages(job.read_bytes())
    assert ("Halaman 1" in first.teks, "Halaman 2" in second.teks) == (True, True)
    assert third.miring == "BELUM DIGARIS TUTUP"


def _other_paper(stasiun: Stasiun) -> None:
    """Rule the third shift off on A4, where the two before it were on F4."""
    satuan = replace(stasiun.layanan.setelan.satuan(), kertas=UkuranKertas.A4)
    stasiun.layanan.setelan.save_satuan(satuan)
    open_shift(stasiun)
    stasiun.layanan.lembar.render_missing()


def test_each_paper_size_of_a_range_is_a_job_of_its_own(
    meja: Meja, stasiun: Stasiun, printer: FilePencetak
) -> None:
    _other_paper(stasiun)
    meja.section(BagianLembar)
    meja.enter()
    meja.tunggu(lambda: meja.said)
    assert meja.said == [
        "2 cetakan berurutan, sebab ukuran kertasnya berbeda (F4, A4): semuanya sudah tercetak."
    ]
    first, second = (baca.pages(job.read_bytes()) for job in printer.sheets())
    assert [round(one.tinggi) for one in first] == [330, 330]
    assert [round(one.tinggi) for one in second] == [297, 297]


def test_a_printer_that_does_not_answer_gets_no_second_job(
    meja: Meja, stasiun: Stasiun, printer: FilePencetak
) -> None:
    _other_paper(stasiun)
    printer.outcome = PrintOutcome.GAGAL
    meja.section(BagianLembar)
    meja.enter()
    meja.tunggu(lambda: meja.said)
    assert "cetakan ke-1: Lembar buku giliran 1-2 belum tercetak: printer" in meja.said[0]
    assert "Ctrl+P mencoba lagi." in meja.said[0]
    assert meja.said[0].endswith("1 cetakan berikutnya belum dikirim.")


def test_the_cover_of_the_book_comes_out(meja: Meja, printer: FilePencetak) -> None:
    meja.section(BagianLembar)
    meja.tekan(Qt.Key.Key_End)
    meja.ctrl(Qt.Key.Key_P)
    meja.tunggu(lambda: meja.said)
    assert meja.said == ["Halaman pembuka Buku ke-1 2026 sudah tercetak."]
    assert "dibuka pada hari Sabtu, 21 November 2026" in baca.text(printer.sheets()[0].read_bytes())


def test_other_days_are_listed_as_they_are_typed(meja: Meja) -> None:
    section = meja.section(BagianLembar)
    first, last = (section.form.field(f"lembar.{one}") for one in ("awal", "akhir"))
    first.editor.setFocus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("22/11")
    assert [one[:9] for one in _rows(section)] == ["Giliran 3", "Halaman p"]
    last.editor.setFocus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("21/11")
    assert _rows(section) == []
    assert last.error == "Hari terakhir lebih awal dari hari pertama."
    meja.ctrl(Qt.Key.Key_P)
    assert meja.said == ["Belum ada lembar yang dipilih."]


def test_who_may_not_print_still_reads_the_list(
    qtbot: QtBot, stasiun: Stasiun, printer: FilePencetak
) -> None:
    open_shift(stasiun)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    guest = replace(
        make_officers()[0], nama="Fadli Abas", nomor="70010001", peran=frozenset({Peran.PEMERIKSA})
    )
    chief.akun.open_inspector(guest, SANDI_LAIN, 4, IZIN_LAIN)
    desk = stasiun.login(guest.nomor, SANDI_LAIN)
    with opened(
        qtbot,
        lambda alat: JagaTab(desk, alat),
        printing=lambda jobs: Pencetakan(jobs, printer, choose=lambda _parent: "folder"),
    ) as meja:
        section = meja.section(BagianLembar)
        assert _rows(section)[0].startswith("Giliran 1, Regu II, 21 November 2026: 1 baris")
        meja.ctrl(Qt.Key.Key_P)
        assert meja.said[-1].startswith("Peran Pemeriksa tidak boleh mencetak lembar Buku Mutasi.")
    assert printer.sheets() == []


def test_a_book_is_closed_by_the_second_press(
    qtbot: QtBot, stasiun: Stasiun, printer: FilePencetak
) -> None:
    for _turn in range(3):
        open_shift(stasiun)
        stasiun.clock.advance(timedelta(hours=12))
    stasiun.layanan.lembar.render_missing()
    head = enrol(stasiun, Peran.KA_SPKT)
    with opened(
        qtbot,
        lambda alat: JagaTab(head, alat),
        printing=lambda jobs: Pencetakan(jobs, printer, choose=lambda _parent: "folder"),
    ) as meja:
        section = meja.section(BagianLembar)
        meja.ctrl(Qt.Key.Key_Return)
        assert "Buku ke-1/2026 akan ditutup" in section.galat.text()
        assert not head.buku.books()[0].selesai
        meja.ctrl(Qt.Key.Key_Return)
        meja.tunggu(lambda: meja.said)
        assert meja.said[0].startswith("Buku ke-1/2026 ditutup pada halaman 2.")
        assert _rows(section)[-1] == "Halaman penutup Buku ke-1/2026"
        meja.tekan(Qt.Key.Key_End)
        meja.ctrl(Qt.Key.Key_P)
        meja.tunggu(lambda: len(meja.said) > 1)
        assert "berisi 2 (dua) halaman" in baca.text(printer.sheets()[0].read_bytes())
        meja.ctrl(Qt.Key.Key_Return)
        assert meja.said[-1] == "Tidak ada buku yang sedang dipakai."


def test_who_may_not_close_a_book_is_told_who_may(meja: Meja, stasiun: Stasiun) -> None:
    section = meja.section(BagianLembar)
    meja.ctrl(Qt.Key.Key_Return)
    meja.ctrl(Qt.Key.Key_Return)
    assert not stasiun.layanan.buku.books()[0].selesai
    assert section.tutup.isEnabled() is False
    assert "menutup buku" in meja.said[-1]


def test_a_day_that_is_also_the_beginning_of_another_keeps_the_keyboard(meja: Meja) -> None:
    section = meja.section(BagianLembar)
    first, last = (section.form.field(f"lembar.{one}") for one in ("awal", "akhir"))
    first.editor.setFocus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("2/1")  # the second of January: more days than one list holds
    assert isinstance(last, Medan)
    assert "Paling banyak" in last.error
    meja.ketik("1")
    assert section.form.text("lembar.awal") == "2/11"
    assert last.error == ""
