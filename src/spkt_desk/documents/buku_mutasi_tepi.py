"""What later lines say of sheets that were ruled off, laid into their margins at print time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.kit.halaman import BAWAH_TERKECIL, KANAN, KIRI
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran
from spkt_desk.documents.kit.lapis import layer, written
from spkt_desk.documents.kit.lukis import MM
from spkt_desk.documents.kit.teks import Gaya, break_lines
from spkt_desk.domain.lembar import CatatanTepi
from spkt_desk.domain.satuan import Huruf

_UKURAN: Final = 6.5
_TEPI: Final = 6 * MM  # what no printer reaches
_KEPALA: Final = 8 * MM


def overlay_notes(
    kept: bytes,
    catatan: Sequence[CatatanTepi],
    kepala: Sequence[str],
    huruf: HurufTersedia,
    muka: Huruf,
) -> bytes:
    """Return kept sheets with remarks in the left margin, and `kepala` at the top of each page.

    Without anything to say these are the kept bytes themselves.
    """
    if not catatan and not kepala:
        return kept
    keluarga = huruf.keluarga(muka)
    tulisan = PdfWriter(clone_from=PdfReader(io.BytesIO(kept)))
    for ke, halaman in enumerate(tulisan.pages, start=1):
        mine = sorted((one for one in catatan if one.halaman == ke), key=lambda one: -one.atas)

        def notes(
            canvas: Canvas, lebar: float, tinggi: float, mine: list[CatatanTepi] = mine
        ) -> None:
            _draw_margin(canvas, mine, keluarga)
            canvas.setFont(keluarga.tebal, 8)
            for place, said in enumerate(kepala):
                y = tinggi - _KEPALA - place * 9.5
                canvas.drawRightString(lebar - KANAN, y, said)

        halaman.merge_page(layer(halaman, "Catatan", keluarga, notes))
    return written(tulisan)


def _draw_margin(canvas: Canvas, catatan: list[CatatanTepi], keluarga: Keluarga) -> None:
    """Write each remark beside its line, below the one before where two would meet."""
    gaya = Gaya(keluarga, _UKURAN, _UKURAN * 1.15, Meteran())
    room = KIRI - _TEPI - 1.5 * MM
    lowest = float("inf")
    for one in catatan:
        lines = break_lines(one.isi, room, gaya, huruf=keluarga.tebal)
        top = max(min(float(one.atas), lowest), BAWAH_TERKECIL + len(lines) * gaya.langkah)
        canvas.setFont(keluarga.tebal, _UKURAN)
        for place, line in enumerate(lines):
            canvas.drawString(_TEPI, top - gaya.naik - place * gaya.langkah, line)
        lowest = top - len(lines) * gaya.langkah - 1.0
