"""The lost-item letter (SKTLK): a saved report and the form of its day in, PDF bytes out."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from spkt_desk.documents import surat_kehilangan_kalimat as kalimat
from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.documents.kit import tanda
from spkt_desk.documents.kit.garis import paragraph
from spkt_desk.documents.kit.halaman import (
    BAWAH_TERKECIL,
    KIRI,
    Kertas,
    Naskah,
    fit,
    kertas_of,
    steps,
)
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, Meteran, check_glyphs
from spkt_desk.documents.kit.kode import Kaki, draw_foot
from spkt_desk.documents.kit.kop import Kop, draw_lambang, set_kop, set_title
from spkt_desk.documents.kit.lukis import MM, Blok, Tulisan, draw, finish, new_canvas
from spkt_desk.documents.kit.tanda_tangan import set_signatures
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_at, break_lines, shrink
from spkt_desk.domain.kehilangan import LaporanKehilangan
from spkt_desk.domain.satuan import Huruf

RENDERER = 4  # grows with every change of layout: part of the form version kept in the record
_INDEN = 10 * MM
_NOMOR = 7 * MM


def form_version(bentuk: BentukSurat) -> str:
    """Return what the record keeps to be printed alike again: form, content and renderer."""
    return f"{bentuk.versi}/r{RENDERER}"


def check(laporan: LaporanKehilangan, bentuk: BentukSurat, huruf: HurufTersedia) -> None:
    """Refuse, before anything is written, a report with characters the paper cannot carry (R21).

    RuleViolation names the fields as the intake form does; ``bentuk.…`` is a sentence of the form.
    """
    jenis = laporan.satuan.huruf
    texts = (*kalimat.printed_texts(laporan), *kalimat.form_texts(bentuk))
    check_glyphs(texts, huruf.keluarga(jenis), jenis)


def render(
    laporan: LaporanKehilangan, bentuk: BentukSurat, huruf: HurufTersedia, *, konsep: bool = False
) -> bytes:
    """Return the paper as PDF; the same report, form and fonts give the same bytes.

    `konsep` gives the sheet the citizen reads before issue: no number, no code, BELUM TERBIT.
    Raises RuleViolation for characters the font lacks, EnvironmentFault for missing font files.
    """
    check(laporan, bentuk, huruf)
    satuan = laporan.satuan
    lembar = _Lembar(
        laporan=laporan,
        bentuk=bentuk,
        konsep=konsep,
        keluarga=huruf.keluarga(satuan.huruf),
        mono=huruf.keluarga(Huruf.MONO),
        kertas=kertas_of(satuan.kertas),
        meteran=Meteran(),
    )
    return lembar.render()


@dataclass(frozen=True, slots=True)
class _Lembar:
    """One rendering: everything the parts of the page need to know."""

    laporan: LaporanKehilangan
    bentuk: BentukSurat
    konsep: bool
    keluarga: Keluarga
    mono: Keluarga
    kertas: Kertas
    meteran: Meteran

    def render(self) -> bytes:
        nomor = kalimat.number_line(self.laporan, self.bentuk, konsep=self.konsep)
        kop = set_kop(self.laporan.satuan, self.kertas.kolom, self.keluarga, self.meteran)
        gaya = steps(self.keluarga, self.laporan.satuan.huruf, self.meteran)
        halaman = fit(gaya, lambda satu: self._set(satu, kop, nomor), self.kertas)
        canvas, berkas = new_canvas(
            self.bentuk.judul, self.kertas.lebar, self.kertas.tinggi, self.keluarga.biasa
        )
        for ke, bloks in enumerate(halaman, start=1):
            self._draw_page(canvas, bloks, (ke, len(halaman)), kop, nomor)
            canvas.showPage()
        return finish(canvas, berkas)

    def _set(self, gaya: Gaya, kop: Kop, nomor: str) -> Naskah:
        kolom, sela = self.kertas.kolom, gaya.sela
        laporan, bentuk = self.laporan, self.bentuk
        isi = [kop.blok, set_title(laporan.surat.judul, nomor, kolom, gaya, 3 * MM)]
        isi += paragraph(
            kalimat.opening(laporan, bentuk), kolom, gaya, inden=_INDEN, jarak=max(sela * 1.6, 7)
        )
        isi += self._rows(kolom, gaya, sela)
        isi += paragraph(bentuk.sentence("melaporkan"), kolom, gaya, jarak=sela, pengantar=True)
        isi += _numbered(
            [(f"{ke}.", line) for ke, line in enumerate(kalimat.things(laporan.isi), start=1)],
            kolom,
            gaya,
            sela * 0.6,
        )
        isi += self._paragraphs(kolom, gaya, sela)
        tanda_tangan = set_signatures(
            kalimat.signature_rows(laporan, bentuk), kolom, gaya, max(sela * 2, 7)
        )
        kepala = tanda.running_head_height(self._running_number(nomor))
        return Naskah(tuple(isi), tanda_tangan, kepala)

    def _rows(self, kolom: Kolom, gaya: Gaya, sela: float) -> list[Blok]:
        """Set the identity: labels, one line of colons, values that wrap under themselves."""
        rows = kalimat.identity_rows(self.laporan.isi, self.bentuk)
        x = kolom.x + _INDEN
        titik_dua = x + max((gaya.lebar(label) for label, _ in rows), default=0.0) + 6 * MM
        kiri = titik_dua + gaya.lebar(":") + max(2 * MM, gaya.lebar(" "))
        nilai = Kolom(kiri, kolom.kanan - kiri)
        bloks: list[Blok] = []
        for label, isi in rows:
            for ke, line in enumerate(break_lines(isi, nilai.lebar, gaya)):
                tanda_baris = [Tulisan(nilai.x, gaya.naik, line, self.keluarga.biasa, gaya.ukuran)]
                if ke == 0:
                    tanda_baris += [
                        Tulisan(x, gaya.naik, label, self.keluarga.biasa, gaya.ukuran),
                        Tulisan(titik_dua, gaya.naik, ":", self.keluarga.biasa, gaya.ukuran),
                    ]
                bloks.append(Blok(gaya.langkah, tuple(tanda_baris), 0.0 if bloks else sela))
        return bloks

    def _paragraphs(self, kolom: Kolom, gaya: Gaya, sela: float) -> list[Blok]:
        """Set what follows the things: circumstances, remarks, notes, and the closing."""
        laporan, bentuk = self.laporan, self.bentuk
        isi = paragraph(
            kalimat.circumstances(laporan, bentuk), kolom, gaya, inden=_INDEN, jarak=sela
        )
        if laporan.isi.keterangan:
            teks = bentuk.sentence("keterangan", keterangan=laporan.isi.keterangan)
            isi += paragraph(teks, kolom, gaya, inden=_INDEN, jarak=sela)
        klausul = kalimat.clauses(laporan, bentuk)
        for satu in kalimat.replaces(laporan, bentuk):
            isi += paragraph(satu, kolom, gaya, inden=_INDEN, jarak=sela)
        catatan = bentuk.sentence("catatan")
        if klausul and catatan:
            isi += paragraph(catatan, kolom, gaya, jarak=sela, pengantar=True)
        huruf = [f"{chr(ord('a') + ke % 26)}." for ke in range(len(klausul))]
        isi += _numbered(list(zip(huruf, klausul, strict=True)), kolom, gaya, 0.0)
        for satu in kalimat.closing(laporan.isi, bentuk):
            isi += paragraph(satu, kolom, gaya, inden=_INDEN, jarak=sela)
        return isi

    def _draw_page(
        self, canvas: Canvas, bloks: tuple[Blok, ...], ke: tuple[int, int], kop: Kop, nomor: str
    ) -> None:
        halaman, jumlah = ke
        laporan, kertas = self.laporan, self.kertas
        kata = [tanda.CONTOH] * laporan.latihan + [tanda.BELUM_TERBIT] * self.konsep
        tanda.draw_under(canvas, kertas, self.keluarga, self.meteran, kata)
        if laporan.latihan:
            tanda.draw_practice(canvas, kertas, self.keluarga)
        nomor_halaman = self.bentuk.sentence("halaman", halaman=str(halaman), jumlah=str(jumlah))
        atas = kertas.atas
        if halaman == 1 and laporan.satuan.lambang:
            draw_lambang(canvas, laporan.satuan.lambang, kertas.kolom, atas - kop.lambang)
        if halaman > 1:
            kepala = self._running_number(nomor)
            tanda.draw_running_head(canvas, kertas, self.keluarga, kepala, nomor_halaman)
            atas -= tanda.running_head_height(kepala)
        for urut, blok in enumerate(bloks):
            atas -= blok.jarak if urut else 0.0
            draw(canvas, blok, atas)
            atas -= blok.tinggi
        if halaman < jumlah:
            tanda.draw_page_number(canvas, kertas, self.keluarga, nomor_halaman)
        else:
            self._draw_foot(canvas)

    def _draw_foot(self, canvas: Canvas) -> None:
        kode = self.laporan.kode
        terbit = bool(kode.kode) and not self.konsep
        kaki = Kaki(
            gratis=self.bentuk.sentence("gratis"),
            label=kalimat.code_label(self.laporan, self.bentuk) if terbit else "",
            kode=kode.kode if terbit else "",
            periksa=self.bentuk.sentence("periksa") if terbit else "",
            qr=kode.qr if terbit else "",
        )
        draw_foot(canvas, self.keluarga, self.mono, self.meteran, (KIRI, BAWAH_TERKECIL), kaki)

    def _running_number(self, nomor: str) -> tuple[float, tuple[str, ...]]:
        """Return the size and the lines of the number at the head of later pages."""
        lebar, huruf = self.kertas.kolom.lebar - 32 * MM, self.keluarga.biasa
        ukuran = shrink(nomor, huruf, 9.0, 7.5, lebar, self.meteran)
        return ukuran, tuple(break_at(nomor, "/", huruf, ukuran, lebar, self.meteran))


def _numbered(isian: list[tuple[str, str]], kolom: Kolom, gaya: Gaya, jarak: float) -> list[Blok]:
    """Set a list: label, hanging text, dashes to the margin."""
    x = kolom.x + _INDEN
    dalam = Kolom(x + _NOMOR, kolom.lebar - _INDEN - _NOMOR)
    bloks: list[Blok] = []
    for label, isi in isian:
        bloks += paragraph(isi, dalam, gaya, nomor=(label, x), jarak=0.0 if bloks else jarak)
    return bloks
