"""Setelan (F12): what the unit decides; sections at the left, one of them open."""

from __future__ import annotations

from spkt_desk.ui.kit.tab_bagian import TabBagian
from spkt_desk.ui.setelan.bagian import TEMPAT
from spkt_desk.ui.setelan.barang import BagianBarang
from spkt_desk.ui.setelan.buku import BagianBuku
from spkt_desk.ui.setelan.daftar_jaga import BagianDaftarJaga
from spkt_desk.ui.setelan.pemulihan import BagianPemulihan
from spkt_desk.ui.setelan.petugas import BagianPetugas
from spkt_desk.ui.setelan.satuan import BagianSatuan
from spkt_desk.ui.setelan.simpan import BagianSimpan
from spkt_desk.ui.setelan.singkatan import BagianSingkatan
from spkt_desk.ui.setelan.surat import BagianSurat
from spkt_desk.ui.setelan.tugas import BagianTugas
from spkt_desk.ui.setelan.wewenang import BagianWewenang


class SetelanTab(TabBagian):
    """The page of F12."""

    tempat = TEMPAT
    label = "Bagian setelan"
    bantuan = (
        "Setelan satuan: kop, tugas dan jaga, hitungan buku, surat, jenis barang, daftar jaga, "
        "singkatan, petugas, masa simpan, kode pemulihan, dan tabel wewenang. Panah memilih "
        "bagian, Enter masuk ke isiannya, Ctrl+S menyimpan bagian yang terbuka. Semua perubahan "
        "berlaku mulai saat disimpan; surat yang sudah terbit tidak berubah."
    )
    bagian = (
        ("Satuan & kop", BagianSatuan),
        ("Tugas dan jaga", BagianTugas),
        ("Buku Mutasi", BagianBuku),
        ("Surat", BagianSurat),
        ("Jenis barang", BagianBarang),
        ("Daftar jaga", BagianDaftarJaga),
        ("Singkatan", BagianSingkatan),
        ("Petugas", BagianPetugas),
        ("Masa simpan", BagianSimpan),
        ("Kode pemulihan", BagianPemulihan),
        ("Wewenang", BagianWewenang),
    )
