"""How the program looks: one palette by day, one by night, and the style sheet made from it.

Nothing outside this file names a colour. Contrast is kept by tests/ui/test_theme.py (WCAG AA).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from spkt_desk.berkas_data import data_path
from spkt_desk.ui.kit.tengah import HURUF_DASAR_PT
from spkt_desk.ui.lembar_gaya import FAMILI, style_sheet
from spkt_desk.ui.warna import MALAM, SIANG, Warna

HURUF_PERSEN = (100, 115, 130, 150)
"""Steps of the text size the menu walks through, in per cent of the base size."""


_TERPASANG = "spkt.tampilan"


@dataclass(frozen=True, slots=True)
class Tampilan:
    """What this computer's officer chose to see: night colours and the size of the text."""

    malam: bool = False
    huruf_persen: int = 100

    @property
    def warna(self) -> Warna:
        """The palette in force."""
        return MALAM if self.malam else SIANG

    @property
    def huruf_pt(self) -> float:
        """Size of ordinary text in points."""
        return HURUF_DASAR_PT * self.huruf_persen / 100

    def larger(self) -> Tampilan:
        """Return the next text size; after the largest comes the base size again."""
        later = [step for step in HURUF_PERSEN if step > self.huruf_persen]
        return Tampilan(self.malam, later[0] if later else HURUF_PERSEN[0])

    def switched(self) -> Tampilan:
        """Return the same text by the other palette."""
        return Tampilan(not self.malam, self.huruf_persen)


def apply_theme(app: QApplication, tampilan: Tampilan) -> None:
    """Dress the whole program; may be called again at any time, the same dress costs nothing."""
    if app.property(_TERPASANG) == repr(tampilan):
        return
    app.setProperty(_TERPASANG, repr(tampilan))
    _load_fonts()
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(build_palette(tampilan.warna))
    font = QFont(FAMILI)
    font.setPointSizeF(tampilan.huruf_pt)
    app.setFont(font)
    app.setStyleSheet(style_sheet(tampilan.warna, tampilan.huruf_pt))


def _load_fonts() -> None:
    """Make the shipped typeface known once: a bare Windows or Debian has no such font."""
    if FAMILI in QFontDatabase.families():
        return
    for style in ("Regular", "Bold", "Italic"):
        QFontDatabase.addApplicationFont(
            str(data_path("resources", "fonts", f"LiberationSans-{style}.ttf"))
        )


def build_palette(warna: Warna) -> QPalette:
    """Return the palette Fusion paints with where the style sheet says nothing."""
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, warna.ground),
        (role.WindowText, warna.ink),
        (role.Base, warna.card),
        (role.AlternateBase, warna.ground),
        (role.Text, warna.ink),
        (role.Button, warna.card),
        (role.ButtonText, warna.ink),
        (role.BrightText, warna.red),
        (role.Link, warna.accent),
        (role.Highlight, warna.accent),
        (role.HighlightedText, warna.on_accent),
        (role.ToolTipBase, warna.card),
        (role.ToolTipText, warna.ink),
        (role.PlaceholderText, warna.quiet),
        (role.Accent, warna.accent),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(warna.quiet))
    return palette
