from __future__ import annotations

from pathlib import Path

import pytest

from spkt_desk.devices.berkas import write_sealed
from spkt_desk.devices.ruang import Ballast, free_bytes, room
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.ruang import RuangDisk

MB = 1_000_000


@pytest.mark.parametrize(
    ("free", "judged"),
    [
        (1000 * MB, RuangDisk.AMPLE),
        (1000 * MB - 1, RuangDisk.LOW),
        (300 * MB, RuangDisk.LOW),
        (300 * MB - 1, RuangDisk.SCARCE),
        (0, RuangDisk.SCARCE),
    ],
)
def test_room_is_judged_at_one_gigabyte_and_at_300_megabytes(free: int, judged: RuangDisk) -> None:
    assert RuangDisk.of(free) is judged


@pytest.mark.faults
def test_ballast_thrown_overboard_lets_the_desk_save_again(small_disk: Path) -> None:
    ballast = Ballast(small_disk / "pemberat", size=MB)
    ballast.ensure()
    ballast.ensure()
    assert room(small_disk) is RuangDisk.SCARCE
    (small_disk / "isi").write_bytes(bytes(free_bytes(small_disk)))
    with pytest.raises(EnvironmentFault, match="Disk penuh"):
        write_sealed(small_disk / "draf", bytes(MB // 2))

    assert ballast.release() == MB
    assert ballast.release() == 0
    write_sealed(small_disk / "draf", bytes(MB // 2))

    with pytest.raises(EnvironmentFault, match="Disk penuh"):
        ballast.ensure()
    assert sorted(path.name for path in small_disk.iterdir()) == ["draf", "isi"]


def test_ballast_takes_up_real_room(tmp_path: Path) -> None:
    file = tmp_path / "pemberat"
    Ballast(file, size=3 * MB).ensure()
    assert file.stat().st_size == 3 * MB
    assert file.stat().st_blocks * 512 >= 3 * MB
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="tidak ditemukan"):
        free_bytes(tmp_path / "hilang")
