"""A practice station is a station: chain and numbers whole, CONTOH on paper, the same by seed."""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from spkt_desk.berkas_data import data_path
from spkt_desk.devices.clock import SystemClock
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.kunci.sandi import check_password
from spkt_desk.services.data_meja import read_data_meja
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.latihan import Latihan, account_lines, build, read_bahan
from spkt_desk.services.latihan_bahan import BahanLatihan
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pintu import Pintu
from spkt_desk.sumber import load_sumber, shipped_kinds
from tests.support.stasiun import MURAH

HARI_INI = date(2026, 11, 21)
DAYS = 3
JAGA_SENDIRI = (
    JenisMutasi.TUGAS,
    JenisMutasi.CEK_TAHANAN,
    JenisMutasi.PENDAMPING,
    JenisMutasi.WAJIB_LAPOR,
)
_KODE = re.compile(r"Kode periksa.*?\w{5}-\w{5}", re.DOTALL)


def ingredients() -> BahanLatihan:
    """Read what is shipped."""
    return read_bahan(data_path("resources", "data", "latihan.toml").read_text(encoding="utf-8"))


def test_practice_citizens_profess_what_the_form_offers() -> None:
    offered = read_data_meja(data_path).saran.agama.kata
    assert set(ingredients().agama) <= set(offered)


def make(folder: Path, seed: int = 7, days: int = DAYS, today: date = HARI_INI) -> Latihan:
    """Build a practice station the way `demo` does, at the price of a test."""
    return build(
        FolderStasiun(folder),
        load_sumber(),
        ingredients(),
        shipped_kinds(),
        days=days,
        seed=seed,
        today=today,
        params=MURAH,
        random=secrets.token_bytes,
    )


def open_desk(folder: Path, made: Latihan, place: int = 0) -> tuple[Pintu, Layanan]:
    """Log a practice officer in with the password that was shown."""
    clock = SystemClock(Zona.WITA, "boot-uji")
    pintu = Pintu(FolderStasiun(folder), clock, secrets.token_bytes, load_sumber())
    return pintu, pintu.login(made.akun[place].nrp, made.akun[place].kata_sandi)


def printed(folder: Path, made: Latihan) -> list[str]:
    """Return the text of every paper, oldest first, without the code that hangs on the key."""
    pintu, layanan = open_desk(folder, made)
    texts = []
    for brief in reversed(layanan.kertas.recent(1000)):
        path = folder / "satu.pdf"
        path.write_bytes(layanan.kertas.pdf(brief.kertas_id))
        pages = [page.extract_text() for page in PdfReader(path).pages]
        texts.append(_KODE.sub("Kode periksa", "\n".join(pages)))
    pintu.close()
    return texts


def book(layanan: Layanan) -> list[tuple[str, ...]]:
    """Return every line of the book as it reads."""
    lines = [
        line
        for back in range(DAYS, -1, -1)
        for line in layanan.mutasi.day(date.fromordinal(HARI_INI.toordinal() - back))
    ]
    return [
        (str(one.nomor_buku), str(one.no), one.kejadian.isoformat("T", "minutes"), one.uraian)
        for one in lines
    ]


_THERE = """
import json, sys
from pathlib import Path
from tests.services.test_latihan import book, make, open_desk, printed
folder = Path(sys.argv[1])
made = make(folder)
pintu, layanan = open_desk(folder, made)
lines = book(layanan)
pintu.close()
json.dump({"buku": lines, "surat": printed(folder, made)}, sys.stdout)
"""


