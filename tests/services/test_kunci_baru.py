"""A new database key: who still gets in, what the old key opens, and that nothing else changed."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from spkt_desk.db import engine as engine_module
from spkt_desk.db import kunci_baru as kunci_baru_module
from spkt_desk.db.engine import Database
from spkt_desk.db.faults import KunciSalah
from spkt_desk.devices.cadangan import FolderCadangan
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.outcomes import KodeAnswer
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.kunci.slot_toml import read_slots, write_slots
from spkt_desk.services import akun as akun_module
from spkt_desk.services.cadangan import make_copy
from spkt_desk.services.pencatatan import content_of
from tests.db.mentah import database_key
from tests.services.meja import SANDI_LAIN, acts, enrol, good, inside, issue, printed
from tests.support.stasiun import IZIN, NRP, SANDI, Stasiun, make_draft

NEW = "rakit bambu di muara 3"


def _end_bamin(stasiun: Stasiun) -> str:
    """End the account of the Bamin; return his number."""
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    return bamin.nomor


def _refused_key(stasiun: Stasiun, key: bytes) -> None:
    with pytest.raises(KunciSalah):
        Database.open(stasiun.folder.database, key)


def test_after_an_account_ended_the_old_key_opens_nothing(stasiun: Stasiun) -> None:
    before = database_key(stasiun)
    ended = _end_bamin(stasiun)
    assert database_key(stasiun) == before
    assert "akun ditutup" in stasiun.layanan.kunci_baru.owed()
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert stasiun.layanan.kunci_baru.owed() == ""
    _refused_key(stasiun, before)
    assert database_key(stasiun) != before
    assert not stasiun.folder.new_slots.exists()
    with pytest.raises(AccessDenied):
        stasiun.login(ended, SANDI_LAIN)
    assert good(stasiun)
    stasiun.close()
    _refused_key(stasiun, before)
    stasiun.pintu = stasiun.new_door()
    assert stasiun.login().petugas.nomor == NRP


def test_the_open_desk_works_on_for_every_officer_who_was_in(stasiun: Stasiun) -> None:
    ka = enrol(stasiun, Peran.KA_SPKT)
    rekaman = issue(stasiun)
    kept = printed(stasiun, rekaman)
    kode = stasiun.layanan.kehilangan.issue(make_draft("kedua")).value.kode
    stasiun.layanan.draf.keep(make_draft("draf"))
    _end_bamin(stasiun)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    for desk in (stasiun.layanan, ka):
        assert desk.kertas.pdf(kept.kertas_id).startswith(b"%PDF")
        assert desk.verifikasi.verify(kode).answer is KodeAnswer.ASLI
        assert desk.draf.load("draf").pelapor == make_draft("draf").pelapor
    ka.lock()
    ka.unlock(SANDI_LAIN)
    with pytest.raises(AccessDenied):
        ka.unlock("bukan sandi saya 1")
    issue(stasiun, "sesudah")
    fresh = stasiun.layanan.new_recovery_code(Bukti(SANDI))
    assert fresh
    stasiun.login()
    assert acts(stasiun).count("masuk gagal") == 1
    assert good(stasiun)


def test_an_account_made_after_the_change_opens_the_station(stasiun: Stasiun) -> None:
    _end_bamin(stasiun)
    stasiun.layanan.kunci_baru.settle()
    assert enrol(stasiun, Peran.KAPOLSEK).petugas.aktif
    assert good(stasiun)


def test_the_recovery_code_brings_a_new_key_and_the_next_code_opens(stasiun: Stasiun) -> None:
    before = database_key(stasiun)
    _, following = stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)
    assert stasiun.layanan.kunci_baru.owed() == ""
    _refused_key(stasiun, before)
    with pytest.raises(AccessDenied):
        stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, SANDI)
    again, _ = stasiun.pintu.recover(following, NRP, SANDI)
    assert again.kunci_baru.owed() == ""
    assert acts(stasiun).count("kunci baru") == 2
    assert good(stasiun)


def test_the_act_names_why_and_what_is_not_owed_is_not_done(stasiun: Stasiun) -> None:
    before = database_key(stasiun)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert database_key(stasiun) == before
    assert "kunci baru" not in acts(stasiun)
    _end_bamin(stasiun)
    stasiun.layanan.kunci_baru.settle()
    stasiun.layanan.kunci_baru.settle()
    assert acts(stasiun).count("kunci baru") == 1
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        said = dict(decode_pairs(content_of(work, len(acts(stasiun)))))
    assert said == {"sebab": "akun ditutup", "sampai": str(len(acts(stasiun)) - 1)}


def test_no_copy_under_the_old_key_stays(stasiun: Stasiun) -> None:
    printed(stasiun, issue(stasiun))
    _end_bamin(stasiun)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    copies = FolderCadangan(stasiun.folder.cadangan)
    assert copies.numbers() == ()
    # No real backup: it lay on the same disk, so the light for backups does not count it.
    assert stasiun.layanan.cadangan.last() == ()


def test_the_copy_stays_while_the_station_does_not_pass_its_check(stasiun: Stasiun) -> None:
    """A kill between the act and the removal left it; the next login looks before it goes."""
    copies = FolderCadangan(stasiun.folder.cadangan)
    made = make_copy(stasiun.layanan._konteks, copies.path, papers=False)  # noqa: SLF001
    slots = stasiun.folder.slots.read_bytes()
    whole = read_slots(slots.decode("utf-8"))
    cut = replace(whole, officers=whole.officers[:-1])
    stasiun.folder.slots.write_text(write_slots(cut), encoding="utf-8")
    said = stasiun.layanan.kunci_baru.settle().value
    assert "tetap disimpan" in said
    assert "Berkas kunci" in said
    assert copies.numbers() == (made.nomor,)
    stasiun.folder.slots.write_bytes(slots)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert copies.numbers() == ()


def test_a_fault_leaves_the_account_closed_and_the_key_owed(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = _end_bamin(stasiun)
    before = database_key(stasiun)

    def _full(*_: object) -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")

    for target, name in ((engine_module, "copy_file"), (engine_module, "rekey_file")):
        with monkeypatch.context() as patch:
            patch.setattr(target, name, _full)
            said = stasiun.layanan.kunci_baru.settle().value
        assert "belum diganti" in said
        assert "Disk penuh" in said
        assert "akun ditutup" in stasiun.layanan.kunci_baru.owed()
        assert not stasiun.folder.new_slots.exists()
        assert database_key(stasiun) == before
        with pytest.raises(AccessDenied):
            stasiun.login(ended, SANDI_LAIN)
        bad = [line for line in stasiun.layanan.pemeriksaan.check() if not line.baik]
        assert [line.bagian for line in bad] == ["Kunci data"]
        issue(stasiun, f"tetap-{name}")
    assert stasiun.login().kunci_baru.settle().value == ""
    assert good(stasiun)


def test_a_name_that_could_not_be_given_is_given_before_the_next_password(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has its new key, the slot file not yet: lock page, door and the next try mend it."""
    desk = stasiun.layanan
    _end_bamin(stasiun)
    before = database_key(stasiun)

    def _stuck(*_: object) -> None:
        raise EnvironmentFault("Disk bermasalah.", "Ulangi.")

    with monkeypatch.context() as patch:
        patch.setattr(akun_module, "settle", _stuck)
        assert "Disk bermasalah" in desk.kunci_baru.settle().value
    assert stasiun.folder.new_slots.exists()
    issue(stasiun, "dengan kunci baru")
    desk.lock()
    desk.unlock(SANDI)
    assert not stasiun.folder.new_slots.exists()
    assert database_key(stasiun) != before
    assert stasiun.login().kunci_baru.settle().value == ""
    assert good(stasiun)


