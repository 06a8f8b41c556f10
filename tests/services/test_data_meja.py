"""The desk's data files: the shipped ones serve, an edited one speaks, a wrong one is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.kalimat_buku import load_kalimat_buku
from spkt_desk.services.data_meja import read_data_meja
from tests.services.meja import good, issue
from tests.support import kiriman
from tests.support.stasiun import NRP, SANDI, Stasiun, make_draft


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    """Return a copy of the data files that may be edited."""
    copytree(data_path("resources", "data"), tmp_path / "program" / "resources" / "data")
    copytree(data_path("forms"), tmp_path / "program" / "forms")
    return tmp_path / "program"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_desk_warns_of_a_code_that_the_list_lacks(stasiun: Stasiun) -> None:
    draft = make_draft()
    for nik, warned in (("7571034511940003", False), ("9971034511940003", True)):
        typed = replace(draft, pelapor=replace(draft.pelapor, nomor_identitas=nik))
        said = [one.message for one in stasiun.layanan.kehilangan.notices(typed)]
        assert any("Kode provinsi 99 tidak dikenal" in one for one in said) is warned


def test_another_wording_is_in_the_lines_to_come_and_in_none_that_stands(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    issue(stasiun, "satu")
    stands = desk.mutasi.day(desk.mutasi.today())
    text = data_path("forms", "buku_mutasi.toml").read_text(encoding="utf-8")
    for key in ("kehilangan", "kehilangan_milik"):
        text = text.replace(f'{key} = "Datang seorang', f'{key} = "Telah lapor seorang')
    shipped = kiriman.sumber()
    own = replace(shipped.meja, kalimat_buku=load_kalimat_buku(text, "satuan.toml"))
    door = stasiun.new_door(replace(shipped, meja=own))
    desk = door.login(NRP, SANDI)
    desk.kehilangan.issue(make_draft("dua", kuasa="orang lain", nama_pemilik="Hasan {nomor} Datau",
                                     hubungan="istri"))  # fmt: skip
    old, new = desk.mutasi.day(desk.mutasi.today())
    door.close()
    assert (old,) == stands
    assert old.uraian.startswith("Datang seorang perempuan a.n. Suharti Ningsih melaporkan")
    assert new.uraian.startswith("Telah lapor seorang perempuan a.n. Suharti Ningsih melaporkan")
    assert "milik Hasan {nomor} Datau; dibuatkan" in new.uraian
    assert new.keterangan == "kehilangan No. 413"
    assert good(stasiun)


def test_an_edited_list_is_what_the_desk_knows(salinan: Path) -> None:
    edit(salinan / "resources" / "data" / "provinsi.toml", "kode = 75", "kode = 99")
    provinsi = read_data_meja(salinan.joinpath).provinsi
    assert provinsi.has(99)
    assert not provinsi.has(75)


@pytest.mark.parametrize(
    ("parts", "old", "new", "says"),
    [
        (("resources", "data", "provinsi.toml"), "kode = 75", "kode = 7", "“provinsi.toml”"),
        (("resources", "data", "saran_isian.toml"), "kata = [", "kata = ", "“saran_isian.toml”"),
        (("forms", "buku_mutasi.toml"), "No. {urut}", "No. {urutan}", "“buku_mutasi.toml”"),
    ],
)
def test_a_spoiled_file_is_a_fault_that_names_it(
    salinan: Path, parts: tuple[str, ...], old: str, new: str, says: str
) -> None:
    edit(salinan.joinpath(*parts), old, new)
    with pytest.raises(EnvironmentFault) as fault:
        read_data_meja(salinan.joinpath)
    assert says in fault.value.message
    assert "Data laporan tidak tersentuh" in fault.value.advice