def in_another_process(folder: Path, hash_seed: str) -> str:
    """Build the station under another hash order; return its book and papers as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", _THERE, str(folder)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Latihan]:
    folder = tmp_path_factory.mktemp("latihan") / "stasiun"
    return folder, make(folder)


def test_everything_in_it_is_in_order(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    lines = list(layanan.pemeriksaan.check())
    pintu.close()
    assert layanan.latihan
    assert len(lines) > 5
    assert [line for line in lines if not line.baik] == []


def test_invented_days_may_lie_before_the_program(tmp_path: Path) -> None:
    made = make(tmp_path / "stasiun", days=2, today=date(2026, 1, 2))
    pintu, layanan = open_desk(tmp_path / "stasiun", made)
    faults = [line for line in layanan.pemeriksaan.check() if not line.baik]
    pintu.close()
    assert faults == []
    assert made.jumlah.laporan >= 4


def test_the_counts_are_what_the_desk_shows(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    papers = layanan.kertas.recent(1000)
    drafts = layanan.draf.all()
    debts = layanan.kertas.debts()
    counted = (sum(layanan.draf.counts().values()), layanan.kertas.debt_count())
    lines = book(layanan)
    kinds = [
        line.jenis
        for back in range(DAYS + 1)
        for line in layanan.mutasi.day(date.fromordinal(HARI_INI.toordinal() - back))
    ]
    pintu.close()
    assert made.jumlah.laporan == len(papers) >= 2 * DAYS
    assert made.jumlah.hutang_cetak == len(debts) == 2
    assert made.jumlah.draf + made.jumlah.diambil == len(drafts)
    assert made.jumlah.draf in {1, 2}
    assert counted == (len(drafts), len(debts))
    assert made.jumlah.baris == len(lines)
    assert made.jumlah.jaga == sum(kinds.count(one) for one in JAGA_SENDIRI)
    assert made.jumlah.ralat == kinds.count(JenisMutasi.RALAT)
    assert made.jumlah.edisi == sum(one.edisi == 2 for one in papers) >= 1
    assert made.jumlah.batal == sum(one.keadaan is KeadaanNomor.BATAL for one in papers) == 1
    assert made.jumlah.pengganti == sum(one.keadaan is KeadaanNomor.DIGANTI for one in papers) == 1
    assert len([one for one in papers if one.diserahkan]) == len(papers) - 2
    assert kinds.count(JenisMutasi.JAGA) == DAYS + 1


def test_the_guard_writes_its_duties_and_leaves_one_out_now_and_then(
    station: tuple[Path, Latihan],
) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    hours = sum(len(one.jam) for one in layanan.daftar_jaga.current().tugas_dipakai)
    days = [
        [line.jenis for line in layanan.mutasi.day(HARI_INI - timedelta(days=back))].count(
            JenisMutasi.TUGAS
        )
        for back in range(1, DAYS + 1)
    ]
    pintu.close()
    assert all(hours - 1 <= written <= hours for written in days)
    assert hours - 1 in days
    assert hours in days


def test_the_guard_looks_into_cells_that_hold_somebody(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    looked = {}
    for back in range(1, DAYS + 1):
        lines = layanan.mutasi.day(HARI_INI - timedelta(days=back))
        empty = (
            "tahanan nihil" in next(one for one in lines if one.jenis is JenisMutasi.JAGA).uraian
        )
        looked[back] = (empty, sum(one.jenis is JenisMutasi.CEK_TAHANAN for one in lines))
    pintu.close()
    assert {looks for empty, looks in looked.values() if empty} <= {0}
    assert {looks for empty, looks in looked.values() if not empty} == {2}


def test_of_what_was_lent_one_weapon_is_still_out(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    out = layanan.pendamping.open_ones()
    [shift] = layanan.giliran.current()
    balances = layanan.serah.form(shift.nomor).dibon
    acts = [text for _, _, _, text in book(layanan)]
    pintu.close()
    assert [(one.buku, one.jumlah, one.sejak.date()) for one in out] == [("bon_senpi", 1, HARI_INI)]
    assert dict(balances) == {"senpi": 1}
    for begun, ended in (
        ("Bon kunci dikeluarkan", "Bon kunci kembali"),
        ("Besuk tahanan masuk", "Besuk tahanan selesai"),
    ):
        began = sum(text.startswith(begun) for text in acts)
        assert began == sum(text.startswith(ended) for text in acts) >= 1
    assert any(text.startswith("Tamu datang") for text in acts)
    assert any("masuk ruang tahanan: 1 orang" in text for text in acts)
    assert any("keluar untuk seterusnya: 1 orang" in text for text in acts)
    assert not any("Menurut giliran sebelumnya" in text for text in acts)


def test_of_two_who_must_report_one_is_awaited_and_one_was_not_there(
    station: tuple[Path, Latihan],
) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    awaited, absent = layanan.lapor.people()
    pintu.close()
    yesterday = HARI_INI - timedelta(days=1)
    assert awaited.due_on(HARI_INI)
    assert awaited.hadir == (HARI_INI - timedelta(days=2),)
    assert awaited.missed(HARI_INI) == ()
    assert absent.missed(HARI_INI) == (yesterday,)


def test_a_head_checked_a_day_whose_sheets_were_kept(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    checks = [
        line
        for back in range(DAYS + 1)
        for line in layanan.mutasi.day(HARI_INI - timedelta(days=back))
        if line.jenis is JenisMutasi.PEMERIKSAAN
    ]
    pintu.close()
    assert len(checks) == 1
    assert checks[0].diperiksa[0] < checks[0].hari
    assert checks[0].merah


@pytest.mark.parametrize("days", [1, 14])
def test_those_who_must_report_are_there_however_long_the_walk(tmp_path: Path, days: int) -> None:
    made = make(tmp_path / "stasiun", days=days)
    pintu, layanan = open_desk(tmp_path / "stasiun", made)
    people = layanan.lapor.people()
    faults = [line for line in layanan.pemeriksaan.check() if not line.baik]
    pintu.close()
    assert [len(one.missed(HARI_INI)) for one in people] == [0, int(days > 1)]
    assert [one.expected(HARI_INI) for one in people] == [True, False]
    assert faults == []


def test_numbers_go_on_where_the_paper_book_ended(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    numbers = [int(one.nomor.split("/")[1]) for one in reversed(layanan.kertas.recent(1000))]
    pintu.close()
    assert numbers == list(range(412, 412 + made.jumlah.laporan))


def test_every_paper_says_contoh(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    texts = printed(folder, made)
    assert len(texts) == made.jumlah.laporan
    assert all(text.count("CONTOH") >= 2 for text in texts)


def test_every_shown_account_opens_the_desk(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    for place, akun in enumerate(made.akun):
        pintu, layanan = open_desk(folder, made, place)
        assert layanan.petugas.nama == akun.nama
        pintu.close()
    assert len({akun.kata_sandi for akun in made.akun}) == len(made.akun)


def test_invented_numbers_agree_with_the_people(station: tuple[Path, Latihan]) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    names = {one.nama for one in layanan.kertas.recent(1000)}
    known = {person.orang_id for nama in names for person in layanan.orang.by_nama(nama)}
    warned = []
    for orang_id in sorted(known):
        orang = layanan.orang.open(orang_id).value
        draft = layanan.draf.new()
        notices = layanan.kehilangan.notices(replace(draft, pelapor=orang))
        warned += [one for one in notices if one.field == "pelapor.nomor_identitas"]
    pintu.close()
    assert known
    assert warned == []


def test_the_same_seed_gives_the_same_papers_in_another_process(
    station: tuple[Path, Latihan], tmp_path: Path
) -> None:
    folder, made = station
    pintu, layanan = open_desk(folder, made)
    lines = [list(line) for line in book(layanan)]
    pintu.close()
    there = json.loads(in_another_process(tmp_path / "stasiun", hash_seed="4711"))
    assert there == {"buku": lines, "surat": printed(folder, made)}


def test_another_seed_gives_other_papers(station: tuple[Path, Latihan], tmp_path: Path) -> None:
    folder, made = station
    other = make(tmp_path / "stasiun", seed=8)
    assert printed(tmp_path / "stasiun", other) != printed(folder, made)


def test_a_real_station_refuses_the_passwords_everybody_can_see() -> None:
    banned = load_sumber().sandi_terlarang
    public = [one.sandi for one in ingredients().petugas if one.regu]
    assert public
    assert [one for one in public if not check_password(one, "", (), banned)] == []


def test_the_accounts_are_told_without_the_station(station: tuple[Path, Latihan]) -> None:
    lines = account_lines(ingredients())
    _, made = station
    assert all(line in made.lines() for line in lines)
    assert all(any(one.kata_sandi in line for line in lines) for one in made.akun)


def test_progress_is_told_by_the_day(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(
        FolderStasiun(tmp_path / "stasiun"),
        load_sumber(),
        ingredients(),
        shipped_kinds(),
        days=2,
        seed=1,
        today=HARI_INI,
        params=MURAH,
        random=secrets.token_bytes,
        progress=lambda done, days: told.append((done, days)),
    )
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("days", [0, -1, 401])
def test_a_number_of_days_nobody_can_walk_is_refused(tmp_path: Path, days: int) -> None:
    with pytest.raises(RuleViolation, match="Jumlah hari"):
        make(tmp_path / "stasiun", days=days)
    assert not (tmp_path / "stasiun").exists()


def test_a_spoiled_list_of_ingredients_is_named() -> None:
    with pytest.raises(EnvironmentFault, match="Bahan stasiun latihan"):
        read_bahan("jalan = 3")
