"""What a correction changed in a report: part by part, the words before and the words after."""

from __future__ import annotations

from dataclasses import dataclass

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.barang import sentence
from spkt_desk.domain.kehilangan import IsiKehilangan
from spkt_desk.domain.satuan import Penandatangan

KOSONG = "kosong"
"""What stands in the book for a part that says nothing."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One part of a report before and after a correction."""

    bagian: str
    semula: str
    menjadi: str


def changes(lama: IsiKehilangan, baru: IsiKehilangan) -> tuple[Perubahan, ...]:
    """Return every part that reads otherwise now, in the order of the paper; empty for none."""
    before, after = _parts(lama), _parts(baru)
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        Perubahan(name, before.get(name, "") or KOSONG, after.get(name, "") or KOSONG)
        for name in names
        if before.get(name, "") != after.get(name, "")
    )


def _parts(isi: IsiKehilangan) -> dict[str, str]:
    """Return the words of a report by the names of their parts."""
    return {
        **_person(isi),
        **_owner(isi),
        **{f"barang {ke}": sentence(one) for ke, one in enumerate(isi.barang, start=1)},
        "tanggal hilang": tanggal_panjang(isi.tanggal_hilang) if isi.tanggal_hilang else "",
        "jam hilang": isi.jam_hilang,
        "tempat hilang": isi.tempat_hilang,
        "keterangan": isi.keterangan,
        "cara membaca": isi.cara_baca.value,
        "cara tanda tangan": isi.tanda_tangan.value,
        "alasan tidak menandatangani": isi.alasan_tanda_tangan,
        "saksi": isi.saksi,
        "yang menerima laporan": _signer(isi.penerima),
        "penanda tangan": _signer(isi.pejabat),
        "jumlah asli": str(len(isi.asli)),
    }


def _person(isi: IsiKehilangan) -> dict[str, str]:
    orang = isi.pelapor
    return {
        "nama": orang.nama,
        "jenis kelamin": orang.jenis_kelamin.value,
        "identitas": orang.jenis_identitas.value,
        "nomor identitas": orang.nomor_identitas,
        "alasan tanpa identitas": orang.alasan_tanpa_identitas,
        "tempat lahir": orang.tempat_lahir,
        "tanggal lahir": tanggal_panjang(orang.tanggal_lahir) if orang.tanggal_lahir else "",
        "umur": str(orang.umur) if orang.umur else "",
        "agama": orang.agama,
        "kewarganegaraan": orang.kewarganegaraan,
        "pekerjaan": orang.pekerjaan,
        "alamat": orang.alamat,
        "desa": orang.desa,
        "telepon": orang.telepon,
    }


def _owner(isi: IsiKehilangan) -> dict[str, str]:
    wakil = isi.mewakili
    return {
        "melapor untuk": wakil.kuasa.value,
        "pemilik": wakil.nama,
        "hubungan": wakil.hubungan,
        "surat kuasa": wakil.surat_kuasa,
        "kewarganegaraan pemilik": wakil.kewarganegaraan,
        "paspor pemilik": wakil.paspor,
    }


def _signer(one: Penandatangan) -> str:
    parts = (one.atas_nama, one.jabatan, one.untuk_beliau, one.nama, one.pangkat, one.nomor)
    return " ".join(part for part in parts if part)
