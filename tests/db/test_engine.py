"""The file is opened only when every promise holds, and every act is whole or absent."""

from __future__ import annotations

import os
import secrets
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from spkt_desk.db import sambungan
from spkt_desk.db.engine import Database
from spkt_desk.db.sambungan import prepare_connection
from spkt_desk.db.skema import VERSI_SKEMA
from spkt_desk.domain.errors import EnvironmentFault
from tests.db.mentah import database_key, dump, opened
from tests.support.stasiun import Stasiun

PROMISES = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "busy_timeout": 5000,
}


def test_every_promise_is_read_back(berkas: Path, kunci: bytes) -> None:
    with opened(berkas, kunci) as raw:
        prepare_connection(raw, kunci)
        found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in PROMISES}
    assert found == PROMISES


class _Stubborn:
    """A connection to a real file that answers one pragma like a disk that cannot keep it."""

    def __init__(self, raw: Any, broken: str) -> None:  # noqa: ANN401 - the driver has no types
        self._raw = raw
        self._broken = broken

    def execute(self, statement: str) -> Any:  # noqa: ANN401 - the driver has no types
        if statement.startswith(f"PRAGMA {self._broken} ="):
            return self._raw.execute("SELECT 1")
        if statement == f"PRAGMA {self._broken}":
            return self._raw.execute("SELECT 'lain'")
        return self._raw.execute(statement)


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_a_promise_that_differs_refuses_the_start(berkas: Path, kunci: bytes, name: str) -> None:
    with opened(berkas, kunci) as raw, pytest.raises(EnvironmentFault) as fault:
        prepare_connection(_Stubborn(raw, name), kunci)
    assert name in fault.value.message


def test_a_hundred_wrong_keys_are_refused(berkas: Path, kunci: bytes) -> None:
    refused = 0
    for place in range(100):
        # Half are strangers, half differ from the right key in one bit.
        bit = (1 << place).to_bytes(32, "big")
        near = bytes(a ^ b for a, b in zip(kunci, bit, strict=True))
        with pytest.raises(EnvironmentFault, match="Kunci tidak cocok"):
            Database.open(berkas, near if place % 2 else secrets.token_bytes(32))
        refused += 1
    assert refused == 100
    Database.open(berkas, kunci).close()


def test_the_file_is_not_sqlite_for_a_stranger(berkas: Path) -> None:
    head = berkas.read_bytes()
    assert not head.startswith(b"SQLite format 3")
    assert b"CREATE TABLE" not in head


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_a_mistake_of_the_caller(berkas: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database.open(berkas, bytes(length))


def test_a_file_of_a_newer_program_is_refused_and_left_alone(berkas: Path, kunci: bytes) -> None:
    with opened(berkas, kunci) as raw:
        raw.execute(f"PRAGMA user_version = {VERSI_SKEMA + 1}")
    with pytest.raises(EnvironmentFault, match="versi") as fault:
        Database.open(berkas, kunci)
    assert str(VERSI_SKEMA + 1) in fault.value.message
    with opened(berkas, kunci) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == VERSI_SKEMA + 1


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER tolak_hapus_mutasi",
        "DROP TRIGGER tolak_ubah_riwayat",
        "DROP TRIGGER tolak_timpa_nomor",
        "DROP INDEX ix_mutasi_posisi",
        "ALTER TABLE nomor RENAME COLUMN teks TO tulisan",
        "CREATE TRIGGER lain AFTER INSERT ON mutasi BEGIN SELECT 1; END",
        "CREATE TABLE tamu (x INTEGER)",
        "CREATE VIEW intip AS SELECT * FROM orang",
        "CREATE TRIGGER sqlitex BEFORE INSERT ON riwayat BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER sqliteX BEFORE INSERT ON riwayat BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TABLE sqlite0 (x)",
        "CREATE UNIQUE INDEX sqlitei ON orang (nama)",
    ],
)
def test_an_altered_schema_is_refused_at_open(berkas: Path, kunci: bytes, statement: str) -> None:
    with opened(berkas, kunci) as raw:
        raw.execute(statement)
    with pytest.raises(EnvironmentFault, match="Susunan berkas data berubah"):
        Database.open(berkas, kunci)


