"""R7: through the program's own connection nobody rewrites the book, whatever he types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from string import Template
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from spkt_desk.db import skema
from spkt_desk.db.engine import Database
from spkt_desk.db.sidik_skema import SIDIK_SKEMA
from spkt_desk.db.work import Work
from spkt_desk.domain.buku import PolaBukuKetikan, UkuranBuku
from spkt_desk.domain.giliran import GiliranDraft
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import Sisi, TandaSerah
from spkt_desk.domain.singkatan import SingkatanKetikan
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from spkt_desk.domain.wewenang import Bukti
from tests.db.mentah import database_key, dump, opened
from tests.support.serah import filled
from tests.support.stasiun import IZIN, SAAT, SANDI, Stasiun, founded, make_draft

TABLES = sorted(skema.unchangeable_names())

STATEMENTS = {
    "ubah": "UPDATE $table SET $column = $column",
    "ubah dengan syarat": "UPDATE $table SET $column = NULL WHERE 1",
    "hapus": "DELETE FROM $table",
    "hapus satu": "DELETE FROM $table WHERE rowid = 1",
    "timpa": "INSERT OR REPLACE INTO $table SELECT * FROM $table",
    "timpa dengan REPLACE": "REPLACE INTO $table SELECT * FROM $table LIMIT 1",
    "upsert": "INSERT INTO $table SELECT * FROM $table WHERE true "
    "ON CONFLICT DO UPDATE SET $column = $column",
    "buang tabel": "DROP TABLE $table",
    "ganti nama tabel": "ALTER TABLE $table RENAME TO lain",
    "ganti nama kolom": "ALTER TABLE $table RENAME COLUMN $column TO lain",
    "buang kolom": "ALTER TABLE $table DROP COLUMN $column",
    "tambah kolom": "ALTER TABLE $table ADD COLUMN lain TEXT",
    "buang penjaga ubah": "DROP TRIGGER tolak_ubah_$table",
    "buang penjaga hapus": "DROP TRIGGER tolak_hapus_$table",
    "buang penjaga timpa": "DROP TRIGGER tolak_timpa_$table",
    "penjaga palsu": "CREATE TRIGGER palsu BEFORE DELETE ON $table BEGIN SELECT RAISE(IGNORE); END",
    "penjaga sementara": "CREATE TEMP TRIGGER palsu BEFORE DELETE ON main.$table "
    "BEGIN SELECT RAISE(IGNORE); END",
}

PRAGMAS = [
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA recursive_triggers(0)",
    "PRAGMA Recursive_Triggers = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA writable_schema = RESET",
    "PRAGMA WRITABLE_SCHEMA = ON",
    "PRAGMA main.Writable_Schema(1)",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA trusted_schema = ON",
    "PRAGMA cell_size_check = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA busy_timeout = 0",
    "PRAGMA user_version = 9",
    "PRAGMA schema_version = 9",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA query_only = ON",
    "PRAGMA temp_store = FILE",
    "PRAGMA rekey = 'lain'",
    "PRAGMA key = 'lain'",
    "PRAGMA cipher_migrate",
    "PRAGMA cipher_use_hmac = OFF",
    "PRAGMA kdf_iter = 1",
    "PRAGMA optimize",
    "PRAGMA incremental_vacuum",
]

READS = [
    "PRAGMA recursive_triggers",
    "PRAGMA USER_VERSION",
    "PRAGMA journal_mode",
    "PRAGMA integrity_check",
    "PRAGMA quick_check(5)",
    "PRAGMA cipher_integrity_check",
    "PRAGMA freelist_count",
    "SELECT * FROM sqlite_master",
    "SELECT count(*) FROM riwayat",
]

FOREIGN = {
    "ATTACH DATABASE ':memory:' AS lain": "berkas lain",
    "ATTACH DATABASE '$berkas' AS lain KEY ''": "berkas lain tanpa kunci",
    "DETACH DATABASE main": "lepas",
    "CREATE TABLE tamu (x)": "tabel",
    "CREATE TABLE tamu AS SELECT * FROM mutasi": "tabel salinan",
    "CREATE TEMP TABLE mutasi AS SELECT * FROM main.mutasi": "tabel bayangan",
    "CREATE TEMP VIEW riwayat AS SELECT * FROM main.riwayat LIMIT 1": "pandangan bayangan",
    "CREATE VIEW tamu AS SELECT * FROM riwayat": "pandangan",
    "CREATE INDEX tamu ON orang (nama)": "indeks",
    "CREATE TEMP TRIGGER tamu AFTER INSERT ON orang BEGIN SELECT 1; END": "penjaga sementara",
    "CREATE TRIGGER sqlitex AFTER INSERT ON orang BEGIN SELECT 1; END": "penjaga tersembunyi",
    "CREATE VIRTUAL TABLE tamu USING fts5(x)": "tabel maya",
    "DROP TABLE draf": "buang tabel yang boleh diubah",
    "DROP INDEX ix_mutasi_posisi": "buang indeks",
    "ALTER TABLE draf ADD COLUMN lain TEXT": "ubah tabel yang boleh diubah",
    "ANALYZE": "hitung",
    "REINDEX": "indeks ulang",
    "DELETE FROM sqlite_master": "hapus susunan",
    "DELETE FROM SQLITE_SCHEMA WHERE type = 'trigger'": "hapus penjaga",
    "UPDATE sqlite_master SET sql = NULL": "ubah susunan",
    "INSERT INTO sqlite_master VALUES ('table', 'tamu', 'tamu', 0, NULL)": "tambah susunan",
    "INSERT INTO sqlite_schema VALUES ('table', 'tamu', 'tamu', 0, NULL)": "tambah susunan juga",
}
"""What the program never does to its own file, and what each would be for."""


@dataclass(frozen=True)
class Meja:
    """One station with a row in every protected table, and its key."""

    database: Database
    path: Path
    key: bytes

    def run(self, statement: str) -> None:
        """Type a statement into the program's own connection, as a bug or an officer might."""
        with self.database.transaction() as work:
            _cursor(work).exec_driver_sql(statement)


