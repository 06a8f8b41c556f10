"""The test page: it shows whether the printer holds this paper and keeps its margins."""

from __future__ import annotations

from spkt_desk.documents.kit.halaman import ATAS, BAWAH_TERKECIL, KANAN, KIRI, kertas_of
from spkt_desk.documents.kit.huruf import HurufTersedia, Meteran
from spkt_desk.documents.kit.lukis import MM, finish, new_canvas
from spkt_desk.documents.kit.teks import Gaya, break_lines
from spkt_desk.domain.satuan import Huruf, UkuranKertas

JUDUL = "HALAMAN UJI PENCETAK"
_PENGGARIS_CM = 10


def render_halaman_uji(kertas: UkuranKertas, muka: Huruf, huruf: HurufTersedia) -> bytes:
    """Return one sheet of the given size with its margins drawn and a ruler of ten centimetres."""
    keluarga, lembar, m = huruf.keluarga(muka), kertas_of(kertas), Meteran()
    canvas, berkas = new_canvas(JUDUL, lembar.lebar, lembar.tinggi, keluarga.biasa)
    canvas.setLineWidth(0.5)
    tinggi = lembar.tinggi - ATAS - BAWAH_TERKECIL
    canvas.rect(KIRI, BAWAH_TERKECIL, lembar.lebar - KIRI - KANAN, tinggi)
    tengah = lembar.lebar / 2 + (KIRI - KANAN) / 2
    canvas.setFont(keluarga.tebal, 14)
    canvas.drawCentredString(tengah, lembar.atas - 14 * MM, JUDUL)
    lebar_mm, tinggi_mm = kertas.milimeter
    ukuran = f"{lebar_mm:g} × {tinggi_mm:g} mm".replace(".", ",")
    gaya = Gaya(keluarga, 11.0, 16.0, m)
    atas = lembar.atas - 26 * MM
    canvas.setFont(keluarga.biasa, gaya.ukuran)
    for kalimat in (
        f"Kertas: {kertas.value} ({ukuran}). Huruf: {muka.value}.",
        (
            "Bingkai di halaman ini berjarak 2 cm dari tepi atas, 2,5 cm dari kiri, 1,5 cm dari "
            "kanan dan 1,5 cm dari bawah. Keempat sisinya harus terlihat utuh."
        ),
        (
            "Ukur garis di bawah ini: panjangnya harus tepat 10 cm. Bila lebih pendek, matikan "
            "“sesuaikan dengan halaman” pada dialog cetak."
        ),
    ):
        for line in break_lines(kalimat, lembar.kolom.lebar - 16 * MM, gaya):
            canvas.drawString(KIRI + 8 * MM, atas, line)
            atas -= gaya.langkah
        atas -= 6
    atas -= 6 * MM
    for ke in range(_PENGGARIS_CM + 1):
        x = KIRI + 8 * MM + ke * 10 * MM
        canvas.line(x, atas, x, atas + (4 if ke % 5 else 7) * MM / 2)
    canvas.line(KIRI + 8 * MM, atas, KIRI + 8 * MM + _PENGGARIS_CM * 10 * MM, atas)
    canvas.showPage()
    return finish(canvas, berkas)
