from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain import barang
from spkt_desk.domain.barang import AtasNama, BarangDraft, BarangHilang, Dukungan
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.jenis_barang import Jalur, KatalogBarang, RagamIsian, parse_katalog
from spkt_desk.domain.muatan import decode, encode

KATALOG = parse_katalog(
    tomllib.loads(
        (Path(__file__).parents[2] / "resources" / "data" / "jenis_barang.toml").read_text(
            encoding="utf-8"
        )
    )
)
NIK = "7571034511940003"
KTP = BarangDraft("KTP", "1", (("nik", NIK),), "pelapor")


def printed(kode: str, *isian: tuple[str, str], jumlah: str = "1", atas_nama: str = "") -> str:
    draft = BarangDraft(kode, jumlah, isian, atas_nama)
    return barang.sentence(barang.make_barang(draft, KATALOG))


def test_lost_card_as_the_paper_prints_it() -> None:
    assert barang.sentence(barang.make_barang(KTP, KATALOG)) == (
        "1 (satu) lembar Kartu Tanda Penduduk (KTP-el), NIK 7571034511940003, atas nama pelapor"
    )


@pytest.mark.parametrize(
    ("kode", "isian", "line"),
    [
        (
            "SIM",
            (("golongan", "c"), ("nomor", "1234 5678 9012")),
            "1 (satu) lembar Surat Izin Mengemudi (SIM) golongan C, nomor 1234 5678 9012",
        ),
        (
            "STNK",
            (("nopol", "dm1234ab"), ("merk_tipe", "Beat <b>"), ("nomor_mesin", "")),
            (
                "1 (satu) lembar Surat Tanda Nomor Kendaraan (STNK), nomor polisi DM 1234 AB, "
                "merek/tipe Beat <b>"
            ),
        ),
        (
            "ATM",
            (("bank", "bank bri"), ("nomor_rekening", "0123-4567"), ("nomor_kartu_akhir", "0417")),
            (
                "1 (satu) buah kartu ATM/debit, bank BRI, nomor rekening 01234567, "
                "empat angka terakhir kartu 0417"
            ),
        ),
        (
            "ATM",
            (("bank", "Bank Mandala Raya"),),
            "1 (satu) buah kartu ATM/debit, bank Mandala Raya",
        ),
        (
            "IJAZAH",
            (
                ("surat", "ijazah"),
                ("tingkat", "sma"),
                ("sekolah", "SMA 1 Sukamaju"),
                ("tahun", "2012"),
            ),
            "1 (satu) lembar ijazah SMA, sekolah/perguruan tinggi SMA 1 Sukamaju, tahun lulus 2012",
        ),
        (
            "AKTA",
            (("jenis", "Akta Kelahiran"),),
            "1 (satu) lembar akta kelahiran",
        ),
        (
            "HP",
            (("merk_tipe", "Nokia 3310"), ("nomor_seluler", "0812-3456-7890")),
            "1 (satu) unit telepon seluler, merek/tipe Nokia 3310, nomor seluler 0812-3456-7890",
        ),
        ("BUKU_NIKAH", (), "1 (satu) buku nikah"),
        ("BUKU_TABUNGAN", (("bank", "bri"),), "1 (satu) buku tabungan, bank BRI"),
        (
            "UANG",
            (("nilai", "1,5 juta"),),
            "uang tunai sebesar Rp1.500.000 (satu juta lima ratus ribu rupiah)",
        ),
        ("UANG", (("nilai", "lupa"),), "uang tunai sebesar jumlah yang tidak diingat"),
        (
            "LAINNYA",
            (("uraian", "tas ransel hitam"), ("satuan", "BUAH")),
            "1 (satu) buah tas ransel hitam",
        ),
    ],
)
def test_kinds_as_the_paper_prints_them(
    kode: str, isian: tuple[tuple[str, str], ...], line: str
) -> None:
    assert printed(kode, *isian) == line


def test_count_name_and_marks_are_printed() -> None:
    draft = BarangDraft("KK", "dua", (), "Rahman Olii", (), " sudut  terlipat ")
    assert barang.sentence(barang.make_barang(draft, KATALOG)) == (
        "2 (dua) lembar Kartu Keluarga (KK), atas nama Rahman Olii, sudut terlipat"
    )


