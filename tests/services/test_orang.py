"""Recall: the whole number or three facts in a list, and every look inside is an act."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.orang import JenisIdentitas
from spkt_desk.services.pencatatan import content_of
from tests.services.meja import acts, count, inside, issue
from tests.support.stasiun import NIK, Stasiun, make_draft


def test_the_full_number_finds_and_a_part_of_it_does_not(stasiun: Stasiun) -> None:
    issue(stasiun)
    orang = stasiun.layanan.orang
    assert [one.nama for one in orang.by_nomor(NIK)] == ["Suharti Ningsih"]
    assert orang.by_nomor(f"{NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}")
    for part in (NIK[:-1], NIK[1:], NIK[:6], f"{NIK}0", "%", "_" * 16, "*", ""):
        assert orang.by_nomor(part) == (), part


def test_the_list_shows_three_facts_and_nothing_else(stasiun: Stasiun) -> None:
    issue(stasiun)
    [found] = stasiun.layanan.orang.by_nama("suharti")
    shown = asdict(found)
    assert shown.pop("orang_id")
    assert shown == {"nama": "Suharti Ningsih", "tahun_lahir": 1994, "desa": "Biawao"}
    assert NIK not in str(found)


@pytest.mark.parametrize("typed", ["SUHARTI", "soeharti", "Suharti Ni", "suhárti"])
def test_old_and_new_spelling_find_each_other(stasiun: Stasiun, typed: str) -> None:
    issue(stasiun)
    assert stasiun.layanan.orang.by_nama(typed)


@pytest.mark.parametrize("typed", ["", "su", "  ", "%%%", "ningsih", "____"])
def test_too_little_or_another_name_finds_nobody(stasiun: Stasiun, typed: str) -> None:
    issue(stasiun)
    assert stasiun.layanan.orang.by_nama(typed) == ()


def test_the_list_ends_where_it_would_show_the_village(stasiun: Stasiun) -> None:
    for place in range(23):
        draft = make_draft(f"d{place}")
        issue(
            stasiun,
            f"d{place}",
            pelapor=replace(
                draft.pelapor, nama=f"Yusuf {place}", nomor_identitas=f"{7571030101900000 + place}"
            ),
        )
    assert len(stasiun.layanan.orang.by_nama("yusuf")) == 20


def test_typing_writes_nothing_and_a_settled_search_one_act(stasiun: Stasiun) -> None:
    issue(stasiun)
    before = count(stasiun)
    for end in range(1, 8):
        stasiun.layanan.orang.by_nama("suharti"[:end])
    stasiun.layanan.orang.by_nomor(NIK)
    assert count(stasiun) == before
    stasiun.layanan.orang.settle("suharti", 1)
    after = count(stasiun)
    assert after["riwayat"] == before["riwayat"] + 1
    assert acts(stasiun)[-1] == "orang dicari"
    with inside(stasiun) as raw:
        [(term,)] = raw.execute(
            "SELECT isi FROM muatan WHERE posisi = (SELECT max(posisi) FROM riwayat)"
        ).fetchall()
    assert b"suharti" not in term


def test_opening_a_person_is_an_act_and_fills_the_form(stasiun: Stasiun) -> None:
    issue(stasiun)
    [found] = stasiun.layanan.orang.by_nomor(NIK)
    opened = stasiun.layanan.orang.open(found.orang_id).value
    assert acts(stasiun)[-1] == "orang dibuka"
    typed = make_draft().pelapor
    assert replace(opened, tanggal_lahir=typed.tanggal_lahir) == typed
    again = make_draft("dua", pelapor=opened, orang_id=found.orang_id)
    assert stasiun.layanan.kehilangan.check(again) == ()


def test_todays_data_win_in_the_list(stasiun: Stasiun) -> None:
    issue(stasiun, "satu")
    [found] = stasiun.layanan.orang.by_nomor(NIK)
    moved = replace(make_draft().pelapor, nama="Suharti Ningsih Ismail", desa="Ipilo")
    issue(stasiun, "dua", pelapor=moved, orang_id=found.orang_id)
    [now] = stasiun.layanan.orang.by_nomor(NIK)
    assert (now.orang_id, now.nama, now.desa) == (found.orang_id, moved.nama, "Ipilo")


def test_the_same_number_is_the_same_person_without_being_recalled(stasiun: Stasiun) -> None:
    issue(stasiun, "satu")
    issue(stasiun, "dua")
    assert len(stasiun.layanan.orang.by_nama("suharti")) == 1


def test_two_people_without_papers_stay_two(stasiun: Stasiun) -> None:
    bare = replace(
        make_draft().pelapor,
        jenis_identitas=JenisIdentitas.TIDAK_ADA.value,
        nomor_identitas="",
        alasan_tanpa_identitas="KTP ikut hilang",
    )
    issue(stasiun, "satu", pelapor=bare)
    issue(stasiun, "dua", pelapor=bare)
    assert len(stasiun.layanan.orang.by_nama("suharti")) == 2


def test_a_foreigner_is_recalled_by_passport(stasiun: Stasiun) -> None:
    guest = replace(
        make_draft().pelapor,
        nama="Andrew Miller",
        kewarganegaraan="Australia",
        jenis_identitas=JenisIdentitas.PASPOR.value,
        nomor_identitas="PA1234567",
    )
    issue(stasiun, pelapor=guest)
    assert [one.nama for one in stasiun.layanan.orang.by_nomor("PA1234567")] == ["Andrew Miller"]
    assert stasiun.layanan.orang.by_nomor("1234567") == ()


def test_an_unknown_person_is_a_sentence(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation, match="sudah dihapus"):
        stasiun.layanan.orang.open("bukan-siapa-siapa")


def test_a_pasted_book_finds_nobody_and_is_cut_in_the_history(stasiun: Stasiun) -> None:
    orang = stasiun.layanan.orang
    book = "suharti " * 200_000
    assert orang.by_nama(book) == ()
    assert orang.by_nomor("7" * 1_000_000) == ()
    orang.settle(book, 0)
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        entry = work.riwayat.newest()[0]
        said = dict(decode_pairs(content_of(work, entry)))
    assert len(said["dicari"]) < 300
    assert said["dicari"].endswith("… (dipotong dari 1600000 huruf)")
