"""The papers that are kept as golden: one of each kind a desk can meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from spkt_desk.documents.buku_mutasi import render as render_buku
from spkt_desk.documents.buku_mutasi_tepi import overlay_notes
from spkt_desk.documents.jadwal_jaga import render as render_jadwal
from spkt_desk.documents.lembar_pemulihan import render_pemulihan
from spkt_desk.documents.salinan import overlay_copy, overlay_originals, overlay_void
from spkt_desk.documents.sampul_buku import render_sampul
from spkt_desk.documents.serah_terima import render as render_serah
from spkt_desk.documents.surat_kehilangan import render
from spkt_desk.documents.wajib_lapor import render as render_lapor
from spkt_desk.documents.wewenang import render_wewenang
from spkt_desk.domain.buku import Buku, BukuRingkas
from spkt_desk.domain.kehilangan import (
    CaraBaca,
    CaraTandaTangan,
    KodePeriksa,
    Kuasa,
    Mewakili,
    SuratLama,
)
from spkt_desk.domain.lembar import CatatanTepi, NaskahSampul, SisiSampul
from spkt_desk.domain.orang import JenisIdentitas
from spkt_desk.domain.satuan import Huruf, Susunan, UkuranKertas
from spkt_desk.domain.wewenang import load_wewenang
from tests.documents import contoh, contoh_buku
from tests.support import kiriman
from tests.support.kiriman import data_text


def _f4_tiga() -> bytes:
    return render(contoh.laporan(), contoh.bentuk(), contoh.huruf())


def _a4_dua() -> bytes:
    laporan = contoh.laporan(2, susunan=Susunan.DUA, kertas=UkuranKertas.A4, muka=Huruf.SERIF)
    return render(laporan, contoh.bentuk(), contoh.huruf())


def _folio_satu() -> bytes:
    laporan = contoh.laporan(1, susunan=Susunan.SATU, kertas=UkuranKertas.FOLIO, muka=Huruf.MONO)
    return render(laporan, contoh.bentuk(), contoh.huruf())


def _konsep() -> bytes:
    laporan = replace(
        contoh.laporan(susunan=Susunan.DUA), nomor="", kode=KodePeriksa("", ""), latihan=True
    )
    return render(laporan, contoh.bentuk(), contoh.huruf(), konsep=True)


def _jempol() -> bytes:
    isi = replace(
        contoh.isi(),
        tanda_tangan=CaraTandaTangan.CAP_JEMPOL,
        saksi="MARIAM PAKAYA",
        cara_baca=CaraBaca.DIBACAKAN,
    )
    return render(replace(contoh.laporan(), isi=isi), contoh.bentuk(), contoh.huruf())


def _badan() -> bytes:
    pelapor = replace(
        contoh.pelapor(),
        jenis_identitas=JenisIdentitas.TIDAK_ADA,
        nomor_identitas="",
        alasan_tanpa_identitas="KTP ikut hilang",
        tanggal_lahir=None,
        umur=54,
        agama="",
        telepon="",
    )
    isi = replace(
        contoh.isi(2),
        pelapor=pelapor,
        mewakili=Mewakili(Kuasa.BADAN, "CV Mekar Jaya", "bendahara", "Nomor 7/MJ/XI/2026"),
        tanda_tangan=CaraTandaTangan.TIDAK_DAPAT,
        alasan_tanda_tangan="tangan kanan sedang dibalut",
        saksi="MARIAM PAKAYA",
        tanggal_hilang=None,
        jam_hilang="",
        keterangan="Pelapor sudah bertanya kepada petugas pasar.",
    )
    laporan = replace(contoh.laporan(susunan=Susunan.DUA), isi=isi)
    return render(laporan, contoh.bentuk(), contoh.huruf())


def _banyak() -> bytes:
    return render(contoh.laporan(25), contoh.bentuk(), contoh.huruf())


def _salinan() -> bytes:
    return overlay_copy(
        _f4_tiga(),
        1,
        "Sukamaju, 24 November 2026",
        contoh.PEJABAT,
        contoh.bentuk(),
        contoh.huruf(),
        Huruf.SANS,
    )


def _edisi_dua() -> bytes:
    lama = SuratLama(contoh.NOMOR.replace("412", "398"), date(2026, 11, 14))
    laporan = replace(contoh.laporan(), edisi=2, menggantikan=(lama,))
    return render(laporan, contoh.bentuk(), contoh.huruf())


def _asli() -> bytes:
    return overlay_originals(_f4_tiga(), (2, 3), 3, contoh.bentuk(), contoh.huruf(), Huruf.SANS)


def _batal() -> bytes:
    bentuk = contoh.bentuk()
    kalimat = bentuk.sentence("batal", tanggal="24 November 2026")
    cap = bentuk.sentence("cap_batal")
    return overlay_void(_banyak(), cap, kalimat, contoh.huruf(), Huruf.SANS)


def _pemulihan() -> bytes:
    kode = "K7Q2M-4XN9P-ABCDE-FGHJK-3TVWX-YZ234-56789-MNPQR"
    return render_pemulihan(contoh.satuan(), kode, date(2026, 11, 21), contoh.huruf())


def _wewenang() -> bytes:
    table = load_wewenang(data_text("wewenang.toml"), "wewenang.toml")
    return render_wewenang(table, contoh.satuan(), date(2026, 11, 21), contoh.huruf())


def _lembar_buku() -> bytes:
    return render_buku(contoh_buku.naskah(), kiriman.kalimat_lembar(), contoh.huruf()).pdf


def _lembar_terbuka() -> bytes:
    naskah = contoh_buku.konsep()
    return render_buku(naskah, kiriman.kalimat_lembar(), contoh.huruf()).pdf


def _lembar_tumpang() -> bytes:
    made = render_buku(contoh_buku.naskah(), kiriman.kalimat_lembar(), contoh.huruf())
    place = made.letak[2]
    note = CatatanTepi(place.halaman, place.atas, "lihat ralat No. 3 tgl 23-11-2026")
    return overlay_notes(made.pdf, (note,), (), contoh.huruf(), Huruf.SANS)


def _sampul() -> bytes:
    buku = Buku(2, 2026, date(2026, 1, 1))
    ringkas = BukuRingkas(buku, 212, 8817, 17200, date(2026, 12, 31), selesai=True)
    naskah = NaskahSampul(
        contoh.satuan(), SisiSampul.PENUTUP, ringkas, contoh_buku.KAPOLSEK, latihan=False
    )
    return render_sampul(naskah, kiriman.kalimat_lembar(), contoh.huruf())


def _serah_terima() -> bytes:
    return render_serah(contoh.serah(), contoh.satuan(), kiriman.bentuk_serah(), contoh.huruf())


def _jadwal() -> bytes:
    return render_jadwal(contoh.jadwal(), contoh.satuan(), kiriman.bentuk_jadwal(), contoh.huruf())


def _wajib_lapor() -> bytes:
    return render_lapor(
        contoh.wajib_lapor(), contoh.satuan(), kiriman.bentuk_lapor(), contoh.huruf()
    )


RAGAM: dict[str, Callable[[], bytes]] = {
    "f4_tiga": _f4_tiga,
    "a4_dua": _a4_dua,
    "folio_satu": _folio_satu,
    "konsep": _konsep,
    "jempol": _jempol,
    "badan": _badan,
    "banyak": _banyak,
    "salinan": _salinan,
    "edisi_dua": _edisi_dua,
    "asli": _asli,
    "batal": _batal,
    "pemulihan": _pemulihan,
    "wewenang": _wewenang,
    "lembar_buku": _lembar_buku,
    "lembar_terbuka": _lembar_terbuka,
    "lembar_tumpang": _lembar_tumpang,
    "sampul": _sampul,
    "serah_terima": _serah_terima,
    "jadwal": _jadwal,
    "wajib_lapor": _wajib_lapor,
}
