"""Search finds what the desk wrote, newest first, and what it leaves behind is one act."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spkt_desk.domain.barang import SAMA_PELAPOR, BarangDraft
from spkt_desk.domain.cari import HasilCari, JenisHasil
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.services.laporan_kehilangan import read_paper
from spkt_desk.services.pencatatan import content_of
from tests.db.mentah import database_key, unguarded
from tests.services.meja import acts, good, inside, issue
from tests.support.stasiun import NIK, PERTAMA, Stasiun

SERIAL = "356938035643809"


def _letters(stasiun: Stasiun, text: str) -> list[HasilCari]:
    return [one for one in stasiun.layanan.cari.search(text) if one.jenis is JenisHasil.SURAT]


def _issue_phone(stasiun: Stasiun, draft_id: str = "d1", **changes: object) -> str:
    phone = BarangDraft(
        "HP",
        isian=(("merk_tipe", "Samsung Galaxy"), ("imei", SERIAL)),
        atas_nama=SAMA_PELAPOR,
        ciri="retak di sudut",
    )
    return issue(
        stasiun, draft_id, barang=(phone,), **{"keterangan": "Jatuh di angkot biru.", **changes}
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("suh", "SUHARTI", "soeharti", "ningsih suh", "suh nin", "suhárti ningsih"),
        *(NIK, NIK[:3], f"{NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}", "0812", "081234567890"),
        *("412", "sktlk/412", "412/XI/2026", PERTAMA, PERTAMA.lower()),
        *("pasar sentral", "melati", "biawao", "angkot", "retak", "wiraswasta"),
        *(SERIAL, SERIAL[:5], "samsung"),
    ],
)
def test_a_letter_is_found_by_what_stands_in_it(stasiun: Stasiun, typed: str) -> None:
    rekaman_id = _issue_phone(stasiun)
    found = _letters(stasiun, typed)
    assert [one.rekaman_id for one in found] == [rekaman_id]
    assert (found[0].nomor, found[0].tanggal.isoformat()) == (PERTAMA, "2026-11-21")


@pytest.mark.parametrize(
    "typed",
    ["su", "", "41", "harti", "suharti budi", "413", "411/XI", "kaimana", '"', "* OR a", NIK[1:]],
)
def test_what_is_too_short_or_not_there_finds_nothing(stasiun: Stasiun, typed: str) -> None:
    _issue_phone(stasiun)
    assert stasiun.layanan.cari.search(typed) == ()


@pytest.mark.parametrize(
    "hostile", ['suharti" OR "a', "suharti NEAR(", "kata:suharti", "suh\x00arti", "\ud800suh"]
)
def test_no_text_is_a_command_of_the_index(stasiun: Stasiun, hostile: str) -> None:
    _issue_phone(stasiun)
    stasiun.layanan.cari.search(hostile)
    assert _letters(stasiun, "suharti")


def test_the_list_shows_part_of_a_number_only(stasiun: Stasiun) -> None:
    _issue_phone(stasiun)
    stasiun.layanan.mutasi.write(f"Menerima titipan KTP NIK {NIK} dari warga")
    found = stasiun.layanan.cari.search(NIK)
    assert len(found) == 2
    assert NIK not in str(found)
    assert "7571••••••••0003" in found[0].judul
    assert "Suharti Ningsih  ·  NIK 7571••••••••0003  ·  " in found[1].judul


def test_lines_are_found_with_their_place_newest_first(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.mutasi.write("Patroli ke Kelurahan Ipilo, situasi aman")
    stasiun.clock.advance(timedelta(days=1))
    desk.mutasi.write("Patroli kedua ke Ipilo")
    found = desk.cari.search("ipilo patroli")
    assert [(one.jenis, one.nomor, one.nomor_buku) for one in found] == [
        (JenisHasil.BARIS, "No. 1", 2),
        (JenisHasil.BARIS, "No. 1", 1),
    ]
    assert [one.hari.isoformat() for one in found] == ["2026-11-22", "2026-11-21"]


def test_a_correction_is_found_and_the_old_line_says_that_it_was_corrected(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    desk.mutasi.write("Menerima tamu dari Polsek Telaga")
    desk.mutasi.correct(1, "Telaga", "Tilamuta", "salah dengar")
    assert [one.nomor_buku for one in desk.cari.search("tilamuta")] == [2]
    old = desk.cari.search("telaga")
    assert [(one.nomor_buku, one.judul[:10]) for one in old] == [
        (2, old[0].judul[:10]),
        (1, "(diralat) "),
    ]


def test_a_long_line_shows_the_words_that_were_asked_for(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("aman terkendali " * 60 + "lalu datang tamu bernama Zubaidah")
    [found] = stasiun.layanan.cari.search("zubaidah")
    assert found.judul.startswith("…")
    assert "Zubaidah" in found.judul
    assert len(found.judul) < 120


def test_twenty_and_no_more(stasiun: Stasiun) -> None:
    for place in range(25):
        stasiun.layanan.mutasi.write(f"Patroli rutin putaran {place}")
    found = stasiun.layanan.cari.search("patroli rutin")
    assert [one.nomor_buku for one in found] == list(range(25, 5, -1))


def test_a_check_code_and_a_qr_find_their_letter_alone(stasiun: Stasiun) -> None:
    rekaman_id = _issue_phone(stasiun)
    _issue_phone(stasiun, "d2")
    konteks = stasiun.layanan._konteks  # noqa: SLF001 - what a scanner reads off the paper
    with konteks.database.reading() as work:
        kode = read_paper(konteks, work, rekaman_id).kode
    for scanned in (kode.kode, kode.kode.lower().replace("-", " "), kode.qr):
        assert [one.rekaman_id for one in stasiun.layanan.cari.search(scanned)] == [rekaman_id]


def test_a_settled_search_is_one_sealed_act_and_typing_none(stasiun: Stasiun) -> None:
    _issue_phone(stasiun)
    before = acts(stasiun)
    for end in range(1, 8):
        stasiun.layanan.cari.search("Suharti"[:end])
    assert acts(stasiun) == before
    stasiun.layanan.cari.settle("Suharti", 2)
    assert acts(stasiun) == [*before, "dicari"]
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        said = dict(decode_pairs(content_of(work, work.riwayat.newest()[0])))
        assert work.riwayat.sealed(work.riwayat.newest()[0]).kunci_id == "cari-2026-11-21"
    assert said == {"dicari": "Suharti", "hasil": "2"}


def test_a_pasted_book_finds_nothing(stasiun: Stasiun) -> None:
    _issue_phone(stasiun)
    assert stasiun.layanan.cari.search("suharti " * 200_000) == ()


def test_an_act_that_is_refused_leaves_no_words(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    _issue_phone(stasiun)
    with pytest.raises(RuleViolation):
        desk.mutasi.correct(2, "tidak tertulis", "Tilamuta", "salah dengar")
    stasiun.clock.advance(timedelta(days=-2))
    with pytest.raises(RuleViolation, match="lebih awal"):
        _issue_phone(stasiun, "d2", keterangan="Hanyut di muara.")
    assert desk.cari.search("tilamuta") == desk.cari.search("muara") == ()
    assert good(stasiun)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("INSERT INTO cari (cari) VALUES ('delete-all')", "tidak ada"),
        ("INSERT INTO cari (rowid, kata) VALUES (1, 'tamu')", "berlebih"),
        ("INSERT INTO cari (rowid, kata) VALUES (999999, 'tamu')", "1 kata tanpa peristiwa"),
        ("INSERT INTO cari (rowid, kata) SELECT max(posisi), 'tamu' FROM mutasi", "kata berbeda"),
    ],
)
def test_an_index_that_differs_is_named_and_made_anew(
    stasiun: Stasiun, act: str, said: str
) -> None:
    _issue_phone(stasiun)
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute(act)
    bad = [line for line in stasiun.layanan.pemeriksaan.check() if not line.baik]
    assert [line.bagian for line in bad] == ["Indeks pencarian"]
    assert said in bad[0].kalimat
    # A letter, its line, and nothing of an earlier day.
    assert stasiun.layanan.cari.rebuild().value == 2
    assert acts(stasiun)[-1] == "indeks cari dibangun"
    assert good(stasiun)
    assert len(_letters(stasiun, "suharti")) == 1


def test_the_file_holds_no_copy_of_the_texts(stasiun: Stasiun) -> None:
    _issue_phone(stasiun)
    with inside(stasiun) as raw:
        tables = {
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'cari%'")
        }
    assert tables == {"cari", "cari_kata", "cari_data", "cari_idx", "cari_config"}


def test_the_book_alone_is_searched_for_its_lines(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.mutasi.write("Suharti Ningsih menitipkan payung")
    issue(stasiun)
    everything = desk.cari.search("suharti ningsih")
    book = desk.cari.search_book("suharti ningsih")
    assert {one.jenis for one in everything} == {JenisHasil.SURAT, JenisHasil.BARIS}
    assert [one.nomor_buku for one in book] == [2, 1]
    assert desk.cari.search(NIK)
    assert desk.cari.search_book(NIK) == ()
    assert desk.cari.search_book("su") == ()
