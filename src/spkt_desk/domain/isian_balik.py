"""A frozen report as the form would have been typed, so that it can be corrected."""

from __future__ import annotations

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.kehilangan import (
    WARGA_INDONESIA,
    Asal,
    IsiKehilangan,
    KehilanganDraft,
    Maksud,
    OrangDraft,
)
from spkt_desk.domain.orang import Identitas

TIDAK_TAHU = "tidak tahu"
"""How a form says that nobody knows when or where."""


def as_typed(isi: IsiKehilangan, draft_id: str, mulai: str) -> KehilanganDraft:
    """Return the form that reads as this content; the officials are left to whoever asks."""
    wakil = isi.mewakili
    return KehilanganDraft(
        draft_id=draft_id,
        mulai=mulai,
        asal=Asal.HILANG.value,
        pelapor=person_as_typed(isi.pelapor),
        kuasa=wakil.kuasa.value,
        nama_pemilik=wakil.nama,
        hubungan=wakil.hubungan,
        surat_kuasa=wakil.surat_kuasa,
        warga_pemilik=wakil.kewarganegaraan or WARGA_INDONESIA,
        paspor_pemilik=wakil.paspor,
        barang=isi.ketikan,
        tanggal_hilang=tanggal_panjang(isi.tanggal_hilang) if isi.tanggal_hilang else TIDAK_TAHU,
        jam_hilang=isi.jam_hilang,
        tempat_hilang=isi.tempat_hilang or TIDAK_TAHU,
        keterangan=isi.keterangan,
        cara_baca=isi.cara_baca.value,
        tanda_tangan=isi.tanda_tangan.value,
        alasan_tanda_tangan=isi.alasan_tanda_tangan,
        saksi=isi.saksi,
        asli=str(len(isi.asli)),
        maksud=Maksud.PERBAIKAN.value,
    )


def person_as_typed(orang: Identitas) -> OrangDraft:
    """Return an identity as the form would have been typed."""
    lahir = tanggal_panjang(orang.tanggal_lahir) if orang.tanggal_lahir else ""
    return OrangDraft(
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin.value,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=lahir,
        umur="" if lahir else str(orang.umur),
        agama=orang.agama,
        kewarganegaraan=orang.kewarganegaraan,
        pekerjaan=orang.pekerjaan,
        alamat=orang.alamat,
        desa=orang.desa,
        telepon=orang.telepon,
        jenis_identitas=orang.jenis_identitas.value,
        nomor_identitas=orang.nomor_identitas,
        alasan_tanpa_identitas=orang.alasan_tanpa_identitas,
    )