@pytest.mark.parametrize("typed", ["pelapor", "=", "Sama dengan pelapor"])
def test_same_as_reporter_is_one_key(typed: str) -> None:
    made = barang.make_barang(dataclasses.replace(KTP, atas_nama=typed), KATALOG)
    assert made.atas_nama == AtasNama(sama_pelapor=True, nama="")


def test_number_nobody_remembers_does_not_stop_the_report() -> None:
    assert printed("KTP", ("nik", "Tidak  tahu")) == (
        "1 (satu) lembar Kartu Tanda Penduduk (KTP-el), NIK tidak diingat"
    )
    assert (
        barang.summary(
            [barang.make_barang(BarangDraft("SIM", isian=(("golongan", "lupa"),)), KATALOG)]
        )
        == "SIM"
    )


def test_missing_papers_are_ticked_and_never_block() -> None:
    draft = dataclasses.replace(
        KTP, dukungan_ada=("Fotokopi KTP/KK bila ada", "Kartu pelajar", "Kartu pelajar")
    )
    assert barang.make_barang(draft, KATALOG).dukungan == (
        Dukungan("Surat pengantar desa/kelurahan", ada=False),
        Dukungan("Fotokopi KTP/KK bila ada", ada=True),
        Dukungan("Kartu pelajar", ada=True),
    )


@pytest.mark.parametrize(
    ("draft", "field", "says"),
    [
        (BarangDraft("KTPX"), "kode", "Pilih jenis"),
        (BarangDraft(""), "kode", "Pilih jenis"),
        (BarangDraft("KTP"), "nik", "NIK belum diisi. Bila pelapor lupa"),
        (BarangDraft("SIM"), "golongan", "Golongan belum diisi"),
        (dataclasses.replace(KTP, jumlah="0"), "jumlah", "di luar"),
        (dataclasses.replace(KTP, isian=(("nik", "75O1"),)), "nik", "NIK hanya berisi angka"),
        (
            dataclasses.replace(KTP, isian=(*KTP.isian, ("nopol", "DM 1"))),
            "nopol",
            "tidak memiliki",
        ),
        (dataclasses.replace(KTP, atas_nama="a" * 121), "atas_nama", "121 huruf"),
        (dataclasses.replace(KTP, ciri="a\u202eb"), "ciri", "U+202E"),
        (dataclasses.replace(KTP, dukungan_ada=("\x00",)), "dukungan", "U+0000"),
        (
            BarangDraft("ATM", isian=(("bank", "BRI"), ("nomor_kartu_akhir", "5221" * 4))),
            "nomor_kartu_akhir",
            "4 angka terakhir saja",
        ),
        (
            BarangDraft("PASPOR", isian=(("tahun", "15"),)),
            "tahun",
            "empat angka",
        ),
        (BarangDraft("SIM_CARD", isian=(("nomor_seluler", "abc"),)), "nomor_seluler", "angka"),
        (BarangDraft("KK", isian=(("nomor_kk", "1" * 200_000),)), "nomor_kk", "200.000 huruf"),
    ],
)
def test_bad_line_gets_a_sentence_at_its_field(draft: BarangDraft, field: str, says: str) -> None:
    (problem,) = barang.check_barang(draft, KATALOG, "barang.2")
    assert problem.field == f"barang.2.{field}"
    assert says in problem.message
    with pytest.raises(RuleViolation) as refused:
        barang.make_barang(draft, KATALOG, "barang.2")
    assert refused.value.problems == (problem,)


def test_all_faults_of_a_line_come_in_form_order() -> None:
    draft = BarangDraft("STNK", "x", (("merk_tipe", "\x00"),), "\x00", (), "\x00")
    fields = [p.field for p in barang.check_barang(draft, KATALOG, "b")]
    assert fields == ["b.jumlah", "b.nopol", "b.merk_tipe", "b.atas_nama", "b.ciri"]


