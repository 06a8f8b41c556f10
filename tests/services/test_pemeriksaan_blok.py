"""A chain of several blocks: what is not looked at entry by entry is told as if it were.

The walk passes a block at once when all of it is whole; each test changes one cell in, at the edge
of, or behind such a block and wants that entry named, no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.db.riwayat import Blok
from spkt_desk.db.skema import SEKALI
from spkt_desk.domain.riwayat import ACUAN_JAM, GENESIS, NIHIL, JenisPeristiwa, Peristiwa
from spkt_desk.services.pemeriksaan_jam import SaksiJam
from spkt_desk.services.pemeriksaan_rantai import Hitungan, walk
from spkt_desk.services.pencatatan import stamp
from tests.services.meja import acts
from tests.services.rantai_palsu import put_back, rechain
from tests.support.stasiun import SAAT, Stasiun, founded

TEMPAT = (SEKALI, SEKALI + 1, SEKALI + SEKALI // 2, 2 * SEKALI)
"""Entries at the edges of a block that is passed at once, and in the middle of it."""

RANTAI = "peristiwa {di}"
CATATAN = "catatan pada peristiwa {di}"

SEL: dict[str, tuple[str, list[str]]] = {
    "the officer": ("riwayat SET petugas_id = 'P002'", [RANTAI]),
    "the shift": ("riwayat SET giliran = 7", [RANTAI]),
    "a mark of doubt": ("riwayat SET jam_diragukan = 1", [RANTAI]),
    "its hash": ("riwayat SET hash = randomblob(32)", [RANTAI, "peristiwa {sesudah}"]),
    "the hash before": ("riwayat SET sebelum = randomblob(32)", [RANTAI]),
    "the rows it wrote": ("riwayat SET sidik_baris = zeroblob(32)", [RANTAI, CATATAN]),
    "a row": ("mutasi SET paraf = 'XX'", [CATATAN]),
    "a row at another entry": (
        "mutasi SET posisi = 1",
        ["catatan pada peristiwa 1 (stasiun dibuat)", CATATAN],
    ),
    "its content": ("muatan SET isi = zeroblob(80)", ["isi peristiwa {di} diubah"]),
    "no content": (
        "muatan SET posisi = 99999",
        ["isi peristiwa {di} hilang", "1 isi tanpa peristiwa"],
    ),
}
"""What is changed of one entry, without a new chain, and everything the walk may say of it."""

JAM: dict[str, tuple[str, list[str]]] = {
    "an hour too early": (
        "waktu = replace(waktu, 'T08:', 'T07:') WHERE posisi = {}",
        ["tanda jam"],
    ),
    "doubt without a reason": ("jam_diragukan = 1 WHERE posisi = {}", ["tanda jam"]),
    "401 days later": (
        "waktu = replace(waktu, '2026-', '2028-') WHERE posisi >= {}",
        ["tanda jam"],
    ),
    "another zone, the same time": (
        "waktu = replace(replace(waktu, 'T08:', 'T07:'), '+08:00', '+07:00') WHERE posisi = {}",
        [],
    ),
    "an hour earlier by its zone": (
        "waktu = replace(waktu, '+08:00', '+09:00') WHERE posisi = {}",
        ["tanda jam"],
    ),
    "January in another form, before November in that form": (
        (
            "waktu = CASE posisi WHEN {0} "
            "THEN replace(replace(waktu, '2026-11-21T', '20260101T'), '+', '00+') "
            "ELSE replace(waktu, '2026-11-21T', '20261121T') END WHERE posisi >= {0}"
        ),
        ["tanda jam"],
    ),
    "the machine's name as bytes": ("boot = CAST(boot AS BLOB) WHERE posisi = {}", []),
    "the machine ran back": ("monotonik_ns = 5 WHERE posisi = {}", ["waktu mesin mundur"]),
    "the machine started anew": ("boot = 'z', monotonik_ns = posisi WHERE posisi >= {}", []),
    "started anew, an earlier name": ("boot = '', monotonik_ns = posisi WHERE posisi >= {}", []),
}
"""What is changed of the clock, chained anew, and what the walk says of it at that entry."""


@pytest.fixture(scope="module")
def panjang(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stasiun]:
    """Hold a station whose book fills three blocks; each test leaves it as it was."""
    station = founded(tmp_path_factory.mktemp("panjang"))
    while len(acts(station)) < 3 * SEKALI:
        for number in range(SEKALI // 4):
            station.layanan.mutasi.write(f"Patroli ke-{number}")
    assert _found(station) == []
    yield station
    station.close()


def _found(stasiun: Stasiun) -> list[str]:
    with stasiun.layanan.mutasi._konteks.database.reading() as work:  # noqa: SLF001
        return [one.kalimat for one in walk(work, Hitungan())]


@contextmanager
def _changed(stasiun: Stasiun, statement: str, *, chained_anew: bool = False) -> Iterator[None]:
    """Change some cells with the key, and put all of them back afterwards."""

    def act(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        assert raw.execute(f"UPDATE {statement}").rowcount
        if chained_anew:
            rechain(raw, 1)

    with put_back(stasiun, act):
        yield


def _named(stasiun: Stasiun, posisi: int) -> str:
    return f"{posisi} ({acts(stasiun)[posisi - 1]})"


@pytest.mark.parametrize("posisi", TEMPAT)
@pytest.mark.parametrize("kind", SEL)
def test_a_change_in_any_block_names_its_entry_alone(
    panjang: Stasiun, kind: str, posisi: int
) -> None:
    statement, said = SEL[kind]
    names = {"di": _named(panjang, posisi), "sesudah": _named(panjang, posisi + 1)}
    with _changed(panjang, f"{statement} WHERE posisi = {posisi}"):
        assert _found(panjang) == [one.format(**names) for one in said]
    assert _found(panjang) == []


@pytest.mark.parametrize("posisi", TEMPAT)
@pytest.mark.parametrize("kind", JAM)
def test_what_a_clock_says_in_any_block_is_held_against_the_entries_before(
    panjang: Stasiun, kind: str, posisi: int
) -> None:
    statement, said = JAM[kind]
    di = _named(panjang, posisi)
    with _changed(panjang, f"riwayat SET {statement.format(posisi)}", chained_anew=True):
        assert _found(panjang) == [f"{one} pada peristiwa {di}" for one in said]
    assert _found(panjang) == []


@pytest.mark.parametrize("posisi", TEMPAT)
@pytest.mark.parametrize("chained_anew", [False, True])
def test_an_entry_taken_out_of_any_block_is_named(
    panjang: Stasiun, posisi: int, *, chained_anew: bool
) -> None:
    out = f"riwayat SET posisi = 99999 WHERE posisi = {posisi}"
    with _changed(panjang, out, chained_anew=chained_anew):
        found = _found(panjang)
    assert found[:2] == [f"peristiwa {posisi} tidak ada", "baris tanpa peristiwa (mutasi)"]
    assert (f"peristiwa {_named(panjang, posisi + 1)}" in found) is not chained_anew
    assert _found(panjang) == []


@pytest.mark.parametrize("posisi", TEMPAT)
def test_an_entry_hashed_anew_breaks_the_next_one(panjang: Stasiun, posisi: int) -> None:
    with panjang.layanan.mutasi._konteks.database.reading() as work:  # noqa: SLF001
        [old] = [one.entry for one in work.riwayat.entries() if one.entry.posisi == posisi]
    new = old._replace(giliran=7).hash().hex()
    change = f"riwayat SET giliran = 7, hash = x'{new}' WHERE posisi = {posisi}"
    with _changed(panjang, change):
        assert _found(panjang) == [f"peristiwa {_named(panjang, posisi + 1)}"]


def _entry(
    posisi: int,
    jam: int = 0,
    mesin: int = 0,
    boot: str = "a",
    ragu: int = 0,
    jenis: JenisPeristiwa = JenisPeristiwa.MUTASI,
) -> Peristiwa:
    """Return an entry; `jam` and `mesin` are how far its times lie beside where they should."""
    waktu = stamp(SAAT + timedelta(hours=posisi + jam))
    return Peristiwa(
        posisi=posisi,
        versi=1,
        sebelum=GENESIS,
        stasiun="",
        waktu=waktu,
        kejadian=waktu,
        monotonik_ns=posisi + mesin,
        boot=boot,
        jam_diragukan=ragu,
        petugas_id="",
        giliran=0,
        jenis=jenis.value,
        rekaman_id="",
        sidik_baris=NIHIL,
        sidik_muatan=NIHIL,
    )


def _blok(entries: list[Peristiwa]) -> Blok:
    return Blok([(*one, b"", None, None, None) for one in entries])


some_clock = st.tuples(
    st.sampled_from([0, 0, 0, 1, -2, 24 * 399, 24 * 401, -24 * 400]),
    st.sampled_from([0, 0, 0, 1, -2]),
    st.sampled_from(["a", "a", "a", "b"]),
    st.sampled_from([0, 0, 0, 1]),
    st.sampled_from([JenisPeristiwa.MUTASI, *sorted(ACUAN_JAM)]),
)


@given(st.lists(some_clock, max_size=12), st.integers(1, 5), st.integers(0, 5), st.booleans())
def test_a_block_passed_at_once_has_no_fault_entry_by_entry(
    clocks: list[tuple[int, int, str, int, JenisPeristiwa]], size: int, touched: int, latihan: bool
) -> None:
    entries = [_entry(posisi, *clock) for posisi, clock in enumerate(clocks, 1)]
    at_once, one_by_one = SaksiJam(latihan=latihan), SaksiJam(latihan=latihan)
    for first in range(0, len(entries), size):
        block = entries[first : first + size]
        if first == touched * size:
            at_once.forget()
            one_by_one.forget()
        told = [one_by_one.faults(one) for one in block]
        if at_once.bear_out(_blok(block)):
            assert not any(told)
        else:
            assert [at_once.faults(one) for one in block] == told


@pytest.mark.parametrize(
    "times",
    [
        ("2026-11-21T09:07:00.000+08:00", "2026-W01-1T09:07:00.000+08:00"),
        ("2026-11-21T23:59:00-12:00", "2026-11-22T00:00:00+14:00"),
        ("2026-11-21T09:07:00.000+08:00", "2026-11-21T09:06:59.000+08:00"),
    ],
)
def test_times_that_only_look_as_if_they_rose_are_told_entry_by_entry(
    times: tuple[str, str],
) -> None:
    saksi = SaksiJam(latihan=False)
    first, *rest = [_entry(posisi)._replace(waktu=one) for posisi, one in enumerate(times, 1)]
    assert saksi.faults(first) == []
    assert not saksi.bear_out(_blok(rest))
    assert saksi.faults(rest[0]) == ["tanda jam"]


def test_a_reference_nobody_vouches_for_passes_no_block() -> None:
    saksi = SaksiJam(latihan=False)
    first, second, *rest = [_entry(posisi, ragu=int(posisi == 2)) for posisi in range(1, 6)]
    saksi.faults(first)
    saksi.forget()
    saksi.faults(second)
    assert not saksi.bear_out(_blok(rest))


def test_a_cell_of_another_kind_passes_no_block() -> None:
    saksi = SaksiJam(latihan=False)
    saksi.faults(_entry(1))
    odd = _entry(2)._replace(boot=cast("str", b"a"))
    assert not saksi.bear_out(_blok([odd, _entry(3)]))


def test_a_day_before_the_program_passes_no_block() -> None:
    saksi = SaksiJam(latihan=False)
    first, *rest = [_entry(posisi, jam=-24 * 400) for posisi in range(1, 5)]
    saksi.faults(first)
    assert not saksi.bear_out(_blok(rest))
    assert saksi.faults(rest[0]) == ["tanda jam"]


def test_what_follows_a_block_is_held_against_its_last_entry() -> None:
    saksi = SaksiJam(latihan=False)
    saksi.faults(_entry(1))
    assert saksi.bear_out(_blok([_entry(posisi) for posisi in range(2, 7)]))
    assert saksi.faults(_entry(7, jam=-2, mesin=-2)) == ["tanda jam", "waktu mesin mundur"]


def test_a_plain_block_is_passed_at_once() -> None:
    """The control: without it every test here could hold because no block ever passes."""
    saksi = SaksiJam(latihan=False)
    first, *rest = [_entry(posisi) for posisi in range(1, 9)]
    assert saksi.faults(first) == []
    assert saksi.bear_out(_blok(rest))
