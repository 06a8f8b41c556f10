from __future__ import annotations

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wewenang import Bukti, Syarat, Tindakan, load_wewenang
from tests.support.kiriman import data_text

TEXT = data_text("wewenang.toml")


def _load(text: str = TEXT) -> object:
    return load_wewenang(text, "wewenang.toml")


def _fault(before: str, after: str) -> str:
    assert before in TEXT
    with pytest.raises(RuleViolation) as violation:
        _load(TEXT.replace(before, after, 1))
    return violation.value.problems[0].message


def _line(words: str) -> int:
    return next(n for n, line in enumerate(TEXT.splitlines(), start=1) if line.startswith(words))


def _row(kunci: str) -> str:
    return next(line for line in TEXT.splitlines() if line.startswith(f"{kunci} "))


def test_every_act_and_every_role_has_its_cell() -> None:
    table = load_wewenang(TEXT, "wewenang.toml")
    assert {one.tindakan for one in table.baris} == set(Tindakan)
    assert set(table.peran) == set(Peran)
    assert all(len(one.syarat) == len(Peran) for one in table.baris)


def test_the_admin_reads_no_register_and_the_inspector_writes_nothing() -> None:
    table = load_wewenang(TEXT, "wewenang.toml")
    for tindakan in Tindakan:
        part = table.line(tindakan).bagian
        if part not in {"Setelan", "Akun", "Data"}:
            assert table.cell(Peran.ADMIN, tindakan) is Syarat.TIDAK, tindakan
    reading = {one for one in Tindakan if table.cell(Peran.PEMERIKSA, one) is not Syarat.TIDAK}
    assert reading == {
        *(Tindakan.BUKU_BACA, Tindakan.GILIRAN_BACA, Tindakan.DRAF_BACA, Tindakan.KERTAS_LIHAT),
        *(Tindakan.KODE_PERIKSA, Tindakan.ORANG_CARI, Tindakan.ORANG_BUKA, Tindakan.CARI),
        *(Tindakan.HAPUS_DAFTAR, Tindakan.PERIKSA_DATA),
    }


def test_several_roles_have_the_easiest_condition_of_them() -> None:
    table = load_wewenang(TEXT, "wewenang.toml")
    assert table.of((Peran.KA_SPKT, Peran.KAPOLSEK), Tindakan.MASA_SIMPAN) is Syarat.SANDI
    assert table.of((Peran.PIKET, Peran.ADMIN), Tindakan.BUKU_BACA) is Syarat.BOLEH
    assert table.of((), Tindakan.BUKU_BACA) is Syarat.TIDAK


def test_what_the_pawas_may_do_too_is_part_of_the_table() -> None:
    table = load_wewenang(TEXT, "wewenang.toml")
    assert table.pawas == {Tindakan.BUKU_BACA, Tindakan.BUKU_PERIKSA}
    assert table.kalimat_pawas == (
        "Pawas menurut jadwal saat itu boleh juga membaca Buku Mutasi dan memeriksa Buku Mutasi."
    )
    without = load_wewenang(TEXT.partition("[pawas]")[0], "wewenang.toml")
    assert (without.pawas, without.kalimat_pawas) == (frozenset(), "")


def test_a_right_of_the_shift_is_gone_without_it() -> None:
    table = load_wewenang(TEXT, "wewenang.toml")
    act = Tindakan.AKUN_SEMENTARA
    assert table.of((Peran.KA_SPKT,), act) is Syarat.SANDI
    assert table.of((Peran.KA_SPKT,), act, bertugas=False) is Syarat.TIDAK
    assert table.of((Peran.KAPOLSEK,), act, bertugas=False) is Syarat.SANDI


@pytest.mark.parametrize(
    ("kunci", "after", "words"),
    [
        ("terbit", "terbitkan", "bukan tindakan yang dikenal"),
        ("terbit", None, "belum memuat tindakan terbit"),
        ("batal", "batal", "tidak"),
    ],
)
def test_an_act_unknown_or_left_out_is_named(kunci: str, after: str | None, words: str) -> None:
    row = _row(kunci)
    if after == kunci:
        message = _fault(row, row.replace('"tidak",', '"nanti",', 1))
        assert "“nanti”" in message
    elif after is None:
        message = _fault(row + "\n", "")
        assert words in message
        return
    else:
        message = _fault(row, row.replace(kunci, after, 1))
        assert words in message
    assert f"baris {_line(kunci)}" in message


def test_a_cell_too_few_names_its_line() -> None:
    row = _row("cetak")
    message = _fault(row, row.replace('"tidak"]', "]"))
    assert f"baris {_line('cetak')}" in message
    assert "10 isian" in message


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"PPID", "Wakapolsek"', '"PPID", "Wakil"', "peran “Wakil” yang tidak dikenal"),
        ('"PPID", "Wakapolsek"', '"Wakapolsek"', "belum memuat PPID"),
        ('"PPID", "Wakapolsek"', '"humas", "Wakapolsek"', "masing-masing satu kali"),
    ],
)
def test_a_role_unknown_or_left_out_is_named(before: str, after: str, words: str) -> None:
    message = _fault(before, after)
    assert words in message
    assert f"baris {_line('peran ')}" in message


def test_two_people_need_somebody_who_agrees() -> None:
    message = _fault('hapus = ["Kapolsek"]', "")
    assert "penyetuju" in message
    assert f"baris {_line('hapus ')}" in message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[bertugas]", "[bertugaz]"),
        ('boleh = ["buku_baca", "buku_periksa"]', 'boleh = "buku_periksa"'),
        ('boleh = ["buku_baca", "buku_periksa"]', 'boleh = ["buku_makan"]'),
        ('boleh = ["buku_baca", "buku_periksa"]', 'juga = ["buku_periksa"]'),
        ('yakin = "rendah"', 'yakin = "entah"'),
        ('hapus = ["Kapolsek"]', 'hapus = ["Kapolda"]'),
        ('hapus = ["Kapolsek"]', 'hapuskan = ["Kapolsek"]'),
    ],
)
def test_any_other_slip_is_refused(before: str, after: str) -> None:
    assert "wewenang.toml" in _fault(before, after)


def test_a_typed_proof_never_shows_in_a_trace() -> None:
    assert "rahasia" not in repr(Bukti("rahasia", "81011249", "rahasia juga"))
