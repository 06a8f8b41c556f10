"""What is laid over a kept page at print time: which original, which copy, or no longer valid.

Everything is written where no paper of this program prints: in the top margin, and in the room
beside the foot of the last page; the word across a page that is void lies under its text. The last
page of a copy is drawn a few percent smaller, as a copier would, so that its signer gets the room
of every other signature.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import partial

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.documents.kit import tanda
from spkt_desk.documents.kit.halaman import ATAS, BAWAH_TERKECIL, KAKI_TINGGI, KANAN, KIRI, Kertas
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran, check_glyphs
from spkt_desk.documents.kit.kode import KAKI_LEBAR
from spkt_desk.documents.kit.lapis import layer, written
from spkt_desk.documents.kit.lukis import (
    MM,
    Bingkai,
    Blok,
    draw,
)
from spkt_desk.documents.kit.tanda_tangan import official, set_signatures
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_balanced, centred
from spkt_desk.domain.satuan import Huruf, Penandatangan

_UKURAN = 8
_UKURAN_KALIMAT = 8.5
_SELA = 2 * MM
_CAP_TINGGI = 7 * MM
_CAP_ATAS = 9 * MM  # from the upper edge of the sheet
_UKURAN_ASLI = 9


def overlay_originals(
    kept: bytes,
    which: Iterable[int],
    jumlah: int,
    bentuk: BentukSurat,
    huruf: HurufTersedia,
    muka: Huruf,
) -> bytes:
    """Return the kept paper once for each original of `which`, marked "Asli ke-2 dari 3".

    The mark stands in the top margin of every page; the kept bytes are only read.
    """
    keluarga = huruf.keluarga(muka)
    tulisan = PdfWriter()
    for ke in which:
        cap = bentuk.sentence("asli_ke", ke=str(ke), jumlah=str(jumlah))
        check_glyphs([("bentuk", cap)], keluarga, muka)
        mark = partial(_draw_mark, cap=cap, huruf=keluarga.biasa)
        # A reader of its own for each: pages of one reader are one page in the writer.
        for halaman in PdfReader(io.BytesIO(kept)).pages:
            sehalaman = tulisan.add_page(halaman)
            sehalaman.merge_page(layer(sehalaman, "Asli", keluarga, mark))
    return written(tulisan)


def overlay_void(kept: bytes, cap: str, kalimat: str, huruf: HurufTersedia, muka: Huruf) -> bytes:
    """Return the kept paper as one that is valid no more: `cap` on it, `kalimat` beside the foot.

    Raises RuleViolation at ``bentuk`` for characters the font lacks.
    """
    keluarga = huruf.keluarga(muka)
    check_glyphs([("bentuk", cap), ("bentuk", kalimat)], keluarga, muka)
    tulisan = PdfWriter(clone_from=PdfReader(io.BytesIO(kept)))

    def across(canvas: Canvas, lebar: float, tinggi: float) -> None:
        tanda.draw_under(canvas, Kertas(lebar, tinggi), keluarga, Meteran(), [cap])

    def stamp(canvas: Canvas, lebar: float, tinggi: float) -> None:
        _draw_stamp(canvas, cap, lebar, tinggi, keluarga)

    def say(canvas: Canvas, lebar: float, tinggi: float) -> None:
        stamp(canvas, lebar, tinggi)
        _draw_sentence(canvas, lebar, kalimat, keluarga)

    for urut, halaman in enumerate(tulisan.pages, start=1):
        top = say if urut == len(tulisan.pages) else stamp
        halaman.merge_page(layer(halaman, "Tidak berlaku", keluarga, across), over=False)
        halaman.merge_page(layer(halaman, "Tidak berlaku", keluarga, top))
    return written(tulisan)


def overlay_copy(
    kept: bytes,
    ke: int,
    tempat_tanggal: str,
    penandatangan: Penandatangan,
    bentuk: BentukSurat,
    huruf: HurufTersedia,
    muka: Huruf,
) -> bytes:
    """Return the kept paper as copy number `ke`, attested by today's signer.

    The words of the mark and of the attestation are those of the form in force. `tempat_tanggal` is
    printed as given ("Sukamaju, 24 November 2026"). The kept bytes are only read; the last page is
    shown smaller by as much as the attestation needs below it.
    Raises RuleViolation at ``penandatangan`` for characters the font lacks.
    """
    keluarga = huruf.keluarga(muka)
    cap, kalimat = bentuk.sentence("cap_salinan", ke=str(ke)), bentuk.sentence("salinan")
    check_glyphs([("bentuk", cap), ("bentuk", kalimat)], keluarga, muka)
    blok = official(penandatangan, kalimat, tempat_tanggal)
    bagian = (*blok.kepala, blok.nama, *blok.kaki)
    check_glyphs([("penandatangan", satu) for satu in bagian], keluarga, muka)
    tulisan = PdfWriter(clone_from=PdfReader(io.BytesIO(kept)))
    akhir = tulisan.pages[-1]
    gaya = Gaya(keluarga, _UKURAN, _UKURAN * 1.15, Meteran())
    kolom = _beside_foot(float(akhir.mediabox.width))
    tanda_tangan = set_signatures([[blok]], kolom, gaya, 0.0)
    _make_room(akhir, tanda_tangan.tinggi)

    def stamp(canvas: Canvas, lebar: float, tinggi: float) -> None:
        _draw_stamp(canvas, cap, lebar, tinggi, keluarga)

    def attest(canvas: Canvas, lebar: float, tinggi: float) -> None:
        stamp(canvas, lebar, tinggi)
        draw(canvas, tanda_tangan, BAWAH_TERKECIL + tanda_tangan.tinggi)

    for urut, halaman in enumerate(tulisan.pages, start=1):
        top = attest if urut == len(tulisan.pages) else stamp
        halaman.merge_page(layer(halaman, "Salinan", keluarga, top))
    return written(tulisan)


def _make_room(halaman: PageObject, perlu: float) -> None:
    """Draw a page smaller, hung from its top margin, until `perlu` points are free beside its foot.

    What is asked for is measured from the bottom margin; a page with the room stays as it is.
    """
    lebar, tinggi = float(halaman.mediabox.width), float(halaman.mediabox.height)
    tengah, atas = (KIRI + lebar - KANAN) / 2, tinggi - ATAS
    perlu += BAWAH_TERKECIL + _SELA
    skala = min(1.0, (atas - perlu) / (atas - BAWAH_TERKECIL - KAKI_TINGGI))
    susut = Transformation().scale(skala).translate(tengah * (1 - skala), atas * (1 - skala))
    halaman.add_transformation(susut)


def _beside_foot(lebar: float) -> Kolom:
    """Return the column right of the foot on a sheet of this width."""
    kiri = KIRI + KAKI_LEBAR + _SELA
    return Kolom(kiri, lebar - KANAN - kiri)


def _draw_mark(canvas: Canvas, lebar: float, tinggi: float, *, cap: str, huruf: str) -> None:
    """Write which original it is at the upper right, above the frame of the text."""
    canvas.setFont(huruf, _UKURAN_ASLI)
    canvas.drawRightString(lebar - KANAN, tinggi - _CAP_ATAS - _UKURAN_ASLI, cap)


def _draw_stamp(canvas: Canvas, isi: str, lebar: float, tinggi: float, keluarga: Keluarga) -> None:
    """Write SALINAN ke-n into a frame at the upper right, above the frame of the text."""
    m = Meteran()
    panjang = m.lebar(isi, keluarga.tebal, 12) + 6 * MM
    kotak = Kolom(lebar - KANAN - panjang, panjang)
    tanda = (
        Bingkai(kotak.x, 0.0, panjang, _CAP_TINGGI),
        centred(isi, kotak, _CAP_TINGGI / 2 + 4.3, keluarga.tebal, 12, m),
    )
    draw(canvas, Blok(_CAP_TINGGI, tanda), tinggi - _CAP_ATAS)


def _draw_sentence(canvas: Canvas, lebar: float, kalimat: str, keluarga: Keluarga) -> None:
    """Write one sentence into the room beside the foot."""
    m = Meteran()
    gaya = Gaya(keluarga, _UKURAN_KALIMAT, _UKURAN_KALIMAT * 1.18, m)
    kolom = _beside_foot(lebar)
    lines = break_balanced(kalimat, kolom.lebar, gaya, huruf=keluarga.tebal)
    tanda_baris = tuple(
        centred(line, kolom, ke * gaya.langkah + gaya.naik, keluarga.tebal, gaya.ukuran, m)
        for ke, line in enumerate(lines)
    )
    blok = Blok(len(lines) * gaya.langkah, tanda_baris)
    draw(canvas, blok, BAWAH_TERKECIL + KAKI_TINGGI - 2)
