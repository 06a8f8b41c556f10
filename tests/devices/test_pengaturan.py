"""The computer's settings file: kept, read back, and refused in a sentence when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from spkt_desk.devices.pengaturan import read_settings, write_settings
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.pengaturan import Pengaturan


def test_first_start_has_the_usual_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "komputer.toml") == Pengaturan(
        malam=False, huruf_persen=100, menit_kunci=5
    )


def test_settings_come_back_as_kept(tmp_path: Path) -> None:
    path = tmp_path / "akun baru" / "config" / "komputer.toml"
    chosen = Pengaturan(malam=True, huruf_persen=130, menit_kunci=15)
    write_settings(path, chosen)
    assert read_settings(path) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "bukan toml [",
        "malam = true\n",
        "malam = true\nhuruf_persen = 90\nmenit_kunci = 5\n",
        "malam = true\nhuruf_persen = 100\nmenit_kunci = 0\n",
        'malam = true\nhuruf_persen = "besar"\nmenit_kunci = 5\n',
    ],
)
def test_damaged_settings_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "komputer.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=r"komputer\.toml"):
        read_settings(path)