def test_while_nobody_knows_which_key_fits_both_slot_files_stay(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    _end_bamin(stasiun)
    before = database_key(stasiun)

    def _dumb(*_: object) -> bool:
        raise EnvironmentFault("Disk tidak dapat dibaca.", "Periksa kabelnya.")

    with monkeypatch.context() as patch:
        patch.setattr(kunci_baru_module, "opens", _dumb)
        assert "Tidak dapat dipastikan" in stasiun.layanan.kunci_baru.settle().value
    following = stasiun.folder.new_slots.read_bytes()
    with pytest.raises(EnvironmentFault):
        stasiun.layanan.kunci_baru.settle()
    with pytest.raises(EnvironmentFault):
        stasiun.login()
    assert stasiun.folder.new_slots.read_bytes() == following
    assert database_key(stasiun) == before
    with pytest.raises(KunciSalah):  # the desk of this run is at its end
        stasiun.close()
    stasiun.pintu = stasiun.new_door()
    desk = stasiun.login()
    assert database_key(stasiun) != before
    assert not stasiun.folder.new_slots.exists()
    assert desk.kunci_baru.settle().value == ""
    assert [line for line in desk.pemeriksaan.check() if not line.baik] == []


def test_a_change_that_another_reader_sees_ends_with_the_new_slots(stasiun: Stasiun) -> None:
    _end_bamin(stasiun)
    before = database_key(stasiun)
    real = Database.copy_to

    with inside(stasiun) as raw:
        # The copy is the last step before the key: the reader begins while the log is empty.
        def _copied(database: Database, target: Path) -> None:
            real(database, target)
            assert database.checkpoint()
            raw.execute("BEGIN")
            raw.execute("SELECT count(*) FROM riwayat").fetchall()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Database, "copy_to", _copied)
            said = stasiun.layanan.kunci_baru.settle().value
        raw.execute("ROLLBACK")
    assert "Program lain masih membaca" in said
    assert stasiun.layanan.kunci_baru.owed() == ""
    _refused_key(stasiun, before)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert not stasiun.folder.new_slots.exists()
    assert stasiun.login().petugas.nomor == NRP
    assert good(stasiun)


