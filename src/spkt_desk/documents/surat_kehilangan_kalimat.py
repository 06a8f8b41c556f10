"""What the lost-item letter says: record and form in, plain sentences out."""

from __future__ import annotations

from dataclasses import replace

from spkt_desk.documents.bentuk import BentukSurat
from spkt_desk.documents.kit.tanda_tangan import BlokTanda, Ruang, official
from spkt_desk.domain.bahasa import hari, jam, names_village, tanggal_panjang, with_words
from spkt_desk.domain.barang import sentence
from spkt_desk.domain.kehilangan import (
    CaraBaca,
    CaraTandaTangan,
    IsiKehilangan,
    Kuasa,
    LaporanKehilangan,
)
from spkt_desk.domain.orang import Identitas, JenisIdentitas
from spkt_desk.domain.satuan import Susunan

_KOSONG = "…………"


def number_line(laporan: LaporanKehilangan, bentuk: BentukSurat, *, konsep: bool) -> str:
    """Return the number line; a draft has dots where the number will stand."""
    if konsep:
        return bentuk.sentence("nomor_konsep")
    return bentuk.sentence("nomor", nomor=laporan.nomor)


def opening(laporan: LaporanKehilangan, bentuk: BentukSurat) -> str:
    """Return the opening sentence: who came when, by the unit's own clock."""
    datang = laporan.datang.astimezone(laporan.satuan.zona.tzinfo)
    return bentuk.sentence(
        "pembuka",
        hari=hari(datang.date()),
        tanggal=tanggal_panjang(datang.date()),
        jam=jam(datang.time()),
        zona=laporan.satuan.zona.value,
        satuan=laporan.satuan.nama,
        jenis_kelamin=laporan.isi.pelapor.jenis_kelamin.value,
    )


def identity_rows(isi: IsiKehilangan, bentuk: BentukSurat) -> tuple[tuple[str, str], ...]:
    """Return label and value of each row that has something to say, in the form's order."""
    nilai = _person(isi.pelapor, bentuk) | _represented(isi)
    label_identitas = bentuk.label_identitas(isi.pelapor.jenis_identitas)
    return tuple(
        (label_identitas if baris.isi == "identitas" else baris.label, nilai[baris.isi])
        for baris in bentuk.baris
        if nilai[baris.isi]
    )


def _person(orang: Identitas, bentuk: BentukSurat) -> dict[str, str]:
    lahir = tanggal_panjang(orang.tanggal_lahir) if orang.tanggal_lahir else ""
    tempat = orang.tempat_lahir
    umur = bentuk.sentence("umur", umur=str(orang.umur)) if orang.umur and not lahir else ""
    alamat = orang.alamat or orang.desa
    if orang.alamat and orang.desa and not names_village(orang.alamat, orang.desa):
        alamat = bentuk.sentence("alamat", alamat=orang.alamat, desa=orang.desa)
    return {
        "nama": orang.nama,
        "identitas": _identity(orang, bentuk),
        "tempat_tanggal_lahir": f"{tempat}, {lahir}" if tempat and lahir else "",
        "tempat_lahir": tempat if not lahir else "",
        "tanggal_lahir": lahir if not tempat else "",
        "umur": umur,
        "agama": orang.agama,
        "kewarganegaraan": orang.kewarganegaraan,
        "pekerjaan": orang.pekerjaan,
        "alamat": alamat,
        "telepon": orang.telepon,
    }


def _identity(orang: Identitas, bentuk: BentukSurat) -> str:
    if orang.jenis_identitas is JenisIdentitas.TIDAK_ADA:
        kalimat = bentuk.sentence("tanpa_identitas", alasan=orang.alasan_tanpa_identitas)
        return kalimat.rstrip(" —–-,:")  # no dangling dash where no reason was given
    return orang.nomor_identitas


def _represented(isi: IsiKehilangan) -> dict[str, str]:
    wakil = isi.mewakili
    orang, badan = wakil.kuasa is Kuasa.ORANG, wakil.kuasa is Kuasa.BADAN
    return {
        "untuk_orang": wakil.nama if orang else "",
        "untuk_badan": wakil.nama if badan else "",
        "hubungan": wakil.hubungan if orang else "",
        "kedudukan": wakil.hubungan if badan else "",
        "kewarganegaraan_pemilik": wakil.kewarganegaraan if wakil.asing else "",
        "paspor_pemilik": wakil.paspor,
        "surat_kuasa": wakil.surat_kuasa if orang or badan else "",
    }


