"""Register Humas: its books are still on paper; the tab says what will stand here."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.tab import Tab
from spkt_desk.ui.kit.tengah import centre

ISI = (
    "Di sini nanti tersimpan informasi, surat masuk dan keluar, permohonan dan keberatan, "
    "publikasi, dan kegiatan Humas. Untuk sementara pakailah buku register kertas."
)


class HumasTab(Tab):
    """The third book of the desk."""

    def __init__(self) -> None:
        """Show the one sentence."""
        super().__init__()
        centre(self, make_label("Register Humas", "judul"), make_label(ISI, wrap=True))

    @override
    def help_text(self) -> str:
        return ISI
