"""The text of `kunci.toml`, format 1: written in one fixed order, read strictly."""

from __future__ import annotations

import base64
import binascii
import tomllib
from collections.abc import Iterable, Mapping
from typing import Final

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.gagal import CatatanGagal
from spkt_desk.kunci.gembok import (
    MARK_BYTES,
    NONCE_BYTES,
    SEALED_BYTES,
    WRAPPED_BYTES,
    Gembok,
)
from spkt_desk.kunci.kotak import BOX_KEY_BYTES
from spkt_desk.kunci.sandi import Argon2Params
from spkt_desk.kunci.slot import (
    FILE_SALT_BYTES,
    SLOT_SALT_BYTES,
    OfficerSlot,
    RecoverySlot,
    SlotFile,
)

FORMAT: Final = 1
_TAG_BYTES: Final = 32
_ADVICE: Final = "Data tidak berubah. Pulihkan berkas kunci dari cadangan terbaru."
_COSTS: Final = (("memori_kib", 8, 1024 * 1024), ("putaran", 1, 64), ("jalur", 1, 64))

_Table = Mapping[str, object]


def write_slots(slots: SlotFile) -> str:
    """Write the slot file; the same slots always give the same text, and no name stands in it."""
    lines = [
        "# Kunci stasiun SPKT. Jangan diubah dengan tangan; ikut dalam setiap cadangan.",
        f"versi = {FORMAT}",
        _bytes("garam", slots.file_salt),
        _bytes("kunci_gagal", slots.tries_public),
        _bytes("tanda_gagal", slots.tries_mark),
        *_costs(slots.params),
        _bytes("tanda_biaya", slots.params_mark),
        "",
        "[pemulihan]",
        _bytes("garam", slots.recovery.salt),
        *_gembok(slots.recovery.gembok),
    ]
    for slot in slots.officers:
        lines += ["", "[[petugas]]", _bytes("tag", slot.tag), *_costs(slot.params)]
        lines += [_bytes("garam", slot.salt), *_gembok(slot.gembok)]
    for entry in slots.gagal:
        lines += ["", "[[gagal]]", _bytes("tag", entry.tag), f"jumlah = {entry.jumlah}"]
        lines += ["baris = [", *(f'  "{_text(line)}",' for line in entry.baris), "]"]
    return "\n".join(lines) + "\n"


def read_slots(text: str) -> SlotFile:
    """Read the slot file; EnvironmentFault when damaged or written by a newer program."""
    try:
        table = tomllib.loads(text)
        _refuse_newer(table)
        return _slots(table)
    except (ValueError, KeyError, TypeError) as damage:  # tomllib's and binascii's are ValueError
        raise EnvironmentFault("Berkas kunci (kunci.toml) rusak.", _ADVICE) from damage


def _refuse_newer(table: _Table) -> None:
    """Refuse a format this program does not know."""
    version = _int(table, "versi", 1, 1_000_000)
    if version != FORMAT:
        raise EnvironmentFault(
            f"Berkas kunci memakai format {version}; program ini mengenal format {FORMAT}.",
            "Data tidak berubah. Gunakan program versi yang lebih baru.",
        )


def _slots(table: _Table) -> SlotFile:
    """Build the slot file from its parsed table."""
    recovery = _mapping(table["pemulihan"])
    officers = tuple(_read_officer(item) for item in _tables(table, "petugas"))
    if not officers or len({slot.tag for slot in officers}) != len(officers):
        msg = "no slot, or a slot twice"
        raise ValueError(msg)
    return SlotFile(
        file_salt=_read(table, "garam", FILE_SALT_BYTES),
        params=_read_costs(table),
        params_mark=_read(table, "tanda_biaya", MARK_BYTES),
        officers=officers,
        recovery=RecoverySlot(_read(recovery, "garam", SLOT_SALT_BYTES), _read_gembok(recovery)),
        tries_public=_read(table, "kunci_gagal", BOX_KEY_BYTES),
        tries_mark=_read(table, "tanda_gagal", MARK_BYTES),
        gagal=tuple(_read_gagal(item) for item in _tables(table, "gagal")),
    )


