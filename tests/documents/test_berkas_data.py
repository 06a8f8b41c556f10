from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.documents.kit.huruf import load_huruf
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.satuan import Huruf

ROOT = Path(__file__).parents[2]


def test_forms_and_fonts_are_found() -> None:
    assert data_path("forms", "surat_kehilangan.toml").is_file()
    assert (data_path("resources", "fonts") / "LICENSE-OFL.txt").is_file()


def test_what_is_not_there_is_a_fault_with_advice() -> None:
    with pytest.raises(EnvironmentFault) as salah:
        data_path("forms", "tidak_ada.toml")
    assert "forms/tidak_ada.toml" in salah.value.message
    assert salah.value.advice


def test_missing_fonts_are_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"LiberationMono-Bold\.ttf"):
        load_huruf(tmp_path)


def test_a_broken_font_is_named(tmp_path: Path) -> None:
    for muka in Huruf:
        for gaya in ("Regular", "Bold", "Italic"):
            nama = f"{muka.value.replace(' ', '')}-{gaya}.ttf"
            (tmp_path / nama).write_bytes(b"bukan huruf")
    # In a process of its own: here the sound fonts may be registered already.
    program = (
        "import sys; from pathlib import Path\n"
        "from spkt_desk.documents.kit.huruf import load_huruf\n"
        "from spkt_desk.domain.satuan import Huruf\n"
        "load_huruf(Path(sys.argv[1])).keluarga(Huruf.SANS)\n"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert hasil.returncode == 1
    assert "EnvironmentFault: Berkas huruf LiberationSans-Regular.ttf" in hasil.stderr
