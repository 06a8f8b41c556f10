"""Every text can be read on every ground it stands on, by day and by night."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette

from spkt_desk.ui.lembar_gaya import style_sheet
from spkt_desk.ui.theme import HURUF_PERSEN, Tampilan, build_palette
from spkt_desk.ui.warna import MALAM, SIANG, Warna, contrast

_TEXTS = ("ink", "quiet", "accent", "red", "good", "warn")
_GROUNDS = ("ground", "card", "tint")
_PAIRS = (
    *((text, ground) for text in _TEXTS for ground in _GROUNDS),
    ("on_bar", "bar"),
    ("quiet_bar", "bar"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_latihan", "latihan"),
    ("card", "red"),
)


@pytest.mark.parametrize("warna", [SIANG, MALAM], ids=["siang", "malam"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_text_reaches_aa(warna: Warna, text: str, ground: str) -> None:
    assert contrast(getattr(warna, text), getattr(warna, ground)) >= 4.5


@pytest.mark.parametrize("warna", [SIANG, MALAM], ids=["siang", "malam"])
@pytest.mark.parametrize("ground", ["ground", "card"])
@pytest.mark.parametrize("edge", ["edge", "accent", "red"])
def test_edges_of_inputs_reach_three_to_one(warna: Warna, edge: str, ground: str) -> None:
    assert contrast(getattr(warna, edge), getattr(warna, ground)) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#FFFFFF") == 1


def test_palette_and_sheet_are_made_of_the_same_colours() -> None:
    palette = build_palette(MALAM)
    assert palette.color(QPalette.ColorRole.Window).name().upper() == MALAM.ground
    sheet = style_sheet(MALAM, 11)
    assert MALAM.accent in sheet
    assert SIANG.accent not in sheet
    assert "$" not in sheet


def test_text_grows_to_half_as_much_again_and_back() -> None:
    look = Tampilan()
    seen = []
    for _ in range(len(HURUF_PERSEN) + 1):
        seen.append(look.huruf_pt)
        look = look.larger()
    assert seen[0] == 11
    assert max(seen) == pytest.approx(16.5)
    assert seen[-1] == 11
