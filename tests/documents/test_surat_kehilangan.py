from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date
from itertools import pairwise, product
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader

from spkt_desk.documents.surat_kehilangan import check, form_version, render
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import (
    CaraBaca,
    CaraTandaTangan,
    KodePeriksa,
    Kuasa,
    LaporanKehilangan,
    Mewakili,
)
from spkt_desk.domain.orang import Identitas, JenisIdentitas, JenisKelamin
from spkt_desk.domain.satuan import Huruf, Susunan, UkuranKertas
from tests.documents import contoh
from tests.documents.baca import Lembar, pages, picture, squeezed, text, typeset
from tests.documents.ragam import RAGAM

ROOT = Path(__file__).parents[2]
SEMUA = list(product(Susunan, UkuranKertas, Huruf))


def _render(laporan: LaporanKehilangan, *, konsep: bool = False) -> bytes:
    return render(laporan, contoh.bentuk(), contoh.huruf(), konsep=konsep)


def _with(laporan: LaporanKehilangan, **isi: object) -> LaporanKehilangan:
    return replace(laporan, isi=replace(laporan.isi, **isi))  # type: ignore[arg-type]


def _pelapor(laporan: LaporanKehilangan, **isian: object) -> LaporanKehilangan:
    orang: Identitas = replace(laporan.isi.pelapor, **isian)  # type: ignore[arg-type]
    return _with(laporan, pelapor=orang)


def _inside(lembar: Lembar) -> None:
    for t in lembar.tulis:
        assert t.x >= 25 - 0.1, t
        assert t.kanan <= lembar.lebar - 15 + 0.1, t
        assert t.atas >= 20 - 0.1, t
        assert t.bawah <= lembar.tinggi - 15 + 0.1, t
    for x, atas, kanan, bawah in lembar.kotak:
        assert x >= 25 - 0.1
        assert kanan <= lembar.lebar - 15 + 0.1
        assert atas >= 20 - 0.1
        assert bawah <= lembar.tinggi - 15 + 0.1


@pytest.mark.parametrize(("susunan", "kertas", "muka"), SEMUA)
@pytest.mark.parametrize("banyak", [1, 6])
def test_one_page_inside_the_margins_with_its_number(
    susunan: Susunan, kertas: UkuranKertas, muka: Huruf, banyak: int
) -> None:
    pdf = _render(contoh.laporan(banyak, susunan=susunan, kertas=kertas, muka=muka))
    (lembar,) = pages(pdf)
    assert (lembar.lebar, lembar.tinggi) == pytest.approx(kertas.milimeter, abs=0.01)
    _inside(lembar)
    tanpa_spasi = squeezed(lembar.teks)
    assert squeezed(f"Nomor: {contoh.NOMOR}") in tanpa_spasi
    assert squeezed("TIDAK DIPUNGUT BIAYA") in tanpa_spasi
    assert squeezed("Kode periksa 7F3KQ-2PM4X") in tanpa_spasi
    assert squeezed("Bukan tanda tangan elektronik.") in tanpa_spasi
    assert lembar.gambar == 1


def test_the_code_is_large_enough_to_be_read_aloud() -> None:
    letters = [one for one in typeset(_render(contoh.laporan())) if one.huruf.endswith("Mono-Bold")]
    assert "".join(one.isi for one in letters) == "7F3KQ-2PM4X"
    assert {one.ukuran for one in letters} == {13.0}


@pytest.mark.parametrize(
    ("alamat", "desa", "printed"),
    [
        ("Jl. Melati No. 4", "Kel. Biawao", "Jl. Melati No. 4, Kel. Biawao"),
        ("Jl. Biawao No. 4", "Desa Biawao", "Jl. Biawao No. 4, Desa Biawao"),
        ("Jl. Melati No. 4", "Biawao", "Jl. Melati No. 4, Biawao"),
        ("Jl. Melati No. 4 Kel. Biawao", "Kel. Biawao", "Jl. Melati No. 4 Kel. Biawao"),
        ("Jl. Melati No. 4, Biawao", "Kel. Biawao", "Jl. Melati No. 4, Biawao"),
        ("", "Desa Tilote", "Desa Tilote"),
    ],
)
def test_the_village_is_printed_once_as_it_was_typed(alamat: str, desa: str, printed: str) -> None:
    (lembar,) = pages(_render(_pelapor(contoh.laporan(), alamat=alamat, desa=desa)))
    (row,) = [t for t in lembar.tulis if t.isi.endswith(printed)]
    assert row.isi.removeprefix("Alamat").strip(" :") == printed


