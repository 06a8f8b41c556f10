"""From a kept page to a printer, and an honest answer about what came out.

The system print dialog picks the printer. Where the system takes PDF (CUPS) exactly the kept bytes
are sent, through the `Pencetak` that app gives; where it does not (Windows) page images are drawn
on a QPrinter. Where only the person at the printer knows whether the sheet came out, the answer is
TERKIRIM: the screen that printed asks in its own lines, nothing pops up over what is typed next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QMarginsF, QObject, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget
from shiboken6 import delete

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.lampu import Lampu, printer_light, silent_printer
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure, Jobs, sentence_of
from spkt_desk.ui.kit.pdfium import page_images
from spkt_desk.ui.penahan import PENAHAN
from spkt_desk.ui.shortcuts import Tombol

DPI_CETAK = 300

_JAWABAN = frozenset(
    {QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole}
)

_KELUAR = frozenset({PrintOutcome.TERCETAK, PrintOutcome.TERKIRIM})
"""Outcomes after which the next of several sheets goes to the printer."""

HASIL_UJI = {
    PrintOutcome.TERCETAK: "Halaman uji sudah tercetak. Ukur garis 10 cm dan bingkainya.",
    PrintOutcome.TERKIRIM: "Halaman uji dikirim ke printer. Ukur garis 10 cm dan bingkainya.",
    PrintOutcome.DIBATALKAN: "Halaman uji dibatalkan.",
    PrintOutcome.GAGAL: "Halaman uji belum tercetak: printer tidak menjawab atau belum ada.",
    PrintOutcome.TIDAK_DIKETAHUI: "Halaman uji belum pasti tercetak. Periksa printer.",
}
"""What is said of the test page, by how its printing went."""

_LAGI = f"{Tombol.CETAK.tulisan} mencoba lagi"
_HASIL = {
    PrintOutcome.TERCETAK: "sudah tercetak.",
    PrintOutcome.TERKIRIM: "sudah dikirim ke printer. Periksa hasilnya.",
    PrintOutcome.DIBATALKAN: f"belum tercetak: pencetakan dibatalkan. {_LAGI}.",
    PrintOutcome.GAGAL: f"belum tercetak: printer tidak menjawab atau belum ada. {_LAGI}.",
    PrintOutcome.TIDAK_DIKETAHUI: f"belum pasti tercetak. Periksa printer; {_LAGI}.",
}


def printed_sentence(judul: str, outcome: PrintOutcome) -> str:
    """Say how the printing of a sheet ended and what to do where it did not come out."""
    return f"{judul} {_HASIL[outcome]}"


Selesai = Callable[[LembarCetak, PrintOutcome], object]


class Pencetak(Protocol):
    """The system's print queues, given by app (devices stand behind it)."""

    def accepts_pdf(self) -> bool:
        """Tell whether this system takes the PDF bytes themselves."""
        ...

    def printers(self) -> tuple[str, ...]:
        """Return the names of the queues."""
        ...

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        """Send the bytes, return what is known; on the worker. May raise EnvironmentFault."""
        ...


