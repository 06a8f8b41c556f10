"""What stands in the large station: lines and letters made from those of a practice station.

Everything is invented and drawn from a seed; a letter is one that the real service issued, with
another citizen and another serial in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from random import Random

from spkt_desk.db.work import Work
from spkt_desk.domain.barang import BarangHilang
from spkt_desk.domain.kehilangan import IsiKehilangan, OrangDraft
from spkt_desk.domain.muatan import Pasangan, decode, flatten
from spkt_desk.domain.orang import Identitas
from spkt_desk.services.latihan_bahan import BahanLatihan
from spkt_desk.services.latihan_warga import Pengarang
from spkt_desk.services.pencatatan import content_of

_WARGA = 4000
_SERI = 10**11
_BARIS = (
    "Menerima telepon dari {nama} warga {desa} menanyakan surat nomor {seri}",
    "Menerima titipan {barang} nomor {seri} dari {nama}, {desa}",
    "Datang {nama} warga {desa} mengadukan keributan di {tempat}",
    "Warga a.n. {nama} menyerahkan {barang} temuan di {tempat}",
)
_BARANG = ("dompet", "telepon seluler", "kunci motor", "tas ransel", "helm", "STNK", "KTP")


@dataclass(frozen=True, slots=True)
class Contoh:
    """A letter of the practice station, taken apart."""

    isi: Pasangan
    barang: tuple[BarangHilang, ...]
    pelapor: Identitas
    asli: int


@dataclass(frozen=True, slots=True)
class Surat:
    """The content of a letter to be written: who reports what, on how many originals."""

    isi: Pasangan
    pelapor: Identitas
    barang: tuple[BarangHilang, ...]
    asli: int


class PengarangBesar:
    """Writes any number of lines and letters, the same for the same seed."""

    def __init__(self, work: Work, pengarang: Pengarang, bahan: BahanLatihan, benih: int) -> None:
        """Take the letters of the practice station apart and invent the citizens."""
        self._acak = Random(benih)
        self._bahan = bahan
        self._pengarang = pengarang
        self._warga = [pengarang.new_person(date(2026, 1, 2)).orang for _ in range(_WARGA)]
        self._contoh = cycle(_examples(work))
        self._seri = _SERI

    def line(self) -> str:
        """Return the words of one more line."""
        if self._acak.randrange(2):
            return self._pengarang.line(self._acak.choice(self._bahan.baris).uraian)
        warga = self._acak.choice(self._warga)
        return self._acak.choice(_BARIS).format(
            nama=warga.nama,
            desa=warga.desa,
            barang=self._acak.choice(_BARANG),
            tempat=self._acak.choice(self._bahan.tempat_baris),
            seri=self._serial(),
        )

    def letter(self) -> Surat:
        """Return the content of one more letter; its first thing carries a serial of its own."""
        contoh, warga = next(self._contoh), self._acak.choice(self._warga)
        pelapor = replace(
            contoh.pelapor,
            nama=warga.nama,
            alamat=warga.alamat,
            desa=warga.desa,
            nomor_identitas=_number(warga, self._serial()),
        )
        ciri = f"nomor seri {self._serial()}"
        barang = (replace(contoh.barang[0], ciri=ciri), *contoh.barang[1:])
        changed = {
            "pelapor.nama": pelapor.nama,
            "pelapor.alamat": pelapor.alamat,
            "pelapor.desa": pelapor.desa,
            "pelapor.nomor_identitas": pelapor.nomor_identitas,
            "barang.0.ciri": ciri,
        }
        isi = tuple((place, changed.get(place, text)) for place, text in contoh.isi)
        return Surat(isi, pelapor, barang, contoh.asli)

    def _serial(self) -> str:
        self._seri += 7
        return str(self._seri)


def _examples(work: Work) -> list[Contoh]:
    found = []
    for stored in work.kehilangan.newest(100):
        isi = decode(IsiKehilangan, content_of(work, stored.posisi))
        found.append(Contoh(flatten(isi), isi.barang, isi.pelapor, len(isi.asli)))
    return found


def _number(warga: OrangDraft, serial: str) -> str:
    """Return an identity number that nobody else of the station has, in the form of a NIK."""
    return warga.nomor_identitas[:6] + serial[-10:]
