"""The killing harness: start a desk, kill it at a random moment, open the station again and look.

Three outcomes are counted apart (trust.md 6): acknowledged (must be there, whole), in flight (may
be there or not, but whole or absent), and what nobody began (must not be there).
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from spkt_desk.db.engine import Database
from spkt_desk.db.work import Work
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.services.laporan_kehilangan import read_report
from spkt_desk.services.mutasi import read_day
from tests.db.mentah import database_key, opened
from tests.faults.pekerja import SESUDAH
from tests.support.stasiun import SAAT, Stasiun, founded

CHECKOUT = Path(__file__).parents[2]
MOST_ACTS = 12
"""Acts a desk begins before its time is up: counted, so that a busy computer kills at work too."""

LATEST = 0.02
"""Longest wait after the last of them began, in seconds: about two acts long."""

EARLY = 0.05
"""Longest life of the desks that are killed on their way in, counted from the word to begin."""

ONE_IN = 5
"""One desk in so many is killed early."""

A_STATION = 25
"""Kills a station suffers before the next one is taken: the file grows, the check with it."""

WARM = 2
"""Desks that warm up (imports) while another is being killed."""


@dataclass(frozen=True)
class Kill:
    """One kill: how long after the last begun act, what was promised, under way, found."""

    delay: float
    logged_in: bool
    acknowledged: int
    in_flight: str
    survived: bool


@dataclass
class Hasil:
    """What many kills showed."""

    kills: list[Kill] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        """How many acts were promised."""
        return sum(kill.acknowledged for kill in self.kills)

    @property
    def in_flight(self) -> Counter[str]:
        """How many kills fell inside an act, by its kind."""
        return Counter(kill.in_flight for kill in self.kills if kill.in_flight)

    @property
    def survivors(self) -> int:
        """How many acts were durable though their answer never arrived."""
        return sum(kill.survived for kill in self.kills)

    def write(self, path: Path) -> None:
        """Keep the distribution of the moments, one line a kill."""
        with path.open("w", encoding="utf-8", newline="") as out:
            lines = csv.writer(out)
            lines.writerow(["detik", "sudah masuk", "dijawab", "sedang", "ternyata tersimpan"])
            for kill in self.kills:
                moment = f"{kill.delay:.4f}"
                lines.writerow(
                    [moment, kill.logged_in, kill.acknowledged, kill.in_flight, kill.survived]
                )

    def summary(self) -> str:
        """Say it in one line."""
        before = sum(not kill.logged_in for kill in self.kills)
        return (
            f"{len(self.kills)} kills ({before} before login, in flight "
            f"{dict(self.in_flight)}, of them durable {self.survivors}), "
            f"{self.acknowledged} acknowledged, {len(self.lost)} lost, {len(self.half)} half"
        )


class Meja:
    """A desk in a process of its own, warmed up and waiting for its station."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.pekerja"],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines: list[str] = []
        self._heard = threading.Condition()
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,))
        self._reader.start()

    def _read(self, pipe: IO[str]) -> None:
        for line in pipe:
            with self._heard:
                self._lines.append(line.strip())
                self._heard.notify_all()

    def _wait_for(self, word: str, times: int) -> None:
        """Wait until the desk has said a word so often."""
        with self._heard:
            assert self._heard.wait_for(
                lambda: sum(line.startswith(word) for line in self._lines) >= times, timeout=60
            ), self._lines

    def live(self, path: Path, name: str, way: str, acts: int, delay: float) -> list[str]:
        """Let the desk begin `acts` acts and live `delay` seconds more; return all it said."""
        self._wait_for("hangat", 1)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{path} {name} {way}\n")
        self._process.stdin.flush()
        self._wait_for("mulai", acts)
        threading.Event().wait(delay)
        self.end()
        return [line for line in self._lines if line != "hangat"]

    def end(self) -> None:
        """Kill -9, no farewell."""
        self._process.kill()
        self._process.wait(30)
        self._reader.join(30)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


def run_kills(folder: Path, count: int, *, seed: int, way: str = SESUDAH) -> Hasil:
    """Kill `count` desks, looking at the station after every one."""
    moments = random.Random(seed)
    hasil = Hasil()
    waiting = [Meja() for _ in range(WARM)]
    stasiun = founded(folder / "0")
    for number in range(count):
        if number and number % A_STATION == 0:
            stasiun = founded(folder / str(number))
        acts, delay = _moment(moments, number, way)
        said = waiting.pop(0).live(stasiun.path, str(number), way, acts, delay)
        if number + WARM < count:
            waiting.append(Meja())
        _look(stasiun, said, delay, hasil)
    for left in waiting:
        left.end()
    return hasil


