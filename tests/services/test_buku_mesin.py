"""The book as a machine: whatever order things happen in, numbers stay whole and paper stays true.

The steps go through the services of a real station. A kill is a copy of the folder as it stands on
the disk at that moment, opened by another door.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from spkt_desk.domain.clock import Zona
from tests.db.mentah import database_key, unguarded
from tests.services.buku_utuh import book_lines, number_faults, sheet_faults
from tests.services.meja import good, inside, open_shift, page_text
from tests.support.serah import BASAH, filled
from tests.support.stasiun import Stasiun, founded

WITA = Zona.WITA.tzinfo
JAM = (
    datetime(2000, 1, 1, 0, 3, tzinfo=WITA),
    datetime(2026, 12, 31, 23, 59, 50, tzinfo=WITA),
    datetime(2027, 1, 1, 0, 0, 5, tzinfo=WITA),
    datetime(2028, 2, 29, 7, 58, tzinfo=WITA),
    datetime(2036, 11, 21, 12, tzinfo=WITA),
)
"""What a computer's clock may say of a sudden; some of it nobody believes."""

URAIAN = (
    "Patroli R2 ke pasar, situasi aman.",
    "Datang seorang warga menanyakan jalan ke balai desa " + "dan pulang lagi, " * 9 + "aman.",
    'Telepon dari Polres: "apel jam 07.00" 100% hadir.',
)


