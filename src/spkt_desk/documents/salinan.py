"""What is laid over a kept page at print time: which original, which copy, or no longer valid.

Everything is written where no paper of this program prints: in the top margin, and in the room
beside the foot of the last page; the word across a page that is void lies under its text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import partial

from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.documents.kit import tanda
from spkt_desk.documents.kit.halaman import BAWAH_TERKECIL, KAKI_TINGGI, KANAN, KIRI, Kertas
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran, check_glyphs
from spkt_desk.documents.kit.kode import KAKI_LEBAR
from spkt_desk.documents.kit.lukis import (
    MM,
    Bingkai,
    Blok,
    Coretan,
    Tulisan,
    draw,
    finish,
    new_canvas,
)
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_balanced, centred, shrink
from spkt_desk.domain.satuan import Huruf, Penandatangan

_UKURAN = 7.5
_RUANG = 12 * MM
_CAP_TINGGI = 7 * MM
_CAP_ATAS = 9 * MM  # from the upper edge of the sheet
_UKURAN_ASLI = 9

_Lukis = Callable[[Canvas, float, float], object]
"""Draws one page's layer; width and height of the sheet come with it."""


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
            sehalaman.merge_page(_layer(sehalaman, "Asli", keluarga, mark))
    return _written(tulisan)


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
        halaman.merge_page(_layer(halaman, "Tidak berlaku", keluarga, across), over=False)
        halaman.merge_page(_layer(halaman, "Tidak berlaku", keluarga, top))
    return _written(tulisan)


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
    printed as given ("Sukamaju, 24 November 2026"). The kept bytes are only
    read. Raises RuleViolation at ``penandatangan`` for characters the font lacks.
    """
    keluarga = huruf.keluarga(muka)
    cap, kalimat = bentuk.sentence("cap_salinan", ke=str(ke)), bentuk.sentence("salinan")
    check_glyphs([("bentuk", cap), ("bentuk", kalimat)], keluarga, muka)
    bagian = (
        *_captions(penandatangan),
        penandatangan.nama,
        penandatangan.pangkat,
        penandatangan.nomor,
        tempat_tanggal,
    )
    check_glyphs([("penandatangan", satu) for satu in bagian], keluarga, muka)
    tulisan = PdfWriter(clone_from=PdfReader(io.BytesIO(kept)))

    def stamp(canvas: Canvas, lebar: float, tinggi: float) -> None:
        _draw_stamp(canvas, cap, lebar, tinggi, keluarga)

    def attest(canvas: Canvas, lebar: float, tinggi: float) -> None:
        stamp(canvas, lebar, tinggi)
        _draw_attestation(canvas, lebar, (kalimat, tempat_tanggal, penandatangan), keluarga)

    for urut, halaman in enumerate(tulisan.pages, start=1):
        top = attest if urut == len(tulisan.pages) else stamp
        halaman.merge_page(_layer(halaman, "Salinan", keluarga, top))
    return _written(tulisan)


def _layer(halaman: PageObject, judul: str, keluarga: Keluarga, lukis: _Lukis) -> PageObject:
    """Return a page of the same size with nothing on it but what `lukis` draws."""
    lebar, tinggi = float(halaman.mediabox.width), float(halaman.mediabox.height)
    canvas, berkas = new_canvas(judul, lebar, tinggi, keluarga.biasa)
    lukis(canvas, lebar, tinggi)
    canvas.showPage()
    return PdfReader(io.BytesIO(finish(canvas, berkas))).pages[0]


def _written(tulisan: PdfWriter) -> bytes:
    hasil = io.BytesIO()
    tulisan.write(hasil)
    return hasil.getvalue()


def _captions(pejabat: Penandatangan) -> tuple[str, ...]:
    kepala = (pejabat.atas_nama, pejabat.jabatan, pejabat.untuk_beliau)
    return tuple(satu for satu in kepala if satu)


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
    gaya = Gaya(keluarga, _UKURAN + 1, (_UKURAN + 1) * 1.18, m)
    kiri = KIRI + KAKI_LEBAR + 2 * MM
    kolom = Kolom(kiri, lebar - KANAN - kiri)
    lines = break_balanced(kalimat, kolom.lebar, gaya, huruf=keluarga.tebal)
    tanda_baris = tuple(
        centred(line, kolom, ke * gaya.langkah + gaya.naik, keluarga.tebal, gaya.ukuran, m)
        for ke, line in enumerate(lines)
    )
    blok = Blok(len(lines) * gaya.langkah, tanda_baris)
    draw(canvas, blok, BAWAH_TERKECIL + KAKI_TINGGI - 2)


def _draw_attestation(
    canvas: Canvas, lebar: float, isian: tuple[str, str, Penandatangan], keluarga: Keluarga
) -> None:
    """Write the attestation, with room to sign and stamp, beside the foot."""
    attest, tempat_tanggal, pejabat = isian
    m = Meteran()
    gaya = Gaya(keluarga, _UKURAN, _UKURAN * 1.18, m)
    kiri = KIRI + KAKI_LEBAR + 2 * MM
    kolom = Kolom(kiri, lebar - KANAN - kiri)
    tanda: list[Tulisan | Coretan] = []
    turun = 0.0
    for kalimat in (attest, tempat_tanggal, *_captions(pejabat)):
        for line in break_balanced(kalimat, kolom.lebar, gaya):
            tanda.append(centred(line, kolom, turun + gaya.naik, keluarga.biasa, _UKURAN, m))
            turun += gaya.langkah
    turun += _RUANG + gaya.langkah
    besar = shrink(pejabat.nama, keluarga.tebal, _UKURAN + 0.5, 5.5, kolom.lebar, m)
    nama = centred(pejabat.nama, kolom, turun, keluarga.tebal, besar, m)
    panjang = m.lebar(pejabat.nama, keluarga.tebal, besar)
    kaki = f"{pejabat.pangkat.upper()} {pejabat.jenis_nomor} {pejabat.nomor}"
    kecil = shrink(kaki, keluarga.biasa, _UKURAN, 5.5, kolom.lebar, m)
    tanda += [
        nama,
        Coretan(nama.x, turun + 1.4, panjang, 0.5),
        centred(kaki, kolom, turun + gaya.langkah, keluarga.biasa, kecil, m),
    ]
    draw(canvas, Blok(turun, tuple(tanda)), BAWAH_TERKECIL + KAKI_TINGGI - 2)
