from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.jenis_barang import (
    IsianJenis,
    Jalur,
    JenisBarang,
    KatalogBarang,
    RagamIsian,
    SyaratBerkas,
    Yakin,
    fill,
    parse_katalog,
    to_toml,
)

BERKAS = Path(__file__).parents[2] / "resources" / "data" / "jenis_barang.toml"
SATU = """
[[jenis]]
kode = "KTP"
label = "Kartu Tanda Penduduk"
singkat = "KTP"
satuan = "lembar"
jalur = "BIASA"
yakin = "tinggi"

[[jenis.isian]]
kunci = "nik"
label = "NIK"
ragam = "angka"
panjang = 16
"""


def shipped() -> KatalogBarang:
    return parse_katalog(tomllib.loads(BERKAS.read_text(encoding="utf-8")))


def test_shipped_file_is_what_the_program_would_write() -> None:
    assert BERKAS.read_text(encoding="utf-8") == to_toml(shipped())


def test_shipped_kinds_cover_the_counter() -> None:
    katalog = shipped()
    assert len(katalog.jenis) == 22
    assert katalog.jenis[0].kode == "KTP"
    assert katalog.jenis[-1].kode == "LAINNYA"
    assert {j.kode for j in katalog.jenis if j.jalur is Jalur.BUTUH_KA_SPKT} == {
        "BPKB",
        "IJAZAH",
        "SERTIFIKAT_TANAH",
    }
    assert [j.kode for j in katalog.jenis if j.wadah] == ["DOMPET"]
    assert katalog.get("KTA").jalur is Jalur.DIARAHKAN
    assert "Model B" in katalog.get("HP").pesan


def test_inside_a_sentence_only_the_names_of_state_papers_begin_with_a_capital() -> None:
    state_papers = {"KTP", "KK", "SIM", "STNK", "BPKB", "TNKB"}
    capital = {j.kode for j in shipped().jenis if j.cetak[0].isupper()}
    assert capital == state_papers
    options = [one for j in shipped().jenis for i in j.isian for one in i.pilihan]
    assert {"ijazah", "kelahiran", "SKHUN"} <= set(options)


def test_no_unit_is_said_twice_on_paper() -> None:
    said = [f"{j.satuan} {j.cetak}".casefold().split() for j in shipped().jenis]
    assert [words[:2] for words in said if words[0] == words[1]] == []


def test_numbers_of_people_and_money_are_secret_in_the_shipped_list() -> None:
    secret = {(j.kode, i.kunci) for j in shipped().jenis for i in j.isian if i.rahasia}
    assert {
        ("KTP", "nik"),
        ("KK", "nomor_kk"),
        ("ATM", "nomor_rekening"),
        ("BUKU_TABUNGAN", "nomor_rekening"),
        ("KARTU_KREDIT", "nomor_kartu_akhir"),
        ("HP", "imei"),
        ("BPJS", "nomor"),
    } <= secret


