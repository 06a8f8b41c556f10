"""The verbs: what they print, what they answer, and that they refuse in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from spkt_desk.cli import BAIK, SANDI_ENV, TERTOLAK, TIDAK_BAIK, main
from spkt_desk.devices.lock import StationLock
from tests.support.stasiun import NRP, PERTAMA, SANDI, Stasiun, founded, make_draft

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stasiun:
    monkeypatch.setenv(SANDI_ENV, SANDI)
    return founded(tmp_path)


def issue(station: Stasiun) -> str:
    """Issue one letter, let the station go, and return the text of its QR code."""
    layanan = station.layanan
    made = layanan.kehilangan.issue(make_draft()).value
    kept = layanan.kertas.ensure(made.rekaman_id).value
    page = layanan.kertas.pdf(kept.kertas_id)
    station.close()
    return scan(page)


def scan(pdf: bytes) -> str:
    """Return what a scanner reads off the page."""
    import zxingcpp  # noqa: PLC0415 - a heavy reader, used here alone

    from tests.documents.baca import picture  # noqa: PLC0415 - beside its only use

    return str(zxingcpp.read_barcodes(picture(pdf, 0, 200))[0].text)


def verb(*words: str | Path) -> int:
    """Run one verb."""
    return main([str(word) for word in words])


def test_check_prints_one_good_line_a_part(
    station: Stasiun, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(station)
    assert verb("check", "--data", station.path, "--nrp", NRP) == BAIK
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 8
    assert all(line.startswith("baik ") for line in lines)


def test_check_names_a_lost_page_and_answers_one(
    station: Stasiun, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(station)
    (page,) = station.folder.arsip.rglob("*.seg")
    page.unlink()
    assert verb("check", "--data", station.path, "--nrp", NRP) == TIDAK_BAIK
    bad = [line for line in capsys.readouterr().out.splitlines() if line.startswith("RUSAK")]
    assert len(bad) == 1
    assert PERTAMA in bad[0]


def test_a_scanned_code_is_answered_without_opening_the_station(
    station: Stasiun, capsys: pytest.CaptureFixture[str]
) -> None:
    qr = issue(station)
    assert verb("verify", qr, "--pub", station.folder.public) == BAIK
    assert PERTAMA in capsys.readouterr().out
    forged = qr[:-1] + ("0" if qr[-1] != "0" else "1")
    assert verb("verify", forged, "--pub", station.folder.public) == TIDAK_BAIK
    assert "BERUBAH" in capsys.readouterr().out
    assert verb("verify", qr) == TIDAK_BAIK
    assert "TIDAK DIKENAL" in capsys.readouterr().out


def test_ten_letters_are_answered_by_the_station_that_issued_them(
    station: Stasiun, capsys: pytest.CaptureFixture[str]
) -> None:
    kode = station.layanan.kehilangan.issue(make_draft()).value.kode
    station.close()
    at = ("--data", station.path, "--nrp", NRP)
    assert verb("verify", kode.lower().replace("-", " "), *at) == BAIK
    assert "Suharti Ningsih" in capsys.readouterr().out
    assert verb("verify", kode, "--nomor", PERTAMA.replace("412", "413"), *at) == TIDAK_BAIK
    assert "BERUBAH" in capsys.readouterr().out
    assert verb("verify", kode) == TERTOLAK
    assert "stasiun penerbit" in capsys.readouterr().err


def test_a_backup_says_what_it_holds_and_refuses_while_the_window_is_open(
    station: Stasiun, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(station)
    at = ("--data", station.path, "--nrp", NRP)
    assert verb("backup", tmp_path / "stik", *at) == BAIK
    assert "Cadangan 1 jadi dan sudah diperiksa" in capsys.readouterr().out
    assert verb("check", *at) == BAIK
    with StationLock(station.folder.lock):
        assert verb("backup", tmp_path / "stik", *at) == TERTOLAK
    assert "terbuka" in capsys.readouterr().err
    (page,) = station.folder.arsip.rglob("*.seg")
    page.unlink()
    assert verb("backup", tmp_path / "stik2", *at) == TIDAK_BAIK
    assert f"HILANG di arsip stasiun: {PERTAMA}" in capsys.readouterr().out


def test_a_backup_restores_into_a_new_folder_and_says_where_it_ends(
    station: Stasiun, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(station)
    assert verb("backup", tmp_path / "stik", "--data", station.path, "--nrp", NRP) == BAIK
    at = ("--data", tmp_path / "baru", "--nrp", NRP)
    assert verb("restore", tmp_path / "stik", *at) == BAIK
    said = capsys.readouterr().out
    assert f"surat terakhir {PERTAMA}" in said
    assert "Yang ditulis sesudah itu tidak ada di sini" in said
    assert "RUSAK" not in said
    assert verb("check", *at) == BAIK
    assert verb("restore", tmp_path / "stik", *at) == TERTOLAK
    assert "tidak pernah ditimpa" in capsys.readouterr().err
    assert verb("restore", tmp_path / "stik", "--data", tmp_path / "lain") == TERTOLAK
    assert not (tmp_path / "lain").exists()


def test_refusals_are_sentences(
    station: Stasiun, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--data", station.path, "--nrp", NRP)
    with StationLock(station.folder.lock):
        assert verb("check", *at) == TERTOLAK
    assert "terbuka" in capsys.readouterr().err
    monkeypatch.setenv(SANDI_ENV, "bukan sandinya")
    assert verb("check", *at) == TERTOLAK
    assert "tidak cocok" in capsys.readouterr().err
    assert verb("check", "--data", station.path / "kosong", "--nrp", NRP) == TERTOLAK
    assert "tidak ada stasiun" in capsys.readouterr().err


def test_the_main_job_without_a_screen_leaves_its_paper(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "spkt_desk", "--headless", "--out", str(tmp_path)]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    (paper,) = tmp_path.glob("*.pdf")
    text = " ".join(PdfReader(paper).pages[0].extract_text().split())
    nomor = next(
        line.removeprefix("Terbit: ")
        for line in done.stdout.splitlines()
        if line.startswith("Terbit: ")
    )
    assert nomor in text
    assert "CONTOH" in text
    assert len(list(tmp_path.glob("*.png"))) == 2
    assert all(file.name in done.stdout for file in tmp_path.iterdir())


def test_check_says_that_the_file_is_older_than_it_was(
    station: Stasiun, capsys: pytest.CaptureFixture[str]
) -> None:
    station.close()
    before = station.folder.database.read_bytes()
    issue(station)
    station.folder.database.write_bytes(before)
    at = ("--data", station.path, "--nrp", NRP)
    assert verb("check", *at) == TERTOLAK
    said = capsys.readouterr()
    assert said.out.startswith("RUSAK  Tanda posisi: Catatan di berkas data berkurang")
    assert "stasiun.db-wal" in said.err
    assert verb("check", *at, "--tetap-buka") == TIDAK_BAIK  # the page of the lost letter is there
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("RUSAK")] == [
        "RUSAK  Arsip surat"
    ]
    assert any("1 kali dibuka walau catatan berkurang" in line for line in lines)
