"""The test page of the printer, before the first letter and whenever the paper changes."""

from __future__ import annotations

from spkt_desk.documents.halaman_uji import render_halaman_uji
from spkt_desk.documents.kit.huruf import HurufTersedia
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.satuan import Huruf, UkuranKertas


def trial_sheet(kertas: UkuranKertas, muka: Huruf, huruf: HurufTersedia) -> LembarCetak:
    """Return the sheet for a size and a typeface that need not be saved yet; it is kept nowhere."""
    return loose_sheet(render_halaman_uji(kertas, muka, huruf), "Halaman uji", kertas)
