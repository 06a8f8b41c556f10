from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from spkt_desk.domain.cek_tahanan import CekKetikan
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.singkatan import SingkatanKetikan
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from spkt_desk.ui.mutasi.tab import MutasiTab
from spkt_desk.ui.mutasi.table import BukuModel, Kolom
from spkt_desk.ui.mutasi.tulisan import Tinta
from tests.services.meja import open_shift
from tests.support.stasiun import Stasiun, make_draft
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of

_F9 = Qt.Key.Key_F9
_F10 = Qt.Key.Key_F10


@pytest.fixture
def meja(qtbot: QtBot, stasiun: Stasiun) -> Iterator[Meja]:
    with opened(qtbot, lambda alat: MutasiTab(stasiun.layanan, alat)) as made:
        yield made


def _tab(meja: Meja) -> MutasiTab:
    assert isinstance(meja.tab, MutasiTab)
    return meja.tab


def _lines(meja: Meja) -> tuple[MutasiBaris, ...]:
    return _tab(meja).model.lines()


def _inks(meja: Meja, row: int, column: Kolom) -> list[tuple[str, Tinta]]:
    return [(one.teks, one.tinta) for one in _tab(meja).model.runs(row, column)]


def _write(meja: Meja, text: str) -> None:
    before = len(_lines(meja))
    meja.tekan(_F9)
    meja.ketik(text)
    meja.enter()
    meja.tunggu(lambda: len(_lines(meja)) == before + 1)
    meja.tunggu(lambda: not _tab(meja).cepat.uraian.text())


def test_the_quick_line_writes_and_is_seen(meja: Meja) -> None:
    _write(meja, "Patroli pasar pagi, situasi aman.")
    line = _lines(meja)[-1]
    assert (line.no, line.uraian, line.merah) == (1, "Patroli pasar pagi, situasi aman.", False)
    assert _tab(meja).halaman.selectionModel().selectedRows()[0].row() == 0
    assert meja.said[-1] == "Tersimpan. Mutasi No. 1."
    assert meja.focus.objectName() == "mutasi.uraian"


def test_a_line_written_by_a_clock_set_back_says_so(meja: Meja, stasiun: Stasiun) -> None:
    _write(meja, "Patroli pagi.")
    assert stasiun.layanan.jam.doubt() == ""
    stasiun.clock.set_wall(stasiun.clock.now().wall - timedelta(minutes=3))
    _write(meja, "Patroli siang.")
    assert _inks(meja, 0, Kolom.KETERANGAN) == []
    assert _inks(meja, 1, Kolom.KETERANGAN) == [("jam diragukan", Tinta.LAMBAT)]
    assert "lebih awal dari catatan terakhir" in stasiun.layanan.jam.doubt()


