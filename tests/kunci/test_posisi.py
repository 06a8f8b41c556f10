from __future__ import annotations

import secrets

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.posisi import TandaPosisi
from spkt_desk.kunci.posisi import read_mark, write_mark

KEY = b"k" * 32
MARK = TandaPosisi(
    posisi=412,
    sidik=bytes(range(32)),
    waktu="2026-11-21T08:07:00.000+08:00",
    buku=61,
    tahun=2026,
    urut=418,
)


def test_a_mark_reads_back_and_says_no_more_than_it_must() -> None:
    data = write_mark(MARK, KEY)
    assert read_mark(data, KEY) == MARK
    names = [line.partition(" = ")[0] for line in data.decode().splitlines()[1:]]
    assert names == ["versi", "posisi", "sidik", "waktu", "buku", "tahun", "urut", "segel"]


def test_a_changed_byte_anywhere_is_noticed() -> None:
    data = write_mark(MARK, KEY)
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(RuleViolation, match="milik stasiun lain"):
            read_mark(changed, KEY)


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b"segel = ", write_mark(MARK, KEY)[:-1]])
def test_what_is_no_mark_is_refused(data: bytes) -> None:
    with pytest.raises(RuleViolation):
        read_mark(data, KEY)


def test_the_mark_of_another_station_is_refused() -> None:
    with pytest.raises(RuleViolation):
        read_mark(write_mark(MARK, secrets.token_bytes(32)), KEY)
