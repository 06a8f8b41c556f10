"""The foot of a paper: free of charge, the check code for a person, the QR for a scanner."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.kit.huruf import Keluarga, Meteran
from spkt_desk.documents.kit.lukis import MM
from spkt_desk.documents.kit.teks import Gaya, break_balanced

QR_SISI = 22 * MM
# Right of this the foot stays empty: there the attestation of a later copy finds its place.
KAKI_LEBAR = 106 * MM
_UKURAN = 7.5
_UKURAN_KODE = 13.0
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


@dataclass(frozen=True, slots=True)
class Kaki:
    """What stands at the foot; a paper that is not issued has only `gratis`."""

    gratis: str
    label: str
    kode: str
    periksa: str
    qr: str


def draw_foot(
    canvas: Canvas,
    keluarga: Keluarga,
    mono: Keluarga,
    meteran: Meteran,
    tempat: tuple[float, float],
    kaki: Kaki,
) -> None:
    """Draw the foot with its lower left corner at `tempat`: QR if given, then the sentences.

    `gratis` ("TIDAK DIPUNGUT BIAYA") is bold; the code stands in `mono`, large enough to be read
    aloud over the telephone.
    """
    x, y = tempat
    if kaki.qr:
        draw_qr(canvas, kaki.qr, x, y, QR_SISI)
    kiri = x + (QR_SISI + 3 * MM if kaki.qr else 0.0)
    lebar = x + KAKI_LEBAR - kiri
    atas = y + QR_SISI - 9.5
    canvas.setFont(keluarga.tebal, 10)
    canvas.drawString(kiri, atas, kaki.gratis)
    if kaki.kode:
        atas -= _UKURAN_KODE + 5.5
        label = f"{kaki.label}  "
        canvas.setFont(keluarga.biasa, 10)
        canvas.drawString(kiri, atas, label)
        canvas.setFont(mono.tebal, _UKURAN_KODE)
        canvas.drawString(kiri + meteran.lebar(label, keluarga.biasa, 10), atas, kaki.kode)
        atas -= 4.0
    gaya = Gaya(keluarga, _UKURAN, _UKURAN * 1.25, meteran)
    canvas.setFont(keluarga.biasa, _UKURAN)
    for line in break_balanced(kaki.periksa, lebar, gaya) if kaki.periksa else ():
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
