"""A card in the middle of a page: login, lock, an empty book."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from spkt_desk.ui.kit.kartu import Kartu

LEBAR_KARTU = 440
"""Pixels at the base size of text; larger text gets a wider card."""

HURUF_DASAR_PT = 11.0


def centre(page: QWidget, *parts: QWidget, width: int = LEBAR_KARTU) -> Kartu:
    """Put `parts` into one card of `width` pixels in the middle of `page` and return the card."""
    card = Kartu()
    larger = page.font().pointSizeF() / HURUF_DASAR_PT
    card.setFixedWidth(round(width * max(larger, 1.0)))
    card.body.setContentsMargins(32, 24, 32, 24)
    card.body.setSpacing(12)
    for part in parts:
        card.body.addWidget(part)
    layout = QGridLayout(page)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
    return card
