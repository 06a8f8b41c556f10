"""The hash of an entry covers every field, and no two rows share their bytes."""

from __future__ import annotations

import ast
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.riwayat import (
    GARAM,
    GENESIS,
    NIHIL,
    VERSI,
    Peristiwa,
    Sel,
    cells,
    payload_digest,
    payload_of,
    rows_digest,
    salted,
)

ENTRY = Peristiwa(
    posisi=7,
    versi=VERSI,
    sebelum=GENESIS,
    stasiun="0A1B2C3D4E",
    waktu="2026-11-21T08:07:00.000+08:00",
    kejadian="2026-11-21T08:00:00.000+08:00",
    monotonik_ns=1_000_000_000,
    boot="boot-uji",
    jam_diragukan=0,
    petugas_id="P001",
    giliran=3,
    jenis="mutasi",
    rekaman_id="9f",
    sidik_baris=NIHIL,
    sidik_muatan=NIHIL,
)

some_cell: st.SearchStrategy[Sel] = st.one_of(
    st.none(), st.integers(), st.text(max_size=6), st.binary(max_size=6)
)
some_row = st.lists(some_cell, max_size=4).map(tuple)


@pytest.mark.parametrize("field", Peristiwa._fields)
def test_the_hash_changes_with_each_field(field: str) -> None:
    value = getattr(ENTRY, field)
    other = {int: lambda: value + 1, str: lambda: value + "x", bytes: lambda: b"\x01" + value[1:]}
    changed = ENTRY._replace(**{field: other[type(value)]()})
    assert changed.hash() != ENTRY.hash()
    assert ENTRY._replace().hash() == ENTRY.hash()


def test_neighbouring_fields_cannot_lend_each_other_letters() -> None:
    left = ENTRY._replace(petugas_id="P0011", jenis="mutasi")
    right = ENTRY._replace(petugas_id="P001", jenis="1mutasi")
    assert left.hash() != right.hash()


def test_the_form_of_the_hash_is_fixed() -> None:
    """A changed form would break every chain in the field: then `VERSI` must change with it."""
    assert VERSI == 1
    assert ENTRY.hash().hex() == (
        "4d51ba4556cea4a572dd76ad6c4813253208cf67bd74ecd97314219d833dac69"
    )


@given(some_row, some_row)
def test_no_two_rows_share_their_bytes(left: tuple[Sel, ...], right: tuple[Sel, ...]) -> None:
    assert (cells(left) == cells(right)) is (_typed(left) == _typed(right))


@given(some_row)
def test_the_bytes_can_be_read_back_and_made_by_another_program(row: tuple[Sel, ...]) -> None:
    written = cells(row)
    assert _typed(ast.literal_eval(written.decode("ascii"))) == _typed(row)
    assert written == _row_by_hand(row).encode("ascii")


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("it's", '"it\'s"'),
        ("a'b\"c\\", "'a\\'b\"c\\\\'"),
        ("é – 会 🚓\n\x7f", "'\\xe9 \\u2013 \\u4f1a \\U0001f693\\n\\x7f'"),
        (b"\x00'\xff", 'b"\\x00\'\\xff"'),
    ],
)
def test_the_form_of_a_cell_is_fixed(cell: Sel, form: str) -> None:
    assert cells((cell, 1)) == f"({form}, 1)".encode()


@pytest.mark.parametrize(
    ("left", "right"), [(1, "1"), ("", None), (b"", ""), ("1", b"1"), (0, None)]
)
def test_a_cell_is_told_from_another_kind_of_the_same_look(left: Sel, right: Sel) -> None:
    assert cells((left,)) != cells((right,))


@given(st.lists(st.tuples(st.text(max_size=3), some_row), max_size=3).map(tuple))
def test_rows_digest_hangs_on_table_order_and_values(
    rows: tuple[tuple[str, tuple[Sel, ...]], ...],
) -> None:
    digest = rows_digest(rows)
    assert (digest == NIHIL) is (not rows)
    assert rows_digest((*rows, ("lain", (1,)))) != digest
    if len({(table, _typed(values)) for table, values in rows}) > 1:
        assert (rows_digest(rows[::-1]) == digest) is (rows[::-1] == rows)


def test_a_row_cannot_be_cut_into_two() -> None:
    assert rows_digest((("t", (1, 2)),)) != rows_digest((("t", (1,)), ("t", (2,))))


@given(st.binary(min_size=GARAM, max_size=GARAM), st.binary(max_size=20))
def test_the_payload_digest_is_salted(salt: bytes, payload: bytes) -> None:
    content = salted(salt, payload)
    digest = payload_digest(content)
    assert digest != payload_digest(salted(bytes(b ^ 1 for b in salt), payload))
    assert digest != payload_digest(salted(salt, payload + b"\x00"))
    assert digest != hashlib.sha256(payload).digest()
    assert content == salt + len(payload).to_bytes(8, "big") + payload
    assert payload_of(content) == payload
    for other in (content[:-1], content + b"\x00", content[: GARAM + 7], b""):
        with pytest.raises(ValueError, match="length"):
            payload_of(other)


def _row_by_hand(row: tuple[Sel, ...]) -> str:
    """Return the form as its rules say it, for whoever checks a chain with a program of his own."""
    return f"({', '.join(map(_by_hand, row))}{',' if len(row) == 1 else ''})"


def _by_hand(cell: Sel) -> str:
    if cell is None or isinstance(cell, int):
        return str(cell)
    chars = [chr(one) for one in cell] if isinstance(cell, bytes) else list(cell)
    quote = '"' if "'" in chars and '"' not in chars else "'"
    named = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\", quote: f"\\{quote}"}
    inner = "".join(named.get(one) or _escaped(ord(one)) for one in chars)
    return f"{'b' if isinstance(cell, bytes) else ''}{quote}{inner}{quote}"


def _escaped(code: int) -> str:
    if 0x20 <= code < 0x7F:
        return chr(code)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _typed(row: tuple[Sel, ...]) -> tuple[tuple[type, Sel], ...]:
    return tuple((type(value), value) for value in row)
