"""Reading the data files a station may edit: every fault is named with its entry and key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Protocol, TypeVar

from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.teks import problems_of, shown


class Pembaca:
    """Collects the faults of one data file, so that the person who edited it sees all at once."""

    def __init__(self) -> None:
        """Start without a fault."""
        self._problems: list[Problem] = []

    def fault(self, place: str, message: str) -> None:
        """Note a fault at a place such as ``jenis.3.isian.0.ragam``."""
        self._problems.append(Problem(place, message))

    def finish(self) -> None:
        """Raise RuleViolation with everything found, or return."""
        if self._problems:
            raise RuleViolation(*self._problems)

    def tables(self, data: Mapping[str, object], key: str) -> tuple[Mapping[str, object], ...]:
        """Return the list of tables under `key` of the whole file."""
        for name in data:
            if name != key:
                self.fault(
                    name, f"Bagian {shown(name)} tidak dikenal; yang dibaca hanya [[{key}]]."
                )
        return Baris(self, data, key, f"Berkas, bagian {key}").tables(key)


def entry_name(table: Mapping[str, object], key: str, index: int) -> str:
    """Return how a fault names a table: by what stands under `key`, else by its place."""
    name = table.get(key)
    return shown(name) if isinstance(name, str) and name else f"urutan {index + 1}"


class Berkunci(Protocol):
    """An entry of a list whose entries are told apart by a key."""

    @property
    def kunci(self) -> str:
        """The key: letters, digits and underscores."""


T = TypeVar("T", bound=Berkunci)


class Baris:
    """One table of a data file: typed reading of its keys, faults told with the entry's name."""

    def __init__(self, baca: Pembaca, data: Mapping[str, object], place: str, entry: str) -> None:
        """Read `data` found at `place`; `entry` is how a person would name it."""
        self._baca = baca
        self._data = data
        self.place = place
        self.entry = entry

    def fault(self, key: str, message: str) -> None:
        """Note a fault of this entry at `key`."""
        self._baca.fault(f"{self.place}.{key}", f"{self.entry}, {shown(key)}: {message}")

    def refuse_unknown(self, known: frozenset[str]) -> None:
        """Refuse keys that nothing reads: a mistyped key would be silently without effect."""
        for key in self._data:
            if key not in known:
                self.fault(key, f"tidak dikenal; yang ada: {', '.join(sorted(known))}.")

    def text(self, key: str, limit: int, *, required: bool = True) -> str:
        """Return a clean text, empty when it is absent and not required."""
        value = self._data.get(key, "")
        if not isinstance(value, str):
            self.fault(key, "harus berupa teks di dalam tanda kutip.")
            return ""
        for problem in problems_of(key, value, limit):
            self.fault(key, problem.message)
        tidy = " ".join(value.split())
        if required and not tidy:
            self.fault(key, "belum diisi.")
        return tidy

    def number(self, key: str, smallest: int, largest: int) -> int:
        """Return a whole number, the smallest one when it is absent."""
        value = self._data.get(key, smallest)
        # bool counts as an int in Python; in a data file it is a mistake.
        if not isinstance(value, int) or isinstance(value, bool):
            self.fault(key, "harus berupa angka bulat.")
            return smallest
        if not smallest <= value <= largest:
            self.fault(key, f"harus {smallest} sampai {largest}; tertulis {value}.")
            return smallest
        return value

    def day(self, key: str) -> date:
        """Return a date written as ``2025-04-25``; it may not be left out."""
        value = self._data.get(key)
        # A TOML date with a time is a datetime, which Python counts as a date.
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault(key, "harus berupa tanggal tanpa tanda kutip, misalnya 2025-04-25.")
        return date.min

    def flag(self, key: str) -> bool:
        """Return true or false, false when it is absent."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, "harus true atau false.")
            return False
        return value

    def choice(self, key: str, options: tuple[str, ...]) -> str:
        """Return one of the words a program branch hangs on."""
        value = self._data.get(key, "")
        if isinstance(value, str) and value in options:
            return value
        self.fault(key, f"harus salah satu dari {', '.join(options)}.")
        return options[0]

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        """Return a list of different clean texts, none when it is absent."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.fault(key, "harus berupa daftar teks.")
            return ()
        for text in value:
            for problem in problems_of(key, text, limit):
                self.fault(key, problem.message)
        texts = tuple(" ".join(text.split()) for text in value)
        if "" in texts or len({t.casefold() for t in texts}) != len(texts):
            self.fault(key, "memuat teks kosong atau teks yang sama dua kali.")
        return texts

    def tables(self, key: str) -> tuple[Mapping[str, object], ...]:
        """Return a list of tables, none when it is absent."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.fault(key, "harus berupa daftar bagian.")
            return ()
        return tuple(value)


def keyed_entries(
    baca: Pembaca,
    data: Mapping[str, object],
    bagian: tuple[str, str],
    known: frozenset[str],
    read: Callable[[Baris], T],
) -> Iterator[tuple[Baris, T]]:
    """Yield every table of a list with what `read` makes of it; each must have a key of its own.

    `bagian` is the list's name in the file and the word for one of its entries; `known` are the
    keys that somebody reads.
    """
    seen: set[str] = set()
    key, word = bagian
    for index, table in enumerate(baca.tables(data, key)):
        name = entry_name(table, "kunci", index)
        baris = Baris(baca, table, f"{key}.{index}", f"{word} {name}")
        baris.refuse_unknown(known)
        satu = read(baris)
        if satu.kunci and not (satu.kunci.isascii() and satu.kunci.isidentifier()):
            baris.fault("kunci", "hanya huruf kecil, angka dan garis bawah.")
        if satu.kunci in seen:
            baris.fault("kunci", "dipakai dua kali.")
        seen.add(satu.kunci)
        yield baris, satu
