"""A lost wallet at the counter: keys pressed in the real tab, the sheet read in the folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit import cetak as cetak_kit
from spkt_desk.ui.kit.cetak import Pencetakan, Selesai, choose_printer
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.penerimaan.kehilangan.pilihan import MedanTertutup
from spkt_desk.ui.penerimaan.tab import PenerimaanTab
from spkt_desk.ui.warna import SIANG
from tests.services.meja import open_shift
from tests.support.stasiun import PERTAMA, Stasiun, make_draft, next_number
from tests.ui.loket_uji import CTRL, SHIFT, Loket, acts, at_counter, text_of
from tests.ui.tab_terbuka import TanpaPencetak


def test_whole_intake_by_keys_leaves_a_number_in_the_book_and_on_the_sheet(loket: Loket) -> None:
    loket.start()
    loket.type_person()
    assert loket.at("barang.0.kode")
    loket.type_each("ktp", "", "", "", "", "", "")
    loket.ctrl(Qt.Key.Key_T)
    loket.type_each("sim", "", "", "C", "", "", "", "")
    loket.ctrl(Qt.Key.Key_T)
    loket.type_each("atm", "", "", "BRI", "", "4417", "", "", "")
    loket.type_rest()
    assert loket.issue() == "Tersimpan. Surat dicetak."
    assert loket.tab.surat.page.number.text() == PERTAMA
    (line,) = loket.layanan.mutasi.day(loket.layanan.mutasi.today())
    assert "Suharti Ningsih melaporkan kehilangan KTP, SIM C, ATM BRI" in line.uraian
    assert "412" in line.keterangan
    printed = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert PERTAMA in printed
    assert "Suharti Ningsih" in printed
    assert "NIK 7571034511940003, atas nama pelapor" in printed
    assert "golongan C" in printed
    assert "empat angka terakhir kartu 4417" in printed
    assert "Gorontalo, 5 November 1994" in printed
    assert loket.layanan.draf.all() == ()


def test_taken_things_are_noted_and_no_letter_is_offered(loket: Loket) -> None:
    loket.tekan(Qt.Key.Key_F2)
    loket.tekan(Qt.Key.Key_D)
    loket.type_each("Yusuf Mantali")
    loket.enter()
    (waiting,) = loket.layanan.draf.all()
    assert waiting.keadaan is KeadaanDraf.MENUNGGU_LP
    assert waiting.nama == "Yusuf Mantali"
    assert "menunggu formulir Laporan Polisi" in loket.tab.diambil.sentence.text()
    assert loket.lines("lp")[0].startswith("Yusuf Mantali")
    assert loket.layanan.kertas.recent(5) == ()


def test_a_double_press_makes_one_report(loket: Loket, qtbot: QtBot) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    button = loket.form.issue_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    loket.ctrl(Qt.Key.Key_Return)
    loket.ctrl(Qt.Key.Key_Return)
    loket.tunggu(loket.pencetak.sheets)
    assert len(loket.layanan.kertas.recent(5)) == 1
    assert next_number(loket.layanan).startswith("SKTLK/413/")


def test_the_first_number_of_a_year_asks_for_the_year_once(loket: Loket, stasiun: Stasiun) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    assert not loket.field("tahun").isVisible()
    assert loket.issue() == "Tersimpan. Surat dicetak."
    stasiun.clock.set_wall(datetime(2027, 1, 1, 0, 20, tzinfo=Zona.WITA.tzinfo))
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.issue_in_vain()
    assert loket.at("tahun")
    assert "nomor pertama di tahun yang baru" in loket.field("tahun").error
    loket.ketik("2027")
    assert loket.issue() == "Tersimpan. Surat dicetak."
    assert loket.tab.surat.page.number.text().startswith("SKTLK/1/I/2027/")
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    assert loket.issue() == "Tersimpan. Surat dicetak."


def test_every_error_stands_at_its_field_and_the_first_has_the_keyboard(loket: Loket) -> None:
    loket.start()
    loket.issue_in_vain()
    for name in (
        "pelapor.nama",
        "pelapor.nomor_identitas",
        "pelapor.jenis_kelamin",
        "pelapor.tanggal_lahir",
        "pelapor.alamat",
        "barang.0.kode",
        "tanggal_hilang",
        "tempat_hilang",
    ):
        assert loket.field(name).error, name
    assert loket.form.problem.isHidden()
    assert loket.at("pelapor.nama")
    assert "Ketikan aman" in loket.said[-1]
    assert loket.layanan.kertas.recent(1) == ()


def test_what_does_not_fit_is_said_when_its_field_is_left_and_goes_when_mended(
    loket: Loket,
) -> None:
    loket.start()
    seen: list[bytes] = []
    loket.tab.pengurus().previewed.connect(seen.append)
    loket.field("barang.0.kode").focus()
    loket.type_each("dompet")
    marks = loket.field("barang.0.merk_warna")
    loket.field("barang.0.ciri").set_text("ada inisial S.N.")
    marks.focus()
    loket.ketik("x" * 121)
    loket.tunggu(lambda: bool(seen))
    assert not marks.error  # still being typed
    loket.field("barang.0.ciri").focus()
    loket.tunggu(lambda: marks.error == "Terlalu panjang: 121 huruf; paling banyak 120.")
    loket.tunggu(lambda: bool(seen) and "inisial S.N." in text_of(seen[-1]))
    assert not loket.field("pelapor.nama").error  # what nobody reached yet is not missed
    loket.field("pelapor.nama").focus()
    QApplication.clipboard().setText("Suharti\u200b")
    loket.ctrl(Qt.Key.Key_V)
    loket.enter()
    loket.tunggu(lambda: "U+200B" in loket.field("pelapor.nama").error)
    marks.focus()
    loket.ketik("x")
    assert not marks.error


def test_what_is_mended_is_counted_down_and_the_flag_goes_with_the_last(loket: Loket) -> None:
    flags: list[bool] = []
    loket.tab.flagged.connect(flags.append)
    loket.start()
    loket.issue_in_vain()
    assert loket.said[-1] == "Belum terbit: 9 isian perlu diperbaiki. Ketikan aman."
    loket.field("pelapor.nomor_identitas").focus()
    loket.ketik("7571034511940003")  # proposes birth and sex, so three fields are mended
    assert not loket.field("pelapor.jenis_kelamin").error
    assert loket.said[-1] == "Belum terbit: 6 isian lagi perlu diperbaiki. Ketikan aman."
    for name, text in (("pelapor.nama", "Suharti"), ("pelapor.alamat", "Jl. Melati No. 4")):
        loket.field(name).focus()
        loket.type_each(text)
    loket.field("barang.0.kode").focus()
    loket.type_each("dompet")
    loket.field("tanggal_hilang").focus()
    loket.type_each("kemarin", "", "pasar")
    assert flags[-1]
    assert loket.said[-1].startswith("Belum terbit: 1 isian lagi")
    loket.form.formulir.field("cara_baca").focus()
    loket.tekan(Qt.Key.Key_Space)
    assert not flags[-1]
    assert loket.said[-1] == "Sudah diperbaiki. Ctrl+Enter menerbitkan surat."
    assert loket.issue() == "Tersimpan. Surat dicetak."


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("kemarin", "20-11-2026"),
        ("20/11", "20-11-2026"),
        ("20112026", "20112026"),
        ("tidak tahu", "tidak tahu"),
        ("32/11", "32/11"),
    ],
)
def test_a_day_told_from_today_is_written_out(loket: Loket, typed: str, stands: str) -> None:
    loket.start()
    field = loket.field("tanggal_hilang")
    field.focus()
    loket.type_each(typed)
    assert field.text() == stands
    assert loket.form.draft().tanggal_hilang == stands


def test_another_way_out_mends_a_field_too(loket: Loket) -> None:
    loket.start()
    loket.issue_in_vain()
    loket.field("pelapor.umur").focus()
    loket.ketik("54")
    assert not loket.field("pelapor.tanggal_lahir").error
    loket.field("pelapor.jenis_identitas").focus()
    loket.type_each("tidak")
    assert not loket.field("pelapor.nomor_identitas").error
    assert loket.said[-1].startswith("Belum terbit: 7 isian lagi")


def test_an_offered_word_completes_what_is_typed_and_any_other_stands(loket: Loket) -> None:
    loket.start()
    for typed, stands in (("khong", "Khonghucu"), ("Kaharingan", "Kaharingan")):
        loket.field("pelapor.agama").focus()
        loket.type_each(typed)
        assert loket.form.draft().pelapor.agama == stands


def test_an_error_without_a_visible_field_is_said_above_the_buttons(loket: Loket) -> None:
    loket.start()
    hidden = Problem("pelapor.alasan_tanpa_identitas", "Alasan belum diisi.")
    loket.form.show_problems((hidden, Problem("asal", "Tidak ada isiannya.")))
    assert loket.form.problem.text() == "Tidak ada isiannya. Alasan belum diisi."
    assert loket.form.problem.isVisible()


def test_no_identity_needs_a_reason_and_then_passes(loket: Loket) -> None:
    loket.start()
    loket.tekan(Qt.Key.Key_Return, SHIFT)
    loket.type_each("tidak")
    assert loket.at("pelapor.alasan_tanpa_identitas")
    loket.issue_in_vain()
    assert loket.field("pelapor.alasan_tanpa_identitas").error
    loket.field("pelapor.alasan_tanpa_identitas").focus()
    loket.type_each("KTP ikut hilang", "Suharti Ningsih", "per", "Gorontalo", "05111994")
    loket.type_each("Islam", "", "", "", "Jl. Melati", "Biawao", "")
    loket.type_each("hp", "", "Samsung A15", "", "", "", "")
    loket.field("tanggal_hilang").focus()
    loket.type_rest()
    assert loket.issue() == "Tersimpan. Surat dicetak."
    printed = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert "tidak dapat ditunjukkan — KTP ikut hilang" in printed


def test_a_missing_paper_is_said_and_never_blocks(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    tick = loket.form.formulir.field("barang.0.dukungan.0")
    assert isinstance(tick, Centang)
    tick.focus()
    assert tick.box.text() == "Dibawa: Surat pengantar desa/kelurahan"
    loket.tekan(Qt.Key.Key_Space)
    assert tick.box.text() == "Dibawa: Surat pengantar desa/kelurahan"  # true ticked, false not
    assert loket.form.draft().barang[0].dukungan_ada == ("Surat pengantar desa/kelurahan",)
    assert loket.issue() == "Tersimpan. Surat dicetak."


def test_a_failing_printer_leaves_a_debt_and_one_key_pays_it(loket: Loket) -> None:
    loket.pencetak.outcome = PrintOutcome.GAGAL
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    assert "Sudah tersimpan. Belum tercetak" in loket.issue()
    assert len(loket.lines("hutang")) == 1
    loket.tekan(Qt.Key.Key_Escape)
    loket.pencetak.outcome = PrintOutcome.TERCETAK
    loket.ctrl(Qt.Key.Key_P)
    loket.tunggu(lambda: loket.layanan.kertas.debts() == ())
    assert loket.lines("hutang") == []
    assert PERTAMA in text_of(loket.pencetak.sheets()[0].read_bytes())


def _sent(loket: Loket) -> None:
    """Issue a letter whose sheet only the queue knows about."""
    loket.pencetak.outcome = PrintOutcome.TERKIRIM
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.issue()
    loket.tunggu(loket.widget("penerimaan.surat.pertanyaan").isVisible)


def test_of_many_owed_letters_a_screenful_stands_and_the_rest_is_counted(loket: Loket) -> None:
    issue = loket.layanan.kehilangan.issue(make_draft("utang")).value
    loket.layanan.kertas.ensure(issue.rekaman_id)
    [one] = loket.layanan.kertas.debts()
    many = tuple(replace(one, kertas_id=f"k{place}") for place in range(1_000))
    loket.tab.loket.show_all((), many, (), one.terbit)
    assert len(loket.lines("hutang")) == 30
    said = [label.text() for label in loket.tab.loket.findChildren(QLabel)]
    assert "Belum tercetak  ·  1.000" in said
    assert "… dan 970 surat lain" in said


def test_what_the_queue_took_is_a_debt_until_a_key_says_it_came_out(loket: Loket) -> None:
    _sent(loket)
    assert len(loket.layanan.kertas.debts()) == 1
    assert loket.focus.objectName() == "penerimaan.surat.berikut"
    loket.ctrl(Qt.Key.Key_P)
    assert len(loket.pencetak.sheets()) == 1
    loket.tekan(Qt.Key.Key_Y, CTRL | SHIFT)
    assert loket.layanan.kertas.debts() == ()
    assert loket.tab.surat.page.status.text() == "Tersimpan. Surat dicetak."
    assert not loket.widget("penerimaan.surat.pertanyaan").isVisible()


def test_the_question_waits_while_the_next_form_is_typed(loket: Loket) -> None:
    _sent(loket)
    loket.start()
    loket.type_each("7571034511940003", "Rahmat Saleh")
    assert loket.layanan.kertas.debts()[0].ditanyakan
    loket.tekan(Qt.Key.Key_Y, CTRL | SHIFT)  # no question stands on this page
    assert loket.layanan.kertas.debts()[0].ditanyakan
    loket.tekan(Qt.Key.Key_Escape)
    loket.tekan(Qt.Key.Key_Escape)
    loket.ctrl(Qt.Key.Key_P)
    assert loket.focus.objectName() == "penerimaan.surat.sudah_keluar"
    loket.tekan(Qt.Key.Key_B, CTRL | SHIFT)
    assert "Belum tercetak: lembar tidak keluar" in loket.tab.surat.page.status.text()
    loket.pencetak.outcome = PrintOutcome.TERCETAK
    loket.ctrl(Qt.Key.Key_P)
    loket.tunggu(lambda: loket.layanan.kertas.debts() == ())


def test_the_letter_issued_while_a_sheet_is_printing_is_printed_behind_it(
    loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[LembarCetak, Selesai]] = []

    def hold(_parent: object, lembar: LembarCetak, on_done: Selesai, _antrean: str = "") -> None:
        held.append((lembar, on_done))

    monkeypatch.setattr(loket.cetak, "print_sheet", hold)
    for draft_id in ("satu", "dua"):
        loket.start()
        loket.put(make_draft(loket.form.draft().draft_id, keterangan=draft_id))
        loket.ctrl(Qt.Key.Key_Return)
        loket.tunggu(lambda: loket.tab.pages.currentWidget() is loket.tab.surat.page)
    loket.tunggu(lambda: len(loket.layanan.kertas.recent(5)) == 2)
    loket.tunggu(lambda: held)
    assert loket.jobs.wait()
    QApplication.processEvents()
    assert len(held) == 1
    held[0][1](held[0][0], PrintOutcome.TERCETAK)
    loket.tunggu(lambda: len(held) == 2)
    held[1][1](held[1][0], PrintOutcome.TERCETAK)
    assert held[0][0].kertas_id != held[1][0].kertas_id
    assert loket.layanan.kertas.debts() == ()


def test_opening_a_letter_is_one_entry_however_often_it_is_drawn(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.issue()
    assert acts(loket.layanan, "rekaman dibuka") == 0
    loket.tekan(Qt.Key.Key_Escape)
    loket.tab.loket.focus_list()
    loket.enter()
    loket.tunggu(lambda: acts(loket.layanan, "rekaman dibuka") == 1)
    for _ in range(4):
        loket.ctrl(Qt.Key.Key_B)
    loket.tunggu(lambda: loket.tab.pratinjau.page.page_count == 1)
    assert acts(loket.layanan, "rekaman dibuka") == 1


def test_a_spoiled_original_needs_its_tick_and_comes_out_as_the_same(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.issue()
    first = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert "Asli ke-1 dari 2" in first
    assert "Asli ke-2 dari 2" in first
    loket.tekan(Qt.Key.Key_Escape)
    loket.tab.loket.focus_list()
    loket.enter()
    assert loket.focus.objectName() == "penerimaan.surat.cetak_lagi"
    loket.ctrl(Qt.Key.Key_P)
    loket.tunggu(lambda: loket.focus.objectName() == "penerimaan.surat.rusak_ditarik")
    assert len(loket.pencetak.sheets()) == 1
    loket.tekan(Qt.Key.Key_Space)
    which = loket.tab.surat.page.findChild(MedanTertutup)
    assert which is not None
    which.set_text("2")
    loket.ctrl(Qt.Key.Key_P)
    loket.tunggu(lambda: len(loket.pencetak.sheets()) == 2)
    again = text_of(loket.pencetak.sheets()[1].read_bytes())
    assert "Asli ke-2 dari 2" in again
    assert "Asli ke-1" not in again
    loket.tunggu(lambda: loket.widget("penerimaan.surat.cetak_lagi").isEnabled())
    assert not loket.tab.surat.page.spoiled.checked()


def test_the_concept_has_no_number_and_says_so(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.tekan(Qt.Key.Key_P, CTRL | SHIFT)
    loket.tunggu(loket.pencetak.sheets)
    page = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert "BELUM TERBIT" in page
    assert "SKTLK/" not in page
    assert loket.layanan.kertas.recent(1) == ()
    loket.tunggu(lambda: acts(loket.layanan, "konsep dicetak") == 1)


def test_a_concept_that_did_not_print_is_not_noted(loket: Loket) -> None:
    loket.pencetak.outcome = PrintOutcome.DIBATALKAN
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.tekan(Qt.Key.Key_P, CTRL | SHIFT)
    loket.tunggu(lambda: "belum tercetak" in " ".join(loket.said))
    assert acts(loket.layanan, "konsep dicetak") == 0


def test_one_key_picks_another_signer_for_this_paper(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.ctrl(Qt.Key.Key_G)
    loket.issue()
    printed = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert "Hendra Pakaya" in printed
    assert "Darmawan Latuconsina" not in printed


def test_without_a_printer_nobody_has_cancelled(
    loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(cetak_kit, "show_fault", lambda _on, fault: told.append(fault.message))
    # the private print queue of a neighbouring test may still be known to Qt in this process
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(loket.cetak, "_choose", choose_printer)
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.issue()
    page = loket.tab.surat.page
    loket.tunggu(lambda: "Belum tercetak: belum ada printer." in page.status.text())
    assert "Belum tercetak: belum ada printer." in loket.said[-1]
    assert told


def test_a_letter_of_a_morning_nobody_took_over_is_issued_and_says_so(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    open_shift(stasiun)
    stasiun.clock.advance(timedelta(hours=26))
    with at_counter(qtbot, stasiun, tmp_path) as loket:
        loket.start()
        said = [one.text() for one in loket.form.findChildren(QLabel) if one.isVisibleTo(loket.tab)]
        assert any(one.startswith("Giliran 1 (Regu II) belum diserahterimakan") for one in said)
        loket.put(make_draft("draf-uji-1", mulai=stasiun.clock.now().wall.isoformat()))
        assert loket.issue() == "Tersimpan. Surat dicetak."
        line = loket.layanan.mutasi.day(loket.layanan.mutasi.today())[-1]
        assert line.uraian.endswith("Giliran 1 (Regu II) belum diserahterimakan.")


def test_a_doubtful_clock_is_no_field_to_mend(loket: Loket, stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Patroli pagi.")
    loket.start()
    loket.put(make_draft())
    stasiun.clock.set_wall(stasiun.clock.now().wall - timedelta(days=2))
    loket.issue_in_vain()
    assert loket.said[-1].startswith("Belum terbit. Jam komputer menunjukkan")
    assert "isian" not in loket.said[-1]
    assert "Ctrl+I" in loket.said[-1]


def test_the_window_may_grow_while_the_tab_is_being_made(
    qtbot: QtBot, stasiun: Stasiun, jobs: Jobs
) -> None:
    alat = Alat(jobs, Pencetakan(jobs, TanpaPencetak()), lambda: SIANG)
    tab = PenerimaanTab(stasiun.layanan, alat)
    qtbot.addWidget(tab)
    while tab.make_part():
        QApplication.sendEvent(tab, QResizeEvent(QSize(1366, 640), QSize(900, 600)))
    assert tab.kolom.page_shown is False
