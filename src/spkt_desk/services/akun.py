"""Accounts: who has a key slot, and what a password must be."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TypeVar

from spkt_desk.db.engine import Database
from spkt_desk.db.faults import wrong_key
from spkt_desk.db.kunci_baru import KunciTakPasti
from spkt_desk.devices.berkas import read_bytes, remove_file, settle, write_sealed
from spkt_desk.domain.clock import Clock
from spkt_desk.domain.errors import (
    AccessDenied,
    EnvironmentFault,
    Problem,
    RuleViolation,
    SandiSalah,
)
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.sandi import check_password
from spkt_desk.kunci.slot import DATABASE_KEY_BYTES, SlotFile
from spkt_desk.kunci.slot_toml import read_slots, write_slots
from spkt_desk.kunci.tunggu import Tunggu
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.pencatatan import stamp

T = TypeVar("T")

HURUF_TERBANYAK = 256
"""Longest NRP or password looked at: no account has a longer one (R22)."""

_SANDI_SALAH = "Kata sandi tidak cocok. Ketik lagi."


class Percobaan:
    """Every password typed at a station goes through here: refused ones are counted and wait.

    `turn` is held by whoever reads the slot file in order to write it, and while its key changes:
    no thread writes back a file that another one has replaced.

    Door, lock page and grave acts share one count a slot (R10), or the lock page would be the place
    to guess at.
    """

    def __init__(self, folder: FolderStasiun, clock: Clock, random: RandomBytes) -> None:
        """Guard one station's slot file."""
        self.folder = folder
        self.turn = RLock()
        self.clock = clock
        self._random = random
        self._waits: dict[bytes, Tunggu] = {}

    def slots(self) -> SlotFile:
        """Return the slot file as it is on disk now."""
        return read_slots(read_bytes(self.folder.slots).decode("utf-8"))

    def write(self, slots: SlotFile) -> None:
        """Replace the slot file durably."""
        write_sealed(self.folder.slots, write_slots(slots).encode("utf-8"))

    def new_slots(self) -> SlotFile:
        """Return the slot file of the next key, which a change of key has left for now."""
        return read_slots(read_bytes(self.folder.new_slots).decode("utf-8"))

    def write_new(self, slots: SlotFile) -> None:
        """Put the slot file of the next key beside the present one, durably."""
        write_sealed(self.folder.new_slots, write_slots(slots).encode("utf-8"))

    def seconds_left(self, nrp: str) -> int:
        """Return how long an account still waits before a password is looked at; 0 for not."""
        with self.turn:
            now = self.clock.now().monotonic_ns
            return self._wait(self.slots(), nrp, now).seconds_left(now)

    def release(self, nrp: str) -> None:
        """Let an account try again at once."""
        with self.turn:
            slots = self.slots()
            self._waits.pop(slots.tag_of(nrp), None)
            self.write(slots.with_count_cleared(nrp))

    def _wait(self, slots: SlotFile, nrp: str, now_ns: int) -> Tunggu:
        """Return the wait of a slot, resumed from its count after a restart."""
        return self._waits.setdefault(
            slots.tag_of(nrp), Tunggu.resumed(slots.failed_count(nrp), now_ns)
        )

    def unlock(self, nrp: str, kata_sandi: str) -> bytes:
        """Return the database key; raise `AccessDenied` with the sentence the officer reads."""
        with self.turn:
            return self._unlock(nrp, kata_sandi)

    def _unlock(self, nrp: str, kata_sandi: str) -> bytes:
        """Try one password, counted."""
        if len(nrp) > HURUF_TERBANYAK or len(kata_sandi) > HURUF_TERBANYAK:
            raise AccessDenied(f"NRP dan kata sandi paling banyak {HURUF_TERBANYAK} huruf.")
        slots = self.slots()
        tag = slots.tag_of(nrp)
        now = self.clock.now()
        failed = slots.failed_count(nrp)
        wait = self._wait(slots, nrp, now.monotonic_ns)
        left = wait.seconds_left(now.monotonic_ns)
        if left:
            raise AccessDenied(
                f"Terlalu banyak percobaan. Tunggu {left} detik; petugas lain tetap dapat masuk."
            )
        try:
            key = slots.unlock(nrp, kata_sandi)
        except SandiSalah:
            self._waits[tag] = wait.after_failure(now.monotonic_ns)
            self.write(slots.with_failed_try(nrp, stamp(now.wall), self._random))
            raise
        del self._waits[tag]
        if failed:
            self.write(slots.with_count_cleared(nrp))
        return key