def things(isi: IsiKehilangan) -> tuple[str, ...]:
    """Return the things as they are listed: all but the last end with a semicolon."""
    lines = [sentence(barang) for barang in isi.barang]
    return tuple(f"{line}{'.' if ke == len(lines) else ';'}" for ke, line in enumerate(lines, 1))


def circumstances(laporan: LaporanKehilangan, bentuk: BentukSurat) -> str:
    """Return when and where; a day or place nobody knows is said to be unknown.

    On a concept one that was not asked yet is left open: that is another thing.
    """
    isi = laporan.isi
    place = _KOSONG if "tempat_hilang" in laporan.belum else isi.tempat_hilang
    if "tanggal_hilang" in laporan.belum:
        return bentuk.sentence("kejadian_belum", kosong=_KOSONG, tempat=_place(place, bentuk))
    kunci = "kejadian" + "_hari" * (isi.tanggal_hilang is not None) + "_jam" * bool(isi.jam_hilang)
    isian = {"tempat": _place(place, bentuk)}
    if isi.tanggal_hilang:
        isian["hari"] = hari(isi.tanggal_hilang)
        isian["tanggal"] = tanggal_panjang(isi.tanggal_hilang)
    if isi.jam_hilang:
        isian["jam"] = isi.jam_hilang
        isian["zona"] = laporan.satuan.zona.value
    return bentuk.sentence(kunci, **isian)


def _place(tempat: str, bentuk: BentukSurat) -> str:
    """Put the preposition in front unless the officer typed one: nobody says "di di Pasar"."""
    if not tempat:
        return bentuk.sentence("tempat_tidak_diketahui")
    if tempat.split(" ", maxsplit=1)[0].casefold() in {"di", "pada", "dalam", "antara", "dari"}:
        return tempat
    return bentuk.sentence("tempat", tempat=tempat)


def replaces(laporan: LaporanKehilangan, bentuk: BentukSurat) -> tuple[str, ...]:
    """Return the sentence that names the letter this one replaces, or nothing."""
    return tuple(
        bentuk.sentence("pengganti", nomor=lama.nomor, tanggal=tanggal_panjang(lama.tanggal))
        for lama in laporan.menggantikan
    )


def code_label(laporan: LaporanKehilangan, bentuk: BentukSurat) -> str:
    """Return what stands before the check code; from the second edition on it says which."""
    label = bentuk.sentence("kode")
    if laporan.edisi == 1:
        return label
    return f"{label}, {bentuk.sentence('edisi', edisi=str(laporan.edisi))}"


def clauses(laporan: LaporanKehilangan, bentuk: BentukSurat) -> tuple[str, ...]:
    """Return the unit's notes with the validity in figures and words."""
    berlaku = bentuk.sentence("berlaku", hari=with_words(laporan.surat.masa_berlaku))
    # Plain replacement: a clause is the unit's own text and may hold any other braces.
    return tuple(satu.replace("{berlaku}", berlaku) for satu in laporan.surat.klausul if satu)


def closing(isi: IsiKehilangan, bentuk: BentukSurat) -> tuple[str, ...]:
    """Return remarks' end: how the reporter took note of the wording, and the last sentence."""
    baca = {CaraBaca.DIBACA: "dibaca", CaraBaca.DIBACAKAN: "dibacakan"}.get(isi.cara_baca)
    kalimat = (bentuk.sentence(baca) if baca else "", bentuk.sentence("penutup"))
    return tuple(satu for satu in kalimat if satu)


def signature_rows(laporan: LaporanKehilangan, bentuk: BentukSurat) -> list[list[BlokTanda | None]]:
    """Return the blocks of the unit's layout, row by row.

    With one block nobody but the official signs, so neither reporter nor witness has a place; four
    (three and a witness) stand two by two, because a quarter of the line is too narrow for a stamp.
    """
    isi = laporan.isi
    terbit = laporan.terbit.astimezone(laporan.satuan.zona.tzinfo)
    tempat = bentuk.sentence(
        "tempat_tanggal", tempat=laporan.satuan.tempat, tanggal=tanggal_panjang(terbit.date())
    )
    pejabat = official(isi.pejabat)
    pelapor = _reporter(isi, bentuk)
    saksi = [BlokTanda((bentuk.sentence("saksi"),), isi.saksi)] if isi.saksi else []
    if laporan.surat.susunan is Susunan.SATU:
        return [[None, _dated(pejabat, tempat)]]
    if laporan.surat.susunan is Susunan.DUA:
        kiri = [_below(blok) for blok in (pelapor, *saksi)]
        return [[*kiri, _dated(pejabat, tempat, 1.6 if saksi else 1.25)]]
    penerima = official(isi.penerima, bentuk.sentence("penerima"))
    mengetahui = official(isi.pejabat, bentuk.sentence("mengetahui"))
    if not saksi:
        return [[_below(pelapor), _below(penerima), _dated(mengetahui, tempat, 1.3)]]
    return [[_below(pelapor), _dated(penerima, tempat, 1.25)], [*saksi, _wide(mengetahui, 1.25)]]


