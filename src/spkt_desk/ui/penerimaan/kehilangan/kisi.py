"""The grid of this form: equal columns whatever stands in them, so that edges line up."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.kartu import JARAK, Kisi
from spkt_desk.ui.kit.medan import Medan

KOLOM = 12
_CELAH = 2 * JARAK


class KisiRata(Kisi):
    """Twelve columns; only a label may ask for width, never an editor or a long message."""

    def __init__(self) -> None:
        """Make the empty grid."""
        super().__init__(KOLOM)
        # A grid leaves out the gaps of columns in which nothing begins, so the gap is part of the
        # widget instead; what ends at the edge has none.
        self.setHorizontalSpacing(0)

    @override
    def add(self, widget: QWidget, span: int = 1) -> None:
        for field in (widget, *widget.findChildren(Medan)):
            if isinstance(field, Medan):
                for part in (field.editor, field.message):
                    kept = part.sizePolicy()
                    kept.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                    part.setSizePolicy(kept)
        super().add(widget, span)
        widget.setContentsMargins(0, 0, 0 if self._column == KOLOM else _CELAH, 0)
