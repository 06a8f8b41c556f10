"""The attendance sheet of one who must report: his days, time and book number, room to sign."""

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
from spkt_desk.domain.bahasa import hari_tanggal, jam, tanggal_panjang
from spkt_desk.domain.bentuk_lembar import BentukLembar
from spkt_desk.domain.satuan import Satuan
from spkt_desk.domain.wajib_lapor import (
    BarisLapor,
    IsiWajibLapor,
    KeadaanLapor,
    LembarWajibLapor,
    name_weekdays,
)

_KOSONG: Final[frozenset[str]] = frozenset()
_KEPALA: Final = (
    *("kolom_urut", "kolom_tanggal", "kolom_jam"),
    *("kolom_buku", "kolom_keterangan", "kolom_tanda"),
)
_LEBAR: Final = (5.0, 27.0, 9.0, 12.0, 18.0, 24.0)
_KEADAAN: Final = {
    KeadaanLapor.HADIR: "hadir",
    KeadaanLapor.LUAR_JADWAL: "hadir_luar_jadwal",
    KeadaanLapor.TIDAK_HADIR: "tidak_hadir",
    KeadaanLapor.BELUM: "belum",
}
ISIAN: Final[dict[str, frozenset[str]]] = {
    "judul": _KOSONG,
    "masa": frozenset({"dari", "sampai"}),
    "pembuka": frozenset({"nama", "hari", "rujukan"}),
    "berhenti": frozenset({"tanggal"}),
    **dict.fromkeys(_KEPALA, _KOSONG),
    **dict.fromkeys(_KEADAAN.values(), _KOSONG),
    "jumlah": frozenset({"tanggal", "hadir", "tidak_hadir"}),
    "tempat_tanggal": frozenset({"tempat", "tanggal"}),
    "halaman": frozenset({"halaman", "jumlah"}),
}
"""The sentences of the form and the blanks each may hold."""

_RAPAT: Final = 0.9
_RUANG_TANDA: Final = "\n"
"""A row is two lines high, so that a hand has room to sign in it."""


def check(isi: IsiWajibLapor, satuan: Satuan, bentuk: BentukLembar, huruf: HurufTersedia) -> None:
    """Refuse, before anything is written, characters the paper cannot carry (R21)."""
    texts = [("lapor.nama", isi.nama), ("lapor.rujukan", isi.rujukan)]
    texts += [(f"bentuk.{kunci}", kalimat) for kunci, kalimat in bentuk.kalimat]
    check_glyphs(texts, huruf.keluarga(satuan.huruf), satuan.huruf)


def render(
    lembar: LembarWajibLapor,
    satuan: Satuan,
    bentuk: BentukLembar,
    huruf: HurufTersedia,
    *,
    latihan: bool = False,
) -> bytes:
    """Return the sheet as PDF; RuleViolation for characters the paper cannot carry (R21)."""
    check(lembar.orang.isi, satuan, bentuk, huruf)
    susun, pokok = _Lembar(lembar, satuan, bentuk).set_in, lembar.orang.isi.nama
    return render_sheet(susun, satuan, bentuk, huruf, pokok=pokok, latihan=latihan)


@dataclass(frozen=True, slots=True)
class _Lembar:
    """One rendering: everything the parts of the sheet need to know."""

    lembar: LembarWajibLapor
    satuan: Satuan
    bentuk: BentukLembar

    def set_in(self, gaya: Gaya, kop: Kop, kertas: Kertas) -> Naskah:
        """Return the sheet set in one style."""
        kolom, bentuk, isi = kertas.kolom, self.bentuk, self.lembar.orang.isi
        masa = bentuk.sentence(
            "masa", dari=tanggal_panjang(isi.dari), sampai=tanggal_panjang(isi.sampai)
        )
        judul = set_title(bentuk.sentence("judul"), masa, kolom, gaya, 3 * MM)
        kecil = replace(gaya, ukuran=gaya.ukuran * _RAPAT, langkah=gaya.langkah * _RAPAT)
        opening = bentuk.sentence(
            "pembuka", nama=isi.nama, hari=name_weekdays(isi.hari), rujukan=isi.rujukan
        )
        bloks: list[Blok] = [kop.blok, judul, *paragraph(opening, kolom, gaya, jarak=8.0)]
        for tanggal in self.lembar.orang.berhenti:
            said = bentuk.sentence("berhenti", tanggal=hari_tanggal(tanggal))
            bloks += paragraph(said, kolom, gaya)
        kepala = [bentuk.sentence(one) for one in _KEPALA]
        rows = [self._cells(ke, one) for ke, one in enumerate(self.lembar.baris, start=1)]
        bloks += set_table(kepala, rows, _LEBAR, kolom, kecil, jarak=8.0)
        bloks += paragraph(self._sum(), kolom, gaya, jarak=6.0)
        dicetak = tanggal_panjang(self.lembar.dicetak)
        tempat = bentuk.sentence("tempat_tanggal", tempat=self.satuan.tempat, tanggal=dicetak)
        block = official(self.lembar.pejabat, tempat)
        return Naskah(tuple(bloks), set_signatures(((None, block),), kolom, gaya, 8.0), 0.0)

    def _cells(self, ke: int, one: BarisLapor) -> tuple[str, ...]:
        return (
            str(ke),
            hari_tanggal(one.tanggal),
            "".join(jam(waktu.time()) for waktu in one.waktu),
            str(one.nomor_buku) if one.nomor_buku else "",
            self.bentuk.sentence(_KEADAAN[one.keadaan]),
            _RUANG_TANDA,
        )

    def _sum(self) -> str:
        states = [one.keadaan for one in self.lembar.baris]
        return self.bentuk.sentence(
            "jumlah",
            tanggal=tanggal_panjang(self.lembar.dicetak),
            hadir=len(self.lembar.orang.hadir),
            tidak_hadir=states.count(KeadaanLapor.TIDAK_HADIR),
        )
