"""Drafts, recall and the form at the counter: nothing typed is lost, nobody is snooped on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.kehilangan import OrangDraft
from spkt_desk.domain.outcomes import Changed
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.penerimaan.kehilangan import pengurus as pengurus_module
from spkt_desk.ui.penerimaan.loket import timer_text
from tests.support.stasiun import NIK, Stasiun, make_draft
from tests.ui.loket_uji import CTRL, SHIFT, Loket, acts, at_counter, text_of
from tests.ui.walker import clipped_labels, faults_of, sideways

SEMPIT = QSize(1093, 470)


def test_typing_is_kept_without_any_key_within_five_seconds(loket: Loket) -> None:
    loket.start()
    loket.ketik(NIK)
    loket.qtbot.waitUntil(lambda: bool(loket.layanan.draf.all()), timeout=5000)
    (kept,) = loket.layanan.draf.all()
    assert loket.layanan.draf.load(kept.draft_id).pelapor.nomor_identitas == NIK
    loket.tunggu(lambda: loket.widget("penerimaan.kehilangan.tersimpan").property("text"))


def test_a_form_nobody_typed_in_leaves_no_draft(loket: Loket) -> None:
    loket.start()
    loket.tab.keep_draft()
    assert loket.layanan.draf.all() == ()


def test_after_a_crash_one_question_offers_the_newest_own_draft(
    loket: Loket, stasiun: Stasiun, qtbot: QtBot, tmp_path: Path
) -> None:
    loket.start()
    loket.type_each(NIK, "Suharti Ningsih")
    loket.tab.keep_draft()
    loket.tab.hide()
    with at_counter(qtbot, stasiun, tmp_path) as again:
        question = again.widget("penerimaan.tawaran.pertanyaan").property("text")
        assert question == "Lanjutkan draf pukul 08.07 a.n. Suharti Ningsih?"
        assert again.focus.objectName() == "penerimaan.tawaran.lanjut"
        again.enter()
        assert again.field("pelapor.nama").text() == "Suharti Ningsih"
        assert again.field("pelapor.nomor_identitas").text() == NIK


def test_later_leaves_the_draft_in_the_list(
    loket: Loket, stasiun: Stasiun, qtbot: QtBot, tmp_path: Path
) -> None:
    stasiun.layanan.draf.keep(make_draft())
    with at_counter(qtbot, stasiun, tmp_path) as again:
        again.tekan(Qt.Key.Key_Escape)
        assert not again.tab.awal.asking
        assert again.lines("draf")[0].startswith("Suharti Ningsih")
        again.enter()
        assert again.field("pelapor.nama").text() == "Suharti Ningsih"


def test_escape_steps_back_and_the_typing_is_still_there(loket: Loket) -> None:
    loket.start()
    loket.type_each(NIK, "Suharti Ningsih")
    loket.tekan(Qt.Key.Key_Escape)
    assert len(loket.layanan.draf.all()) == 1
    loket.tekan(Qt.Key.Key_H)
    assert loket.field("pelapor.nama").text() == "Suharti Ningsih"
    loket.tekan(Qt.Key.Key_Escape)
    loket.tekan(Qt.Key.Key_Escape)
    assert loket.tab.pages.currentWidget() is loket.tab.awal
    assert loket.focus.objectName().startswith("penerimaan.loket.draf.")


def test_a_visit_that_turns_out_a_theft_becomes_a_waiting_one(loket: Loket) -> None:
    loket.start()
    loket.type_each(NIK, "Suharti Ningsih")
    loket.tekan(Qt.Key.Key_Escape)
    loket.tekan(Qt.Key.Key_D)
    assert loket.tab.diambil.name.text() == "Suharti Ningsih"
    loket.enter()
    loket.enter()
    assert loket.lines("draf") == []
    assert loket.lines("lp")[0].startswith("Suharti Ningsih")


def test_a_discarded_draft_is_gone_and_asked_about_first(
    loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer_yes(_parent: QWidget, question: str, *_words: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(pengurus_module, "ask", answer_yes)
    loket.start()
    loket.type_each(NIK, "Suharti Ningsih")
    loket.tab.keep_draft()
    loket.tekan(Qt.Key.Key_X, CTRL | SHIFT)
    loket.tunggu(lambda: loket.layanan.draf.all() == ())
    assert asked == ["Buang draf ini?"]


def _issue_earlier(layanan: Layanan) -> str:
    terbitan = layanan.kehilangan.issue(make_draft("lama")).value
    return layanan.kertas.ensure(terbitan.rekaman_id).value.kertas_id


def test_recall_by_nik_takes_over_and_the_old_paper_keeps_its_address(loket: Loket) -> None:
    kertas_id = _issue_earlier(loket.layanan)
    loket.start()
    loket.ketik(NIK)
    recall = loket.tab.pengurus().recall
    loket.tunggu(recall.isVisible)
    (shown,) = [recall.item(row).text() for row in range(recall.count())]
    assert shown == "Suharti Ningsih  ·  1994  ·  Biawao"
    loket.tekan(Qt.Key.Key_Down)
    loket.enter()
    assert loket.field("pelapor.nama").text() == "Suharti Ningsih"
    assert loket.at("pelapor.alamat")
    loket.ketik("Jl. Kenanga No. 9")
    draft = loket.form.draft()
    loket.put(replace(make_draft(draft.draft_id), pelapor=draft.pelapor, orang_id=draft.orang_id))
    loket.issue()
    new = text_of(loket.pencetak.sheets()[0].read_bytes())
    old = text_of(loket.layanan.kertas.pdf(kertas_id))
    assert "Jl. Kenanga No. 9" in new
    assert "Jl. Melati No. 4" in old
    assert "Kenanga" not in old
    assert len(loket.layanan.orang.by_nama("suharti")) == 1


def test_looking_is_one_entry_when_it_settles_and_opening_another(loket: Loket) -> None:
    _issue_earlier(loket.layanan)
    loket.start()
    loket.enter()
    loket.ketik("suhar")
    recall = loket.tab.pengurus().recall
    loket.tunggu(recall.isVisible)
    assert acts(loket.layanan, "orang dicari") == 0
    loket.ketik("ti")
    loket.qtbot.waitUntil(lambda: acts(loket.layanan, "orang dicari") == 1, timeout=5000)
    loket.enter()
    assert not recall.isVisible()
    assert acts(loket.layanan, "orang dicari") == 1
    loket.tekan(Qt.Key.Key_Return, SHIFT)
    loket.ketik("suharti")
    loket.tunggu(recall.isVisible)
    loket.tekan(Qt.Key.Key_Down)
    loket.enter()
    assert acts(loket.layanan, "orang dicari") == 2
    assert acts(loket.layanan, "orang dibuka") == 1


def test_asking_after_a_whole_number_is_an_entry_though_nobody_has_it(loket: Loket) -> None:
    loket.start()
    loket.ketik(NIK[:-1])
    loket.enter()
    assert acts(loket.layanan, "orang dicari") == 0
    loket.type_each("Rahmat Saleh")
    assert acts(loket.layanan, "orang dicari") == 0
    loket.field("pelapor.nomor_identitas").focus()
    loket.ketik(NIK)
    loket.enter()
    assert acts(loket.layanan, "orang dicari") == 1


def test_another_number_is_another_person(loket: Loket) -> None:
    _issue_earlier(loket.layanan)
    loket.start()
    loket.ketik(NIK)
    loket.tunggu(loket.tab.pengurus().recall.isVisible)
    loket.tekan(Qt.Key.Key_Down)
    loket.enter()
    assert loket.form.draft().orang_id
    loket.field("pelapor.nomor_identitas").focus()
    loket.ketik("7571031203880002")
    assert loket.form.draft().orang_id == ""


def test_a_nik_proposes_birth_and_sex_and_disagreement_is_only_a_notice(loket: Loket) -> None:
    loket.start()
    loket.ketik(NIK)
    assert loket.field("pelapor.tanggal_lahir").text() == "5 November 1994"
    assert loket.field("pelapor.jenis_kelamin").text() == "perempuan"
    loket.field("pelapor.tanggal_lahir").focus()
    loket.ketik("06111994")
    loket.tunggu(lambda: loket.field("pelapor.nomor_identitas").notice)
    assert "6 November 1994" in loket.field("pelapor.nomor_identitas").notice
    assert not loket.field("pelapor.nomor_identitas").error


def test_a_removed_thing_comes_back_with_one_key(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.form.formulir.field("barang.1.golongan").focus()
    loket.ctrl(Qt.Key.Key_D)
    assert [one.kode for one in loket.form.draft().barang] == ["KTP", "ATM"]
    loket.tekan(Qt.Key.Key_T, CTRL | SHIFT)
    assert [one.kode for one in loket.form.draft().barang] == ["KTP", "SIM", "ATM"]
    assert dict(loket.form.draft().barang[1].isian)["golongan"] == "C"


def test_a_kind_is_found_by_any_word_and_says_where_it_must_go(loket: Loket) -> None:
    loket.start()
    loket.field("barang.0.kode").focus()
    loket.type_each("sertifikat")
    loket.tunggu(lambda: loket.field("barang.0.kode").notice)
    assert "KA SPKT" in loket.field("barang.0.kode").notice
    loket.field("barang.0.kode").focus()
    loket.type_each("dompet")
    loket.tunggu(lambda: "baris tersendiri" in loket.field("barang.0.kode").notice)


def test_reporting_for_another_asks_for_owner_and_relation(loket: Loket) -> None:
    loket.start()
    loket.field("kuasa").focus()
    loket.type_each("orang", "Karim Otoluwa", "Paman", "", "")
    assert loket.at("barang.0.kode")
    loket.type_each("stnk")
    draft = loket.form.draft()
    assert (draft.kuasa, draft.nama_pemilik, draft.hubungan) == (
        "orang lain",
        "Karim Otoluwa",
        "Paman",
    )
    assert draft.barang[0].atas_nama == "Karim Otoluwa"


def test_a_foreign_owner_and_the_money_in_the_wallet_are_on_the_letter(loket: Loket) -> None:
    loket.start()
    loket.put(replace(make_draft(loket.form.draft().draft_id), barang=()))
    assert loket.field("paspor_pemilik").isHidden()
    loket.field("kuasa").focus()
    loket.type_each("orang", "Emma Walker", "pemandu wisata", "Australia", "PA1234567", "")
    assert loket.at("barang.0.kode")
    loket.type_each("uang")
    assert loket.at("barang.0.nilai")
    assert loket.field("barang.0.jumlah").isHidden()
    loket.type_each("1,5 juta")
    said = loket.field("barang.0.nilai").message.text()
    assert said == "Rp1.500.000 (satu juta lima ratus ribu rupiah)"
    assert loket.issue() == "Tersimpan. Surat dicetak."
    printed = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert "uang tunai sebesar Rp1.500.000 (satu juta lima ratus ribu rupiah)." in printed
    assert "(satu) uang" not in printed
    for text in ("Emma Walker", "Australia", "PA1234567"):
        assert text in printed


def test_who_cannot_sign_gives_a_reason_and_a_witness(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.field("tanda_tangan").focus()
    loket.type_each("tidak", "tangan kanan dibalut", "Hasan Botutihe")
    loket.issue()
    printed = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert "tangan kanan dibalut" in printed
    assert "Hasan Botutihe" in printed


@pytest.mark.parametrize(
    ("seconds", "text", "rupa"),
    [
        (161, "2 / 5 mnt", "kecil"),
        (300, "5 / 5 mnt", "kecil"),
        (312, "▲ 5 mnt", "galat"),
        (2580, "▲ 43 mnt", "galat"),
        (3725, "▲ 1 j 2 mnt", "galat"),
    ],
)
def test_the_timer_against_the_standard(seconds: int, text: str, rupa: str) -> None:
    assert timer_text(timedelta(seconds=seconds)) == (text, rupa)


def test_lines_that_say_the_same_stay_and_arrows_walk_down_the_list(
    loket: Loket, stasiun: Stasiun
) -> None:
    other = OrangDraft(nama="Ali Bone")
    stasiun.layanan.draf.keep(make_draft("lama", pelapor=other))
    loket.tab.refresh(frozenset(Changed))
    [first] = loket.tab.loket.lines()
    assert first.below.whole() == "KTP, SIM, ATM"
    earlier = make_draft("baru", mulai="2026-11-21T07:40:00.000+08:00")
    stasiun.layanan.draf.keep(earlier)
    loket.tab.loket.focus_list()
    loket.tab.refresh(frozenset(Changed))
    lines = loket.tab.loket.lines()
    assert len(lines) == 2
    assert first in lines
    assert first.hasFocus()
    loket.tab.loket.focus_list()
    loket.tekan(Qt.Key.Key_Down)
    assert lines[1].hasFocus()


@pytest.mark.parametrize("luas", [QSize(1366, 640), SEMPIT])
def test_every_page_has_names_fits_and_is_not_clipped(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path, luas: QSize
) -> None:
    stasiun.layanan.draf.keep(make_draft("draf-lain", pelapor=OrangDraft(nama="Ali Bone")))
    _issue_earlier(stasiun.layanan)
    with at_counter(qtbot, stasiun, tmp_path, luas) as loket:
        _look_over(loket)
        loket.tekan(Qt.Key.Key_F2)
        _look_over(loket)
        loket.tekan(Qt.Key.Key_D)
        _look_over(loket)
        loket.start()
        loket.put(make_draft(loket.form.draft().draft_id))
        _look_over(loket)
        if luas == SEMPIT:
            assert not loket.tab.pratinjau.isVisible()
            loket.ctrl(Qt.Key.Key_B)
        assert loket.tab.pratinjau.isVisible()
        loket.tunggu(lambda: loket.tab.pratinjau.page.page_count)
        assert loket.tab.size() == luas
        _look_over(loket)
        loket.issue()
        _look_over(loket)
        # Last of all: walking the focus chain makes PySide let go of parts of combo boxes.
        assert faults_of(loket.tab) == []


def _look_over(loket: Loket) -> None:
    QApplication.processEvents()
    assert clipped_labels(loket.tab) == []
    assert sideways(loket.tab) == []
    assert loket.tab.width() in {1366, 1093}


def _in_sight(loket: Loket) -> bool:
    area = loket.widget("penerimaan.kehilangan.gulir")
    assert isinstance(area, QScrollArea)
    page = area.viewport()
    field = loket.focus.parentWidget()
    assert field is not None
    top = field.mapTo(page, QPoint(0, 0)).y()
    return top >= 0 and top + field.height() <= page.height()


def test_coming_back_to_the_form_overwrites_nothing_and_is_seen(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    with at_counter(qtbot, stasiun, tmp_path, SEMPIT) as loket:
        loket.start()
        loket.type_person()
        loket.field("pelapor.alamat").focus()
        loket.tekan(Qt.Key.Key_End)
        loket.tekan(Qt.Key.Key_Escape)
        loket.tekan(Qt.Key.Key_H)
        loket.tunggu(lambda: loket.at("pelapor.alamat"))
        loket.ketik("99")
        assert loket.field("pelapor.nomor_identitas").text() == NIK
        assert loket.field("pelapor.alamat").text() == "Jl. Melati No. 499"
        loket.tunggu(lambda: _in_sight(loket))
        loket.tekan(Qt.Key.Key_Escape)
        loket.tekan(Qt.Key.Key_Escape)
        loket.enter()
        loket.tunggu(lambda: loket.at("pelapor.alamat"))
        loket.ketik("9")
        assert loket.field("pelapor.alamat").text() == "Jl. Melati No. 4999"
        loket.tunggu(lambda: _in_sight(loket))


def test_another_draft_begins_at_its_number_with_nothing_selected(
    loket: Loket, stasiun: Stasiun
) -> None:
    loket.start()
    loket.type_person()
    stasiun.layanan.draf.keep(make_draft("lain"))
    loket.tekan(Qt.Key.Key_Escape)
    loket.tab.loket.draft_opened.emit("lain")
    loket.tunggu(lambda: loket.at("pelapor.nomor_identitas"))
    number = loket.field("pelapor.nomor_identitas").editor
    assert isinstance(number, QLineEdit)
    assert number.selectedText() == ""
    assert _in_sight(loket)


def test_every_field_on_the_way_down_is_seen_with_its_message(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    with at_counter(qtbot, stasiun, tmp_path, SEMPIT) as loket:
        loket.start()
        for _step in range(14):
            field = loket.focus.parentWidget()
            assert isinstance(field, Medan)
            field.set_error("Isian ini belum benar. " * 4)
            loket.tunggu(lambda: _in_sight(loket))
            loket.enter()
            QApplication.processEvents()
            loket.tunggu(lambda: _in_sight(loket))


def test_f2_in_the_middle_says_where_the_draft_is_and_takes_the_flag_away(loket: Loket) -> None:
    flags: list[bool] = []
    loket.tab.flagged.connect(flags.append)
    loket.start()
    loket.type_each(NIK, "Suharti Ningsih")
    loket.issue_in_vain()
    assert flags[-1]
    assert loket.said[-1].startswith("Belum terbit")
    loket.tekan(Qt.Key.Key_F2)
    assert not flags[-1]
    assert loket.said[-1] == "Draf a.n. Suharti Ningsih tersimpan di kiri."


def test_pasted_line_breaks_become_spaces(loket: Loket) -> None:
    loket.start()
    loket.field("pelapor.alamat").focus()
    QApplication.clipboard().setText("Jl. Melati\r\nNo. 4")
    loket.ctrl(Qt.Key.Key_V)
    assert loket.field("pelapor.alamat").text() == "Jl. Melati No. 4"
