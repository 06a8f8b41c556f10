"""The page: sizes, margins, and the rule that a paper is one page unless it truly cannot be.

Leading tightens first, then the size steps down to 9 pt; the signature block always keeps the last
lines of the body above it; what still does not fit goes to further pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spkt_desk.documents.kit.huruf import Keluarga, Meteran
from spkt_desk.documents.kit.lukis import MM, Blok
from spkt_desk.documents.kit.teks import Gaya, Kolom
from spkt_desk.domain.satuan import Huruf, UkuranKertas

# Margins of official letters (tata naskah dinas): top 2, bottom 3 (least 1.5), left 2.5 and
# right 1.5 cm.
ATAS = 20 * MM
BAWAH = 30 * MM
BAWAH_TERKECIL = 15 * MM
KIRI = 25 * MM
KANAN = 15 * MM
# The foot (code, QR, and beside it the empty room for the attestation of a later copy) stands in
# the lower margin, on the last page only.
KAKI_TINGGI = 27 * MM
UKURAN_TERKECIL = 9.0
_UKURAN_AWAL = {Huruf.SANS: 10.5, Huruf.SERIF: 12.0, Huruf.MONO: 10.0}
_RENGGANG = (1.45, 1.34, 1.24)
_RAPAT = 1.17
_TERAPAT = 1.08
_LENGKET = 2  # body lines that stay with the signatures


@dataclass(frozen=True, slots=True)
class Kertas:
    """A sheet and the frame in which text may stand, in points from the lower left corner."""

    lebar: float
    tinggi: float

    @property
    def kolom(self) -> Kolom:
        """The frame from margin to margin."""
        return Kolom(KIRI, self.lebar - KIRI - KANAN)

    @property
    def atas(self) -> float:
        """The upper edge of the frame."""
        return self.tinggi - ATAS

    @property
    def ruang(self) -> float:
        """Height of the frame on a page that is not the last."""
        return self.atas - BAWAH

    @property
    def ruang_akhir(self) -> float:
        """Height of the frame above the foot of the last page."""
        return self.atas - BAWAH_TERKECIL - KAKI_TINGGI


@dataclass(frozen=True, slots=True)
class Naskah:
    """A paper set in one style: lines of the body, the signatures, and the head of later pages.

    `kepala` is the height of that head.
    """

    isi: tuple[Blok, ...]
    tanda_tangan: Blok
    kepala: float = 0.0


def kertas_of(ukuran: UkuranKertas) -> Kertas:
    """Return the sheet of a paper size."""
    lebar, tinggi = ukuran.milimeter
    return Kertas(lebar * MM, tinggi * MM)


def steps(keluarga: Keluarga, huruf: Huruf, meteran: Meteran) -> Iterator[Gaya]:
    """Yield the styles of the one-page rule, from the roomiest to the tightest."""
    ukuran = _UKURAN_AWAL[huruf]
    for renggang in _RENGGANG:
        yield Gaya(keluarga, ukuran, ukuran * renggang, meteran)
    while ukuran >= UKURAN_TERKECIL:
        yield Gaya(keluarga, ukuran, ukuran * _RAPAT, meteran)
        ukuran -= 0.5
    yield Gaya(keluarga, UKURAN_TERKECIL, UKURAN_TERKECIL * _TERAPAT, meteran)


def fit(
    gaya: Iterable[Gaya], susun: Callable[[Gaya], Naskah], kertas: Kertas
) -> tuple[tuple[Blok, ...], ...]:
    """Return the pages of the first style in which the paper is one page.

    Where none is, the largest style that needs no more pages than the tightest one is taken.
    """
    terbaik: tuple[tuple[Blok, ...], ...] = ()
    for satu in gaya:
        halaman = paginate(susun(satu), kertas)
        if len(halaman) == 1:
            return halaman
        if not terbaik or len(halaman) < len(terbaik):
            terbaik = halaman
    return terbaik


def paginate(naskah: Naskah, kertas: Kertas) -> tuple[tuple[Blok, ...], ...]:
    """Cut a set paper into pages; the last lines never leave the signature block alone."""
    ekor = (*naskah.isi[-_LENGKET:], naskah.tanda_tangan)
    sisa = list(naskah.isi[:-_LENGKET])
    halaman: list[tuple[Blok, ...]] = []
    while True:
        kepala = naskah.kepala if halaman else 0.0
        awal = (*sisa, *ekor)[0].ulang if halaman else ()
        if _height((*awal, *sisa, *ekor)) <= kertas.ruang_akhir - kepala:
            return (*halaman, (*awal, *sisa, *ekor))
        if not sisa:
            return (*halaman, (*awal, *ekor))
        sisa = [*awal, *sisa]
        muat = max(_count(sisa, kertas.ruang - kepala), len(awal) + 1)
        halaman.append(tuple(sisa[:muat]))
        sisa = sisa[muat:]


def _height(bloks: tuple[Blok, ...]) -> float:
    return sum(blok.tinggi + (blok.jarak if ke else 0.0) for ke, blok in enumerate(bloks))


def _count(bloks: list[Blok], ruang: float) -> int:
    """Return how many blocks fit from the top without tearing apart what belongs together.

    At least one, so that a page is never empty.
    """
    terpakai, muat = 0.0, 0
    while muat < len(bloks):
        terpakai += bloks[muat].tinggi + (bloks[muat].jarak if muat else 0.0)
        if terpakai > ruang:
            break
        muat += 1
    utuh = muat
    while utuh > 1 and bloks[utuh - 1].lengket:
        utuh -= 1
    return utuh if utuh > 1 else max(muat, 1)