class Meja(RuleBasedStateMachine):
    """Somebody at the desk, a clock that may jump, and a plug that may be pulled."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="spkt-mesin-"))
        self.hidup = 0
        self.stasiun = founded(self.home)
        self.tulisan: dict[int, str] = {}
        """What was acknowledged, by number of the book; a kill takes none of it."""
        self.lembar: dict[int, bytes] = {}
        """The bytes of each sheet when it was first seen; they never change."""
        self.serah: dict[int, bytes] = {}
        """The same of each hand-over's paper."""

    @override
    def teardown(self) -> None:
        """Read all paper against all records, and let the machine check itself."""
        try:
            assert self.stasiun.layanan.lembar.render_missing().value == 0
            self._look_at_sheets()
            lines = book_lines(self.stasiun)
            assert {nomor: lines[nomor].uraian for nomor in self.tulisan} == self.tulisan
            assert sheet_faults(self.stasiun) == []
            assert [one for one in self.stasiun.layanan.pemeriksaan.check() if not one.baik] == []
        finally:
            self.stasiun.close()
            shutil.rmtree(self.home)

    @initialize()
    def giliran_pertama(self) -> None:
        """One guard has written and gone, so that there is paper from the first step."""
        self.buka_giliran(8)
        self.tulis(URAIAN[0], merah=False)
        self.buka_giliran(1)

    @rule(jam=st.integers(1, 14))
    def buka_giliran(self, jam: int) -> None:
        """A guard begins, and some hours pass."""
        open_shift(self.stasiun)
        self.stasiun.clock.advance(timedelta(hours=jam))

    @rule(uraian=st.sampled_from(URAIAN), merah=st.booleans())
    def tulis(self, uraian: str, merah: bool) -> None:
        """A line about now."""
        self._keep(self.stasiun.layanan.mutasi.write(uraian, merah=merah).value.nomor_buku, uraian)

    @rule(menit=st.integers(61, 60 * 40))
    def tulis_terlambat(self, menit: int) -> None:
        """A line about something long ago, with its reason."""
        uraian = "Tamu menginap melapor."
        kejadian = self.stasiun.layanan.clock.now().wall - timedelta(minutes=menit)
        written = self.stasiun.layanan.mutasi.write(
            uraian, f"{kejadian:%d/%m/%Y %H%M}", keterangan="tamu", sebab="melayani loket"
        ).value
        assert written.terlambat
        self._keep(written.nomor_buku, uraian)

    @rule(ke=st.integers(0, 99))
    @precondition(lambda self: self.tulisan)
    def ralat(self, ke: int) -> None:
        """Words of any line, however old, are corrected; again and again if need be."""
        nomor = sorted(self.tulisan)[ke % len(self.tulisan)]
        line = book_lines(self.stasiun)[nomor]
        semula = line.dicoret[-1][1].dibaca if line.dicoret else line.uraian.split()[0]
        dibaca = f"kata-{len(self.tulisan)}-{len(line.dicoret)}"
        self.stasiun.layanan.mutasi.correct(nomor, semula, dibaca, "salah ketik")

    @rule(hari=st.integers(-2, 2), saat=st.sampled_from((None, *JAM)))
    def jam_melompat(self, hari: int, saat: datetime | None) -> None:
        """Somebody or a dead battery sets the computer's clock."""
        now = self.stasiun.clock.now().wall
        self.stasiun.clock.set_wall(saat or now + timedelta(days=hari))

    @rule()
    def jam_dijawab(self) -> None:
        """Somebody answers for a clock that is doubted."""
        jam = self.stasiun.layanan.jam
        if not jam.doubt():
            return
        if self.stasiun.layanan.clock.now().wall.year < JAM[1].year:
            jam.correct("21112026", "0945")
        else:
            jam.confirm()

    @rule()
    def serah_terima(self) -> None:
        """The oldest hand-over that waits is finished."""
        layanan = self.stasiun.layanan
        running = [one.nomor for one in layanan.giliran.current()]
        waiting = [*layanan.serah.pending(), *running]
        if waiting and waiting[0] not in self._handed_over():
            layanan.serah.finish(filled(layanan, waiting[0]), BASAH)

    @rule(paling=st.sampled_from((None, 1)))
    def garis_tutup(self, paling: int | None) -> None:
        """Sheets that wait are ruled off."""
        self.stasiun.layanan.lembar.render_missing(paling)
        self._look_at_sheets()

    @rule(ke=st.integers(0, 99))
    @precondition(lambda self: self.lembar)
    def cetak_ulang(self, ke: int) -> None:
        """A kept sheet is printed again: it names the corrections it could not know."""
        giliran = sorted(self.lembar)[ke % len(self.lembar)]
        said = page_text(self.stasiun.layanan.lembar.print_sheets((giliran,))[0].pdf)
        lines = book_lines(self.stasiun)
        with inside(self.stasiun) as raw:
            [(awal, akhir, known)] = raw.execute(
                "SELECT baris_awal, baris_akhir, (SELECT max(nomor_buku) FROM mutasi"
                " WHERE posisi <= sampai) FROM lembar WHERE giliran = ?",
                (giliran,),
            ).fetchall()
        for one in lines.values():
            if one.ralat and awal <= one.ralat.atas <= akhir and one.nomor_buku > known:
                assert f"lihat ralat No. {one.no} tgl {one.hari:%d-%m-%Y}" in said

    @rule()
    def mati(self) -> None:
        """The plug is pulled: what is on the disk goes on under another door."""
        self._go_on(self._copied())

    @rule()
    def mati_saat_menggaris(self) -> None:
        """The plug is pulled when the sheets' file is durable and no act names it yet."""
        before = self._copied()
        self.stasiun.layanan.lembar.render_missing(1)
        shutil.copytree(self.stasiun.folder.arsip, before / "arsip", dirs_exist_ok=True)
        self._go_on(before)
        self.stasiun.layanan.catch_up()
        self.stasiun.layanan.tidy()
        names = self.stasiun.layanan._konteks.arsip.names()  # noqa: SLF001
        self._look_at_sheets()
        assert len(names) == len(self.lembar) + len(self.serah)

    @rule()
    def masuk_lagi(self) -> None:
        """The program is closed as it should be, and started again."""
        self.stasiun.close()
        self.stasiun = Stasiun(self.stasiun.path, self.stasiun.clock, self.stasiun.kode_pemulihan)
        self.stasiun.layanan.catch_up()

    @invariant()
    def nomor_utuh(self) -> None:
        """Lines 1..n, 1..k in each day, pages of each book one after another."""
        assert number_faults(self.stasiun) == []

    def _keep(self, nomor: int, uraian: str) -> None:
        self.tulisan[nomor] = uraian

    def _handed_over(self) -> set[int]:
        return {one.giliran for one in self.stasiun.layanan.serah.shifts() if one.selesai}

    def _look_at_sheets(self) -> None:
        """Remember new sheets; the old ones are what they were."""
        with inside(self.stasiun) as raw:
            kept = [giliran for (giliran,) in raw.execute("SELECT giliran FROM lembar").fetchall()]
        now = {giliran: self.stasiun.layanan.lembar.pdf(giliran) for giliran in kept}
        assert {giliran: now[giliran] for giliran in self.lembar} == self.lembar
        self.lembar = now
        papers = self.stasiun.layanan.serah
        handed = {giliran: papers.sheet(giliran).pdf for giliran in self._handed_over()}
        assert {giliran: handed[giliran] for giliran in self.serah} == self.serah
        self.serah = handed

    def _copied(self) -> Path:
        self.hidup += 1
        return Path(shutil.copytree(self.stasiun.path, self.home / f"hidup-{self.hidup}"))

    def _go_on(self, path: Path) -> None:
        """Open a folder as the next start finds it; the old one lets its file go."""
        old, self.stasiun = (
            self.stasiun,
            Stasiun(path, self.stasiun.clock, self.stasiun.kode_pemulihan),
        )
        old.close()
        shutil.rmtree(old.path)


