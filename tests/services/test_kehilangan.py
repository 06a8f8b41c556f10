"""From a form to a number: everything or nothing, once, with the facts of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kehilangan import Asal, CaraBaca
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.satuan import Peran, TanggalSurat
from spkt_desk.services.kertas import KertasService
from spkt_desk.services.laporan_kehilangan import read_report
from tests.services.meja import (
    acts,
    count,
    enrol,
    good,
    inside,
    issue,
    officer,
    open_shift,
    page_text,
    printed,
)
from tests.support.stasiun import IZIN, NIK, PERTAMA, Stasiun, make_draft, next_number


def test_issue_writes_all_of_it_in_one_act(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.draf.keep(make_draft())
    before = count(stasiun)
    terbitan = desk.kehilangan.issue(make_draft()).value
    after = count(stasiun)
    changed = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert changed == {
        "nomor": 1,
        "kehilangan": 1,
        "mutasi": 1,
        "riwayat": 2,
        "muatan": 2,
        "kunci_rekaman": 1,
        "orang": 1,
        "draf": -1,
    }
    assert acts(stasiun)[-2:] == ["kehilangan terbit", "mutasi"]
    baris = desk.mutasi.day(desk.mutasi.today())[-1]
    assert baris.jenis is JenisMutasi.KEHILANGAN
    assert baris.rekaman_id == terbitan.rekaman_id
    assert PERTAMA in baris.uraian
    assert "Suharti Ningsih" in baris.uraian
    assert good(stasiun)


def test_the_identity_is_frozen_into_the_record(stasiun: Stasiun) -> None:
    first = issue(stasiun, "satu")
    second = make_draft("dua")
    moved = replace(second.pelapor, alamat="Jl. Anggrek No. 9", pekerjaan="Guru")
    issue(stasiun, "dua", pelapor=moved)
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - read as papers are
        old = read_report(work, first, latihan=False).isi.pelapor
    assert old.alamat == "Jl. Melati No. 4 RT 002 RW 001"
    assert old.nomor_identitas == NIK


def test_a_second_press_answers_the_same_number_and_writes_nothing(stasiun: Stasiun) -> None:
    first = stasiun.layanan.kehilangan.issue(make_draft())
    before = count(stasiun)
    again = stasiun.layanan.kehilangan.issue(make_draft())
    assert again.value == first.value
    assert again.changed == frozenset()
    assert count(stasiun) == before


def test_another_draft_gets_the_next_number(stasiun: Stasiun) -> None:
    numbers = [
        stasiun.layanan.kehilangan.issue(make_draft(f"draf-{place}")).value.nomor
        for place in range(3)
    ]
    assert numbers == [PERTAMA.replace("412", str(number)) for number in (412, 413, 414)]


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"asal": ""}, "asal"),
        ({"asal": Asal.DIAMBIL.value}, "asal"),
        ({"barang": ()}, "barang"),
        ({"tempat_hilang": ""}, "tempat_hilang"),
        ({"tanggal_hilang": "31022026"}, "tanggal_hilang"),
        ({"tanggal_hilang": "22112026"}, "tanggal_hilang"),
        ({"cara_baca": CaraBaca.BELUM.value}, "cara_baca"),
        ({"keterangan": "hilang 😀"}, "keterangan"),
    ],
)
def test_a_broken_rule_writes_nothing_at_all(
    stasiun: Stasiun, overrides: dict[str, object], field: str
) -> None:
    draft = replace(make_draft(), **overrides)  # type: ignore[arg-type]
    before = count(stasiun)
    problems = stasiun.layanan.kehilangan.check(draft)
    with pytest.raises(RuleViolation) as violation:
        stasiun.layanan.kehilangan.issue(draft)
    assert [problem.field for problem in violation.value.problems] == [field]
    assert violation.value.problems == problems
    assert count(stasiun) == before
    assert next_number(stasiun.layanan) == PERTAMA


def test_numbers_begin_again_on_the_first_of_january(stasiun: Stasiun) -> None:
    stasiun.clock.set_wall(datetime(2026, 12, 31, 23, 59, 50, tzinfo=Zona.WITA.tzinfo))
    mulai = "2026-12-31T23:40:00.000+08:00"
    late = stasiun.layanan.kehilangan.issue(make_draft("lama", mulai=mulai)).value.nomor
    stasiun.clock.set_wall(datetime(2027, 1, 1, 0, 0, 1, tzinfo=Zona.WITA.tzinfo))
    for typed, words in (("", "Ketik tahunnya"), ("2026", "sekarang tahun 2027")):
        draft = make_draft("baru", mulai=mulai, tahun=typed)
        assert [one.field for one in stasiun.layanan.kehilangan.check(draft)] == ["tahun"]
        with pytest.raises(RuleViolation, match=words):
            stasiun.layanan.kehilangan.issue(draft)
    first = make_draft("baru", mulai=mulai, tahun="2027")
    new = stasiun.layanan.kehilangan.issue(first).value.nomor
    later = stasiun.layanan.kehilangan.issue(make_draft("lagi", mulai=mulai)).value.nomor
    assert late.startswith("SKTLK/412/XII/2026/")
    assert new.startswith("SKTLK/1/I/2027/")
    assert later.startswith("SKTLK/2/I/2027/")
    assert good(stasiun)


def test_a_unit_may_date_its_letters_by_the_evening_on_which_the_service_began(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    surat = replace(desk.setelan.surat(), tanggal=TanggalSurat.DATANG)
    desk.setelan.save_surat(surat, IZIN)
    stasiun.clock.set_wall(datetime(2027, 1, 1, 0, 20, tzinfo=Zona.WITA.tzinfo))
    evening, morning = "2026-12-31T23:40:00.000+08:00", "2027-01-01T00:10:00.000+08:00"
    made = issue(stasiun, "malam", mulai=evening)
    assert desk.kertas.ensure(made).value.nomor.startswith("SKTLK/412/XII/2026/")
    page = page_text(desk.kertas.pdf(desk.kertas.ensure(made).value.kertas_id))
    assert "31 Desember 2026" in page
    assert "Januari 2027" not in page.replace("14 Januari 2027", "")  # the last day it is valid
    new = desk.kehilangan.issue(make_draft("pagi", mulai=morning, tahun="2027")).value.nomor
    assert new.startswith("SKTLK/1/I/2027/")
    # A form that waited for two nights is of the day on which it is issued.
    stasiun.clock.set_wall(datetime(2027, 1, 2, 0, 20, tzinfo=Zona.WITA.tzinfo))
    late = desk.kehilangan.issue(make_draft("tertinggal", mulai=evening)).value.nomor
    assert late.startswith("SKTLK/2/I/2027/")
    assert good(stasiun)


def test_nothing_is_issued_by_a_clock_set_back(stasiun: Stasiun) -> None:
    stasiun.clock.set_wall(datetime(2027, 1, 1, 9, tzinfo=Zona.WITA.tzinfo))
    issue(stasiun, "satu", tahun="2027")
    stasiun.clock.set_wall(datetime(2026, 12, 31, 9, tzinfo=Zona.WITA.tzinfo))
    desk = stasiun.layanan
    _refused_at(stasiun, "jam", "lebih awal dari catatan terakhir")
    desk.mutasi.write("Patroli dialogis di pasar.")  # the book goes on, and its entry is flagged
    _refused_at(stasiun, "jam", "Tekan Ctrl.I untuk")
    desk.logout()
    _refused_at(stasiun, "jam", "lebih awal dari catatan terakhir")  # logging in answers nothing
    desk.jam.confirm()
    nomor = stasiun.login().kehilangan.issue(make_draft("dua", tahun="2026")).value.nomor
    assert nomor.startswith("SKTLK/412/XII/2026/")
    assert good(stasiun)


def test_what_a_colleague_wrote_later_counts_too(stasiun: Stasiun) -> None:
    assert stasiun.layanan.petugas.aktif
    stasiun.clock.set_wall(datetime(2027, 1, 1, 9, tzinfo=Zona.WITA.tzinfo))
    stasiun.login()
    stasiun.clock.set_wall(datetime(2026, 12, 31, 9, tzinfo=Zona.WITA.tzinfo))
    _refused_at(stasiun, "jam", "lebih awal dari catatan terakhir")


def test_nothing_is_issued_before_the_program_existed(stasiun: Stasiun) -> None:
    stasiun.clock.set_wall(datetime(2000, 1, 1, tzinfo=Zona.WITA.tzinfo))
    stasiun.login()
    _refused_at(stasiun, "jam", "01-01-2000")


def test_a_clock_years_ahead_begins_no_series(stasiun: Stasiun) -> None:
    assert stasiun.layanan.petugas.aktif
    stasiun.clock.set_wall(datetime(2028, 1, 2, 8, tzinfo=Zona.WITA.tzinfo))
    stasiun.layanan.logout()
    stasiun.login()  # today's own entries are no proof of today
    _refused_at(stasiun, "jam", "lebih dari 400 hari sesudah catatan terakhir")
    stasiun.clock.set_wall(datetime(2027, 1, 2, 8, tzinfo=Zona.WITA.tzinfo))
    stasiun.layanan.logout()
    desk = stasiun.login()
    # The series was begun in 2026, though no letter was issued yet: the year is asked all the same.
    assert [one.field for one in desk.kehilangan.check(make_draft("dua"))] == ["tahun"]
    nomor = desk.kehilangan.issue(make_draft("dua", tahun="2027")).value.nomor
    assert nomor.startswith("SKTLK/1/I/2027/")


@pytest.mark.parametrize(
    ("mulai", "words"),
    [
        ("abc", "tidak terbaca"),
        ("2026-11-21T08:00:00", "tidak terbaca"),
        ("2026-11-23T09:00:00.000+08:00", "masih di depan"),
    ],
)
def test_a_visit_begins_at_a_real_time(stasiun: Stasiun, mulai: str, words: str) -> None:
    assert stasiun.layanan.petugas.aktif
    before = count(stasiun)
    with pytest.raises(RuleViolation, match=words) as violation:
        issue(stasiun, mulai=mulai)
    assert violation.value.problems[0].field == "mulai"
    assert count(stasiun) == before


def test_a_visit_first_answered_taken_keeps_one_key(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    draft = make_draft()
    desk.draf.register_taken(draft)
    desk.draf.discard(draft.draft_id)
    rekaman_id = issue(stasiun)
    assert rekaman_id == draft.draft_id
    with inside(stasiun) as raw:
        keys = raw.execute("SELECT DISTINCT kunci_id FROM muatan").fetchall()
    assert keys == [(rekaman_id,)]
    assert printed(stasiun, rekaman_id).nomor == PERTAMA
    assert good(stasiun)


def test_any_other_form_gets_an_id_of_its_own(stasiun: Stasiun) -> None:
    stasiun.layanan.kehilangan.concept_printed("cari-2026-11-21")
    stasiun.layanan.orang.settle("Suharti", 1)
    assert issue(stasiun, "cari-2026-11-21") != "cari-2026-11-21"


def _refused_at(stasiun: Stasiun, field: str, words: str) -> None:
    before = count(stasiun)
    with pytest.raises(RuleViolation, match=words) as violation:
        stasiun.layanan.kehilangan.issue(make_draft("dua"))
    assert [problem.field for problem in violation.value.problems] == [field]
    assert count(stasiun) == before


def test_the_shift_proposes_the_signer_and_one_key_picks_another(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    choices = desk.kehilangan.signers()
    assert [one.kunci[:2] for one in choices] == ["an", "se", "ub"]
    assert choices[0].penandatangan.nama == "Darmawan Latuconsina"
    assert choices[0].penandatangan.atas_nama == "a.n. KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR"
    usual = page_text(_pdf(stasiun, issue(stasiun, "biasa")))
    picked = page_text(_pdf(stasiun, issue(stasiun, "pilih", penandatangan=choices[1].kunci)))
    assert "Darmawan Latuconsina".upper() in usual.upper()
    assert "Hendra Pakaya".upper() in picked.upper()
    assert "Darmawan Latuconsina".upper() not in picked.upper()


def test_the_picked_receiver_is_printed(stasiun: Stasiun) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    text = page_text(_pdf(stasiun, issue(stasiun, "lain", penerima=bamin.petugas_id)))
    assert "RATNA WULANDARI" in text.upper()
    assert "YOSEP KAIMANA" not in text.upper()


def test_an_old_paper_keeps_its_officers_and_its_unit(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    rekaman_id = issue(stasiun)
    with desk._konteks.database.reading() as work:  # noqa: SLF001
        before = read_report(work, rekaman_id, latihan=False)
    ka = officer(stasiun, Peran.KA_SPKT)
    desk.setelan.save_petugas(
        replace(ka, nama="Darmawan Latuconsina, S.H.", pangkat="Inspektur"), IZIN
    )
    enrol(stasiun, Peran.KA_SPKT)  # somebody who may change settings must be left
    receiver = replace(desk.petugas, jabatan="Bhabinkamtibmas")
    desk.setelan.save_petugas(receiver, IZIN)
    desk.setelan.save_satuan(
        replace(desk.setelan.satuan(), kop=("KOP BARU",), nama="Polsek Baru", tempat="Kota Baru")
    )
    desk.setelan.save_surat(
        replace(desk.setelan.surat(), judul="JUDUL BARU", masa_berlaku=30), IZIN
    )
    with desk._konteks.database.reading() as work:  # noqa: SLF001
        assert read_report(work, rekaman_id, latihan=False) == before
    # Rendered only now, after all the changes: the page is the page of its day.
    text = page_text(_pdf(stasiun, rekaman_id))
    assert "KOP BARU" not in text
    assert "JUDUL BARU" not in text
    assert "SEKTOR SUKAMAJU TIMUR" in text
    assert "14 (empat belas) hari" in text
    new = page_text(_pdf(stasiun, issue(stasiun, "baru")))
    assert "KOP BARU" in new
    assert "JUDUL BARU" in new


def test_without_a_signer_there_is_a_sentence(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    for one in desk.setelan.petugas():
        if one.peran & {Peran.KA_SPKT, Peran.KAPOLSEK, Peran.BAMIN}:
            desk.setelan.save_petugas(replace(one, aktif=False), IZIN)
    with pytest.raises(RuleViolation, match="Belum ada KA SPKT"):
        issue(stasiun)


def test_who_comes_without_a_card_is_still_found_by_the_number(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    issue(stasiun, "satu")
    [known] = desk.orang.by_nomor(NIK)
    without = replace(
        make_draft().pelapor,
        jenis_identitas="tidak ada",
        nomor_identitas="",
        alasan_tanpa_identitas="KTP ikut hilang",
    )
    issue(stasiun, "dua", pelapor=without, orang_id=known.orang_id)
    assert desk.orang.by_nomor(NIK) == (known,)


def test_the_concept_carries_no_number_and_is_noted(stasiun: Stasiun) -> None:
    before = count(stasiun)
    text = page_text(stasiun.layanan.kehilangan.preview(make_draft()))
    assert count(stasiun) == before
    stasiun.layanan.kehilangan.concept_printed("draf-uji-1")
    assert "412" not in text
    assert "BELUM TERBIT" in text
    assert acts(stasiun)[-1] == "konsep dicetak"
    assert next_number(stasiun.layanan) == PERTAMA


def test_the_preview_of_an_empty_form_is_a_page(stasiun: Stasiun) -> None:
    before = count(stasiun)
    text = page_text(stasiun.layanan.kehilangan.preview(stasiun.layanan.draf.new()))
    assert "seorang laki-laki/perempuan" in text
    assert "hilang pada hari ………… tanggal ………… di …………" in " ".join(text.split())
    assert "tidak diingat" not in text
    assert count(stasiun) == before


def test_a_concept_prints_no_birth_date_that_cannot_be_one(stasiun: Stasiun) -> None:
    draft = make_draft()
    wrong = replace(draft, pelapor=replace(draft.pelapor, tanggal_lahir="31022099"))
    text = page_text(stasiun.layanan.kehilangan.preview(wrong))
    assert "Gorontalo, " not in text
    assert "2026" not in text.split("Tempat")[1].split("Agama")[0]


def test_letters_the_paper_lacks_are_refused_with_everything_else(stasiun: Stasiun) -> None:
    draft = make_draft(tempat_hilang="")
    strange = replace(draft, pelapor=replace(draft.pelapor, nama="Siti 😀 مريم"))
    fields = {one.field for one in stasiun.layanan.kehilangan.check(strange)}
    assert {"pelapor.nama", "tempat_hilang"} <= fields


def test_the_page_after_issue_says_what_the_preview_said(stasiun: Stasiun) -> None:
    concept = page_text(stasiun.layanan.kehilangan.preview(make_draft()))
    page = page_text(_pdf(stasiun, issue(stasiun)))
    for words in ("Suharti Ningsih", "Kartu Tanda Penduduk", "sekitar Pasar Sentral"):
        assert words in concept
        assert words in page


def test_a_kill_between_commit_and_page_is_made_good(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekaman_id = issue(stasiun)
    kertas: KertasService = stasiun.layanan.kertas
    assert kertas.render_missing().changed
    assert kertas.render_missing() == Saved(0, frozenset())
    assert page_text(kertas.pdf(f"{rekaman_id}-1")).count(PERTAMA) >= 1


def test_a_late_reader_of_the_clock_does_not_change_the_arrival(stasiun: Stasiun) -> None:
    draft = stasiun.layanan.draf.new()
    stasiun.clock.advance(timedelta(minutes=25))
    rekaman_id = issue(stasiun, draft.draft_id, mulai=draft.mulai)
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        laporan = read_report(work, rekaman_id, latihan=False)
    assert laporan.terbit - laporan.datang >= timedelta(minutes=25)


def test_a_missing_station_file_is_a_fault_with_advice(stasiun: Stasiun) -> None:
    stasiun.folder.database.unlink()
    with pytest.raises(EnvironmentFault, match="tidak ada di folder stasiun"):
        stasiun.new_door().login("03100376", "kapal layar 7 di teluk")


def _pdf(stasiun: Stasiun, rekaman_id: str) -> bytes:
    return stasiun.layanan.kertas.pdf(printed(stasiun, rekaman_id).kertas_id)