@pytest.fixture(scope="module")
def meja(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meja]:
    stasiun = founded(tmp_path_factory.mktemp("skema"))
    _fill(stasiun)
    stasiun.close()
    key = database_key(stasiun)
    database = Database.open(stasiun.folder.database, key)
    yield Meja(database, stasiun.folder.database, key)
    database.close()


def test_the_shipped_hash_is_the_hash_of_the_declared_schema(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "baru.db", bytes(32))
    with database.reading() as work:
        assert work.pemeriksaan.schema_hash() == SIDIK_SKEMA
    database.close()


def test_every_table_with_a_row_of_the_book_is_protected(meja: Meja) -> None:
    with opened(meja.path, meja.key) as raw:
        stored = dump(raw)
    changeable = {
        *("muatan", "kunci_rekaman", "rahasia", "orang"),
        *("draf", "draf_serah", "utang_cetak"),
    }
    index = {"cari_config", "cari_data", "cari_idx"}
    assert set(stored) - changeable - index == set(TABLES)
    empty = [name for name in TABLES if not stored[name]]
    assert empty == [], "the matrix below would prove nothing about an empty table"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", sorted(STATEMENTS))
def test_no_statement_rewrites_the_book(meja: Meja, table: str, act: str) -> None:
    column = skema.metadata.tables[table].columns.keys()[-1]
    statement = Template(STATEMENTS[act]).substitute(table=table, column=column)
    with opened(meja.path, meja.key) as raw:
        before = dump(raw)
        schema = raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    assert _refused(meja, statement)
    with opened(meja.path, meja.key) as raw:
        assert dump(raw) == before
        assert raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == schema


@pytest.mark.parametrize("statement", PRAGMAS)
def test_the_guard_cannot_be_switched_off(meja: Meja, statement: str) -> None:
    assert _refused(meja, statement)
    with meja.database.reading() as work:
        assert _cursor(work).exec_driver_sql("PRAGMA recursive_triggers").scalar_one() == 1


@pytest.mark.parametrize("statement", READS)
def test_looking_is_allowed(meja: Meja, statement: str) -> None:
    with meja.database.reading() as work:
        assert _cursor(work).exec_driver_sql(statement).fetchall() is not None


@pytest.mark.parametrize("statement", FOREIGN)
def test_nothing_foreign_is_made_beside_the_book(
    meja: Meja, tmp_path: Path, statement: str
) -> None:
    target = tmp_path / "lain.db"
    assert _refused(meja, Template(statement).substitute(berkas=target.as_posix()))
    assert not target.exists()
    with meja.database.reading() as work:
        assert work.pemeriksaan.schema_hash() == SIDIK_SKEMA


@pytest.mark.parametrize("statement", ["VACUUM", "VACUUM INTO '$berkas'"])
def test_no_copy_is_made_outside_a_transaction_either(
    meja: Meja, tmp_path: Path, statement: str
) -> None:
    target = tmp_path / "lain.db"
    pooled = meja.database._engine.raw_connection()  # noqa: SLF001 - transactions refuse it anyway
    raw: Any = pooled.driver_connection
    with pytest.raises(sqlcipher.DatabaseError, match="authorization denied"):
        raw.execute(Template(statement).substitute(berkas=target.as_posix()))
    pooled.close()
    assert not target.exists()


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        (
            "nomor",
            (
                "INSERT OR REPLACE INTO nomor SELECT seri, tahun, urut + 900, keadaan, teks, "
                "pola_versi, rekaman_id, posisi FROM nomor"
            ),
        ),
        (
            "mutasi",
            (
                "INSERT OR REPLACE INTO mutasi SELECT nomor_buku + 900, hari, no, kejadian, "
                "ditulis, jenis, merah, penulis_id, paraf, giliran, rekaman_id, ralat_atas, "
                "posisi FROM mutasi"
            ),
        ),
        (
            "nomor",
            (
                "INSERT OR REPLACE INTO nomor (rowid, seri, tahun, urut, keadaan, teks, "
                "pola_versi, rekaman_id, posisi) SELECT rowid, seri, tahun + 1, urut, keadaan, "
                "'lain', pola_versi, rekaman_id, posisi FROM nomor"
            ),
        ),
    ],
)
def test_replacing_by_another_unique_column_is_refused(
    meja: Meja, table: str, statement: str
) -> None:
    with opened(meja.path, meja.key) as raw:
        before = dump(raw)[table]
    assert _refused(meja, statement)
    with opened(meja.path, meja.key) as raw:
        assert dump(raw)[table] == before


