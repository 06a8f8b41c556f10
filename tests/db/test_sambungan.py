"""A connection keeps nothing of the turn before: no cursor left half read, no broken reading."""

from __future__ import annotations

from contextlib import closing, suppress

import pytest

from spkt_desk.db.engine import Database
from spkt_desk.db.faults import TeksRusak
from spkt_desk.domain.riwayat import JenisPeristiwa
from tests.db.mentah import database_key, unguarded
from tests.support.stasiun import Stasiun


def _driver(stasiun: Stasiun) -> object:
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        return work.riwayat._connection.connection.driver_connection  # noqa: SLF001


def test_a_reading_left_half_way_does_not_set_back_the_next(stasiun: Stasiun) -> None:
    for number in range(250):
        stasiun.layanan.mutasi.write(f"Tamu {number} menanyakan jalan.")
    with closing(Database.open(stasiun.folder.database, database_key(stasiun))) as database:
        with suppress(LookupError), database.reading() as work:
            left = work.riwayat.blocks()  # the exception's traceback may hold it as long
            next(left)
            first = work.riwayat._connection.connection.driver_connection  # noqa: SLF001
            raise LookupError
        with database.reading() as work:
            # The same connection: on another the test would prove nothing.
            assert work.riwayat._connection.connection.driver_connection is first  # noqa: SLF001
            entries = work.riwayat.entries()
            found = [next(entries).entry.posisi]
            del left
            found += [one.entry.posisi for one in entries]
            newest = work.riwayat.newest()[0]
    assert found == [*range(1, newest + 1)]


def test_a_connection_that_met_a_text_that_is_none_is_not_used_again(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Tamu menanyakan jalan.")
    kept = _driver(stasiun)
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute(
            "UPDATE riwayat SET boot = CAST(x'ff' AS TEXT) WHERE jenis = ?",
            (JenisPeristiwa.MUTASI.value,),
        )
    with (
        pytest.raises(TeksRusak),
        stasiun.layanan._konteks.database.reading() as work,  # noqa: SLF001
    ):
        list(work.riwayat.entries())
    assert _driver(stasiun) is not kept
