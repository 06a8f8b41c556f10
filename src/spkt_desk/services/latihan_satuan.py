"""The invented unit of practice: its names, what its letters say, where its numbers begin."""

from __future__ import annotations

from datetime import date, time

from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.satuan import Huruf, Satuan, SetelanSurat, Susunan, UkuranKertas
from spkt_desk.domain.tugas import Kewenangan, Penduduk, PolaJaga, Tugas

NOMOR_TERAKHIR = 411
"""Where the paper book of the invented unit ended."""


def practice_unit() -> Satuan:
    """Return the unit; it has no emblem, because the program ships none."""
    return Satuan(
        nama="Polsek Sukamaju Timur",
        sebutan_polsek="Polsek",
        polsek="SUKAMAJU TIMUR",
        sebutan_polres="Polres",
        polres="MANDALA",
        polda="GORONTALO",
        kop=("POLRI DAERAH GORONTALO", "RESOR MANDALA", "SEKTOR SUKAMAJU TIMUR"),
        kop_tengah=True,
        alamat="Jl. Merdeka No. 12 Sukamaju",
        kode_pos="96111",
        tempat="Sukamaju",
        sebutan_kepala="KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR",
        zona=Zona.WITA,
        kertas=UkuranKertas.F4,
        huruf=Huruf.SANS,
        lambang=b"",
    )


def practice_duties() -> Tugas:
    """Return what the unit is there for: it investigates, three groups guard a day each."""
    return Tugas(
        Kewenangan(penyidikan=True, sejak=date(2021, 3, 23), dasar=""),
        PolaJaga(
            regu=("Regu I", "Regu II", "Regu III"),
            lama=24,
            jam_ganti=time(8),
            loket_buka=time(8),
            loket_tutup=time(20),
            batas_terlambat=60,
        ),
        (Penduduk(2025, 18_250, "Angka contoh, bukan data sungguhan"),),
    )


def practice_wording(bentuk: BentukSurat) -> SetelanSurat:
    """Return what the form proposes, signed in three columns."""
    return SetelanSurat(
        judul=bentuk.judul,
        pola_nomor=bentuk.pola_nomor,
        masa_berlaku=bentuk.masa_berlaku,
        susunan=Susunan.TIGA,
        klausul=bentuk.klausul,
    )