def _moment(moments: random.Random, number: int, way: str) -> tuple[int, float]:
    """Return after how many begun acts, and how many seconds later, a desk is killed."""
    if way != SESUDAH:  # a control must have begun to be one
        return 1, moments.uniform(0, LATEST)
    if number % ONE_IN == 0:
        return 0, moments.uniform(0, EARLY)
    return moments.randint(1, MOST_ACTS), moments.uniform(0, LATEST)


def _look(stasiun: Stasiun, said: list[str], delay: float, hasil: Hasil) -> None:
    """Open the station as the next start does, and compare it with what was promised."""
    acknowledged = [line.removeprefix("jadi ") for line in said if line.startswith("jadi ")]
    begun = [line.removeprefix("mulai ") for line in said if line.startswith("mulai ")]
    stasiun.pintu = stasiun.new_door()
    desk = stasiun.login()
    database = Database.open(stasiun.folder.database, database_key(stasiun))
    with database.reading() as work:
        hasil.lost += [line for line in acknowledged if not _kept(work, line)]
        hasil.half += _half_acts(work, stasiun)
        open_act = _open_act(begun, acknowledged)
        survived = bool(open_act) and _kept(work, open_act)
    database.close()
    # A killed desk may owe a page; the next start renders it before anything else.
    desk.kertas.render_missing()
    if hasil.half == []:
        hasil.faults += [str(line) for line in desk.pemeriksaan.check() if not line.baik]
    stasiun.close()
    kind = open_act.split()[0] if open_act else ""
    logged_in = "masuk" in said
    hasil.kills.append(Kill(delay, logged_in, len(acknowledged), kind, survived))


def _open_act(begun: list[str], acknowledged: list[str]) -> str:
    """Return the act that was begun and never answered, or nothing."""
    if not begun or any(line.startswith(begun[-1]) for line in acknowledged):
        return ""
    return begun[-1]


def _kept(work: Work, line: str) -> bool:
    """Tell whether an act stands in the station with everything that belongs to it."""
    kind, *rest = line.split()
    if kind == "terbit":
        return _report_kept(work, rest[0])
    if kind == "kertas":
        return bool(work.kertas.of_record(rest[0]))
    words = " ".join(rest[:2])
    return any(one.uraian == words for one in read_day(work, SAAT.date()))


def _report_kept(work: Work, draft_id: str) -> bool:
    """Tell whether a report is there with number, content, book line and history."""
    stored = work.kehilangan.by_draft(draft_id)
    if not stored:
        return False
    rekaman_id = stored[0].rekaman_id
    laporan = read_report(work, rekaman_id, latihan=False)
    lines = [one for one in read_day(work, SAAT.date()) if one.rekaman_id == rekaman_id]
    history = [entry.jenis for entry in work.riwayat.of_record(rekaman_id)]
    return (
        laporan.nomor == work.nomor.of_record(rekaman_id).teks
        and laporan.isi.pelapor == read_report(work, rekaman_id, latihan=False).isi.pelapor
        and [one.jenis for one in lines] == [JenisMutasi.KEHILANGAN]
        and history[:2] == [JenisPeristiwa.KEHILANGAN_TERBIT, JenisPeristiwa.MUTASI]
    )


_PARTS = {
    "nomor": "SELECT rekaman_id FROM nomor",
    "laporan": "SELECT rekaman_id FROM kehilangan",
    "baris buku": "SELECT rekaman_id FROM mutasi WHERE jenis = 'kehilangan'",
    "riwayat": "SELECT rekaman_id FROM riwayat WHERE jenis = 'kehilangan terbit'",
    "isi": "SELECT r.rekaman_id FROM riwayat r JOIN muatan m ON m.posisi = r.posisi "
    "JOIN kunci_rekaman k ON k.kunci_id = r.rekaman_id WHERE r.jenis = 'kehilangan terbit'",
    "orang": "SELECT rekaman_id FROM kehilangan WHERE orang_id IN (SELECT orang_id FROM orang)",
}


def _half_acts(work: Work, stasiun: Stasiun) -> Iterator[str]:
    """Name every report of which one part is there and another is not."""
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        found = {
            name: Counter(rekaman_id for (rekaman_id,) in raw.execute(statement))
            for name, statement in _PARTS.items()
        }
    everything = sorted(set().union(*found.values()))
    for rekaman_id in everything:
        missing = [name for name, parts in found.items() if parts[rekaman_id] != 1]
        if missing:
            yield f"{rekaman_id}: {', '.join(missing)}"
