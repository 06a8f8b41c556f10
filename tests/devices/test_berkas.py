from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spkt_desk.devices.berkas import copy_sealed, read_bytes, remove_file, write_sealed
from spkt_desk.domain.errors import EnvironmentFault
from tests.support.tools import tool


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=5000))
def test_what_is_written_reads_back(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "kunci.toml"
    assert write_sealed(file, data) == hashlib.sha256(data).hexdigest()
    assert read_bytes(file) == data
    assert [path.name for path in tmp_path.iterdir()] == ["kunci.toml"]


def test_a_file_is_for_its_owner_only_also_when_it_replaces_an_open_one(tmp_path: Path) -> None:
    file = tmp_path / "kunci.toml"
    file.write_bytes(b"lama")
    file.chmod(0o644)
    write_sealed(file, b"baru")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_leftover_or_planted_part_does_no_harm(tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    elsewhere.write_bytes(b"jangan disentuh")
    file = tmp_path / "kunci.toml"
    (tmp_path / "kunci.toml.part").symlink_to(elsewhere)
    write_sealed(file, b"baru")
    assert read_bytes(file) == b"baru"
    assert elsewhere.read_bytes() == b"jangan disentuh"


@pytest.mark.faults
def test_a_full_disk_keeps_the_old_file_and_says_so(small_disk: Path) -> None:
    file = small_disk / "kunci.toml"
    write_sealed(file, b"lama")

    with pytest.raises(EnvironmentFault) as full:
        write_sealed(file, bytes(3_000_000))

    assert full.value.message.startswith("Disk penuh: kunci.toml belum tersimpan.")
    assert "Kosongkan ruang" in full.value.advice
    assert read_bytes(file) == b"lama"
    assert [path.name for path in small_disk.iterdir()] == ["kunci.toml"]
    write_sealed(file, b"baru")
    assert read_bytes(file) == b"baru"


@pytest.mark.faults
def test_a_disk_that_became_read_only_keeps_the_old_file(small_disk: Path) -> None:
    file = small_disk / "kunci.toml"
    write_sealed(file, b"lama")
    subprocess.run([tool("mount"), "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(EnvironmentFault, match="tidak boleh ditulis"):
        write_sealed(file, b"baru")
    assert read_bytes(file) == b"lama"


@pytest.mark.faults
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_disk_that_fails_once_saves_nothing_and_says_so(tmp_path: Path, call: str) -> None:
    write_sealed(tmp_path / "kunci.toml", b"lama")
    program = tmp_path / "tulis.py"
    program.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from spkt_desk.devices.berkas import write_sealed\n"
        "from spkt_desk.domain.errors import EnvironmentFault\n"
        "try:\n"
        "    write_sealed(Path(sys.argv[1]), b'baru')\n"
        "except EnvironmentFault as fault:\n"
        "    sys.exit(fault.message)\n",
        encoding="utf-8",
    )
    file = tmp_path / "kunci.toml"
    traced = [tool("strace"), "-f", "-o", str(tmp_path / "jejak"), "-P", f"{file}.part"]
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when=1"]
    done = subprocess.run(
        [*traced, *inject, sys.executable, str(program), str(file)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "Disk bermasalah saat menulis kunci.toml" in done.stderr
    assert read_bytes(file) == b"lama"
    assert not file.with_name("kunci.toml.part").exists()


@pytest.mark.parametrize(
    ("name", "says"), [("hilang", "tidak ditemukan"), (".", "tidak dapat dibaca")]
)
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(EnvironmentFault, match=says):
        read_bytes(tmp_path / name)


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"Folder untuk kunci\.toml tidak ditemukan"):
        write_sealed(tmp_path / "flashdisk" / "kunci.toml", b"baru")


def test_removing_twice_does_no_harm(tmp_path: Path) -> None:
    write_sealed(tmp_path / "draf", b"x")
    remove_file(tmp_path / "draf")
    remove_file(tmp_path / "draf")
    assert list(tmp_path.iterdir()) == []


def test_a_copied_file_is_the_same_and_closed_to_others(tmp_path: Path) -> None:
    source, target = tmp_path / "asal", tmp_path / "salinan"
    source.write_bytes(os.urandom(3_000_000))
    target.write_bytes(b"yang lama")
    sidik = copy_sealed(source, target)
    assert target.read_bytes() == source.read_bytes()
    assert hashlib.sha256(target.read_bytes()).hexdigest() == sidik
    assert sys.platform == "win32" or target.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in tmp_path.iterdir()} == {"asal", "salinan"}


def test_a_copy_that_cannot_be_made_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "salinan").write_bytes(b"yang lama")
    with pytest.raises(EnvironmentFault, match="tidak ditemukan"):
        copy_sealed(tmp_path / "tidak ada", tmp_path / "salinan")
    assert (tmp_path / "salinan").read_bytes() == b"yang lama"
    (tmp_path / "asal").write_bytes(b"baru")
    (tmp_path / "salinan.part").mkdir()
    with pytest.raises(EnvironmentFault):
        copy_sealed(tmp_path / "asal", tmp_path / "salinan")
    assert (tmp_path / "salinan").read_bytes() == b"yang lama"
