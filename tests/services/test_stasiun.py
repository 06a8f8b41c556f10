"""The first start: a station is founded whole, once, and names nobody in clear."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from spkt_desk.devices.clock import SteppingClock
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.satuan import Peran
from spkt_desk.services import stasiun as stasiun_module
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.pintu import Pintu
from spkt_desk.services.stasiun import Pendirian
from tests.services.meja import good, issue, page_text, printed
from tests.support.kiriman import sumber
from tests.support.stasiun import (
    MURAH,
    NIK,
    NRP,
    PERTAMA,
    SANDI,
    Stasiun,
    make_clock,
    make_draft,
    make_officers,
    make_station,
    next_number,
)


def _maker(folder: Path, clock: SteppingClock | None = None) -> Pendirian:
    return Pendirian(
        FolderStasiun(folder), clock or make_clock(), secrets.token_bytes, sumber(), MURAH
    )


def test_the_first_number_goes_on_where_the_paper_book_ended(stasiun: Stasiun) -> None:
    assert next_number(stasiun.layanan) == PERTAMA
    terbitan = stasiun.layanan.kehilangan.issue(make_draft()).value
    assert terbitan.nomor == PERTAMA
    assert next_number(stasiun.layanan) == PERTAMA.replace("412", "413")


def test_a_station_without_a_paper_book_begins_at_one(tmp_path: Path) -> None:
    clock = make_clock()
    _maker(tmp_path / "s", clock).found(replace(make_station(), nomor_terakhir=0))
    stasiun = Stasiun(tmp_path / "s", clock, "")
    assert next_number(stasiun.layanan).startswith("SKTLK/1/")
    stasiun.close()


def test_a_second_founding_is_refused_and_touches_nothing(stasiun: Stasiun) -> None:
    stasiun.close()
    before = {path: path.read_bytes() for path in stasiun.path.rglob("*") if path.is_file()}
    with pytest.raises(EnvironmentFault, match="sudah ada stasiun"):
        _maker(stasiun.path).found(make_station())
    assert {p: p.read_bytes() for p in stasiun.path.rglob("*") if p.is_file()} == before


def test_a_file_without_its_slots_is_never_founded_over(stasiun: Stasiun) -> None:
    stasiun.close()
    stasiun.folder.slots.unlink()
    before = stasiun.folder.database.read_bytes()
    with pytest.raises(EnvironmentFault, match="sudah ada stasiun"):
        _maker(stasiun.path).found(make_station())
    assert stasiun.folder.database.read_bytes() == before


def test_every_problem_of_the_answers_comes_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    officers = tuple(
        replace(one, peran=frozenset({Peran.PIKET}), nomor="12") for one in make_officers()
    )
    bad = replace(make_station(officers), kata_sandi="polri", katalog="[[jenis", nomor_terakhir=-1)
    with pytest.raises(RuleViolation) as violation:
        _maker(tmp_path / "s").found(bad)
    fields = {problem.field for problem in violation.value.problems}
    assert fields >= {"nomor_terakhir", "petugas", "petugas.0.nomor", "katalog", "kata_sandi"}
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("last", [99_999, 500_000])
def test_a_first_number_no_pattern_can_hold_is_refused(tmp_path: Path, last: int) -> None:
    with pytest.raises(RuleViolation) as violation:
        _maker(tmp_path / "s").found(replace(make_station(), nomor_terakhir=last))
    assert [problem.field for problem in violation.value.problems] == ["nomor_terakhir"]


def test_a_kop_the_paper_cannot_show_is_refused_at_once(tmp_path: Path) -> None:
    baru = make_station()
    odd = replace(baru, satuan=replace(baru.satuan, kop=("POLSEK 😀",)))
    with pytest.raises(RuleViolation) as violation:
        _maker(tmp_path / "s").found(odd)
    assert [problem.field for problem in violation.value.problems] == ["satuan.kop"]


def test_an_emblem_the_paper_cannot_show_is_refused_at_once(tmp_path: Path) -> None:
    baru = make_station()
    odd = replace(baru, satuan=replace(baru.satuan, lambang=b"%!PS bukan gambar"))
    with pytest.raises(RuleViolation) as violation:
        _maker(tmp_path / "s").found(odd)
    assert [problem.field for problem in violation.value.problems] == ["satuan.lambang"]


def test_a_founding_cut_short_before_the_slots_may_begin_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _cut(*_: object) -> str:
        raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")

    with monkeypatch.context() as patch:
        patch.setattr(stasiun_module, "write_sealed", _cut)
        with pytest.raises(EnvironmentFault, match="penuh"):
            _maker(tmp_path / "s").found(make_station())
    assert not FolderStasiun(tmp_path / "s").founded
    clock = make_clock()
    _maker(tmp_path / "s", clock).found(make_station())
    stasiun = Stasiun(tmp_path / "s", clock, "")
    assert good(stasiun)
    assert not stasiun.folder.unfinished.exists()
    stasiun.close()


def test_a_founding_cut_short_after_the_slots_is_finished_by_the_login(stasiun: Stasiun) -> None:
    stasiun.close()
    stasiun.folder.database.rename(stasiun.folder.unfinished)
    assert stasiun.folder.founded
    assert all(line.baik for line in stasiun.login().pemeriksaan.check())
    assert stasiun.folder.database.exists()


def test_the_recovery_sheet_carries_the_code(tmp_path: Path) -> None:
    made = _maker(tmp_path / "s").found(make_station())
    assert made.kode_pemulihan.replace("-", "") in page_text(made.lembar).replace(" ", "").replace(
        "-", ""
    )
    assert made.kode_pemulihan not in repr(made)


def test_no_file_names_anybody_or_holds_a_password(tmp_path: Path) -> None:
    clock = make_clock()
    made = _maker(tmp_path / "s", clock).found(make_station())
    stasiun = Stasiun(tmp_path / "s", clock, made.kode_pemulihan)
    stasiun.layanan.draf.keep(make_draft("setengah", tempat_hilang="Pelabuhan Kenari"))
    printed(stasiun, issue(stasiun))
    stasiun.layanan.orang.settle("Suharti", 1)
    with pytest.raises(Exception, match="tidak cocok"):
        stasiun.login(NRP, "salah sama sekali")
    _no_canary(stasiun)  # with the log beside the file, as after a power cut
    stasiun.close()
    _no_canary(stasiun)


def _no_canary(stasiun: Stasiun) -> None:
    canaries = [
        *(NRP, SANDI, "salah sama sekali", stasiun.kode_pemulihan, NIK, "081234567890"),
        *("Suharti", "Ningsih", "Kaimana", "Latuconsina", "Wulandari", "Pakaya", "Kenari"),
        *(one.nomor for one in make_officers()),
    ]
    files = [path for path in stasiun.path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        content = path.read_bytes()
        for canary in canaries:
            for spelt in (canary, canary.upper(), canary.replace("-", "")):
                for coding in ("utf-8", "utf-16-le"):
                    assert spelt.encode(coding) not in content, (path.name, canary)
            assert canary not in path.name


def test_the_door_opens_for_the_first_officer_alone(stasiun: Stasiun) -> None:
    door = Pintu(stasiun.folder, stasiun.clock, secrets.token_bytes, sumber())
    assert door.login(NRP, SANDI).petugas.nama == "Yosep Kaimana"
    accounts = [
        one.nama
        for one in stasiun.layanan.setelan.petugas()
        if stasiun.layanan.setelan.has_account(one.petugas_id)
    ]
    assert accounts == ["Yosep Kaimana"]
    door.close()