TestBuku = Meja.TestCase
TestBuku.settings = settings(max_examples=12, stateful_step_count=30)


@pytest.fixture
def dua_giliran(stasiun: Stasiun) -> Stasiun:
    """Two shifts ruled off, with a late line, a correction of each kind, and a doubted clock."""
    mutasi = stasiun.layanan.mutasi
    for _turn in range(2):
        open_shift(stasiun)
        nomor = mutasi.write(URAIAN[1], merah=True).value.nomor_buku
        mutasi.correct(nomor, "seorang", "dua orang", "salah lihat")
        stasiun.clock.advance(timedelta(hours=8))
        mutasi.write(URAIAN[2], "2015", sebab="melayani loket")
    open_shift(stasiun)
    stasiun.layanan.lembar.render_missing()
    mutasi.correct(2, "warga", "pelajar", "salah lihat")
    return stasiun


def test_a_whole_book_has_no_fault(dua_giliran: Stasiun) -> None:
    assert len(book_lines(dua_giliran)) == 10
    assert number_faults(dua_giliran) == []
    assert sheet_faults(dua_giliran) == []
    assert good(dua_giliran)


@pytest.mark.parametrize(
    ("statement", "reads", "named"),
    [
        ("DELETE FROM mutasi WHERE nomor_buku = 4", number_faults, "baris buku 5 di tempat 4"),
        ("UPDATE mutasi SET no = 90 WHERE nomor_buku = 3", number_faults, "No. 90"),
        ("UPDATE mutasi SET hari = '2026-11-20' WHERE nomor_buku = 3", number_faults, "No. 3"),
        ("UPDATE lembar SET halaman_awal = 3 WHERE giliran = 2", number_faults, "halaman 3"),
        ("UPDATE lembar SET baris_awal = 6 WHERE giliran = 2", number_faults, "baris 6"),
        (
            "UPDATE mutasi SET kejadian = replace(kejadian, 'T08', 'T07') WHERE nomor_buku = 2",
            sheet_faults,
            "'07.07'",
        ),
        ("UPDATE mutasi SET paraf = 'XX' WHERE nomor_buku = 3", sheet_faults, "'XX'"),
        ("UPDATE mutasi SET merah = 0 WHERE nomor_buku = 2", sheet_faults, "tercatat ('2'"),
        ("UPDATE mutasi SET ralat_atas = 1 WHERE nomor_buku = 3", sheet_faults, "giliran 1"),
    ],
)
def test_the_readers_find_what_somebody_changed(
    dua_giliran: Stasiun, statement: str, reads: Callable[[Stasiun], list[str]], named: str
) -> None:
    with unguarded(dua_giliran.folder.database, database_key(dua_giliran)) as raw:
        raw.execute(statement)
    found = reads(dua_giliran)
    assert any(named in one for one in found), found
