"""A full disk: a small tmpfs, filled to the last page while the desk saves and prints."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from tests.db.mentah import database_key
from tests.services.meja import SANDI_LAIN, enrol
from tests.support.stasiun import IZIN, Stasiun, founded, make_draft
from tests.support.tools import tool

pytestmark = pytest.mark.faults

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(eq=False)
class Disk:
    """A disk of sixteen megabytes that can be filled up and given room again."""

    path: Path
    _fill: Path = field(init=False)

    def __post_init__(self) -> None:
        self._fill = self.path / "penuh"

    def fill(self) -> None:
        """Write until nothing more goes in."""
        with self._fill.open("ab", buffering=0) as out:
            for size in (1 << 16, PAGE, 1):
                _write_until_full(out.fileno(), bytes(size))
        assert shutil.disk_usage(self.path).free == 0

    def give(self, pages: int) -> None:
        """Take some pages back from the filler."""
        os.truncate(self._fill, max(0, self._fill.stat().st_size - pages * PAGE))

    def empty(self) -> None:
        """Make room: somebody deleted what was not needed."""
        self._fill.unlink(missing_ok=True)


def _write_until_full(handle: int, block: bytes) -> None:
    try:
        while True:
            os.write(handle, block)
    except OSError as failure:
        assert failure.errno == errno.ENOSPC  # noqa: PT017 - the disk must be full, not broken


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    path = tmp_path / "disk"
    path.mkdir()
    mount = subprocess.run(
        [tool("mount"), "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if mount.returncode:
        pytest.fail(f"no tmpfs to fill: {mount.stderr}", pytrace=False)
    yield Disk(path)
    # Lazily: a test that failed may have left its station open.
    subprocess.run([tool("umount"), "-l", str(path)], check=True)


@pytest.fixture
def stasiun(disk: Disk) -> Iterator[Stasiun]:
    station = founded(disk.path)
    yield station
    disk.empty()
    station.close()


def test_a_full_disk_at_save_loses_nothing_and_says_so(stasiun: Stasiun, disk: Disk) -> None:
    desk = stasiun.layanan
    promised = {f"awal-{place}": _issue(desk, f"awal-{place}") for place in range(5)}
    disk.fill()
    fault = _save_until_refused(desk, promised)
    assert "disk penuh" in fault.message
    assert "Semua catatan sebelumnya aman" in fault.message
    assert "simpan sekali lagi" in fault.advice
    # Readable while full, and after a new start of the program too.
    assert _missing(desk, promised) == []
    disk.empty()
    promised["sesudah"] = _issue(desk, "sesudah")
    assert _missing(desk, promised) == []
    _all_good(stasiun)


def test_every_shortage_between_none_and_enough_is_a_refusal(stasiun: Stasiun, disk: Disk) -> None:
    desk = stasiun.layanan
    promised: dict[str, str] = {}
    refused: list[str] = []
    for pages in range(64):
        disk.fill()
        disk.give(pages)
        try:
            promised[f"celah-{pages}"] = _issue(desk, f"celah-{pages}")
        except EnvironmentFault as fault:
            refused.append(fault.message)
        assert _missing(desk, promised) == []
    assert set(refused) == {"Belum tersimpan: disk penuh. Semua catatan sebelumnya aman."}
    assert len(promised) + len(refused) == 64
    disk.empty()
    _issue(desk, "sesudah")
    numbers = [one.uraian for one in desk.mutasi.day(desk.mutasi.today())]
    assert len(numbers) == len(promised) + 1
    _all_good(stasiun)


def test_typed_text_that_cannot_be_kept_is_said(stasiun: Stasiun, disk: Disk) -> None:
    desk = stasiun.layanan
    desk.draf.keep(make_draft("ketikan", tempat_hilang="sebelum penuh"))
    disk.fill()
    longer = make_draft("ketikan", tempat_hilang="x" * 200, keterangan="y" * 400)
    with pytest.raises(EnvironmentFault, match="disk penuh"):
        _until_refused(lambda: desk.draf.keep(longer))
    assert desk.draf.load("ketikan").pelapor == longer.pelapor
    disk.empty()
    desk.draf.keep(longer)
    assert desk.draf.load("ketikan") == longer


def test_a_full_disk_while_a_page_is_written(stasiun: Stasiun, disk: Disk) -> None:
    desk = stasiun.layanan
    terbitan = desk.kehilangan.issue(make_draft("surat")).value
    faults: list[str] = []
    leftovers: list[object] = []
    for pages in range(64):
        disk.fill()
        disk.give(pages)
        try:
            kertas = desk.kertas.ensure(terbitan.rekaman_id).value
        except EnvironmentFault as fault:
            faults.append(fault.message)
            leftovers += stasiun.folder.arsip.rglob("*.part")
            leftovers += desk.kertas.recent(5)
        else:
            break
    else:
        pytest.fail("the page never found room")
    assert len(faults) > 5
    # Both walls were met: the folder of the papers, and the file that names them.
    assert {fault.split(":")[0] for fault in faults} == {"Disk penuh", "Belum tersimpan"}
    assert leftovers == []
    assert kertas.nomor == terbitan.nomor
    assert desk.kertas.pdf(kertas.kertas_id).startswith(b"%PDF")
    disk.empty()
    assert desk.kertas.sweep().value > 0  # pages written whole that the full file could not name
    _all_good(stasiun)


def test_what_was_not_rendered_for_want_of_room_is_rendered_later(
    stasiun: Stasiun, disk: Disk
) -> None:
    desk = stasiun.layanan
    terbitan = desk.kehilangan.issue(make_draft("surat")).value
    disk.fill()
    assert desk.kertas.render_missing().value == 1  # the desk opens all the same
    assert desk.kertas.debts() == ()
    disk.empty()
    assert desk.kertas.render_missing().value == 0
    assert [one.nomor for one in desk.kertas.debts()] == [terbitan.nomor]
    _all_good(stasiun)


def test_a_backup_for_which_there_is_no_room_leaves_nothing(disk: Disk, tmp_path: Path) -> None:
    station = founded(tmp_path / "lain")
    desk = station.layanan
    for place in range(3):
        desk.kertas.ensure(desk.kehilangan.issue(make_draft(f"surat-{place}")).value.rekaman_id)
    stick = disk.path / "stik"
    faults: list[str] = []
    left: list[Path] = []
    for pages in range(0, 400, 8):
        disk.fill()
        disk.give(pages)
        try:
            made = desk.cadangan.create(stick).value
        except EnvironmentFault as fault:
            faults.append(fault.message)
            left += [*stick.glob("cadangan-*"), *stick.rglob("*.part")]
        else:
            break
    else:
        pytest.fail("the backup never found room")
    assert left == []
    assert len(faults) > 10
    assert all("penuh" in fault for fault in faults), set(faults)
    assert made.nomor == 1
    assert len(list(stick.rglob("*.seg"))) == 3
    _all_good(station)
    station.close()


def test_a_full_disk_at_a_change_of_key_leaves_the_account_closed_and_the_key_owed(
    stasiun: Stasiun, disk: Disk
) -> None:
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    desk = stasiun.layanan
    desk.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    before = database_key(stasiun)
    said: list[str] = []
    for pages in range(0, 600, 10):
        disk.fill()
        disk.give(pages)
        answer = desk.kunci_baru.settle().value
        if not answer:
            break
        said.append(answer)
        assert database_key(stasiun) == before
        assert desk.kunci_baru.owed()
        assert not stasiun.folder.new_slots.exists()
    else:
        pytest.fail("the change of key never found room")
    # Both walls were met: the copy, and the log in which the file is written anew.
    assert any("Cadangan belum jadi" in one for one in said)
    assert any("disk penuh atau tidak tertulis" in one for one in said)
    assert database_key(stasiun) != before
    disk.empty()
    with pytest.raises(AccessDenied):
        stasiun.login(bamin.nomor, SANDI_LAIN)
    _all_good(stasiun)


def test_control_a_writer_that_does_not_look_loses_and_is_caught(
    stasiun: Stasiun, disk: Disk
) -> None:
    page = os.urandom(40_000)
    disk.fill()
    disk.give(4)
    careless = stasiun.folder.arsip / "ceroboh.pdf"
    with careless.open("wb", buffering=0) as out:
        out.write(page)  # the count that comes back is not looked at: this is the mistake
    assert _broken({careless: hashlib.sha256(page).hexdigest()}) == [careless]
    with pytest.raises(EnvironmentFault):
        stasiun.layanan.kertas._konteks.arsip.put(page)  # noqa: SLF001 - the writer under test
    careless.unlink()
    disk.empty()
    name = stasiun.layanan.kertas._konteks.arsip.put(page)  # noqa: SLF001
    kept = stasiun.folder.arsip / name[:2] / f"{name}.seg"
    assert _broken({kept: hashlib.sha256(page).hexdigest()}) == []


def _issue(desk: Layanan, draft_id: str) -> str:
    return desk.kehilangan.issue(make_draft(draft_id)).value.nomor


def _save_until_refused(desk: Layanan, promised: dict[str, str]) -> EnvironmentFault:
    """Issue until the disk says no; the log may still have a few pages of its own."""
    for place in range(200):
        try:
            promised[f"penuh-{place}"] = _issue(desk, f"penuh-{place}")
        except EnvironmentFault as fault:
            return fault
    pytest.fail("a full disk never refused")


def _until_refused(act: Callable[[], object]) -> None:
    for _ in range(200):
        act()


def _missing(desk: Layanan, promised: dict[str, str]) -> list[str]:
    """Name every promised number of which the book of the day knows nothing."""
    lines = " ".join(one.uraian for one in desk.mutasi.day(desk.mutasi.today()))
    return [nomor for nomor in promised.values() if nomor not in lines]


def _broken(promised: dict[Path, str]) -> list[Path]:
    """Name every promised file that is not there whole."""
    return [
        path
        for path, sidik in promised.items()
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sidik
    ]


def _all_good(stasiun: Stasiun) -> None:
    """Close, open again and check everything."""
    stasiun.close()
    desk = stasiun.login()
    assert [line for line in desk.pemeriksaan.check() if not line.baik] == []
