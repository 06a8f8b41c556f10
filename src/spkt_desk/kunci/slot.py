"""The key slots of a station (`kunci.toml`): who may open the database, without naming anybody.

One slot an officer (Argon2id), one for the recovery code; a slot is found by
HMAC-SHA-256 of the NRP under a random file salt. Everything here is a value: each act returns a new
`SlotFile`, which the caller writes as a whole.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation, SandiSalah
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.gagal import CatatanGagal, FailedTry, close_try, open_try, with_line
from spkt_desk.kunci.gembok import (
    NONCE_BYTES,
    SEALED_BYTES,
    WRAPPED_BYTES,
    Gembok,
    is_genuine,
    mark,
    new_gembok,
    open_gembok,
    resealed,
)
from spkt_desk.kunci.kotak import BOX_KEY_BYTES, box_public, new_box_key
from spkt_desk.kunci.pemulihan import format_code, new_secret, parse_code
from spkt_desk.kunci.sandi import Argon2Params, derive_key, normal_nrp

DATABASE_KEY_BYTES: Final = 32
FILE_SALT_BYTES: Final = 32
SLOT_SALT_BYTES: Final = 16
_RECOVERY: Final = b"pemulihan"
_TRIES: Final = b"gagal"
_COSTS: Final = b"biaya"
_REFUSED_CODE: Final = "Kode pemulihan tidak cocok dengan stasiun ini."
_COSTS_CHANGED: Final = "Biaya kata sandi dalam berkas kunci diubah di luar program."
_DUMMY: Final = Gembok(
    bytes(BOX_KEY_BYTES), bytes(NONCE_BYTES), bytes(WRAPPED_BYTES), bytes(SEALED_BYTES), bytes(32)
)


@dataclass(frozen=True, slots=True)
class OfficerSlot:
    """One officer's way in: tag of the NRP, costs and salt of the password, the lock."""

    tag: bytes
    params: Argon2Params
    salt: bytes
    gembok: Gembok


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The way in for the holder of the printed recovery code (160 bits, so no Argon2id)."""

    salt: bytes
    gembok: Gembok


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The whole slot file: salt, costs for new slots, slots, and the tries that failed.

    `tries_public` closes the lines of failed tries; its private half lives in the database.
    `tries_mark` and `params_mark` show that nobody exchanged that key or lowered the costs.
    """

    file_salt: bytes
    params: Argon2Params
    params_mark: bytes
    officers: tuple[OfficerSlot, ...]
    recovery: RecoverySlot
    tries_public: bytes
    tries_mark: bytes
    gagal: tuple[CatatanGagal, ...] = ()

    @classmethod
    def create(
        cls, nrp: str, password: str, params: Argon2Params, random: RandomBytes
    ) -> NewStation:
        """Make the keys of a new station with its first officer and its recovery code.

        ValueError for costs below the floor, unless `params` itself allows them.
        """
        params.require_floor()
        database_key = random(DATABASE_KEY_BYTES)
        file_salt = random(FILE_SALT_BYTES)
        tries_private = new_box_key(random)
        tries_public = box_public(tries_private)
        recovery, code = _new_recovery(database_key, file_salt, random)
        officer = _new_officer(file_salt, nrp, password, params, database_key, random)
        slots = cls(
            file_salt=file_salt,
            params=params,
            params_mark=_params_mark(database_key, file_salt, params),
            officers=(officer,),
            recovery=recovery,
            tries_public=tries_public,
            tries_mark=mark(database_key, tries_public, file_salt + _TRIES),
        )
        return NewStation(slots, database_key, code, tries_private)

    def unlock(self, nrp: str, password: str) -> bytes:
        """Return the database key; SandiSalah says the same, and costs the same, either way."""
        tag = self.tag_of(nrp)
        slot = self._find(tag) or OfficerSlot(tag, self.params, bytes(SLOT_SALT_BYTES), _DUMMY)
        key = derive_key(password, slot.salt, slot.params)
        return open_gembok(slot.gembok, key, _slot_place(self.file_salt, slot), SandiSalah())

    def unlock_recovery(self, code: str) -> bytes:
        """Return the database key for the printed code; a slip of the pen is a RuleViolation."""
        key = _recovery_key(parse_code(code), self.recovery.salt)
        refusal = AccessDenied(_REFUSED_CODE)
        return open_gembok(self.recovery.gembok, key, self.file_salt + _RECOVERY, refusal)

    def has_officer(self, nrp: str) -> bool:
        """Tell whether this NRP has a slot; only for someone who is already in."""
        return self._find(self.tag_of(nrp)) is not None

    def with_officer(
        self, database_key: bytes, nrp: str, password: str, random: RandomBytes
    ) -> SlotFile:
        """Give one more officer a slot; RuleViolation at ``nrp`` when there is one already."""
        if self.has_officer(nrp):
            raise RuleViolation.at("nrp", "NRP ini sudah mempunyai akun.")
        self._require_own_params(database_key)
        slot = _new_officer(self.file_salt, nrp, password, self.params, database_key, random)
        return replace(self, officers=(*self.officers, slot))

    def without_officer(self, nrp: str) -> SlotFile:
        """Take a slot away; follow it by `rewrapped`, for its holder has known the key."""
        tag = self._tag_of_known(nrp)
        if len(self.officers) == 1:
            raise RuleViolation.at("nrp", "Akun terakhir tidak dapat dihapus.")
        return replace(self, officers=tuple(slot for slot in self.officers if slot.tag != tag))

    def with_password(
        self, database_key: bytes, nrp: str, password: str, random: RandomBytes
    ) -> SlotFile:
        """Replace an officer's slot by one for a new password, at the present costs."""
        tag = self._tag_of_known(nrp)
        self._require_own_params(database_key)
        slot = _new_officer(self.file_salt, nrp, password, self.params, database_key, random)
        kept = tuple(slot if old.tag == tag else old for old in self.officers)
        return replace(self, officers=kept)

    def with_params(self, database_key: bytes, params: Argon2Params) -> SlotFile:
        """Set the costs of slots made from now on; old slots keep theirs until a new password.

        ValueError for costs below the floor, unless `params` itself allows them.
        """
        params.require_floor()
        marked = _params_mark(database_key, self.file_salt, params)
        return replace(self, params=params, params_mark=marked)

    def with_new_recovery(self, database_key: bytes, random: RandomBytes) -> tuple[SlotFile, str]:
        """Replace the recovery code; the new one is returned once, the old one is void."""
        recovery, code = _new_recovery(database_key, self.file_salt, random)
        return replace(self, recovery=recovery), code

    def rewrapped(self, old_key: bytes, new_key: bytes, random: RandomBytes) -> SlotFile:
        """Put a new database key behind every slot; nobody is asked for a password.

        EnvironmentFault when a slot was changed outside the program: it gets no new key.
        """
        problems = self.check(old_key)
        if problems:
            raise EnvironmentFault(
                " ".join(problems),
                "Kunci lama tetap berlaku. Pulihkan berkas kunci dari cadangan, lalu ulangi.",
            )
        salt = self.file_salt
        officers = tuple(
            replace(slot, gembok=resealed(slot.gembok, new_key, _slot_place(salt, slot), random))
            for slot in self.officers
        )
        recovery = resealed(self.recovery.gembok, new_key, salt + _RECOVERY, random)
        return replace(
            self,
            officers=officers,
            recovery=replace(self.recovery, gembok=recovery),
            params_mark=_params_mark(new_key, salt, self.params),
            tries_mark=mark(new_key, self.tries_public, salt + _TRIES),
        )

    def belongs_to(self, database_key: bytes) -> bool:
        """Tell whether this file was written for this database key, changed outside or not.

        One genuine mark is enough: a new key leaves none of the old ones standing.
        """
        salt = self.file_salt
        tries = mark(database_key, self.tries_public, salt + _TRIES)
        return (
            hmac.compare_digest(self.tries_mark, tries)
            or self._has_own_params(database_key)
            or is_genuine(self.recovery.gembok, database_key, salt + _RECOVERY)
        )

    def check(self, database_key: bytes) -> tuple[str, ...]:
        """Return what was changed outside the program, in Indonesian sentences; empty is good."""
        salt = self.file_salt
        problems = [
            f"Slot petugas ke-{place} dalam berkas kunci diubah di luar program."
            for place, slot in enumerate(self.officers, start=1)
            if not is_genuine(slot.gembok, database_key, _slot_place(salt, slot))
        ]
        if not is_genuine(self.recovery.gembok, database_key, salt + _RECOVERY):
            problems.append("Slot pemulihan dalam berkas kunci diubah di luar program.")
        expected = mark(database_key, self.tries_public, salt + _TRIES)
        if not hmac.compare_digest(self.tries_mark, expected):
            problems.append("Kunci catatan masuk gagal diubah di luar program.")
        if not self._has_own_params(database_key):
            problems.append(_COSTS_CHANGED)
        return tuple(problems)

    def strange_slots(self, nrps: Iterable[str]) -> int:
        """Return how many slots belong to none of these NRP or NIP."""
        known = {self.tag_of(nrp) for nrp in nrps}
        return sum(slot.tag not in known for slot in self.officers)

    def with_failed_try(self, nrp: str, moment_text: str, random: RandomBytes) -> SlotFile:
        """Count a refused login and keep a sealed line of it, for known and unknown NRP alike."""
        line = close_try(self.tries_public, FailedTry.of(nrp, moment_text), random)
        known = frozenset(slot.tag for slot in self.officers)
        return replace(self, gagal=with_line(self.gagal, self.tag_of(nrp), line, known))

    def failed_count(self, nrp: str) -> int:
        """Return the refused logins of this NRP since its last good one or its release."""
        tag = self.tag_of(nrp)
        return next((entry.jumlah for entry in self.gagal if entry.tag == tag), 0)

    def open_failed_tries(self, private_key: bytes) -> tuple[FailedTry, ...]:
        """Open every kept line with the key from the database, oldest first within one NRP.

        A line that does not open is a try marked `rusak`; it keeps nobody out.
        """
        return tuple(open_try(private_key, line) for entry in self.gagal for line in entry.baris)

    def without_failed_lines(self) -> SlotFile:
        """Drop the lines once they stand in `riwayat`; counts of officers stay, others go."""
        known = {slot.tag for slot in self.officers}
        kept = (replace(entry, baris=()) for entry in self.gagal if entry.tag in known)
        return replace(self, gagal=tuple(entry for entry in kept if entry.jumlah))

    def with_count_cleared(self, nrp: str) -> SlotFile:
        """Set an officer's count to zero, after a good login or a release; lines stay."""
        tag = self.tag_of(nrp)
        entries = (replace(entry, jumlah=0) if entry.tag == tag else entry for entry in self.gagal)
        return replace(self, gagal=tuple(entry for entry in entries if entry.jumlah or entry.baris))

    def tag_of(self, nrp: str) -> bytes:
        """Return the mark under which an NRP's slot is found in this file."""
        return _tag(self.file_salt, nrp)

    def _has_own_params(self, database_key: bytes) -> bool:
        """Tell whether the costs were set by a holder of the database key."""
        expected = _params_mark(database_key, self.file_salt, self.params)
        return hmac.compare_digest(self.params_mark, expected)

    def _require_own_params(self, database_key: bytes) -> None:
        """Refuse to make a slot at costs that somebody put into the file from outside."""
        if not self._has_own_params(database_key):
            raise EnvironmentFault(
                _COSTS_CHANGED, "Kata sandi lama tetap berlaku. Pulihkan kunci.toml dari cadangan."
            )

    def _find(self, tag: bytes) -> OfficerSlot | None:
        """Find a slot by its tag, looking at every slot whatever the answer."""
        found = [slot for slot in self.officers if hmac.compare_digest(slot.tag, tag)]
        return found[0] if found else None

    def _tag_of_known(self, nrp: str) -> bytes:
        """Return the tag of an NRP that must have a slot; RuleViolation at ``nrp`` else."""
        tag = self.tag_of(nrp)
        if self._find(tag) is None:
            raise RuleViolation.at("nrp", "NRP ini belum mempunyai akun.")
        return tag


