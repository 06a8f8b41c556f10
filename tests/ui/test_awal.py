"""The first start, walked by keyboard from an empty page to the recovery code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import spkt_desk.ui.masuk.awal
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.isian_stasiun import check_stasiun
from spkt_desk.domain.isian_tugas import read_tugas
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import CaraTanda, Peran, StasiunBaru, Susunan, UkuranKertas
from spkt_desk.services.halaman_uji import trial_sheet
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.masuk.awal import JendelaAwal
from tests.documents import baca
from tests.support import kiriman
from tests.ui.conftest import Show
from tests.ui.dunia import JamUji, PrinterUji, focused, press, type_and_enter, type_keys, usul
from tests.ui.walker import clipped_labels, faults_of, sideways

CTRL = Qt.KeyboardModifier.ControlModifier
KODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDF-GHJKM"


@dataclass
class Hasil:
    kode_pemulihan: str = KODE
    lembar: bytes = b"%PDF-lembar"


class Pendiri:
    """Founds on paper only; refuses by the rules it is told."""

    def __init__(self) -> None:
        self.got: list[StasiunBaru] = []
        self.refusals: list[Problem] = []
        self.go_on = Event()
        self.go_on.set()

    def found(self, baru: StasiunBaru) -> Hasil:
        assert self.go_on.wait(20)
        problems = (*check_stasiun(baru), *self.refusals)
        self.refusals = []
        if problems:
            raise RuleViolation(*problems)
        self.got.append(baru)
        return Hasil()


@dataclass
class Awal:
    window: JendelaAwal
    pendiri: Pendiri
    printer: PrinterUji


@pytest.fixture
def awal(jobs: Jobs, show: Show, monkeypatch: pytest.MonkeyPatch) -> Iterator[Awal]:
    pendiri, printer = Pendiri(), PrinterUji()
    printing = Pencetakan(jobs, printer, choose=lambda _parent: "loket")
    monkeypatch.setattr(spkt_desk.ui.masuk.awal, "ask", lambda *_said: True)
    window = JendelaAwal(
        usul(),
        JamUji(),
        jobs,
        printing,
        pendiri.found,
        lambda kertas, muka: trial_sheet(kertas, muka, kiriman.huruf()),
    )
    show(window)
    yield Awal(window, pendiri, printer)
    window.close()


def _replace(text: str) -> None:
    press(Qt.Key.Key_A, CTRL)
    type_and_enter(text)


def _go_on() -> None:
    press(Qt.Key.Key_Return, CTRL)


def _fill_unit() -> None:
    type_and_enter("Gorontalo")
    press(Qt.Key.Key_Return)
    type_and_enter("polres mandala")
    press(Qt.Key.Key_Return)
    type_and_enter("Sukamaju Timur")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    type_and_enter("Jl. Merdeka No. 12 Sukamaju")
    type_and_enter("96111")
    _replace("Sukamaju")
    _go_on()


def _fill_duties() -> None:
    type_keys("y")
    _go_on()


def _fill_letter() -> None:
    press(Qt.Key.Key_Return)
    _replace("411")
    _go_on()


def _fill_officers() -> None:
    type_and_enter("Darmawan Latuconsina")
    type_and_enter("aipda")
    type_and_enter("84050217")
    press(Qt.Key.Key_T, CTRL)
    type_and_enter("Yosep Kaimana")
    type_and_enter("briptu")
    type_and_enter("03100376")
    _go_on()


def _fill_account(who: str = "bri") -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    _replace(who)
    type_and_enter("melati kuning 7")
    type_keys("melati kuning 7")
    _go_on()


def test_a_station_by_keyboard_alone(awal: Awal, qtbot: QtBot) -> None:
    _fill_unit()
    _fill_duties()
    _fill_letter()
    _fill_officers()
    _fill_account()
    qtbot.waitUntil(lambda: bool(awal.pendiri.got))
    baru = awal.pendiri.got[0]
    assert baru.satuan.nama == "Polsek Sukamaju Timur"
    assert (baru.satuan.polsek, baru.satuan.polres) == ("SUKAMAJU TIMUR", "MANDALA")
    assert baru.satuan.kop == ("POLRI DAERAH GORONTALO", "RESOR MANDALA", "SEKTOR SUKAMAJU TIMUR")
    assert baru.satuan.sebutan_kepala == "KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR"
    assert baru.satuan.tempat == "Sukamaju"
    assert (baru.satuan.zona, baru.satuan.kertas) == (Zona.WITA, UkuranKertas.F4)
    assert baru.surat.susunan is Susunan.TIGA
    assert baru.surat.klausul == usul().klausul
    assert baru.nomor_terakhir == 411
    tugas = read_tugas(baru.tugas, JamUji().now().wall.date())
    assert tugas.kewenangan.penyidikan
    assert tugas.jaga.jam_ganti == time(8)
    assert tugas.penduduk == ()
    assert [one.nama for one in baru.petugas] == ["Yosep Kaimana", "Darmawan Latuconsina"]
    assert baru.petugas[0].nomor == "03100376"
    assert baru.petugas[0].paraf == "YK"
    assert baru.petugas[1].pangkat == "Ajun Inspektur Polisi Dua"
    assert Peran.KA_SPKT in baru.petugas[1].peran
    assert baru.kata_sandi == "melati kuning 7"
    assert not baru.latihan


def test_the_code_is_printed_and_noted_before_the_desk_opens(awal: Awal, qtbot: QtBot) -> None:
    window = awal.window
    _fill_unit()
    _fill_duties()
    _fill_letter()
    _fill_officers()
    _fill_account()
    founded: list[bool] = []
    window.founded.connect(lambda: founded.append(True))
    awal.printer.outcome = PrintOutcome.GAGAL
    qtbot.waitUntil(lambda: focused().objectName() == "kode.cetak")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "printer tidak menjawab" in window.kode.status.text())
    assert "dibatalkan" not in window.kode.status.text()
    awal.printer.got.clear()
    awal.printer.outcome = PrintOutcome.TERCETAK
    qtbot.waitUntil(lambda: focused().objectName() == "kode.cetak")
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: awal.printer.got == [("loket", b"%PDF-lembar")])
    qtbot.waitUntil(lambda: "sudah tercetak" in window.kode.status.text())
    # It jammed: the same sheet again, and the test page that shows whether the printer is well.
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: awal.printer.got == [("loket", b"%PDF-lembar")] * 2)
    window.test.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ukur garis 10 cm" in window.uji.text())
    assert "F4" in baca.text(awal.printer.got[-1][1])
    assert not window.next.isVisible()
    press(Qt.Key.Key_Escape)
    assert window.kode.isVisible()
    assert faults_of(window) == []
    assert clipped_labels(window) == []
    window.resize(1093, 560)  # what 1366x768 leaves at 125 %
    whole = (window.kode.print_button, window.kode.noted.box, window.kode.finish_button)
    qtbot.waitUntil(lambda: all(one.visibleRegion().boundingRect() == one.rect() for one in whole))
    assert not window.close()
    window.kode.finish_button.setFocus()
    press(Qt.Key.Key_Return)
    assert founded == []
    assert focused().objectName() == "kode.dicatat"
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert founded == [True]


def _picture(folder: Path, kind: str) -> Path:
    path = folder / f"lambang.{kind.lower()}"
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#2A752E"))
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_an_emblem_is_loaded_shown_and_taken_back(
    awal: Awal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = _picture(tmp_path, kind)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(path), ""))
    unit = awal.window.satuan
    assert unit.satuan().lambang == b""
    unit.lambang.focus()
    press(Qt.Key.Key_Space)
    assert unit.satuan().lambang == path.read_bytes()
    assert path.name in unit.lambang.message.text()
    shown = unit.kop.grab().toImage()
    middle = [shown.pixelColor(shown.width() // 2, y) for y in range(shown.height())]
    assert any(abs(one.green() - 0x75) < 12 and one.red() < 0x40 for one in middle)
    assert faults_of(awal.window) == []
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert unit.satuan().lambang == b""


def test_what_is_no_picture_is_said_at_the_field(
    awal: Awal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lambang.png"
    path.write_bytes(b"bukan gambar")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(path), ""))
    unit = awal.window.satuan
    unit.lambang.focus()
    press(Qt.Key.Key_Space)
    assert "bukan gambar PNG atau JPEG" in unit.lambang.error
    assert unit.satuan().lambang == b""


def test_all_errors_of_a_page_at_once_and_nothing_goes_on(awal: Awal) -> None:
    _go_on()
    form = awal.window.satuan.form
    assert awal.window.place == 0
    assert focused().objectName() == "awal.satuan.polda"
    wrong = [name for name in form.names() if getattr(form.field(name), "error", "")]
    assert {"satuan.polda", "satuan.polres", "satuan.polsek", "satuan.alamat"} <= set(wrong)


def test_a_choice_that_is_not_on_the_list_is_named(awal: Awal) -> None:
    awal.window.satuan.zona.focus()
    _replace("zzz")
    _go_on()
    assert "daftar" in awal.window.satuan.zona.error


def test_proposals_follow_until_somebody_types_over_them(awal: Awal) -> None:
    form = awal.window.satuan.form
    type_and_enter("Gorontalo")
    press(Qt.Key.Key_Return)
    type_and_enter("Mandala")
    press(Qt.Key.Key_Return)
    type_keys("Sukamaju")
    assert form.text("satuan.kop.2") == "SEKTOR SUKAMAJU"
    form.field("satuan.kop.2").focus()
    _replace("SEKTOR KOTA")
    form.field("satuan.polsek").focus()
    _replace("Timur")
    assert form.text("satuan.kop.2") == "SEKTOR KOTA"
    assert form.text("satuan.sebutan_kepala") == "KEPALA KEPOLISIAN SEKTOR TIMUR"


def test_the_number_is_shown_as_it_will_read(awal: Awal) -> None:
    _fill_unit()
    _fill_duties()
    press(Qt.Key.Key_Return)
    _replace("411")
    shown = awal.window.surat.contoh.text().replace("\u200b", "")
    assert shown == ("SKTLK/412/XI/2026/SPKT/POLSEK SUKAMAJU TIMUR/POLRES MANDALA/POLDA GORONTALO")
    awal.window.surat.pola.focus()
    _replace("SKTLK/{nomer}")
    assert awal.window.surat.pola.error
    _go_on()
    assert awal.window.place == 2


def test_esc_steps_back_and_keeps_what_was_typed(awal: Awal) -> None:
    _fill_unit()
    press(Qt.Key.Key_Escape)
    assert awal.window.place == 0
    assert awal.window.satuan.form.text("satuan.polda") == "Gorontalo"


def test_officers_can_be_added_and_taken_away(awal: Awal) -> None:
    _fill_unit()
    _fill_duties()
    _fill_letter()
    page = awal.window.petugas
    press(Qt.Key.Key_T, CTRL)
    press(Qt.Key.Key_T, CTRL)
    assert len(page.cards) == 3
    page.cards[0].remove_button.setFocus()
    press(Qt.Key.Key_Return)
    assert len(page.cards) == 2
    _go_on()
    assert awal.window.place == 3
    assert page.cards[0].nama.error == "Nama petugas belum diisi."
    assert page.cards[1].nama.error
    assert "KA SPKT atau Kapolsek" in page.message.text()


def test_a_refusal_brings_its_page_back(awal: Awal, qtbot: QtBot) -> None:
    awal.pendiri.refusals = [Problem("petugas.0.nomor", "NRP ini ditolak.")]
    _fill_unit()
    _fill_duties()
    _fill_letter()
    _fill_officers()
    _fill_account()
    qtbot.waitUntil(lambda: awal.window.place == 3)
    cards = awal.window.petugas.cards
    assert cards[1].nomor.error == "NRP ini ditolak."  # the account's owner went first
    assert cards[0].nomor.error == ""
    assert awal.pendiri.got == []


def test_a_weak_password_is_told_at_the_field(awal: Awal, qtbot: QtBot) -> None:
    awal.pendiri.refusals = [Problem("kata_sandi", "Kata sandi ini terlalu umum.")]
    _fill_unit()
    _fill_duties()
    _fill_letter()
    _fill_officers()
    _fill_account()
    qtbot.waitUntil(lambda: awal.window.akun.sandi.error == "Kata sandi ini terlalu umum.")
    assert awal.window.place == 4


@pytest.mark.parametrize("size", [(1366, 728), (1093, 574)])
def test_every_page_has_names_room_and_no_sideways_scroll(
    awal: Awal, size: tuple[int, int]
) -> None:
    awal.window.resize(*size)
    for place in range(5):
        awal.window.show_page(place)
        for _ in range(4):
            QApplication.processEvents()
        assert faults_of(awal.window) == []
        assert clipped_labels(awal.window) == []
        assert sideways(awal.window) == []


def test_the_kop_is_drawn_as_typed(awal: Awal) -> None:
    before = awal.window.satuan.kop.grab().toImage()
    QTest.keyClicks(focused(), "Gorontalo")
    assert awal.window.satuan.kop.grab().toImage() != before


def test_a_polresta_typed_in_full_is_taken_apart_and_worded(awal: Awal) -> None:
    type_and_enter("Polda Gorontalo")
    press(Qt.Key.Key_Return)
    type_and_enter("polresta mandala")
    _replace("Polsubsektor")
    type_and_enter("Sukamaju Timur")
    form = awal.window.satuan.form
    shown = ("satuan.polda", "satuan.sebutan_polres", "satuan.polres")
    assert [form.text(name) for name in shown] == ["Gorontalo", "Polresta", "mandala"]
    unit = awal.window.satuan.satuan()
    assert (unit.sebutan_polres, unit.polres, unit.polda) == ("Polresta", "MANDALA", "GORONTALO")
    assert unit.nama == "Polsubsektor Sukamaju Timur"
    assert unit.kop == ("POLRI DAERAH GORONTALO", "RESOR KOTA MANDALA", "SUBSEKTOR SUKAMAJU TIMUR")
    assert unit.sebutan_kepala == "KEPALA KEPOLISIAN SUBSEKTOR SUKAMAJU TIMUR"


def test_the_right_to_investigate_must_be_answered_and_says_what_it_decides(awal: Awal) -> None:
    _fill_unit()
    _go_on()
    field = awal.window.tugas.form.field("tugas.penyidikan")
    assert awal.window.place == 1
    assert "Pilih ya atau tidak" in field.error
    type_keys("t")
    press(Qt.Key.Key_Return)
    assert isinstance(field, MedanPilihan)
    assert field.message.text() == (
        "Konsultasi, visum, dan penyerahan perkara: Satreskrim Polres Mandala."
    )


def test_guard_counter_and_people_are_read_back_while_they_are_typed(awal: Awal) -> None:
    _fill_unit()
    page = awal.window.tugas
    page.form.field("tugas.lama").focus()
    _replace("12")
    _replace("7.00")
    _replace("0700")
    _replace("0700")
    assert page.isian.jaga.text() == (
        "3 regu bergiliran, tiap jaga 12 jam, ganti pukul 07.00, 19.00."
    )
    assert page.isian.loket.text() == "Loket melayani 24 jam."
    _replace("45")
    type_and_enter("2025")
    type_and_enter("18.250")
    type_and_enter("BPS")
    press(Qt.Key.Key_T, CTRL)
    assert focused().objectName() == "awal.tugas.penduduk.1.tahun"
    type_and_enter("2o24")
    page.form.field("tugas.penyidikan").focus()
    _replace("ya")
    _go_on()
    assert "empat angka" in page.form.field("tugas.penduduk.1.tahun").error
    assert "sumber" in page.form.field("tugas.penduduk.1.sumber").error.casefold()
    shown = page.form.field("tugas.penduduk.0.jumlah")
    assert isinstance(shown, MedanTeks)
    assert "delapan belas ribu dua ratus lima puluh" in shown.message.text()


def test_how_an_officer_signs_is_read_back_and_kept(awal: Awal, qtbot: QtBot) -> None:
    _fill_unit()
    _fill_duties()
    _fill_letter()
    card = awal.window.petugas.cards[0]
    assert card.tanda.terbaca.text() == (
        "Tertulis: a.n. KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR, KA SPKT."
    )
    card.tanda.cara.focus()
    _replace("u.b")
    type_and_enter("KANIT SPKT")
    assert "KANIT SPKT, u.b. KA SPKT." in card.tanda.terbaca.text()
    card.nama.focus()
    _fill_officers()
    _fill_account()
    qtbot.waitUntil(lambda: bool(awal.pendiri.got))
    kept = awal.pendiri.got[0].petugas[1]
    assert (kept.tanda, kept.ub_dari) == (CaraTanda.UNTUK_BELIAU, "KANIT SPKT")


def test_a_number_is_counted_while_typed_and_refused_when_left(awal: Awal) -> None:
    _fill_unit()
    _fill_duties()
    _fill_letter()
    card = awal.window.petugas.cards[0]
    card.nomor.focus()
    type_keys("0310037")
    assert card.nomor.message.text() == "7 dari 8 angka"
    press(Qt.Key.Key_Return)
    assert "yang diketik 7 angka" in card.nomor.error
    card.pangkat.focus()
    _replace("III/a")
    assert card.nomor.label_text == "NIP"


def test_the_test_page_is_printed_for_the_paper_chosen(awal: Awal, qtbot: QtBot) -> None:
    awal.window.satuan.kertas.focus()
    _replace("A4")
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Ukur garis 10 cm" in awal.window.uji.text())
    [(_queue, pdf)] = awal.printer.got
    assert "A4" in baca.text(pdf)


def test_answers_are_lost_only_after_a_question(
    awal: Awal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def _no(_parent: object, *said: str) -> bool:
        asked.append(" ".join(said))
        return False

    monkeypatch.setattr(spkt_desk.ui.masuk.awal, "ask", _no)
    type_keys("Gorontalo")
    assert not awal.window.close()
    assert awal.window.isVisible()
    assert "tidak disimpan di disk" in asked[0]
    assert awal.window.satuan.form.text("satuan.polda") == "Gorontalo"
    monkeypatch.setattr(spkt_desk.ui.masuk.awal, "ask", lambda *_said: True)
    assert awal.window.close()


def test_an_untouched_window_closes_without_a_question(
    awal: Awal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spkt_desk.ui.masuk.awal, "ask", lambda *_said: False)
    assert awal.window.close()


def test_everything_typed_is_there_after_walking_back_to_the_first_page(awal: Awal) -> None:
    _fill_unit()
    _fill_duties()
    _fill_letter()
    _fill_officers()
    type_keys("melati kuning 7")
    for place in (3, 2, 1, 0):
        press(Qt.Key.Key_Escape)
        assert awal.window.place == place
    for place in (1, 2, 3, 4):
        _go_on()
        assert awal.window.place == place
    assert awal.window.surat.nomor_terakhir() == 411
    assert [one.nomor for one in awal.window.petugas.petugas()] == ["84050217", "03100376"]
    assert awal.window.akun.sandi.text() == "melati kuning 7"
    assert awal.window.tugas.ketikan().penyidikan == "ya"
    assert awal.window.satuan.satuan().kode_pos == "96111"


def test_nobody_leaves_while_the_station_is_being_made(awal: Awal, qtbot: QtBot) -> None:
    awal.pendiri.go_on.clear()
    _fill_unit()
    _fill_duties()
    _fill_letter()
    _fill_officers()
    _fill_account()
    assert not awal.window.close()
    awal.pendiri.go_on.set()
    qtbot.waitUntil(lambda: focused().objectName() == "kode.cetak")
    awal.window.kode.noted.set_checked(True)
