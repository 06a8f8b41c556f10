"""A letter after the print: a typo found before signing, a jammed sheet, a copy a week later."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.outcomes import KodeAnswer
from tests.journeys.meja import CTRL, Meja, opened
from tests.journeys.test_kehilangan import FORM, begin_report, jam, type_report
from tests.support.cups import PrivateCups
from tests.support.stasiun import PERTAMA, SAAT, SANDI, founded, make_clock

pytestmark = pytest.mark.journey

SHIFT = Qt.KeyboardModifier.ShiftModifier
_KODE = re.compile(r"Kode periksa(?:, edisi \d)?\s+([0-9A-Z]{5}-[0-9A-Z]{5})")


def taken(meja: Meja, cups: PrivateCups) -> str:
    """Take the next sheets out of the tray and read them."""
    meja.wait(cups.has_arrived)
    pages = PdfReader(io.BytesIO(cups.arrived_pdf())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def issued(meja: Meja, cups: PrivateCups) -> str:
    """Take a report from the first key to the sheets in the hand."""
    begin_report(meja)
    type_report(meja)
    meja.press(Qt.Key.Key_Return, CTRL)
    text = taken(meja, cups)
    meja.wait(lambda: meja.program.desk().kertas.debts() == ())
    return text


def said(meja: Meja, name: str) -> str:
    """Return what a label of the letter's page says."""
    label = meja.find(f"penerimaan.surat.{name}")
    assert isinstance(label, QLabel)
    return label.text()


def test_a_typo_found_before_signing_becomes_edition_two(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        meja.log_in()
        first = issued(meja, cups)
        assert "SUHARTI NINGSIH" in first

        meja.press(Qt.Key.Key_E, CTRL)
        meja.wait(lambda: meja.focus().objectName().startswith(FORM))
        meja.fill(f"{FORM}.pelapor.nama", "SUHARTI NINGRUM")
        meja.fill(f"{FORM}.alasan", "salah ketik nama")
        meja.fill(f"{FORM}.kata_sandi_sendiri", SANDI)
        meja.press(Qt.Key.Key_Return, CTRL)
        second = taken(meja, cups)
        assert "SUHARTI NINGRUM" in second
        assert PERTAMA in first
        assert PERTAMA in second

        layanan = meja.program.desk()
        meja.wait(lambda: layanan.kertas.debts() == ())
        [paper] = layanan.kertas.recent(5)
        assert paper.edisi == 2
        answers = []
        for sheet in (first, second):
            found = _KODE.search(sheet)
            assert found, sheet
            answers.append(layanan.verifikasi.verify(found[1]))
        assert [one.answer for one in answers] == [KodeAnswer.DIGANTI, KodeAnswer.ASLI]
        assert "diganti edisi 2" in answers[0].kalimat
        line = layanan.mutasi.day(layanan.mutasi.today())[-1].uraian
        assert "nama 'SUHARTI NINGSIH' menjadi 'SUHARTI NINGRUM'" in line
        old = PdfReader(io.BytesIO(layanan.kertas.pdf(f"{paper.rekaman_id}-1"))).pages[0]
        assert "SUHARTI NINGSIH" in old.extract_text()

        meja.press(Qt.Key.Key_S, CTRL | SHIFT)
        meja.wait(lambda: "Edisi 2. Diserahkan" in said(meja, "kedudukan"))
        assert all(line.baik for line in layanan.pemeriksaan.check())


def test_a_jammed_sheet_comes_out_again_as_the_same_original(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        meja.log_in()
        first = issued(meja, cups)
        assert [f"Asli ke-{ke} dari 2" in first for ke in (1, 2)] == [True, True]

        box = meja.find("penerimaan.surat.rusak_ditarik")
        box.setFocus()
        meja.press(Qt.Key.Key_Space)
        meja.fill("penerimaan.surat.asli_rusak.ketik", "Asli ke-2: arsip")
        meja.press(Qt.Key.Key_P, CTRL)
        again = taken(meja, cups)
        assert "Asli ke-2 dari 2" in again
        assert "Asli ke-1" not in again
        assert "SALINAN" not in again
        layanan = meja.program.desk()
        meja.wait(lambda: layanan.kertas.debts() == ())
        assert layanan.kertas.recent(1)[0].salinan == 0
        assert all(line.baik for line in layanan.pemeriksaan.check())


def test_a_copy_a_week_later_says_that_it_is_one(
    qtbot: QtBot, tmp_path: Path, cups: PrivateCups
) -> None:
    station = founded(tmp_path)
    settings = tmp_path / "komputer.toml"
    with opened(qtbot, station.path, jam(), settings, antrean=cups.queue) as meja:
        meja.log_in()
        issued(meja, cups)
        meja.press(Qt.Key.Key_S, CTRL | SHIFT)
        meja.wait(lambda: "Diserahkan 21 November 2026" in said(meja, "kedudukan"))
        [paper] = meja.program.desk().kertas.recent(1)
        kept = meja.program.desk().kertas.pdf(paper.kertas_id)
    later = make_clock(SAAT + timedelta(days=7), step_ms=40)
    with opened(qtbot, station.path, later, settings, antrean=cups.queue) as meja:
        meja.log_in()
        meja.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        name = f"penerimaan.loket.terbit.{paper.kertas_id}"
        meja.wait(lambda: any(one.isVisible() for one in meja.front.findChildren(QWidget, name)))
        meja.find(name).setFocus()
        meja.press(Qt.Key.Key_Return)
        meja.wait(lambda: meja.focus().objectName() == "penerimaan.surat.salinan")
        meja.press(Qt.Key.Key_Return)
        copy = taken(meja, cups)
        for words in ("SALINAN ke-1", "Salinan sesuai dengan aslinya", "28 November 2026"):
            assert words in copy
        assert "Asli ke-" not in copy
        layanan = meja.program.desk()
        meja.wait(lambda: layanan.kertas.recent(1)[0].salinan == 1)
        assert layanan.kertas.pdf(paper.kertas_id) == kept
        assert all(line.baik for line in layanan.pemeriksaan.check())
