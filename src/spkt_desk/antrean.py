"""The print queues of this system, joined to the window's printing."""
# ruff: noqa: PLC0415 - devices and the print dialog are imported when the first sheet is printed

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.outcomes import PrintOutcome

if TYPE_CHECKING:
    from spkt_desk.domain.kertas import LembarCetak
    from spkt_desk.ui.jobs import Jobs
    from spkt_desk.ui.kit.cetak import Pencetak, Pencetakan

_TUNGGU_DETIK = 60.0


class AntreanCups:
    """The printers of a computer with CUPS: exactly the kept bytes are sent."""

    def accepts_pdf(self) -> bool:
        """Tell that the queues take PDF themselves."""
        return True

    def printers(self) -> tuple[str, ...]:
        """Return the queues, the default one first."""
        from spkt_desk.devices.printer import list_queues

        queues = sorted(list_queues(), key=lambda one: not one.is_default)
        return tuple(one.name for one in queues)

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        """Hand the page over and watch it leave the queue."""
        from spkt_desk.devices.printer import await_job, submit_pdf

        job = submit_pdf(antrean, lembar.pdf, lembar.judul, lembar.ukuran)
        return await_job(job, _TUNGGU_DETIK)


class AntreanWindows:
    """The printers of Windows: page images are drawn on the printer by the window itself."""

    def accepts_pdf(self) -> bool:
        """Tell that this system takes no PDF."""
        return False

    def printers(self) -> tuple[str, ...]:
        """Return the printers Windows lists."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return tuple(QPrinterInfo.availablePrinterNames())

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        """Refuse: nobody asks a system that takes no PDF."""
        raise EnvironmentFault(
            f"Antrean {antrean} tidak menerima PDF.", f"{lembar.judul} dicetak lewat jendela."
        )


def system_printer() -> Pencetak:
    """Return the print queues of this system."""
    return AntreanWindows() if sys.platform == "win32" else AntreanCups()


def system_printing(jobs: Jobs) -> Pencetakan:
    """Return the printing every window uses: the system's dialog, the system's queues."""
    from spkt_desk.ui.kit.cetak import Pencetakan

    return Pencetakan(jobs, system_printer())
