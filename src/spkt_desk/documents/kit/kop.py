"""The head of a paper: who issues it, the emblem the unit loaded, title and number."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.kit.huruf import Keluarga, Meteran
from spkt_desk.documents.kit.lukis import MM, Blok, Coretan, Tulisan
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_at, break_lines, centred, shrink
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.satuan import Satuan

LAMBANG_LEBAR = 21 * MM
LAMBANG_TINGGI = 22 * MM
LAMBANG_TERBESAR = 2_000_000
_PIKSEL = 520  # 2.2 cm at 600 dpi; more makes the file heavier and no print better
_PIKSEL_TERBANYAK = 25_000_000
_UKURAN = 10.0
_UKURAN_ALAMAT = 9.0
_LEBAR_TERBESAR = 100 * MM
_UKURAN_JUDUL = 13.0
_BARIS_TERBANYAK = 3


@dataclass(frozen=True, slots=True)
class Kop:
    """The set head: its lines, and how many points below its top the emblem starts."""

    blok: Blok
    lambang: float


def check_lambang(data: bytes) -> None:
    """Refuse an emblem file that is not a sound PNG or JPEG; RuleViolation at ``lambang``."""
    _load(data)


def set_kop(satuan: Satuan, kolom: Kolom, keluarga: Keluarga, m: Meteran) -> Kop:
    """Set up to three lines and the address, and the rule as long as the longest of them."""
    baris = satuan.kop[:_BARIS_TERBANYAK]
    ukuran = min(
        (shrink(b, keluarga.biasa, _UKURAN, 7.5, _LEBAR_TERBESAR, m) for b in baris),
        default=_UKURAN,
    )
    isi = [(b, ukuran) for b in baris]
    alamat = " ".join(bagian for bagian in (satuan.alamat, satuan.kode_pos) if bagian)
    if alamat:
        kecil = Gaya(keluarga, min(_UKURAN_ALAMAT, ukuran), ukuran, m)
        isi += [(b, kecil.ukuran) for b in break_lines(alamat, _LEBAR_TERBESAR, kecil)]
    lebar = max((m.lebar(b, keluarga.biasa, besar) for b, besar in isi), default=0.0)
    blok_kolom = Kolom(kolom.x, lebar)
    tanda: list[Tulisan | Coretan] = []
    turun = 0.0
    for teks, besar in isi:
        turun += besar * 1.2
        tanda.append(
            centred(teks, blok_kolom, turun - besar * 0.25, keluarga.biasa, besar, m)
            if satuan.kop_tengah
            else Tulisan(kolom.x, turun - besar * 0.25, teks, keluarga.biasa, besar)
        )
    turun += 2.0
    tanda.append(Coretan(kolom.x, turun, lebar, 0.8))
    if not satuan.lambang:
        return Kop(Blok(turun + 4, tuple(tanda)), 0.0)
    atas = turun + 3 * MM
    return Kop(Blok(atas + LAMBANG_TINGGI, tuple(tanda)), atas)


def set_title(judul: str, nomor: str, kolom: Kolom, gaya: Gaya, jarak: float) -> Blok:
    """Set the underlined title and the number; a long number shrinks, then breaks at a slash."""
    m, keluarga = gaya.meteran, gaya.keluarga
    ukuran = shrink(judul, keluarga.tebal, _UKURAN_JUDUL, 11.0, kolom.lebar, m)
    tebal = Gaya(keluarga, ukuran, ukuran * 1.25, m)
    tanda: list[Tulisan | Coretan] = []
    turun = 0.0
    for line in break_lines(judul, kolom.lebar, tebal, huruf=keluarga.tebal):
        turun += tebal.langkah
        teks = centred(line, kolom, turun - 0.25 * ukuran, keluarga.tebal, ukuran, m)
        tanda += [
            teks,
            Coretan(
                teks.x, turun - 0.25 * ukuran + 2.0, m.lebar(line, keluarga.tebal, ukuran), 0.9
            ),
        ]
    turun += 2.0
    besar = shrink(nomor, keluarga.biasa, gaya.ukuran, 8.5, kolom.lebar, m)
    for line in break_at(nomor, "/", keluarga.biasa, besar, kolom.lebar, m):
        turun += gaya.ukuran * 1.3
        tanda.append(centred(line, kolom, turun - 0.25 * besar, keluarga.biasa, besar, m))
    return Blok(turun, tuple(tanda), jarak)


def draw_lambang(canvas: Canvas, data: bytes, kolom: Kolom, atas: float) -> None:
    """Draw the emblem in the middle of the page column, its upper edge at `atas`."""
    gambar = _load(data)
    skala = min(LAMBANG_LEBAR / gambar.width, LAMBANG_TINGGI / gambar.height)
    lebar, tinggi = gambar.width * skala, gambar.height * skala
    canvas.drawImage(
        ImageReader(gambar),
        kolom.x + (kolom.lebar - lebar) / 2,
        atas - (LAMBANG_TINGGI + tinggi) / 2,
        width=lebar,
        height=tinggi,
        mask="auto",
    )


@lru_cache(maxsize=2)
def _load(data: bytes) -> Image.Image:
    """Return the emblem, no larger than paper can show; one emblem is used all day."""
    if len(data) > LAMBANG_TERBESAR:
        raise RuleViolation.at("lambang", "Gambar lambang lebih dari 2 MB. Perkecil gambarnya.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as gambar:
            if gambar.width * gambar.height > _PIKSEL_TERBANYAK:
                raise RuleViolation.at("lambang", "Gambar lambang terlalu besar. Perkecil dulu.")
            utuh = gambar.convert(
                "RGBA" if "A" in gambar.getbands() or "transparency" in gambar.info else "RGB"
            )
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise RuleViolation.at(
            "lambang", "Berkas lambang bukan gambar PNG atau JPEG yang utuh. Pilih berkas lain."
        ) from error
    utuh.thumbnail((_PIKSEL, _PIKSEL), Image.Resampling.LANCZOS)
    return utuh