def _read_officer(table: _Table) -> OfficerSlot:
    """Build one officer's slot."""
    return OfficerSlot(
        tag=_read(table, "tag", _TAG_BYTES),
        params=_read_costs(table),
        salt=_read(table, "garam", SLOT_SALT_BYTES),
        gembok=_read_gembok(table),
    )


def _read_gembok(table: _Table) -> Gembok:
    """Build one lock."""
    return Gembok(
        public=_read(table, "publik", BOX_KEY_BYTES),
        nonce=_read(table, "nonce", NONCE_BYTES),
        wrapped=_read(table, "bungkus", WRAPPED_BYTES),
        sealed=_read(table, "segel", SEALED_BYTES),
        mark=_read(table, "tanda", MARK_BYTES),
    )


def _read_gagal(table: _Table) -> CatatanGagal:
    """Build the refused tries of one tag."""
    lines = table["baris"]
    if not isinstance(lines, list):
        msg = "baris is no list"
        raise TypeError(msg)
    return CatatanGagal(
        tag=_read(table, "tag", _TAG_BYTES),
        jumlah=_int(table, "jumlah", 0, 1_000_000_000),
        baris=tuple(_read_line(line) for line in lines),
    )


def _read_line(value: object) -> bytes:
    """Read one sealed line; a damaged one stays as an empty line, which no key opens."""
    try:
        return _decode(value)
    except (TypeError, ValueError):  # binascii's is a ValueError
        return b""


def _read_costs(table: _Table) -> Argon2Params:
    """Read the Argon2id costs; bounded, so that a changed file cannot eat the whole memory."""
    memory, passes, lanes = (_int(table, name, low, high) for name, low, high in _COSTS)
    if memory < 8 * lanes:
        msg = "Argon2id needs 8 KiB a lane"
        raise ValueError(msg)
    return Argon2Params(memory, passes, lanes)


def _tables(table: _Table, name: str) -> Iterable[_Table]:
    """Return the array of tables under a name; none when it is absent."""
    items = table.get(name, [])
    if not isinstance(items, list):
        msg = f"{name} is no array of tables"
        raise TypeError(msg)
    return [_mapping(item) for item in items]


def _mapping(value: object) -> _Table:
    """Accept a table only."""
    if not isinstance(value, dict):
        msg = "not a table"
        raise TypeError(msg)
    return value


def _int(table: _Table, name: str, low: int, high: int) -> int:
    """Read a whole number within bounds."""
    value = table[name]
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        msg = f"{name} is out of bounds"
        raise ValueError(msg)
    return value


def _read(table: _Table, name: str, length: int) -> bytes:
    """Read bytes of one exact length."""
    data = _decode(table[name])
    if len(data) != length:
        msg = f"{name} has the wrong length"
        raise ValueError(msg)
    return data


def _decode(value: object) -> bytes:
    """Decode base64 strictly: one text for one value."""
    if not isinstance(value, str):
        msg = "not a text"
        raise TypeError(msg)
    data = base64.b64decode(value, validate=True)
    if _text(data) != value:
        raise binascii.Error
    return data


def _text(data: bytes) -> str:
    """Encode base64."""
    return base64.b64encode(data).decode("ascii")


def _bytes(name: str, data: bytes) -> str:
    """Write one line of bytes."""
    return f'{name} = "{_text(data)}"'


def _costs(params: Argon2Params) -> tuple[str, ...]:
    """Write the Argon2id costs."""
    values = (params.memory_kib, params.passes, params.lanes)
    return tuple(f"{name} = {value}" for (name, _, _), value in zip(_COSTS, values, strict=True))


def _gembok(gembok: Gembok) -> tuple[str, ...]:
    """Write one lock."""
    return (
        _bytes("publik", gembok.public),
        _bytes("nonce", gembok.nonce),
        _bytes("bungkus", gembok.wrapped),
        _bytes("segel", gembok.sealed),
        _bytes("tanda", gembok.mark),
    )
