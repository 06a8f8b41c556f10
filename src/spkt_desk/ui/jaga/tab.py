"""Jaga (F11): what the guard has to do beside the book, one section a task."""

from __future__ import annotations

from spkt_desk.ui.jaga.impor_buku import BagianImpor
from spkt_desk.ui.jaga.jadwal import BagianJadwal
from spkt_desk.ui.jaga.lembar import BagianLembar
from spkt_desk.ui.jaga.pemeriksaan import BagianPemeriksaan
from spkt_desk.ui.jaga.pendamping import BagianPendamping
from spkt_desk.ui.jaga.serah_terima import BagianSerahTerima
from spkt_desk.ui.jaga.tugas_berkala import BagianTugasBerkala
from spkt_desk.ui.jaga.wajib_lapor import BagianWajibLapor
from spkt_desk.ui.kit.tab_bagian import TabBagian


class JagaTab(TabBagian):
    """The page of F11."""

    tempat = "jaga"
    label = "Bagian jaga"
    bantuan = (
        "Jaga memuat pekerjaan penjagaan di samping Buku Mutasi. Panah memilih bagian, Enter masuk "
        "ke isiannya, Ctrl+S menyimpan bagian yang terbuka. Serah terima boleh dimulai sebelum dan "
        "diselesaikan sesudah giliran berikutnya dibuka; Ctrl+P mencetak lembarnya. Jadwal jaga "
        "disusun dengan Ctrl+T. Di Lembar buku Ctrl+Enter menutup buku sebelum penuh. Di buku "
        "pendamping Ctrl+S mencatat yang keluar, Enter atau Ctrl+Enter pada daftar di bawahnya "
        "mencatat kembalinya. Di tugas jaga Ctrl+Enter menulis baris tugas yang dipilih, "
        "Ctrl+T cek tahanan. Di wajib lapor Enter pada daftar mencatat yang dipilih hadir, "
        "Ctrl+D mengakhirinya "
        "dengan alasan, Ctrl+P mencetak daftar hadirnya."
    )
    bagian = (
        ("Serah terima", BagianSerahTerima),
        ("Tugas jaga", BagianTugasBerkala),
        ("Buku pendamping", BagianPendamping),
        ("Wajib lapor", BagianWajibLapor),
        ("Jadwal jaga", BagianJadwal),
        ("Lembar buku", BagianLembar),
        ("Pemeriksaan", BagianPemeriksaan),
        ("Buku lama", BagianImpor),
    )
