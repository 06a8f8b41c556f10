"""Laporan: the reports are still made by hand; the tab says what will stand here."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.tab import Tab
from spkt_desk.ui.kit.tengah import centre

ISI = (
    "Di sini nanti tersusun laporan harian dan bulanan dari buku mutasi dan penerimaan. "
    "Untuk sementara susunlah laporan dari Buku Mutasi."
)


class LaporanTab(Tab):
    """The fourth book of the desk."""

    def __init__(self) -> None:
        """Show the one sentence."""
        super().__init__()
        centre(self, make_label("Laporan", "judul"), make_label(ISI, wrap=True))

    @override
    def help_text(self) -> str:
        return ISI
