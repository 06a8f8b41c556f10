"""The desk's data files: the shipped ones serve, an edited one speaks, a wrong one is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.services.data_meja import read_data_meja
from tests.support.stasiun import Stasiun, make_draft


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
