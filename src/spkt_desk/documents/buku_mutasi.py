"""The sheets of the Buku Mutasi: a shift ruled off page by page, or as far as it has come.

Set once and kept; what is said of them later is laid over (`buku_mutasi_tepi`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents.buku_mutasi_baris import (
    Isian,
    Kolom5,
    columns_of,
    set_day,
    set_line,
)
from spkt_desk.documents.kit.halaman import BAWAH_TERKECIL, Kertas, kertas_of
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran, printable_text
from spkt_desk.documents.kit.lukis import MM, Blok, Coretan, Tulisan, draw, finish, new_canvas
from spkt_desk.documents.kit.tanda import CONTOH, draw_practice, draw_under
from spkt_desk.documents.kit.tanda_tangan import official, set_signatures
from spkt_desk.documents.kit.teks import Gaya, break_lines, centred, shrink
from spkt_desk.domain.bahasa import hari_tanggal
from spkt_desk.domain.kalimat_lembar import KalimatLembar
from spkt_desk.domain.lembar import LembarJadi, Letak, NaskahLembar
from spkt_desk.domain.satuan import Huruf, Penandatangan

_UKURAN: Final = {Huruf.SANS: 9.5, Huruf.SERIF: 10.5, Huruf.MONO: 8.5}
_RENGGANG: Final = 1.28
_KOP: Final = 7.5
_KAKI: Final = 11 * MM
_SISA_TERKECIL: Final = 10 * MM
"""Empty room that is ruled off with a Z; less than this takes no line of writing."""

_SELA_TANDA: Final = 5 * MM
_WARNA: Final = (0.75, 0.0, 0.0)


@dataclass(slots=True)
class _Halaman:
    """A page being filled: rows in their order, and where each line of the book begins."""

    turun: float = 0.0
    isi: list[tuple[float, Blok, bool]] = field(default_factory=list)
    awal: list[tuple[float, int]] = field(default_factory=list)
    garis: list[float] = field(default_factory=list)
    tanda_tangan: list[Blok] = field(default_factory=list)


def render(naskah: NaskahLembar, kalimat: KalimatLembar, huruf: HurufTersedia) -> LembarJadi:
    """Return the sheets as PDF with the place of each line; letters the font lacks show as codes.

    A draft carries no page numbers, no code and no signatures, and says that it is one.
    """
    susunan = _Susunan(naskah, kalimat, huruf)
    halaman = susunan.pages()
    kertas = susunan.kertas
    judul = kalimat.sentence("judul")
    canvas, berkas = new_canvas(judul, kertas.lebar, kertas.tinggi, susunan.keluarga.biasa)
    letak: list[Letak] = []
    for ke, satu in enumerate(halaman, start=1):
        susunan.draw_page(canvas, satu, ke)
        letak += [
            Letak(nomor, ke, round(susunan.atas - turun)) for turun, nomor in satu.awal if nomor
        ]
        canvas.showPage()
    return LembarJadi(finish(canvas, berkas), len(halaman), tuple(letak))


class _Susunan:
    """Sets the pages of one shift."""

    def __init__(self, naskah: NaskahLembar, kalimat: KalimatLembar, huruf: HurufTersedia) -> None:
        self._naskah = naskah
        self._kalimat = kalimat
        satuan = naskah.satuan
        self.kertas: Kertas = kertas_of(satuan.kertas)
        self.keluarga: Keluarga = huruf.keluarga(satuan.huruf)
        self._mono = huruf.keluarga(Huruf.MONO)
        self._m = Meteran()
        ukuran = _UKURAN[satuan.huruf]
        self._gaya = Gaya(self.keluarga, ukuran, ukuran * _RENGGANG, self._m)
        self._kolom: Kolom5 = columns_of(self.kertas.kolom)
        self._kepala = self._head()
        self.atas = self.kertas.atas - self._kepala.tinggi
        self._ruang = self.atas - BAWAH_TERKECIL - _KAKI

    def pages(self) -> list[_Halaman]:
        """Fill the pages; the signatures never stand without a line of the book above them."""
        pages = [_Halaman()]
        isian = self._contents()
        tanda = self._signatures()
        akhir = tanda[0].tinggi + _SELA_TANDA if tanda else 0.0
        for place, satu in enumerate(isian):
            last = place == len(isian) - 1
            if satu.hari:  # a heading goes with the first rows of the line behind it
                need = satu.tinggi + min(isian[place + 1].tinggi, self._ruang / 2)
            else:
                need = satu.tinggi + (akhir if last else 0.0)
            room = self._ruang - pages[-1].turun
            if need > room and pages[-1].isi and need <= self._ruang - self._day_height:
                pages.append(self._next_page(satu, isian, place))
            self._put(pages, satu, isian, place)
        if akhir and pages[-1].turun + akhir > self._ruang:
            pages.append(self._next_page(isian[-1], isian, len(isian) - 1))
        pages[-1].tanda_tangan = tanda
        return pages

    def draw_page(self, canvas: Canvas, halaman: _Halaman, ke: int) -> None:
        """Draw one page: marks under it, head, rows, what is ruled off, foot."""
        latihan = self._naskah.latihan
        words = ([CONTOH] if latihan else []) + [one for one in (self._naskah.cap,) if one]
        draw_under(canvas, self.kertas, self.keluarga, self._m, words)
        if latihan:
            draw_practice(canvas, self.kertas, self.keluarga)
        draw(canvas, self._kepala, self.kertas.atas)
        self._draw_number(canvas, ke)
        for turun, blok, merah in halaman.isi:
            if merah:
                canvas.setFillColorRGB(*_WARNA)
                canvas.setStrokeColorRGB(*_WARNA)
            draw(canvas, blok, self.atas - turun)
            canvas.setFillGray(0)
            canvas.setStrokeGray(0)
        self._draw_rules(canvas, halaman)
        self._draw_rest(canvas, halaman)
        self._draw_foot(canvas)

    def _contents(self) -> list[Isian]:
        """Return the lines with a heading for each duty day."""
        found: list[Isian] = []
        for hari, lines in groupby(self._naskah.baris, key=lambda one: one.baris.hari):
            found.append(set_day(hari_tanggal(hari), self.kertas.kolom, self._gaya))
            found += [set_line(one, self._kolom, self._gaya, self._kalimat) for one in lines]
        return found

    @property
    def _day_height(self) -> float:
        return self._gaya.langkah + 4.0

    def _next_page(self, satu: Isian, isian: list[Isian], place: int) -> _Halaman:
        """Begin a page; it says again which day it is, unless a new day begins it."""
        halaman = _Halaman()
        if not satu.hari:
            day = next(one.hari for one in reversed(isian[: place + 1]) if one.hari)
            said = self._kalimat.sentence("lanjutan", hari=day)
            _take(halaman, set_day(said, self.kertas.kolom, self._gaya))
        return halaman

    def _put(self, pages: list[_Halaman], satu: Isian, isian: list[Isian], place: int) -> None:
        """Put a line on the page; one longer than what is left of a page flows over its rows."""
        halaman = pages[-1]
        if halaman.turun + satu.tinggi <= self._ruang:
            _take(halaman, satu)
            return
        halaman.awal.append((halaman.turun, satu.nomor_buku))
        for blok in satu.baris:
            if halaman.turun + blok.tinggi > self._ruang:
                halaman.garis.append(halaman.turun)
                halaman = self._next_page(satu, isian, place)
                pages.append(halaman)
            halaman.isi.append((halaman.turun, blok, satu.merah))
            halaman.turun += blok.tinggi
        halaman.garis.append(halaman.turun)

    def _head(self) -> Blok:
        """Set the unit at the left, the book at the right, the shift, and the names of columns."""
        kolom, k = self.kertas.kolom, self.keluarga
        tanda: list[Tulisan | Coretan] = []
        turun = 0.0
        for line in self._naskah.satuan.kop or (f"SPKT {self._naskah.satuan.nama}",):
            turun += _KOP * 1.25
            room = kolom.lebar * 0.6
            ukuran = shrink(line, k.biasa, _KOP, 5.0, room, self._m)
            tanda.append(Tulisan(kolom.x, turun, line, k.biasa, ukuran))
        judul = self._kalimat.sentence("judul")
        tanda.append(self._right(judul, 11.0, k.tebal, 11.0))
        if self._naskah.buku:
            tanda.append(self._right(self._naskah.buku, 22.0, k.biasa, 9.0))
        turun = max(turun, 34.0) + 6.0
        if self._naskah.regu:
            said = self._kalimat.sentence(
                "jaga", regu=self._naskah.regu, ka_spkt=self._naskah.ka_spkt
            )
            said = printable_text(said, k)
            ukuran = shrink(said, k.tebal, self._gaya.ukuran, 6.0, kolom.lebar, self._m)
            turun += ukuran
            tanda.append(Tulisan(kolom.x, turun, said, k.tebal, ukuran))
            turun += 4.0
        names = ("no", "jam", "uraian", "keterangan", "paraf")
        tanda.append(Coretan(kolom.x, turun, kolom.lebar, 0.8))
        for nama, satu in zip(names, self._kolom.semua, strict=True):
            word = self._kalimat.sentence(f"kolom_{nama}")
            ukuran = shrink(word, k.tebal, 9.0, 5.0, satu.lebar - 2.0, self._m)
            tanda.append(centred(word, satu, turun + 11.5, k.tebal, ukuran, self._m))
        turun += 16.0
        tanda.append(Coretan(kolom.x, turun, kolom.lebar, 0.8))
        return Blok(turun, tuple(tanda))

    def _right(self, isi: str, turun: float, huruf: str, ukuran: float) -> Tulisan:
        kolom = self.kertas.kolom
        return Tulisan(kolom.kanan - self._m.lebar(isi, huruf, ukuran), turun, isi, huruf, ukuran)

    def _draw_number(self, canvas: Canvas, ke: int) -> None:
        """Write the page number of the book; a draft has none."""
        if self._naskah.tutup:
            nomor = self._naskah.halaman_awal + ke - 1
            said = self._kalimat.sentence("halaman", halaman=nomor)
            draw(
                canvas,
                Blok(0.0, (self._right(said, 33.0, self.keluarga.tebal, 9.0),)),
                self.kertas.atas,
            )

    def _signatures(self) -> list[Blok]:
        """Return the rooms of the last sheet; a draft has none."""
        penanda = self._naskah.penanda
        if not penanda:
            return []
        heads = [self._kalimat.sentence(one) for one in ("menyerahkan", "menerima", "mengetahui")]
        gaya = Gaya(self.keluarga, 8.5, 10.5, self._m)
        bloks = [
            official(_printable(who, self.keluarga), head)
            for head, who in zip(heads, penanda, strict=True)
        ]
        return [set_signatures([bloks], self.kertas.kolom, gaya, 0.0)]

    def _draw_rules(self, canvas: Canvas, halaman: _Halaman) -> None:
        """Draw the lines between rows and columns down to where the writing ends."""
        kolom = self.kertas.kolom
        canvas.setLineWidth(0.3)
        for turun in halaman.garis:
            canvas.line(kolom.x, self.atas - turun, kolom.kanan, self.atas - turun)
        canvas.setLineWidth(0.6)
        head, bawah = self.atas + 16.0, self.atas - halaman.turun
        for x in (*(one.x for one in self._kolom.semua), kolom.kanan):
            canvas.line(x, head, x, bawah)
        canvas.line(kolom.x, bawah, kolom.kanan, bawah)

    def _draw_rest(self, canvas: Canvas, halaman: _Halaman) -> None:
        """Rule off what is left of the page, so that nothing can be written there later."""
        kolom, atas = self.kertas.kolom, self.atas - halaman.turun
        bawah = BAWAH_TERKECIL + _KAKI
        for blok in halaman.tanda_tangan:
            bawah += blok.tinggi + _SELA_TANDA
            draw(canvas, blok, bawah - _SELA_TANDA)
        if not self._naskah.tutup:
            return
        canvas.setLineWidth(0.6)
        canvas.line(kolom.x, atas - 1.6, kolom.kanan, atas - 1.6)
        if atas - bawah > _SISA_TERKECIL:
            canvas.line(kolom.kanan, atas - 1.6, kolom.x, bawah)
            canvas.line(kolom.x, bawah, kolom.kanan, bawah)

    def _draw_foot(self, canvas: Canvas) -> None:
        """Write the code of the checkpoint that covers these sheets."""
        if not self._naskah.kode:
            return
        kolom, k = self.kertas.kolom, self.keluarga
        y = BAWAH_TERKECIL + 5 * MM
        label = f"{self._kalimat.sentence('kode')}  "
        canvas.setFont(k.biasa, 8.5)
        canvas.drawString(kolom.x, y, label)
        x = kolom.x + self._m.lebar(label, k.biasa, 8.5)
        canvas.setFont(self._mono.tebal, 10.5)
        canvas.drawString(x, y, self._naskah.kode)
        kecil = Gaya(k, 6.5, 8.0, self._m)
        canvas.setFont(k.biasa, kecil.ukuran)
        guna = self._kalimat.sentence("kode_guna")
        for line in break_lines(guna, kolom.lebar, kecil)[:1]:
            canvas.drawString(kolom.x, y - kecil.langkah, line)


def _take(halaman: _Halaman, satu: Isian) -> None:
    """Put a line whole on a page."""
    halaman.awal.append((halaman.turun, satu.nomor_buku))
    for blok in satu.baris:
        halaman.isi.append((halaman.turun, blok, satu.merah))
        halaman.turun += blok.tinggi
    halaman.garis.append(halaman.turun)


def _printable(satu: Penandatangan, keluarga: Keluarga) -> Penandatangan:
    """Return a signer in letters the typeface has: the sheets are made whatever was entered."""
    return Penandatangan(
        *(printable_text(getattr(satu, name), keluarga) for name in Penandatangan.__slots__)
    )