@pytest.mark.parametrize("banyak", range(1, 7))
def test_one_to_six_things_are_one_page(banyak: int) -> None:
    (lembar,) = pages(_render(contoh.laporan(banyak, kertas=UkuranKertas.A4)))
    assert lembar.teks.count("1 (satu)") == banyak
    assert f"{banyak}. 1 (satu)" in lembar.teks


@pytest.mark.parametrize("muka", Huruf)
def test_fonts_are_embedded_subsets_and_nothing_else(muka: Huruf) -> None:
    pdf = _render(contoh.laporan(muka=muka))
    for halaman in PdfReader(io.BytesIO(pdf)).pages:
        fonts = halaman["/Resources"]["/Font"]  # type: ignore[index]
        assert len(fonts) >= 2
        for font in fonts.values():
            isi = font.get_object()
            known = {f"+{one.value.replace(' ', '')}" for one in (muka, Huruf.MONO)}
            assert any(one in isi["/BaseFont"] for one in known)
            assert "/FontFile2" in isi["/FontDescriptor"]
    assert b"Helvetica" not in pdf


def test_properties_name_the_kind_of_paper_and_no_person() -> None:
    pdf = _render(contoh.laporan())
    berkas = PdfReader(io.BytesIO(pdf))
    assert berkas.metadata is not None
    assert berkas.metadata.title == "SURAT KETERANGAN TANDA LAPOR KEHILANGAN"
    assert "SUHARTI" not in str(berkas.metadata)
    assert berkas.trailer["/Root"]["/Lang"] == "id-ID"  # type: ignore[index]


def test_the_same_record_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\n"
        "from tests.documents.ragam import RAGAM\n"
        "for nama in ('f4_tiga', 'banyak', 'konsep'):\n"
        "    print(hashlib.sha256(RAGAM[nama]()).hexdigest())\n"
    )
    hasil = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": benih},
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        ).stdout.split()
        for benih in ("1", "2")
    ]
    sini = [hashlib.sha256(RAGAM[n]()).hexdigest() for n in ("f4_tiga", "banyak", "konsep")]
    assert hasil[0] == hasil[1] == sini


def test_other_papers_between_do_not_change_the_bytes() -> None:
    dulu = _render(contoh.laporan())
    _render(contoh.laporan(6, muka=Huruf.SERIF))
    _render(_pelapor(contoh.laporan(), nama="Ünal Çelik ﬁ ß Ž"))
    assert _render(contoh.laporan()) == dulu


def test_opening_says_who_came_when_by_the_clock_of_the_unit() -> None:
    laporan = contoh.laporan()
    pdf = _render(replace(laporan, datang=laporan.datang.astimezone(UTC)))
    harap = (
        "Pada hari ini Sabtu tanggal 21 November 2026 pukul 08.07 WITA, telah datang di SPKT "
        "Polsek Sukamaju Timur seorang perempuan yang mengaku:"
    )
    assert squeezed(harap) in squeezed(text(pdf))


def test_validity_stands_in_figures_and_words_and_no_old_article() -> None:
    isi = text(_render(contoh.laporan()))
    assert "berlaku 14 (empat belas) hari sejak tanggal diterbitkan." in isi
    assert "KUHP" not in isi
    assert "Pasal 2" not in isi
    assert "Surat pengantar" not in isi  # a missing supporting paper is no reproach on paper


