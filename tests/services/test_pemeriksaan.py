"""`check`: what was changed with an SQLite tool and the key is named; what cannot be seen is said.

The tools here have the key, take the triggers away and put them back word for word, so the schema
looks untouched. Nobody re-chains: whoever does is found only by a checkpoint that left the computer
(trust.md, answer 4), as is a tail cut off whole.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from spkt_desk.devices.arsip import Arsip
from spkt_desk.domain.orang import JenisIdentitas
from spkt_desk.domain.satuan import Peran
from spkt_desk.kunci.kode import public_key
from spkt_desk.kunci.segel import seal, unseal
from spkt_desk.kunci.slot_toml import read_slots, write_slots
from spkt_desk.kunci.stasiun_pub import read_station, write_station
from spkt_desk.services.pemeriksaan_lembar import LEMBAR
from spkt_desk.services.pencatatan import place
from tests.db.mentah import database_key, unguarded
from tests.services.meja import (
    BERDUA,
    IZIN_LAIN,
    enrol,
    good,
    inside,
    issue,
    open_shift,
    printed,
)
from tests.services.rantai_palsu import rechain
from tests.support.stasiun import IZIN, NRP, SAAT, SANDI, Stasiun, make_draft

Tamper = Callable[[Any], object]


def _filled(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    for turn in range(3):
        printed(stasiun, issue(stasiun, f"d{turn}"))
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


POSITION = "Tanda posisi"
CHAIN = "Rantai riwayat"
CONTENT = "Isi terhadap rantai"
BOOK = "Buku mutasi"
SERIES = "Nomor surat"
CODES = "Kode surat"
VISIT = "Kunjungan menunggu LP"
INDEKS = "Indeks pencarian"
PEOPLE = "Daftar orang"
PAPERS = "Arsip surat"
STATION = "Kunci stasiun"
SLOTS = "Berkas kunci"
UTANG = "Kunci data"

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
        {CONTENT: "(mutasi)"},
    ),
    "exchange the secret of the codes": (
        "UPDATE rahasia SET isi = randomblob(32) WHERE nama = 'kode'",
        {CODES: "kode tidak cocok: SKTLK/412"},
    ),
    "exchange the secret of the signatures": (
        "UPDATE rahasia SET isi = randomblob(32) WHERE nama = 'tanda'",
        {STATION: "bukan pasangan kunci tanda"},
    ),
    "exchange the secret of the refused logins": (
        "UPDATE rahasia SET isi = randomblob(32) WHERE nama = 'gagal'",
        {SLOTS: "kunci catatan masuk gagal bukan pasangannya"},
    ),
    "take a secret away": (
        "DELETE FROM rahasia WHERE nama = 'kode'",
        {CODES: "“kode” hilang"},
    ),
    "put a text where a secret was": (
        "UPDATE rahasia SET isi = 'rahasia' WHERE nama = 'tanda'",
        {STATION: "“tanda” hilang"},
    ),
    "hide a content of nobody": (
        "INSERT INTO muatan SELECT 9999, kunci_id, isi FROM muatan LIMIT 1",
        {CONTENT: "1 isi tanpa peristiwa"},
    ),
    "hide a key of nobody": (
        "INSERT INTO kunci_rekaman VALUES ('tamu', randomblob(32))",
        {CONTENT: "1 kunci tanpa isi"},
    ),
    "rename a person of the index": (
        "UPDATE orang SET nama = 'Orang Lain'",
        {PEOPLE: "data orang berbeda dari surat SKTLK/414"},
    ),
    "exchange a person's number": (
        "UPDATE orang SET nomor_identitas = '7571010101010001'",
        {PEOPLE: "data orang berbeda dari surat SKTLK/414"},
    ),
    "point the index at an older report": (
        (
            "UPDATE orang SET rekaman_id = (SELECT rekaman_id FROM kehilangan ORDER BY posisi "
            "LIMIT 1)"
        ),
        {PEOPLE: "tidak menunjuk surat SKTLK/413"},
    ),
    "forget a person": (
        "DELETE FROM orang",
        {PEOPLE: "orang dari surat SKTLK/412"},
    ),
    "add a person": (
        (
            "INSERT INTO orang SELECT 'tamu', '', 'Tamu', 'tamu', 1990, '', rekaman_id FROM orang "
            "LIMIT 1"
        ),
        {PEOPLE: "1 orang tanpa surat"},
    ),
    "put a text where an entry was named": (
        "INSERT INTO retensi VALUES (1, 'a', '2026-11-21', 1, 'c', 'abc')",
        {CONTENT: "baris tanpa peristiwa (retensi)"},
    ),
    "put a text where a count was": (
        "UPDATE mutasi SET no = 'lima' WHERE nomor_buku = 3",
        {CONTENT: "(mutasi)", BOOK: "bukan dari program"},
    ),
    "put a text where the series begins": (
        "UPDATE seri_awal SET mulai = 'awal'",
        {CONTENT: "(stasiun dibuat)", SERIES: "bukan dari program"},
    ),
    "put more than a number where the series begins": (
        "UPDATE seri_awal SET mulai = 9e999",
        {CONTENT: "(stasiun dibuat)", SERIES: "bukan dari program"},
    ),
    "put a text where bytes were": (
        "UPDATE muatan SET isi = 'teks' WHERE posisi = ENTRY[mutasi]",
        {CONTENT: "(mutasi) diubah"},
    ),
    "put a text where a key was": (
        "UPDATE kunci_rekaman SET kunci = 'kunci'",
        {CONTENT: "(kehilangan terbit) diubah", PAPERS: "412"},
    ),
    "put a text where a hash was": (
        "UPDATE riwayat SET hash = 'sidik' WHERE posisi = 5",
        {CHAIN: "peristiwa 5"},
    ),
    "put a number where a person's name was": (
        "UPDATE orang SET nama = x'00'",
        {PEOPLE: "data orang berbeda"},
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
        *(
            "Berkas",
            "Susunan",
            POSITION,
            CHAIN,
            CONTENT,
            "Titik periksa",
            BOOK,
            SERIES,
            CODES,
            PEOPLE,
            "Hutang cetak",
            VISIT,
            INDEKS,
            PAPERS,
            LEMBAR,
            STATION,
            SLOTS,
            UTANG,
        )
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


@pytest.mark.parametrize(
    ("gone", "said"),
    [("= 5", "peristiwa 5 tidak ada"), ("IN (5, 6, 7)", "peristiwa 5 sampai 7 tidak ada")],
)
def test_a_gap_names_what_is_missing_and_the_entry_behind_it(
    lengkap: Stasiun, gone: str, said: str
) -> None:
    _tamper(lengkap, lambda raw: raw.execute(f"DELETE FROM riwayat WHERE posisi {gone}"))  # noqa: S608
    behind = int(said.split()[-3]) + 1
    assert re.fullmatch(rf"{said}; peristiwa {behind} \([^)]+\)", _bad(lengkap)[CHAIN])


def test_rows_under_a_place_that_never_was_are_named(lengkap: Stasiun) -> None:
    def _stray(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        for turn, where in enumerate((-3, 90_000, "entah")):
            row = (900 + turn, "kehilangan", 2030, 7, where)
            raw.execute("INSERT INTO seri_awal VALUES (?, ?, ?, ?, ?)", row)

    _tamper(lengkap, _stray)
    assert _bad(lengkap)[CONTENT].count("baris tanpa peristiwa (seri_awal)") == 3


def test_a_tail_cut_off_whole_is_not_seen_from_here(lengkap: Stasiun) -> None:
    """What a local check cannot find while the mark is older than the tail.

    The paper receipt and the Polres's checkpoint can (R9).
    """
    _cut_tail(lengkap)
    assert _bad(lengkap) == {}


def test_a_tail_cut_off_behind_the_mark_is_seen(lengkap: Stasiun) -> None:
    lengkap.layanan.logout()
    _cut_tail(lengkap)
    assert list(_bad(lengkap)) == [POSITION]
    assert "buku mutasi sampai nomor 4, seharusnya 6" in _bad(lengkap)[POSITION]


def _cut_tail(stasiun: Stasiun) -> None:
    """Take the book's last two lines and all that follows out of every table."""
    first = "(SELECT posisi FROM mutasi WHERE nomor_buku = 5)"

    def _cut(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        _forget_words(raw, first)
        for table in ("riwayat", "muatan"):
            raw.execute(f"DELETE FROM {table} WHERE posisi >= {first}")  # noqa: S608
        raw.execute("DELETE FROM mutasi WHERE nomor_buku >= 5")
        raw.execute("DELETE FROM kunci_rekaman WHERE kunci_id NOT IN (SELECT kunci_id FROM muatan)")

    _tamper(stasiun, _cut)


def _forget_words(raw: Any, first: str) -> None:  # noqa: ANN401 - the driver has no types
    """Take everything from an entry on out of the search index, as the program itself would."""
    words: dict[int, list[str]] = {}
    for word, posisi in raw.execute(f"SELECT term, doc FROM cari_kata WHERE doc >= {first}"):  # noqa: S608
        words.setdefault(posisi, []).append(word)
    for posisi, found in words.items():
        raw.execute(
            "INSERT INTO cari (cari, rowid, kata) VALUES ('delete', ?, ?)",
            (posisi, " ".join(found)),
        )


def test_words_left_in_the_search_index_are_named(lengkap: Stasiun) -> None:
    newest = "(SELECT max(posisi) FROM riwayat)"
    _tamper(lengkap, lambda raw: raw.execute(f"DELETE FROM muatan WHERE posisi = {newest}"))  # noqa: S608
    assert re.fullmatch(r"peristiwa \d+ berlebih", _bad(lengkap)[INDEKS])


def test_a_tail_cut_off_the_chain_alone_is_seen(lengkap: Stasiun) -> None:
    newest = "(SELECT max(posisi) FROM riwayat)"
    _tamper(lengkap, lambda raw: raw.execute(f"DELETE FROM riwayat WHERE posisi = {newest}"))  # noqa: S608
    assert "baris tanpa peristiwa (mutasi)" in _bad(lengkap)[CONTENT]


def test_what_another_connection_wrote_meanwhile_is_no_damage(stasiun: Stasiun) -> None:
    """The search index answers its own check from memory, and took its new pages for damage."""
    database = stasiun.layanan._konteks.database  # noqa: SLF001 - two connections by hand
    for turn in range(8):
        with database.reading() as kept:  # the writer takes another connection than this one
            assert len(list(kept.cari.words())) >= turn
            for line in range(7):
                stasiun.layanan.mutasi.write(f"Patroli {turn} putaran {line}, situasi aman.")
        with database.reading() as satu, database.reading() as dua:
            assert [one.pemeriksaan.file_problems() for one in (satu, dua)] == [(), ()]


def test_a_whole_chain_made_again_does_not_fit_its_checkpoints(lengkap: Stasiun) -> None:
    def _rechain(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        raw.execute("UPDATE riwayat SET petugas_id = 'P002' WHERE posisi = 6")
        rechain(raw, 1)

    _tamper(lengkap, _rechain)
    assert list(_bad(lengkap)) == ["Titik periksa"]


def test_a_chain_and_checkpoints_made_again_are_not_seen_from_here(lengkap: Stasiun) -> None:
    """Whoever has all keys of the file can make it agree with itself: the paper code finds him."""
    signing = lengkap.layanan._konteks.kunci_tanda  # noqa: SLF001 - what such a person has

    def _rechain(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        raw.execute("UPDATE riwayat SET petugas_id = 'P002' WHERE posisi = 6")
        rechain(raw, 1, signing)

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


def test_a_slot_for_nobody_in_the_list_is_named(lengkap: Stasiun) -> None:
    slots = read_slots(lengkap.folder.slots.read_text(encoding="utf-8"))
    key = database_key(lengkap)
    planted = slots.with_officer(key, "99999999", "apa saja 123", secrets.token_bytes)
    lengkap.folder.slots.write_text(write_slots(planted), encoding="utf-8")
    assert _bad(lengkap) == {SLOTS: "1 slot bukan milik petugas aktif di daftar"}


def test_the_slot_of_an_officer_who_left_is_named(stasiun: Stasiun) -> None:
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    before = stasiun.folder.slots.read_bytes()
    stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    assert SLOTS not in _bad(stasiun)
    stasiun.folder.slots.write_bytes(before)  # an old slot file laid back
    assert _bad(stasiun)[SLOTS] == "1 slot bukan milik petugas aktif di daftar"


def test_a_slot_file_that_cannot_be_read_is_a_line(lengkap: Stasiun) -> None:
    lengkap.folder.slots.write_text("versi = 1\n", encoding="utf-8")
    lines = list(lengkap.layanan.pemeriksaan.check())
    assert [(line.bagian, line.kalimat) for line in lines if not line.baik] == [
        (SLOTS, "Berkas kunci (kunci.toml) rusak.")
    ]


def test_costs_lowered_in_the_slot_file_are_named(lengkap: Stasiun) -> None:
    slots = lengkap.folder.slots.read_text(encoding="utf-8")
    lowered = slots.replace("memori_kib = 64", "memori_kib = 8", 1)
    lengkap.folder.slots.write_text(lowered, encoding="utf-8")
    assert "Biaya kata sandi" in _bad(lengkap)[SLOTS]


@pytest.mark.parametrize(
    ("text", "words"),
    [("kunci orang\n", "bukan kunci stasiun"), ("", "bukan kunci stasiun")],
)
def test_a_public_key_that_is_none_is_named(lengkap: Stasiun, text: str, words: str) -> None:
    lengkap.folder.public.write_text(text, encoding="utf-8")
    assert words in _bad(lengkap)[STATION]
    lengkap.folder.public.unlink()
    assert STATION in _bad(lengkap)


def test_another_public_key_is_named(lengkap: Stasiun) -> None:
    ours = read_station(lengkap.folder.public.read_text(encoding="utf-8"))
    for changed, words in (
        (replace(ours, public=public_key(b"7" * 32)), "bukan pasangan kunci tanda"),
        (replace(ours, stasiun_id="LAIN"), "milik stasiun lain"),
    ):
        lengkap.folder.public.write_text(write_station(changed), encoding="utf-8")
        assert words in _bad(lengkap)[STATION]
    lengkap.folder.public.write_text(write_station(ours), encoding="utf-8")
    assert good(lengkap)


def test_a_kept_page_nobody_wrote_down_is_named(lengkap: Stasiun) -> None:
    """What an older data file under a newer folder looks like, or one whose log was thrown away."""
    Arsip(lengkap.folder.arsip).put(b"yatim")
    assert _bad(lengkap)[PAPERS].startswith("1 berkas tanpa catatan: mungkin ada catatan yang")


def test_data_of_before_under_todays_pages_are_named(lengkap: Stasiun) -> None:
    lengkap.close()
    before = lengkap.folder.database.read_bytes()
    lengkap.login().kertas.ensure(
        lengkap.login().kehilangan.issue(make_draft("d9")).value.rekaman_id
    )
    lengkap.close()
    lengkap.folder.database.write_bytes(before)
    lines = lengkap.pintu.login(NRP, SANDI, walau_mundur=True).pemeriksaan.check()
    assert [line.bagian for line in lines if not line.baik] == [PAPERS]


def test_the_pages_of_a_destroyed_report_may_wait_but_its_content_may_not(
    lengkap: Stasiun,
) -> None:
    """The key went, the page is still there (a kill in between): explained. Content is not."""
    with inside(lengkap) as raw:
        [(record,)] = raw.execute(
            "SELECT rekaman_id FROM kehilangan ORDER BY posisi LIMIT 1"
        ).fetchall()
        [(key,)] = raw.execute("SELECT kunci FROM kunci_rekaman WHERE kunci_id = ?", (record,))
        kept = raw.execute("SELECT * FROM muatan WHERE kunci_id = ?", (record,)).fetchall()
        [(name,)] = raw.execute("SELECT berkas FROM kertas WHERE rekaman_id = ?", (record,))
    page = Arsip(lengkap.folder.arsip).get(name)
    erase(lengkap, record)
    assert good(lengkap)
    Arsip(lengkap.folder.arsip).put(page)
    lines = {line.bagian: line for line in lengkap.layanan.pemeriksaan.check()}
    assert lines[PAPERS].baik
    assert "1 berkas terhapus menunggu dibuang" in lines[PAPERS].kalimat
    with inside(lengkap) as raw:
        raw.execute("INSERT INTO kunci_rekaman VALUES (?, ?)", (record, key))
    assert _bad(lengkap)[CONTENT] == "1 kunci tanpa isi"
    with inside(lengkap) as raw:
        raw.executemany("INSERT INTO muatan VALUES (?, ?, ?)", kept)
    assert _bad(lengkap)[CONTENT] == f"{len(kept)} isi masih ada sesudah dihapus"


def test_a_clock_mark_made_to_lie_is_named(lengkap: Stasiun) -> None:
    """Even where every hash was made anew: the mark follows from the two times beside it."""

    def _mark(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        raw.execute("UPDATE riwayat SET waktu = '2026-11-01T07:00:00.000+08:00' WHERE posisi = 9")
        rechain(raw, 1)

    _tamper(lengkap, _mark)
    assert "tanda jam pada peristiwa 9 " in _bad(lengkap)[CHAIN]


def test_a_day_before_the_program_is_named_though_it_runs_in_order(lengkap: Stasiun) -> None:
    def _move(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        raw.execute("UPDATE riwayat SET waktu = replace(waktu, '2026-11-21', '2025-11-21')")
        rechain(raw, 1)

    _tamper(lengkap, _move)
    assert _bad(lengkap)[CHAIN].startswith("tanda jam pada peristiwa 2 ")


def test_machine_time_that_runs_back_is_named(lengkap: Stasiun) -> None:
    def _turn_back(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
        raw.execute("UPDATE riwayat SET monotonik_ns = 5 WHERE posisi = 9")
        rechain(raw, 1)

    _tamper(lengkap, _turn_back)
    assert _bad(lengkap)[CHAIN].startswith("waktu mesin mundur pada peristiwa 9 ")


def test_a_clock_set_back_is_marked_and_so_no_fault(lengkap: Stasiun) -> None:
    lengkap.clock.set_wall(SAAT - timedelta(hours=5))
    lengkap.layanan.orang.settle("suharti", 1)
    assert good(lengkap)


def test_a_content_sealed_again_under_another_key_is_named(lengkap: Stasiun) -> None:
    """It would outlive the destruction of its record."""
    with inside(lengkap) as raw:
        [(posisi, isi, key)] = raw.execute(
            "SELECT m.posisi, m.isi, k.kunci FROM muatan m JOIN kunci_rekaman k USING (kunci_id) "
            "ORDER BY m.posisi LIMIT 1"
        ).fetchall()
        [(other, lain)] = raw.execute(
            "SELECT kunci_id, kunci FROM kunci_rekaman ORDER BY rowid DESC LIMIT 1"
        ).fetchall()
        moved = seal(lain, unseal(key, isi, place(posisi)), place(posisi), secrets.token_bytes)
        raw.execute(
            "UPDATE muatan SET kunci_id = ?, isi = ? WHERE posisi = ?", (other, moved, posisi)
        )
    assert "disegel dengan kunci rekaman lain" in _bad(lengkap)[CONTENT]


def test_a_person_without_a_card_today_keeps_the_number_of_before(lengkap: Stasiun) -> None:
    desk = lengkap.layanan
    [known] = desk.orang.by_nama("suharti")
    pelapor = replace(
        make_draft().pelapor,
        jenis_identitas=JenisIdentitas.TIDAK_ADA.value,
        nomor_identitas="",
        alasan_tanpa_identitas="hilang",
    )
    issue(lengkap, "tanpa", pelapor=pelapor, orang_id=known.orang_id)
    assert good(lengkap)
    _tamper(lengkap, lambda raw: raw.execute("UPDATE orang SET nomor_identitas = '7571'"))
    assert PEOPLE in _bad(lengkap)


def test_many_faults_are_counted_and_the_first_ones_named(lengkap: Stasiun) -> None:
    _tamper(lengkap, lambda raw: raw.execute("UPDATE riwayat SET petugas_id = 'P009'"))
    kalimat = _bad(lengkap)[CHAIN]
    assert kalimat.startswith("peristiwa 1 (stasiun dibuat); peristiwa 2 (petugas diubah)")
    assert "; dan " in kalimat


def erase(stasiun: Stasiun, rekaman_id: str) -> None:
    """Let the Kapolsek destroy a report after its term."""
    enrol(stasiun, Peran.BAMIN)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    chief.setelan.set_retention("surat_kehilangan", 30, "Keputusan Kapolsek 1/2026", IZIN_LAIN)
    stasiun.clock.advance(timedelta(days=31))
    chief.penghapusan.erase(rekaman_id, BERDUA)


def _desk_lines(stasiun: Stasiun) -> list[Any]:
    """Check with the services of before the damage: a login would already refuse to write."""
    return list(stasiun.layanan.pemeriksaan.check())


def _taken(stasiun: Stasiun) -> None:
    """Let two visits wait; in one of them somebody types on."""
    for name in ("dijambret", "dirampas"):
        stasiun.layanan.draf.register_taken(make_draft(name))
    stasiun.layanan.draf.keep(make_draft("dirampas", keterangan="Nomor rangka menyusul."))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DELETE FROM draf WHERE draft_id = 'dijambret'", "isiannya hilang"),
        ("UPDATE draf SET isi = CAST(replace(isi, 'Suharti', 'Suhardi') AS BLOB)", "diubah"),
        ("UPDATE draf SET isi = 'teks'", "diubah"),
        ("UPDATE draf SET keadaan = 'draf' WHERE draft_id = 'dirampas'", "tidak lagi menunggu"),
        ("UPDATE draf SET draft_id = 'lain' WHERE draft_id = 'dirampas'", "tanpa peristiwa"),
        (
            (
                "UPDATE draf SET (isi, sidik) = (SELECT isi, sidik FROM draf AS lain"
                " WHERE lain.draft_id = 'dirampas') WHERE draft_id = 'dijambret'"
            ),
            "diubah",
        ),
    ],
)
def test_a_visit_that_waits_is_missed_when_somebody_takes_it_away(
    stasiun: Stasiun, statement: str, named: str
) -> None:
    _taken(stasiun)
    assert good(stasiun)
    with inside(stasiun) as raw:
        assert raw.execute(statement).rowcount >= 1
    found = _bad(stasiun)
    assert list(found) == [VISIT]
    assert named in found[VISIT]


def test_a_visit_thrown_away_or_come_back_as_a_letter_is_not_missed(stasiun: Stasiun) -> None:
    _taken(stasiun)
    stasiun.layanan.draf.discard("dijambret")
    stasiun.layanan.draf.discard("dirampas")
    assert good(stasiun)
    issue(stasiun, "dijambret")
    stasiun.layanan.draf.register_taken(make_draft("dirampas"))
    lines = {line.bagian: line for line in stasiun.layanan.pemeriksaan.check()}
    assert lines[VISIT].kalimat == "1 isian utuh"
    assert all(line.baik for line in lines.values())