def test_kinds_are_found_by_the_first_letters() -> None:
    katalog = shipped()
    assert [j.kode for j in katalog.match("sim")] == ["SIM", "SIM_CARD"]
    assert [j.kode for j in katalog.match("buku t")] == ["BUKU_TABUNGAN"]
    assert "ATM" in [j.kode for j in katalog.match("debit")]
    assert katalog.match("  ") == katalog.jenis
    assert katalog.match("zzz") == ()
    assert katalog.get("ktp") is katalog.jenis[0]
    assert not katalog.has("TIDAK_ADA")
    with pytest.raises(KeyError):
        katalog.get("TIDAK_ADA")


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('kode = "KTP"', 'kode = "ktp"', "jenis.0.kode", "huruf besar"),
        ('kode = "KTP"', "", "jenis.0.kode", "Jenis barang urutan 1, “kode”: belum diisi"),
        ('satuan = "lembar"', 'satuan = ""', "jenis.0.satuan", "Jenis barang “KTP”"),
        ('satuan = "lembar"', "", "jenis.0.satuan", "hanya uang dengan isian rupiah"),
        ('satuan = "lembar"', "satuan = 3", "jenis.0.satuan", "berupa teks"),
        ('jalur = "BIASA"', 'jalur = "biasa"', "jenis.0.jalur", "BUTUH_KA_SPKT"),
        ('jalur = "BIASA"', 'jalur = "DIARAHKAN"', "jenis.0.pesan", "belum diisi"),
        ('yakin = "tinggi"', "", "jenis.0.yakin", "tinggi, sedang, rendah"),
        ('yakin = "tinggi"', 'yakin = "tinggi"\nwarna = 1', "jenis.0.warna", "tidak dikenal"),
        ('yakin = "tinggi"', 'yakin = "tinggi"\nwadah = "ya"', "jenis.0.wadah", "true atau false"),
        ('singkat = "KTP"', 'singkat = "KTP {nama}"', "jenis.0.singkat", "tidak ada"),
        ('singkat = "KTP"', 'singkat = "KTP {nik"', "jenis.0.singkat", "tidak ada"),
        ('singkat = "KTP"', 'singkat = "K"\ncetak = "{nik}"', "jenis.0.isian", "harus wajib"),
        ('kunci = "nik"', 'kunci = "N I K"', "jenis.0.isian.0.kunci", "huruf kecil"),
        ('ragam = "angka"', 'ragam = "teks"', "jenis.0.isian.0.panjang", "ragam angka"),
        ("panjang = 16", "panjang = 99", "jenis.0.isian.0.panjang", "tertulis 99"),
        ("panjang = 16", "panjang = true", "jenis.0.isian.0.panjang", "angka bulat"),
        ("panjang = 16", 'pilihan = ["A"]', "jenis.0.isian.0.pilihan", "ragam pilihan"),
        ("panjang = 16", 'pilihan = ["A", "a"]', "jenis.0.isian.0.pilihan", "dua kali"),
        ('label = "NIK"', 'label = "N\\u0000K"', "jenis.0.isian.0.label", "U+0000"),
        ("[[jenis.isian]]", "[[jenis.isi]]", "jenis.0.isi", "tidak dikenal"),
    ],
)
def test_fault_of_an_edited_file_names_its_entry(old: str, new: str, place: str, says: str) -> None:
    assert parse_katalog(tomllib.loads(SATU)).has("KTP")
    with pytest.raises(RuleViolation) as refused:
        parse_katalog(tomllib.loads(SATU.replace(old, new, 1)))
    told = " ".join(p.message for p in refused.value.problems if p.field == place)
    assert says in told
    assert "Jenis barang" in told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "jenis"),
        ("jenis = 1", "Berkas"),
        ('judul = "a"\n' + SATU, "judul"),
        (SATU + SATU, "jenis.1.kode"),
    ],
)
def test_fault_of_the_whole_file(text: str, place: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_katalog(tomllib.loads(text))
    told = [f"{p.field} {p.message}" for p in refused.value.problems]
    assert any(place in line for line in told)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = SATU.replace('"BIASA"', '"?"').replace('"angka"', '"?"').replace('"lembar"', '""')
    with pytest.raises(RuleViolation) as refused:
        parse_katalog(tomllib.loads(text))
    assert {"jenis.0.jalur", "jenis.0.satuan", "jenis.0.isian.0.ragam"} <= {
        p.field for p in refused.value.problems
    }


def test_empty_value_leaves_no_gap() -> None:
    assert fill("SIM {golongan} asli", {"golongan": ""}) == "SIM asli"
    assert fill("SIM {golongan}", {"golongan": "C"}) == "SIM C"


_KATA = st.text("abcKTPé\"\\'#=[] –/", min_size=1, max_size=12).map(
    lambda t: " ".join(["x", *t.split()])
)
_ISIAN = st.builds(
    IsianJenis,
    kunci=st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
    label=_KATA,
    ragam=st.just(RagamIsian.PILIHAN),
    wajib=st.booleans(),
    rahasia=st.booleans(),
    pilihan=st.lists(_KATA, max_size=3, unique_by=str.casefold).map(tuple),
) | st.builds(
    IsianJenis,
    kunci=st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
    label=_KATA,
    ragam=st.sampled_from([RagamIsian.ANGKA, RagamIsian.ANGKA_AKHIR]),
    panjang=st.integers(1, 40),
)
_JENIS = st.builds(
    JenisBarang,
    kode=st.from_regex(r"[A-Z][A-Z0-9_]{0,8}", fullmatch=True),
    label=_KATA,
    cetak=_KATA,
    singkat=_KATA,
    satuan=_KATA,
    jalur=st.sampled_from(Jalur),
    pesan=_KATA,
    bernama=st.booleans(),
    wadah=st.booleans(),
    isian=st.lists(
        _ISIAN, max_size=3, unique_by=(lambda i: i.kunci, lambda i: i.label.casefold())
    ).map(tuple),
    berkas=st.lists(
        st.builds(SyaratBerkas, nama=_KATA, yakin=st.sampled_from(Yakin)),
        max_size=3,
        unique_by=lambda b: b.nama.casefold(),
    ).map(tuple),
    yakin=st.sampled_from(Yakin),
    sumber=_KATA,
)


@given(st.lists(_JENIS, min_size=1, max_size=4, unique_by=lambda j: j.kode))
@settings(max_examples=100)
def test_written_catalogue_is_read_back_whole(kinds: list[JenisBarang]) -> None:
    katalog = KatalogBarang(tuple(kinds))
    text = to_toml(katalog)
    assert parse_katalog(tomllib.loads(text)) == katalog
    assert to_toml(parse_katalog(tomllib.loads(text))) == text
