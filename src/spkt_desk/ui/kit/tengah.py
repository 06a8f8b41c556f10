"""Pages around one thing: a card in the middle (login, lock), a form of readable width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.nama import set_look

LEBAR_KARTU = 440
"""Pixels at the base size of text; larger text gets a wider card."""

HURUF_DASAR_PT = 11.0
_LEBAR_HALAMAN = 840


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


def page_of(form: QWidget, page: QWidget) -> None:
    """Put a form on a page: not wider than a sentence can be read, scrolling down only."""
    inner = set_look(QWidget(), "halaman")
    row = QHBoxLayout(inner)
    row.setContentsMargins(2 * JARAK, 2 * JARAK, 2 * JARAK, 2 * JARAK)
    form.setMaximumWidth(_LEBAR_HALAMAN)
    row.addWidget(form, 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(area)
