"""The page of one issued letter: its number, how the printing stands, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from spkt_desk.domain.bahasa import jam, tanggal_panjang
from spkt_desk.domain.kertas import KertasRingkas, LembarAsli
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.ui.kit.alir import Alir
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.penerimaan.batal import KotakBatal
from spkt_desk.ui.penerimaan.halaman import Lembaran
from spkt_desk.ui.penerimaan.kehilangan.pilihan import MedanTertutup
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "penerimaan.surat"


class HalamanSurat(Lembaran):
    """Shows a letter just issued or opened from the list; the tab does what it asks for."""

    print_wanted = Signal(bool)
    copy_wanted = Signal()
    void_wanted = Signal()
    handed = Signal()
    reopen_wanted = Signal()
    line_wanted = Signal()
    answered = Signal(bool)
    page_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, offered: frozenset[Tombol]) -> None:
        """Build the page for any letter; `offered` are the grave acts this officer may do."""
        super().__init__()
        self._offered = offered
        self.title: QLabel = make_label("", "judul")
        self.box.addWidget(self.title)
        self._build_letter()
        self._build_printing()
        self._build_standing()
        self.cancel = KotakBatal(self.close_cancel)
        self.box.addWidget(self.cancel)
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
            self.set_status(*_printing(paper))
        self._show_acts(paper, fresh=issued)

    def focus_first(self) -> None:
        """Take the keyboard: what is most likely wanted of this letter.

        Never the hand-over: an Enter too many would end the time of corrections.
        """
        for wanted in (self._print, self._yes, self._copy, self._void, self._again):
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
        for button in (self._print, self._again, self._copy, self._void):
            button.setDisabled(busy)

    @property
    def asking(self) -> bool:
        """Tell whether the question about the sheet is open."""
        return self._question.isVisibleTo(self)

    def answerable(self, *, came_out: bool) -> bool:
        """Tell whether that answer is offered."""
        return (self._yes if came_out else self._no).isVisibleTo(self)

    @property
    def spoiled_original(self) -> tuple[int, ...]:
        """Return which original was spoiled, as picked; empty where there is one only."""
        picked = self._which.text()
        return (int(picked),) if picked.isdecimal() and self._which.isVisibleTo(self) else ()

    def press(self, tombol: Tombol) -> bool:
        """Answer a key of the letter where its button is offered; False where it is not."""
        buttons = {
            Tombol.SERAHKAN: self._hand,
            Tombol.PERBAIKI: self._reopen,
            Tombol.BATALKAN: self._cancel,
            Tombol.KAITAN: self._line,
        }
        if not buttons[tombol].isVisibleTo(self):
            return False
        buttons[tombol].click()
        return True

    def open_cancel(self) -> None:
        """Ask why the letter is to be void."""
        self.cancel.open()
        self.show_whole(self.cancel)

    def close_cancel(self) -> None:
        """Put the question away."""
        self.cancel.hide()
        self.focus_first()

    def refuse(self, message: str) -> None:
        """Say why the original is not printed again, where it can be mended."""
        if self.asking:
            self.set_status(message, "peringatan")
            self._yes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.spoiled.isVisibleTo(self):
            self.spoiled.set_error(message)
            self.spoiled.focus()
        else:
            self.set_status(message, "peringatan")

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
        self._which = MedanTertutup(_TEMPAT, "asli_rusak", "Lembar yang rusak", ())
        card.body.addWidget(self._which)
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
        self._void: Kancing = make_button(
            f"{_TEMPAT}.tidak_berlaku", "Cetak halaman bertanda", self.void_wanted.emit
        )
        for button in (self._print, self._again, self._copy, self._void, page):
            row.addWidget(button)
        card.body.addLayout(row)
        self.box.addWidget(card)

    def _build_standing(self) -> None:
        """Put into a card what becomes of the letter: handed over, put right, made void."""
        card = Kartu("Surat")
        self.standing: QLabel = make_label("", wrap=True)
        self.standing.setObjectName(f"{_TEMPAT}.kedudukan")
        card.body.addWidget(self.standing)
        row = Alir()
        self._hand = make_button(
            f"{_TEMPAT}.serahkan", "Sudah diserahkan", self.handed.emit, Tombol.SERAHKAN
        )
        self._reopen = make_button(
            f"{_TEMPAT}.perbaiki", "Perbaiki", self.reopen_wanted.emit, Tombol.PERBAIKI
        )
        self._cancel = make_button(
            f"{_TEMPAT}.batalkan", "Batalkan", self.open_cancel, Tombol.BATALKAN
        )
        self._line = make_button(
            f"{_TEMPAT}.baris", "Baris di buku", self.line_wanted.emit, Tombol.KAITAN
        )
        for button in (self._hand, self._reopen, self._cancel, self._line):
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
        alive = paper is None or paper.berlaku
        printed = paper is not None and paper.tercetak
        asking = paper is not None and paper.ditanyakan and alive
        handed = paper is not None and paper.diserahkan is not None
        self._print.setVisible(alive and not printed and not asking)
        self._question.setVisible(asking)
        self._yes.setVisible(asking or (alive and not (printed or fresh)))
        self._no.setVisible(asking)
        again = alive and printed and not handed
        self._again.setVisible(again)
        self.spoiled.setVisible(again)
        self._show_originals(paper, spoiled=again)
        self._copy.setVisible(alive and handed)
        self._copy.setText(f"Cetak salinan ke-{(paper.salinan if paper else 0) + 1}")
        self._void.setVisible(not alive)
        may_hand = Tombol.SERAHKAN in self._offered
        self._hand.setVisible(paper is not None and alive and not handed and may_hand)
        self._reopen.setVisible(paper is not None and alive and Tombol.PERBAIKI in self._offered)
        label = "Buat pengganti" if handed else "Perbaiki"
        self._reopen.setText(f"{label}  {Tombol.PERBAIKI.tulisan}")
        self._cancel.setVisible(paper is not None and alive and Tombol.BATALKAN in self._offered)
        self.cancel.hide()
        self.standing.setText("" if paper is None else _standing(paper))

    def _show_originals(self, paper: KertasRingkas | None, *, spoiled: bool) -> None:
        """Offer the originals by number where a spoiled one is to be picked."""
        several = spoiled and paper is not None and len(paper.asli) > 1
        self._which.setVisible(several)
        if several and paper is not None:
            picked = self._which.text()
            keys = [str(one.ke) for one in paper.asli]
            self._which.set_options([(str(one.ke), _original(one)) for one in paper.asli])
            self._which.set_text(picked if picked in keys else keys[0])


def _original(one: LembarAsli) -> str:
    return f"Asli ke-{one.ke}: {one.untuk}" if one.untuk else f"Asli ke-{one.ke}"


def _printing(paper: KertasRingkas) -> tuple[str, str]:
    """Return how the printing of a letter stands, and the look of it."""
    if not paper.berlaku:
        return "Tidak dicetak lagi, selain dengan tanda bahwa surat ini tidak berlaku.", "tebal"
    if paper.tercetak:
        sheets = f"{len(paper.asli)} lembar asli" if len(paper.asli) > 1 else "Asli"
        copies = f" Salinan: {paper.salinan}." if paper.salinan else ""
        return f"{sheets} sudah tercetak.{copies}", "baik"
    if paper.ditanyakan:
        return "Lembar dikirim ke printer.", "peringatan"
    owed = [one for one in paper.asli if not one.tercetak]
    which = "" if len(owed) == len(paper.asli) else ": " + ", ".join(map(_original, owed))
    return f"Belum tercetak{which}.", "peringatan"


def _standing(paper: KertasRingkas) -> str:
    """Return what became of a letter: its edition, handed over or not, void or replaced."""
    edition = f"Edisi {paper.edisi}. " if paper.edisi > 1 else ""
    if paper.sejak is not None:
        since = tanggal_panjang(paper.sejak.date())
        if paper.pengganti:
            return f"{edition}Diganti surat Nomor {paper.pengganti} tanggal {since}."
        return f"{edition}BATAL sejak {since}."
    if paper.diserahkan is None:
        return f"{edition}Belum diserahkan; masih dapat diperbaiki dengan nomor yang sama."
    day, time = paper.diserahkan.date(), paper.diserahkan.time()
    return f"{edition}Diserahkan {tanggal_panjang(day)} pukul {jam(time)}."
