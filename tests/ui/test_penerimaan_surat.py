"""What becomes of an issued letter, by keys: handed over, put right, replaced, made void."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.satuan import Peran
from tests.services.meja import SANDI_LAIN, enrol, handed_over, issue, printed
from tests.support.stasiun import PERTAMA, SANDI, Stasiun, make_draft
from tests.ui.loket_uji import CTRL, SHIFT, Loket, at_counter, text_of


def _issue(loket: Loket) -> str:
    """Issue a letter at the counter; return its record."""
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.issue()
    loket.tunggu(lambda: loket.layanan.kertas.debts() == ())
    return loket.layanan.kertas.recent(1)[0].rekaman_id


def _fill(loket: Loket, field: str, text: str) -> None:
    loket.field(field).focus()
    loket.ctrl(Qt.Key.Key_A)
    loket.ketik(text)


def _in_form(loket: Loket) -> bool:
    return loket.tab.pages.currentWidget() is loket.form


def _offered(loket: Loket, name: str) -> bool:
    return loket.widget(f"penerimaan.surat.{name}").isVisible()


def test_one_key_hands_over_and_copies_come_after_it(loket: Loket) -> None:
    _issue(loket)
    assert _offered(loket, "cetak_lagi")
    assert not _offered(loket, "salinan")
    loket.tekan(Qt.Key.Key_S, CTRL | SHIFT)
    [paper] = loket.layanan.kertas.recent(1)
    assert paper.diserahkan is not None
    assert _offered(loket, "salinan")
    assert not _offered(loket, "cetak_lagi")
    assert "Diserahkan 21 November 2026" in loket.tab.surat.page.standing.text()
    loket.widget("penerimaan.surat.salinan").setFocus()
    loket.enter()
    loket.tunggu(lambda: len(loket.pencetak.sheets()) == 2)
    assert "SALINAN ke-1" in text_of(loket.pencetak.sheets()[1].read_bytes())
    loket.tekan(Qt.Key.Key_S, CTRL | SHIFT)  # nothing left to hand over
    assert loket.layanan.kertas.recent(1)[0].diserahkan == paper.diserahkan


def test_a_typo_is_put_right_under_the_same_number(loket: Loket) -> None:
    _issue(loket)
    loket.ctrl(Qt.Key.Key_E)
    loket.tunggu(lambda: _in_form(loket))
    assert loket.field("pelapor.nama").text() == "Suharti Ningsih"
    assert loket.field("barang.1.golongan").text() == "C"
    assert loket.form.issue_button.text().startswith("Terbitkan edisi baru")
    _fill(loket, "pelapor.nama", "Suharti Ningrum")
    _fill(loket, "alasan", "salah ketik nama")
    _fill(loket, "kata_sandi_sendiri", "bukan sandi saya 1")
    loket.ctrl(Qt.Key.Key_Return)
    loket.tunggu(lambda: loket.field("kata_sandi_sendiri").error)
    assert loket.field("kata_sandi_sendiri").text() == ""
    assert _in_form(loket)
    loket.ketik(SANDI)
    loket.issue()
    loket.tunggu(lambda: len(loket.pencetak.sheets()) == 2)
    sheet = text_of(loket.pencetak.sheets()[1].read_bytes())
    for words in ("Suharti Ningrum", PERTAMA, "edisi 2"):
        assert words in sheet
    loket.tunggu(lambda: loket.layanan.kertas.debts() == ())
    assert len(loket.lines("terbit")) == 1
    assert loket.layanan.draf.all() == ()


def test_an_unfinished_correction_waits_at_the_counter_without_a_timer(loket: Loket) -> None:
    _issue(loket)
    loket.ctrl(Qt.Key.Key_E)
    loket.tunggu(lambda: _in_form(loket))
    _fill(loket, "pelapor.nama", "Suharti Ningrum")
    loket.tekan(Qt.Key.Key_Escape)
    assert not _in_form(loket)
    [line] = loket.lines("draf")
    assert line.startswith("Suharti Ningrum")
    assert "Perbaikan surat" in line
    assert "mnt" not in line
    [kept] = loket.layanan.draf.all()
    assert SANDI not in repr(loket.layanan.draf.load(kept.draft_id))
    loket.tab.loket.focus_list()
    loket.enter()
    loket.tunggu(lambda: _in_form(loket))
    assert loket.field("pelapor.nama").text() == "Suharti Ningrum"


def test_a_key_changes_the_number_of_originals(loket: Loket) -> None:
    loket.start()
    loket.put(make_draft(loket.form.draft().draft_id))
    loket.tekan(Qt.Key.Key_A, CTRL | SHIFT)
    assert loket.said[-1] == "Lembar asli: 3 lembar: pelapor, arsip, keperluan pelapor"
    loket.issue()
    loket.tunggu(lambda: loket.layanan.kertas.debts() == ())
    sheet = text_of(loket.pencetak.sheets()[0].read_bytes())
    assert [f"Asli ke-{ke} dari 3" in sheet for ke in (1, 2, 3)] == [True] * 3


def test_a_new_visit_has_no_card_for_reasons(loket: Loket) -> None:
    _issue(loket)
    loket.ctrl(Qt.Key.Key_E)
    loket.tunggu(lambda: _in_form(loket))
    assert loket.form.perbaikan.isVisible()
    loket.start()
    assert not loket.form.perbaikan.isVisible()
    assert loket.form.issue_button.text().startswith("Terbitkan  ")


def test_what_was_said_of_a_form_is_not_said_of_a_letter(loket: Loket) -> None:
    _issue(loket)
    loket.start()
    loket.issue_in_vain()
    assert loket.said[-1].startswith("Belum terbit")
    loket.tab.open_found(loket.layanan.cari.search("SKTLK")[0])
    loket.tunggu(lambda: not loket.said[-1])


def test_the_officer_at_the_keys_is_offered_what_he_may(loket: Loket) -> None:
    _issue(loket)
    assert not _offered(loket, "batalkan")
    loket.tekan(Qt.Key.Key_H, CTRL | SHIFT)
    assert not loket.tab.surat.page.cancel.isVisible()


def test_ka_spkt_makes_a_letter_void_and_only_a_marked_page_prints(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    printed(stasiun, issue(stasiun))
    head = enrol(stasiun, Peran.KA_SPKT)
    with at_counter(qtbot, stasiun, tmp_path, layanan=head) as loket:
        loket.tab.loket.focus_list()
        loket.enter()
        loket.tekan(Qt.Key.Key_H, CTRL | SHIFT)
        loket.tunggu(lambda: loket.focus.objectName() == "penerimaan.batal.alasan_batal")
        card = loket.tab.surat.page.cancel  # to its last button, on a low screen too
        loket.tunggu(lambda: card.visibleRegion().boundingRect() == card.rect())
        loket.ketik("laporan ditarik")
        loket.enter()
        loket.ketik(SANDI)  # somebody else's
        loket.enter()
        loket.enter()
        loket.tunggu(lambda: loket.focus.objectName() == "penerimaan.batal.kata_sandi_sendiri")
        assert head.kertas.recent(1)[0].keadaan is KeadaanNomor.TERBIT
        loket.ketik(SANDI_LAIN)
        loket.enter()
        loket.enter()
        loket.tunggu(lambda: head.kertas.recent(1)[0].keadaan is KeadaanNomor.BATAL)
        loket.tunggu(lambda: _offered(loket, "tidak_berlaku"))
        assert "BATAL sejak 21 November 2026" in loket.tab.surat.page.standing.text()
        assert not _offered(loket, "cetak_lagi")
        loket.enter()
        loket.tunggu(lambda: len(loket.pencetak.sheets()) == 1)
        assert "BATAL" in text_of(loket.pencetak.sheets()[0].read_bytes())
        assert "BATAL" in loket.lines("terbit")[0]


def test_a_letter_in_the_citizens_hand_is_replaced(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    handed_over(stasiun, issue(stasiun))
    with at_counter(qtbot, stasiun, tmp_path) as loket:
        loket.tab.loket.focus_list()
        loket.enter()
        loket.ctrl(Qt.Key.Key_E)
        loket.tunggu(lambda: _in_form(loket))
        assert loket.form.issue_button.text().startswith("Terbitkan pengganti")
        _fill(loket, "pelapor.nama", "Suharti Ningrum")
        _fill(loket, "alasan", "nama di KTP lain")
        _fill(loket, "kata_sandi_sendiri", SANDI)
        loket.issue()
        loket.tunggu(lambda: len(loket.pencetak.sheets()) == 1)
        sheet = text_of(loket.pencetak.sheets()[0].read_bytes())
        assert PERTAMA.replace("412", "413") in sheet
        assert f"pengganti surat Nomor {PERTAMA}" in sheet
        loket.tunggu(lambda: any("DIGANTI" in line for line in loket.lines("terbit")))
