"""The counter under test: a real station, the real tab, a folder for a printer, keys in between."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.penerimaan.kehilangan.form import FormKehilangan
from spkt_desk.ui.penerimaan.tab import PenerimaanTab
from spkt_desk.ui.warna import SIANG
from tests.support.stasiun import FilePencetak, Stasiun
from tests.ui.tab_terbuka import Meja

LAYAR = QSize(1366, 640)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Loket(Meja):
    """The tab with its keys, and what a test asks of it."""

    tab: PenerimaanTab

    def __init__(
        self, qtbot: QtBot, layanan: Layanan, jobs: Jobs, pencetak: FilePencetak, luas: QSize
    ) -> None:
        cetak = Pencetakan(jobs, pencetak, choose=lambda _parent: "folder")
        alat = Alat(jobs, cetak, lambda: SIANG)
        tab = PenerimaanTab(layanan, alat)
        tab.make_whole()
        super().__init__(qtbot, tab, jobs, luas)
        self.layanan = layanan
        self.pencetak = pencetak
        self.cetak = cetak

    @property
    def form(self) -> FormKehilangan:
        """The form in front."""
        return self.tab.pengurus().form

    def start(self) -> None:
        """F2, then H: the form of a new visit."""
        self.tekan(Qt.Key.Key_F2)
        self.tekan(Qt.Key.Key_H)
        self.tunggu(self.field("pelapor.nomor_identitas").editor.hasFocus)

    def field(self, name: str) -> Medan:
        """Return a field of the form."""
        found = self.form.formulir.field(name)
        assert isinstance(found, Medan)
        return found

    def at(self, name: str) -> bool:
        """Tell whether the keyboard is in that field of the form."""
        return self.focus.objectName() == f"penerimaan.kehilangan.{name}"

    def type_each(self, *texts: str) -> None:
        """Type into one field after another, Enter behind each; "" leaves a field as it is."""
        for text in texts:
            if text:
                self.ketik(text)
            self.enter()

    def type_person(self) -> None:
        """Fill in the citizen, from the number to the phone; the NIK proposes birth and sex."""
        self.type_each("7571034511940003", "Suharti Ningsih", "", "Gorontalo", "")
        self.type_each("Islam", "", "Wiraswasta", "081234567890")
        self.type_each("Jl. Melati No. 4", "Biawao", "")

    def type_rest(self) -> None:
        """Fill in when and where, and tick that the citizen has read."""
        self.type_each("20112026", "0730", "sekitar Pasar Sentral", "")
        assert self.at("cara_baca"), self.focus.objectName()
        self.tekan(Qt.Key.Key_Space)

    def put(self, draft: KehilanganDraft) -> None:
        """Fill the open form with a prepared draft, as if it had been typed."""
        self.form.fill(draft)
        self.form.typed.emit()

    def issue_in_vain(self) -> None:
        """Ctrl+Enter; wait until the form may be mended."""
        self.ctrl(Qt.Key.Key_Return)
        self.tunggu(self.form.issue_button.isEnabled)

    def issue(self) -> str:
        """Ctrl+Enter; wait for the sheet's fate and return the status of the page."""
        self.ctrl(Qt.Key.Key_Return)
        page = self.tab.surat.page
        self.tunggu(lambda: self.tab.pages.currentWidget() is page)
        self.tunggu(lambda: "disiapkan" not in page.status.text())
        return page.status.text()

    def lines(self, kind: str) -> list[str]:
        """Return what stands in one list of the left column (draf, lp, hutang, terbit)."""
        return [
            line.accessibleName()
            for line in self.tab.loket.lines()
            if line.objectName().startswith(f"penerimaan.loket.{kind}.")
        ]

    def widget(self, name: str) -> QWidget:
        """Return a widget of the tab by its name."""
        found = self.tab.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found


@contextmanager
def at_counter(
    qtbot: QtBot,
    stasiun: Stasiun,
    folder: Path,
    luas: QSize = LAYAR,
    layanan: Layanan | None = None,
) -> Iterator[Loket]:
    """Open the tab of the first officer or another; all jobs are done when the block ends."""
    jobs = Jobs()
    loket = Loket(qtbot, layanan or stasiun.layanan, jobs, FilePencetak(folder / "cetakan"), luas)
    yield loket
    assert jobs.wait()


def acts(layanan: Layanan, jenis: str) -> int:
    """Count the entries of one kind in the history, through the file itself."""
    with layanan._konteks.database.reading() as work:  # noqa: SLF001 - no service shows the history yet
        return sum(one.entry.jenis == jenis for one in work.riwayat.entries())


def text_of(pdf: bytes) -> str:
    """Return the text of a page, white space evened out."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
