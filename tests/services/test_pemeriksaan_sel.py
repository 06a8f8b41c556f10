"""`check` names the entry whatever was put into a cell: another value, another kind, no letters.

The acts are those that change who is guarded; nobody re-chains (see `test_pemeriksaan`).
"""

from __future__ import annotations

import pytest

from spkt_desk.kunci.titik import point_code
from tests.db.mentah import database_key, opened, unguarded
from tests.services.meja import good, open_shift
from tests.support.stasiun import Stasiun

RANTAI = "Rantai riwayat"
ISI = "Isi terhadap rantai"

_MASUK = "buku = 'tahanan_laki_masuk'"
_KELUAR = "buku = 'tahanan_laki_keluar'"
_POSISI = "SELECT posisi FROM pendamping"
_ACT = "posisi = (SELECT posisi FROM pendamping WHERE buku = 'tahanan_laki_masuk')"
_CATATAN = {ISI: "catatan pada peristiwa {masuk} (buku pendamping)"}
_PERISTIWA = {RANTAI: "peristiwa {masuk} (buku pendamping)"}
_ASING = {RANTAI: "peristiwa {masuk} (jenis yang bukan dari program)"}
_LEPAS = {ISI: f"{_CATATAN[ISI]}; baris tanpa peristiwa (pendamping)"}
_KEDUANYA = {ISI: f"{_CATATAN[ISI]}; catatan pada peristiwa {{keluar}} (buku pendamping)"}
_KEMBALI = {ISI: "catatan pada peristiwa {kembali} (buku pendamping)"}

SEL: dict[str, tuple[str, dict[str, str]]] = {
    "who came in went out": (f"SET arah = 'kurang' WHERE {_MASUK}", _CATATAN),
    "one fewer came in": (f"SET jumlah = 1 WHERE {_MASUK}", _CATATAN),
    "women, not men": (f"SET buku = 'tahanan_perempuan_masuk' WHERE {_MASUK}", _CATATAN),
    "a blank behind a word": (f"SET buku = buku || ' ' WHERE {_MASUK}", _CATATAN),
    "a zero byte and more": (f"SET buku = buku || char(0) || 'x' WHERE {_MASUK}", _CATATAN),
    "a zero byte alone": (f"SET arah = arah || char(0) WHERE {_MASUK}", _CATATAN),
    "the bytes of the word": (f"SET arah = CAST(arah AS BLOB) WHERE {_MASUK}", _CATATAN),
    "the digit as bytes": (f"SET jumlah = CAST(jumlah AS BLOB) WHERE {_MASUK}", _CATATAN),
    "a word for a count": (f"SET jumlah = 'dua' WHERE {_MASUK}", _CATATAN),
    "letters that are none": (f"SET arah = CAST(x'74ff' AS TEXT) WHERE {_MASUK}", _CATATAN),
    "half a letter": (f"SET buku = CAST(x'eda080' AS TEXT) WHERE {_MASUK}", _CATATAN),
    "nothing became empty": (f"SET menutup = '' WHERE {_MASUK}", _CATATAN),
    "what came back is out again": ("SET menutup = NULL WHERE menutup IS NOT NULL", _KEMBALI),
    "moved under another act": (
        f"SET posisi = ({_POSISI} WHERE {_KELUAR}) WHERE {_MASUK}",
        _KEDUANYA,
    ),
    "two acts with their rows exchanged": (
        (
            f"SET posisi = ({_POSISI} WHERE {_KELUAR}) + ({_POSISI} WHERE {_MASUK}) - posisi "
            f"WHERE {_MASUK} OR {_KELUAR}"
        ),
        _KEDUANYA,
    ),
    "moved between two entries": (f"SET posisi = posisi + 0.5 WHERE {_MASUK}", _LEPAS),
    "moved before the first": (f"SET posisi = 0 WHERE {_MASUK}", _LEPAS),
    "moved behind all numbers": (f"SET posisi = {2**63 - 1} WHERE {_MASUK}", _LEPAS),
}

KEPALA: dict[str, tuple[str, dict[str, str]]] = {
    "another shift": ("giliran = 7", _PERISTIWA),
    "the shift as bytes": ("giliran = CAST(giliran AS BLOB)", _PERISTIWA),
    "another start of the machine": ("boot = ''", _PERISTIWA),
    "another form": ("versi = 2", _PERISTIWA),
    "the clock was doubted": ("jam_diragukan = 1", _PERISTIWA),
    "the time as bytes": ("kejadian = CAST(kejadian AS BLOB)", _PERISTIWA),
    "a time without letters": ("waktu = CAST(x'ff' AS TEXT)", _PERISTIWA),
    "a digest read as text": (
        "sidik_baris = CAST(sidik_baris AS TEXT)",
        _PERISTIWA | _CATATAN,
    ),
    "rows denied": ("sidik_baris = zeroblob(32)", _PERISTIWA | _CATATAN),
    "content denied": (
        "sidik_muatan = zeroblob(32)",
        _PERISTIWA | {ISI: "isi berlebih pada peristiwa {masuk} (buku pendamping)"},
    ),
    "a kind with a zero byte": ("jenis = jenis || char(0)", _ASING),
    "a kind that talks": ("jenis = 'mutasi) bersambung'", _ASING),
}


