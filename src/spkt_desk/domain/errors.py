"""The failures an officer may see; everything else is a bug and is never caught as a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence that belongs at one field.

    `field` is the place of the field as the form names it (``pelapor.nik``, ``barang.0.nopol``);
    `message` is the Indonesian sentence the officer reads there.
    """

    field: str
    message: str


class RuleViolation(Exception):  # noqa: N818 - named for what the officer did, not for the machine
    """Bad input: every problem of the form at once, and nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems in form order; the first one gets the focus."""
        super().__init__("; ".join(f"{p.field}: {p.message}" for p in problems))
        self.problems = problems

    @classmethod
    def at(cls, field: str, message: str) -> RuleViolation:
        """Build the common case of a single problem."""
        return cls(Problem(field, message))


class HakDitolak(RuleViolation):
    """The officer's role does not include this act; nothing was read or written."""


class HakBerakhir(HakDitolak):
    """The officer is no longer in service, or the time of his account is over."""


class EnvironmentFault(Exception):  # noqa: N818 - a fault of the surroundings, not of the program
    """Disk, printer, stick or clock failed: what happened, what is safe, what to do.

    `message` says what happened and whether the entry is saved; `advice` says what one key or act
    mends it. Both are Indonesian sentences.
    """

    def __init__(self, message: str, advice: str) -> None:
        """Keep both sentences apart so that a dialog can set them apart."""
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice


class AccessDenied(Exception):  # noqa: N818 - what the officer reads is a refusal, not an error
    """A login or recovery code was refused; which half was wrong is never told."""

    def __init__(self, message: str = "NRP atau kata sandi tidak cocok.", field: str = "") -> None:
        """Keep the sentence the officer reads; `field` is where it was typed, if that is known."""
        super().__init__(message)
        self.message = message
        self.field = field


class SandiSalah(AccessDenied):
    """An NRP or a password that opens nothing; other refusals have reasons of their own."""
