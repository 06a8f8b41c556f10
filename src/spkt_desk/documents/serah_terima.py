"""The sheet of a hand-over: who guarded, what was counted, what is open; three sign it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from spkt_desk.documents.kit.garis import paragraph
from spkt_desk.documents.kit.halaman import Kertas, Naskah
from spkt_desk.documents.kit.huruf import HurufTersedia, Keluarga, check_glyphs
from spkt_desk.documents.kit.kop import Kop, set_title
from spkt_desk.documents.kit.lembaran import render_sheet
from spkt_desk.documents.kit.lukis import MM, Blok, Tulisan
from spkt_desk.documents.kit.tabel import set_table
from spkt_desk.documents.kit.tanda_tangan import BlokTanda, official, set_signatures
from spkt_desk.documents.kit.teks import Gaya, Kolom
from spkt_desk.domain.bahasa import hari_tanggal, jam
from spkt_desk.domain.bentuk_lembar import BentukLembar
from spkt_desk.domain.satuan import Penandatangan, Satuan
from spkt_desk.domain.serah_terima import Hitungan, IsiSerahTerima, SerahTerima, Sisi

_KOSONG: Final[frozenset[str]] = frozenset()
_KEPALA_PERSONEL: Final = ("kolom_nama", "kolom_pangkat", "kolom_nomor", "kolom_keterangan")
_KEPALA_HITUNGAN: Final = (
    *("kolom_uraian", "kolom_kini", "kolom_lalu"),
    *("kolom_rincian", "kolom_selisih"),
)
ISIAN: Final[dict[str, frozenset[str]]] = {
    "judul": _KOSONG,
    "nomor": frozenset({"giliran"}),
    "pembuka": frozenset({"hari", "jam", "regu_lama", "regu_baru", "mulai"}),
    "kemudian": _KOSONG,
    "personel": _KOSONG,
    **dict.fromkeys(_KEPALA_PERSONEL, _KOSONG),
    "hitungan": _KOSONG,
    **dict.fromkeys(_KEPALA_HITUNGAN, _KOSONG),
    "selisih": frozenset({"selisih", "alasan"}),
    "terbuka": _KOSONG,
    "terbuka_isi": frozenset({"draf", "menunggu_lp", "hutang"}),
    "tugas_belum": frozenset({"label", "jam"}),
    "lapor_hari_ini": frozenset({"nama"}),
    "lapor_tidak_hadir": frozenset({"nama", "tanggal", "jumlah"}),
    "tugas": frozenset({"tugas"}),
    "nomor_terakhir": frozenset({"nomor", "nomor_buku"}),
    "perhatian": _KOSONG,
    "analisis": _KOSONG,
    "evaluasi": _KOSONG,
    "nihil": _KOSONG,
    "kode": frozenset({"kode"}),
    "menyerahkan": _KOSONG,
    "menerima": _KOSONG,
    "penanggung": _KOSONG,
    "sandi": _KOSONG,
    "basah": _KOSONG,
    "menyusul": frozenset({"sisi", "tanggal", "jam"}),
    "halaman": frozenset({"halaman", "jumlah"}),
}
"""The sentences of the form and the blanks each may hold."""

RENDERER: Final = 1
"""Raised whenever the same record and form would print differently; what is kept stays as it is."""

_PERSONEL: Final = (34.0, 16.0, 22.0, 28.0)
_HITUNGAN: Final = (25.0, 13.0, 11.0, 27.0, 24.0)
_RAPAT: Final = 0.88
"""Tables are set a little smaller than the sentences around them."""


def form_version(bentuk: BentukLembar) -> str:
    """Return what the kept paper was made by: form and renderer."""
    return f"serah_terima/{bentuk.rujukan.berlaku.isoformat()}/r{RENDERER}"


def check(isi: IsiSerahTerima, satuan: Satuan, bentuk: BentukLembar, huruf: HurufTersedia) -> None:
    """Refuse, before anything is written, characters the paper cannot carry (R21)."""
    texts = [("serah.perhatian", isi.perhatian), ("serah.analisis", isi.analisis)]
    texts += [("serah.evaluasi", isi.evaluasi)]
    for one in isi.hitungan:
        texts.append((f"hitungan.{one.kunci}.rincian", one.rincian))
        texts.append((f"hitungan.{one.kunci}.alasan", one.alasan))
        texts.append((f"hitungan.{one.kunci}.jumlah", f"{one.label} {one.satuan}"))
    texts += [("serah_terima", f"{one.nama} {one.pangkat}") for one in isi.personel]
    texts += [("serah_terima", one) for one in isi.meja.tugas]
    texts += [(f"bentuk.{kunci}", kalimat) for kunci, kalimat in bentuk.kalimat]
    check_glyphs(texts, huruf.keluarga(satuan.huruf), satuan.huruf)


def render(
    serah: SerahTerima,
    satuan: Satuan,
    bentuk: BentukLembar,
    huruf: HurufTersedia,
    *,
    latihan: bool = False,
) -> bytes:
    """Return the sheet as PDF; the same record, form and fonts give the same bytes."""
    check(serah.isi, satuan, bentuk, huruf)
    lembar = _Lembar(serah, bentuk, huruf.keluarga(satuan.huruf))
    nomor = bentuk.sentence("nomor", giliran=serah.giliran)
    return render_sheet(lembar.set_in, satuan, bentuk, huruf, pokok=nomor, latihan=latihan)


@dataclass(frozen=True, slots=True)
class _Lembar:
    """One rendering: everything the parts of the sheet need to know."""

    serah: SerahTerima
    bentuk: BentukLembar
    keluarga: Keluarga

    def set_in(self, gaya: Gaya, kop: Kop, kertas: Kertas) -> Naskah:
        """Return the sheet set in one style."""
        kolom, sela = kertas.kolom, gaya.sela
        nomor = self.bentuk.sentence("nomor", giliran=self.serah.giliran)
        judul = set_title(self.bentuk.sentence("judul"), nomor, kolom, gaya, 3 * MM)
        isi = [kop.blok, judul, *self._opening(kolom, gaya, sela)]
        isi += self._tables(kolom, gaya, sela)
        isi += self._open_items(kolom, gaya, sela)
        for bagian, teks in (
            ("perhatian", self.serah.isi.perhatian),
            ("analisis", self.serah.isi.analisis),
            ("evaluasi", self.serah.isi.evaluasi),
        ):
            isi.append(self._heading(bagian, kolom, gaya))
            isi += paragraph(teks or self.bentuk.sentence("nihil"), kolom, gaya)
        if self.serah.kode:
            kode = self.bentuk.sentence("kode", kode=self.serah.kode)
            isi += paragraph(kode, kolom, gaya, jarak=sela)
        return Naskah(tuple(isi), self._signatures(kolom, gaya, sela))

    def _opening(self, kolom: Kolom, gaya: Gaya, sela: float) -> Iterator[Blok]:
        serah, isi = self.serah, self.serah.isi
        mulai = f"hari {hari_tanggal(serah.mulai.date())} pukul {jam(serah.mulai.time())}"
        kalimat = self.bentuk.sentence(
            "pembuka",
            hari=hari_tanggal(serah.selesai.date()),
            jam=jam(serah.selesai.time()),
            regu_lama=isi.regu_lama,
            regu_baru=isi.regu_baru,
            mulai=mulai,
        )
        yield from paragraph(kalimat, kolom, gaya, jarak=max(sela * 1.6, 7))
        if serah.kemudian:
            yield from paragraph(self.bentuk.sentence("kemudian"), kolom, gaya, jarak=sela)

    def _tables(self, kolom: Kolom, gaya: Gaya, sela: float) -> list[Blok]:
        """Set who guarded and what was counted."""
        kecil = replace(gaya, ukuran=gaya.ukuran * _RAPAT, langkah=gaya.langkah * _RAPAT)
        isi = self.serah.isi
        people = [(one.nama, one.pangkat, one.nomor, one.keterangan) for one in isi.personel]
        counts = [self._count(one) for one in isi.hitungan]
        return [
            self._heading("personel", kolom, gaya),
            *set_table(self._head(_KEPALA_PERSONEL), people, _PERSONEL, kolom, kecil),
            self._heading("hitungan", kolom, gaya),
            *set_table(self._head(_KEPALA_HITUNGAN), counts, _HITUNGAN, kolom, kecil),
            *([Blok(sela, ())] if sela > 0 else []),
        ]

    def _count(self, one: Hitungan) -> tuple[str, ...]:
        before = "–" if one.sebelum is None else str(one.sebelum)
        # A figure that stayed has a reason too where the books lead to another one.
        by = f"{one.selisih:+d}" if one.selisih else "0"
        said = self.bentuk.sentence("selisih", selisih=by, alasan=one.alasan)
        differs = said if one.selisih or one.alasan else ""
        return (one.label, f"{one.jumlah} {one.satuan}", before, one.rincian, differs)

    def _open_items(self, kolom: Kolom, gaya: Gaya, sela: float) -> list[Blok]:
        meja = self.serah.isi.meja
        said = self.bentuk.sentence(
            "terbuka_isi",
            draf=meja.draf,
            menunggu_lp=meja.menunggu_lp,
            hutang=meja.hutang_cetak,
        )
        nihil = self.bentuk.sentence("nihil").rstrip(".").lower()
        numbers = self.bentuk.sentence(
            "nomor_terakhir",
            nomor="; ".join(meja.nomor) or nihil,
            nomor_buku=meja.nomor_buku or nihil,
        )
        return [
            self._heading("terbuka", kolom, gaya),
            *paragraph(said, kolom, gaya),
            *self._duties(kolom, gaya, sela),
            *paragraph(numbers, kolom, gaya, jarak=sela * 0.4),
        ]

    def _duties(self, kolom: Kolom, gaya: Gaya, sela: float) -> list[Blok]:
        tugas = self.serah.isi.meja.tugas
        if not tugas:
            return []
        said = self.bentuk.sentence("tugas", tugas="; ".join(tugas))
        return paragraph(said, kolom, gaya, jarak=sela * 0.4)

    def _signatures(self, kolom: Kolom, gaya: Gaya, sela: float) -> Blok:
        isi = self.serah.isi
        first = (
            self._signer("menyerahkan", isi.menyerahkan, Sisi.MENYERAHKAN),
            self._signer("menerima", isi.menerima, Sisi.MENERIMA),
        )
        third = official(isi.penanggung, self.bentuk.sentence("penanggung"))
        return set_signatures(((*first, third),), kolom, gaya, max(sela * 2, 7))

    def _signer(self, kunci: str, who: Penandatangan, sisi: Sisi) -> BlokTanda:
        """Return the room of one of the two, with how he confirmed under his name."""
        block = official(who, self.bentuk.sentence(kunci))
        way = self.bentuk.sentence("basah" if sisi in self.serah.basah else "sandi")
        return replace(block, kaki=(*block.kaki, f"({way})"))

    def _heading(self, kunci: str, kolom: Kolom, gaya: Gaya) -> Blok:
        said = self.bentuk.sentence(kunci)
        tulisan = Tulisan(kolom.x, gaya.naik, said, self.keluarga.tebal, gaya.ukuran)
        return Blok(gaya.langkah, (tulisan,), max(gaya.sela, 3.0), lengket=True)

    def _head(self, kunci: tuple[str, ...]) -> list[str]:
        return [self.bentuk.sentence(one) for one in kunci]
