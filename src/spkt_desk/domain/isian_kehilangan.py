"""Reading the form of a lost-item report: one pass finds every problem and every value.

The strict reading is what issue uses; the lenient one (problems ignored, gaps left empty) is what
the live preview shows, so that both can never disagree about a value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import desa_kelurahan, has_village_word, jam, names_village
from spkt_desk.domain.barang import (
    AtasNama,
    BarangDraft,
    BarangHilang,
    as_kept,
    check_barang,
    freeze_barang,
    warnings_barang,
)
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jenis_barang import KatalogBarang, fill
from spkt_desk.domain.kehilangan import (
    WARGA_INDONESIA,
    CaraBaca,
    CaraTandaTangan,
    IsiKehilangan,
    KehilanganDraft,
    Kuasa,
    Mewakili,
    OrangDraft,
)
from spkt_desk.domain.ketikan import read_digits, read_jam, read_tanggal, read_tanggal_lahir
from spkt_desk.domain.ketikan import read_telepon as parse_telepon
from spkt_desk.domain.nik import check_nik, check_nip, check_nrp, check_paspor
from spkt_desk.domain.orang import Identitas, JenisIdentitas, JenisKelamin
from spkt_desk.domain.provinsi import DaftarProvinsi
from spkt_desk.domain.satuan import Penandatangan

PALING_BANYAK = 40
"""Most things one report holds; more is a second report."""

UMUR_TERTUA = 130
_TIDAK_TAHU = frozenset({"tidak tahu", "tidak diketahui", "tidak ingat", "tidak diingat", "lupa"})

T = TypeVar("T")


class Pembacaan:
    """Collects problems while values are read; a value that cannot be read gets its stand-in."""

    def __init__(self) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []

    def read(self, reader: Callable[[], T], otherwise: T) -> T:
        """Return what `reader` reads, or `otherwise` after noting its problems."""
        try:
            return reader()
        except RuleViolation as violation:
            self.problems += violation.problems
            return otherwise

    def text(self, field: str, value: str, limit: int, label: str = "") -> str:
        """Read one line of text; a `label` makes it required."""
        if label:
            self.problems += teks.missing(field, value, label)
        return self.read(lambda: teks.clean(field, value, limit), "")

    def note(self, field: str, message: str) -> None:
        """Note a problem found by the form itself."""
        self.problems.append(Problem(field, message))


def read_draft(
    draft: KehilanganDraft,
    katalog: KatalogBarang,
    today: date,
    penerima: Penandatangan,
    pejabat: Penandatangan,
) -> tuple[IsiKehilangan, tuple[Problem, ...]]:
    """Return the content of a form and every problem of it, in form order.

    For whom the originals are is the form's to say: the caller puts it in.
    """
    baca = Pembacaan()
    pelapor = _read_pelapor(baca, draft.pelapor, today)
    mewakili = _read_mewakili(baca, draft)
    barang = _read_barang(baca, draft, katalog)
    tanggal, waktu = _read_waktu(baca, draft, today)
    tempat = _read_tempat(baca, draft.tempat_hilang)
    keterangan = baca.text("keterangan", draft.keterangan, teks.KALIMAT)
    cara_baca, cara_tanda, alasan, saksi = _read_pengesahan(baca, draft)
    isi = IsiKehilangan(
        pelapor=pelapor,
        mewakili=mewakili,
        barang=barang,
        tanggal_hilang=tanggal,
        jam_hilang=waktu,
        tempat_hilang=tempat,
        keterangan=keterangan,
        cara_baca=cara_baca,
        tanda_tangan=cara_tanda,
        alasan_tanda_tangan=alasan,
        saksi=saksi,
        penerima=penerima,
        pejabat=pejabat,
        asli=(),
        ketikan=() if baca.problems else tuple(as_kept(one, katalog) for one in draft.barang),
    )
    return isi, tuple(baca.problems)


def notices(
    draft: KehilanganDraft, katalog: KatalogBarang, provinsi: DaftarProvinsi, today: date
) -> tuple[Problem, ...]:
    """Return what the officer should look at twice; nothing here ever blocks."""
    found = _identity_notices(draft.pelapor, provinsi, today)
    if (
        draft.pelapor.jenis_identitas == JenisIdentitas.PASPOR
        and draft.pelapor.kewarganegaraan.strip() == WARGA_INDONESIA
    ):
        found.append(
            Problem("pelapor.kewarganegaraan", "Paspor dengan warga negara Indonesia; sudah benar?")
        )
    found += _owner_notices(draft)
    desa = " ".join(draft.pelapor.desa.split())
    if desa and not has_village_word(desa) and not names_village(draft.pelapor.alamat, desa):
        found.append(Problem("pelapor.desa", f"Tercetak “{desa}” saja. Tulis Kel. atau Desa."))
    for index, barang in enumerate(draft.barang):
        found += warnings_barang(barang, katalog, f"barang.{index}")
        found += _missing_papers(barang, katalog, f"barang.{index}.dukungan")
    return tuple(found)


def _read_pelapor(baca: Pembacaan, orang: OrangDraft, today: date) -> Identitas:
    """Read who stands at the counter."""
    nama = baca.text("pelapor.nama", orang.nama, teks.NAMA, "Nama")
    jenis, nomor, alasan = _read_identitas(baca, orang)
    chosen = [one for one in JenisKelamin.choices() if one.value == orang.jenis_kelamin]
    kelamin = (chosen or [JenisKelamin.BELUM])[0]
    if not chosen:
        baca.note("pelapor.jenis_kelamin", "Pilih laki-laki atau perempuan.")
    tempat = baca.text("pelapor.tempat_lahir", orang.tempat_lahir, teks.NAMA)
    lahir, umur = _read_lahir(baca, orang, today)
    pekerjaan = baca.text("pelapor.pekerjaan", orang.pekerjaan, teks.NAMA)
    agama = baca.text("pelapor.agama", orang.agama, teks.NOMOR)
    warga = baca.text(
        "pelapor.kewarganegaraan", orang.kewarganegaraan, teks.NOMOR, "Kewarganegaraan"
    )
    alamat = baca.text("pelapor.alamat", orang.alamat, teks.ALAMAT, "Alamat")
    desa = desa_kelurahan(baca.text("pelapor.desa", orang.desa, teks.NAMA))
    telepon = ""
    if orang.telepon.strip():
        telepon = baca.read(lambda: parse_telepon("pelapor.telepon", orang.telepon).raw, "")
    return Identitas(
        nama=nama,
        jenis_kelamin=kelamin,
        tempat_lahir=tempat,
        tanggal_lahir=lahir,
        umur=umur,
        agama=agama,
        kewarganegaraan=warga,
        pekerjaan=pekerjaan,
        alamat=alamat,
        desa=desa,
        telepon=telepon,
        jenis_identitas=jenis,
        nomor_identitas=nomor,
        alasan_tanpa_identitas=alasan,
    )


def _read_identitas(baca: Pembacaan, orang: OrangDraft) -> tuple[JenisIdentitas, str, str]:
    """Read what proves the person; without any paper a reason takes its place."""
    jenis = JenisIdentitas(orang.jenis_identitas or JenisIdentitas.NIK.value)
    if jenis is JenisIdentitas.TIDAK_ADA:
        field = "pelapor.alasan_tanpa_identitas"
        return jenis, "", baca.text(field, orang.alasan_tanpa_identitas, teks.NAMA, "Alasan")
    field = "pelapor.nomor_identitas"
    if not orang.nomor_identitas.strip():
        baca.note(
            field, f"{jenis.value} belum diisi. Bila tidak ada, pilih “tidak ada” dan alasan."
        )
        return jenis, "", ""
    if jenis is JenisIdentitas.PASPOR:
        return jenis, baca.text(field, orang.nomor_identitas, teks.NOMOR), ""
    nomor = baca.read(lambda: read_digits(field, orang.nomor_identitas, jenis.value), "")
    return jenis, nomor, ""


def _read_lahir(baca: Pembacaan, orang: OrangDraft, today: date) -> tuple[date | None, int]:
    """Read the birth date, or the age of someone who does not know it."""
    if orang.tanggal_lahir.strip():
        field = "pelapor.tanggal_lahir"
        lahir: date | None = None
        lahir = baca.read(lambda: read_tanggal_lahir(field, orang.tanggal_lahir, today), lahir)
        return lahir, 0
    if not orang.umur.strip():
        baca.note("pelapor.tanggal_lahir", "Isi tanggal lahir, atau umur bila tidak diketahui.")
        return None, 0
    digits = baca.read(lambda: read_digits("pelapor.umur", orang.umur, "Umur"), "0")
    if int(digits) > UMUR_TERTUA:
        baca.note("pelapor.umur", f"Umur {digits} tahun tidak mungkin.")
        return None, 0
    return None, int(digits)


def _read_mewakili(baca: Pembacaan, draft: KehilanganDraft) -> Mewakili:
    """Read for whom the person reports."""
    kuasa = Kuasa(draft.kuasa)
    if kuasa is Kuasa.DIRI:
        return Mewakili(kuasa, "", "", "")
    label = "Nama pemilik" if kuasa is Kuasa.ORANG else "Nama badan"
    nama = baca.text("nama_pemilik", draft.nama_pemilik, teks.NAMA, label)
    label = "Hubungan" if kuasa is Kuasa.ORANG else "Jabatan pada badan"
    hubungan = baca.text("hubungan", draft.hubungan, teks.NAMA, label)
    surat = baca.text("surat_kuasa", draft.surat_kuasa, teks.NAMA)
    if kuasa is Kuasa.BADAN:
        return Mewakili(kuasa, nama, hubungan, surat)
    label = "Kewarganegaraan pemilik"
    warga = baca.text("warga_pemilik", draft.warga_pemilik, teks.NOMOR, label)
    if warga.casefold() == WARGA_INDONESIA.casefold():
        return Mewakili(kuasa, nama, hubungan, surat, WARGA_INDONESIA)
    paspor = baca.text("paspor_pemilik", draft.paspor_pemilik, teks.NOMOR)
    return Mewakili(kuasa, nama, hubungan, surat, warga, paspor)


def _read_barang(
    baca: Pembacaan, draft: KehilanganDraft, katalog: KatalogBarang
) -> tuple[BarangHilang, ...]:
    """Read the lost things; one at least."""
    if not draft.barang:
        baca.note("barang", "Isi sekurang-kurangnya satu barang yang hilang.")
    if len(draft.barang) > PALING_BANYAK:
        baca.note("barang", f"Paling banyak {PALING_BANYAK} barang; sisanya di laporan kedua.")
    barang = []
    for index, satu in enumerate(draft.barang[:PALING_BANYAK]):
        problems = check_barang(satu, katalog, f"barang.{index}")
        baca.problems += problems
        barang.append(
            _sketch(satu, katalog, problems)
            if problems
            else freeze_barang(satu, katalog, f"barang.{index}")
        )
    return tuple(barang)


def _sketch(
    satu: BarangDraft, katalog: KatalogBarang, problems: tuple[Problem, ...]
) -> BarangHilang:
    """Return a line that is not complete yet, for the preview only: what reads well stands."""
    bad = {one.field.split(".")[2] for one in problems if one.field.count(".") > 1}
    if katalog.has(satu.kode.strip()) and "kode" not in bad:
        readable = replace(
            satu,
            jumlah="1" if "jumlah" in bad else satu.jumlah,
            isian=tuple(one for one in satu.isian if one[0] not in bad),
            atas_nama="" if "atas_nama" in bad else satu.atas_nama,
            dukungan_ada=() if "dukungan" in bad else satu.dukungan_ada,
            ciri="" if "ciri" in bad else satu.ciri,
        )
        return freeze_barang(readable, katalog, "barang")
    label = "…………"
    if katalog.has(satu.kode.strip()):
        jenis = katalog.get(satu.kode.strip())
        label = fill(jenis.cetak, {}) or jenis.label
    return BarangHilang(
        kode=satu.kode,
        label=label,
        jumlah=1,
        satuan="buah",
        isian=(),
        atas_nama=AtasNama(sama_pelapor=False, nama=""),
        dukungan=(),
        ciri="",
        singkat=label,
    )


def _read_waktu(baca: Pembacaan, draft: KehilanganDraft, today: date) -> tuple[date | None, str]:
    """Read when the thing was lost; an unknown day is said in words, never left open."""
    typed = draft.tanggal_hilang.strip()
    tanggal: date | None = None
    if not typed:
        baca.note("tanggal_hilang", "Tanggal hilang belum diisi. Boleh: tidak tahu.")
    elif not _unknown(typed):
        tanggal = baca.read(lambda: read_tanggal("tanggal_hilang", typed, today), None)
        if tanggal is not None and tanggal > today:
            baca.note("tanggal_hilang", "Tanggal hilang belum terjadi; periksa tahunnya.")
    waktu = ""
    if draft.jam_hilang.strip() and not _unknown(draft.jam_hilang):
        waktu = baca.read(lambda: jam(read_jam("jam_hilang", draft.jam_hilang)), "")
    return tanggal, waktu


def _read_tempat(baca: Pembacaan, typed: str) -> str:
    """Read where the thing was lost; an unknown place is empty, and the paper says so in words."""
    if not typed.strip():
        baca.note("tempat_hilang", "Tempat hilang belum diisi. Boleh: tidak tahu.")
    return "" if _unknown(typed) else baca.text("tempat_hilang", typed, teks.TEMPAT)


def _unknown(typed: str) -> bool:
    """Tell whether the reporter does not know."""
    return typed.strip().casefold() in _TIDAK_TAHU


def _read_pengesahan(
    baca: Pembacaan, draft: KehilanganDraft
) -> tuple[CaraBaca, CaraTandaTangan, str, str]:
    """Read how the reporter took note and signs; who cannot sign needs a witness."""
    cara_baca = CaraBaca(draft.cara_baca)
    if cara_baca is CaraBaca.BELUM:
        baca.note("cara_baca", "Tandai: sudah dibaca pelapor, atau sudah dibacakan.")
    cara = CaraTandaTangan(draft.tanda_tangan)
    alasan = saksi = ""
    if cara is CaraTandaTangan.TIDAK_DAPAT:
        alasan = baca.text("alasan_tanda_tangan", draft.alasan_tanda_tangan, teks.NAMA, "Alasan")
    if cara is not CaraTandaTangan.TANDA_TANGAN:
        saksi = baca.text("saksi", draft.saksi, teks.NAMA, "Nama saksi")
    return cara_baca, cara, alasan, saksi


def _identity_notices(orang: OrangDraft, provinsi: DaftarProvinsi, today: date) -> list[Problem]:
    """Return warnings about a number against the birth date and sex typed beside it."""
    jenis, nomor = orang.jenis_identitas, orang.nomor_identitas.strip()
    if not nomor or jenis == JenisIdentitas.TIDAK_ADA:
        return []
    baca = Pembacaan()
    lahir: date | None = None
    if orang.tanggal_lahir.strip():
        lahir = baca.read(lambda: read_tanggal_lahir("", orang.tanggal_lahir, today), None)
    perempuan = {JenisKelamin.PEREMPUAN.value: True, JenisKelamin.LAKI_LAKI.value: False}.get(
        orang.jenis_kelamin
    )
    warnings = {
        JenisIdentitas.NIK.value: lambda: check_nik(nomor, lahir, perempuan, provinsi),
        JenisIdentitas.NRP.value: lambda: check_nrp(nomor, lahir),
        JenisIdentitas.NIP.value: lambda: check_nip(nomor, lahir, perempuan),
        JenisIdentitas.PASPOR.value: lambda: check_paspor(nomor),
    }[jenis]()
    return [Problem("pelapor.nomor_identitas", warning) for warning in warnings]


def _owner_notices(draft: KehilanganDraft) -> list[Problem]:
    """Return warnings about a foreigner for whom somebody else reports."""
    warga = draft.warga_pemilik.strip().casefold()
    if draft.kuasa != Kuasa.ORANG or warga in {"", WARGA_INDONESIA.casefold()}:
        return []
    nomor = draft.paspor_pemilik.strip()
    warnings = check_paspor(nomor) if nomor else ("Belum diisi; kosongkan bila tidak diingat.",)
    return [Problem("paspor_pemilik", warning) for warning in warnings]


def _missing_papers(barang: BarangDraft, katalog: KatalogBarang, field: str) -> tuple[Problem, ...]:
    """Return the papers the citizen did not bring, as one quiet line."""
    if not katalog.has(barang.kode.strip()):
        return ()
    wanted = [berkas.nama for berkas in katalog.get(barang.kode.strip()).berkas]
    missing = [nama for nama in wanted if nama not in barang.dukungan_ada]
    return (Problem(field, f"Belum dibawa: {'; '.join(missing)}."),) if missing else ()
