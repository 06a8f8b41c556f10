"""The print server of the tests: what is sent arrives, a stopped queue is silent."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.support.cups import PrivateCups
from tests.support.tools import tool

F4 = (215, 330)
A4 = (210, 297)
FOLIO = (215.9, 330.2)


def _page(folder: Path, size: tuple[float, float], text: str) -> Path:
    file = folder / "sktlk.pdf"
    canvas = Canvas(str(file), pagesize=(size[0] * mm, size[1] * mm), invariant=1)
    canvas.drawString(25 * mm, 250 * mm, text)
    canvas.save()
    return file


def _send(cups: PrivateCups, file: Path, media: str) -> None:
    subprocess.run([tool("lp"), "-d", cups.queue, "-o", f"media={media}", str(file)], check=True)


@pytest.mark.parametrize(("media", "size"), [("A4", A4), ("F4", F4), ("Folio", FOLIO)])
def test_a_sent_page_arrives_with_its_text_and_size(
    cups: PrivateCups, tmp_path: Path, media: str, size: tuple[float, float]
) -> None:
    _send(cups, _page(tmp_path, size, f"Nomor 412 {media}"), media)

    reader = PdfReader(io.BytesIO(cups.arrived_pdf()))

    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (float(box.width) / mm, float(box.height) / mm) == pytest.approx(size, abs=0.2)
    assert f"Nomor 412 {media}" in reader.pages[0].extract_text()


def test_each_sheet_is_taken_once(cups: PrivateCups, tmp_path: Path) -> None:
    for number in ("412", "413"):
        _send(cups, _page(tmp_path, F4, f"Nomor {number}"), "F4")
        reader = PdfReader(io.BytesIO(cups.arrived_pdf()))
        assert f"Nomor {number}" in reader.pages[0].extract_text()
    assert not cups.has_arrived()


def test_a_stopped_queue_delivers_nothing_until_it_starts(
    cups: PrivateCups, tmp_path: Path
) -> None:
    cups.stop_queue()
    _send(cups, _page(tmp_path, F4, "Nomor 414"), "F4")

    with pytest.raises(TimeoutError, match="a page arrives"):
        cups.arrived_pdf(timeout=1.5)
    assert not cups.has_arrived()
    assert cups.pending() == 1

    cups.start_queue()
    reader = PdfReader(io.BytesIO(cups.arrived_pdf()))
    assert "Nomor 414" in reader.pages[0].extract_text()
