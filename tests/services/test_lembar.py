"""The book as paper: ruled off once, numbered without gaps, and the same bytes for ever."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.lembar import KeadaanLembar, LembarTutup
from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.satuan import Peran, UkuranKertas
from spkt_desk.kunci.segel import seal
from spkt_desk.services.lembar_arsip import key_of, sheet_place
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.services.pemeriksaan_lembar import LEMBAR
from tests.db.mentah import database_key, unguarded
from tests.services.meja import (
    BERDUA,
    IZIN_LAIN,
    acts,
    enrol,
    good,
    open_shift,
    page_text,
)
from tests.support.stasiun import SAAT, Stasiun

HARI = SAAT.date()


def _shift(stasiun: Stasiun, *lines: str, hours: int = 8) -> None:
    """Open a shift, write its lines, and let its time pass."""
    open_shift(stasiun)
    for one in lines:
        stasiun.layanan.mutasi.write(one)
    stasiun.clock.advance(timedelta(hours=hours))


def _kept(stasiun: Stasiun) -> tuple[LembarTutup, ...]:
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - no service lists them
        return work.lembar.all()


def _checked(stasiun: Stasiun) -> BarisPeriksa:
    [line] = [one for one in stasiun.layanan.pemeriksaan.check() if one.bagian == LEMBAR]
    return line


def _printed(stasiun: Stasiun, *giliran: int) -> str:
    [job] = stasiun.layanan.lembar.print_sheets(giliran)
    return page_text(job.pdf)


def test_the_next_opening_ends_a_shift_and_its_sheets_are_kept_once(stasiun: Stasiun) -> None:
    lembar = stasiun.layanan.lembar
    _shift(stasiun, "Patroli R2 ke pasar")
    assert (lembar.render_missing().value, _kept(stasiun)) == (0, ())
    _shift(stasiun)
    first = lembar.render_missing()
    assert (first.value, first.changed) == (0, frozenset({Changed.LEMBAR}))
    [kept] = _kept(stasiun)
    assert (kept.giliran, kept.buku, kept.halaman_awal, kept.halaman_akhir) == (1, 1, 1, 1)
    assert (kept.baris_awal, kept.baris_akhir) == (1, 2)
    pdf = lembar.pdf(1)
    assert (hashlib.sha256(pdf).hexdigest(), len(pdf)) == (kept.sidik, kept.ukuran)
    before = acts(stasiun)
    assert before[-2:] == ["buku dibuka", "lembar digaris tutup"]
    assert lembar.ensure(1).changed == lembar.render_missing().changed == frozenset()
    assert acts(stasiun) == before
    assert lembar.pdf(1) == pdf
    assert good(stasiun)


def test_the_sheet_says_what_the_book_says(stasiun: Stasiun) -> None:
    _shift(stasiun, "Patroli R2 ke Jl. Melati")
    stasiun.layanan.mutasi.correct(2, "Melati", "Mawar", "salah dengar")
    _shift(stasiun)
    said = _printed(stasiun, 1)
    for words in (
        "BUKU MUTASI Buku ke-1/2026",
        "Halaman 1",
        "Regu II, KA SPKT Aipda Darmawan Latuconsina",
        "Patroli R2 ke Jl. Melati Mawar (ralat No. 3 tgl 21-11-2026, YK)",
        "Yang menyerahkan",
        "Hendra Pakaya",
        "Kode titik periksa",
    ):
        assert words in said
    [kept] = _kept(stasiun)
    assert kept.kode in said
    [line] = stasiun.layanan.pemeriksaan.check_paper(kept.kode)
    assert line.baik


def test_lines_before_the_first_shift_get_their_sheet_too(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Tamu menanyakan jalan")
    assert stasiun.layanan.lembar.render_missing().value == 0
    assert _kept(stasiun) == ()
    open_shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    assert [(one.giliran, one.baris_awal, one.baris_akhir) for one in _kept(stasiun)] == [(0, 1, 1)]
    assert good(stasiun)


def test_pages_run_through_a_book_and_a_new_year_opens_the_next(stasiun: Stasiun) -> None:
    _shift(stasiun, *(f"Patroli ke-{turn} " + "di perumahan " * 20 for turn in range(30)))
    _shift(stasiun)
    stasiun.clock.advance(timedelta(days=45))
    _shift(stasiun)
    _shift(stasiun)
    assert stasiun.layanan.lembar.render_missing(1).value == 2
    assert stasiun.layanan.lembar.ensure(3).value.giliran == 3
    pages = [(one.buku, one.halaman_awal, one.halaman_akhir) for one in _kept(stasiun)]
    assert pages == [(1, 1, 4), (1, 5, 5), (2, 1, 1)]
    first, second = stasiun.layanan.buku.books()
    assert (first.buku.sebutan, first.halaman, first.selesai) == ("Buku ke-1/2026", 5, True)
    assert (second.buku.sebutan, second.buku.dibuka) == ("Buku ke-2/2027", date(2027, 1, 5))
    assert good(stasiun)


def test_a_clock_that_jumped_ahead_opens_no_book_of_a_far_year(stasiun: Stasiun) -> None:
    stasiun.clock.advance(timedelta(days=3650))
    _shift(stasiun)
    stasiun.clock.advance(-timedelta(days=3650))
    _shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    assert [one.buku.tahun for one in stasiun.layanan.buku.books()] == [2026]


def test_a_later_correction_is_laid_over_and_the_kept_bytes_stay(stasiun: Stasiun) -> None:
    _shift(stasiun, "Patroli R2 ke Jl. Melati")
    _shift(stasiun)
    lembar = stasiun.layanan.lembar
    lembar.render_missing()
    pdf = lembar.pdf(1)
    assert "lihat ralat" not in _printed(stasiun, 1)
    stasiun.layanan.mutasi.correct(2, "Melati", "Mawar", "salah dengar")
    stasiun.layanan.mutasi.correct(2, "Mawar", "Kenanga", "salah dengar lagi")
    said = _printed(stasiun, 1)
    assert "lihat ralat No. 4 tgl 21-11-2026; lihat ralat No. 5 tgl 21-11-2026" in said
    assert "Mawar" not in said
    assert lembar.pdf(1) == pdf
    assert acts(stasiun)[-1] == "lembar dicetak"
    assert good(stasiun)


def test_a_later_check_of_the_day_is_laid_over(stasiun: Stasiun) -> None:
    _shift(stasiun, "Patroli R2 ke pasar")
    _shift(stasiun)
    stasiun.clock.advance(timedelta(days=1))
    _shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    chief = enrol(stasiun, Peran.KAPOLSEK)
    chief.mutasi.inspect(HARI + timedelta(days=1), "hari lain")
    line = chief.mutasi.inspect(HARI, "sudah sesuai").value
    said = _printed(stasiun, 1)
    assert said.count("diperiksa:") == 1
    assert f"diperiksa: lihat No. {line.no} tgl {line.hari:%d-%m-%Y}" in said


def test_sheets_of_the_running_shift_say_that_they_are_open(stasiun: Stasiun) -> None:
    _shift(stasiun, "Patroli R2 ke pasar")
    lembar = stasiun.layanan.lembar
    said = _printed(stasiun, 1)
    assert "BELUM DIGARIS TUTUP" in said
    assert "Patroli R2 ke pasar" in said
    assert "Buku ke-" not in said
    assert "Halaman" not in said
    assert _kept(stasiun) == ()
    with pytest.raises(RuleViolation, match="masih berjalan"):
        lembar.ensure(1)


def test_the_list_and_the_print_of_days(stasiun: Stasiun) -> None:
    _shift(stasiun, "Patroli R2 ke pasar")
    _shift(stasiun, "Tamu menginap")
    stasiun.clock.advance(timedelta(days=1))
    _shift(stasiun)
    lembar = stasiun.layanan.lembar
    lembar.render_missing()
    listed = lembar.sheets(HARI, HARI + timedelta(days=1))
    assert [(one.giliran, one.keadaan, one.buku, one.halaman_awal) for one in listed] == [
        (1, KeadaanLembar.TUTUP, "Buku ke-1/2026", 1),
        (2, KeadaanLembar.TUTUP, "Buku ke-1/2026", 2),
        (3, KeadaanLembar.TERBUKA, "", 0),
    ]
    assert [one.giliran for one in lembar.sheets(HARI, HARI)] == [1, 2]
    assert lembar.sheets(HARI - timedelta(days=9), HARI - timedelta(days=1)) == ()
    [job] = lembar.print_sheets([one.giliran for one in listed])
    assert job.judul == "Lembar buku giliran 1-3"
    said = page_text(job.pdf)
    assert said.index("Halaman 1") < said.index("Halaman 2") < said.index("BELUM DIGARIS TUTUP")
    with pytest.raises(RuleViolation, match="Tidak ada lembar"):
        lembar.print_sheets(())


def test_sheets_of_another_paper_are_a_job_of_their_own(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    for kertas in (UkuranKertas.F4, UkuranKertas.F4, UkuranKertas.A4, UkuranKertas.F4):
        _shift(stasiun, hours=1)
        open_shift(stasiun)
        satuan = replace(desk.setelan.satuan(), kertas=kertas)
        desk.setelan.save_satuan(satuan)
        desk.lembar.render_missing()
    jobs = desk.lembar.print_sheets([one.giliran for one in desk.lembar.sheets(HARI, HARI)])
    for job in jobs:
        lebar, tinggi = job.ukuran.milimeter
        for page in PdfReader(io.BytesIO(job.pdf)).pages:
            assert abs(float(page.mediabox.width) / 72 * 25.4 - lebar) < 1
            assert abs(float(page.mediabox.height) / 72 * 25.4 - tinggi) < 1
    assert [one.ukuran for one in jobs] == [UkuranKertas.F4, UkuranKertas.A4, UkuranKertas.F4]


def test_lines_of_an_older_book_stand_on_no_sheet(stasiun: Stasiun, tmp_path: Path) -> None:
    open_shift(stasiun)
    table = tmp_path / "buku-2025.csv"
    table.write_text("Tanggal;Jam;Uraian\n02-03-2025;0915;Tamu lama\n", encoding="utf-8")
    chief = enrol(stasiun, Peran.KAPOLSEK)
    read = chief.impor.read(table)
    chief.impor.take_over(read, read.usul, IZIN_LAIN)
    stasiun.clock.advance(timedelta(hours=8))
    _shift(stasiun)
    lembar = stasiun.layanan.lembar
    lembar.render_missing()
    [kept] = _kept(stasiun)
    assert (kept.buku, kept.baris_awal, kept.baris_akhir) == (1, 1, 3)
    said = _printed(stasiun, 1)
    assert "Buku lama diimpor dari berkas buku-2025.csv" in said
    assert "Tamu lama" not in said
    assert lembar.sheets(date(2025, 3, 2), date(2025, 3, 2)) == ()
    assert [(one.baris, one.hari_awal) for one in lembar.sheets(HARI, HARI)] == [
        (2, HARI),
        (1, HARI),
    ]
    assert good(stasiun)


def test_a_login_mends_what_a_kill_left(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    assert _kept(stasiun) == ()
    stasiun.login().catch_up()
    assert len(_kept(stasiun)) == 1


def test_a_file_that_a_kill_left_without_a_name_is_swept(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    desk = stasiun.layanan
    desk.lembar.render_missing()
    konteks = desk._konteks  # noqa: SLF001
    [kept] = _kept(stasiun)
    with konteks.database.reading() as work:
        [key] = key_of(work, konteks.kunci_kode, kept)
    konteks.arsip.put(seal(key, desk.lembar.pdf(1), sheet_place(1), konteks.random))
    assert good(stasiun)
    assert desk.kertas.sweep().value == 1
    assert konteks.arsip.names() == (kept.berkas,)


def test_a_changed_or_missing_file_is_named_by_the_check(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    lembar = stasiun.layanan.lembar
    lembar.render_missing()
    [kept] = _kept(stasiun)
    path = stasiun.layanan._konteks.arsip.path_of(kept.berkas)  # noqa: SLF001
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    assert not _checked(stasiun).baik
    with pytest.raises(EnvironmentFault, match="rusak atau diubah"):
        lembar.print_sheets((1,))
    path.unlink()
    assert "giliran 1" in _checked(stasiun).kalimat


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE lembar SET halaman_awal = 5, halaman_akhir = 5 WHERE giliran = 2", "halaman 2"),
        ("DELETE FROM lembar WHERE giliran = 1", "baris 1 tidak ada"),
        ("DELETE FROM buku", "buku ke-1 tidak ada"),
        ("UPDATE lembar SET sidik = 'x' WHERE giliran = 2", "isi berubah"),
    ],
)
def test_the_check_names_a_gap(stasiun: Stasiun, statement: str, said: str) -> None:
    _shift(stasiun)
    _shift(stasiun)
    _shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    assert _checked(stasiun).kalimat == "2 giliran utuh, 2 halaman tidak terputus"
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute(statement)
    line = _checked(stasiun)
    assert not line.baik
    assert said in line.kalimat


def test_destroying_a_record_destroys_the_kept_sheet_it_stands_on(stasiun: Stasiun) -> None:
    _shift(stasiun, "Tamu Suharti menanyakan jalan")
    _shift(stasiun)
    desk = stasiun.layanan
    desk.lembar.render_missing()
    chief = enrol(stasiun, Peran.KAPOLSEK)
    enrol(stasiun, Peran.BAMIN)
    chief.setelan.set_retention(RegisterSimpan.BUKU, 30, "Keputusan 1/2026", IZIN_LAIN)
    stasiun.clock.advance(timedelta(days=40))
    _shift(stasiun)
    desk.lembar.render_missing()
    assert [key for key, _, _ in chief.penghapusan.due(RegisterSimpan.BUKU)] == ["2026-11"]
    chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    with pytest.raises(RuleViolation, match="sudah dihapus"):
        desk.lembar.pdf(1)
    assert desk.lembar.sheets(HARI, HARI)[0].keadaan is KeadaanLembar.DIHAPUS
    said = _printed(stasiun, 1)
    assert "SUSUNAN ULANG" in said
    assert "(isi dihapus menurut Keputusan 1/2026)" in said
    assert "Suharti" not in said
    assert "2 dihapus menurut masa simpan" in _checked(stasiun).kalimat
    assert desk.kertas.sweep().value == 2
    assert good(stasiun)


def test_the_sheets_go_into_the_backup(stasiun: Stasiun) -> None:
    _shift(stasiun)
    _shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    place = stasiun.path.parent / "cadangan"
    stasiun.layanan.cadangan.create(place)
    [kept] = _kept(stasiun)
    assert [one.stem for one in (place / "arsip").rglob("*.seg")] == [kept.berkas]
