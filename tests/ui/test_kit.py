"""The fields answer keys as screen.md promises, and say what they found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.kertas import JenisCetakan, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import UkuranKertas
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit import cetak as cetak_kit
from spkt_desk.ui.kit.cetak import Pencetakan, leave_only_the_printer, paint_on
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.halaman import HalamanPdf
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kode import HalamanKode
from spkt_desk.ui.kit.medan import (
    Medan,
    MedanAngka,
    MedanPanjang,
    MedanSandi,
    MedanTeks,
)
from spkt_desk.ui.kit.pilihan import Centang, MedanJumlah, MedanPilihan
from spkt_desk.ui.kit.terbaca import MedanTerbaca
from tests.ui.conftest import Show
from tests.ui.dunia import PrinterUji, focused, press, type_and_enter, type_keys
from tests.ui.walker import faults_of

Fields = dict[str, Medan | Centang]


def _read(text: str) -> str:
    if text != "21":
        raise RuleViolation.at("lahir", "Ketik misalnya 21.")
    return "Sabtu, 21 November 2026"


@pytest.fixture
def form(show: Show) -> Iterator[Formulir]:
    window = QWidget()
    made = Formulir(window)
    box = QVBoxLayout(window)
    fields: tuple[Medan | Centang, ...] = (
        MedanAngka("uji", "nik", "NIK"),
        MedanTeks("uji", "nama", "Nama"),
        MedanTerbaca("uji", "lahir", "Tanggal lahir", _read),
        MedanPilihan(
            "uji",
            "agama",
            "Agama",
            [("islam", "Islam"), ("kristen", "Kristen"), ("hindu", "Hindu")],
        ),
        MedanPilihan("uji", "kerja", "Pekerjaan", [("tani", "Petani")], free=True),
        MedanJumlah("uji", "jumlah", "Jumlah", 1, 99, unit="lembar"),
        MedanPanjang("uji", "ket", "Keterangan"),
        Centang("uji", "baca", "Sudah dibaca"),
    )
    for field in fields:
        box.addWidget(made.add(field))
    box.addWidget(make_button("uji.simpan", "Simpan", lambda: made.setObjectName("ditekan")))
    show(window)
    made.field("nik").focus()
    yield made
    window.close()


def test_a_whole_form_by_enter(form: Formulir) -> None:
    type_and_enter("7571034511940003")
    type_and_enter("SUHARTI")
    type_and_enter("21")
    type_and_enter("kri")
    type_and_enter("Nelayan")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    type_keys("satu")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_and_enter("dua")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert form.text("nik") == "7571034511940003"
    assert form.text("nama") == "SUHARTI"
    assert form.text("agama") == "kristen"
    assert form.text("kerja") == "Nelayan"
    assert form.text("jumlah") == "2"
    assert form.text("ket") == "satu\ndua"
    assert form.text("baca") == "True"
    assert form.objectName() == "ditekan"


def test_an_officer_is_found_by_any_word_of_his_name_and_never_guessed(show: Show) -> None:
    window = QWidget()
    names = [("P1", "Aipda Nurdin Puluhulawa"), ("P2", "Bripda Nurlela Datau"), ("P3", "Iptu Sam")]
    field = MedanPilihan("uji", "ka_spkt", "KA SPKT", names)
    QVBoxLayout(window).addWidget(field)
    show(window)
    field.focus()
    type_and_enter("pulu")
    assert field.text() == "P1"
    field.set_text("")
    field.focus()
    type_and_enter("nur")
    assert field.text() == "nur"
    assert "Nurdin" in field.error
    assert "Nurlela" in field.error
    window.close()


def test_shift_enter_goes_back(form: Formulir) -> None:
    type_and_enter("1")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused().objectName() == "uji.nik"


def test_digits_are_grouped_and_the_cursor_stays_with_them(form: Formulir) -> None:
    field = form.field("nik")
    assert isinstance(field, MedanAngka)
    type_keys("757103451")
    assert field.line.text() == "7571 0345 1"
    field.line.setCursorPosition(0)
    type_keys("9")
    assert field.line.text() == "9757 1034 51"
    assert field.line.cursorPosition() == 1
    field.set_text("A1234567")
    assert field.line.text() == field.text() == "A1234567"


def test_readings_words_and_faults_stand_under_the_field(form: Formulir) -> None:
    lahir, jumlah = form.field("lahir"), form.field("jumlah")
    assert isinstance(lahir, MedanTerbaca)
    assert isinstance(jumlah, MedanJumlah)
    lahir.focus()
    type_and_enter("21")
    assert lahir.message.text() == "Sabtu, 21 November 2026"
    lahir.focus()
    type_and_enter("5")
    assert lahir.error == "Ketik misalnya 21."
    jumlah.focus()
    type_and_enter("5")
    assert jumlah.message.text() == "lima lembar"


def test_all_errors_at_once_and_focus_on_the_first(form: Formulir) -> None:
    homeless = form.show_problems(
        (
            Problem("agama", "Agama belum diisi."),
            Problem("nama", "Nama belum diisi."),
            Problem("entah", "Tanpa isian."),
        )
    )
    assert focused().objectName() == "uji.nama"
    assert [problem.message for problem in homeless] == ["Tanpa isian."]
    agama = form.field("agama")
    assert isinstance(agama, Medan)
    assert agama.message.isVisible()
    assert agama.message.text() == "Agama belum diisi."
    type_keys("S")
    nama = form.field("nama")
    assert isinstance(nama, Medan)
    assert nama.error == ""
    assert agama.error


def test_filling_tells_nobody(form: Formulir, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.fill({"nama": "Ani", "ket": "x", "agama": "hindu", "jumlah": "7", "nik": "1"})
    with qtbot.waitSignal(form.changed):
        type_keys("2")


def test_markup_is_shown_as_typed(form: Formulir) -> None:
    field = form.field("nama")
    assert isinstance(field, Medan)
    field.set_error("<b>tebal</b>")
    assert field.message.textFormat() is Qt.TextFormat.PlainText


def test_the_form_has_names_buddies_and_tab_order(form: Formulir) -> None:
    window = form.parent()
    assert isinstance(window, QWidget)
    assert faults_of(window) == []


def test_the_walker_sees_what_is_missing(show: Show) -> None:
    window = QWidget()
    bare = MedanTeks("uji", "nama", "Nama")
    box = QVBoxLayout(window)
    box.addWidget(bare)
    bare.line.setAccessibleName("")
    bare.label.setBuddy(window)
    bare.line.setObjectName("")
    show(window)
    said = " ".join(faults_of(window))
    for missing in ("no objectName", "no accessible name", "no buddy label"):
        assert missing in said


def test_caps_lock_is_told(show: Show) -> None:
    field = MedanSandi("uji", "sandi", "Kata sandi")
    show(field)
    field.focus()
    type_keys("A")  # a capital without Shift
    assert "Caps Lock" in field.notice
    type_keys("a")
    assert field.notice == ""


def _pdf(pages: int = 1) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for _ in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 421, 595, 421, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_a_page_is_drawn_as_it_prints(show: Show) -> None:
    view = HalamanPdf("uji.halaman")
    view.resize(400, 600)
    show(view)
    view.show_pdf(_pdf(2))
    assert view.page_count == 2
    image = view.image()
    assert image.pixelColor(image.width() // 2, image.height() // 4) == QColor("#FF0000")
    assert image.pixelColor(image.width() // 2, image.height() * 3 // 4) == QColor("#FFFFFF")
    assert image.width() / image.height() == pytest.approx(595 / 842, rel=0.01)
    assert view.horizontalScrollBar().maximum() == 0
    before = image.width()
    view.setFocus()
    type_keys("+")
    assert view.image().width() > before * 1.2
    type_keys("0")
    assert view.image().width() == before
    view.show_sentence("Belum ada halaman.")
    assert view.page_count == 0


def _sheet() -> LembarCetak:
    return LembarCetak("K1", _pdf(), "SKTLK", UkuranKertas.A4, JenisCetakan.ASLI, 0, False)


@pytest.mark.parametrize("outcome", list(PrintOutcome))
def test_the_kept_bytes_go_to_the_queue(qtbot: QtBot, jobs: Jobs, outcome: PrintOutcome) -> None:
    printer = PrinterUji(outcome)
    done: list[tuple[LembarCetak, PrintOutcome]] = []
    sheet = _sheet()
    printing = Pencetakan(jobs, printer)
    printing.print_sheet(None, sheet, lambda s, o: done.append((s, o)), "loket")
    qtbot.waitUntil(lambda: bool(done))
    assert printer.got == [("loket", sheet.pdf)]
    assert done == [(sheet, outcome)]


def test_a_cancelled_dialog_prints_nothing(jobs: Jobs) -> None:
    printer = PrinterUji()
    done: list[PrintOutcome] = []
    printing = Pencetakan(jobs, printer, choose=lambda _parent: "")
    printing.print_sheet(None, _sheet(), lambda _s, o: done.append(o))
    assert done == [PrintOutcome.DIBATALKAN]
    assert printer.got == []


def test_a_computer_without_a_printer_is_a_failed_print_and_nobody_cancelled(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    monkeypatch.setattr(cetak_kit, "show_fault", lambda _on, fault: told.append(fault.message))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    printing = Pencetakan(jobs, PrinterUji())
    page = HalamanKode("K7Q2M-4XN9P", lambda: None, lambda: None, own_key=False)
    qtbot.addWidget(page)
    printing.print_sheet(None, _sheet(), lambda _s, outcome: page.say_printed(outcome))
    assert page.status.text().startswith("Belum tercetak: printer tidak menjawab atau belum ada.")
    assert told == [
        "Belum tercetak: komputer ini belum mengenal printer. Yang tersimpan tetap aman."
    ]


def test_the_print_dialog_offers_only_what_is_followed(qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog only points at it
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    leave_only_the_printer(dialog)
    dialog.show()
    seen = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.width()]
    assert {one.text().replace("&", "") for one in seen if one.text() != "..."} == {
        "Cetak",
        "Batal",
    }
    assert not any(one.isVisible() for one in dialog.findChildren(QSpinBox))


@pytest.mark.parametrize("size", list(UkuranKertas))
def test_the_image_path_prints_at_true_size(tmp_path: Path, size: UkuranKertas) -> None:
    target = tmp_path / "keluar.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    sheet = LembarCetak("K1", _pdf(), "SKTLK", size, JenisCetakan.ASLI, 0, False)
    paint_on(printer, sheet)
    document = pypdfium2.PdfDocument(target.read_bytes())
    width, height = document.get_page_size(0)
    assert width * 25.4 / 72 == pytest.approx(size.milimeter[0], abs=0.5)
    assert height * 25.4 / 72 == pytest.approx(size.milimeter[1], abs=0.5)
    document.close()


@pytest.mark.parametrize(("came_out", "known"), [(True, "tercetak"), (False, "gagal")])
def test_where_no_pdf_is_taken_the_officer_is_asked(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch, came_out: bool, known: str
) -> None:
    class TanpaPdf(PrinterUji):
        @override
        def accepts_pdf(self) -> bool:
            return False

    done: list[PrintOutcome] = []
    painted: list[str] = []
    monkeypatch.setattr(
        "spkt_desk.ui.kit.cetak.paint_sheet", lambda queue, _sheet: painted.append(queue)
    )
    printing = Pencetakan(jobs, TanpaPdf(), confirm=lambda _parent: came_out)
    printing.print_sheet(None, _sheet(), lambda _s, o: done.append(o), "loket")
    qtbot.waitUntil(lambda: bool(done))
    assert painted == ["loket"]
    assert done == [PrintOutcome(known)]
