"""What the tests of the keys agree on."""

from __future__ import annotations

from spkt_desk.kunci.sandi import Argon2Params

CHEAP = Argon2Params(memory_kib=64, passes=1, lanes=1, allow_cheap=True)
NRP = "08120417"
PASSWORD = "kapal layar 7 di teluk"