def test_kind_that_is_not_for_this_paper_says_so_and_stops() -> None:
    ktp = dataclasses.replace(
        KATALOG.get("KTP"), jalur=Jalur.BUKAN_SKTLK, pesan="Bukan untuk surat ini."
    )
    (problem,) = barang.check_barang(KTP, KatalogBarang((ktp,)), "barang.0")
    assert (problem.field, problem.message) == ("barang.0.kode", "Bukan untuk surat ini.")
    assert barang.warnings_barang(KTP, KatalogBarang((ktp,)), "barang.0") == ()


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (BarangDraft("KTP", isian=(("nik", "757103"),)), "NIK biasanya 16 angka; ini 6 angka."),
        (BarangDraft("TNKB", isian=(("nopol", "1234-05"),)), "Nomor polisi tidak seperti biasanya"),
        (BarangDraft("DOMPET"), "baris tersendiri"),
        (BarangDraft("KTA", isian=(("satuan", "PT Mandala"),)), "Propam"),
        (BarangDraft("BPKB", isian=(("nopol", "DM 1234 AB"),)), "KA SPKT"),
    ],
)
def test_unusual_line_is_warned_about_and_accepted(draft: BarangDraft, says: str) -> None:
    (warning,) = barang.warnings_barang(draft, KATALOG, "barang.0")
    assert says in warning.message
    assert barang.check_barang(draft, KATALOG, "barang.0") == ()


def test_usual_line_has_no_warning() -> None:
    assert barang.warnings_barang(KTP, KATALOG, "barang.0") == ()
    assert barang.warnings_barang(BarangDraft("?"), KATALOG, "barang.0") == ()


def test_book_line_names_things_without_their_numbers() -> None:
    drafts = [
        KTP,
        BarangDraft("SIM", isian=(("golongan", "C"),)),
        BarangDraft("STNK", "2", (("nopol", "DM 1 A"),)),
        BarangDraft("LAINNYA", isian=(("uraian", "tas ransel"), ("satuan", "buah"))),
    ]
    made = [barang.make_barang(d, KATALOG) for d in drafts]
    assert barang.summary(made) == "KTP, SIM C, 2 STNK, tas ransel"


_FITS = {
    RagamIsian.ANGKA: st.from_regex(r"[0-9 .-]*[0-9]", fullmatch=True).filter(
        lambda t: len(t) < 40
    ),
    RagamIsian.ANGKA_AKHIR: st.from_regex(r"[0-9]{4}", fullmatch=True),
    RagamIsian.TELEPON: st.from_regex(r"08[1-9][0-9]{8,9}", fullmatch=True),
    RagamIsian.TAHUN: st.integers(1900, 2099).map(str),
    RagamIsian.RUPIAH: st.integers(1, 10**12 - 1).map(str),
}
_TEXT = st.text("aé  DM12<&-", min_size=1, max_size=20).filter(str.strip)
_WILD = st.text(max_size=20) | st.just("lupa")


@st.composite
def _drafts(draw: st.DrawFn) -> BarangDraft:
    jenis = draw(st.sampled_from(KATALOG.jenis))
    return BarangDraft(
        kode=jenis.kode,
        jumlah=draw(st.sampled_from(["1", "3", "dua"])),
        isian=tuple((i.kunci, draw(_FITS.get(i.ragam, _TEXT))) for i in jenis.isian),
        atas_nama=draw(_TEXT),
        dukungan_ada=tuple(draw(st.lists(_TEXT, max_size=2))),
        ciri=draw(_TEXT),
    )


@st.composite
def _wild_drafts(draw: st.DrawFn) -> BarangDraft:
    draft = draw(_drafts())
    return dataclasses.replace(
        draft,
        jumlah=draw(_WILD | st.just("1")),
        isian=tuple((key, draw(_WILD | st.just(text))) for key, text in draft.isian),
        ciri=draw(_WILD),
    )


@given(_wild_drafts())
@settings(max_examples=200)
def test_any_typed_line_is_refused_at_its_fields_or_made(draft: BarangDraft) -> None:
    problems = barang.check_barang(draft, KATALOG, "barang.0")
    if not problems:
        assert barang.make_barang(draft, KATALOG, "barang.0").kode == draft.kode
        return
    places = {"jumlah", "atas_nama", "ciri", *(key for key, _ in draft.isian)}
    assert {p.field for p in problems} <= {f"barang.0.{place}" for place in places}
    with pytest.raises(RuleViolation) as refused:
        barang.make_barang(draft, KATALOG, "barang.0")
    assert refused.value.problems == problems


@given(_drafts())
@settings(max_examples=200)
def test_line_that_fits_its_kind_is_printed_and_sealed_whole(draft: BarangDraft) -> None:
    made = barang.make_barang(draft, KATALOG, "barang.0")
    line = barang.sentence(made)
    assert "\n" not in line
    assert "  " not in line
    assert all(value in line for _, value in made.isian)
    assert decode(BarangHilang, encode(made)) == made