@pytest.mark.parametrize("nama", ["f4_tiga", "a4_dua", "folio_satu", "badan"])
def test_dashes_close_the_last_lines_at_the_margin(nama: str) -> None:
    (lembar,) = pages(RAGAM[nama]())
    berujung = [t for t in lembar.tulis if t.isi.endswith("-")]
    assert len(berujung) >= 7
    for t in berujung:
        assert t.kanan == pytest.approx(lembar.lebar - 15, abs=0.6)
    for lead in ("melaporkan telah kehilangan", "Catatan:", "dipergunakan sebagaimana"):
        garis = lembar.find(lead)
        assert lembar.lebar - 15 - garis.kanan < 4, garis


def test_colons_stand_in_one_line_and_empty_rows_leave_no_hole() -> None:
    penuh = pages(_render(contoh.laporan()))[0]
    bolong = pages(_render(_pelapor(contoh.laporan(), agama="", telepon="", pekerjaan="")))[0]
    for lembar, banyak in ((penuh, 8), (bolong, 5)):
        rows = [t for t in lembar.tulis if t.isi.startswith(":")]
        assert len(rows) == banyak
        assert max(t.x for t in rows) - min(t.x for t in rows) < 0.1
        turun = sorted(t.bawah for t in rows)
        langkah = [b - a for a, b in pairwise(turun)]
        assert max(langkah) - min(langkah) < 0.1
    assert "Agama" not in bolong.teks


@pytest.mark.parametrize(
    ("jenis", "label"),
    [
        (JenisIdentitas.NIK, "NIK"),
        (JenisIdentitas.PASPOR, "Nomor paspor"),
        (JenisIdentitas.NRP, "NRP"),
        (JenisIdentitas.NIP, "NIP"),
    ],
)
def test_identity_carries_the_label_of_its_kind(jenis: JenisIdentitas, label: str) -> None:
    laporan = _pelapor(contoh.laporan(), jenis_identitas=jenis, nomor_identitas="03100376X")
    lembar = pages(_render(laporan))[0]
    nomor = lembar.find(": 03100376X")
    assert any(t.isi == label and abs(t.bawah - nomor.bawah) < 0.2 for t in lembar.tulis)


def test_without_identity_the_reason_is_printed() -> None:
    laporan = _pelapor(
        contoh.laporan(),
        jenis_identitas=JenisIdentitas.TIDAK_ADA,
        nomor_identitas="",
        alasan_tanpa_identitas="KTP ikut hilang",
    )
    assert ": tidak dapat ditunjukkan — KTP ikut hilang" in text(_render(laporan))
    tanpa = pages(_render(_pelapor(laporan, alasan_tanpa_identitas="")))[0]
    assert tanpa.find("tidak dapat ditunjukkan").isi == ": tidak dapat ditunjukkan"


def test_without_birth_date_the_age_is_printed() -> None:
    laporan = _pelapor(contoh.laporan(), tanggal_lahir=None, umur=54)
    lembar = pages(_render(laporan))[0]
    lembar.find(": 54 tahun")
    assert any(t.isi == "Umur" for t in lembar.tulis)
    assert "tanggal lahir" not in lembar.teks


@pytest.mark.parametrize(
    ("kuasa", "label"), [(Kuasa.ORANG, "Hubungan"), (Kuasa.BADAN, "Kedudukan")]
)
def test_reporting_for_another_names_whom_and_by_what_right(kuasa: Kuasa, label: str) -> None:
    wakil = Mewakili(kuasa, "Rahmat Hulopi", "anak kandung", "Surat kuasa 20 November 2026")
    lembar = pages(_render(_with(contoh.laporan(), mewakili=wakil)))[0]
    lembar.find(": Rahmat Hulopi")
    lembar.find(": anak kandung")
    lembar.find(": Surat kuasa 20 November 2026")
    assert any(t.isi == label for t in lembar.tulis)


@pytest.mark.parametrize(("warga", "rows"), [("Australia", 2), ("Indonesia", 0)])
def test_a_foreign_owner_stands_with_nationality_and_passport(warga: str, rows: int) -> None:
    wakil = Mewakili(
        Kuasa.ORANG, "Emma Walker", "pemandu wisata", "", warga, "PA1234567" if rows else ""
    )
    lembar = pages(_render(_with(contoh.laporan(), mewakili=wakil)))[0]
    found = [t.isi for t in lembar.tulis if t.isi in {": Australia", ": PA1234567"}]
    assert found == [": Australia", ": PA1234567"][:rows]
    assert sum("pemilik" in t.isi for t in lembar.tulis) == rows


