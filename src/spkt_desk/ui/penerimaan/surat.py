"""The page of one issued letter: its number, how the printing stands, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from spkt_desk.domain.bahasa import jam, tanggal_panjang
from spkt_desk.domain.kertas import KertasRingkas
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.ui.kit.alir import Alir
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.penerimaan.halaman import Lembaran
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "penerimaan.surat"


class HalamanSurat(Lembaran):
    """Shows a letter just issued or opened from the list; the tab does what it asks for."""

    print_wanted = Signal(bool)
    copy_wanted = Signal()
    answered = Signal(bool)
    page_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        """Build the page for any letter."""
        super().__init__()
        self.title: QLabel = make_label("", "judul")
        self.box.addWidget(self.title)
        self._build_letter()
        self._build_printing()
        self._new = make_button(
            f"{_TEMPAT}.berikut", "Laporan berikutnya", self.new_wanted.emit, Tombol.KEHILANGAN
        )
        self.box.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)

    def show_issued(self, terbitan: Terbitan, nama: str) -> None:
        """Show a letter whose page is not made yet."""
        self.title.setText("Surat terbit")
        self._show_number(terbitan.nomor, terbitan.kode, nama)
        self.set_status("Tersimpan. Halaman sedang disiapkan.", "tebal")
        self._show_acts(None, fresh=True)
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_paper(self, paper: KertasRingkas, *, issued: bool) -> None:
        """Show a kept letter; just `issued` ones keep their heading and code."""
        if not issued:
            self.title.setText("Surat keterangan kehilangan")
            written = f"{tanggal_panjang(paper.terbit.date())} pukul {jam(paper.terbit.time())}"
            self._show_number(paper.nomor, "", f"{paper.nama}  ·  {paper.barang}\n{written}")
            copies = f" Salinan: {paper.salinan}." if paper.salinan else ""
            if paper.tercetak:
                self.set_status(f"Sudah tercetak.{copies}", "baik")
            elif paper.ditanyakan:
                self.set_status("Lembar dikirim ke printer.", "peringatan")
            else:
                self.set_status("Belum tercetak.", "peringatan")
        self._show_acts(paper, fresh=issued)

    def focus_first(self) -> None:
        """Take the keyboard: what is most likely wanted of this letter."""
        for wanted in (self._print, self._yes, self._copy):
            if wanted.isVisibleTo(self):
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focus_next(self) -> None:
        """After a sheet: to print again what did not come out, else to the next visit.

        Never to the question about the sheet: it comes while the officer is already typing on, and
        the next Enter would answer it unread. It has its own keys.
        """
        wanted = self._print if self._print.isVisibleTo(self) else self._new
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_status(self, sentence: str, rupa: str) -> None:
        """Say how the printing stands."""
        self.status.setText(sentence)
        set_look(self.status, rupa)

    def set_busy(self, *, busy: bool) -> None:
        """Disable printing while a sheet is on its way."""
        for button in (self._print, self._again, self._copy):
            button.setDisabled(busy)

    @property
    def asking(self) -> bool:
        """Tell whether the question about the sheet is open."""
        return self._question.isVisibleTo(self)

    def answerable(self, *, came_out: bool) -> bool:
        """Tell whether that answer is offered."""
        return (self._yes if came_out else self._no).isVisibleTo(self)

    def refuse(self, message: str) -> None:
        """Say why the original is not printed again, where it can be mended."""
        if self.asking:
            self.set_status(message, "peringatan")
            self._yes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.spoiled.set_error(message)
        if self.spoiled.isVisibleTo(self):
            self.spoiled.focus()

    def press_print(self) -> None:
        """Answer Ctrl+P: the original, or the same original again once the tick says why."""
        self.print_wanted.emit(self.spoiled.checked())

    def _build_letter(self) -> None:
        card = Kartu()
        self.number: QLabel = make_label("", "besar", wrap=True)
        self.number.setObjectName(f"{_TEMPAT}.nomor")
        self._code: QLabel = make_label("", "kode")
        self._code.setObjectName(f"{_TEMPAT}.kode")
        self._code_label = make_label("Kode periksa", "kecil")
        self._who: QLabel = make_label("", wrap=True)
        self._who.setObjectName(f"{_TEMPAT}.isi")
        for label in (self.number, self._who, self._code_label, self._code):
            label.setTextFormat(Qt.TextFormat.PlainText)
            card.body.addWidget(label)
        self.box.addWidget(card)

    def _build_printing(self) -> None:
        card = Kartu("Cetak")
        self.status: QLabel = make_label("", "tebal", wrap=True)
        self.status.setObjectName(f"{_TEMPAT}.keadaan")
        card.body.addWidget(self.status)
        self._build_question(card)
        self.spoiled = Centang(_TEMPAT, "rusak_ditarik", "Lembar rusak sudah ditarik dari pelapor")
        card.body.addWidget(self.spoiled)
        row = Alir()
        self._print: Kancing = make_button(
            f"{_TEMPAT}.cetak", "Cetak", self.press_print, Tombol.CETAK, rupa="utama"
        )
        self._again: Kancing = make_button(
            f"{_TEMPAT}.cetak_lagi", "Cetak asli lagi", self.press_print, Tombol.CETAK
        )
        self._copy: Kancing = make_button(
            f"{_TEMPAT}.salinan", "Cetak salinan", self.copy_wanted.emit
        )
        page = make_button(
            f"{_TEMPAT}.halaman", "Lihat halaman", self.page_wanted.emit, Tombol.PRATINJAU
        )
        for button in (self._print, self._again, self._copy, page):
            row.addWidget(button)
        card.body.addLayout(row)
        self.box.addWidget(card)

    def _build_question(self, card: Kartu) -> None:
        """Put the question about the sheet into the card: it waits as long as it must."""
        self._question: QLabel = make_label("Apakah lembar asli sudah keluar dengan baik?", "tebal")
        self._question.setObjectName(f"{_TEMPAT}.pertanyaan")
        card.body.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(JARAK)
        self._yes: Kancing = make_button(
            f"{_TEMPAT}.sudah_keluar",
            "Sudah keluar",
            lambda: self.answered.emit(True),
            Tombol.SUDAH_KELUAR,
        )
        self._no: Kancing = make_button(
            f"{_TEMPAT}.belum_keluar",
            "Belum keluar",
            lambda: self.answered.emit(False),
            Tombol.BELUM_KELUAR,
        )
        row.addWidget(self._yes)
        row.addWidget(self._no)
        row.addStretch(1)
        card.body.addLayout(row)

    def _show_number(self, nomor: str, kode: str, who: str) -> None:
        self.number.setText(nomor)
        self._code.setText(kode)
        self._code.setVisible(bool(kode))
        self._code_label.setVisible(bool(kode))
        self._who.setText(who)
        self.spoiled.set_checked(False)
        self.spoiled.set_error("")

    def _show_acts(self, paper: KertasRingkas | None, *, fresh: bool) -> None:
        """Offer what fits; `paper` is None and nothing printed while its page is being made.

        A letter from the list that is owed may have come out all the same: "Sudah keluar" is there
        for it too, without the question.
        """
        printed = paper is not None and paper.tercetak
        asking = paper is not None and paper.ditanyakan
        self._print.setVisible(not printed and not asking)
        self._question.setVisible(asking)
        self._yes.setVisible(asking or not (printed or fresh))
        self._no.setVisible(asking)
        self._again.setVisible(printed)
        self._copy.setVisible(printed)
        self._copy.setText(f"Cetak salinan ke-{(paper.salinan if paper else 0) + 1}")
        self.spoiled.setVisible(printed)
