"""The tab of a book this role may not read: one sentence instead of it."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.tab import Tab
from spkt_desk.ui.kit.tengah import centre


class TabTertutup(Tab):
    """Stands in the place of a tab; nothing of the book is read, not even counted."""

    def __init__(self, judul: str, kalimat: str) -> None:
        """Say under the book's title what the role may not do, and who may."""
        super().__init__()
        self._kalimat = kalimat
        label = make_label(kalimat, wrap=True)
        label.setObjectName("tertutup")
        centre(self, make_label(judul, "judul"), label)

    @override
    def help_text(self) -> str:
        return self._kalimat