class Pencetakan(QObject):
    """Prints one sheet at a time; the answer arrives by callback on the GUI thread."""

    def __init__(
        self,
        jobs: Jobs,
        pencetak: Pencetak,
        choose: Callable[[QWidget | None], str] | None = None,
        confirm: Callable[[QWidget | None], bool] | None = None,
    ) -> None:
        """Print through `pencetak`; the print dialog is the real one unless given.

        `choose` opens the print dialog and returns a queue, or "" when it was cancelled; `confirm`,
        where it is given, knows whether a sheet came out that the queue can only say it took.
        """
        super().__init__()
        self._jobs = jobs
        self._pencetak = pencetak
        self._choose = choose or choose_printer
        self._confirm = confirm

    def print_sheet(
        self, parent: QWidget | None, lembar: LembarCetak, on_done: Selesai, antrean: str = ""
    ) -> None:
        """Print and answer `on_done(lembar, outcome)`; without `antrean` the dialog asks for it.

        TERCETAK and GAGAL are known, TERKIRIM means that the sheet was handed on and somebody has
        to look, DIBATALKAN that the officer closed the dialog. A fault is shown here and answered
        as GAGAL, and so is a computer without a printer. While the window is locked the dialog
        waits.
        """
        self._with_queue(
            parent,
            f"cetak/{lembar.kertas_id}/{lembar.ke}",
            antrean,
            lambda queue: self._send(parent, queue, lembar, on_done),
            lambda outcome: on_done(lembar, outcome),
        )

    def print_sheets(
        self,
        parent: QWidget | None,
        lembar: Sequence[LembarCetak],
        on_done: Callable[[tuple[tuple[LembarCetak, PrintOutcome], ...]], object],
    ) -> None:
        """Print several sheets one after another on one printer, each a job with its own paper.

        Answers once, with all that were tried: the first that does not come out is the last.
        """
        tried: list[tuple[LembarCetak, PrintOutcome]] = []

        def send(queue: str) -> None:
            self._send(parent, queue, lembar[len(tried)], lambda one, how: told(queue, one, how))

        def told(queue: str, one: LembarCetak, how: PrintOutcome) -> None:
            tried.append((one, how))
            if how in _KELUAR and len(tried) < len(lembar):
                send(queue)
            else:
                on_done(tuple(tried))

        self._with_queue(
            parent,
            f"cetak/{lembar[0].judul}",
            "",
            send,
            lambda outcome: on_done(((lembar[0], outcome),)),
        )

    def _with_queue(
        self,
        parent: QWidget | None,
        tempat: str,
        antrean: str,
        send: Callable[[str], object],
        not_sent: Callable[[PrintOutcome], object],
    ) -> None:
        """Go on with the queue the officer chooses; while the window is locked the dialog waits."""
        if PENAHAN.shut:
            again = partial(self._with_queue, parent, tempat, antrean, send, not_sent)
            PENAHAN.when_open(tempat, again)
            return
        queue = antrean or self._choose(parent)
        if not queue and PENAHAN.shut:  # the lock took the dialog away; nobody has cancelled
            self._with_queue(parent, tempat, antrean, send, not_sent)
            return
        if not queue:
            gone = self.without_printer  # told by `choose_printer`; nobody has cancelled anything
            not_sent(PrintOutcome.GAGAL if gone else PrintOutcome.DIBATALKAN)
            return
        send(queue)

    def _send(
        self, parent: QWidget | None, queue: str, lembar: LembarCetak, on_done: Selesai
    ) -> None:
        """Hand one sheet to a queue."""
        if self._pencetak.accepts_pdf():
            self._jobs.run(
                lambda: self._pencetak.send(queue, lembar),
                lambda outcome: on_done(lembar, self._settled(parent, outcome)),
                lambda failure: self._failed(parent, lembar, on_done, failure),
            )
        else:
            self._jobs.run(
                lambda: paint_sheet(queue, lembar),
                lambda _nothing: on_done(lembar, self._settled(parent, PrintOutcome.TERKIRIM)),
                lambda failure: self._failed(parent, lembar, on_done, failure),
            )

    @property
    def without_printer(self) -> bool:
        """Tell whether the system's dialog has no printer to offer."""
        return self._choose is choose_printer and not QPrinterInfo.availablePrinterNames()

    def look_for_printers(self, on_done: Callable[[Lampu], object], owner: QObject) -> None:
        """Look which printers this computer knows and answer with their light.

        On the worker of the printing: one that does not answer keeps no saving waiting.
        """
        self._jobs.run(
            lambda: printer_light(self._pencetak.printers()),
            on_done,
            lambda failure: on_done(silent_printer(sentence_of(failure))),
            owner=owner,
        )

    def _settled(self, parent: QWidget | None, outcome: PrintOutcome) -> PrintOutcome:
        """Return what is known, from `confirm` too where it is given."""
        if outcome is not PrintOutcome.TERKIRIM or self._confirm is None:
            return outcome
        return PrintOutcome.TERCETAK if self._confirm(parent) else PrintOutcome.GAGAL

    def _failed(
        self, parent: QWidget | None, lembar: LembarCetak, on_done: Selesai, failure: Failure
    ) -> None:
        on_done(lembar, PrintOutcome.GAGAL)
        if isinstance(failure, EnvironmentFault):
            show_fault(parent, failure)
        else:
            show_fault(
                parent,
                EnvironmentFault(
                    "Sudah tersimpan. Belum tercetak.", "Tekan Ctrl+P untuk mencoba lagi."
                ),
            )