@dataclass(frozen=True, slots=True, repr=False)
class NewStation:
    """What making a station's keys yields; hidden from repr, for all but `slots` is secret.

    `tries_private` belongs into the database, `recovery_code` onto one sheet of paper.
    """

    slots: SlotFile
    database_key: bytes
    recovery_code: str
    tries_private: bytes


def _tag(file_salt: bytes, nrp: str) -> bytes:
    """Return HMAC-SHA-256(file salt, normalised NRP)."""
    return hmac.digest(file_salt, normal_nrp(nrp).encode("utf-8", "surrogatepass"), hashlib.sha256)


def _new_officer(
    file_salt: bytes,
    nrp: str,
    password: str,
    params: Argon2Params,
    database_key: bytes,
    random: RandomBytes,
) -> OfficerSlot:
    """Make the slot of one officer."""
    slot = OfficerSlot(_tag(file_salt, nrp), params, random(SLOT_SALT_BYTES), _DUMMY)
    key = derive_key(password, slot.salt, params)
    place = _slot_place(file_salt, slot)
    return replace(slot, gembok=new_gembok(key, database_key, place, random))


def _slot_place(file_salt: bytes, slot: OfficerSlot) -> bytes:
    """Return what ties a lock to its slot: the officer, and the costs of the password."""
    return file_salt + slot.tag + slot.params.as_bytes()


def _params_mark(database_key: bytes, file_salt: bytes, params: Argon2Params) -> bytes:
    """Compute the mark of the costs for new slots."""
    return mark(database_key, params.as_bytes(), file_salt + _COSTS)


def _new_recovery(
    database_key: bytes, file_salt: bytes, random: RandomBytes
) -> tuple[RecoverySlot, str]:
    """Make a recovery slot and its printed code."""
    secret = new_secret(random)
    salt = random(SLOT_SALT_BYTES)
    key = _recovery_key(secret, salt)
    gembok = new_gembok(key, database_key, file_salt + _RECOVERY, random)
    return RecoverySlot(salt, gembok), format_code(secret)


def _recovery_key(secret: bytes, salt: bytes) -> bytes:
    """Derive the wrapping key behind a recovery code."""
    return HKDF(hashes.SHA256(), 32, salt=salt, info=b"spkt-kunci-1 pemulihan").derive(secret)
