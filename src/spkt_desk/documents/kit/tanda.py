"""Marks over and under a page: BELUM TERBIT, CONTOH, SALINAN, page numbers."""

from __future__ import annotations

import math

from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.kit.halaman import BAWAH_TERKECIL, KANAN, KIRI, Kertas
from spkt_desk.documents.kit.huruf import Keluarga, Meteran
from spkt_desk.documents.kit.lukis import MM

BELUM_TERBIT = "BELUM TERBIT"
CONTOH = "CONTOH"
_CONTOH_KEPALA = "CONTOH — stasiun latihan, bukan surat resmi"
_ABU_MUDA = 0.9
_KEPALA = 12 * MM  # from the upper edge: inside the top margin, outside the frame


def draw_under(
    canvas: Canvas, kertas: Kertas, keluarga: Keluarga, m: Meteran, kata: list[str]
) -> None:
    """Write light words across the page before anything else, so that the text stays readable."""
    if not kata:
        return
    sudut = math.degrees(math.atan2(kertas.tinggi, kertas.lebar))
    canvas.saveState()
    canvas.setFillGray(_ABU_MUDA)
    canvas.translate(kertas.lebar / 2, kertas.tinggi / 2)
    canvas.rotate(sudut)
    panjang = kertas.lebar * 1.05
    for ke, satu in enumerate(kata):
        ukuran = min(92.0, panjang / m.lebar(satu, keluarga.tebal, 1.0))
        geser = ((len(kata) - 1) / 2 - ke) * 130.0
        canvas.setFont(keluarga.tebal, ukuran)
        canvas.drawCentredString(0, geser - ukuran * 0.35, satu)
    canvas.restoreState()


def draw_practice(canvas: Canvas, kertas: Kertas, keluarga: Keluarga) -> None:
    """Say in black at the very top that this sheet comes from a practice station."""
    canvas.setFont(keluarga.tebal, 9)
    canvas.drawCentredString(kertas.lebar / 2, kertas.tinggi - _KEPALA, _CONTOH_KEPALA)


def draw_page_number(canvas: Canvas, kertas: Kertas, keluarga: Keluarga, kalimat: str) -> None:
    """Number a sheet at the lower right, inside the margins."""
    canvas.setFont(keluarga.biasa, 8.5)
    canvas.drawRightString(kertas.lebar - KANAN, BAWAH_TERKECIL + 2, kalimat)


def running_head_height(nomor: tuple[float, tuple[str, ...]]) -> float:
    """Return how much of a later page the number at its head takes."""
    ukuran, lines = nomor
    return len(lines) * ukuran * 1.25 + 12


def draw_running_head(
    canvas: Canvas,
    kertas: Kertas,
    keluarga: Keluarga,
    nomor: tuple[float, tuple[str, ...]],
    kalimat: str,
) -> None:
    """Repeat the number (size and lines) at the head of a later page, and say which page it is."""
    ukuran, lines = nomor
    garis = kertas.atas
    canvas.setFont(keluarga.biasa, ukuran)
    for line in lines:
        garis -= ukuran * 1.25
        canvas.drawString(KIRI, garis + 2.5, line)
    canvas.setFont(keluarga.biasa, 8.5)
    canvas.drawRightString(kertas.lebar - KANAN, garis + 2.5, kalimat)
    canvas.setLineWidth(0.5)
    canvas.line(KIRI, garis - 1.5, kertas.lebar - KANAN, garis - 1.5)
