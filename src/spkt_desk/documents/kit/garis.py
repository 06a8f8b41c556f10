"""Paragraphs whose last line is filled with dashes, so that nothing can be added later."""

from __future__ import annotations

from spkt_desk.documents.kit.lukis import Blok, Tulisan
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_lines

_UTUH = 4  # lines of a paragraph that is kept whole
_TERREGANG = 2.2  # a justified space wider than this many spaces looks like a hole: leave it ragged


def paragraph(
    isi: str,
    kolom: Kolom,
    gaya: Gaya,
    *,
    inden: float = 0.0,
    nomor: tuple[str, float] | None = None,
    jarak: float = 0.0,
    pengantar: bool = False,
) -> list[Blok]:
    """Set a text as lines, one block each; the last is filled with dashes to the right margin.

    A line break in `isi` starts a paragraph of its own. `nomor` is a label such as ``1.`` and where
    it stands; `jarak` is the air above; `pengantar` marks a lead-in, kept with what it introduces.
    """
    bloks: list[Blok] = []
    for bagian in isi.split("\n"):
        lines = break_lines(bagian, kolom.lebar, gaya, inden=inden)
        for ke, line in enumerate(lines):
            x = kolom.x + (inden if ke == 0 else 0.0)
            akhir = ke == len(lines) - 1
            tanda = _last(line, x, kolom.kanan, gaya) if akhir else ()
            tanda = tanda or (_full(line, x, kolom.kanan, gaya),)
            if nomor and not bloks:
                tanda += (Tulisan(nomor[1], gaya.naik, nomor[0], gaya.keluarga.biasa, gaya.ukuran),)
            # A short item is never torn apart, a long one never leaves or takes a single line.
            pendek = len(lines) <= _UTUH and not akhir
            lekat = (pendek or ke in {0, len(lines) - 2}) and not akhir
            bloks.append(Blok(gaya.langkah, tanda, 0.0 if bloks else jarak, lekat or pengantar))
    return bloks


def _full(line: str, x: float, kanan: float, gaya: Gaya) -> Tulisan:
    """Justify a line that is not the last of its paragraph; typewriter letters stay ragged."""
    celah = line.count(" ")
    sisa = kanan - x - gaya.lebar(line)
    spasi = sisa / celah if celah and not gaya.keluarga.tetap else 0.0
    if spasi > _TERREGANG * gaya.lebar(" "):
        spasi = 0.0
    return Tulisan(x, gaya.naik, line, gaya.keluarga.biasa, gaya.ukuran, spasi)


def _last(line: str, x: float, kanan: float, gaya: Gaya) -> tuple[Tulisan, ...]:
    """Set the last line and the dashes behind it, ending flush at the margin."""
    teks = Tulisan(x, gaya.naik, line, gaya.keluarga.biasa, gaya.ukuran)
    setrip = gaya.lebar("-")
    mulai = x + gaya.lebar(line) + gaya.lebar(" ") * (1 if line else 0)
    banyak = int((kanan - mulai) / setrip + 1e-6)
    if banyak < 1:
        return (teks,)
    isian = Tulisan(
        kanan - banyak * setrip, gaya.naik, "-" * banyak, gaya.keluarga.biasa, gaya.ukuran
    )
    return (teks, isian)
