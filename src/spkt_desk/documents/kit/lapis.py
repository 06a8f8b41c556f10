"""Laying something over a kept page at print time: its bytes are only read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.kit.huruf import Keluarga
from spkt_desk.documents.kit.lukis import finish, new_canvas

Lukis = Callable[[Canvas, float, float], object]
"""Draws one page's layer; width and height of the sheet come with it."""


def layer(halaman: PageObject, judul: str, keluarga: Keluarga, lukis: Lukis) -> PageObject:
    """Return a page of the same size with nothing on it but what `lukis` draws."""
    lebar, tinggi = float(halaman.mediabox.width), float(halaman.mediabox.height)
    canvas, berkas = new_canvas(judul, lebar, tinggi, keluarga.biasa)
    lukis(canvas, lebar, tinggi)
    canvas.showPage()
    return PdfReader(io.BytesIO(finish(canvas, berkas))).pages[0]


def written(tulisan: PdfWriter) -> bytes:
    """Return the bytes of what was put together."""
    hasil = io.BytesIO()
    tulisan.write(hasil)
    return hasil.getvalue()


def joined(pdfs: Iterable[bytes]) -> bytes:
    """Return several papers as one file, in their order."""
    tulisan = PdfWriter()
    for pdf in pdfs:
        tulisan.append(PdfReader(io.BytesIO(pdf)), import_outline=False)
    return written(tulisan)
