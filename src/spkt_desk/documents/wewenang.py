"""The table of rights as a page for the wall of the SPKT: one line an act, one column a role."""

from __future__ import annotations

from datetime import date
from typing import Final

from spkt_desk.documents.kit.halaman import Kertas, kertas_of
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran, check_glyphs
from spkt_desk.documents.kit.lukis import Blok, Coretan, Tulisan, draw, finish, new_canvas
from spkt_desk.documents.kit.tanda import CONTOH, draw_page_number, draw_practice, draw_under
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_lines, centred, shrink
from spkt_desk.domain.bahasa import hari_tanggal
from spkt_desk.domain.satuan import Satuan
from spkt_desk.domain.wewenang import BarisWewenang, Syarat, Wewenang

JUDUL: Final = "TABEL WEWENANG"
TANDA: Final = {Syarat.BOLEH: "ya", Syarat.SANDI: "sandi", Syarat.DUA: "dua", Syarat.TIDAK: "–"}
"""What stands in a cell of the page; the words under the table explain them."""

_KETERANGAN: Final = (
    "ya: boleh. sandi: boleh, dengan mengetik kata sandi sendiri sekali lagi. dua: boleh, dengan "
    "orang kedua yang mengetik kata sandinya. –: tidak boleh. Tanda * hanya selama memegang "
    "giliran. Petugas dengan beberapa peran memakai isian yang paling ringan."
)
_UKURAN: Final = 8.0
_LANGKAH: Final = 11.5
_BAGIAN_TINGGI: Final = 16.0
_SEBUTAN: Final = 0.33
_TERKECIL: Final = 5.0
_KEPALA_TINGGI: Final = 26.0


def render_wewenang(
    wewenang: Wewenang,
    satuan: Satuan,
    tanggal: date,
    huruf: HurufTersedia,
    *,
    latihan: bool = False,
) -> bytes:
    """Return the table as PDF, the head of the columns again on every page."""
    keluarga, m = huruf.keluarga(satuan.huruf), Meteran()
    check_glyphs([("satuan.nama", satuan.nama)], keluarga, satuan.huruf)
    kertas = kertas_of(satuan.kertas)
    susunan = _Susunan(wewenang, kertas.kolom, keluarga, m)
    halaman = _pages(susunan, kertas, satuan, tanggal)
    canvas, berkas = new_canvas(JUDUL, kertas.lebar, kertas.tinggi, keluarga.biasa)
    for ke, bloks in enumerate(halaman, start=1):
        if latihan:
            draw_under(canvas, kertas, keluarga, m, [CONTOH])
            draw_practice(canvas, kertas, keluarga)
        atas = kertas.atas
        for place, blok in enumerate(bloks):
            atas -= blok.jarak if place else 0.0
            draw(canvas, blok, atas)
            atas -= blok.tinggi
        if len(halaman) > 1:
            draw_page_number(canvas, kertas, keluarga, f"Halaman {ke} dari {len(halaman)}")
        canvas.showPage()
    return finish(canvas, berkas)


def _pages(susunan: _Susunan, kertas: Kertas, satuan: Satuan, tanggal: date) -> list[list[Blok]]:
    """Cut the lines into pages; the head of a part never stands last on one."""
    pages = [[susunan.title(satuan, tanggal), susunan.head()]]
    used = sum(one.tinggi for one in pages[0])
    for part in susunan.parts():
        for place, blok in enumerate(part):
            need = blok.tinggi + (part[place + 1].tinggi if blok.lengket else 0.0)
            if used + need > kertas.ruang:
                pages.append([susunan.head()])
                used = pages[-1][0].tinggi
            pages[-1].append(blok)
            used += blok.tinggi
    note = susunan.note()
    if used + note.jarak + note.tinggi > kertas.ruang:
        pages.append([])
    pages[-1].append(note)
    return pages


