"""One byte form: every value comes back as it went in, and no two values share their bytes."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.barang import AtasNama, BarangDraft, BarangHilang, Dukungan
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.giliran import GiliranDraft
from spkt_desk.domain.kehilangan import (
    CaraBaca,
    CaraTandaTangan,
    IsiKehilangan,
    KehilanganDraft,
    Kuasa,
    Mewakili,
    OrangDraft,
)
from spkt_desk.domain.muatan import decode, decode_pairs, encode, encode_pairs, flatten
from spkt_desk.domain.mutasi import Ralat
from spkt_desk.domain.orang import Identitas, JenisIdentitas, JenisKelamin
from spkt_desk.domain.satuan import Penandatangan, Peran, Petugas

words = st.text(st.characters(codec="utf-8"), max_size=30)
names = st.text(st.sampled_from("ab.#0\n"), max_size=4)

st.register_type_strategy(str, words)
st.register_type_strategy(int, st.integers(0, 10**9))

KINDS = (
    IsiKehilangan,
    KehilanganDraft,
    OrangDraft,
    Identitas,
    Mewakili,
    BarangDraft,
    BarangHilang,
    AtasNama,
    Dukungan,
    Penandatangan,
    Petugas,
    Ralat,
    GiliranDraft,
)


@given(value=st.one_of([st.builds(kind) for kind in KINDS]))
def test_every_value_comes_back(value: object) -> None:
    assert decode(type(value), encode(value)) == value


@given(st.lists(st.tuples(names, names), max_size=4), st.lists(st.tuples(names, names), max_size=4))
def test_two_pair_lists_never_share_bytes(
    left: list[tuple[str, str]], right: list[tuple[str, str]]
) -> None:
    same = encode_pairs(tuple(left)) == encode_pairs(tuple(right))
    assert same is (left == right)
    assert decode_pairs(encode_pairs(tuple(left))) == tuple(left)


@given(value=st.builds(BarangDraft), other=st.builds(BarangDraft))
def test_two_values_never_share_bytes(value: BarangDraft, other: BarangDraft) -> None:
    assert (encode(value) == encode(other)) is (value == other)


ISI = IsiKehilangan(
    pelapor=Identitas(
        nama="Suharti Ningsih",
        jenis_kelamin=JenisKelamin.PEREMPUAN,
        tempat_lahir="Gorontalo",
        tanggal_lahir=date(1994, 11, 5),
        umur=0,
        agama="Islam",
        kewarganegaraan="Indonesia",
        pekerjaan="Wiraswasta",
        alamat="Jl. Melati No. 4",
        desa="Biawao",
        telepon="081234567890",
        jenis_identitas=JenisIdentitas.NIK,
        nomor_identitas="0071034511940003",
        alasan_tanpa_identitas="",
    ),
    mewakili=Mewakili(Kuasa.DIRI, "", "", ""),
    barang=(
        BarangHilang(
            kode="SIM",
            label="SIM golongan C",
            jumlah=1,
            satuan="lembar",
            isian=(("nomor", "0123"), ("berlaku", "")),
            atas_nama=AtasNama(sama_pelapor=True, nama=""),
            dukungan=(Dukungan("Fotokopi KTP", ada=False),),
            ciri="",
            singkat="SIM C",
        ),
    ),
    tanggal_hilang=None,
    jam_hilang="07.30",
    tempat_hilang="Pasar Sentral",
    keterangan="",
    cara_baca=CaraBaca.DIBACA,
    tanda_tangan=CaraTandaTangan.TANDA_TANGAN,
    alasan_tanda_tangan="",
    saksi="",
    penerima=Penandatangan("", "Banit SPKT", "", "Yosep Kaimana", "Brigadir", "NRP", "03100376"),
    pejabat=Penandatangan("", "KA SPKT", "", "Darmawan", "Aipda", "NRP", "84050217"),
    asli=("pelapor", "arsip"),
    ketikan=(),
)


def test_a_leading_zero_an_empty_text_and_no_day_come_back() -> None:
    back = decode(IsiKehilangan, encode(ISI))
    assert back == ISI
    assert back.pelapor.nomor_identitas == "0071034511940003"
    assert back.tanggal_hilang is None


@pytest.mark.parametrize("field", [field.name for field in fields(IsiKehilangan)])
def test_the_history_names_every_field(field: str) -> None:
    paths = [path for path, _ in flatten(ISI)]
    assert any(path.split(".")[0].rstrip("#") == field for path in paths)


def test_roles_are_written_in_one_order() -> None:
    officer = Petugas(
        "P1", "Ratna", "Brigadir", "Brig", "NRP", "1", "Bamin", "R", frozenset(Peran), aktif=True
    )
    again = replace(officer, peran=frozenset(reversed(list(Peran))))
    assert encode(officer) == encode(again)


def test_bytes_cut_short_are_refused_at_every_length() -> None:
    whole = encode(ISI)
    for end in range(len(whole)):
        with pytest.raises((ValueError, KeyError)):
            decode(IsiKehilangan, whole[:end])


@pytest.mark.parametrize("head", [b"", b"SPKT2", b"{}", b"spkt1"])
def test_a_foreign_form_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError, match="unknown form"):
        decode_pairs(head + encode(ISI)[5:])


@given(st.binary(max_size=60))
def test_random_bytes_are_refused_or_read_in_one_way(junk: bytes) -> None:
    try:
        pairs = decode_pairs(b"SPKT1" + junk)
    except ValueError:
        return
    assert encode_pairs(pairs) == b"SPKT1" + junk


@dataclass(frozen=True, slots=True)
class _Lama:
    nama: str


@dataclass(frozen=True, slots=True)
class _Baru:
    nama: str
    catatan: str = "belum ada"
    isian: tuple[str, ...] = ()


def test_an_old_payload_is_read_with_the_default_of_a_new_field() -> None:
    assert decode(_Baru, encode(_Lama("Suharti"))) == _Baru("Suharti")


@dataclass(frozen=True, slots=True)
class _Bapak:
    kota: str = "Sukamaju"
    nama: str = ""


@dataclass(frozen=True, slots=True)
class _Anak:
    bapak: _Lama


@dataclass(frozen=True, slots=True)
class _Cucu:
    bapak: _Bapak = _Bapak("Mandala", "tidak diketahui")


def test_a_part_is_known_by_any_of_its_fields() -> None:
    """Its first field came later, or it was not there at all: the two have other defaults."""
    assert decode(_Cucu, encode(_Anak(_Lama("Suharti")))) == _Cucu(_Bapak("Sukamaju", "Suharti"))
    assert decode(_Cucu, encode(_Lama("Suharti"))) == _Cucu(_Bapak("Mandala", "tidak diketahui"))


def test_a_payload_without_a_needed_field_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks field"):
        decode(Problem, encode(_Lama("Suharti")))


def test_a_type_without_a_form_is_a_mistake_of_the_caller() -> None:
    @dataclass(frozen=True)
    class _Pecahan:
        nilai: float

    with pytest.raises(TypeError, match="float"):
        encode(_Pecahan(1.5))


def test_a_time_has_a_form() -> None:
    @dataclass(frozen=True)
    class _Jam:
        jam: time

    assert flatten(_Jam(time(7, 30))) == (("jam", "07:30:00"),)
