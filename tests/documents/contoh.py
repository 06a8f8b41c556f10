"""Invented reports for the tests of the papers: one plain, and what to change for the others."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time

from PIL import Image, ImageDraw

from spkt_desk.domain.barang import AtasNama, BarangHilang, Dukungan
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.jadwal import BarisJadwal, Jadwal, JadwalBulan, Sprin
from spkt_desk.domain.kehilangan import (
    CaraBaca,
    CaraTandaTangan,
    IsiKehilangan,
    KodePeriksa,
    Kuasa,
    LaporanKehilangan,
    Mewakili,
)
from spkt_desk.domain.orang import Identitas, JenisIdentitas, JenisKelamin
from spkt_desk.domain.satuan import (
    Huruf,
    Penandatangan,
    Satuan,
    Susunan,
    UkuranKertas,
)
from spkt_desk.domain.serah_terima import (
    Hitungan,
    IsiSerahTerima,
    KeadaanMeja,
    PersonelJaga,
    SerahTerima,
    Sisi,
)
from spkt_desk.domain.wajib_lapor import (
    IsiWajibLapor,
    LembarWajibLapor,
    WajibLapor,
    sheet_rows,
)
from spkt_desk.services.latihan_satuan import practice_unit, practice_wording
from tests.support import kiriman
from tests.support.stasiun import PERTAMA

bentuk = kiriman.bentuk
huruf = kiriman.huruf

NOMOR = PERTAMA
PEJABAT = Penandatangan(
    atas_nama="a.n. KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR",
    jabatan="Ps. KA SPKT",
    untuk_beliau="",
    nama="DARMAWAN LATUCONSINA",
    pangkat="Ajun Inspektur Polisi Dua",
    jenis_nomor="NRP",
    nomor="84050217",
)
PENERIMA = Penandatangan(
    atas_nama="",
    jabatan="BAMIN SPKT",
    untuk_beliau="",
    nama="YOSEP KAIMANA",
    pangkat="Brigadir Polisi Satu",
    jenis_nomor="NRP",
    nomor="03100376",
)
KAPOLSEK = Penandatangan(
    atas_nama="",
    jabatan="KAPOLSEK SUKAMAJU TIMUR",
    untuk_beliau="",
    nama="HENDRA PAKAYA",
    pangkat="Ajun Komisaris Polisi",
    jenis_nomor="NRP",
    nomor="81011249",
)
QR = "SPKT1:K7Q2M4XN:SKTLK:412/XI/2026:20261121:1:" + "7F3KQ2PMABCDEFGH" * 6


def barang(ke: int = 0) -> BarangHilang:
    return _BARANG[ke % len(_BARANG)]


def _barang(label: str, satuan: str, *isian: tuple[str, str], ciri: str = "") -> BarangHilang:
    return BarangHilang(
        kode=label,
        label=label,
        jumlah=1,
        satuan=satuan,
        isian=isian,
        atas_nama=AtasNama(sama_pelapor=True, nama=""),
        dukungan=(Dukungan("Surat pengantar desa/kelurahan", ada=False),),
        ciri=ciri,
        singkat=label,
    )


_BARANG = (
    _barang("Kartu Tanda Penduduk (KTP-el)", "lembar", ("NIK", "7571034511940003")),
    _barang("Surat Izin Mengemudi", "lembar", ("golongan", "C"), ("nomor", "14051194000312")),
    _barang("kartu ATM/debit", "buah", ("Bank", "Mandala"), ("nomor rekening", "331401004417")),
    _barang(
        "Surat Tanda Nomor Kendaraan",
        "lembar",
        ("nomor polisi", "DM 3412 EB"),
        ("merek/tipe", "Honda Vario 125"),
        ("warna", "hitam"),
        ("nomor rangka", "MH1JM4117LK104417"),
        ("nomor mesin", "JM41E1104417"),
    ),
    _barang("Kartu Keluarga", "lembar", ("nomor", "7571031203080021")),
    _barang("dompet kulit", "buah", ciri="warna cokelat tua, ada goresan di sudut kiri bawah"),
)


def lambang() -> bytes:
    """An invented emblem: rings, so that nobody takes it for a real one."""
    gambar = Image.new("RGBA", (420, 440), (0, 0, 0, 0))
    pena = ImageDraw.Draw(gambar)
    pena.ellipse((10, 20, 410, 420), outline=(20, 20, 20, 255), width=14)
    pena.ellipse((70, 80, 350, 360), outline=(20, 20, 20, 255), width=8)
    pena.polygon([(210, 110), (300, 310), (120, 310)], outline=(20, 20, 20, 255), width=8)
    berkas = io.BytesIO()
    gambar.save(berkas, "PNG")
    return berkas.getvalue()


def satuan() -> Satuan:
    """The unit of practice with an emblem, which a real unit loads itself."""
    return replace(practice_unit(), lambang=lambang())


def pelapor() -> Identitas:
    return Identitas(
        nama="SUHARTI NINGSIH",
        jenis_kelamin=JenisKelamin.PEREMPUAN,
        tempat_lahir="Gorontalo",
        tanggal_lahir=date(1994, 11, 5),
        umur=32,
        agama="Islam",
        kewarganegaraan="Indonesia",
        pekerjaan="Wiraswasta",
        alamat="Jl. Melati No. 4 RT 002 RW 001 Kel. Biawao, Kec. Kota Selatan",
        desa="Biawao",
        telepon="081234567890",
        jenis_identitas=JenisIdentitas.NIK,
        nomor_identitas="7571034511940003",
        alasan_tanpa_identitas="",
    )


def isi(banyak: int = 3) -> IsiKehilangan:
    return IsiKehilangan(
        pelapor=pelapor(),
        mewakili=Mewakili(Kuasa.DIRI, "", "", ""),
        barang=tuple(barang(ke) for ke in range(banyak)),
        tanggal_hilang=date(2026, 11, 20),
        jam_hilang="07.30",
        tempat_hilang="sekitar Pasar Sentral dan Jl. Melati",
        keterangan="",
        cara_baca=CaraBaca.DIBACA,
        tanda_tangan=CaraTandaTangan.TANDA_TANGAN,
        alasan_tanda_tangan="",
        saksi="",
        penerima=PENERIMA,
        pejabat=PEJABAT,
        asli=("pelapor", "arsip"),
        ketikan=(),
    )


def laporan(
    banyak: int = 3,
    *,
    susunan: Susunan = Susunan.TIGA,
    kertas: UkuranKertas = UkuranKertas.F4,
    muka: Huruf = Huruf.SANS,
) -> LaporanKehilangan:
    saat = datetime(2026, 11, 21, 8, 7, tzinfo=Zona.WITA.tzinfo)
    form = bentuk()
    return LaporanKehilangan(
        rekaman_id="0192f7c1a4b07d3e",
        nomor=NOMOR,
        datang=saat,
        terbit=saat.replace(minute=16),
        isi=isi(banyak),
        satuan=replace(satuan(), kertas=kertas, huruf=muka),
        surat=replace(practice_wording(form), pola_nomor="SKTLK/{nomor}", susunan=susunan),
        bentuk=form.versi,
        kode=KodePeriksa(kode="7F3KQ-2PM4X", qr=QR),
        latihan=False,
    )


def serah() -> SerahTerima:
    """Return a hand-over with one difference, a detainee, and an open letter."""
    return SerahTerima(
        giliran=214,
        mulai=datetime(2026, 11, 21, 8, 4, tzinfo=Zona.WITA.tzinfo),
        selesai=datetime(2026, 11, 22, 8, 11, tzinfo=Zona.WITA.tzinfo),
        hari=date(2026, 11, 22),
        isi=IsiSerahTerima(
            regu_lama="Regu II",
            regu_baru="Regu III",
            personel=(
                PersonelJaga("Darmawan Latuconsina", "Aipda", "NRP 84050217", "KA SPKT"),
                PersonelJaga("Yosep Kaimana", "Briptu", "NRP 03100376", "Penerima laporan"),
                PersonelJaga("Ratna Wulandari", "Bripka", "NRP 92080561", "Anggota"),
            ),
            hitungan=(
                Hitungan(
                    *("tahanan_laki", "Tahanan laki-laki", "orang", 2, 1),
                    "Anton Wuwung, sehat; Rusdi Mamonto, diobati di Puskesmas",
                    "titipan Unit Reskrim pukul 21.40",
                ),
                Hitungan("tahanan_perempuan", "Tahanan perempuan", "orang", 0, 0, "", ""),
                Hitungan("senpi", "Senjata api", "pucuk", 6, 6, "V2 empat, revolver dua", ""),
                Hitungan("bbm", "BBM", "liter", 35, None, "", ""),
            ),
            meja=KeadaanMeja(
                *(1, 0, 2, (NOMOR,), 48211),
                (
                    "Patroli pukul 02.00 belum ditulis",
                    "wajib lapor Ridwan Musa tidak hadir 19-11-2026 (sudah 1 kali)",
                ),
            ),
            perhatian="Kunci gudang cadangan di laci KA SPKT.\nPatroli pasar malam pukul 20.00.",
            analisis="",
            evaluasi="Serah terima tepat waktu.",
            menyerahkan=replace(PEJABAT, atas_nama=""),
            menerima=PENERIMA,
            penanggung=KAPOLSEK,
        ),
        basah=(Sisi.MENERIMA,),
        kemudian=False,
        kode="4127-K7Q2M-4XN9P",
    )


def jadwal() -> JadwalBulan:
    """Return the roster of a month with three groups in turn."""
    heads = ("Aipda Darmawan Latuconsina", "Aipda Yunus Pakaya", "Bripka Sitti Mokodompit")
    rows = tuple(
        BarisJadwal(
            Jadwal(
                date(2026, 11, day),
                0,
                f"Regu {'I' * (day % 3 + 1)}",
                sprin=Sprin("Sprin/17/XI/2026", date(2026, 10, 28)),
            ),
            time(8),
            heads[day % 3],
            "Ipda Rahmat Djafar",
            "Briptu Yosep Kaimana, Bripka Ratna Wulandari (sakit)",
            "Reskrim: Bripka Anwar Lasimpala",
        )
        for day in range(1, 31)
    )
    extra = replace(rows[0], jadwal=replace(rows[0].jadwal, urut=1))
    return JadwalBulan(date(2026, 11, 1), (*rows, extra), KAPOLSEK, date(2026, 10, 29))


def wajib_lapor() -> LembarWajibLapor:
    """Return the sheet of one who was there, missed a day and came on another."""
    hari_ini = date(2026, 12, 5)
    isi = IsiWajibLapor(
        "Ridwan Musa", "LP/B/41/XI/2026, SP Kanit Reskrim", (0, 3), date(2026, 11, 21),
        date(2027, 1, 31),
    )  # fmt: skip
    reports = {
        date(2026, 11, day): (datetime(2026, 11, day, 9, day, tzinfo=Zona.WITA.tzinfo), 48200 + day)
        for day in (23, 27, 30)
    }
    orang = WajibLapor("r1", isi, date(2026, 11, 21), tuple(reports), ())
    return LembarWajibLapor(
        orang, sheet_rows(orang, reports, hari_ini), replace(PEJABAT, atas_nama=""), hari_ini
    )