def _bad(stasiun: Stasiun) -> dict[str, str]:
    lines = stasiun.layanan.pemeriksaan.check()
    return {line.bagian: line.kalimat for line in lines if not line.baik}


def _places(stasiun: Stasiun) -> dict[str, int]:
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        rows = raw.execute("SELECT posisi FROM pendamping ORDER BY posisi").fetchall()
    return dict(zip(("masuk", "bon", "kembali", "keluar"), (one for (one,) in rows), strict=True))


def _named(stasiun: Stasiun, statement: str, expected: dict[str, str]) -> None:
    places = _places(stasiun)
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        assert raw.execute(statement).rowcount
    found = _bad(stasiun)
    assert found == {part: said.format(**places) for part, said in expected.items()}


@pytest.fixture
def jaga(stasiun: Stasiun) -> Stasiun:
    open_shift(stasiun)
    books = stasiun.layanan.pendamping
    books.note("tahanan_laki_masuk", "Anton Wuwung, penyidik Aiptu Karim", "2", "")
    books.take("bon_tahanan_laki", "Anton Wuwung, Aiptu Karim", "1", "")
    books.give_back(books.open_ones()[0].catatan_id, "")
    books.note("tahanan_laki_keluar", "Anton Wuwung, ke Rutan", "1", "")
    assert good(stasiun)
    return stasiun


@pytest.mark.parametrize("kind", SEL)
def test_a_changed_cell_is_named_by_its_entry(jaga: Stasiun, kind: str) -> None:
    change, expected = SEL[kind]
    _named(jaga, f"UPDATE pendamping {change}", expected)


@pytest.mark.parametrize("kind", KEPALA)
def test_a_changed_header_is_named_by_its_entry(jaga: Stasiun, kind: str) -> None:
    change, expected = KEPALA[kind]
    _named(jaga, f"UPDATE riwayat SET {change} WHERE {_ACT}", expected)  # noqa: S608


def test_a_row_taken_away_is_named(jaga: Stasiun) -> None:
    _named(jaga, f"DELETE FROM pendamping WHERE {_MASUK}", _CATATAN)  # noqa: S608


def test_a_row_slipped_under_an_act_without_rows_is_named(jaga: Stasiun) -> None:
    newest = "SELECT max(posisi) FROM riwayat WHERE jenis = 'masuk'"
    with opened(jaga.folder.database, database_key(jaga)) as raw:
        [(login,)] = raw.execute(newest).fetchall()
    _named(
        jaga,
        f"INSERT INTO pendamping SELECT 'tamu', buku, arah, jumlah, menutup, ({newest}) "  # noqa: S608
        f"FROM pendamping WHERE {_MASUK}",
        {ISI: f"catatan pada peristiwa {login} (masuk)"},
    )


def test_a_digit_stored_as_text_by_another_table_is_named(jaga: Stasiun) -> None:
    """A column of numbers takes '2' for 2; whoever declares it otherwise meanwhile gets round."""
    place = _places(jaga)["masuk"]
    _declare(jaga, "jumlah INTEGER", "jumlah TEXT")
    with unguarded(jaga.folder.database, database_key(jaga)) as raw:
        raw.execute(f"UPDATE pendamping SET jumlah = '2' WHERE {_MASUK}")  # noqa: S608
    _declare(jaga, "jumlah TEXT", "jumlah INTEGER")
    found = _bad(jaga)
    assert found[ISI] == f"catatan pada peristiwa {place} (buku pendamping)"
    assert "Susunan" not in found


def _declare(stasiun: Stasiun, old: str, new: str) -> None:
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        changed = raw.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'pendamping'",
            (old, new),
        )
        assert changed.rowcount == 1


def test_a_paper_names_the_entry_whose_text_is_none(jaga: Stasiun) -> None:
    open_shift(jaga, regu="Regu III", tahanan_laki=1)
    with jaga.layanan._konteks.database.reading() as work:  # noqa: SLF001 - no service lists them
        code = point_code(list(work.titik.all())[-1].titik)
    place = _places(jaga)["masuk"]
    with unguarded(jaga.folder.database, database_key(jaga)) as raw:
        raw.execute(f"UPDATE pendamping SET arah = CAST(x'ff' AS TEXT) WHERE {_MASUK}")  # noqa: S608
    [line] = jaga.layanan.pemeriksaan.check_paper(code)
    assert line.kalimat.endswith(f"catatan pada peristiwa {place} (buku pendamping)")
