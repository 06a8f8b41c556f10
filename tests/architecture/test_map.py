"""ARCHITECTURE.md is a map of the program: every module is on it, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
MAP = CHECKOUT / "ARCHITECTURE.md"
PACKAGE = CHECKOUT / "src" / "spkt_desk"

_FILE = re.compile(r"[\w/.-]*\w\.py\b")
_FOLDER_LINE = re.compile(r"^[\s|*`-]*(?:src/spkt_desk/)?([a-z_]+(?:/[a-z_]+)*)/[`*\s|:—-]")


def named_modules(text: str) -> set[str]:
    """Return every module the map names, as ``folder/stem``.

    A module is named by its path (``domain/clock.py``), or by its stem in the lines of its folder:
    a line that begins with ``domain/`` opens them, an empty line or the next folder closes them.
    """
    named = {
        file.removeprefix("src/spkt_desk/").removesuffix(".py") for file in _FILE.findall(text)
    }
    folder = ""
    for line in text.splitlines():
        opened = _FOLDER_LINE.match(line)
        if opened:
            folder = opened[1]
        elif not line.strip():
            folder = ""
        if folder:
            named |= {f"{folder}/{word}" for word in re.findall(r"[a-z_0-9]+", line)}
    return named


def missing_files(text: str, files: set[str]) -> list[str]:
    """Return the ``*.py`` names of the map that no file of the checkout ends in."""
    return sorted(
        name
        for name in set(_FILE.findall(text))
        if not any(file == name or file.endswith(f"/{name}") for file in files)
    )


def _map() -> str:
    if not MAP.exists():
        pytest.fail("ARCHITECTURE.md is missing: it names every module of src/spkt_desk")
    return MAP.read_text(encoding="utf-8")


def _modules() -> list[str]:
    return sorted(
        file.relative_to(PACKAGE).with_suffix("").as_posix()
        for file in PACKAGE.rglob("*.py")
        if file.name != "__init__.py"
    )


def test_every_module_is_on_the_map() -> None:
    named = named_modules(_map())
    absent = [module for module in _modules() if module not in named]
    assert not absent, (
        "not in ARCHITECTURE.md (write the stem in its folder's lines):\n" + "\n".join(absent)
    )


def test_every_file_on_the_map_exists() -> None:
    files = {
        file.relative_to(CHECKOUT).as_posix()
        for folder in ("src", "tests", "packaging")
        for file in (CHECKOUT / folder).rglob("*.py")
    }
    assert not missing_files(_map(), files)


MAP_OF_TEST = """
| folder | modules |
| `domain/` | errors clock
  bahasa |

`app.py` joins; `ui/kit/page_view.py` shows.
"""


def test_a_map_is_read_as_written() -> None:
    named = named_modules(MAP_OF_TEST)
    assert {"domain/errors", "domain/clock", "domain/bahasa", "app", "ui/kit/page_view"} <= named
    assert "domain/joins" not in named


def test_a_file_that_is_gone_is_seen() -> None:
    assert missing_files(MAP_OF_TEST, {"src/spkt_desk/app.py"}) == ["ui/kit/page_view.py"]
