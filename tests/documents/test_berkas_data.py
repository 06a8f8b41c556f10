from __future__ import annotations

from pathlib import Path

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.documents.kit.huruf import load_huruf
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.satuan import Huruf


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
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - only here is the registry looked at

    if "LiberationSans-Regular" in pdfmetrics.getRegisteredFontNames():
        pytest.skip("the sound font is already registered in this process")
    with pytest.raises(EnvironmentFault, match=r"LiberationSans-Regular\.ttf"):
        load_huruf(tmp_path).keluarga(Huruf.SANS)
