"""Breaking text into lines, and making one line fit where it must not break."""

from __future__ import annotations

from dataclasses import dataclass

from spkt_desk.documents.kit.huruf import Keluarga, Meteran
from spkt_desk.documents.kit.lukis import Tulisan


@dataclass(frozen=True, slots=True)
class Gaya:
    """One step of the one-page rule: typeface, size and leading in points."""

    keluarga: Keluarga
    ukuran: float
    langkah: float
    meteran: Meteran

    @property
    def naik(self) -> float:
        """From the upper edge of a line to its baseline."""
        return self.langkah - (self.langkah - self.ukuran) / 2 - 0.22 * self.ukuran

    @property
    def sela(self) -> float:
        """Air between paragraphs: it tightens with the leading, only faster."""
        return self.langkah - 0.9 * self.ukuran

    def lebar(self, isi: str) -> float:
        """Return the width of upright text of this size."""
        return self.meteran.lebar(isi, self.keluarga.biasa, self.ukuran)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the page: left edge and width in points."""

    x: float
    lebar: float

    @property
    def kanan(self) -> float:
        """The right edge."""
        return self.x + self.lebar


def break_lines(
    isi: str, lebar: float, gaya: Gaya, *, inden: float = 0.0, huruf: str = ""
) -> list[str]:
    """Break a paragraph greedily into lines at most `lebar` wide, the first one `inden` less.

    A word longer than a line is cut where the line ends; no letter is added or lost.
    """
    muka = huruf or gaya.keluarga.biasa
    spasi = gaya.meteran.lebar(" ", muka, gaya.ukuran)
    lines: list[str] = []
    kata_kini: list[str] = []
    terpakai = 0.0
    ruang = lebar - inden
    for kata in isi.split(" "):
        panjang = gaya.meteran.lebar(kata, muka, gaya.ukuran)
        tambah = panjang + spasi if kata_kini else panjang
        if terpakai + tambah <= ruang:
            kata_kini.append(kata)
            terpakai += tambah
            continue
        if kata_kini:
            lines.append(" ".join(kata_kini))
            ruang = lebar
        *utuh, kata_sisa = _cut(kata, ruang, lebar, gaya, muka) if panjang > ruang else [kata]
        lines += utuh
        ruang = lebar if utuh else ruang
        kata_kini, terpakai = [kata_sisa], gaya.meteran.lebar(kata_sisa, muka, gaya.ukuran)
    lines.append(" ".join(kata_kini))
    return lines


def _cut(kata: str, ruang: float, lebar: float, gaya: Gaya, muka: str) -> list[str]:
    """Cut a word longer than its line into pieces that fit."""
    potongan: list[str] = []
    kini, terpakai = "", 0.0
    for huruf in kata:
        satu = gaya.meteran.lebar(huruf, muka, gaya.ukuran)
        if kini and terpakai + satu > ruang:
            potongan.append(kini)
            kini, terpakai, ruang = "", 0.0, lebar
        kini += huruf
        terpakai += satu
    return [*potongan, kini]


def break_balanced(isi: str, lebar: float, gaya: Gaya, *, huruf: str = "") -> list[str]:
    """Break a short text into lines of about equal length, never leaving one word alone."""
    muka = huruf or gaya.keluarga.biasa
    lines = break_lines(isi, lebar, gaya, huruf=muka)
    banyak = len(lines)
    while banyak > 1:
        lebar = max(gaya.meteran.lebar(line, muka, gaya.ukuran) for line in lines) - 0.5
        lebih_rata = break_lines(isi, lebar, gaya, huruf=muka)
        if len(lebih_rata) > banyak:
            break
        lines = lebih_rata
    return lines


def shrink(isi: str, huruf: str, ukuran: float, terkecil: float, lebar: float, m: Meteran) -> float:
    """Return the largest size up to `ukuran` at which `isi` fits, but never below `terkecil`."""
    penuh = m.lebar(isi, huruf, 1.0)
    if penuh * ukuran <= lebar:
        return ukuran
    # Downwards on a quarter-point grid, so that a hair more text does not change every size.
    return max(terkecil, int(lebar / penuh * 4) / 4)


def break_at(
    isi: str, pemisah: str, huruf: str, ukuran: float, lebar: float, m: Meteran
) -> list[str]:
    """Break a number too long for one line behind its slashes (or wherever `pemisah` stands)."""
    lines = [""]
    bagian = isi.split(pemisah)
    for ke, potong in enumerate(bagian):
        utuh = potong + (pemisah if ke < len(bagian) - 1 else "")
        if lines[-1] and m.lebar((lines[-1] + utuh).rstrip(), huruf, ukuran) > lebar:
            lines.append("")
        lines[-1] += utuh
    return [line.strip() for line in lines]


def centred(isi: str, kolom: Kolom, turun: float, huruf: str, ukuran: float, m: Meteran) -> Tulisan:
    """Return `isi` centred in a column."""
    return Tulisan(
        kolom.x + (kolom.lebar - m.lebar(isi, huruf, ukuran)) / 2, turun, isi, huruf, ukuran
    )
