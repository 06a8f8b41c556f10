"""Each rule of the lost-item form: what blocks, at which field, and what is only a second look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from spkt_desk.domain.barang import SAMA_PELAPOR, BarangDraft
from spkt_desk.domain.isian_kehilangan import PALING_BANYAK, notices, read_draft
from spkt_desk.domain.kehilangan import (
    Asal,
    CaraBaca,
    CaraTandaTangan,
    IsiKehilangan,
    KehilanganDraft,
    Kuasa,
    OrangDraft,
)
from spkt_desk.domain.orang import JenisIdentitas, JenisKelamin
from spkt_desk.domain.satuan import Penandatangan
from tests.support import kiriman

TODAY = date(2026, 11, 21)
NIK = "7571034511940003"
ATM = BarangDraft("ATM", isian=(("bank", "BRI"),), atas_nama=SAMA_PELAPOR)
PENERIMA = Penandatangan("", "Banit SPKT", "", "Yosep Kaimana", "Brigadir", "NRP", "03100376")
PEJABAT = Penandatangan("", "KA SPKT", "", "Darmawan", "Aipda", "NRP", "84050217")
DRAFT = KehilanganDraft(
    draft_id="draf",
    mulai="2026-11-21T08:00:00.000+08:00",
    asal=Asal.HILANG.value,
    pelapor=OrangDraft(
        nama="  Suharti   Ningsih ",
        jenis_kelamin="perempuan",
        tempat_lahir="Gorontalo",
        tanggal_lahir="05111994",
        agama="Islam",
        pekerjaan="Wiraswasta",
        alamat="Jl. Melati No. 4",
        desa="Biawao",
        telepon="0812 3456 7890",
        nomor_identitas="7571 0345 1194 0003",
    ),
    barang=(ATM,),
    tanggal_hilang="kemarin",
    jam_hilang="0730",
    tempat_hilang="Pasar Sentral",
    cara_baca=CaraBaca.DIBACA.value,
)
KATALOG = kiriman.katalog()
PROVINSI = kiriman.provinsi()


def _read(draft: KehilanganDraft) -> tuple[IsiKehilangan, list[str]]:
    isi, problems = read_draft(draft, KATALOG, TODAY, PENERIMA, PEJABAT)
    return isi, [problem.field for problem in problems]


def _orang(**changes: str) -> KehilanganDraft:
    return replace(DRAFT, pelapor=replace(DRAFT.pelapor, **changes))


def test_a_full_form_is_read_tidy() -> None:
    isi, problems = _read(DRAFT)
    assert problems == []
    assert isi.pelapor.nama == "Suharti Ningsih"
    assert isi.pelapor.nomor_identitas == NIK
    assert isi.pelapor.telepon == "0812 3456 7890"
    assert isi.pelapor.tanggal_lahir == date(1994, 11, 5)
    assert isi.tanggal_hilang == date(2026, 11, 20)
    assert isi.jam_hilang == "07.30"
    assert (isi.penerima, isi.pejabat) == (PENERIMA, PEJABAT)


def test_an_empty_form_says_everything_at_once_in_form_order() -> None:
    isi, problems = _read(KehilanganDraft("draf", DRAFT.mulai))
    assert problems == [
        "pelapor.nama",
        "pelapor.nomor_identitas",
        "pelapor.jenis_kelamin",
        "pelapor.tanggal_lahir",
        "pelapor.alamat",
        "barang",
        "tanggal_hilang",
        "tempat_hilang",
        "cara_baca",
    ]
    assert isi.pelapor.nama == ""


BAD: list[tuple[str, KehilanganDraft, list[str]]] = [
    ("no name", _orang(nama=" "), ["pelapor.nama"]),
    ("a long name", _orang(nama="a" * 121), ["pelapor.nama"]),
    ("no sex", _orang(jenis_kelamin=""), ["pelapor.jenis_kelamin"]),
    ("an invented sex", _orang(jenis_kelamin="lainnya"), ["pelapor.jenis_kelamin"]),
    ("no number", _orang(nomor_identitas=""), ["pelapor.nomor_identitas"]),
    ("letters in a NIK", _orang(nomor_identitas="75710345119400O3"), ["pelapor.nomor_identitas"]),
    (
        "without identity and without a reason",
        _orang(jenis_identitas=JenisIdentitas.TIDAK_ADA.value, nomor_identitas=""),
        ["pelapor.alasan_tanpa_identitas"],
    ),
    (
        "passport without a number",
        _orang(jenis_identitas=JenisIdentitas.PASPOR.value, nomor_identitas=" "),
        ["pelapor.nomor_identitas"],
    ),
    ("neither birth nor age", _orang(tanggal_lahir=""), ["pelapor.tanggal_lahir"]),
    ("born tomorrow", _orang(tanggal_lahir="22112026"), ["pelapor.tanggal_lahir"]),
    ("older than anybody", _orang(tanggal_lahir="", umur="131"), ["pelapor.umur"]),
    ("an age in words", _orang(tanggal_lahir="", umur="tua"), ["pelapor.umur"]),
    ("no citizenship", _orang(kewarganegaraan=""), ["pelapor.kewarganegaraan"]),
    ("no address", _orang(alamat=""), ["pelapor.alamat"]),
    ("a telephone in words", _orang(telepon="tidak hafal"), ["pelapor.telepon"]),
    (
        "for another, unnamed",
        replace(DRAFT, kuasa=Kuasa.ORANG.value),
        ["nama_pemilik", "hubungan"],
    ),
    (
        "for a body, office unsaid",
        replace(DRAFT, kuasa=Kuasa.BADAN.value, nama_pemilik="CV Maju"),
        ["hubungan"],
    ),
    ("nothing lost", replace(DRAFT, barang=()), ["barang"]),
    ("forty-one things", replace(DRAFT, barang=(ATM,) * (PALING_BANYAK + 1)), ["barang"]),
    (
        "an unknown kind",
        replace(DRAFT, barang=(ATM, BarangDraft("ENTAH"))),
        ["barang.1.kode"],
    ),
    ("no day", replace(DRAFT, tanggal_hilang=""), ["tanggal_hilang"]),
    ("a day that is none", replace(DRAFT, tanggal_hilang="31022026"), ["tanggal_hilang"]),
    ("a day to come", replace(DRAFT, tanggal_hilang="besok"), ["tanggal_hilang"]),
    ("an hour that is none", replace(DRAFT, jam_hilang="2561"), ["jam_hilang"]),
    ("no place", replace(DRAFT, tempat_hilang=" "), ["tempat_hilang"]),
    ("a long place", replace(DRAFT, tempat_hilang="a" * 201), ["tempat_hilang"]),
    ("unread", replace(DRAFT, cara_baca=""), ["cara_baca"]),
    (
        "a thumb without a witness",
        replace(DRAFT, tanda_tangan=CaraTandaTangan.CAP_JEMPOL.value),
        ["saksi"],
    ),
    (
        "cannot sign, neither reason nor witness",
        replace(DRAFT, tanda_tangan=CaraTandaTangan.TIDAK_DAPAT.value),
        ["alasan_tanda_tangan", "saksi"],
    ),
]


@pytest.mark.parametrize(("draft", "fields"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_blocks_is_said_at_its_field(draft: KehilanganDraft, fields: list[str]) -> None:
    _, problems = _read(draft)
    assert problems == fields


@pytest.mark.parametrize("words", ["tidak tahu", "Tidak Ingat", "lupa", " tidak diketahui "])
def test_an_unknown_day_is_said_in_words(words: str) -> None:
    isi, problems = _read(replace(DRAFT, tanggal_hilang=words, jam_hilang=""))
    assert (isi.tanggal_hilang, isi.jam_hilang, problems) == (None, "", [])


def test_a_citizen_without_papers_gives_a_reason_instead() -> None:
    isi, problems = _read(
        _orang(
            jenis_identitas=JenisIdentitas.TIDAK_ADA.value,
            nomor_identitas=NIK,
            alasan_tanpa_identitas="KTP ikut hilang",
        )
    )
    assert problems == []
    assert (isi.pelapor.nomor_identitas, isi.pelapor.alasan_tanpa_identitas) == (
        "",
        "KTP ikut hilang",
    )


def test_a_foreigner_shows_a_passport() -> None:
    isi, problems = _read(
        _orang(
            jenis_identitas=JenisIdentitas.PASPOR.value,
            nomor_identitas=" PA 1234567 ",
            kewarganegaraan="Australia",
        )
    )
    assert problems == []
    assert isi.pelapor.jenis_identitas is JenisIdentitas.PASPOR
    assert isi.pelapor.nomor_identitas == "PA 1234567"


@pytest.mark.parametrize(
    ("jenis", "nomor"),
    [(JenisIdentitas.NRP, "03100376"), (JenisIdentitas.NIP, "198501012010011001")],
)
def test_colleagues_show_their_number(jenis: JenisIdentitas, nomor: str) -> None:
    isi, problems = _read(_orang(jenis_identitas=jenis.value, nomor_identitas=nomor))
    assert (isi.pelapor.nomor_identitas, problems) == (nomor, [])


def test_who_does_not_know_the_birthday_says_an_age() -> None:
    isi, problems = _read(_orang(tanggal_lahir="", umur="67"))
    assert (isi.pelapor.tanggal_lahir, isi.pelapor.umur, problems) == (None, 67, [])


@pytest.mark.parametrize(
    ("typed", "frozen", "noticed"),
    [
        ("kelurahan Biawao", "Kel. Biawao", False),
        ("KEL.Biawao", "Kel. Biawao", False),
        ("ds Tilote", "Desa Tilote", False),
        ("Nagari Sungai Pua", "Nagari Sungai Pua", False),
        ("Biawao", "Biawao", True),
        ("Kelapa Dua", "Kelapa Dua", True),
        ("", "", False),
    ],
)
def test_a_village_is_kept_as_addresses_write_it_and_a_bare_name_is_noticed(
    typed: str, frozen: str, *, noticed: bool
) -> None:
    draft = replace(DRAFT, pelapor=replace(DRAFT.pelapor, alamat="Jl. Melati 4", desa=typed))
    isi, problems = _read(draft)
    assert not problems
    assert isi.pelapor.desa == frozen
    told = [
        one.message
        for one in notices(draft, KATALOG, PROVINSI, TODAY)
        if one.field == "pelapor.desa"
    ]
    assert told == ([f"Tercetak “{typed}” saja. Tulis Kel. atau Desa."] if noticed else [])


def test_reporting_for_another_is_frozen_with_the_letter_of_authority() -> None:
    isi, problems = _read(
        replace(
            DRAFT,
            kuasa=Kuasa.ORANG.value,
            nama_pemilik="Rahmat Ismail",
            hubungan="anak kandung",
            surat_kuasa="tanggal 20 November 2026",
        )
    )
    assert problems == []
    assert (isi.mewakili.nama, isi.mewakili.hubungan) == ("Rahmat Ismail", "anak kandung")


def _for_another(**isian: str) -> KehilanganDraft:
    return replace(
        DRAFT,
        kuasa=Kuasa.ORANG.value,
        nama_pemilik="Emma Walker",
        hubungan="pemandu wisata",
        **isian,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("warga", "paspor", "frozen", "foreign", "told"),
    [
        ("Australia", " PA1234567 ", ("Australia", "PA1234567"), True, 0),
        ("Australia", "", ("Australia", ""), True, 1),
        ("indonesia", "PA1234567", ("Indonesia", ""), False, 0),
    ],
)
def test_a_foreign_owner_is_frozen_with_nationality_and_passport(
    warga: str, paspor: str, frozen: tuple[str, str], *, foreign: bool, told: int
) -> None:
    draft = _for_another(warga_pemilik=warga, paspor_pemilik=paspor)
    isi, problems = _read(draft)
    assert problems == []
    assert (isi.mewakili.kewarganegaraan, isi.mewakili.paspor) == frozen
    assert isi.mewakili.asing is foreign
    found = notices(draft, KATALOG, PROVINSI, TODAY)
    assert sum(one.field == "paspor_pemilik" for one in found) == told


def test_an_owner_of_no_nationality_is_asked_for_one() -> None:
    _isi, problems = _read(_for_another(warga_pemilik=" "))
    assert problems == ["warga_pemilik"]


def test_words_of_a_choice_not_taken_are_left_out() -> None:
    isi, problems = _read(
        replace(DRAFT, nama_pemilik="sisa ketikan", saksi="sisa", alasan_tanda_tangan="sisa")
    )
    assert problems == []
    assert (isi.mewakili.nama, isi.saksi, isi.alasan_tanda_tangan) == ("", "", "")


def test_who_cannot_sign_has_reason_and_witness() -> None:
    isi, problems = _read(
        replace(
            DRAFT,
            tanda_tangan=CaraTandaTangan.TIDAK_DAPAT.value,
            alasan_tanda_tangan="tangan kanan digips",
            saksi="Sartika Dewi",
        )
    )
    assert problems == []
    assert (isi.alasan_tanda_tangan, isi.saksi) == ("tangan kanan digips", "Sartika Dewi")


def test_forty_things_are_one_report() -> None:
    isi, problems = _read(replace(DRAFT, barang=(ATM,) * PALING_BANYAK))
    assert (len(isi.barang), problems) == (40, [])


def test_a_spoilt_value_never_reaches_the_record() -> None:
    isi, problems = _read(_orang(nama="Budi\x00", alamat="Jl. \u200bMelati"))
    assert problems == ["pelapor.nama", "pelapor.alamat"]
    assert (isi.pelapor.nama, isi.pelapor.alamat) == ("", "")


def test_missing_papers_and_odd_numbers_are_notices_and_never_block() -> None:
    draft = replace(
        _orang(nomor_identitas="1234567890123456"),
        barang=(BarangDraft("KTP", isian=(("nik", NIK),), atas_nama=SAMA_PELAPOR),),
    )
    assert _read(draft)[1] == []
    fields = [notice.field for notice in notices(draft, KATALOG, PROVINSI, TODAY)]
    assert "pelapor.nomor_identitas" in fields
    assert "barang.0.dukungan" in fields


def test_a_brought_paper_is_no_notice() -> None:
    wanted = tuple(berkas.nama for berkas in KATALOG.get("KTP").berkas)
    barang = BarangDraft("KTP", isian=(("nik", NIK),), dukungan_ada=wanted)
    found = notices(replace(DRAFT, barang=(barang,)), KATALOG, PROVINSI, TODAY)
    assert [notice.field for notice in found if "dukungan" in notice.field] == []


def test_a_nik_against_birth_and_sex_is_noticed() -> None:
    def _said(change: Callable[[OrangDraft], OrangDraft]) -> int:
        return len(notices(replace(DRAFT, pelapor=change(DRAFT.pelapor)), KATALOG, PROVINSI, TODAY))

    clean = _said(lambda orang: orang)
    assert _said(lambda orang: replace(orang, jenis_kelamin=JenisKelamin.LAKI_LAKI.value)) > clean
    assert _said(lambda orang: replace(orang, tanggal_lahir="06111994")) > clean
    assert _said(lambda orang: replace(orang, nomor_identitas="")) == clean


def test_a_number_left_beside_no_identity_gives_no_notice() -> None:
    person = replace(
        DRAFT.pelapor, jenis_identitas=JenisIdentitas.TIDAK_ADA.value, nomor_identitas="123"
    )
    found = notices(replace(DRAFT, pelapor=person), KATALOG, PROVINSI, TODAY)
    assert "pelapor.nomor_identitas" not in [one.field for one in found]


def test_an_unknown_place_and_hour_are_said_in_words_not_printed_as_typed() -> None:
    isi, problems = _read(replace(DRAFT, tempat_hilang="Tidak tahu", jam_hilang="tidak ingat"))
    assert problems == []
    assert (isi.tempat_hilang, isi.jam_hilang) == ("", "")


def test_an_open_place_is_asked_for() -> None:
    assert _read(replace(DRAFT, tempat_hilang=" "))[1] == ["tempat_hilang"]


def test_a_passport_of_an_indonesian_is_looked_at_twice() -> None:
    person = replace(DRAFT.pelapor, jenis_identitas="Paspor", nomor_identitas="X1234567")
    fields = [
        one.field for one in notices(replace(DRAFT, pelapor=person), KATALOG, PROVINSI, TODAY)
    ]
    assert "pelapor.kewarganegaraan" in fields
    foreign = replace(person, kewarganegaraan="Australia")
    fields = [
        one.field for one in notices(replace(DRAFT, pelapor=foreign), KATALOG, PROVINSI, TODAY)
    ]
    assert "pelapor.kewarganegaraan" not in fields
