"""The bench measures what it says and prints every line; how fast anything is, no test says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from spkt_desk import bench
from spkt_desk.bench.besar import span_before
from spkt_desk.bench.panggung import Panggung, build_stage, open_desk
from spkt_desk.bench.rekam import record
from spkt_desk.bench.terbit import prepare_issue
from spkt_desk.bench.ukur import Hasil, table, take_turns
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.latihan import accounts, read_bahan
from tests.support.kiriman import data_text

FIGURES = (
    "Mulai sampai jendela masuk menerima tombol",
    "Terbitkan sampai COMMIT",
    "Satu halaman SKTLK dengan QR",
    "Jeda gelung: impor berat di balik jendela masuk",
    "Jeda gelung: masuk sampai meja terbuka",
    "Jeda gelung: Terbitkan",
    "Jeda gelung: menyimpan kertas",
    "Jeda gelung: pratinjau",
    "Jeda gelung: menggulir 200 baris",
    "Jeda gelung: 10 MB ditempel",
    "Cari, tombol sampai hasil terlukis (300 baris)",
    "Cari: 95 dari 100 tombol dalam",
    "Jeda gelung: mencari",
    "Hari 60 baris di 300 baris (batas: hari itu saja)",
    "Periksa rantai 300 baris",
    "Lembar 200 baris",
    "Satu baris Buku Mutasi sampai COMMIT",
)


@pytest.mark.timeout(400)  # a dozen programs start and end
def test_every_figure_is_printed_beside_its_floor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = ("--rounds", "1", "--days", "1", "--long", "2", "--rows", "300")
    assert bench.main([*small, "--data", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    lines = {line.split("  ")[0]: line for line in printed.splitlines()}
    for name in FIGURES:
        assert re.search(r"\d+\.\d\d ms", lines[name]), printed
    for name in (*FIGURES[:3], FIGURES[10]):
        assert re.search(r"ms +\d+\.\d\d ms +\d+\.\d\d x +<= ", lines[name]), printed
    assert list(tmp_path.iterdir()) == []


def test_the_machine_is_named_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.main(["--rounds", "1", "--days", "1", "--only", "surat", "--data", str(tmp_path)])
    machine, *rest = capsys.readouterr().out.splitlines()
    assert re.fullmatch(
        r"\d+ CPU, \w+ \w+, Python [\d.]+, PySide6 [\d.]+, SQLCipher \S+ \w+", machine
    )
    assert len(rest) == 2
    assert str(tmp_path) not in "".join(rest)


@pytest.mark.parametrize("rounds", ["0", "-3", "x"])
def test_a_run_needs_a_round(rounds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["--rounds", rounds])
    assert "--rounds" in capsys.readouterr().err


def test_the_floor_of_terbitkan_is_a_whole_issue(tmp_path: Path) -> None:
    stage: Panggung = build_stage(tmp_path, 1)
    pintu, layanan = stage.open()
    prepare_issue(layanan)()
    first, second = (record(layanan, prepare_issue(layanan)) for _ in range(2))
    pintu.close()
    assert [one.sql for one in first] == [one.sql for one in second]
    assert first[0].sql == "BEGIN IMMEDIATE"
    written = {
        match[1]
        for one in first
        if (match := re.match(r"INSERT (?:OR REPLACE )?INTO (\w+)", one.sql))
    }
    assert written == {
        "riwayat",
        "nomor",
        "kehilangan",
        "muatan",
        "kunci_rekaman",
        "mutasi",
        "orang",
        "cari",
    }


def test_the_large_station_passes_every_check_and_is_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "besar"
    assert bench.main(["--build", str(place), "--rows", "400"]) == 0
    assert "Akun latihan" in capsys.readouterr().out
    akun = accounts(read_bahan(data_text("latihan.toml")))[0]
    pintu, layanan = open_desk(FolderStasiun(place), akun.nrp, akun.kata_sandi)
    assert [line for line in layanan.pemeriksaan.check() if not line.baik] == []
    newest = layanan.cari.search("melaporkan kehilangan")
    assert len(newest) == 20
    assert [one.nomor_buku for one in newest] == sorted(
        (one.nomor_buku for one in newest), reverse=True
    )
    assert layanan.kertas.render_missing().value == 0
    pintu.close()


@pytest.mark.parametrize(
    ("today", "span"),
    [
        (date(2026, 11, 21), (date(2026, 1, 5), date(2026, 11, 20))),
        (date(2026, 3, 1), (date(2026, 1, 3), date(2026, 2, 28))),
        (date(2027, 1, 4), (date(2026, 1, 3), date(2026, 12, 31))),
    ],
)
def test_the_large_station_ends_before_today_in_one_year(
    today: date, span: tuple[date, date]
) -> None:
    assert span_before(today) == span


def test_the_first_round_does_not_count_and_the_one_of_the_middle_ratio_does() -> None:
    ours = iter([900.0, 3.0, 1.0, 2.0])
    floor = iter([900.0, 4.0, 4.0, 40.0])
    assert take_turns(3, lambda: next(ours), lambda: next(floor)) == (1.0, 4.0)


def test_a_figure_without_a_floor_has_no_ratio() -> None:
    printed = table([Hasil("Jeda", 12.5, None, "ms", "<= 50 ms"), Hasil("Dua", 3, 2, "ms", "-")])
    assert "Jeda" in printed.splitlines()[1]
    assert "12.50 ms" in printed
    assert "1.50 x" in printed
    assert printed.splitlines()[1].split()[-3:] == ["<=", "50", "ms"]
