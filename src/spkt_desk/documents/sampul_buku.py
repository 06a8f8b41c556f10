"""The page that opens a book and the page that closes it, for the Kapolsek's signature."""

from __future__ import annotations

from typing import Final

from spkt_desk.documents.kit.halaman import kertas_of
from spkt_desk.documents.kit.huruf import HurufTersedia, Meteran, check_glyphs
from spkt_desk.documents.kit.kop import draw_lambang, set_kop
from spkt_desk.documents.kit.lukis import MM, Blok, Tulisan, draw, finish, new_canvas
from spkt_desk.documents.kit.tanda import CONTOH, draw_practice, draw_under
from spkt_desk.documents.kit.tanda_tangan import official, set_signatures
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_lines, centred, shrink
from spkt_desk.domain.bahasa import angka, hari_tanggal, tanggal_panjang, with_words
from spkt_desk.domain.kalimat_lembar import KalimatLembar
from spkt_desk.domain.lembar import NaskahSampul, SisiSampul

_TURUN: Final = 55 * MM


def render_sampul(naskah: NaskahSampul, kalimat: KalimatLembar, huruf: HurufTersedia) -> bytes:
    """Return the page as PDF; RuleViolation at ``sampul`` for characters the font lacks."""
    satuan = naskah.satuan
    keluarga, m = huruf.keluarga(satuan.huruf), Meteran()
    isi = _sentence(naskah, kalimat)
    hari = naskah.ringkas.buku.dibuka
    if naskah.sisi is SisiSampul.PENUTUP:
        hari = naskah.ringkas.hari_akhir
    tempat = kalimat.sentence("tempat_tanggal", tempat=satuan.tempat, tanggal=tanggal_panjang(hari))
    tanda = official(naskah.penanda, tempat)
    said = (isi, *tanda.kepala, tanda.nama, *tanda.kaki)
    check_glyphs([("sampul", one) for one in said], keluarga, satuan.huruf)
    kertas = kertas_of(satuan.kertas)
    kolom = kertas.kolom
    canvas, berkas = new_canvas(
        kalimat.sentence("judul"), kertas.lebar, kertas.tinggi, keluarga.biasa
    )
    if naskah.latihan:
        draw_under(canvas, kertas, keluarga, m, [CONTOH])
        draw_practice(canvas, kertas, keluarga)
    kop = set_kop(satuan, kolom, keluarga, m)
    draw(canvas, kop.blok, kertas.atas)
    if satuan.lambang:
        draw_lambang(canvas, satuan.lambang, kolom, kertas.atas - kop.lambang)
    judul = kalimat.sentence("judul")
    atas = kertas.atas - max(_TURUN, kop.blok.tinggi + 10 * MM)
    names = ((judul, 26.0), (naskah.ringkas.buku.sebutan, 18.0), (f"SPKT {satuan.nama}", 14.0))
    for satu, besar in names:
        ukuran = shrink(satu, keluarga.tebal, besar, 9.0, kolom.lebar, m)
        tulis = centred(satu, kolom, besar, keluarga.tebal, ukuran, m)
        draw(canvas, Blok(0.0, (tulis,)), atas)
        atas -= besar * 1.7
    atas -= 12 * MM
    gaya = Gaya(keluarga, 12.0, 18.0, m)
    for line in break_lines(isi, kolom.lebar, gaya):
        tulis = Tulisan(kolom.x, gaya.naik, line, keluarga.biasa, gaya.ukuran)
        draw(canvas, Blok(0.0, (tulis,)), atas)
        atas -= gaya.langkah
    setengah = Kolom(kolom.x + kolom.lebar / 2, kolom.lebar / 2)
    blok = set_signatures([[tanda]], setengah, Gaya(keluarga, 11.0, 14.0, m), 0.0)
    draw(canvas, blok, atas - 12 * MM)
    canvas.showPage()
    return finish(canvas, berkas)


def _sentence(naskah: NaskahSampul, kalimat: KalimatLembar) -> str:
    """Word what the Kapolsek signs."""
    ringkas, satuan = naskah.ringkas, naskah.satuan
    if naskah.sisi is SisiSampul.PEMBUKA:
        return kalimat.sentence(
            "sampul_pembuka",
            buku=ringkas.buku.sebutan,
            hari=hari_tanggal(ringkas.buku.dibuka),
            satuan=satuan.nama,
            baris_awal=angka(ringkas.baris_awal),
        )
    return kalimat.sentence(
        "sampul_penutup",
        buku=ringkas.buku.sebutan,
        hari=hari_tanggal(ringkas.hari_akhir),
        satuan=satuan.nama,
        jumlah=with_words(ringkas.halaman),
        jumlah_angka=angka(ringkas.halaman),
        baris_awal=angka(ringkas.baris_awal),
        baris_akhir=angka(ringkas.baris_akhir),
    )
