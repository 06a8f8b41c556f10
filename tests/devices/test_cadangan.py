"""The folder of backups: numbers from names alone, and nothing half built under a good name."""

from __future__ import annotations

from pathlib import Path

import pytest

from spkt_desk.devices.cadangan import FolderCadangan


def test_only_finished_sets_have_a_number(tmp_path: Path) -> None:
    for name in ("cadangan-000002", "cadangan-000010", "cadangan-000011.part", "cadangan-baru"):
        (tmp_path / name).mkdir()
    (tmp_path / "cadangan-000099").write_bytes(b"a file is no set")
    assert FolderCadangan(tmp_path).numbers() == (2, 10)
    assert FolderCadangan(tmp_path / "tidak ada").numbers() == ()


def test_a_set_gets_its_name_when_it_is_whole_and_none_when_it_is_not(tmp_path: Path) -> None:
    folder = FolderCadangan(tmp_path / "stik" / "dalam")
    with folder.building(7) as part:
        (part / "isi").write_bytes(b"x")
        assert folder.numbers() == ()
    assert (folder.place(7) / "isi").read_bytes() == b"x"
    with pytest.raises(FileNotFoundError), folder.building(8) as part:
        (part / "tidak ada" / "isi").write_bytes(b"x")
    assert [one.name for one in folder.path.iterdir()] == ["cadangan-000007"]


def test_clearing_removes_the_sets_and_leaves_the_papers(tmp_path: Path) -> None:
    folder = FolderCadangan(tmp_path)
    for nomor in (1, 2, 3):
        with folder.building(nomor):
            pass
    folder.arsip.mkdir()
    folder.clear()
    assert folder.numbers() == ()
    assert folder.arsip.is_dir()