def test_a_bare_connection_is_stopped_by_the_triggers_alone(meja: Meja) -> None:
    with opened(meja.path, meja.key) as raw:
        raw.execute("PRAGMA recursive_triggers = ON")
        before = dump(raw)
        for table in TABLES:
            for act in ("ubah", "hapus", "timpa"):
                column = skema.metadata.tables[table].columns.keys()[-1]
                statement = Template(STATEMENTS[act]).substitute(table=table, column=column)
                with pytest.raises(sqlcipher.IntegrityError, match="hanya boleh ditambah"):
                    raw.execute(statement)
        assert dump(raw) == before


def _refused(meja: Meja, statement: str) -> bool:
    """Tell whether the program's connection refused; a refusal is an error of the driver."""
    try:
        meja.run(statement)
    except DatabaseError as error:
        return _is_refusal(error)
    return False


def _is_refusal(error: Exception) -> bool:
    words = ("not authorized", "hanya boleh ditambah", "prohibited", "may not be modified")
    assert any(word in str(error) for word in words), error
    return True


def _cursor(work: Work) -> Any:  # noqa: ANN401 - reaching past the stores is the point here
    return work._connection  # noqa: SLF001


def _fill(stasiun: Stasiun) -> None:
    """Do one act of each kind, so that every protected table holds a row."""
    layanan = stasiun.layanan
    layanan.singkatan.save(SingkatanKetikan("ptl = patroli", ""))
    heads = [one for one in layanan.giliran.officers() if one.jabatan == "Ps. KA SPKT"]
    shift = GiliranDraft(
        regu="Regu II",
        ka_spkt_id=heads[0].petugas_id,
        penerima_id=layanan.petugas.petugas_id,
        anggota_id=(),
        tahanan_laki=0,
        tahanan_perempuan=0,
        senpi=4,
        situasi="aman terkendali",
    )
    layanan.buku.save(PolaBukuKetikan("7", UkuranBuku.HALAMAN.value, "200"))
    for _turn in range(2):  # the second ends the first, whose sheets are then kept
        layanan.giliran.open(shift)
    layanan.lembar.render_missing()
    layanan.pendamping.take("bon_kunci", "Aiptu Yusuf Hamzah", "1", "gudang")
    lists = layanan.daftar_jaga.decided()
    layanan.daftar_jaga.save(replace(lists, tugas=lists.tugas[1:]))
    layanan.lapor.register(WajibLaporKetikan("Ridwan Musa", "LP/B/41", "senin", "", "31122026"))
    layanan.serah.finish(filled(layanan), TandaSerah("", SANDI, basah=True))
    rekaman_id = layanan.kehilangan.issue(make_draft()).value.rekaman_id
    kertas = layanan.kertas.ensure(rekaman_id).value
    layanan.kertas.record(layanan.kertas.original(kertas.kertas_id), PrintOutcome.TERCETAK)
    layanan.kertas.hand_over(kertas.kertas_id)
    again = replace(layanan.draf.reopen(rekaman_id).value, alasan="surat basah")
    layanan.kehilangan.issue(again, IZIN)
    kapolsek = next(one for one in layanan.setelan.petugas() if Peran.KAPOLSEK in one.peran)
    layanan.setelan.add_account(kapolsek.petugas_id, "perahu layar tua 9", IZIN)
    layanan.setelan.add_account(heads[0].petugas_id, "perahu layar tua 9", IZIN)
    head = stasiun.login(heads[0].nomor, "perahu layar tua 9")
    head.jadwal.make(SAAT.date())
    head.buku.close(7)
    layanan.serah.confirm(1, Sisi.MENYERAHKAN, "perahu layar tua 9")
    bamin = next(one for one in layanan.setelan.petugas() if Peran.BAMIN in one.peran)
    layanan.setelan.add_account(bamin.petugas_id, "kapal karam di teluk 3", IZIN)
    chief = stasiun.login(kapolsek.nomor, "perahu layar tua 9")
    chief.setelan.set_retention(
        "surat_kehilangan", 30, "Keputusan Kapolsek 1/2026", Bukti("perahu layar tua 9")
    )
    stasiun.clock.advance(timedelta(days=31))
    both = Bukti("perahu layar tua 9", bamin.nomor, "kapal karam di teluk 3")
    chief.penghapusan.erase(rekaman_id, both)