class Akun:
    """The slot file of an open station; holds the database key, so it has no repr of its own.

    One for all officers of a run: when the key changes, it changes for every one of them.
    """

    def __init__(
        self,
        percobaan: Percobaan,
        database_key: bytes,
        banned: frozenset[str],
        random: RandomBytes,
    ) -> None:
        """Work on one station's slot file."""
        self._percobaan = percobaan
        self._database_key = database_key
        self._banned = banned
        self._random = random
        self._unsure: tuple[KunciTakPasti, ...] = ()

    def slots(self) -> SlotFile:
        """Return the slot file as it is on disk now."""
        return self._percobaan.slots()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep every other thread from changing the slot file meanwhile.

        Taken before a transaction and never within one: who changes the key holds it too, and waits
        until every transaction is out.
        """
        with self._percobaan.turn:
            yield

    def change(self, act: Callable[[SlotFile], tuple[SlotFile, T]]) -> T:
        """Change the slot file, the only way to do so; return the answer of `act`.

        `act` takes the file as it is, does what must come before the writing (the entry, for a way
        in that the history does not know must never exist) and returns the new one with its answer.
        EnvironmentFault when that belongs to another key than the open file.
        """
        with self.undisturbed():
            self.settle_slots()
            before = self.slots()
            after, answer = act(before)
            if not after.belongs_to(self._database_key):
                raise EnvironmentFault(
                    "Belum tersimpan: kunci data berganti sementara itu.", "Ulangi sekali lagi."
                )
            if after != before:
                self._percobaan.write(after)
            return answer

    def give_way_in(self, nomor: str, kata_sandi: str, note: Callable[[], None]) -> None:
        """Give an officer a password; `note` writes the entry about it, before the slot is there.

        A way in that the history does not know must never exist.
        """

        def act(slots: SlotFile) -> tuple[SlotFile, None]:
            renewed = self.with_way_in(slots, nomor, kata_sandi)
            note()
            return renewed, None

        self.change(act)

    def require_fit(self, nomor: str, kata_sandi: str, names: Iterable[str]) -> None:
        """Raise `RuleViolation` at ``kata_sandi`` for a password that may not be chosen."""
        require_password(kata_sandi, nomor, names, self._banned)

    def with_way_in(self, slots: SlotFile, nomor: str, kata_sandi: str) -> SlotFile:
        """Return a slot file with a password for an officer, in place of the one he had.

        An officer never has two slots, so an act cut short may simply be done once more.
        """
        key = self._database_key
        if slots.has_officer(nomor):
            return slots.with_password(key, nomor, kata_sandi, self._random)
        return slots.with_officer(key, nomor, kata_sandi, self._random)

    def with_new_recovery(self, slots: SlotFile) -> tuple[SlotFile, str]:
        """Return a slot file with a new recovery code, and the code itself."""
        return slots.with_new_recovery(self._database_key, self._random)

    def has(self, nomor: str) -> bool:
        """Tell whether an officer can log in."""
        return self.slots().has_officer(nomor)

    def prove(self, nomor: str, kata_sandi: str) -> None:
        """Raise `AccessDenied` unless this is the officer's password (lock page, grave acts)."""
        with self.undisturbed():
            self.settle_slots()
            try:
                key = self._percobaan.unlock(nomor, kata_sandi)
            except SandiSalah as wrong:  # nobody typed an NRP here
                raise SandiSalah(_SANDI_SALAH) from wrong
            if not self.holds(key):
                raise SandiSalah(_SANDI_SALAH)

    def seconds_left(self, nomor: str) -> int:
        """Return how long an officer's account still waits after refused passwords."""
        return self._percobaan.seconds_left(nomor)

    def release(self, nomor: str) -> None:
        """Let a waiting account try again at once."""
        self._percobaan.release(nomor)

    def holds(self, key: bytes) -> bool:
        """Tell whether this is the key of the open station."""
        return hmac.compare_digest(key, self._database_key)

    def without_account(self, nomor: str) -> None:
        """Take an officer's slot away; his knowledge of the key ends with `change_key` only."""

        def act(slots: SlotFile) -> tuple[SlotFile, None]:
            return (slots.without_officer(nomor) if slots.has_officer(nomor) else slots), None

        self.change(act)

    def change_key(self, database: Database) -> None:
        """Put file and slots under a new random key; nobody is asked for a password (R10).

        First the new slot file beside the old one, then the file, then the new slot file in the
        old one's place: at every moment one of both opens the file, and `settle_slots` finds which.
        """
        with self.undisturbed():
            for fault in self._unsure:  # a further key would bury the one that may be in force
                raise fault
            slots, new_key = self.slots(), self._random(DATABASE_KEY_BYTES)
            self._percobaan.write_new(slots.rewrapped(self._database_key, new_key, self._random))
            self._unsure = (KunciTakPasti(wrong_key()),)  # whatever ends it before an answer
            try:
                database.change_key(new_key)
            except KunciTakPasti as fault:
                self._unsure = (fault,)
                raise
            except EnvironmentFault:
                self._conclude(database, new_key)
                raise
            self._conclude(database, new_key)

    def _conclude(self, database: Database, new_key: bytes) -> None:
        """Keep the slot file of the key that the open file has come to."""
        self._unsure = ()
        if database.keyed_by(new_key):
            self._database_key = new_key
        self.settle_slots()

    def settle_slots(self) -> None:
        """Finish or undo a change of key that was cut short: the file that fits the key stays.

        Refused tries counted meanwhile in the old slot file go along. While nobody knows which key
        the file has, both stay: the next start of the program finds out by opening it.
        """
        with self.undisturbed():
            if self._unsure or not self.folder.new_slots.exists():
                return
            present = self.slots()
            if present.belongs_to(self._database_key):
                remove_file(self.folder.new_slots)
                return
            following = self._percobaan.new_slots()
            if not following.belongs_to(self._database_key):
                raise wrong_key()
            if following.gagal != present.gagal:
                self._percobaan.write_new(replace(following, gagal=present.gagal))
            settle(self.folder.new_slots, self.folder.slots)

    def beside(self, folder: FolderStasiun) -> Akun:
        """Return the keeper of a copy of the slot file, which the same database key must fit."""
        return Akun(
            Percobaan(folder, self._percobaan.clock, self._random),
            self._database_key,
            self._banned,
            self._random,
        )

    def open_copy(self, path: Path) -> Database:
        """Return a copy of the file, opened for reading with the key of this station."""
        return Database.open_copy(path, self._database_key)

    @property
    def folder(self) -> FolderStasiun:
        """Where the station's files lie."""
        return self._percobaan.folder

    def problems(self) -> tuple[str, ...]:
        """Return what was changed in the slot file outside the program."""
        return self.slots().check(self._database_key)


def require_password(
    kata_sandi: str, nomor: str, names: Iterable[str], banned: frozenset[str]
) -> None:
    """Raise `RuleViolation` at ``kata_sandi`` with every rule a password breaks."""
    broken = check_password(kata_sandi, nomor, names, banned)
    if broken:
        raise RuleViolation(*(Problem("kata_sandi", sentence) for sentence in broken))