def test_a_fault_that_no_rule_knows_keeps_both_slot_files(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Committed, then anything at all instead of an answer: the next start asks the file."""
    _end_bamin(stasiun)
    before = database_key(stasiun)
    real = kunci_baru_module.opens

    def _gone(path: Path, key: bytes) -> bool:
        assert real(path, key)
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(kunci_baru_module, "opens", _gone)
        with pytest.raises(MemoryError):
            stasiun.layanan.kunci_baru.settle()
    with pytest.raises(EnvironmentFault):
        stasiun.login()
    assert stasiun.folder.new_slots.exists()
    with pytest.raises(KunciSalah):
        stasiun.close()
    stasiun.pintu = stasiun.new_door()
    assert stasiun.login().kunci_baru.settle().value == ""
    assert database_key(stasiun) != before
    assert [line for line in stasiun.login().pemeriksaan.check() if not line.baik] == []


def test_refused_tries_counted_between_are_not_forgotten(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    _end_bamin(stasiun)

    def _stuck(*_: object) -> None:
        raise EnvironmentFault("Disk bermasalah.", "Ulangi.")

    with monkeypatch.context() as patch:
        patch.setattr(akun_module, "settle", _stuck)
        stasiun.layanan.kunci_baru.settle()
    stasiun.close()
    stasiun.pintu = stasiun.new_door()
    for _ in range(3):
        with pytest.raises(AccessDenied):
            stasiun.login(NRP, "bukan sandi saya 1")
    stasiun.login()
    assert acts(stasiun).count("masuk gagal") == 3
    assert not stasiun.folder.new_slots.exists()


def test_a_slot_file_laid_beside_by_somebody_else_changes_nothing(stasiun: Stasiun) -> None:
    planted = read_slots(stasiun.folder.slots.read_text("utf-8"))
    key = database_key(stasiun)
    stranger = planted.with_officer(key, "99999999", NEW, lambda size: b"\x07" * size)
    stasiun.close()
    stasiun.folder.new_slots.write_text(write_slots(stranger), "utf-8")
    stasiun.pintu = stasiun.new_door()
    stasiun.login()
    assert not stasiun.folder.new_slots.exists()
    assert good(stasiun)
    stasiun.folder.new_slots.write_text("bukan berkas kunci", "utf-8")
    stasiun.login()
    assert not stasiun.folder.new_slots.exists()


def test_a_slot_file_read_before_the_change_is_not_written_after_it(stasiun: Stasiun) -> None:
    akun = stasiun.layanan._konteks.akun  # noqa: SLF001 - the keeper under test
    stale = akun.slots()
    _end_bamin(stasiun)
    stasiun.layanan.kunci_baru.settle()
    with pytest.raises(EnvironmentFault, match="kunci data berganti"):
        akun.change(lambda _slots: (stale, None))
    assert stasiun.login().petugas.nomor == NRP


def test_acts_of_other_threads_wait_for_the_key_and_none_is_lost(stasiun: Stasiun) -> None:
    _end_bamin(stasiun)
    desk = stasiun.layanan
    done: list[str] = []
    begun, stop = threading.Event(), threading.Event()

    def _write() -> None:
        while not stop.is_set():
            done.append(desk.mutasi.write(f"Patroli {len(done)}").value.uraian)
            begun.set()
            stop.wait(0.005)  # a hand that writes faster than the disk starves everybody else

    writer = threading.Thread(target=_write)
    writer.start()
    assert begun.wait(20)
    said = desk.kunci_baru.settle().value
    stop.set()
    writer.join(20)
    assert said == ""
    lines = [one.uraian for one in desk.mutasi.day(desk.mutasi.today())]
    assert [one for one in done if one not in lines] == []
    assert good(stasiun)
