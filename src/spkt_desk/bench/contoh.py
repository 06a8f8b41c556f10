"""The invented citizen whose report is measured: an ordinary form, complete to the last field."""

from __future__ import annotations

from spkt_desk.domain.barang import SAMA_PELAPOR, BarangDraft
from spkt_desk.domain.kehilangan import Asal, CaraBaca, KehilanganDraft, OrangDraft

NIK = "7571034511940003"


def specimen_form(draft_id: str, mulai: str) -> KehilanganDraft:
    """Return a form with one citizen and three things, lost the day before `mulai`."""
    return KehilanganDraft(
        draft_id=draft_id,
        mulai=mulai,
        asal=Asal.HILANG.value,
        pelapor=OrangDraft(
            nama="Suharti Ningsih",
            jenis_kelamin="perempuan",
            tempat_lahir="Gorontalo",
            tanggal_lahir="5 November 1994",
            agama="Islam",
            pekerjaan="Wiraswasta",
            alamat="Jl. Melati No. 4 RT 002 RW 001",
            desa="Biawao",
            telepon="081234567890",
            nomor_identitas=NIK,
        ),
        barang=(
            BarangDraft("KTP", isian=(("nik", NIK),), atas_nama=SAMA_PELAPOR),
            BarangDraft("SIM", isian=(("golongan", "C"),), atas_nama=SAMA_PELAPOR),
            BarangDraft("ATM", isian=(("bank", "BRI"),), atas_nama=SAMA_PELAPOR),
        ),
        tanggal_hilang="kemarin",
        jam_hilang="0730",
        tempat_hilang="sekitar Pasar Sentral dan Jl. Melati",
        cara_baca=CaraBaca.DIBACA.value,
    )
