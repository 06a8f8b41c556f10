"""`check`: what was changed with an SQLite tool and the key is named; what cannot be seen is said.

The tools here have the key, take the triggers away and put them back word for word, so the schema
looks untouched. Nobody re-chains: whoever does is found only by a checkpoint that left the computer
(trust.md, answer 4), as is a tail cut off whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from spkt_desk.domain.riwayat import GENESIS, Peristiwa
from tests.db.mentah import database_key, unguarded
from tests.services.meja import good, issue, open_shift, printed
from tests.support.stasiun import Stasiun

Tamper = Callable[[Any], object]


def _filled(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    for place in range(3):
        printed(stasiun, issue(stasiun, f"d{place}"))
    stasiun.layanan.mutasi.write("Patroli kota")
    stasiun.layanan.mutasi.correct(5, "kota", "desa", "salah tulis")


def _bad(stasiun: Stasiun) -> dict[str, str]:
    """Return the sentences of the parts that are not as they were written."""
    lines = stasiun.layanan.pemeriksaan.check()
    return {line.bagian: line.kalimat for line in lines if not line.baik}


def _sql(statement: str) -> str:
    """Put the place of the newest entry of a kind where ``ENTRY[kind]`` stands."""
    newest = r"(SELECT max(posisi) FROM riwayat WHERE jenis = '\1')"
    return re.sub(r"ENTRY\[([a-z ]+)\]", newest, statement)


CHAIN = "Rantai riwayat"
CONTENT = "Isi terhadap rantai"
BOOK = "Buku mutasi"
SERIES = "Nomor surat"

KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "edit the officer of an entry": (
        "UPDATE riwayat SET petugas_id = 'P002' WHERE jenis = 'kehilangan terbit'",
        {CHAIN: "(kehilangan terbit)"},
    ),
    "edit the time of an entry": (
        (
            "UPDATE riwayat SET kejadian = '2026-11-20T08:00:00.000+08:00' WHERE posisi = "
            "ENTRY[cetak]"
        ),
        {CHAIN: "(cetak)"},
    ),
    "edit the text of a line": (
        (
            "UPDATE muatan SET isi = CAST(x'01' || substr(isi, 3) AS BLOB) "
            "WHERE posisi = ENTRY[mutasi]"
        ),
        {CONTENT: "(mutasi) diubah"},
    ),
    "swap the contents of two entries": (
        (
            "UPDATE muatan SET isi = (SELECT isi FROM muatan m WHERE m.posisi = "
            "(SELECT min(posisi) FROM muatan)), kunci_id = (SELECT kunci_id FROM muatan m WHERE "
            "m.posisi = (SELECT min(posisi) FROM muatan)) WHERE posisi = ENTRY[mutasi]"
        ),
        {CONTENT: "(mutasi) diubah"},
    ),
    "delete the content of an entry": (
        "DELETE FROM muatan WHERE posisi = ENTRY[kehilangan terbit]",
        {CONTENT: "(kehilangan terbit) hilang"},
    ),
    "exchange a record's key": (
        (
            "UPDATE kunci_rekaman SET kunci = randomblob(32) WHERE kunci_id = "
            "(SELECT rekaman_id FROM kehilangan ORDER BY posisi LIMIT 1)"
        ),
        {CONTENT: "(kehilangan terbit) diubah", "Arsip surat": "412"},
    ),
    "edit a column of a line": (
        "UPDATE mutasi SET paraf = 'XX' WHERE nomor_buku = 3",
        {CONTENT: "(mutasi)"},
    ),
    "edit a printed number": (
        "UPDATE nomor SET teks = 'SKTLK/999' WHERE urut = 413",
        {CONTENT: "(kehilangan terbit)"},
    ),
    "edit an old version of an officer": (
        "UPDATE petugas SET pangkat = 'Jenderal' WHERE versi_id = 2",
        {CONTENT: "(petugas diubah)"},
    ),
    "say that a sheet came out": (
        "UPDATE cetakan SET hasil = 'gagal' WHERE cetakan_id = 1",
        {CONTENT: "(cetak)"},
    ),
    "delete a line of the book": (
        "DELETE FROM mutasi WHERE nomor_buku = 3",
        {CONTENT: "(mutasi)", BOOK: "nomor buku 3 tidak ada"},
    ),
    "delete the last line of the book": (
        "DELETE FROM mutasi WHERE nomor_buku = 6",
        {CONTENT: "(mutasi)"},
    ),
    "delete an entry": (
        "DELETE FROM riwayat WHERE posisi = ENTRY[giliran dibuka]",
        {CHAIN: "(mutasi)", CONTENT: "baris tanpa peristiwa (giliran)"},
    ),
    "insert a line without an entry": (
        (
            "INSERT INTO mutasi SELECT 7, hari, 7, kejadian, ditulis, jenis, merah, penulis_id, "
            "paraf, giliran, rekaman_id, NULL, 900 FROM mutasi WHERE nomor_buku = 5"
        ),
        {CONTENT: "baris tanpa peristiwa (mutasi)"},
    ),
    "slip a line under an entry that has one": (
        (
            "INSERT INTO mutasi SELECT 7, hari, 7, kejadian, ditulis, jenis, merah, penulis_id, "
            "paraf, giliran, rekaman_id, NULL, posisi FROM mutasi WHERE nomor_buku = 5"
        ),
        {CONTENT: "(mutasi)"},
    ),
    "append an entry of one's own": (
        (
            "INSERT INTO riwayat SELECT posisi + 1, versi, hash, stasiun, waktu, kejadian, "
            "monotonik_ns, boot, jam_diragukan, petugas_id, giliran, 'mutasi', '', sidik_baris, "
            "sidik_muatan, hash FROM riwayat ORDER BY posisi DESC LIMIT 1"
        ),
        {CHAIN: "(mutasi)"},
    ),
    "take a number out of the middle": (
        "DELETE FROM nomor WHERE urut = 413",
        {CONTENT: "(kehilangan terbit)", SERIES: "nomor 413 tidak ada"},
    ),
    "begin the series elsewhere": (
        "UPDATE seri_awal SET mulai = 400",
        {CONTENT: "(stasiun dibuat)", SERIES: "nomor 400 tidak ada"},
    ),
    "hide a destruction that never was": (
        (
            "INSERT INTO penghapusan SELECT rekaman_id, 'surat_kehilangan', 'karangan', 'P004', "
            "posisi FROM kehilangan WHERE posisi = (SELECT min(posisi) FROM kehilangan)"
        ),
        {CONTENT: "(kehilangan terbit)"},
    ),
    "put a fraction into a row": (
        "UPDATE mutasi SET merah = 0.5 WHERE nomor_buku = 2",
        {CONTENT: "(mutasi)"},
    ),
    "put letters that are none": (
        "UPDATE mutasi SET paraf = CAST(x'ff' AS TEXT) WHERE nomor_buku = 2",
        {CHAIN: "Berkas data rusak"},
    ),
    "put a fraction where a count was": (
        "UPDATE riwayat SET monotonik_ns = 1.5 WHERE posisi = 5",
        {CHAIN: "peristiwa 5"},
    ),
}


@pytest.fixture
def lengkap(stasiun: Stasiun) -> Stasiun:
    _filled(stasiun)
    assert good(stasiun)
    return stasiun


def _tamper(stasiun: Stasiun, act: Tamper) -> None:
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        act(raw)


def test_a_clean_station_is_good_line_by_line(lengkap: Stasiun) -> None:
    lines = list(lengkap.layanan.pemeriksaan.check())
    assert [line.bagian for line in lines] == [
        *("Berkas", "Susunan", CHAIN, CONTENT, BOOK, SERIES, "Arsip surat", "Berkas kunci")
    ]
    assert all(line.baik and line.kalimat for line in lines)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_tampering_is_named(lengkap: Stasiun, kind: str) -> None:
    statement, expected = KINDS[kind]
    _tamper(lengkap, lambda raw: raw.execute(_sql(statement)))
    bad = _bad(lengkap)
    assert expected.keys() <= bad.keys(), bad
    for bagian, words in expected.items():
        assert words in bad[bagian], bad
    assert "Susunan" not in bad


def test_two_entries_that_change_places_are_named(lengkap: Stasiun) -> None:
    def _swap(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        for old, new in ((7, 9000), (8, 7), (9000, 8)):
            raw.execute("UPDATE riwayat SET posisi = ? WHERE posisi = ?", (new, old))

    _tamper(lengkap, _swap)
    assert "peristiwa 7 " in _bad(lengkap)[CHAIN]


def test_the_first_entry_is_guarded_like_the_rest(lengkap: Stasiun) -> None:
    _tamper(lengkap, lambda raw: raw.execute("DELETE FROM riwayat WHERE posisi = 1"))
    assert "peristiwa 2 " in _bad(lengkap)[CHAIN]


def test_a_tail_cut_off_whole_is_not_seen_from_here(lengkap: Stasiun) -> None:
    """What a local check cannot find: the paper receipt and the Polres's checkpoint can (R9)."""
    first = "(SELECT posisi FROM mutasi WHERE nomor_buku = 5)"

    def _cut(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        for table in ("riwayat", "muatan"):
            raw.execute(f"DELETE FROM {table} WHERE posisi >= {first}")  # noqa: S608
        raw.execute("DELETE FROM mutasi WHERE nomor_buku >= 5")

    _tamper(lengkap, _cut)
    assert _bad(lengkap) == {}


def test_a_tail_cut_off_the_chain_alone_is_seen(lengkap: Stasiun) -> None:
    newest = "(SELECT max(posisi) FROM riwayat)"
    _tamper(lengkap, lambda raw: raw.execute(f"DELETE FROM riwayat WHERE posisi = {newest}"))  # noqa: S608
    assert "baris tanpa peristiwa (mutasi)" in _bad(lengkap)[CONTENT]


def test_a_whole_chain_made_again_is_not_seen_from_here(lengkap: Stasiun) -> None:
    """An edit with all later hashes made anew passes: the chain carries checkpoints, no more."""

    def _rechain(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        raw.execute("UPDATE riwayat SET petugas_id = 'P002' WHERE posisi = 6")
        _make_hashes_anew(raw)

    _tamper(lengkap, _rechain)
    assert _bad(lengkap) == {}


def test_changed_guards_are_named(lengkap: Stasiun) -> None:
    with unguarded(lengkap.folder.database, database_key(lengkap)) as raw:
        raw.execute("CREATE TABLE tamu (x)")
    assert _bad(lengkap)["Susunan"] == "penjaga buku berubah"


def test_a_rotten_page_is_named_and_the_rest_is_still_looked_at(lengkap: Stasiun) -> None:
    with unguarded(lengkap.folder.database, database_key(lengkap)) as raw:
        [(page,)] = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'mutasi'"
        ).fetchall()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    lengkap.close()
    damaged = bytearray(lengkap.folder.database.read_bytes())
    damaged[(page - 1) * 4096 + 2000] ^= 1
    lengkap.folder.database.write_bytes(bytes(damaged))
    lines = {line.bagian: line for line in _desk_lines(lengkap)}
    assert lines["Berkas"].kalimat == f"halaman {page} rusak"
    assert not lines[BOOK].baik
    assert lines[SERIES].baik
    assert lines["Berkas kunci"].baik


def test_a_slot_file_touched_by_hand_is_named(lengkap: Stasiun) -> None:
    slots = lengkap.folder.slots.read_text(encoding="utf-8")
    line = next(one for one in slots.splitlines() if one.startswith("publik"))
    changed = line[:20] + ("A" if line[20] != "A" else "B") + line[21:]
    lengkap.folder.slots.write_text(slots.replace(line, changed, 1), encoding="utf-8")
    assert "Berkas kunci" in _bad(lengkap)


def test_many_faults_are_counted_and_the_first_ones_named(lengkap: Stasiun) -> None:
    _tamper(lengkap, lambda raw: raw.execute("UPDATE riwayat SET petugas_id = 'P009'"))
    kalimat = _bad(lengkap)[CHAIN]
    assert kalimat.startswith("peristiwa 1 (stasiun dibuat); peristiwa 2 (petugas diubah)")
    assert "; dan " in kalimat


def _desk_lines(stasiun: Stasiun) -> list[Any]:
    """Check with the services of before the damage: a login would already refuse to write."""
    return list(stasiun.layanan.pemeriksaan.check())


def _make_hashes_anew(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
    columns = ", ".join(Peristiwa.__slots__)
    head = GENESIS
    for row in raw.execute(f"SELECT {columns} FROM riwayat ORDER BY posisi").fetchall():  # noqa: S608
        values = dict(zip(Peristiwa.__slots__, row, strict=True)) | {"sebelum": head}
        before, head = head, Peristiwa(**values).hash()
        raw.execute(
            "UPDATE riwayat SET sebelum = ?, hash = ? WHERE posisi = ?",
            (before, head, values["posisi"]),
        )