@pytest.mark.parametrize(
    ("hari", "jam", "harap"),
    [
        (
            date(2026, 11, 20),
            "07.30",
            "pada hari Jumat tanggal 20 November 2026 sekitar pukul 07.30 WITA di sekitar Pasar",
        ),
        (date(2026, 11, 20), "", "pada hari Jumat tanggal 20 November 2026 di sekitar Pasar"),
        (None, "07.30", "tidak diingat lagi, sekitar pukul 07.30 WITA, di sekitar Pasar"),
        (None, "", "pada hari dan tanggal yang tidak diingat lagi, di sekitar Pasar"),
    ],
)
def test_when_and_where_as_far_as_known(hari: date | None, jam: str, harap: str) -> None:
    pdf = _render(_with(contoh.laporan(), tanggal_hilang=hari, jam_hilang=jam))
    assert squeezed(harap) in squeezed(text(pdf))
    assert squeezed("sudah dicari namun tidak ditemukan.") in squeezed(text(pdf))


@pytest.mark.parametrize(
    ("tempat", "harap"),
    [
        ("di antara Pasar Sentral dan rumah", "WITA di antara Pasar"),
        ("Pasar Sentral", "WITA di Pasar Sentral,"),
        ("", "WITA di tempat yang tidak diketahui dengan pasti,"),
    ],
)
def test_the_place_has_one_preposition(tempat: str, harap: str) -> None:
    pdf = _render(_with(contoh.laporan(), tempat_hilang=tempat))
    assert squeezed(harap) in squeezed(text(pdf))


@pytest.mark.parametrize(
    ("baca", "harap"),
    [(CaraBaca.DIBACA, "telah dibaca sendiri"), (CaraBaca.DIBACAKAN, "telah dibacakan kepada")],
)
def test_how_the_reporter_took_note_is_printed(baca: CaraBaca, harap: str) -> None:
    assert harap in text(_render(_with(contoh.laporan(), cara_baca=baca)))
    assert harap not in text(_render(_with(contoh.laporan(), cara_baca=CaraBaca.BELUM)))


@pytest.mark.parametrize("banyak", [8, 11, 14, 17, 20, 23, 26, 30, 40])
def test_signatures_keep_the_last_lines_and_later_pages_the_number(banyak: int) -> None:
    lembar = pages(_render(contoh.laporan(banyak, kertas=UkuranKertas.A4)))
    for ke, satu in enumerate(lembar, start=1):
        _inside(satu)
        if len(lembar) > 1:
            assert squeezed(contoh.NOMOR) in squeezed(satu.teks)
            assert f"Halaman {ke} dari {len(lembar)}" in satu.teks
    akhir = lembar[-1]
    for harap in ("Demikian surat keterangan ini", "dibaca sendiri", "DARMAWAN", "SUHARTI"):
        assert harap in akhir.teks
    for lain in lembar[:-1]:
        assert "DARMAWAN" not in lain.teks
        assert not lain.kotak  # the code stands once, beside the signatures
    assert sum(satu.teks.count("1 (satu)") for satu in lembar) == banyak


def test_many_things_reach_a_second_page() -> None:
    assert len(pages(_render(contoh.laporan(25)))) == 2


@pytest.mark.parametrize("susunan", Susunan)
def test_each_official_has_25_mm_for_signature_and_stamp(susunan: Susunan) -> None:
    laporan = contoh.laporan(6, susunan=susunan, kertas=UkuranKertas.A4)
    lembar = pages(_render(laporan))[0]
    jabatan, nama = lembar.find("Ps. KA SPKT"), lembar.find("DARMAWAN LATUCONSINA")
    assert nama.atas - jabatan.bawah >= 25 - 0.5
    sela = [t for t in lembar.tulis if jabatan.bawah + 0.5 < t.atas < nama.atas - 1]
    assert not [t for t in sela if t.kanan > nama.x and t.x < nama.kanan]