def choose_printer(parent: QWidget | None) -> str:
    """Open the system print dialog; return the chosen queue, "" when it was cancelled."""
    if not QPrinterInfo.availablePrinterNames():
        show_fault(
            parent,
            EnvironmentFault(
                "Belum tercetak: komputer ini belum mengenal printer. Yang tersimpan tetap aman.",
                "Pasang printer di sistem, lalu cetak lagi dari halaman yang sama.",
            ),
        )
        return ""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("cetak.dialog")
    dialog.setWindowTitle("Cetak")
    for option in (
        QPrintDialog.PrintDialogOption.PrintPageRange,
        QPrintDialog.PrintDialogOption.PrintToFile,  # no second copy of the paper on a disk
        QPrintDialog.PrintDialogOption.PrintSelection,
        QPrintDialog.PrintDialogOption.PrintCurrentPage,
        QPrintDialog.PrintDialogOption.PrintCollateCopies,
        QPrintDialog.PrintDialogOption.PrintShowPageSize,
    ):
        dialog.setOption(option, False)
    leave_only_the_printer(dialog)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    delete(dialog)  # now and not later: it points at the printer, which goes with this function
    return printer.printerName() if accepted else ""


def leave_only_the_printer(dialog: QPrintDialog) -> None:
    """Take away what would not be followed: an original is one sheet, its size is the unit's.

    Qt's own dialog keeps copies, sides and tray behind two buttons; the one of Windows has no such
    children, and there only the name of the printer is read.
    """
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            if box.buttonRole(button) not in _JAWABAN:
                button.hide()
    for button in dialog.findChildren(QPushButton, "properties"):
        button.setFixedSize(0, 0)  # the dialog shows it again with each printer that is picked
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def paint_sheet(antrean: str, lembar: LembarCetak) -> None:
    """Draw the pages as images on the named printer at their true size; runs on the worker."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(antrean)
    paint_on(printer, lembar)


def paint_on(printer: QPrinter, lembar: LembarCetak) -> None:
    """Draw the sheet on a printer that is set up; EnvironmentFault when it does not begin."""
    printer.setDocName(lembar.judul)
    printer.setFullPage(True)
    size = QSizeF(*lembar.ukuran.milimeter)
    printer.setPageSize(_true_size(size, lembar.ukuran.value))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    images = page_images(lembar.pdf, DPI_CETAK)
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentFault(
            "Sudah tersimpan. Belum tercetak: printer tidak menjawab.",
            "Periksa kabel, kertas, dan lampu printer, lalu tekan Ctrl+P untuk mencoba lagi.",
        )
    try:
        for number, image in enumerate(images):
            if number:
                printer.newPage()
            _paint_page(painter, printer, image)
    finally:
        painter.end()


def _true_size(size: QSizeF, name: str) -> QPageSize:
    # Without ExactMatch Qt takes F4 (215 mm) for its own Folio (215.9 mm).
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(size, QPageSize.Unit.Millimeter, name, exact)


def _paint_page(painter: QPainter, printer: QPrinter, image: QImage) -> None:
    # The image covers the paper, not the printable part: forms measure from the edge of the sheet.
    target = printer.paperRect(QPrinter.Unit.DevicePixel)
    painter.drawImage(target, image)
