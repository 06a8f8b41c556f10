"""Keys for the tests: real randomness, Argon2id at costs that only a test may use."""

from __future__ import annotations

import secrets

import pytest

from spkt_desk.kunci.slot import NewStation, SlotFile
from tests.kunci.tetap import CHEAP, NRP, PASSWORD


@pytest.fixture(scope="session")
def station() -> NewStation:
    """Return a fresh station whose first officer is NRP with PASSWORD."""
    return SlotFile.create(NRP, PASSWORD, CHEAP, secrets.token_bytes)
