"""Abbreviations of the quick line and sentences with blanks; a unit has its own in Setelan.

An abbreviation is written out while the line is typed, never afterwards: the book holds the words
the officer saw. `resources/data/singkatan_mutasi.toml` is what stands until a unit changes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.kalimat import Naskah

KOSONG = "___"
"""A blank in a sentence; a line that still holds one is not written."""

SINGKATAN_TERBANYAK = 300
CONTOH_TERBANYAK = 60
_NAMA_CONTOH = 40
_BENTUK = re.compile(r"[a-z][a-z0-9]{0,11}", re.ASCII)
_BAGIAN = frozenset({"nama", "sumber", "berlaku", "yakin", "singkatan", "contoh"})
_KATA = re.compile(r'"[^"]*"|“[^”]*”|\\?[^\W_]+')
_SEKITAR = 24
"""Letters looked at on either side of a word: enough for what it hangs on, quick in long texts."""

_MELEKAT = re.compile(r"[/@'’-]|\.\w")


@dataclass(frozen=True, slots=True)
class Singkatan:
    """A short form, in small letters, and the words it stands for."""

    kata: str
    arti: str


@dataclass(frozen=True, slots=True)
class ContohKalimat:
    """A usual sentence under its name in the list; `KOSONG` marks what is filled in."""

    nama: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class SingkatanMutasi:
    """What the quick line knows: short forms, and sentences in the order of the list."""

    singkatan: tuple[Singkatan, ...]
    contoh: tuple[ContohKalimat, ...]


@dataclass(frozen=True, slots=True)
class SingkatanKetikan:
    """Both lists as Setelan asks them: ``ptl = patroli`` and ``Patroli: Patroli ke ___`` a line."""

    singkatan: str
    contoh: str


def load_singkatan(text: str, source: str) -> SingkatanMutasi:
    """Read the shipped lists; `source` is the file's name for the error.

    Raises RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """
    naskah = Naskah("Singkatan mutasi", text, source)
    data = naskah.parse()
    naskah.refuse_unknown(data, _BAGIAN)
    for kunci in ("nama", "sumber"):
        naskah.text(data, kunci)
    naskah.day(data, "berlaku")
    if naskah.text(data, "yakin") not in set(Yakin):
        raise naskah.refuse("yakin", f"harus salah satu dari {', '.join(Yakin)}.")
    pairs = {
        bagian: [(kunci, naskah.text(tabel, kunci, f"{bagian}.")) for kunci in tabel]
        for bagian, tabel in ((one, naskah.table(data, one)) for one in ("singkatan", "contoh"))
    }
    try:
        return _checked(pairs["singkatan"], pairs["contoh"])
    except RuleViolation as violation:
        first = violation.problems[0]
        raise naskah.refuse(first.field.removeprefix("singkatan."), first.message) from violation


def read_singkatan(ketikan: SingkatanKetikan) -> SingkatanMutasi:
    """Read what is typed in Setelan; RuleViolation at the field, every wrong line named."""
    problems: list[Problem] = []
    pairs: dict[str, list[tuple[str, str]]] = {"singkatan": [], "contoh": []}
    for bagian, text, sign in (
        ("singkatan", ketikan.singkatan, "="),
        ("contoh", ketikan.contoh, ":"),
    ):
        for number, line in enumerate(text.splitlines(), start=1):
            before, found, after = line.partition(sign)
            if found:
                pairs[bagian].append((before.strip(), after.strip()))
            elif line.strip():
                problems.append(
                    Problem(f"singkatan.{bagian}", f"Baris {number} belum memuat “{sign}”.")
                )
    if problems:
        raise RuleViolation(*problems)
    return _checked(pairs["singkatan"], pairs["contoh"])


def typed_of(isi: SingkatanMutasi) -> SingkatanKetikan:
    """Return what the fields of Setelan show; read again it is the same."""
    return SingkatanKetikan(
        "\n".join(f"{one.kata} = {one.arti}" for one in isi.singkatan),
        "\n".join(f"{one.nama}: {one.kalimat}" for one in isi.contoh),
    )


def expand(text: str, singkatan: tuple[Singkatan, ...]) -> str:
    """Write the short forms of a text out; a first capital stays one.

    Kept as they are: what stands in quotes, behind a backslash (which goes), as part of another
    word (``s/d``), or in capitals beside digits (a plate, ``DM 4812 YG``).
    """
    parts: list[str] = []
    done = 0
    for start, end, written in _replacements(text, singkatan):
        parts += (text[done:start], written)
        done = end
    return "".join((*parts, text[done:]))


def expansions(text: str, singkatan: tuple[Singkatan, ...]) -> tuple[tuple[str, str], ...]:
    """Return each (short form, words) of a text that `expand` writes out, once, as typed."""
    found = (
        (text[start:end], written)
        for start, end, written in _replacements(text, singkatan)
        if not text[start:end].startswith("\\")
    )
    return tuple(dict.fromkeys(found))


def match_contoh(typed: str, contoh: tuple[ContohKalimat, ...]) -> tuple[ContohKalimat, ...]:
    """Return the sentences in which every typed word begins a word; those by name come first."""
    wanted = teks.bare_words(typed)
    by_name = [one for one in contoh if _begins_all(wanted, one.nama)]
    by_words = [
        one
        for one in contoh
        if one not in by_name and _begins_all(wanted, f"{one.nama} {one.kalimat}")
    ]
    return (*by_name, *by_words)


def _begins_all(wanted: list[str], text: str) -> bool:
    words = teks.bare_words(text)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _replacements(text: str, singkatan: tuple[Singkatan, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, words) of what `expand` changes."""
    known = {one.kata: one.arti for one in singkatan}
    for found in _KATA.finditer(text):
        token = found[0]
        kept = token.startswith("\\")
        word = token.removeprefix("\\")
        arti = known.get(word.casefold())
        if arti is None or token[0] in '"“':
            continue
        if kept:
            yield found.start(), found.end(), word
        elif not _is_part(text, found.start(), found.end(), word):
            yield found.start(), found.end(), _with_case(arti, word)


