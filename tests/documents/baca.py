"""Reads a paper back: what stands where, in millimetres from the upper left corner."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2
from pdfplumber.page import Page
from PIL import Image

MM = 72 / 25.4
_SELA = 9.0  # points: wider than any justified space, narrower than the space between columns


@dataclass(frozen=True)
class Tulis:
    """A run of words standing together; `bawah` is the lower edge of its letters."""

    x: float
    atas: float
    kanan: float
    bawah: float
    isi: str


@dataclass(frozen=True)
class Lembar:
    """One page as read back; `miring` are the letters of marks that stand at an angle."""

    lebar: float
    tinggi: float
    tulis: tuple[Tulis, ...]
    miring: str
    garis: tuple[tuple[float, float, float], ...]
    kotak: tuple[tuple[float, float, float, float], ...]
    gambar: int

    @property
    def teks(self) -> str:
        return " ".join(t.isi for t in self.tulis)

    def find(self, isi: str) -> Tulis:
        """Return the one run that holds `isi`."""
        found = [t for t in self.tulis if isi in t.isi]
        assert len(found) == 1, (isi, [t.isi for t in self.tulis])
        return found[0]


def pages(pdf: bytes) -> tuple[Lembar, ...]:
    with pdfplumber.open(io.BytesIO(pdf)) as berkas:
        return tuple(_page(halaman) for halaman in berkas.pages)


@dataclass(frozen=True)
class Aksara:
    """One letter as it is set: typeface as embedded, size in points."""

    isi: str
    huruf: str
    ukuran: float


def typeset(pdf: bytes) -> tuple[Aksara, ...]:
    """Return every letter of the first page."""
    with pdfplumber.open(io.BytesIO(pdf)) as berkas:
        return tuple(
            Aksara(c["text"], c["fontname"], round(c["size"], 1)) for c in berkas.pages[0].chars
        )


def text(pdf: bytes) -> str:
    return " ".join(lembar.teks for lembar in pages(pdf))


def squeezed(isi: str) -> str:
    """Return text without blanks, so that line ends play no part in a comparison."""
    return "".join(isi.split())


def _page(halaman: Page) -> Lembar:
    tegak = halaman.filter(lambda o: o["object_type"] != "char" or not o["matrix"][1])
    miring = [c["text"] for c in halaman.chars if c["matrix"][1]]
    return Lembar(
        lebar=float(halaman.width) / MM,
        tinggi=float(halaman.height) / MM,
        tulis=tuple(_runs(tegak.extract_words(keep_blank_chars=False, x_tolerance=1.5))),
        miring="".join(miring),
        garis=tuple((g["x0"] / MM, g["top"] / MM, g["x1"] / MM) for g in halaman.lines),
        kotak=tuple(
            (r["x0"] / MM, r["top"] / MM, r["x1"] / MM, r["bottom"] / MM) for r in halaman.rects
        ),
        gambar=len(halaman.images),
    )


def _runs(words: list[dict[str, Any]]) -> list[Tulis]:
    runs: list[Tulis] = []
    for kata in sorted(words, key=lambda w: (round(w["bottom"]), w["x0"])):
        x, atas = kata["x0"] / MM, kata["top"] / MM
        kanan, bawah = kata["x1"] / MM, kata["bottom"] / MM
        akhir = runs[-1] if runs else None
        if akhir and abs(akhir.bawah - bawah) < 0.3 and 0 <= x - akhir.kanan < _SELA / MM:
            runs[-1] = Tulis(akhir.x, akhir.atas, kanan, bawah, f"{akhir.isi} {kata['text']}")
        else:
            runs.append(Tulis(x, atas, kanan, bawah, kata["text"]))
    return runs


def picture(pdf: bytes, halaman: int, dpi: float) -> Image.Image:
    """Return a page as a grey picture."""
    berkas = pypdfium2.PdfDocument(pdf)
    try:
        gambar: Image.Image = berkas[halaman].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        berkas.close()
    return gambar
