from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.segel import SegelRusak, new_key, seal, unseal

PLACE = b"kehilangan/412/pelapor"


@given(st.binary(max_size=3000), st.binary(max_size=60))
def test_what_is_sealed_opens_again(plaintext: bytes, aad: bytes) -> None:
    key = new_key(secrets.token_bytes)
    blob = seal(key, plaintext, aad, secrets.token_bytes)
    assert unseal(key, blob, aad) == plaintext
    assert len(blob) == len(plaintext) + 29


def test_the_same_value_sealed_twice_looks_different() -> None:
    key = new_key(secrets.token_bytes)
    first, second = (seal(key, b"Budi Hulopi", PLACE, secrets.token_bytes) for _ in range(2))
    assert first != second
    assert b"Budi" not in first


def test_every_flipped_bit_and_every_cut_is_refused() -> None:
    key = new_key(secrets.token_bytes)
    blob = seal(key, b"7571012309890003", PLACE, secrets.token_bytes)
    for place in range(len(blob)):
        for bit in range(8):
            bent = blob[:place] + bytes([blob[place] ^ 1 << bit]) + blob[place + 1 :]
            with pytest.raises(SegelRusak):
                unseal(key, bent, PLACE)
        with pytest.raises(SegelRusak):
            unseal(key, blob[:place], PLACE)
    with pytest.raises(SegelRusak):
        unseal(key, blob + b"\0", PLACE)


def test_a_hundred_wrong_keys_and_a_wrong_place_are_refused() -> None:
    key = new_key(secrets.token_bytes)
    blob = seal(key, b"7571012309890003", PLACE, secrets.token_bytes)
    for _ in range(100):
        with pytest.raises(SegelRusak):
            unseal(new_key(secrets.token_bytes), blob, PLACE)
    with pytest.raises(EnvironmentFault, match="pulihkan dari cadangan"):
        unseal(key, blob, b"kehilangan/413/pelapor")
