"""The foot of a paper: free of charge, the check code for a person, the QR for a scanner."""

from __future__ import annotations

import segno
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.kit.huruf import Keluarga, Meteran
from spkt_desk.documents.kit.lukis import MM
from spkt_desk.documents.kit.teks import Gaya, break_balanced

QR_SISI = 22 * MM
# Right of this the foot stays empty: there the attestation of a later copy finds its place.
KAKI_LEBAR = 106 * MM
_UKURAN = 7.5
_TOPENG = 3


def draw_qr(canvas: Canvas, isi: str, x: float, y: float, sisi: float) -> None:
    """Draw a QR code as one filled path; its lower left corner stands at (x, y).

    Error level Q: a fold, a stamp or a bad toner still leaves a quarter of it to lose.
    """
    # One mask for all: signed base32 looks random under any, and trying all costs 9 ms a page.
    kotak = segno.make_qr(isi, error="q", boost_error=False, mask=_TOPENG).matrix
    modul = sisi / len(kotak)
    path = canvas.beginPath()
    for baris, row in enumerate(kotak):
        atas = y + sisi - (baris + 1) * modul
        for mulai, panjang in _runs(row):
            path.rect(x + mulai * modul, atas, panjang * modul, modul)
    canvas.drawPath(path, stroke=0, fill=1)


def draw_foot(
    canvas: Canvas,
    keluarga: Keluarga,
    meteran: Meteran,
    tempat: tuple[float, float],
    kalimat: tuple[str, ...],
    qr: str,
) -> None:
    """Draw the foot with its lower left corner at `tempat`: QR if given, then the sentences.

    The first sentence ("TIDAK DIPUNGUT BIAYA") is bold and larger; empty ones are left out.
    """
    x, y = tempat
    if qr:
        draw_qr(canvas, qr, x, y, QR_SISI)
    kiri = x + (QR_SISI + 3 * MM if qr else 0.0)
    gaya = Gaya(keluarga, _UKURAN, _UKURAN * 1.25, meteran)
    lebar = x + KAKI_LEBAR - kiri
    judul, *kecil = kalimat
    atas = y + QR_SISI - 9.5
    canvas.setFont(keluarga.tebal, 10)
    canvas.drawString(kiri, atas, judul)
    atas -= 5
    canvas.setFont(keluarga.biasa, _UKURAN)
    for satu in kecil:
        for line in break_balanced(satu, lebar, gaya) if satu else ():
            atas -= gaya.langkah
            canvas.drawString(kiri, atas, line)


def _runs(row: bytearray | tuple[int, ...]) -> list[tuple[int, int]]:
    """Return start and length of each dark run of a row."""
    runs: list[tuple[int, int]] = []
    mulai = -1
    for ke, gelap in enumerate((*row, 0)):
        if gelap and mulai < 0:
            mulai = ke
        elif not gelap and mulai >= 0:
            runs.append((mulai, ke - mulai))
            mulai = -1
    return runs
