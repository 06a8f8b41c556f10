"""A file that reaches less far than it was seen to reach is never opened in silence (T25)."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from spkt_desk.db.engine import Database
from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.posisi import JenisTemuan, PosisiMundur, TandaPosisi
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.kunci.posisi import read_mark
from spkt_desk.kunci.slot_toml import read_slots, write_slots
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pencatatan import content_of
from spkt_desk.services.pintu import Pintu
from spkt_desk.services.posisi import RAHASIA_POSISI, TERJAUH, mark_anew
from tests.db.mentah import database_key, opened
from tests.services.meja import acts, good, inside, issue
from tests.support.stasiun import NRP, SANDI, Stasiun, founded

NEW = "rakit bambu di muara 3"


def _kept(stasiun: Stasiun, name: str) -> Path:
    """Close the station and copy its whole folder aside, as last night's copy."""
    stasiun.close()
    return Path(shutil.copytree(stasiun.path, stasiun.path.with_name(name)))


def _put_back(stasiun: Stasiun, copy: Path, *names: str) -> None:
    stasiun.close()
    for name in names:
        shutil.copyfile(copy / name, stasiun.path / name)


def _refused(stasiun: Stasiun) -> PosisiMundur:
    with pytest.raises(PosisiMundur) as refused:
        stasiun.login()
    return refused.value


def _whole(desk: Layanan) -> bool:
    return all(line.baik for line in desk.pemeriksaan.check())


def _mark(stasiun: Stasiun) -> TandaPosisi:
    with inside(stasiun) as raw:
        [(key,)] = raw.execute("SELECT isi FROM rahasia WHERE nama = ?", (RAHASIA_POSISI,))
    return read_mark(stasiun.folder.posisi.read_bytes(), key)


def _newest(stasiun: Stasiun) -> int:
    with inside(stasiun) as raw:
        return int(raw.execute("SELECT max(posisi) FROM riwayat").fetchone()[0])


def test_yesterdays_file_is_refused_and_not_touched(stasiun: Stasiun) -> None:
    issue(stasiun, "kemarin")
    copy = _kept(stasiun, "kemarin")
    stasiun.login().mutasi.write("Patroli kota")
    issue(stasiun, "hari ini")
    today = _kept(stasiun, "hari ini")
    _put_back(stasiun, copy, "stasiun.db")
    fault = _refused(stasiun)
    assert fault.temuan.jenis is JenisTemuan.BERKURANG
    for words in (
        "sedikitnya 4 peristiwa sejak 21-11-2026 08.07 tidak ada",
        "buku mutasi sampai nomor 1, seharusnya 3",
        "surat sampai nomor 412, seharusnya 413 (2026)",
        "tidak ada yang diubah",
    ):
        assert words in fault.message
    for words in ("stasiun.db-wal", "folder data yang lebih baru", "cadangan"):
        assert words in fault.advice
    # Neither the file nor the mark changed: the right file in its place opens as it was left.
    assert stasiun.folder.database.read_bytes() == (copy / "stasiun.db").read_bytes()
    assert stasiun.folder.posisi.read_bytes() == (today / "posisi.toml").read_bytes()
    _put_back(stasiun, today, "stasiun.db")
    assert _whole(stasiun.login())


def test_a_file_that_went_another_way_is_refused(stasiun: Stasiun) -> None:
    copy = _kept(stasiun, "kemarin")
    stasiun.login().mutasi.write("Satu")
    today = _kept(stasiun, "hari ini")
    _put_back(stasiun, copy, "stasiun.db", "posisi.toml")
    desk = stasiun.login()
    for turn in range(5):
        desk.mutasi.write(f"Lain {turn}")
    _put_back(stasiun, today, "posisi.toml")
    fault = _refused(stasiun)
    assert fault.temuan.jenis is JenisTemuan.BERCABANG
    assert "bukan lanjutan dari yang terakhir dipakai" in fault.message


def test_a_mark_behind_the_file_is_what_a_power_cut_leaves(stasiun: Stasiun) -> None:
    copy = _kept(stasiun, "kemarin")
    stasiun.login().mutasi.write("Satu")
    _put_back(stasiun, copy, "posisi.toml")
    assert _whole(stasiun.login())
    assert "dibuka walau berkurang" not in acts(stasiun)


def _other_station(stasiun: Stasiun) -> None:
    home = stasiun.path.with_name("lain")
    home.mkdir()
    other = founded(home, latihan=True)
    shutil.copyfile(other.folder.posisi, stasiun.folder.posisi)


def _one_entry_less(stasiun: Stasiun) -> None:
    text = stasiun.folder.posisi.read_text(encoding="utf-8")
    posisi = text.split("posisi = ")[1].split("\n")[0]
    less = text.replace(f"posisi = {posisi}", f"posisi = {int(posisi) - 1}")
    stasiun.folder.posisi.write_text(less, encoding="utf-8")