def _reporter(isi: IsiKehilangan, bentuk: BentukSurat) -> BlokTanda:
    kepala = (bentuk.sentence("pelapor"),)
    match isi.tanda_tangan:
        case CaraTandaTangan.TANDA_TANGAN:
            return BlokTanda(kepala, isi.pelapor.nama)
        case CaraTandaTangan.CAP_JEMPOL:
            jempol = bentuk.sentence("jempol")
            return BlokTanda(kepala, isi.pelapor.nama, ruang=Ruang.JEMPOL, kalimat=jempol)
        case CaraTandaTangan.TIDAK_DAPAT:
            alasan = bentuk.sentence("tidak_dapat", alasan=isi.alasan_tanda_tangan)
            return BlokTanda(kepala, isi.pelapor.nama, ruang=Ruang.KALIMAT, kalimat=alasan)


def _dated(blok: BlokTanda, tempat: str, bagian: float = 1.0) -> BlokTanda:
    """Put place and date above a block."""
    return replace(blok, kepala=(tempat, *blok.kepala), bagian=bagian)


def _wide(blok: BlokTanda, bagian: float) -> BlokTanda:
    """Give a block another share of its row."""
    return replace(blok, bagian=bagian)


def _below(blok: BlokTanda) -> BlokTanda:
    """Leave the line of place and date empty, so that captions of one row stand level."""
    return _dated(blok, "", blok.bagian)


def printed_texts(laporan: LaporanKehilangan) -> tuple[tuple[str, str], ...]:
    """Return every typed text of the paper with the field it was typed in, for the glyph check."""
    isi, satuan, orang = laporan.isi, laporan.satuan, laporan.isi.pelapor
    texts = [(f"pelapor.{nama}", getattr(orang, nama)) for nama in _TEKS_PELAPOR]
    texts += [
        ("nama_pemilik", isi.mewakili.nama),
        ("hubungan", isi.mewakili.hubungan),
        ("surat_kuasa", isi.mewakili.surat_kuasa),
        ("warga_pemilik", isi.mewakili.kewarganegaraan),
        ("paspor_pemilik", isi.mewakili.paspor),
    ]
    for ke, barang in enumerate(isi.barang):
        texts += [(f"barang.{ke}", f"{label} {nilai}") for label, nilai in barang.isian]
        texts += [
            (f"barang.{ke}.kode", f"{barang.satuan} {barang.label}"),
            (f"barang.{ke}.atas_nama", barang.atas_nama.nama),
            (f"barang.{ke}.ciri", barang.ciri),
        ]
    texts += [(nama, getattr(isi, nama)) for nama in _TEKS_ISI]
    for field, pejabat in (("penerima", isi.penerima), ("penandatangan", isi.pejabat)):
        texts += [(field, getattr(pejabat, nama)) for nama in _TEKS_PEJABAT]
    texts += [
        ("nomor", laporan.nomor),
        ("surat.judul", laporan.surat.judul),
        ("surat.klausul", " ".join(laporan.surat.klausul)),
        ("satuan.nama", satuan.nama),
        ("satuan.kop", " ".join(satuan.kop)),
        ("satuan.alamat", f"{satuan.alamat} {satuan.kode_pos}"),
        ("satuan.tempat", satuan.tempat),
    ]
    return tuple(texts)


def form_texts(bentuk: BentukSurat) -> tuple[tuple[str, str], ...]:
    """Return the form's own words with their keys: a station may have typed them itself."""
    return (
        *((f"bentuk.baris.{baris.isi}", baris.label) for baris in bentuk.baris),
        *((f"bentuk.identitas.{jenis}", label) for jenis, label in bentuk.identitas),
        *((f"bentuk.kalimat.{kunci}", kalimat) for kunci, kalimat in bentuk.kalimat),
    )


_TEKS_PELAPOR = (
    "nama",
    "tempat_lahir",
    "agama",
    "kewarganegaraan",
    "pekerjaan",
    "alamat",
    "desa",
    "telepon",
    "nomor_identitas",
    "alasan_tanpa_identitas",
)
_TEKS_ISI = ("jam_hilang", "tempat_hilang", "keterangan", "alasan_tanda_tangan", "saksi")
_TEKS_PEJABAT = ("atas_nama", "jabatan", "untuk_beliau", "nama", "pangkat", "nomor")