def test_a_weakened_trigger_of_the_same_name_is_refused(berkas: Path, kunci: bytes) -> None:
    with opened(berkas, kunci) as raw:
        raw.execute("DROP TRIGGER tolak_hapus_mutasi")
        raw.execute("CREATE TRIGGER tolak_hapus_mutasi BEFORE DELETE ON mutasi BEGIN SELECT 1; END")
    with pytest.raises(EnvironmentFault, match="penjaga buku"):
        Database.open(berkas, kunci)


def test_an_index_the_file_made_for_itself_counts_too(berkas: Path, kunci: bytes) -> None:
    with opened(berkas, kunci) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_master SET name = 'sqlite_autoindex_mutasi_9' "
            "WHERE name = 'sqlite_autoindex_mutasi_1'"
        )
    with pytest.raises(EnvironmentFault, match="Susunan berkas data berubah"):
        Database.open(berkas, kunci)


@pytest.mark.parametrize("table", ["riwayat", "mutasi", "muatan", "kunci_rekaman"])
def test_a_row_that_was_swallowed_is_an_error_and_leaves_nothing(
    stasiun: Stasiun, table: str
) -> None:
    """Somebody plants a trigger while the file is open, so the hash at opening saw nothing."""
    desk = stasiun.layanan
    acts: dict[str, Callable[[], object]] = {
        "riwayat": desk.lock,
        "mutasi": lambda: desk.mutasi.write("Patroli kota"),
        "muatan": lambda: desk.orang.settle("suharti", 1),
        "kunci_rekaman": lambda: desk.orang.settle("suharti", 1),
    }
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute(
            f"CREATE TRIGGER telan BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END"
        )
        before = dump(raw)
    with pytest.raises(EnvironmentFault, match="Penjaga buku berubah"):
        acts[table]()
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        assert dump(raw) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such bits")
def test_only_the_owner_may_read_the_files(tmp_path: Path, kunci: bytes) -> None:
    path = tmp_path / "stasiun.db"
    before = os.umask(0)
    try:
        database = Database.create(path, kunci)
        with database.transaction() as work:
            work.kunci.add("rekaman", b"k" * 32)
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()}
        database.close()
    finally:
        os.umask(before)
    assert modes == {"stasiun.db": 0o600, "stasiun.db-wal": 0o600, "stasiun.db-shm": 0o600}


def test_a_file_that_cannot_be_made_is_a_sentence(tmp_path: Path, kunci: bytes) -> None:
    with pytest.raises(EnvironmentFault, match="tidak dapat dibuat"):
        Database.create(tmp_path / "tidak ada" / "stasiun.db", kunci)