SPOILED: dict[str, tuple[Callable[[Stasiun], object], JenisTemuan, str]] = {
    "deleted": (lambda s: s.folder.posisi.unlink(), JenisTemuan.HILANG, "tidak ada di folder"),
    "emptied": (lambda s: s.folder.posisi.write_bytes(b""), JenisTemuan.ASING, "rusak, diubah"),
    "lowered": (_one_entry_less, JenisTemuan.ASING, "rusak, diubah"),
    "foreign": (_other_station, JenisTemuan.ASING, "milik stasiun lain"),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_mark_that_is_none_is_said(stasiun: Stasiun, how: str) -> None:
    spoil, jenis, words = SPOILED[how]
    desk = stasiun.login()
    assert good(stasiun)
    spoil(stasiun)
    # At a desk that is open the check says it; the next start says it before anything else.
    bad = [line for line in desk.pemeriksaan.check() if not line.baik]
    assert [line.bagian for line in bad] == ["Tanda posisi"]
    assert words in bad[0].kalimat
    stasiun.pintu = stasiun.new_door()
    fault = _refused(stasiun)
    assert fault.temuan.jenis is jenis
    assert words in fault.message
    assert "Catatan terakhir di berkas data: 21-11-2026 08.07" in fault.message


def test_opening_it_all_the_same_is_an_act_with_a_name(stasiun: Stasiun) -> None:
    copy = _kept(stasiun, "kemarin")
    stasiun.login().mutasi.write("Satu")
    _put_back(stasiun, copy, "stasiun.db")
    fault = _refused(stasiun)
    with pytest.raises(AccessDenied):
        stasiun.pintu.login(NRP, "bukan sandi saya 1", walau_mundur=True)
    assert _refused(stasiun).temuan == fault.temuan
    desk = stasiun.pintu.login(NRP, SANDI, walau_mundur=True)
    assert acts(stasiun)[-2:] == ["dibuka walau berkurang", "masuk"]
    with desk._konteks.database.reading() as work:  # noqa: SLF001
        [entry] = work.riwayat.of_record(f"posisi-{fault.temuan.berkas}")
        said = dict(decode_pairs(content_of(work, entry.posisi)))
    assert entry.petugas_id == desk.petugas.petugas_id
    assert said["temuan"] == "berkurang"
    assert said["kalimat"] == fault.temuan.kalimat
    # Decided once: the next start is an ordinary one, and the check still tells.
    stasiun.close()
    lines = {line.bagian: line for line in stasiun.login().pemeriksaan.check()}
    assert all(line.baik for line in lines.values())
    assert "1 kali dibuka walau catatan berkurang" in lines["Tanda posisi"].kalimat


def test_the_recovery_code_is_not_used_up_before_that_is_decided(stasiun: Stasiun) -> None:
    copy = _kept(stasiun, "kemarin")
    stasiun.login().mutasi.write("Satu")
    _put_back(stasiun, copy, "stasiun.db")
    slots = stasiun.folder.slots.read_bytes()
    with pytest.raises(PosisiMundur):
        stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)
    assert stasiun.folder.slots.read_bytes() == slots
    desk, _ = stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW, walau_mundur=True)
    assert _whole(desk)
    with desk._konteks.database.reading() as work:  # noqa: SLF001
        assert work.riwayat.count(JenisPeristiwa.DIBUKA_BERKURANG) == 1


def test_in_ordinary_work_the_mark_stays_close(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    behind = []
    for turn in range(3 * TERJAUH):
        desk.mutasi.write(f"Baris {turn}")
        behind.append(_newest(stasiun) - _mark(stasiun).posisi)
    assert 0 < max(behind) < TERJAUH / 2
    assert behind.count(0) == 3 * TERJAUH // (max(behind) + 1)


def test_no_save_waits_for_the_mark(stasiun: Stasiun) -> None:
    """Whoever runs things later gets the writing once, however many saves come before it."""
    waiting: list[Callable[[], None]] = []
    stasiun.close()
    door = stasiun.new_door()
    later = Pintu(stasiun.folder, stasiun.clock, door._random, door._sumber, waiting.append)  # noqa: SLF001
    desk = later.login(NRP, SANDI)
    at_login = _mark(stasiun).posisi
    assert at_login == _newest(stasiun)
    for turn in range(TERJAUH):
        desk.mutasi.write(f"Baris {turn}")
    assert (_mark(stasiun).posisi, len(waiting)) == (at_login, 1)
    waiting.pop()()
    assert _mark(stasiun).posisi == _newest(stasiun)
    desk.lock()
    waiting.pop()()
    assert _mark(stasiun).posisi == _newest(stasiun)
    desk.logout()
    assert _mark(stasiun).posisi == _newest(stasiun)
    later.close()


def test_leaving_without_a_word_leaves_the_mark(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Satu")
    stasiun.close()
    assert _mark(stasiun).posisi == _newest(stasiun)


def test_a_disk_that_refuses_the_mark_loses_no_save_and_is_told(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    blocked = stasiun.folder.posisi.with_name("posisi.toml.part")
    blocked.mkdir()
    for turn in range(TERJAUH):
        assert desk.mutasi.write(f"Baris {turn}").value.no == turn + 1
    bad = [line for line in desk.pemeriksaan.check() if not line.baik]
    assert [line.bagian for line in bad] == ["Tanda posisi"]
    assert "posisi.toml" in bad[0].kalimat
    blocked.rmdir()
    desk.logout()
    assert good(stasiun)


def test_whoever_puts_a_backup_back_writes_the_mark_anew(stasiun: Stasiun) -> None:
    copy = _kept(stasiun, "kemarin")
    stasiun.login().mutasi.write("Satu")
    _put_back(stasiun, copy, "stasiun.db")
    with closing(Database.open(stasiun.folder.database, database_key(stasiun))) as database:
        mark = mark_anew(stasiun.folder, database)
    assert mark == _mark(stasiun)
    assert _whole(stasiun.login())
    assert "dibuka walau berkurang" not in acts(stasiun)


def test_a_new_key_of_the_file_changes_nothing(stasiun: Stasiun) -> None:
    stasiun.close()
    key, fresh = database_key(stasiun), secrets.token_bytes(32)
    with opened(stasiun.folder.database, key) as raw:
        raw.execute(f"PRAGMA rekey = \"x'{fresh.hex()}'\"")
    slots = read_slots(stasiun.folder.slots.read_text(encoding="utf-8"))
    rewrapped = slots.rewrapped(key, fresh, secrets.token_bytes)
    stasiun.folder.slots.write_text(write_slots(rewrapped), encoding="utf-8")
    assert _whole(stasiun.login())
