"""Each import contract is broken once on purpose: it, and no other, must see it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
CONFIG = CHECKOUT / "pyproject.toml"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads(CONFIG.read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
HOMES = sorted(name for name in CONTRACTS if name.startswith("home-"))
NEW = "baris_uji"  # the offender's file name


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the program's package in a copy of the source that may be spoiled."""
    shutil.copytree(
        CHECKOUT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(CONFIG, tmp_path)
    return tmp_path / "src" / "spkt_desk"


def _broken(package: Path) -> tuple[set[str], str]:
    """Run the contracts over the copy: the ids that broke, and all that was printed."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=package.parents[1],
        env={**os.environ, "PYTHONPATH": str(package.parent), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    said = run.stdout + run.stderr
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", said, re.MULTILINE))
    assert verdicts.keys() == {contract["name"] for contract in CONTRACTS.values()}, said
    broken = {key for key, contract in CONTRACTS.items() if verdicts[contract["name"]] == "BROKEN"}
    assert (run.returncode == 0) == (not broken), said
    return broken, said


def _write(package: Path, module: str, source: str) -> None:
    """Add a module to the copy; packages on the way are made where they do not exist yet."""
    file = package.joinpath(*module.split(".")).with_suffix(".py")
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in file.relative_to(package).parents:
        (package / folder / "__init__.py").touch()
    file.write_text(source, encoding="utf-8")


def test_the_clean_copy_keeps_every_contract(package: Path) -> None:
    broken, said = _broken(package)
    assert not broken, said


@pytest.mark.parametrize(
    ("contract", "module", "source"),
    [
        ("layers", f"devices.{NEW}", "import spkt_desk.kunci"),
        ("layers", f"db.{NEW}", "import spkt_desk.documents"),
        ("layers", f"lapisan_liar.{NEW}", ""),
        ("domain-stdlib", f"domain.{NEW}", "import msgspec"),
        ("ui-through-services", f"ui.{NEW}", "import spkt_desk.devices"),
        ("tabs", f"ui.humas.{NEW}", "import spkt_desk.ui.laporan.tab_uji"),
    ],
)
def test_one_offender_breaks_exactly_its_contract(
    package: Path, contract: str, module: str, source: str
) -> None:
    _write(package, "ui.laporan.tab_uji", "")
    _write(package, module, source)
    broken, said = _broken(package)
    assert broken == {contract}, said


def test_an_import_upwards_breaks_the_layers(package: Path) -> None:
    _write(package, f"domain.{NEW}", "import spkt_desk.services")
    broken, said = _broken(package)
    assert "layers" in broken, said


def test_two_modules_that_need_one_another_break_the_acyclic_contract(package: Path) -> None:
    _write(package, f"domain.{NEW}", "import spkt_desk.domain.baris_lain")
    _write(package, "domain.baris_lain", f"import spkt_desk.domain.{NEW}")
    broken, said = _broken(package)
    assert broken == {"acyclic"}, said


@pytest.mark.parametrize("home", HOMES)
def test_a_library_away_from_home_is_seen_in_every_layer(package: Path, home: str) -> None:
    contract = CONTRACTS[home]
    offence = "".join(f"import {library}\n" for library in contract["forbidden_modules"])
    for source in contract["source_modules"]:
        _write(package, f"{source.removeprefix('spkt_desk.')}.{NEW}", offence)
    broken, said = _broken(package)
    assert broken == {home}, said
    flat = " ".join(said.split())
    for source in contract["source_modules"]:
        for library in contract["forbidden_modules"]:
            assert f"{source} is not allowed to import {library}" in flat


def test_the_domain_refuses_every_library(package: Path) -> None:
    libraries = CONTRACTS["domain-stdlib"]["forbidden_modules"]
    _write(package, f"domain.{NEW}", "".join(f"import {library}\n" for library in libraries))
    broken, said = _broken(package)
    assert "domain-stdlib" in broken, said
    for library in libraries:
        assert f"spkt_desk.domain is not allowed to import {library}" in " ".join(said.split())
