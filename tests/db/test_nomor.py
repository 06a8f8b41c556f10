"""Numbers under pressure: two threads and two programs at once, no clash, no gap."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.services.konteks import SURAT_KEHILANGAN
from tests.db.mentah import database_key, opened
from tests.support.stasiun import Stasiun, make_draft

MANY = 15

_PROGRAM = """
import sys
from datetime import timedelta
from pathlib import Path

from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Moment, Zona
from tests.support.stasiun import SAAT, Stasiun, make_draft


class JamBersama:
    def now(self):
        ns = SystemClock(Zona.WITA).now().monotonic_ns
        return Moment(SAAT + timedelta(microseconds=(ns - int(sys.argv[4])) // 1000), ns, "satu")


stasiun = Stasiun(Path(sys.argv[1]), JamBersama(), "")
for place in range(int(sys.argv[3])):
    stasiun.layanan.kehilangan.issue(make_draft(f"{sys.argv[2]}-{place}"))
stasiun.close()
"""
"""Two programs on one computer have one clock."""


def test_two_threads_take_every_number_once(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    faults: list[EnvironmentFault] = []

    def _work(name: str) -> None:
        try:
            for place in range(MANY):
                desk.kehilangan.issue(make_draft(f"{name}-{place}"))
        except EnvironmentFault as fault:
            faults.append(fault)

    threads = [threading.Thread(target=_work, args=(name,)) for name in ("kiri", "kanan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert _taken(stasiun) == list(range(412, 412 + 2 * MANY))


def test_two_programs_take_every_number_once(stasiun: Stasiun) -> None:
    checkout = Path(__file__).parents[2]
    start = str(SystemClock(Zona.WITA).now().monotonic_ns)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(stasiun.path), name, str(MANY), start],
            cwd=checkout,
        )
        for name in ("kiri", "kanan")
    ]
    assert [program.wait(60) for program in programs] == [0, 0]
    assert _taken(stasiun) == list(range(412, 412 + 2 * MANY))
    assert all(line.baik for line in stasiun.layanan.pemeriksaan.check())


def test_a_number_given_back_by_a_rollback_is_taken_by_the_next(stasiun: Stasiun) -> None:
    stasiun.layanan.kehilangan.issue(make_draft("satu"))
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO nomor VALUES (?, 2026, 413, 'terbit', 'batal-karena-mati', 1, 'x', 99)",
            (SURAT_KEHILANGAN,),
        )
        raw.execute("ROLLBACK")
    stasiun.layanan.kehilangan.issue(make_draft("dua"))
    assert _taken(stasiun) == [412, 413]


def test_two_presses_at_the_same_moment_make_one_report(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    together = threading.Barrier(4)
    numbers: list[str] = []

    def _press() -> None:
        together.wait(10)
        numbers.append(desk.kehilangan.issue(make_draft("dobel")).value.nomor)

    threads = [threading.Thread(target=_press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(numbers) == 4
    assert len(set(numbers)) == 1
    assert _taken(stasiun) == [412]


def test_control_a_deferred_begin_clashes(stasiun: Stasiun) -> None:
    """Read, then write, in a transaction that takes its lock late: the second one is thrown out."""
    key = database_key(stasiun)
    path = stasiun.folder.database
    with opened(path, key) as left, opened(path, key) as right:
        for raw in (left, right):
            raw.execute("BEGIN")
            assert raw.execute("SELECT max(urut) FROM nomor").fetchone() == (None,)
        left.execute("INSERT INTO nomor VALUES ('uji', 2026, 1, 'terbit', 'kiri', 1, 'x', 99)")
        left.execute("COMMIT")
        with pytest.raises(sqlcipher.OperationalError, match="locked"):
            right.execute("INSERT INTO nomor VALUES ('uji', 2026, 1, 'terbit', 'a', 1, 'y', 99)")


def _taken(stasiun: Stasiun) -> list[int]:
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        rows = raw.execute("SELECT urut FROM nomor ORDER BY posisi").fetchall()
    return [urut for (urut,) in rows]
