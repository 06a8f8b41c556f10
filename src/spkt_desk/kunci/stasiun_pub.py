"""`stasiun.pub`: a station's public key as text, with a fingerprint people can compare aloud."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kode_periksa import StationKey
from spkt_desk.kunci import basis32

FIELD: Final = "stasiun_pub"
_HEAD: Final = "SPKT-STASIUN 1"
_NAMES: Final = ("stasiun", "nama", "ed25519", "sidik")
_KEY_BYTES: Final = 32
_FINGERPRINT_BYTES: Final = 10


def fingerprint(station: StationKey) -> str:
    """Return four groups of four letters over station, name and key, to be read out by phone."""
    text = f"{station.stasiun_id}\n{station.nama}\n".encode() + station.public
    letters = basis32.encode(hashlib.sha256(text).digest()[:_FINGERPRINT_BYTES])
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def write_station(station: StationKey) -> str:
    """Write the text; RuleViolation when id or name would not survive as one line."""
    for field, value in (("stasiun_id", station.stasiun_id), ("nama", station.nama)):
        if not value or value != " ".join(value.split()) or not value.isprintable():
            raise RuleViolation.at(field, "Isian ini harus satu baris tanpa tanda khusus.")
    key = base64.b64encode(station.public).decode("ascii")
    values = (station.stasiun_id, station.nama, key, fingerprint(station))
    lines = [f"{name}: {value}" for name, value in zip(_NAMES, values, strict=True)]
    return "\n".join((_HEAD, *lines)) + "\n"


def read_station(text: str) -> StationKey:
    """Read the text; RuleViolation at ``stasiun_pub`` when it is damaged or something else."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or lines[0] != _HEAD or len(lines) != len(_NAMES) + 1:
        raise RuleViolation.at(FIELD, "Berkas ini bukan kunci stasiun (stasiun.pub).")
    values = []
    for name, line in zip(_NAMES, lines[1:], strict=True):
        found, separator, value = line.partition(": ")
        if found != name or not separator:
            raise RuleViolation.at(FIELD, f"Baris “{name}” pada stasiun.pub tidak terbaca.")
        values.append(value)
    station = StationKey(values[0], values[1], _key(values[2]))
    if values[3] != fingerprint(station):
        raise RuleViolation.at(
            FIELD, "Sidik kunci stasiun tidak cocok dengan isinya; minta berkas yang baru."
        )
    return station


def _key(written: str) -> bytes:
    """Decode the 32 bytes of the key; one key has one spelling."""
    try:
        key = base64.b64decode(written, validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES or base64.b64encode(key).decode("ascii") != written:
        raise RuleViolation.at(FIELD, "Baris “ed25519” pada stasiun.pub tidak terbaca.")
    return key