def test_layouts_hold_the_people_they_should() -> None:
    satu, dua, tiga = (text(_render(contoh.laporan(susunan=s))) for s in Susunan)
    for isi in (satu, dua, tiga):
        assert "a.n. KEPALA KEPOLISIAN" in isi
        assert "AJUN INSPEKTUR POLISI DUA" in isi
        assert "NRP 84050217" in isi
        assert "Sukamaju, 21 November 2026" in isi
    assert "Pelapor" not in satu.split("Demikian")[1]
    assert "Pelapor" in dua.split("Demikian")[1]
    assert "Mengetahui," not in dua
    assert "Yang menerima laporan" in tiga
    assert "NRP 03100376" in tiga  # the leading zero is real


@pytest.mark.parametrize("susunan", [Susunan.DUA, Susunan.TIGA])
def test_thumb_is_a_framed_box_and_the_witness_has_a_place(susunan: Susunan) -> None:
    laporan = _with(
        contoh.laporan(susunan=susunan),
        tanda_tangan=CaraTandaTangan.CAP_JEMPOL,
        saksi="MARIAM PAKAYA",
    )
    lembar = pages(_render(laporan))[0]
    _inside(lembar)
    jempol = lembar.find("cap jempol")
    kotak = [k for k in lembar.kotak if k[0] < jempol.x and k[2] > jempol.kanan]
    assert [k for k in kotak if k[1] < jempol.atas and k[3] > jempol.bawah]
    lembar.find("Saksi")
    lembar.find("MARIAM PAKAYA")


def test_who_cannot_sign_has_the_reason_in_the_place_of_the_signature() -> None:
    laporan = _with(
        contoh.laporan(),
        tanda_tangan=CaraTandaTangan.TIDAK_DAPAT,
        alasan_tanda_tangan="tangan kanan sedang dibalut",
    )
    lembar = pages(_render(laporan))[0]
    kolom = [t for t in lembar.tulis if t.kanan < 75 and t.atas > lembar.find("Pelapor").bawah]
    assert "tidak dapat menandatangani karena tangan kanan sedang dibalut SUHARTI" in " ".join(
        t.isi for t in kolom
    )


@pytest.mark.parametrize("muka", Huruf)
def test_forty_letter_names_neither_touch_nor_leave_the_page(muka: Huruf) -> None:
    laporan = contoh.laporan(muka=muka)
    laporan = _pelapor(laporan, nama="SITI NURHALIZA AYU PERMATASARI KUSUMADEWI")
    laporan = _with(
        laporan,
        penerima=replace(contoh.PENERIMA, nama="BARTHOLOMEUS YOHANES LAHAGINA WENAS, S.H."),
        pejabat=replace(contoh.PEJABAT, nama="MUHAMMAD DARMAWANSYAH LATUCONSINA, S.Tr.K."),
    )
    (lembar,) = pages(_render(laporan))
    _inside(lembar)
    bawah = [t for t in lembar.tulis if t.atas > lembar.find("Yang menerima").bawah]
    for a, b in product(bawah, bawah):
        if a is not b and abs(a.bawah - b.bawah) < 2:
            assert a.kanan < b.x or b.kanan < a.x, (a, b)


def test_rule_under_the_kop_is_as_long_as_its_longest_line() -> None:
    panjang = "KEPOLISIAN RESOR KOTA BESAR SUKAMAJU RAYA"
    assert len(panjang) == 41
    for tengah in (True, False):
        satuan = replace(
            contoh.satuan(), kop=("POLRI DAERAH GORONTALO", panjang, "SEKTOR X"), kop_tengah=tengah
        )
        lembar = pages(_render(replace(contoh.laporan(), satuan=satuan)))[0]
        baris, pendek = lembar.find(panjang), lembar.find("SEKTOR X")
        x, _, kanan = lembar.garis[0]
        assert (x, kanan) == pytest.approx((baris.x, baris.kanan), abs=0.3)
        lurus = (pendek.x + pendek.kanan) / 2 - (baris.x + baris.kanan) / 2
        assert (abs(lurus) < 0.3) is tengah
        assert (abs(pendek.x - baris.x) < 0.3) is not tengah
        assert baris.x == pytest.approx(25, abs=0.3)


