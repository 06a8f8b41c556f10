"""The encrypted copy of an open file: what is in it, and who opens it."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from spkt_desk.db.engine import Database
from spkt_desk.db.faults import KunciSalah
from spkt_desk.domain.errors import EnvironmentFault
from tests.db.mentah import dump, opened


def test_a_copy_holds_what_was_committed_and_nothing_of_the_act_under_way(
    berkas: Path, kunci: bytes, tmp_path: Path
) -> None:
    database = Database.open(berkas, kunci)
    with database.transaction() as work:
        work.kunci.add("sebelum", b"1" * 32)
    with database.transaction() as work:
        work.kunci.add("sedang", b"2" * 32)
        database.copy_to(tmp_path / "salinan.db")
    with opened(tmp_path / "salinan.db", kunci) as raw:
        found = dump(raw)["kunci_rekaman"]
        assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert [name for name, _ in found] == ["sebelum"]
    database.close()


def test_looking_at_a_copy_changes_no_byte_and_leaves_no_file(
    berkas: Path, kunci: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "stik #1 100%"
    folder.mkdir()
    database = Database.open(berkas, kunci)
    database.copy_to(folder / "salinan.db")
    before = hashlib.sha256((folder / "salinan.db").read_bytes()).hexdigest()
    copy = Database.open_copy(folder / "salinan.db", kunci)
    with copy.reading() as work:
        assert work.pemeriksaan.file_problems() == ()
    with pytest.raises((DatabaseError, EnvironmentFault)), copy.transaction() as work:
        work.kunci.add("tulis", b"3" * 32)
    copy.release()
    assert [one.name for one in folder.iterdir()] == ["salinan.db"]
    assert hashlib.sha256((folder / "salinan.db").read_bytes()).hexdigest() == before
    database.close()


def test_a_copy_opens_with_the_key_of_its_station_only(
    berkas: Path, kunci: bytes, tmp_path: Path
) -> None:
    database = Database.open(berkas, kunci)
    database.copy_to(tmp_path / "salinan.db")
    database.close()
    with pytest.raises(KunciSalah):
        Database.open_copy(tmp_path / "salinan.db", secrets.token_bytes(32))
    assert b"SQLite format 3" not in (tmp_path / "salinan.db").read_bytes()[:16]


def test_a_copy_never_goes_over_another_file(berkas: Path, kunci: bytes, tmp_path: Path) -> None:
    database = Database.open(berkas, kunci)
    database.copy_to(tmp_path / "salinan.db")
    before = (tmp_path / "salinan.db").read_bytes()
    with pytest.raises(sqlcipher.DatabaseError, match="already exists"):
        database.copy_to(tmp_path / "salinan.db")
    assert (tmp_path / "salinan.db").read_bytes() == before
    with pytest.raises(EnvironmentFault, match="Data stasiun tidak berubah"):
        database.copy_to(tmp_path / "tidak ada" / "salinan.db")
    database.close()
