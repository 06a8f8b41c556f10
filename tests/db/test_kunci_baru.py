"""A new key for the file: only it opens, every page is whole, and a refusal leaves the old one."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from spkt_desk.db import kunci_baru
from spkt_desk.db.engine import Database
from spkt_desk.db.faults import KunciSalah
from spkt_desk.domain.errors import EnvironmentFault
from tests.db.mentah import dump, opened


def test_after_it_the_new_key_opens_and_the_old_one_does_not(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    with database.transaction() as work:
        work.kunci.add("sebelum", b"1" * 32)
    new_key = secrets.token_bytes(32)
    database.change_key(new_key)
    assert database.keyed_by(new_key)
    with database.transaction() as work:
        work.kunci.add("sesudah", b"2" * 32)
    with database.reading() as work:
        assert work.pemeriksaan.file_problems() == ()
    database.close()
    with pytest.raises(KunciSalah):
        Database.open(berkas, kunci)
    with opened(berkas, new_key) as raw:
        assert [name for name, _ in dump(raw)["kunci_rekaman"]] == ["sebelum", "sesudah"]


def test_the_new_connections_keep_every_promise(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    new_key = secrets.token_bytes(32)
    database.change_key(new_key)
    with database._engine.connect() as connection:  # noqa: SLF001 - the pragmas are read back
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "recursive_triggers")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "recursive_triggers": 1,
    }
    database.close()


def test_another_program_at_the_file_is_a_refusal_and_the_old_key_stays(
    berkas: Path, kunci: bytes
) -> None:
    database = Database.open(berkas, kunci)
    with database.transaction() as work:
        work.kunci.add("sebelum", b"1" * 32)
    with opened(berkas, kunci) as raw:
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM riwayat").fetchall()
        with database.transaction() as work:
            work.kunci.add("kedua", b"2" * 32)
        with pytest.raises(EnvironmentFault, match="sedang dipakai"):
            database.change_key(secrets.token_bytes(32))
        raw.execute("ROLLBACK")
    assert database.keyed_by(kunci)
    with database.transaction() as work:
        work.kunci.add("ketiga", b"3" * 32)
    database.close()


def test_a_reader_that_came_meanwhile_does_not_hide_the_new_key(berkas: Path, kunci: bytes) -> None:
    """The log cannot be folded under it; which key the file has is known all the same."""
    database = Database.open(berkas, kunci)
    with database.transaction() as work:
        work.kunci.add("sebelum", b"1" * 32)
    assert database.checkpoint()
    new_key = secrets.token_bytes(32)
    with opened(berkas, kunci) as raw:
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM riwayat").fetchall()
        database.change_key(new_key)
        raw.execute("ROLLBACK")
    assert database.keyed_by(new_key)
    with database.transaction() as work:
        work.kunci.add("sesudah", b"2" * 32)
    database.close()
    with opened(berkas, new_key) as raw:
        assert [name for name, _ in dump(raw)["kunci_rekaman"]] == ["sebelum", "sesudah"]


def test_ok_from_the_driver_is_not_believed(
    berkas: Path, kunci: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk `PRAGMA rekey` answers ok; whether the new key opens is asked of the file."""
    database = Database.open(berkas, kunci)
    monkeypatch.setattr(kunci_baru, "_REKEY", "SELECT '{key}'")
    with pytest.raises(EnvironmentFault, match="belum diganti"):
        database.change_key(secrets.token_bytes(32))
    assert database.keyed_by(kunci)
    with database.reading() as work:
        assert work.pemeriksaan.file_problems() == ()
    database.close()


def test_what_is_no_key_is_refused_before_anything(berkas: Path, kunci: bytes) -> None:
    database = Database.open(berkas, kunci)
    with pytest.raises(ValueError, match="32 bytes"):
        database.change_key(b"pendek")
    database.close()