def test_without_emblem_there_is_no_hole() -> None:
    dengan = pages(_render(contoh.laporan()))[0]
    satuan = replace(contoh.satuan(), lambang=b"")
    tanpa = pages(_render(replace(contoh.laporan(), satuan=satuan)))[0]
    assert tanpa.gambar == 0
    naik = dengan.find("SURAT KETERANGAN TANDA").atas - tanpa.find("SURAT KETERANGAN TANDA").atas
    assert naik > 20


def test_an_emblem_that_is_no_picture_is_refused() -> None:
    satuan = replace(contoh.satuan(), lambang=b"GIF89a bukan gambar")
    with pytest.raises(RuleViolation) as salah:
        _render(replace(contoh.laporan(), satuan=satuan))
    assert salah.value.problems[0].field == "lambang"


@pytest.mark.parametrize("muka", Huruf)
def test_a_very_long_number_breaks_at_a_slash_inside_the_margins(muka: Huruf) -> None:
    nomor = contoh.NOMOR + "/KEPOLISIAN NEGARA REPUBLIK INDONESIA/DAERAH GORONTALO"
    (lembar,) = pages(_render(replace(contoh.laporan(muka=muka), nomor=nomor)))
    _inside(lembar)
    assert squeezed(nomor) in squeezed(lembar.teks)
    assert any(t.isi.startswith("Nomor:") and t.isi.endswith("/") for t in lembar.tulis)


def test_concept_has_no_number_no_code_and_says_so() -> None:
    laporan = contoh.laporan()
    (lembar,) = pages(_render(laporan, konsep=True))
    assert "412" not in lembar.teks
    assert "7F3KQ" not in lembar.teks
    assert not lembar.kotak  # no code
    assert squeezed("BELUM TERBIT") in squeezed(lembar.miring)
    assert "TIDAK DIPUNGUT BIAYA" in lembar.teks
    terbit = pages(_render(laporan))[0]
    assert lembar.find("DARMAWAN").atas == pytest.approx(terbit.find("DARMAWAN").atas, abs=0.1)


def test_practice_station_marks_every_page_and_leaves_the_text_readable() -> None:
    biasa = _render(contoh.laporan(25))
    latihan = _render(replace(contoh.laporan(25), latihan=True))
    for ke, lembar in enumerate(pages(latihan)):
        assert lembar.miring == "CONTOH"
        assert "CONTOH — stasiun latihan, bukan surat resmi" in lembar.teks
        # The mark is no darker than light grey, so black letters keep their contrast.
        bawah = [_below_the_head(pdf, ke) for pdf in (biasa, latihan)]
        beda = [d for t, d in zip(*bawah, strict=True) if t > 250 and d < 250]
        assert len(beda) > 1000
        assert min(beda) > 220
    assert "CONTOH" not in text(biasa)


def _below_the_head(pdf: bytes, halaman: int) -> bytes:
    gambar = picture(pdf, halaman, 72)
    return gambar.crop((0, 57, gambar.width, gambar.height)).tobytes()


def test_a_scanner_reads_the_qr_of_the_record_off_the_page() -> None:
    found = zxingcpp.read_barcodes(picture(_render(contoh.laporan()), 0, 200))
    assert [one.text for one in found] == [contoh.QR]


JAHAT = (
    "<b>tebal</b> & <font size=99>besar</font>",
    "&lt;script&gt; &amp; &#65; &nbsp;",
    '=HYPERLINK("http://contoh.invalid","klik")',
    "<img src='file:///etc/passwd'/><br/>",
    "{berlaku} {0} {x.__class__} %s %(a)s",
    "\\) Tj ET Q (halo",
    "Ñandú Ünal Çelik Žižek ß",
    "a" * 118,
)


