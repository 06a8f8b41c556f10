"""A made-up name goes through the whole desk; no file but a page saved on purpose holds it (T7).

The program runs in a process of its own whose home, temporary folder, settings, station and
backups lie in one folder. All of it is read after every act, while the program still runs, and
once more after a bug has ended it.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pypdf
import pytest

from spkt_desk.domain.teks import fold_nama
from spkt_desk.ui.errors import EXIT_BUG
from tests.faults.pekerja_kenari import ACTS, NAMA
from tests.support.cups import PrivateCups
from tests.support.stasiun import NIK, founded

pytestmark = pytest.mark.faults

CHECKOUT = Path(__file__).parents[2]
KATA = (*NAMA.split(), *fold_nama(NAMA).split(), NIK)
JARUM = tuple(
    {
        spelt.encode(coding)
        for word in KATA
        for spelt in (word, word.upper(), word.lower())
        for coding in ("utf-8", "utf-16-le", "utf-16-be")
    }
)


def test_the_name_is_in_no_file(tmp_path: Path, cups: PrivateCups) -> None:
    founded(tmp_path).close()
    seen: dict[str, list[str]] = {}
    with _desk(tmp_path, cups) as (commands, acts):
        for act in acts:
            seen[act.strip()] = list(_betrayed(tmp_path))
            commands.write("\n")
            commands.flush()
    assert seen == {act: [] for act in ACTS}, (tmp_path / "galat.txt").read_text(encoding="utf-8")
    assert list(_betrayed(tmp_path)) == []
    assert [one.name for one in (tmp_path / "stasiun" / "galat").iterdir()]
    assert list((tmp_path / "cadangan").rglob("stasiun.db"))
    saved = tmp_path / "rumah" / "surat.pdf"
    saved.write_bytes(cups.arrived_pdf())
    assert list(_betrayed(tmp_path)) == ["rumah/surat.pdf"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("spelt", [NAMA, NAMA.upper(), fold_nama(NAMA), NIK])
def test_control_a_name_in_clear_is_found(tmp_path: Path, spelt: str, coding: str) -> None:
    place = tmp_path / "sementara" / "cetak-1"
    place.parent.mkdir()
    place.write_bytes(b"\x00\x01" + spelt.encode(coding) + b"\x00")
    assert list(_betrayed(tmp_path)) == ["sementara/cetak-1"]


@contextmanager
def _desk(folder: Path, cups: PrivateCups) -> Iterator[tuple[IO[str], IO[str]]]:
    """Run the desk with everything it could write to inside `folder`; it must end by its bug."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    places = dict.fromkeys(homes, folder / "rumah") | {"TMPDIR": folder / "sementara"}
    for place in (*places.values(), folder / "cadangan"):
        place.mkdir(exist_ok=True)
    files = [str(folder / name) for name in ("stasiun", "komputer.toml", "cadangan")]
    with (folder / "galat.txt").open("wb") as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.pekerja_kenari", *files, cups.queue],
            env=cups.env | {name: str(place) for name, place in places.items()},
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
        )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            yield child.stdin, child.stdout
            assert child.wait(30) == EXIT_BUG
        finally:
            child.kill()


def _betrayed(folder: Path) -> Iterator[str]:
    """Name every file below `folder` in whose bytes, pages or name the canary stands."""
    for path in sorted(folder.rglob("*")):
        content = os.fsencode(path.name)
        if path.is_file():
            content += path.read_bytes()
        if any(needle in content + _pages(content) for needle in JARUM):
            yield path.relative_to(folder).as_posix()


def _pages(content: bytes) -> bytes:
    """Return the text of a PDF, which lies packed in its bytes."""
    start = content.find(b"%PDF-")
    if start < 0:
        return b""
    pages = pypdf.PdfReader(io.BytesIO(content[start:])).pages
    return "\n".join(page.extract_text() for page in pages).encode()
