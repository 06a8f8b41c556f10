"""The list of a backup: written and read alike, and no cut or changed one is read."""

from __future__ import annotations

import pytest

from spkt_desk.domain.cadangan import DaftarIsi, read_daftar
from spkt_desk.domain.errors import EnvironmentFault

DAFTAR = DaftarIsi(
    7,
    "0A1B2C3D4E",
    "2026-11-21T08:07:00.000+08:00",
    912,
    ("a" * 64, "b" * 64, "c" * 64),
    ("d" * 64,),
)


def test_a_list_reads_as_it_was_written() -> None:
    assert read_daftar(DAFTAR.write()) == DAFTAR


def test_no_shorter_and_no_changed_list_is_read() -> None:
    text = DAFTAR.write()
    for end in range(len(text) - 1):
        with pytest.raises(EnvironmentFault):
            read_daftar(text[:end])
    for place in range(0, len(text) - 1, 7):
        changed = text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]
        with pytest.raises(EnvironmentFault):
            read_daftar(changed)


def test_a_name_that_is_no_sum_never_becomes_a_path() -> None:
    bad = DaftarIsi(1, "0A", "x", 1, DAFTAR.sidik, ("../../../etc/passwd",))
    with pytest.raises(EnvironmentFault):
        read_daftar(bad.write())
