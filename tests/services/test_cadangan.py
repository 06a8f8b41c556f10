"""Backups: what they hold, that a bad copy gets no name, and what the station knows of the last."""

from __future__ import annotations

import hashlib
import shutil
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from spkt_desk.db.engine import Database
from spkt_desk.devices import berkas
from spkt_desk.devices.cadangan import DAFTAR, FolderCadangan
from spkt_desk.domain.cadangan import BERKAS, DaftarIsi, read_daftar
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.slot_toml import read_slots
from spkt_desk.services import cadangan as cadangan_module
from tests.db.mentah import database_key, opened, unguarded
from tests.services.meja import SANDI_LAIN, acts, good, inside, issue, printed
from tests.support.stasiun import IZIN, PERTAMA, Stasiun, founded, make_officers


def _daftar(place: Path) -> DaftarIsi:
    return read_daftar((place / DAFTAR).read_text(encoding="utf-8"))


def test_a_backup_holds_the_file_the_slots_the_key_and_each_page_once(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    tempat = tmp_path / "stik" / "cadangan"
    printed(stasiun, issue(stasiun))
    first = stasiun.layanan.cadangan.create(tempat).value
    assert first.salinan_baru == 1
    assert first.hilang == ()
    printed(stasiun, issue(stasiun, "draf-uji-2"))
    second = stasiun.layanan.cadangan.create(tempat).value
    assert (second.nomor, second.salinan_baru) == (2, 1)
    place = Path(second.tempat)
    assert sorted(one.name for one in place.iterdir()) == sorted((*BERKAS, DAFTAR))
    daftar = _daftar(place)
    assert (daftar.nomor, daftar.posisi) == (2, second.posisi)
    for name, sidik in zip(BERKAS, daftar.sidik, strict=True):
        assert hashlib.sha256((place / name).read_bytes()).hexdigest() == sidik
    pages = {one.stem: one for one in (tempat / "arsip").rglob("*.seg")}
    assert set(daftar.arsip) == set(pages)
    assert len(pages) == 2
    with opened(place / "stasiun.db", database_key(stasiun)) as raw:
        assert raw.execute("SELECT max(posisi) FROM riwayat").fetchone()[0] == second.posisi
    assert good(stasiun)


def test_the_backup_is_an_act_and_the_last_one_is_known(stasiun: Stasiun, tmp_path: Path) -> None:
    assert stasiun.layanan.cadangan.last() == ()
    made = stasiun.layanan.cadangan.create(tmp_path / "stik").value
    assert acts(stasiun)[-1] == "cadangan dibuat"
    (last,) = stasiun.layanan.cadangan.last()
    assert (last.nomor, last.tempat, last.posisi) == (1, made.tempat, made.posisi)
    assert last.sesudahnya == 0
    issue(stasiun)
    (last,) = stasiun.layanan.cadangan.last()
    assert last.sesudahnya == len(acts(stasiun)) - made.posisi - 1 > 0
    assert "baris" not in made.tempat
    with inside(stasiun) as raw:
        assert raw.execute("SELECT count(*) FROM mutasi").fetchone()[0] == 1  # the letter's alone


def test_an_account_made_between_file_and_slots_is_no_damage(
    stasiun: Stasiun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody enters a colleague and his account while the file is copied: it waits its turn."""
    desk = stasiun.layanan
    real = Database.copy_to

    def _join() -> None:
        fresh = replace(desk.setelan.petugas()[2], petugas_id="", nomor="90010123")
        who = desk.setelan.save_petugas(fresh, IZIN).value
        desk.setelan.add_account(who.petugas_id, SANDI_LAIN, IZIN)

    other = threading.Thread(target=_join)

    def _copied(database: Database, target: Path) -> None:
        real(database, target)
        other.start()
        other.join(1)  # done by then, unless it has to wait

    monkeypatch.setattr(Database, "copy_to", _copied)
    made = desk.cadangan.create(tmp_path / "stik").value
    other.join(10)
    assert stasiun.login("90010123", SANDI_LAIN).petugas.aktif
    slots = read_slots((Path(made.tempat) / "kunci.toml").read_text(encoding="utf-8"))
    assert not slots.has_officer("90010123")
    assert good(stasiun)


def test_the_number_gives_the_order_whatever_the_clock_says(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    first = stasiun.layanan.cadangan.create(tmp_path / "stik").value
    stasiun.clock.set_wall(stasiun.clock.now().wall - timedelta(days=9000))
    second = stasiun.layanan.cadangan.create(tmp_path / "stik").value
    assert second.waktu < first.waktu
    assert FolderCadangan(tmp_path / "stik").numbers() == (1, 2)
    (last,) = stasiun.layanan.cadangan.last()
    assert last.nomor == 2


def test_a_page_missing_in_the_station_is_named_and_the_rest_is_kept(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    printed(stasiun, issue(stasiun))
    printed(stasiun, issue(stasiun, "draf-uji-2"))
    with inside(stasiun) as raw:
        (nama,) = raw.execute("SELECT berkas FROM kertas ORDER BY posisi LIMIT 1").fetchone()
    (stasiun.folder.arsip / nama[:2] / f"{nama}.seg").write_bytes(b"rusak")
    made = stasiun.layanan.cadangan.create(tmp_path / "stik").value
    assert made.hilang == (PERTAMA,)
    assert made.salinan_baru == 1
    assert not list((tmp_path / "stik").rglob(f"{nama}.seg"))
    assert nama not in _daftar(Path(made.tempat)).arsip


def test_a_station_that_is_not_whole_gets_no_backup_that_looks_whole(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    stasiun.layanan.cadangan.create(tmp_path / "stik")
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("UPDATE riwayat SET waktu = '2020-01-01T00:00:00.000+08:00' WHERE posisi = 2")
    with pytest.raises(EnvironmentFault, match=r"salinan tidak utuh \(Rantai riwayat"):
        stasiun.layanan.cadangan.create(tmp_path / "stik")
    assert [one.name for one in (tmp_path / "stik").glob("cadangan-*")] == ["cadangan-000001"]
    assert acts(stasiun).count("cadangan dibuat") == 1


def test_a_copy_that_differs_from_its_slot_file_gets_no_name(
    stasiun: Stasiun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: the copy itself is looked at, not the station once more."""
    (tmp_path / "lain").mkdir()
    other = founded(tmp_path / "lain", officers=make_officers())
    real = berkas.copy_sealed

    def _swapped(source: Path, target: Path) -> str:
        return real(other.folder.slots if source == stasiun.folder.slots else source, target)

    monkeypatch.setattr(cadangan_module, "copy_sealed", _swapped)
    with pytest.raises(EnvironmentFault, match="Berkas kunci"):
        stasiun.layanan.cadangan.create(tmp_path / "stik")
    assert not list((tmp_path / "stik").iterdir())


def test_folders_that_are_no_place_for_a_backup_are_refused(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentFault, match="di dalam folder data"):
        stasiun.layanan.cadangan.create(stasiun.path / "cadangan")
    other = founded(tmp_path / "lain")
    made = other.layanan.cadangan.create(tmp_path / "stik").value
    other.close()
    text = (Path(made.tempat) / DAFTAR).read_text(encoding="utf-8")
    foreign = DaftarIsi(*(getattr(read_daftar(text), one) for one in DaftarIsi.__slots__))
    strange = DaftarIsi(1, "0123456789", foreign.waktu, foreign.posisi, foreign.sidik, ())
    (Path(made.tempat) / DAFTAR).write_text(strange.write(), encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="stasiun lain"):
        stasiun.layanan.cadangan.create(tmp_path / "stik")
    (Path(made.tempat) / DAFTAR).write_text(strange.write()[:-9], encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="rusak"):
        stasiun.layanan.cadangan.create(tmp_path / "stik")


def test_what_a_kill_left_half_built_goes_first(stasiun: Stasiun, tmp_path: Path) -> None:
    half = tmp_path / "stik" / "cadangan-000001.part"
    half.mkdir(parents=True)
    (half / "stasiun.db").write_bytes(b"separuh")
    made = stasiun.layanan.cadangan.create(tmp_path / "stik").value
    assert made.nomor == 1
    assert not half.exists()
    shutil.rmtree(made.tempat)
    assert stasiun.layanan.cadangan.create(tmp_path / "stik").value.nomor == 1