def _is_part(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether a word belongs to something longer: ``s/d``, an address, a plate."""
    before, after = text[max(start - _SEKITAR, 0) : start], text[end : end + _SEKITAR]
    if before[-1:] in {"/", "@", "-", "_", "'", "’"} or _MELEKAT.match(after) or after[:1] == "_":
        return True
    if before[-1:] == "." and before[-2:-1].isalnum():
        return True
    beside = before.rstrip()[-1:].isdigit() or after.lstrip()[:1].isdigit()
    return word.isupper() and beside


def _with_case(arti: str, word: str) -> str:
    return arti[:1].upper() + arti[1:] if word[:1].isupper() else arti


def _checked(singkatan: list[tuple[str, str]], contoh: list[tuple[str, str]]) -> SingkatanMutasi:
    """Return the lists tidied; RuleViolation with every fault at its list."""
    problems: list[Problem] = []

    def fault(bagian: str, sentence: str) -> None:
        problems.append(Problem(f"singkatan.{bagian}", sentence))

    for kata, arti in singkatan:
        if not _BENTUK.fullmatch(kata.casefold()):
            fault("singkatan", f"{teks.shown(kata)}: hanya huruf dan angka, paling banyak 12.")
        _refuse_text(problems, "singkatan", kata, arti, teks.NAMA)
    for nama, kalimat in contoh:
        _refuse_text(problems, "contoh", nama, nama, _NAMA_CONTOH)
        _refuse_text(problems, "contoh", nama, kalimat, teks.KALIMAT)
    for bagian, names, most in (
        ("singkatan", [kata for kata, _arti in singkatan], SINGKATAN_TERBANYAK),
        ("contoh", [nama for nama, _kalimat in contoh], CONTOH_TERBANYAK),
    ):
        folded = [one.casefold() for one in names]
        twice = sorted({one for one in folded if folded.count(one) > 1})
        if twice:
            fault(bagian, f"{teks.shown(twice[0])} ada dua kali.")
        if len(names) > most:
            fault(bagian, f"{len(names)} baris; paling banyak {most}.")
    if problems:
        raise RuleViolation(*problems)
    return SingkatanMutasi(
        tuple(Singkatan(kata.casefold(), " ".join(arti.split())) for kata, arti in singkatan),
        tuple(
            ContohKalimat(" ".join(nama.split()), " ".join(kalimat.split()))
            for nama, kalimat in contoh
        ),
    )


def _refuse_text(problems: list[Problem], bagian: str, nama: str, text: str, limit: int) -> None:
    """Note what is wrong with a text of the line called `nama`."""
    field = f"singkatan.{bagian}"
    if not text.strip():
        problems.append(Problem(field, f"{teks.shown(nama)}: belum ada isinya."))
    found = teks.problems_of(field, text, limit)
    problems += (Problem(field, f"{teks.shown(nama)}: {one.message}") for one in found)