class _Susunan:
    """Sets the blocks of the table in one column."""

    def __init__(self, wewenang: Wewenang, kolom: Kolom, keluarga: Keluarga, m: Meteran) -> None:
        self._wewenang = wewenang
        self._kolom = kolom
        self._keluarga = keluarga
        self._m = m
        self._sebutan = kolom.lebar * _SEBUTAN
        self._sisi = (kolom.lebar - self._sebutan) / len(wewenang.peran)

    def title(self, satuan: Satuan, tanggal: date) -> Blok:
        """Return the heading with unit and day."""
        judul = centred(JUDUL, self._kolom, 14.0, self._keluarga.tebal, 14.0, self._m)
        said = f"SPKT {satuan.nama}, {hari_tanggal(tanggal)}"
        ukuran = shrink(said, self._keluarga.biasa, 10.0, 7.0, self._kolom.lebar, self._m)
        baris = centred(said, self._kolom, 30.0, self._keluarga.biasa, ukuran, self._m)
        return Blok(44.0, (judul, baris))

    def head(self) -> Blok:
        """Return the names of the roles; two words stand on two lines."""
        names = [one.label.split() for one in self._wewenang.peran]
        tebal = self._keluarga.tebal
        ukuran = min(
            shrink(word, tebal, _UKURAN, _TERKECIL, self._sisi - 2.0, self._m)
            for words in names
            for word in words
        )
        tanda: list[Tulisan | Coretan] = []
        for place, words in enumerate(names):
            for line, word in enumerate(reversed(words)):
                turun = 20.0 - 8.5 * line
                tanda.append(centred(word, self._cell(place), turun, tebal, ukuran, self._m))
        tanda.append(self._rule(_KEPALA_TINGGI - 2.0, 0.8))
        return Blok(_KEPALA_TINGGI, tuple(tanda))

    def parts(self) -> list[list[Blok]]:
        """Return the lines of each part, its name first."""
        found: dict[str, list[Blok]] = {}
        for line in self._wewenang.baris:
            if line.bagian not in found:
                name = Tulisan(self._kolom.x, 12.0, line.bagian, self._keluarga.tebal, _UKURAN + 1)
                found[line.bagian] = [Blok(_BAGIAN_TINGGI, (name,), lengket=True)]
            found[line.bagian].append(self._line(line))
        return list(found.values())

    def note(self) -> Blok:
        """Return what the words in the cells mean."""
        gaya = Gaya(self._keluarga, _UKURAN, _LANGKAH, self._m)
        said = f"{_KETERANGAN} {self._wewenang.kalimat_pawas}".strip()
        lines = break_lines(said, self._kolom.lebar, gaya)
        tanda = tuple(
            Tulisan(self._kolom.x, gaya.naik + place * _LANGKAH, one, self._keluarga.biasa, _UKURAN)
            for place, one in enumerate(lines)
        )
        return Blok(len(lines) * _LANGKAH, tanda, 10.0)

    def _line(self, line: BarisWewenang) -> Blok:
        label = line.tindakan.label
        room = self._sebutan - 4.0
        ukuran = shrink(label, self._keluarga.biasa, _UKURAN, _TERKECIL, room, self._m)
        turun = _LANGKAH - 3.0
        tanda: list[Tulisan | Coretan] = [
            Tulisan(self._kolom.x, turun, label, self._keluarga.biasa, ukuran)
        ]
        for place, (peran, syarat) in enumerate(
            zip(self._wewenang.peran, line.syarat, strict=True)
        ):
            star = "*" if peran in line.bertugas and syarat is not Syarat.TIDAK else ""
            word, biasa = TANDA[syarat] + star, self._keluarga.biasa
            small = shrink(word, biasa, _UKURAN, _TERKECIL, self._sisi - 2.0, self._m)
            tanda.append(centred(word, self._cell(place), turun, biasa, small, self._m))
        tanda.append(self._rule(_LANGKAH, 0.25))
        return Blok(_LANGKAH, tuple(tanda))

    def _cell(self, place: int) -> Kolom:
        return Kolom(self._kolom.x + self._sebutan + place * self._sisi, self._sisi)

    def _rule(self, turun: float, tebal: float) -> Coretan:
        return Coretan(self._kolom.x, turun, self._kolom.lebar, tebal)
