"""Layout as data: what stands where, measured before anything is drawn, and the one that draws.

Text reaches the page only as a plain string of glyphs. No markup language is ever used, so there
is nothing a name could break out of (R20).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

# Streams stay binary: the text armour costs a third of the rendering time and serves nobody.
rl_config.useA85 = 0

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A run of text: `x` from the page's left edge, `turun` from the block's top to the baseline.

    `spasi` is what justification adds to each space, in points.
    """

    x: float
    turun: float
    isi: str
    huruf: str
    ukuran: float
    spasi: float = 0.0


@dataclass(frozen=True, slots=True)
class Coretan:
    """A horizontal rule from `x` over `lebar` points."""

    x: float
    turun: float
    lebar: float
    tebal: float


@dataclass(frozen=True, slots=True)
class Bingkai:
    """An empty frame; `turun` is its upper edge."""

    x: float
    turun: float
    lebar: float
    tinggi: float


@dataclass(frozen=True, slots=True)
class Blok:
    """A part of the page that is never cut: `tinggi` points high, `jarak` points of air above it.

    The air is dropped at the head of a page. `lengket` keeps the block on the page of the next one;
    `ulang` stands above it once more where it begins a later page, as the head of its table does.
    """

    tinggi: float
    tanda: tuple[Tulisan | Coretan | Bingkai, ...]
    jarak: float = 0.0
    lengket: bool = False
    ulang: tuple[Blok, ...] = ()


def new_canvas(judul: str, lebar: float, tinggi: float, huruf: str) -> tuple[Canvas, io.BytesIO]:
    """Return an empty sheet and where its bytes go; the same marks give the same bytes.

    `judul` is the kind of paper and nothing more: properties show where no page is opened.
    """
    berkas = io.BytesIO()
    canvas = Canvas(
        berkas,
        pagesize=(lebar, tinggi),
        pageCompression=1,
        invariant=1,
        initialFontName=huruf,  # type: ignore[arg-type]  # the stubs say float
        lang="id-ID",
    )
    canvas.setTitle(judul)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("SPKT Desk")
    canvas.setProducer("SPKT Desk")
    return canvas, berkas


def finish(canvas: Canvas, berkas: io.BytesIO) -> bytes:
    """Close the file and return its bytes."""
    canvas.save()
    return berkas.getvalue()


def draw(canvas: Canvas, blok: Blok, atas: float) -> None:
    """Draw one block whose upper edge lies `atas` points above the page's lower edge."""
    for tanda in blok.tanda:
        if isinstance(tanda, Tulisan):
            _draw_text(canvas, tanda, atas - tanda.turun)
        elif isinstance(tanda, Coretan):
            canvas.setLineWidth(tanda.tebal)
            garis = atas - tanda.turun
            canvas.line(tanda.x, garis, tanda.x + tanda.lebar, garis)
        else:
            canvas.setLineWidth(0.5)
            canvas.rect(tanda.x, atas - tanda.turun - tanda.tinggi, tanda.lebar, tanda.tinggi)


def _draw_text(canvas: Canvas, tulisan: Tulisan, garis_dasar: float) -> None:
    teks = canvas.beginText(tulisan.x, garis_dasar)
    teks.setFont(tulisan.huruf, tulisan.ukuran)
    if tulisan.spasi:
        teks.setWordSpace(tulisan.spasi)
    teks.textOut(tulisan.isi)
    if tulisan.spasi:
        teks.setWordSpace(0)
    canvas.drawText(teks)
