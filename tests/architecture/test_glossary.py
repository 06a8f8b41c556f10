"""Every word in a name of the domain is in the glossary, as a desk noun or as an English word."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
DOMAIN = CHECKOUT / "src" / "spkt_desk" / "domain"
GLOSSARY = CHECKOUT / "resources" / "data" / "glosarium.toml"

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def words(name: str) -> list[str]:
    """Split ``nomor_buku`` and ``LaporanKehilangan`` into lower-case words; digits are none."""
    return [word.lower() for word in _WORD.findall(name)]


def names(source: str) -> Iterator[str]:
    """Yield the class names of a module and the fields of its dataclasses."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef):
            continue
        yield node.name
        if any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list):
            for line in node.body:
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    yield line.target.id


def unknown(source: str, known: set[str]) -> set[str]:
    """Return the words of a module's names that the glossary does not hold."""
    return {word for name in names(source) for word in words(name)} - known


def _glossary() -> tuple[dict[str, str], list[str]]:
    data = tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))
    return data["istilah"], data["english"]["words"]


def test_every_word_of_the_domain_is_known() -> None:
    terms, english = _glossary()
    known = {*terms, *english}
    strangers: dict[str, list[str]] = {}
    for file in sorted(DOMAIN.glob("*.py")):
        found = unknown(file.read_text(encoding="utf-8"), known)
        found |= set(words(file.stem)) - known - {"init"}
        if found:
            strangers[file.name] = sorted(found)
    assert not strangers, (
        f"new words, for resources/data/glosarium.toml ([istilah] or [english]): {strangers}"
    )


def test_the_glossary_is_in_order() -> None:
    terms, english = _glossary()
    assert list(terms) == sorted(terms)
    assert english == sorted(set(english))
    assert not set(terms) & set(english)
    assert all(meaning.strip() for meaning in terms.values())


def test_a_stranger_is_seen() -> None:
    source = "@dataclass(frozen=True)\nclass SuratJalan:\n    nomor_frobnitz: str\n"
    assert unknown(source, {"surat", "nomor"}) == {"jalan", "frobnitz"}


def test_names_are_split_at_capitals_and_underscores() -> None:
    assert words("LaporanKehilangan") == ["laporan", "kehilangan"]
    assert words("NIKDraft") == ["nik", "draft"]
    assert words("nomor_buku2") == ["nomor", "buku"]
