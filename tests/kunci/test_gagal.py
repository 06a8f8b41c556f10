from __future__ import annotations

import secrets

import pytest

from spkt_desk.kunci.gagal import MAX_LINES, MAX_UNKNOWN, FailedTry
from spkt_desk.kunci.kotak import close_box, open_box
from spkt_desk.kunci.segel import SegelRusak
from spkt_desk.kunci.slot import NewStation
from spkt_desk.kunci.slot_toml import read_slots, write_slots
from tests.kunci.tetap import NRP

STRANGER = "66010203"


def test_failed_tries_are_counted_and_open_with_the_key_of_the_database(
    station: NewStation,
) -> None:
    slots = station.slots
    for nrp, moment in ((NRP, "08:00"), (NRP, "08:01"), (STRANGER, "08:02")):
        slots = slots.with_failed_try(nrp, moment, secrets.token_bytes)

    assert (slots.failed_count(NRP), slots.failed_count(STRANGER)) == (2, 1)
    assert slots.open_failed_tries(station.tries_private) == (
        FailedTry(NRP, "08:00"),
        FailedTry(NRP, "08:01"),
        FailedTry(STRANGER, "08:02"),
    )
    strange = slots.open_failed_tries(secrets.token_bytes(32))
    assert strange == (FailedTry("", "", rusak=True),) * 3


@pytest.mark.parametrize("letter", ["=", "!", "Ä", "B", ""])
def test_a_damaged_line_is_a_marked_try_and_locks_nobody_out(
    station: NewStation, letter: str
) -> None:
    slots = station.slots
    for moment in ("08:00", "08:01"):
        slots = slots.with_failed_try(NRP, moment, secrets.token_bytes)
    text = write_slots(slots)
    begin = text.index('baris = [\n  "') + len('baris = [\n  "')
    end = text.index('"', begin)
    for place in range(begin, end):
        damaged = text[:place] + (letter if text[place] != letter else "C") + text[place + 1 :]
        read = read_slots(damaged)
        first, second = read.open_failed_tries(station.tries_private)
        # The top bit of an X25519 key is ignored by definition (RFC 7748): that one still opens.
        assert first in {FailedTry("", "", rusak=True), FailedTry(NRP, "08:00")}
        assert second == FailedTry(NRP, "08:01")
        assert read.unlock_recovery(station.recovery_code) == station.database_key
        assert read_slots(write_slots(read)) == read
    whole = text[:begin] + text[end:]
    assert read_slots(whole).open_failed_tries(station.tries_private)[0].rusak


def test_lines_go_once_they_are_history_and_the_count_at_a_good_login(station: NewStation) -> None:
    slots = station.slots
    for nrp in (NRP, STRANGER):
        slots = slots.with_failed_try(nrp, "08:00", secrets.token_bytes)

    drained = slots.without_failed_lines()
    assert drained.open_failed_tries(station.tries_private) == ()
    assert (drained.failed_count(NRP), drained.failed_count(STRANGER)) == (1, 0)
    assert drained.with_count_cleared(NRP).gagal == ()
    assert len(slots.with_count_cleared(NRP).open_failed_tries(station.tries_private)) == 2


def test_a_password_typed_into_the_nrp_field_is_not_kept(station: NewStation) -> None:
    slots = station.slots.with_failed_try("kapal layar 7", "08:00", secrets.token_bytes)
    assert slots.open_failed_tries(station.tries_private) == (FailedTry("", "08:00"),)


def test_a_flood_of_strangers_leaves_the_file_small_and_the_officers_lines_in(
    station: NewStation,
) -> None:
    slots = station.slots.with_failed_try(NRP, "07:59", secrets.token_bytes)
    for number in range(200):
        slots = slots.with_failed_try(f"{number:08}", "08:00", secrets.token_bytes)
    for _ in range(MAX_LINES):
        slots = slots.with_failed_try("00000001", "09:00", secrets.token_bytes)

    assert len(slots.gagal) == 1 + MAX_UNKNOWN + 1
    assert sum(entry.jumlah for entry in slots.gagal) == 241
    assert max(len(entry.baris) for entry in slots.gagal) == MAX_LINES
    assert FailedTry(NRP, "07:59") in slots.open_failed_tries(station.tries_private)


def test_every_flipped_byte_of_a_box_is_refused(station: NewStation) -> None:
    box = close_box(station.slots.tries_public, b"08:00", b"uji", secrets.token_bytes)
    assert open_box(station.tries_private, box, b"uji") == b"08:00"
    for place in range(len(box)):
        bent = box[:place] + bytes([box[place] ^ 0x80]) + box[place + 1 :]
        if place == 31:
            continue  # the top bit of an X25519 key is ignored by definition (RFC 7748)
        with pytest.raises(SegelRusak):
            open_box(station.tries_private, bent, b"uji")
    with pytest.raises(SegelRusak):
        open_box(station.tries_private, box, b"lain")
    with pytest.raises(SegelRusak):
        open_box(station.tries_private, box[:47], b"uji")


def test_a_key_that_is_no_point_closes_no_box() -> None:
    with pytest.raises(SegelRusak):
        close_box(bytes(32), b"08:00", b"uji", secrets.token_bytes)