def test_a_time_in_front_of_the_text_is_read_aloud_and_kept(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik("0730 datang seorang")
    assert "Jam 07.30" in _tab(meja).cepat.uraian.message.text()
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _lines(meja)[0].uraian == "datang seorang"
    assert _lines(meja)[0].kejadian.strftime("%H.%M") == "07.30"


def test_the_time_has_a_field_of_its_own(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert meja.focus.objectName() == "mutasi.jam"
    meja.ketik("0715")
    meja.enter()
    meja.ketik("2024 lembar diterima")
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _lines(meja)[0].uraian == "2024 lembar diterima"
    assert _tab(meja).cepat.jam.text() == ""


def test_a_bad_time_is_said_at_its_field_and_the_text_stays(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik("datang seorang")
    meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    meja.ketik("2570")
    meja.enter()
    meja.enter()
    meja.tunggu(lambda: _tab(meja).cepat.jam.error)
    assert _tab(meja).cepat.jam.message.isVisible()
    assert _tab(meja).cepat.uraian.text() == "datang seorang"
    assert _lines(meja) == ()


def test_a_second_enter_writes_no_second_line(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik("Sekali saja.")
    meja.enter()
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    _write(meja, "Dua.")
    assert [one.uraian for one in _lines(meja)] == ["Sekali saja.", "Dua."]


def test_what_is_typed_while_a_line_is_saved_stays(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik("Satu.")
    meja.enter()
    meja.ketik("Berikut")
    meja.tunggu(lambda: _lines(meja))
    meja.tunggu(lambda: _tab(meja).cepat.uraian.text() == "Berikut")
    assert _lines(meja)[0].uraian == "Satu."


def test_an_erased_line_says_by_what_rule(meja: Meja) -> None:
    _write(meja, "Nama seseorang.")
    gone = replace(_lines(meja)[0], uraian="", keterangan="", dihapus="Keputusan 1/2026")
    _tab(meja).model.show_lines((gone,))
    shown = str(_tab(meja).model.index(0, Kolom.URAIAN).data())
    assert shown == "isi dihapus menurut Keputusan 1/2026"


def test_an_empty_line_is_refused_with_a_sentence(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.enter()
    meja.tunggu(lambda: _tab(meja).cepat.uraian.error)
    assert "belum diisi" in _tab(meja).cepat.uraian.error


def test_ctrl_m_writes_in_red_with_a_mark_and_once_only(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ctrl(Qt.Key.Key_M)
    assert _tab(meja).cepat.merah.isChecked()
    _write(meja, "Cek tahanan: nihil.")
    assert _lines(meja)[0].merah
    assert _inks(meja, 0, Kolom.URAIAN) == [
        ("▐ ", Tinta.TEBAL),
        ("Cek tahanan: nihil.", Tinta.TEBAL),
    ]
    assert not _tab(meja).cepat.merah.isChecked()


def test_ctrl_m_twice_is_blue_again(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ctrl(Qt.Key.Key_M)
    meja.ctrl(Qt.Key.Key_M)
    _write(meja, "Biasa saja.")
    assert not _lines(meja)[0].merah


def test_a_red_line_is_drawn_in_red_ink(meja: Meja) -> None:
    _write(meja, "Biasa.")
    plain = _red_pixels(meja)
    meja.ctrl(Qt.Key.Key_M)
    _write(meja, "Merah sekali.")
    assert plain == 0
    assert _red_pixels(meja) > 100


def _red_pixels(meja: Meja) -> int:
    image = _tab(meja).halaman.viewport().grab().toImage()
    return sum(
        image.pixelColor(x, y).name().upper() == "#B3261E"
        for x in range(0, image.width(), 1)
        for y in range(min(image.height(), 120))
    )


def test_a_correction_strikes_the_words_and_names_the_new_line(meja: Meja) -> None:
    _write(meja, "Motor DM 4812 KX hilang.")
    meja.ctrl(Qt.Key.Key_R)
    assert meja.focus.objectName() == "mutasi.ralat.semula"
    meja.ketik("DM 4812 KX")
    assert "Ada di baris itu" in _tab(meja).renvoi.semula.message.text()
    meja.enter()
    meja.ketik("DM 4821 KX")
    meja.enter()
    meja.ketik("salah ketik")
    meja.enter()
    meja.tunggu(lambda: len(_lines(meja)) == 2)
    assert _inks(meja, 0, Kolom.URAIAN) == [
        ("Motor ", Tinta.BIASA),
        ("DM 4812 KX", Tinta.CORET),
        (" ", Tinta.BIASA),
        ("DM 4821 KX", Tinta.GANTI),
        (" hilang.", Tinta.BIASA),
    ]
    assert "ralat No. 2" in str(_tab(meja).model.index(0, Kolom.KETERANGAN).data())
    assert "dibaca 'DM 4821 KX' (salah ketik)" in _lines(meja)[1].uraian
    meja.tunggu(lambda: meja.focus.objectName() == "mutasi.uraian")


def test_words_that_do_not_stand_there_are_refused_at_their_field(meja: Meja) -> None:
    _write(meja, "Motor DM 4812 KX hilang.")
    meja.ctrl(Qt.Key.Key_R)
    meja.ketik("DM 9999")
    assert "Belum sama" in _tab(meja).renvoi.semula.notice
    for word in ("", "DM 1", "salah ketik"):
        meja.ketik(word)
        meja.enter()
    meja.tunggu(lambda: _tab(meja).renvoi.semula.error)
    assert meja.focus.objectName() == "mutasi.ralat.semula"
    assert _tab(meja).renvoi.dibaca.text() == "DM 1"
    assert len(_lines(meja)) == 1


def test_esc_keeps_what_was_typed_of_a_correction(meja: Meja) -> None:
    _write(meja, "Motor hilang.")
    meja.ctrl(Qt.Key.Key_R)
    meja.ketik("Motor")
    meja.tekan(Qt.Key.Key_Escape)
    assert meja.focus.objectName() == "mutasi.uraian"
    meja.ctrl(Qt.Key.Key_R)
    assert _tab(meja).renvoi.semula.text() == "Motor"


def test_words_chosen_in_the_line_fill_the_field(meja: Meja) -> None:
    _write(meja, "Motor hilang.")
    meja.ctrl(Qt.Key.Key_R)
    meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert meja.focus.objectName() == "mutasi.ralat.bunyi"
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    meja.tekan(Qt.Key.Key_Right, held)
    assert _tab(meja).renvoi.semula.text().strip() == "Motor"


def test_opening_a_shift_writes_the_red_line(meja: Meja) -> None:
    meja.tekan(_F10)
    assert meja.focus.objectName() == "mutasi.giliran.regu"
    meja.ketik("Regu II")
    for _field in range(3):
        meja.enter()
    meja.tekan(Qt.Key.Key_Space)
    for _field in range(4):
        meja.enter()
    meja.ketik("2")
    meja.ctrl(Qt.Key.Key_Return)
    meja.tunggu(lambda: _lines(meja))
    line = _lines(meja)[0]
    assert line.merah
    assert "Regu II dibuka" in line.uraian
    assert "anggota Briptu Yosep Kaimana" in line.uraian
    assert "tahanan 2 (L 2, P 0)" in line.uraian
    assert _tab(meja).panel.jaga.title.text() == "Regu II"
    meja.tunggu(lambda: meja.focus.objectName() == "mutasi.uraian")


def test_a_shift_without_a_group_is_refused_at_its_field(meja: Meja) -> None:
    meja.tekan(_F10)
    meja.tekan(Qt.Key.Key_Delete)
    meja.enter()
    meja.ketik("Tidak Ada")
    meja.ctrl(Qt.Key.Key_Return)
    regu = _tab(meja).giliran.form.field("giliran.regu")
    meja.tunggu(lambda: "Regu belum diisi" in regu.message.text())
    meja.ketik("Regu I")
    meja.ctrl(Qt.Key.Key_Return)
    head = _tab(meja).giliran.form.field("giliran.ka_spkt")
    meja.tunggu(lambda: "tidak ada di daftar" in head.message.text())
    assert _lines(meja) == ()


def test_a_late_line_asks_why_and_says_so_on_the_page(meja: Meja, stasiun: Stasiun) -> None:
    stasiun.clock.advance(timedelta(hours=3))
    cepat = _tab(meja).cepat
    meja.tekan(_F9)
    assert not cepat.sebab.isVisible()
    meja.ketik("0805 Patroli pasar pagi.")
    meja.enter()
    meja.tunggu(lambda: meja.focus.objectName() == "mutasi.sebab")
    assert "lebih dari 60 menit" in cepat.sebab.error
    assert cepat.sebab.message.isVisible()
    assert cepat.sebab.label.isVisible()
    meja.tunggu(lambda: cepat.height() >= cepat.sizeHint().height())
    assert cepat.uraian.text() == "0805 Patroli pasar pagi."
    assert _lines(meja) == ()
    meja.ketik("listrik padam")
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _inks(meja, 0, Kolom.JAM) == [("08.05", Tinta.BIASA)]
    assert _inks(meja, 0, Kolom.URAIAN) == [
        ("Patroli pasar pagi.", Tinta.BIASA),
        (" (terlambat, ditulis 11.07: listrik padam)", Tinta.LAMBAT),
    ]
    meja.tunggu(lambda: not cepat.sebab.isVisible())
    assert cepat.uraian.text() == cepat.sebab.text() == ""
    _write(meja, "Tidak terlambat.")


def test_an_event_of_another_day_is_read_aloud_with_its_day(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik("18/11 2215 patroli")
    read = _tab(meja).cepat.uraian.message.text()
    assert "Jam 22.15, Rabu, 18 November 2026" in read
    meja.enter()
    meja.tunggu(lambda: meja.focus.objectName() == "mutasi.sebab")
    meja.ketik("gangguan listrik")
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _lines(meja)[0].kejadian.strftime("%d-%m-%Y %H.%M") == "18-11-2026 22.15"


def test_an_event_that_has_not_happened_is_refused_where_it_was_typed(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik("21/11 2215 patroli")
    meja.enter()
    meja.tunggu(lambda: _tab(meja).cepat.uraian.error)
    assert "belum terjadi" in _tab(meja).cepat.uraian.error
    assert meja.focus.objectName() == "mutasi.uraian"
    assert _lines(meja) == ()


def test_days_are_turned_by_keys_and_by_a_typed_date(meja: Meja, stasiun: Stasiun) -> None:
    _write(meja, "Hari ini.")
    meja.ctrl(Qt.Key.Key_PageUp)
    assert _tab(meja).hari == date(2026, 11, 20)
    assert _lines(meja) == ()
    meja.ctrl(Qt.Key.Key_PageDown)
    meja.ctrl(Qt.Key.Key_PageDown)
    assert _tab(meja).hari == date(2026, 11, 21)
    field = _tab(meja).kepala.tanggal
    field.focus()
    meja.ketik("40/11")
    meja.enter()
    assert field.error
    field.editor.setFocus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("19/11")
    meja.enter()
    assert _tab(meja).hari == date(2026, 11, 19)
    meja.tekan(_F9)
    assert _tab(meja).hari == date(2026, 11, 21)


def test_the_page_turns_by_itself_at_the_change_of_the_guard(meja: Meja, stasiun: Stasiun) -> None:
    _write(meja, "Hari ini.")
    stasiun.clock.advance(timedelta(hours=24))
    _tab(meja).pembaca.look_at_day()
    assert _tab(meja).hari == date(2026, 11, 22)
    assert _lines(meja) == ()


def test_an_issued_paper_shows_its_line_and_the_print_debt(meja: Meja, stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    terbit = layanan.kehilangan.issue(make_draft())
    kept = layanan.kertas.ensure(terbit.value.rekaman_id)
    meja.tab.refresh(terbit.changed | kept.changed | frozenset({Changed.KERTAS}))
    assert "Suharti Ningsih" in _lines(meja)[-1].uraian
    cards = [
        one.text() for one in _tab(meja).panel.serah.findChildren(type(_tab(meja).kepala.hari))
    ]
    assert "▲ 1 surat belum tercetak" in cards


def test_the_model_keeps_the_promises_of_a_model(meja: Meja, qtmodeltester: ModelTester) -> None:
    _write(meja, "Satu.")
    _write(meja, "Dua.")
    model: BukuModel = _tab(meja).model
    qtmodeltester.check(model)
    model.show_lines(_lines(meja)[:1])
    assert model.rowCount() == 1


def test_every_widget_of_the_book_is_named(meja: Meja) -> None:
    assert faults_of(meja.tab) == []
    _write(meja, "Satu.")
    meja.ctrl(Qt.Key.Key_R)
    assert faults_of(meja.tab) == []
    meja.tekan(_F10)
    assert faults_of(meja.tab) == []


def test_the_book_fits_a_small_screen(qtbot: QtBot, stasiun: Stasiun) -> None:
    with opened(qtbot, lambda alat: MutasiTab(stasiun.layanan, alat), QSize(1093, 432)) as meja:
        assert (meja.tab.width(), meja.tab.height()) == (1093, 432)
        assert not _tab(meja).halaman.horizontalScrollBar().isVisible()


def test_four_digits_in_front_that_are_no_time_are_refused_before_writing(meja: Meja) -> None:
    meja.ketik("2561 datang seorang warga.")
    meja.enter()
    assert _tab(meja).cepat.uraian.error.startswith("2561 bukan jam")
    assert meja.focus.objectName() == "mutasi.uraian"
    assert _lines(meja) == ()
    meja.tekan(Qt.Key.Key_Home)
    meja.ketik("Motor ")
    meja.enter()
    meja.tunggu(lambda: len(_lines(meja)) == 1)
    assert _lines(meja)[0].uraian == "Motor 2561 datang seorang warga."


def test_the_line_being_corrected_stays_in_sight_above_the_panel(meja: Meja) -> None:
    for number in range(14):
        _write(meja, f"Baris ke-{number}.")
    page = _tab(meja).halaman
    meja.ctrl(Qt.Key.Key_R)
    QApplication.processEvents()
    rect = page.visualRect(_tab(meja).model.index(13, 0))
    assert rect.top() >= 0
    assert rect.bottom() <= page.viewport().height()


def test_an_old_error_goes_with_the_next_act(meja: Meja) -> None:
    _write(meja, "Motor DM 4812 KX hilang.")
    meja.enter()
    meja.tunggu(lambda: _tab(meja).cepat.uraian.error)
    meja.ctrl(Qt.Key.Key_R)
    for text in ("DM 4812 KX", "DM 4821 KX", "salah ketik"):
        meja.ketik(text)
        meja.enter()
    meja.tunggu(lambda: len(_lines(meja)) == 2)
    meja.tunggu(lambda: not _tab(meja).cepat.uraian.error)


def test_abbreviations_are_read_aloud_and_written_out(meja: Meja) -> None:
    meja.tekan(_F9)
    meja.ketik(r'0730 Ptl dgn 2 org, sit atk; \ptl "yg"')
    read = _tab(meja).cepat.uraian.message.text()
    assert "Jam 07.30" in read
    assert "Ptl → Patroli, dgn → dengan, org → orang, atk → aman terkendali" in read
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _lines(meja)[0].uraian == ('Patroli dengan 2 orang, sit aman terkendali; ptl "yg"')
    meja.tunggu(lambda: not _tab(meja).cepat.uraian.text())


def test_the_units_own_abbreviations_serve_at_once(meja: Meja, stasiun: Stasiun) -> None:
    saved = stasiun.layanan.singkatan.save(SingkatanKetikan("gktm = Gorontalo", ""))
    meja.tab.refresh(saved.changed)
    _write(meja, "Ke gktm, ptl.")
    assert _lines(meja)[0].uraian == "Ke Gorontalo, ptl."


def _sentences(meja: Meja) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    meja.tekan(Qt.Key.Key_M, held)
    assert meja.focus.objectName() == "mutasi.contoh"


def test_a_sentence_is_chosen_by_typing_and_filled_blank_by_blank(meja: Meja) -> None:
    _sentences(meja)
    meja.ketik("patr")
    assert _tab(meja).contoh.daftar.count() == 2
    meja.enter()
    assert meja.focus.objectName() == "mutasi.uraian"
    assert _tab(meja).cepat.uraian.text() == "Patroli ke ___ dipimpin ___, situasi ___."
    assert "3 isian lagi" in _tab(meja).cepat.uraian.message.text()
    meja.ketik("Pasar Ipilo")
    assert "2 isian lagi" in _tab(meja).cepat.uraian.message.text()
    meja.enter()
    meja.ketik("Aipda Darmawan")
    meja.tekan(Qt.Key.Key_Tab)
    assert meja.focus.objectName() == "mutasi.uraian"
    meja.ketik("atk")
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _lines(meja)[0].uraian == (
        "Patroli ke Pasar Ipilo dipimpin Aipda Darmawan, situasi aman terkendali."
    )


def test_a_blank_left_open_is_not_written(meja: Meja) -> None:
    meja.ketik("0801 ")
    _sentences(meja)
    meja.tekan(Qt.Key.Key_Down)
    meja.enter()
    cepat = _tab(meja).cepat
    assert cepat.uraian.text() == "0801 Patroli dari ___ kembali, temuan: ___."
    meja.ketik("pasar")
    meja.enter()
    assert cepat.uraian.line.selectedText() == "___"
    meja.enter()
    meja.tunggu(lambda: cepat.uraian.error)
    assert "belum diisi" in cepat.uraian.error
    assert _lines(meja) == ()
    meja.tekan(Qt.Key.Key_Tab)
    meja.ketik("nihil")
    meja.enter()
    meja.tunggu(lambda: _lines(meja))
    assert _lines(meja)[0].uraian == "Patroli dari pasar kembali, temuan: nihil."


def test_esc_leaves_the_sentences_and_keeps_the_line(meja: Meja) -> None:
    meja.ketik("Sudah diketik")
    _sentences(meja)
    assert faults_of(meja.tab) == []
    meja.ketik("zebra")
    assert "Tidak ada contoh" in _tab(meja).contoh.saring.notice
    meja.enter()
    assert meja.focus.objectName() == "mutasi.contoh"
    meja.tekan(Qt.Key.Key_Escape)
    assert meja.focus.objectName() == "mutasi.uraian"
    assert _tab(meja).cepat.uraian.text() == "Sudah diketik"


def _texts(meja: Meja) -> list[str]:
    return [one.uraian for one in _lines(meja)]


def test_ctrl_f_narrows_the_day_while_typing(meja: Meja) -> None:
    for text in ("Patroli ke Ipilo.", "Tamu dari Ipilo.", "Patroli ke Telaga."):
        _write(meja, text)
    meja.ctrl(Qt.Key.Key_F)
    assert meja.focus.objectName() == "mutasi.saring"
    meja.ketik("ipilo patr")
    assert _texts(meja) == ["Patroli ke Ipilo."]
    assert "1 dari 3 baris" in _tab(meja).kepala.keadaan.text()
    meja.tekan(Qt.Key.Key_Down)
    assert meja.focus is _tab(meja).halaman
    meja.tekan(Qt.Key.Key_Escape)
    assert len(_lines(meja)) == 3
    assert "3 baris" in _tab(meja).kepala.keadaan.text()


def test_a_line_written_meanwhile_is_seen_without_the_filter(meja: Meja) -> None:
    _write(meja, "Patroli ke Ipilo.")
    meja.ctrl(Qt.Key.Key_F)
    meja.ketik("zebra")
    assert _lines(meja) == ()
    meja.tekan(_F9)
    meja.ketik("Tamu datang.")
    meja.enter()
    meja.tunggu(lambda: _texts(meja) == ["Patroli ke Ipilo.", "Tamu datang."])
    assert _tab(meja).halaman.selectionModel().selectedRows()[0].row() == 1
    assert _tab(meja).kepala.saring.text() == ""


def test_enter_in_the_filter_looks_through_the_whole_book(meja: Meja, stasiun: Stasiun) -> None:
    _write(meja, "Menerima payung dari Zubaidah.")
    _write(meja, "Patroli ke Telaga.")
    stasiun.clock.advance(timedelta(days=2))
    _tab(meja).pembaca.look_at_day()
    assert _lines(meja) == ()
    meja.ctrl(Qt.Key.Key_F)
    meja.ketik("zubai")
    found = _tab(meja).pembaca.saring.hasil
    assert found.list.isHidden()
    meja.enter()
    meja.tunggu(lambda: _tab(meja).hari == date(2026, 11, 21))
    assert len(_lines(meja)) == 2
    assert _tab(meja).pembaca.chosen[0].uraian == "Menerima payung dari Zubaidah."
    assert _tab(meja).kepala.saring.text() == ""
    assert meja.focus is _tab(meja).halaman


def test_several_hits_are_listed_and_esc_leaves_them(meja: Meja) -> None:
    for text in ("Patroli ke Ipilo.", "Patroli ke Telaga."):
        _write(meja, text)
    meja.ctrl(Qt.Key.Key_F)
    meja.ketik("patroli")
    meja.enter()
    found = _tab(meja).pembaca.saring.hasil
    meja.tunggu(lambda: len(found.rows()) == 2)
    assert found.list.isVisible()
    assert found.rows()[0].endswith("Patroli ke Telaga.")
    meja.tekan(Qt.Key.Key_Down)
    meja.enter()
    assert _tab(meja).pembaca.chosen[0].uraian == "Patroli ke Ipilo."
    meja.ctrl(Qt.Key.Key_F)
    meja.ketik("patroli")
    meja.enter()
    meja.tunggu(found.list.isVisible)
    meja.tekan(Qt.Key.Key_Escape)
    assert found.list.isHidden()
    assert len(_lines(meja)) == 2


def test_any_day_is_one_key_and_its_date_away(meja: Meja) -> None:
    meja.ctrl(Qt.Key.Key_H)
    assert meja.focus.objectName() == "mutasi.tanggal"
    meja.ketik("19/11")
    meja.enter()
    assert _tab(meja).hari == date(2026, 11, 19)


def test_a_line_without_a_letter_says_so(meja: Meja) -> None:
    asked: list[object] = []
    meja.tab.wanted.connect(asked.append)
    meja.ctrl(Qt.Key.Key_O)
    assert "Pilih dahulu" in meja.said[-1]
    _write(meja, "Patroli.")
    meja.ctrl(Qt.Key.Key_O)
    assert "tidak ada surat" in meja.said[-1]
    assert asked == []


def test_a_shift_past_its_end_is_said_beside_the_book(meja: Meja, stasiun: Stasiun) -> None:
    def _said() -> bool:
        return any("lewat waktunya" in one.text() for one in meja.tab.findChildren(QLabel))

    open_shift(stasiun)
    meja.tab.refresh(frozenset({Changed.GILIRAN}))
    assert not _said()
    stasiun.clock.advance(timedelta(hours=26))
    meja.tab.refresh(frozenset({Changed.KERTAS}))
    assert _said()


def test_what_the_clock_asks_of_the_guard_stands_beside_the_book(
    qtbot: QtBot, stasiun: Stasiun
) -> None:
    open_shift(stasiun, tahanan_laki=1)
    desk = stasiun.layanan
    days = WajibLaporKetikan("Ridwan Musa", "LP/B/41", "sabtu", "", "31122026")
    lapor_id = desk.lapor.register(days).value.rekaman_id
    with opened(qtbot, lambda alat: MutasiTab(desk, alat)) as meja:
        assert isinstance(meja.tab, MutasiTab)
        said = _open_items(meja.tab)
        assert any(one.startswith("▲ Tugas jaga: Apel serah terima 08.") for one in said)
        assert "▲ 1 wajib lapor ditunggu hari ini (F11)" in said
        desk.lapor.present(lapor_id)
        desk.berkala.write("apel_awal", "siap")
        desk.mutasi.write("Tamu datang.")
        meja.tab.refresh(frozenset({Changed.MUTASI}))
        assert any("Apel" in one for one in _open_items(meja.tab))  # no line that answers
        desk.cek_tahanan.check(CekKetikan("1", "0", "sehat"))
        meja.tab.refresh(frozenset({Changed.MUTASI}))
        assert _open_items(meja.tab) == ["Tidak ada yang tertinggal."]
        desk.pendamping.take("bon_kunci", "Bripka Anton Sanusi", "", "")
        meja.tab.refresh(frozenset({Changed.MUTASI, Changed.GILIRAN}))
        assert _open_items(meja.tab) == ["1 di buku pendamping belum kembali (F11)"]
        desk.pendamping.give_back(desk.pendamping.open_ones()[0].catatan_id, "")
        stasiun.clock.advance(timedelta(hours=14))
        timer = meja.tab.pengingat.findChild(QTimer)
        assert isinstance(timer, QTimer)
        timer.timeout.emit()  # a minute of the wall went by
        assert _open_items(meja.tab) == [
            "▲ Tugas jaga: Patroli 22.00 (F11)",
            "▲ Cek tahanan sudah waktunya (F11)",
        ]


def _open_items(tab: MutasiTab) -> list[str]:
    card = tab.panel.serah.body
    items = [card.itemAt(place) for place in range(2, card.count())]
    labels = [item.widget() for item in items if item is not None]
    return [one.text() for one in labels if isinstance(one, QLabel)]


def test_the_form_of_a_new_shift_says_whose_duty_it_ends(meja: Meja) -> None:
    label = _tab(meja).giliran.findChild(QLabel, "mutasi.giliran.bertugas")
    assert isinstance(label, QLabel)
    meja.tekan(_F10)
    assert not label.isVisible()  # nobody holds the desk yet
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("Regu II")
    meja.ctrl(Qt.Key.Key_Return)
    meja.tunggu(lambda: meja.said)
    meja.tekan(_F10)
    assert label.isVisible()
    assert label.text().startswith("Regu II bertugas sejak Sabtu, 21 November 2026, pukul 08.")


def test_a_form_begun_before_somebody_came_says_what_the_book_has_now(
    qtbot: QtBot, stasiun: Stasiun
) -> None:
    open_shift(stasiun, tahanan_laki=1)
    with opened(qtbot, lambda alat: MutasiTab(stasiun.layanan, alat)) as meja:
        men = _tab(meja).giliran.form.field("giliran.tahanan_laki")
        meja.tekan(_F10)
        assert men.message.text() == "satu orang. Menurut catatan 1"
        meja.ketik("Regu III")
        meja.tekan(Qt.Key.Key_Escape)
        stasiun.layanan.pendamping.note("tahanan_laki_masuk", "Baduwi, Aiptu Karim", "1", "")
        meja.tekan(_F10)
        assert men.message.text() == "satu orang. Menurut catatan 2"
        assert _tab(meja).giliran.form.text("giliran.regu") == "Regu III"
