from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from spkt_desk.devices import arsip as arsip_module
from spkt_desk.devices import berkas
from spkt_desk.devices.arsip import Arsip
from spkt_desk.domain.errors import EnvironmentFault

PAGE = b"\x01" + bytes(range(256)) * 4


def test_what_is_kept_is_found_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    arsip = Arsip(tmp_path / "arsip")
    assert arsip.names() == ()
    name = arsip.put(PAGE)
    other = arsip.put(b"lain")

    assert name == hashlib.sha256(PAGE).hexdigest()
    assert arsip.get(name) == PAGE
    assert arsip.names() == tuple(sorted((name, other)))
    file = tmp_path / "arsip" / name[:2] / f"{name}.seg"
    assert file.read_bytes() == PAGE
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_same_page_is_kept_once_and_a_damaged_one_is_mended(tmp_path: Path) -> None:
    arsip = Arsip(tmp_path)
    name = arsip.put(PAGE)
    before = arsip.path_of(name).stat().st_mtime_ns
    assert arsip.put(PAGE) == name
    assert arsip.path_of(name).stat().st_mtime_ns == before

    arsip.path_of(name).write_bytes(PAGE[:-1])
    assert arsip.put(PAGE) == name
    assert arsip.get(name) == PAGE


def test_every_flipped_byte_of_a_kept_page_is_a_fault(tmp_path: Path) -> None:
    arsip = Arsip(tmp_path)
    name = arsip.put(PAGE[:64])
    for place in range(64):
        bent = bytearray(PAGE[:64])
        bent[place] ^= 1
        arsip.path_of(name).write_bytes(bent)
        with pytest.raises(EnvironmentFault, match="rusak atau diubah"):
            arsip.get(name)


def test_a_missing_page_is_a_fault_and_removing_it_twice_is_none(tmp_path: Path) -> None:
    arsip = Arsip(tmp_path)
    name = arsip.put(PAGE)
    arsip.remove(name)
    arsip.remove(name)
    with pytest.raises(EnvironmentFault, match="tidak ditemukan"):
        arsip.get(name)
    assert arsip.names() == ()


def test_leftovers_are_not_names(tmp_path: Path) -> None:
    arsip = Arsip(tmp_path)
    name = arsip.put(PAGE)
    for stray in (f"{name}.seg.part", "catatan.txt", "a.seg"):
        (tmp_path / name[:2] / stray).write_bytes(b"x")
    (tmp_path / "catatan.txt").write_bytes(b"x")
    assert arsip.names() == (name,)


@pytest.mark.parametrize("name", ["", "../../kunci", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        Arsip(tmp_path).get(name)


@pytest.mark.faults
def test_a_full_disk_names_nothing(small_disk: Path) -> None:
    arsip = Arsip(small_disk / "arsip")
    kept = arsip.put(PAGE)
    with pytest.raises(EnvironmentFault, match="Disk penuh"):
        arsip.put(bytes(3_000_000))
    assert arsip.names() == (kept,)
    assert arsip.get(kept) == PAGE
    arsip.put(b"muat lagi")


def test_what_is_locked_waits_and_the_rest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arsip = Arsip(tmp_path)
    names = [arsip.put(page) for page in (b"satu", b"dua", b"tiga")]
    remove = berkas.remove_file

    def _remove(path: Path) -> None:
        if path == arsip.path_of(names[1]):
            raise EnvironmentFault("Berkas terkunci.", "Coba lagi.")
        remove(path)

    monkeypatch.setattr(arsip_module, "remove_file", _remove)
    assert arsip.discard(names) == 1
    assert arsip.names() == (names[1],)
