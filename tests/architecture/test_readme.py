"""README's keys are the program's keys: the enum is the only place where they are set."""

from __future__ import annotations

import re
from pathlib import Path

from spkt_desk.ui.shortcuts import Tombol

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
FIELD_KEYS = {"Enter", "Shift+Enter", "…"}
"""Keys of the fields themselves, which no action owns."""


def named_keys(text: str) -> set[str]:
    """Return every key of README's table."""
    table = text.split("## Keys")[1].split("##", maxsplit=1)[0]
    rows = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    cells = [row for row in rows if row not in {"Key", "---"}]
    return {key for cell in cells for key in re.split(r", | (?=…)|(?<=…) ", cell) if key}


def test_every_key_of_the_readme_is_a_key_of_the_program() -> None:
    keys = {tombol.tulisan for tombol in Tombol}
    assert named_keys(README) - keys - FIELD_KEYS == set()


def test_a_key_that_does_not_exist_is_seen() -> None:
    assert "Ctrl+Delete" in named_keys("## Keys\n| Key | does |\n| F2, Ctrl+Delete | x |\n")


def test_the_picture_is_there() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert shown
    assert all((Path(__file__).parents[2] / path).exists() for path in shown)
