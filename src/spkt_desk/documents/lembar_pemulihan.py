"""The sheet with the recovery code: printed once, sealed, and kept away from the computer."""

from __future__ import annotations

from datetime import date

from spkt_desk.documents.kit.halaman import kertas_of
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran, check_glyphs
from spkt_desk.documents.kit.lukis import MM, Bingkai, Blok, Tulisan, draw, finish, new_canvas
from spkt_desk.documents.kit.tanda import CONTOH, draw_practice, draw_under
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_balanced, break_lines, centred
from spkt_desk.domain.bahasa import hari_tanggal
from spkt_desk.domain.satuan import Huruf, Satuan

JUDUL = "LEMBAR KODE PEMULIHAN"
_SEBARIS = 4
_PETUNJUK = (
    (
        "Kode ini membuka data SPKT bila tidak seorang pun dapat masuk dengan kata sandinya. "
        "Siapa pun yang memegang lembar ini dapat membuka seluruh data."
    ),
    (
        "Masukkan lembar ini ke dalam amplop, segel dan tanda tangani tutupnya, lalu simpan di "
        "lemari terkunci Kapolsek, tidak di ruang SPKT."
    ),
    "Jangan difoto, jangan disalin ke komputer atau telepon, dan jangan dikirim lewat pesan.",
    (
        "Lembar ini dicetak satu kali dan kodenya tidak tersimpan di komputer. Bila hilang atau "
        "amplopnya terbuka, buat kode baru di Setelan; kode lama langsung tidak berlaku."
    ),
    (
        "Cara memakai: pada layar masuk pilih “Kode pemulihan”, lalu ketik delapan kelompok di "
        "atas. Huruf besar dan kecil sama saja; tanda hubung boleh dilewati."
    ),
)


def render_pemulihan(
    satuan: Satuan, kode: str, tanggal: date, huruf: HurufTersedia, *, latihan: bool = False
) -> bytes:
    """Return the sheet as PDF; `kode` is groups joined by dashes, `tanggal` the day it was made.

    Nobody is named on it: neither name nor NRP would help who finds it in an envelope.
    """
    keluarga, mono = huruf.keluarga(satuan.huruf), huruf.keluarga(Huruf.MONO)
    check_glyphs([("satuan.nama", satuan.nama), ("kode", kode)], keluarga, satuan.huruf)
    kertas, m = kertas_of(satuan.kertas), Meteran()
    kolom = kertas.kolom
    canvas, berkas = new_canvas(JUDUL, kertas.lebar, kertas.tinggi, keluarga.biasa)
    if latihan:
        draw_under(canvas, kertas, keluarga, m, [CONTOH])
        draw_practice(canvas, kertas, keluarga)
    atas = kertas.atas
    for blok in (
        _head(satuan, tanggal, kolom, keluarga, m),
        _code(kode, kolom, mono, m),
        *_advice(kolom, Gaya(keluarga, 11.0, 16.0, m)),
    ):
        atas -= blok.jarak
        draw(canvas, blok, atas)
        atas -= blok.tinggi
    canvas.showPage()
    return finish(canvas, berkas)


def _head(satuan: Satuan, tanggal: date, kolom: Kolom, keluarga: Keluarga, m: Meteran) -> Blok:
    nama = Gaya(keluarga, 12.0, 17.0, m)
    tanda = [centred(JUDUL, kolom, 16.0, keluarga.tebal, 16.0, m)]
    turun = 26.0
    for line in break_balanced(f"SPKT {satuan.nama}", kolom.lebar, nama):
        tanda.append(centred(line, kolom, turun + nama.naik, keluarga.biasa, 12.0, m))
        turun += nama.langkah
    dibuat = f"dibuat hari {hari_tanggal(tanggal)}"
    tanda.append(centred(dibuat, kolom, turun + 12.0, keluarga.biasa, 10.0, m))
    return Blok(turun + 16.0, tuple(tanda))


def _code(kode: str, kolom: Kolom, mono: Keluarga, m: Meteran) -> Blok:
    """Set the groups large, four to a line, in letters that cannot be mistaken for one another."""
    kelompok = kode.split("-")
    baris = [kelompok[ke : ke + _SEBARIS] for ke in range(0, len(kelompok), _SEBARIS)]
    tinggi = 22.0 + 44.0 * len(baris)
    tanda: list[Tulisan | Bingkai] = [Bingkai(kolom.x, 0.0, kolom.lebar, tinggi)]
    sisi = kolom.lebar / _SEBARIS
    for ke, satu in enumerate(baris):
        for urut, huruf in enumerate(satu):
            tempat = Kolom(kolom.x + urut * sisi, sisi)
            tanda.append(centred(huruf, tempat, 44.0 * (ke + 1), mono.tebal, 26.0, m))
    return Blok(tinggi, tuple(tanda), 10 * MM)


def _advice(kolom: Kolom, gaya: Gaya) -> list[Blok]:
    bloks: list[Blok] = []
    dalam = Kolom(kolom.x + 8 * MM, kolom.lebar - 8 * MM)
    for ke, kalimat in enumerate(_PETUNJUK, start=1):
        for urut, line in enumerate(break_lines(kalimat, dalam.lebar, gaya)):
            biasa, ukuran = gaya.keluarga.biasa, gaya.ukuran
            tanda = [Tulisan(dalam.x, gaya.naik, line, biasa, ukuran)]
            if urut == 0:
                tanda.append(Tulisan(kolom.x, gaya.naik, f"{ke}.", biasa, ukuran))
            sela = (10 * MM if ke == 1 else 6.0) if urut == 0 else 0.0
            bloks.append(Blok(gaya.langkah, tuple(tanda), sela))
    return bloks