def test_an_error_of_the_driver_names_no_value(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    twice = ("7571034511940003-rahasia", b"kunci-yang-tidak-boleh-tampak-32")
    with pytest.raises(IntegrityError) as error, database.transaction() as work:  # noqa: PT012
        work.kunci.add(*twice)
        work.kunci.add(*twice)
    database.close()
    told = f"{error.value} {error.value!r} {error.value.orig}"
    assert "kunci_rekaman" in told
    assert "7571034511940003" not in told
    assert "tidak-boleh-tampak" not in told


def test_a_fold_that_a_reader_held_up_says_so(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    with database.reading() as before:
        assert before.kunci.find("rekaman") == ()
        with database.transaction() as work:
            work.kunci.add("rekaman", b"k" * 32)
        assert not database.checkpoint()
    assert database.checkpoint()
    database.close()


def test_a_missing_file_is_named(tmp_path: Path, kunci: bytes) -> None:
    with pytest.raises(EnvironmentFault, match=r"stasiun\.db tidak ada"):
        Database.open(tmp_path / "stasiun.db", kunci)
    assert not list(tmp_path.iterdir())


def test_an_existing_file_is_never_founded_over(berkas: Path, kunci: bytes) -> None:
    before = berkas.read_bytes()
    with pytest.raises(EnvironmentFault, match="sudah ada"):
        Database.create(berkas, secrets.token_bytes(32))
    assert berkas.read_bytes() == before


def test_a_garbled_first_page_is_a_fault_not_a_bug(berkas: Path, kunci: bytes) -> None:
    _garble(berkas, 700)
    with pytest.raises(EnvironmentFault):
        Database.open(berkas, kunci)


def test_one_bit_on_any_page_is_noticed(berkas: Path, kunci: bytes) -> None:
    whole = berkas.read_bytes()
    pages = len(whole) // 4096
    seen = [_notices(berkas, kunci, whole, page * 4096 + 700) for page in range(pages)]
    assert seen == [True] * pages
    berkas.write_bytes(whole)
    database = Database.open(berkas, kunci)
    with database.reading() as work:
        assert work.pemeriksaan.file_problems() == ()
    database.close()


def test_a_refused_open_lets_the_file_go(berkas: Path, kunci: bytes) -> None:
    with opened(berkas, kunci) as raw:
        raw.execute("DROP TRIGGER tolak_hapus_mutasi")
    with pytest.raises(EnvironmentFault):
        Database.open(berkas, kunci)
    held = [link for link in Path("/proc/self/fd").iterdir() if _points_at(link, berkas)]
    assert held == []


def test_an_error_inside_an_act_leaves_nothing(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    with pytest.raises(IntegrityError), database.transaction() as work:  # noqa: PT012 - one act
        work.kunci.add("rekaman", b"k" * 32)
        work.kunci.add("rekaman", b"k" * 32)
    with database.reading() as work:
        assert work.kunci.find("rekaman") == ()
    database.close()


def test_a_reader_sees_one_state_while_a_writer_is_at_work(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    with database.transaction() as work:
        work.kunci.add("pertama", b"1" * 32)
    with database.reading() as before:
        assert before.kunci.find("pertama")
        with database.transaction() as writing:
            writing.kunci.add("kedua", b"2" * 32)
            assert before.kunci.find("kedua") == ()
            with database.reading() as beside:
                assert beside.kunci.find("kedua") == ()
        # Committed now; whoever began reading before still sees the state of that moment.
        assert before.kunci.find("kedua") == ()
    with database.reading() as after:
        assert after.kunci.find("kedua")
    database.close()


def test_a_second_writer_waits_for_the_first(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    order: list[str] = []
    started, released = threading.Event(), threading.Event()

    def _second() -> None:
        started.set()
        with database.transaction() as work:
            order.append("kedua")
            work.kunci.add("kedua", b"2" * 32)

    thread = threading.Thread(target=_second)
    with database.transaction() as work:
        work.kunci.add("pertama", b"1" * 32)
        thread.start()
        assert started.wait(5)
        assert not released.wait(0.2)
        order.append("pertama")
    thread.join(10)
    assert order == ["pertama", "kedua"]
    database.close()


def test_a_file_held_by_another_program_is_a_sentence(
    berkas: Path, kunci: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = sambungan._PRAGMAS  # noqa: SLF001 - five seconds are too long for a test
    quick = [(n, "100", 100) if n == "busy_timeout" else (n, v, e) for n, v, e in told]
    monkeypatch.setattr(sambungan, "_PRAGMAS", tuple(quick))
    database = Database.open(berkas, kunci)
    with opened(berkas, kunci) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFault, match="sedang dipakai"), database.transaction():
            pass
        raw.execute("ROLLBACK")
    with database.transaction() as work:
        work.kunci.add("sesudah", b"3" * 32)
    database.close()


def test_closing_folds_the_log_into_the_file(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    with database.transaction() as work:
        work.kunci.add("rekaman", b"k" * 32)
    log = berkas.with_name("stasiun.db-wal")
    assert log.stat().st_size > 0
    database.checkpoint()
    assert log.stat().st_size == 0
    database.close()
    assert not log.exists()


def _garble(path: Path, place: int) -> None:
    """Turn one bit of the file, as a tired disk does."""
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1
    path.write_bytes(bytes(damaged))


def _notices(path: Path, key: bytes, whole: bytes, place: int) -> bool:
    """Tell whether a damaged file is refused at open, or names its page at the check."""
    path.write_bytes(whole)
    _garble(path, place)
    try:
        database = Database.open(path, key)
    except EnvironmentFault:
        return True
    with database.reading() as work:
        problems = work.pemeriksaan.file_problems()
    database.close()
    return problems == (f"halaman {place // 4096 + 1} rusak",)


def _points_at(link: Path, target: Path) -> bool:
    return link.is_symlink() and link.readlink() == target
