"""The locks hold what pyproject.toml pins, by hash alone: never a host, never another version."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
LOCKS = CHECKOUT / "packaging" / "lock"
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ;.*)? \\$", re.MULTILINE)


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", requirement).lower()


def _wanted(*extras: str) -> dict[str, str]:
    lines = list(PROJECT["dependencies"])
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return {_name(line.split("==")[0]): line.split("==")[1] for line in lines}


def _locked(lock: str) -> dict[str, str]:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    return {_name(name): version for name, version in _PIN.findall(text)}


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("run.txt", ("build",)), ("dev.txt", ("build", "dev")), ("windows.txt", ("build",))],
)
def test_a_lock_holds_every_pin(lock: str, extras: tuple[str, ...]) -> None:
    wanted, locked = _wanted(*extras), _locked(lock)
    stale = {name: pin for name, pin in wanted.items() if locked.get(name) != pin}
    assert not stale, f"{lock} is behind pyproject.toml, run bash packaging/lock.sh: {stale}"


@pytest.mark.parametrize("lock", ["run.txt", "windows.txt"])
def test_the_program_is_tested_with_the_versions_it_runs_with(lock: str) -> None:
    tested = _locked("dev.txt")
    assert {name: pin for name, pin in _locked(lock).items() if tested.get(name) != pin} == {}


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "windows.txt"])
def test_a_lock_names_no_host_and_hashes_every_package(lock: str) -> None:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(_locked(lock))
    assert all("--hash=sha256:" in block for block in blocks)


def _imported(folder: str) -> set[str]:
    """Return the distributions that the code of a folder imports from outside."""
    homes = packages_distributions()
    roots: set[str] = set()
    for file in (CHECKOUT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots.add(node.module.split(".")[0])
    outside = roots - sys.stdlib_module_names - {"spkt_desk", "tests"}
    return {_name(homes[root][0]) for root in outside}


@pytest.mark.parametrize(("folder", "extras"), [("src", ()), ("tests", ("dev",))])
def test_what_is_imported_is_pinned(folder: str, extras: tuple[str, ...]) -> None:
    assert _imported(folder) - set(_wanted(*extras)) == set()


def test_what_is_pinned_is_imported() -> None:
    unused = set(_wanted()) - _imported("src")
    assert unused == set(), "pins that nothing imports"