@pytest.mark.parametrize("jahat", JAHAT)
def test_what_is_typed_is_what_is_printed(jahat: str) -> None:
    benda = replace(
        contoh.barang(), isian=(("NIK", jahat),), ciri=f"{jahat}ciri", label=f"{jahat}label"
    )
    laporan = _with(
        contoh.laporan(susunan=Susunan.DUA),
        barang=(benda,),
        tempat_hilang=f"{jahat}tempat",
        keterangan=f"{jahat}keterangan\nbaris kedua {jahat}",
    )
    laporan = _pelapor(
        laporan,
        nama=f"{jahat}nama",
        tempat_lahir=f"{jahat}lahir",
        agama=f"{jahat}agama",
        pekerjaan=f"{jahat}kerja",
        alamat=f"{jahat}alamat",
        telepon=f"{jahat}telepon",
        nomor_identitas=f"{jahat}nik",
    )
    isi = squeezed(text(_render(laporan)))
    ekor = ("nama", "lahir", "agama", "kerja", "alamat", "telepon", "nik")
    for akhir in (*ekor, "ciri", "label", "tempat", "keterangan"):
        assert squeezed(f"{jahat}{akhir}") in isi, akhir


@pytest.mark.parametrize(
    ("tanda", "nama"),
    [
        ("😀", "U+1F600"),
        ("مريم", "U+0645"),
        ("陈", "U+9648"),
        ("שרה", "U+05E9"),
        ("\u202e", "U+202E"),
        ("\u200b", "U+200B"),
        ("\x00", "U+0000"),
        ("\ud800", "U+D800"),
        ("\ue000", "U+E000"),
        ("q\u0323", "U+0323"),
    ],
)
@pytest.mark.parametrize("muka", Huruf)
def test_characters_the_paper_cannot_carry_are_named_at_their_field(
    tanda: str, nama: str, muka: Huruf
) -> None:
    baik = contoh.laporan(muka=muka)
    benda = (contoh.barang(0), replace(contoh.barang(1), ciri=f"bergambar {tanda}"))
    kasus = {
        "pelapor.nama": _pelapor(baik, nama=f"Mar{tanda}yam"),
        "barang.1.ciri": _with(baik, barang=benda),
        "keterangan": _with(baik, keterangan=f"hilang {tanda}"),
    }
    for field, laporan in kasus.items():
        with pytest.raises(RuleViolation) as salah:
            check(laporan, contoh.bentuk(), contoh.huruf())
        assert [p.field for p in salah.value.problems] == [field]
        assert nama in salah.value.problems[0].message
        with pytest.raises(RuleViolation):
            _render(laporan)


def test_all_bad_fields_are_named_at_once() -> None:
    laporan = _with(_pelapor(contoh.laporan(), nama="😀", agama="陈"), saksi="🦆")
    with pytest.raises(RuleViolation) as salah:
        check(laporan, contoh.bentuk(), contoh.huruf())
    assert [p.field for p in salah.value.problems] == ["pelapor.nama", "pelapor.agama", "saksi"]


def test_a_form_the_font_cannot_print_is_named_by_its_key() -> None:
    bentuk = contoh.bentuk()
    kalimat = tuple((k, "陈" if k == "saksi" else v) for k, v in bentuk.kalimat)
    with pytest.raises(RuleViolation) as salah:
        check(contoh.laporan(), replace(bentuk, kalimat=kalimat), contoh.huruf())
    assert [p.field for p in salah.value.problems] == ["bentuk.kalimat.saksi"]


def test_form_version_follows_the_wording() -> None:
    bentuk = contoh.bentuk()
    assert form_version(bentuk).startswith("surat_kehilangan@")
    assert form_version(bentuk) != form_version(replace(bentuk, versi="surat_kehilangan@lain"))


def test_a_man_is_not_called_a_woman() -> None:
    laporan = _pelapor(contoh.laporan(), jenis_kelamin=JenisKelamin.LAKI_LAKI)
    laporan = replace(laporan, kode=KodePeriksa("7F3KQ-2PM4X", "SPKT1"))
    assert "seorang laki-laki yang mengaku:" in text(_render(laporan))
