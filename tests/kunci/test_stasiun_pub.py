from __future__ import annotations

import secrets

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kode_periksa import StationKey
from spkt_desk.kunci.kode import new_signing_key, public_key
from spkt_desk.kunci.stasiun_pub import fingerprint, read_station, write_station

STATION = StationKey(
    "SUKAMAJU-TIMUR", "Polsek Sukamaju Timur", public_key(new_signing_key(secrets.token_bytes))
)


def test_a_station_key_reads_back() -> None:
    text = write_station(STATION)
    assert text.splitlines()[:2] == ["SPKT-STASIUN 1", "stasiun: SUKAMAJU-TIMUR"]
    assert read_station(text) == STATION
    assert read_station(text.replace("\n", "\r\n")) == STATION
    assert len(fingerprint(STATION)) == 19


def test_a_changed_letter_anywhere_is_noticed() -> None:
    text = write_station(STATION).rstrip("\n")
    for place, letter in enumerate(text):
        other = "x" if letter != "x" else "y"
        with pytest.raises(RuleViolation):
            read_station(text[:place] + other + text[place + 1 :])


def test_a_letter_whose_spare_bits_are_set_is_noticed() -> None:
    """The last letter of a key holds two bits too many: one key has one spelling."""
    text = write_station(StationKey("A", "Polsek", bytes(32)))
    assert "A=\n" in text
    with pytest.raises(RuleViolation, match="ed25519"):
        read_station(text.replace("A=\n", "B=\n"))


@pytest.mark.parametrize("text", ["", "SPKT-STASIUN 1", "halo", "SPKT-STASIUN 2\na: b"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(RuleViolation, match="bukan kunci stasiun"):
        read_station(text)


@pytest.mark.parametrize("nama", ["", "Polsek\nSukamaju", " Polsek", "Polsek\u202eTimur"])
def test_a_name_that_would_break_the_text_is_refused(nama: str) -> None:
    with pytest.raises(RuleViolation, match="satu baris"):
        write_station(StationKey("A", nama, STATION.public))
