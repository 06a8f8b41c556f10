"""Restoring: the same station again, only in an empty folder, and nothing that was not compared."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from spkt_desk.app import open_station
from spkt_desk.devices import berkas as berkas_module
from spkt_desk.devices.lock import StationLock
from spkt_desk.domain.cadangan import Cadangan
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import Peran
from spkt_desk.services import cadangan_pulih
from spkt_desk.services.cadangan import make_copy
from spkt_desk.services.cadangan_pulih import Pemulih
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.stasiun import Pendirian
from tests.services.meja import SANDI_LAIN, acts, count, enrol, good, issue, printed
from tests.support import kiriman
from tests.support.stasiun import (
    IZIN,
    MURAH,
    NRP,
    PERTAMA,
    SAAT,
    SANDI,
    Stasiun,
    make_clock,
    make_station,
)


@pytest.fixture
def stik(stasiun: Stasiun, tmp_path: Path) -> Path:
    printed(stasiun, issue(stasiun))
    return tmp_path / "stik"


def _made(stasiun: Stasiun, stik: Path) -> Cadangan:
    return stasiun.layanan.cadangan.create(stik).value


def _pemulih(tempat: Path, folder: FolderStasiun) -> Pemulih:
    return Pemulih(
        tempat,
        folder,
        make_clock(SAAT.replace(hour=19)),
        secrets.token_bytes,
        kiriman.sumber().meja.wewenang,
    )


def _restored(stik: Path, path: Path) -> Stasiun:
    _pemulih(stik, FolderStasiun(path)).restore(NRP, SANDI)
    return Stasiun(path, make_clock(SAAT.replace(hour=20)), "")


def test_a_restored_station_opens_checks_and_says_where_it_ends(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    made = _made(stasiun, stik)
    kept = stasiun.layanan.kertas.recent(1)[0].kertas_id
    issue(stasiun, "sesudah cadangan")
    stasiun.close()
    path = tmp_path / "baru" / "stasiun"
    pulih = _pemulih(stik, FolderStasiun(path)).restore(NRP, SANDI)
    assert (pulih.nomor, pulih.posisi) == (1, made.posisi)
    assert pulih.nomor_surat == PERTAMA
    assert pulih.nomor_buku == 1
    again = Stasiun(path, make_clock(SAAT.replace(hour=20)), "")
    assert again.layanan.petugas.nomor == NRP
    assert acts(again)[-2:] == ["cadangan dipulihkan", "masuk"]
    assert len(acts(again)) == made.posisi + 2
    assert again.layanan.kertas.pdf(kept).startswith(b"%PDF")
    issue(again, "lanjut")
    assert good(again)
    again.close()


def test_the_newest_set_is_taken_or_the_one_that_was_named(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    first = _made(stasiun, stik)
    issue(stasiun, "kedua")
    _made(stasiun, stik)
    assert _pemulih(stik, FolderStasiun(tmp_path / "a")).daftar.nomor == 2
    named = _pemulih(Path(first.tempat), FolderStasiun(tmp_path / "b"))
    assert named.restore(NRP, SANDI).nomor == 1
    again = Stasiun(tmp_path / "b", make_clock(SAAT.replace(hour=20)), "")
    assert good(again)
    again.close()


def test_an_existing_station_or_any_file_is_never_written_over(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    _made(stasiun, stik)
    before = stasiun.folder.slots.read_bytes()
    with pytest.raises(EnvironmentFault, match="tidak kosong"):
        _pemulih(stik, stasiun.folder).restore(NRP, SANDI)
    assert stasiun.folder.slots.read_bytes() == before
    other = tmp_path / "lain"
    other.mkdir()
    (other / "foto.jpg").write_bytes(b"x")
    with pytest.raises(EnvironmentFault, match="tidak kosong"):
        _pemulih(stik, FolderStasiun(other)).restore(NRP, SANDI)
    assert [one.name for one in other.iterdir()] == ["foto.jpg"]


def test_a_folder_in_which_a_restore_was_cut_short_is_begun_anew(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    _made(stasiun, stik)
    path = tmp_path / "baru"
    half = FolderStasiun(path)
    (path / "arsip" / "ab").mkdir(parents=True)
    half.restoring.write_text("belum", encoding="utf-8")
    (path / "arsip" / "ab" / "sisa.part").write_bytes(b"x")
    half.unfinished.write_bytes(b"setengah")
    half.public.with_name("stasiun.pub.part").write_bytes(b"x")
    with pytest.raises(EnvironmentFault, match="belum selesai"), open_station(path):
        pass
    with pytest.raises(EnvironmentFault, match="belum selesai"):
        Pendirian(half, make_clock(), secrets.token_bytes, kiriman.sumber(), MURAH).found(
            make_station()
        )
    (path / "foto.jpg").write_bytes(b"bukan milik program")
    with pytest.raises(EnvironmentFault, match="tidak kosong"):
        _pemulih(stik, half).restore(NRP, SANDI)
    assert half.unfinished.read_bytes() == b"setengah"
    (path / "foto.jpg").unlink()
    again = _restored(stik, path)
    assert not half.restoring.exists()
    assert acts(again).count("cadangan dipulihkan") == 1
    assert good(again)
    again.close()


def test_two_restores_into_one_folder_do_not_meet(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    _made(stasiun, stik)
    half = FolderStasiun(tmp_path / "baru")
    half.path.mkdir()
    half.restoring.write_text("belum", encoding="utf-8")
    half.unfinished.write_bytes(b"sedang disalin")
    with StationLock(half.lock), pytest.raises(EnvironmentFault, match="terbuka"):
        _pemulih(stik, half).restore(NRP, SANDI)
    assert half.unfinished.read_bytes() == b"sedang disalin"


@pytest.mark.parametrize("name", ["stasiun.db", "kunci.toml", "stasiun.pub"])
def test_a_changed_file_is_refused_before_anything_is_made(
    stasiun: Stasiun, stik: Path, tmp_path: Path, name: str
) -> None:
    path = Path(_made(stasiun, stik).tempat) / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(EnvironmentFault, match=f"rusak: {name}"):
        _pemulih(stik, FolderStasiun(tmp_path / "baru")).restore(NRP, SANDI)
    assert not (tmp_path / "baru").exists()


def test_a_wrong_password_and_a_folder_without_backups_are_refused(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    _made(stasiun, stik)
    with pytest.raises(AccessDenied):
        _pemulih(stik, FolderStasiun(tmp_path / "baru")).restore(NRP, "bukan sandi saya 1")
    assert not (tmp_path / "baru").exists()
    with pytest.raises(EnvironmentFault, match="tidak ada cadangan"):
        _pemulih(tmp_path, FolderStasiun(tmp_path / "baru"))


def test_a_lost_page_is_named_by_the_check_of_the_restored_station(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    _made(stasiun, stik)
    (page,) = (stik / "arsip").rglob("*.seg")
    page.write_bytes(b"rusak")
    again = _restored(stik, tmp_path / "baru")
    bad = [line for line in again.layanan.pemeriksaan.check() if not line.baik]
    assert [line.bagian for line in bad] == ["Arsip surat"]
    assert PERTAMA in bad[0].kalimat
    again.close()


@pytest.mark.parametrize("place", range(1, 5))
def test_a_fault_on_the_way_leaves_no_half_station(
    stasiun: Stasiun,
    stik: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: int,
) -> None:
    _made(stasiun, stik)
    real: Callable[[Path, Path], str] = berkas_module.copy_sealed
    copied: list[Path] = []

    def _breaks(source: Path, target: Path) -> str:
        if len(copied) == place - 1:
            raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")
        copied.append(target)
        return real(source, target)

    monkeypatch.setattr(cadangan_pulih, "copy_sealed", _breaks)
    with pytest.raises(EnvironmentFault, match="Disk penuh"):
        _pemulih(stik, FolderStasiun(tmp_path / "baru")).restore(NRP, SANDI)
    assert not (tmp_path / "baru").exists()
    monkeypatch.setattr(cadangan_pulih, "copy_sealed", real)
    again = _restored(stik, tmp_path / "baru")
    assert good(again)
    again.close()


def test_the_copy_from_before_a_change_of_key_restores_and_still_owes_the_key(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    copies = stasiun.folder.cadangan
    make_copy(stasiun.layanan._konteks, copies, papers=False)  # noqa: SLF001 - as a killed change does
    stasiun.close()
    again = _restored(copies, tmp_path / "baru")
    assert "akun ditutup" in again.layanan.kunci_baru.owed()
    assert again.layanan.kunci_baru.settle().value == ""
    assert good(again)
    with pytest.raises(AccessDenied):
        again.login(bamin.nomor, SANDI_LAIN)
    again.close()


def test_restoring_leaves_every_byte_of_the_backup_alone(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    _made(stasiun, stik)
    stasiun.close()
    shutil.rmtree(stasiun.path)
    files = [one for one in stik.rglob("*") if one.is_file()]
    before = {one: one.read_bytes() for one in files}
    again = _restored(stik, tmp_path / "baru")
    assert good(again)
    again.close()
    assert {one: one.read_bytes() for one in stik.rglob("*") if one.is_file()} == before


def test_the_book_of_a_restored_station_says_so_once_and_first(
    stasiun: Stasiun, stik: Path, tmp_path: Path
) -> None:
    stasiun.layanan.mutasi.write("Patroli dialogis, situasi aman.")
    made = _made(stasiun, stik)
    again = _restored(stik, tmp_path / "baru")
    assert again.layanan.catch_up() == ""
    line = again.layanan.mutasi.day(again.layanan.mutasi.today())[-1]
    assert (line.jenis, line.merah) == (JenisMutasi.PEMULIHAN, True)
    assert f"dari cadangan nomor {made.nomor} oleh Briptu Yosep Kaimana" in line.uraian
    assert "sampai baris buku nomor 2," in line.uraian
    lines = count(again)["mutasi"]
    again.login().catch_up()
    assert count(again)["mutasi"] == lines
    assert good(again)
