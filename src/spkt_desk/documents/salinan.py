"""The copy asked for after hand-over: the kept page untouched, and what a copy must say laid over.

Everything is written where no paper of this program prints: in the top margin, and in the room
beside the foot of the last page.
"""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.documents.kit.halaman import BAWAH_TERKECIL, KAKI_TINGGI, KANAN, KIRI
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
    for urut, halaman in enumerate(tulisan.pages, start=1):
        lebar, tinggi = float(halaman.mediabox.width), float(halaman.mediabox.height)
        canvas, berkas = new_canvas("Salinan", lebar, tinggi, keluarga.biasa)
        _draw_stamp(canvas, cap, lebar, tinggi, keluarga)
        if urut == len(tulisan.pages):
            _draw_attestation(canvas, lebar, (kalimat, tempat_tanggal, penandatangan), keluarga)
        canvas.showPage()
        lapisan = PdfReader(io.BytesIO(finish(canvas, berkas)))
        halaman.merge_page(lapisan.pages[0])
    hasil = io.BytesIO()
    tulisan.write(hasil)
    return hasil.getvalue()


def _captions(pejabat: Penandatangan) -> tuple[str, ...]:
    kepala = (pejabat.atas_nama, pejabat.jabatan, pejabat.untuk_beliau)
    return tuple(satu for satu in kepala if satu)


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
