"""Invented sheets of the Buku Mutasi: a night with a red line, corrections, and a late line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.lembar import BarisLembar, NaskahLembar, RujukRalat
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris, Ralat
from spkt_desk.domain.satuan import Huruf, Penandatangan, UkuranKertas
from tests.documents import contoh

PAGI = datetime(2026, 11, 21, 8, 0, tzinfo=Zona.WITA.tzinfo)
KAPOLSEK = Penandatangan(
    atas_nama="",
    jabatan="KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR",
    untuk_beliau="",
    nama="HENDRA PAKAYA",
    pangkat="Ajun Komisaris Polisi",
    jenis_nomor="NRP",
    nomor="81011249",
)


def baris(urut: int, uraian: str, **changes: object) -> BarisLembar:
    """Return a line of the duty day 21 November, written a quarter of an hour after the last."""
    waktu = PAGI + timedelta(minutes=15 * (urut - 1))
    line = MutasiBaris(
        nomor_buku=urut,
        no=urut,
        hari=date(2026, 11, 21),
        kejadian=waktu,
        ditulis=waktu,
        jenis=JenisMutasi.CATATAN,
        uraian=uraian,
        keterangan="",
        merah=False,
        paraf="YK",
        rekaman_id=f"rekaman-{urut}",
    )
    return BarisLembar(replace(line, **changes))  # type: ignore[arg-type]


def dicoret() -> BarisLembar:
    """Return a line that was corrected twice, the second time the corrected words."""
    first = Ralat(3, "Melati", "Mawar", "salah dengar")
    second = Ralat(3, "Mawar", "Kenanga", "salah dengar lagi")
    return replace(
        baris(
            3,
            "Patroli R2 ke Jl. Melati dan Pasar Sentral, situasi aman.",
            dicoret=((5, first), (2, second)),
        ),
        ralat=(
            RujukRalat(5, date(2026, 11, 21), "YK"),
            RujukRalat(2, date(2026, 11, 22), "RW"),
        ),
    )


def giliran() -> tuple[BarisLembar, ...]:
    """Return the lines of one shift, over the change of the duty day."""
    jaga = (
        "Giliran jaga Regu II dibuka. KA SPKT AIPDA Darmawan Latuconsina, anggota BRIPKA Ratna "
        "Wulandari; tahanan 2 (L 2, P 0), senjata api 4 pucuk; situasi aman terkendali."
    )
    malam = datetime(2026, 11, 21, 23, 10, tzinfo=Zona.WITA.tzinfo)
    ditulis = datetime(2026, 11, 22, 8, 25, tzinfo=Zona.WITA.tzinfo)
    return (
        baris(1, jaga, keterangan="jaga", merah=True, jenis=JenisMutasi.JAGA),
        baris(2, "Datang seorang laki-laki menanyakan jalan ke kantor camat; diarahkan."),
        dicoret(),
        baris(4, "", dihapus="Keputusan Kapolri Nomor 1 Tahun 2026"),
        baris(5, "Cek tahanan 2 orang dalam keadaan sehat.", keterangan="cek tahanan"),
        baris(6, "Telepon dari Polres menanyakan data lalu lintas.", jam_diragukan=True),
        baris(
            7,
            "Tamu menginap melapor.",
            no=1,
            hari=date(2026, 11, 22),
            kejadian=malam,
            ditulis=ditulis,
            sebab_terlambat="piket mengantar tahanan",
        ),
    )


def naskah(
    lines: tuple[BarisLembar, ...] | None = None,
    *,
    kertas: UkuranKertas = UkuranKertas.F4,
    muka: Huruf = Huruf.SANS,
) -> NaskahLembar:
    """Return sheets about to be ruled off."""
    return NaskahLembar(
        satuan=replace(contoh.satuan(), kertas=kertas, huruf=muka),
        regu="Regu II",
        ka_spkt="AIPDA Darmawan Latuconsina",
        baris=giliran() if lines is None else lines,
        latihan=False,
        buku="Buku ke-2/2026",
        halaman_awal=41,
        kode="4127-K7Q2M-4XN9P",
        penanda=(contoh.PEJABAT, contoh.PENERIMA, KAPOLSEK),
    )


def konsep() -> NaskahLembar:
    """Return the same sheets while their shift still runs, at a practice station."""
    return replace(
        naskah(),
        buku="",
        halaman_awal=0,
        kode="",
        penanda=(),
        latihan=True,
        cap="BELUM DIGARIS TUTUP",
    )
