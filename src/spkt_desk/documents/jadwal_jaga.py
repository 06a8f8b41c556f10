"""The roster of a month as a table for the Kapolsek's signature."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spkt_desk.documents.kit.garis import paragraph
from spkt_desk.documents.kit.halaman import Kertas, Naskah
from spkt_desk.documents.kit.huruf import HurufTersedia, check_glyphs
from spkt_desk.documents.kit.kop import Kop, set_title
from spkt_desk.documents.kit.lembaran import render_sheet
from spkt_desk.documents.kit.lukis import MM, Blok
from spkt_desk.documents.kit.tabel import set_table
from spkt_desk.documents.kit.tanda_tangan import official, set_signatures
from spkt_desk.documents.kit.teks import Gaya
from spkt_desk.domain.bahasa import bulan, hari, jam, tanggal_panjang
from spkt_desk.domain.bentuk_lembar import BentukLembar
from spkt_desk.domain.jadwal import BarisJadwal, JadwalBulan, Sprin
from spkt_desk.domain.satuan import Satuan

_KOSONG: Final[frozenset[str]] = frozenset()
_KEPALA: Final = (
    *("kolom_hari", "kolom_jam", "kolom_regu", "kolom_ka_spkt"),
    *("kolom_pawas", "kolom_anggota", "kolom_piket"),
)
_LEBAR: Final = (13.0, 8.0, 10.0, 16.0, 15.0, 20.0, 20.0)
ISIAN: Final[dict[str, frozenset[str]]] = {
    "judul": _KOSONG,
    "bulan": frozenset({"bulan"}),
    **dict.fromkeys(_KEPALA, _KOSONG),
    "sprin": frozenset({"sprin"}),
    "sprin_satu": frozenset({"nomor"}),
    "sprin_tanggal": frozenset({"nomor", "tanggal"}),
    "tempat_tanggal": frozenset({"tempat", "tanggal"}),
    "halaman": frozenset({"halaman", "jumlah"}),
}
"""The sentences of the form and the blanks each may hold."""

_RAPAT: Final = 0.72
"""A month is a long table: its letters are smaller than those of the sentences."""


def render(
    jadwal: JadwalBulan,
    satuan: Satuan,
    bentuk: BentukLembar,
    huruf: HurufTersedia,
    *,
    latihan: bool = False,
) -> bytes:
    """Return the month as PDF; RuleViolation for characters the paper cannot carry (R21)."""
    texts = [("jadwal", " ".join(_cells(one))) for one in jadwal.baris]
    texts += [("jadwal.sprin", one.jadwal.sprin.nomor) for one in jadwal.baris]
    texts += [(f"bentuk.{kunci}", kalimat) for kunci, kalimat in bentuk.kalimat]
    check_glyphs(texts, huruf.keluarga(satuan.huruf), satuan.huruf)
    lembar = _Lembar(jadwal, satuan, bentuk)
    return render_sheet(lembar.set_in, satuan, bentuk, huruf, pokok=lembar.month, latihan=latihan)


@dataclass(frozen=True, slots=True)
class _Lembar:
    """One rendering: everything the parts of the sheet need to know."""

    jadwal: JadwalBulan
    satuan: Satuan
    bentuk: BentukLembar

    @property
    def month(self) -> str:
        """The month as the title names it."""
        first = self.jadwal.bulan
        return self.bentuk.sentence("bulan", bulan=f"{bulan(first.month)} {first.year}")

    def set_in(self, gaya: Gaya, kop: Kop, kertas: Kertas) -> Naskah:
        """Return the month set in one style."""
        kolom, bentuk = kertas.kolom, self.bentuk
        judul = set_title(bentuk.sentence("judul"), self.month, kolom, gaya, 3 * MM)
        kecil = replace(gaya, ukuran=gaya.ukuran * _RAPAT, langkah=gaya.langkah * _RAPAT)
        kepala = [bentuk.sentence(one) for one in _KEPALA]
        rows = [_cells(one) for one in self.jadwal.baris]
        isi: list[Blok] = [kop.blok, judul]
        isi += set_table(kepala, rows, _LEBAR, kolom, kecil, jarak=8.0)
        sprin = self._orders()
        if sprin:
            isi += paragraph(bentuk.sentence("sprin", sprin=sprin), kolom, gaya, jarak=6.0)
        tempat = bentuk.sentence(
            "tempat_tanggal",
            tempat=self.satuan.tempat,
            tanggal=tanggal_panjang(self.jadwal.disusun),
        )
        block = official(self.jadwal.kapolsek, tempat)
        return Naskah(tuple(isi), set_signatures(((None, block),), kolom, gaya, 8.0))

    def _orders(self) -> str:
        """Return the orders the month rests on, each once."""
        orders = dict.fromkeys(one.jadwal.sprin for one in self.jadwal.baris)
        return "; ".join(self._order(one) for one in orders if one.nomor)

    def _order(self, sprin: Sprin) -> str:
        if sprin.tanggal is None:
            return self.bentuk.sentence("sprin_satu", nomor=sprin.nomor)
        return self.bentuk.sentence(
            "sprin_tanggal", nomor=sprin.nomor, tanggal=tanggal_panjang(sprin.tanggal)
        )


def _cells(one: BarisJadwal) -> tuple[str, ...]:
    day = one.jadwal.hari
    return (
        f"{hari(day)} {day.day}",
        jam(one.mulai),
        one.jadwal.regu,
        one.ka_spkt,
        one.pawas,
        one.anggota,
        one.piket,
    )
