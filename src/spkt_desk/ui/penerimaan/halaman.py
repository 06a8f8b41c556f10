"""The small pages of the middle: rest, the first question, what was taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.draf import DrafRingkas
from spkt_desk.domain.kehilangan import Maksud
from spkt_desk.ui.kit.gulir import Gulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.penerimaan.kotak import KancingKotak
from spkt_desk.ui.penerimaan.loket import BELUM_BERNAMA, SEBUTAN
from spkt_desk.ui.shortcuts import Tombol

_LEBAR = 620
_BARIS_PILIHAN = 9


class Lembaran(Gulir):
    """A page with one column of modest width; it scrolls where the window is low."""

    def __init__(self) -> None:
        """Make the empty column."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = set_look(QWidget(), "halaman")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(_LEBAR)
        row.addWidget(holder, 8)
        row.addStretch(1)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 2 * JARAK, 0, 2 * JARAK)
        self.box = QVBoxLayout()
        self.box.setSpacing(2 * JARAK)
        outer.addLayout(self.box)
        outer.addStretch(1)
        self.setWidget(sheet)


class HalamanAwal(Lembaran):
    """Rest: what to press, and after a crash the one question about the kept draft."""

    resumed = Signal(str)
    declined = Signal()

    def __init__(self) -> None:
        """Make the page without a question."""
        super().__init__()
        self._draft_id = ""
        self.box.addWidget(make_label("Penerimaan", "judul"))
        self._rest = make_label(
            f"{Tombol.KEHILANGAN.tulisan} memulai laporan kehilangan. Draf dan surat di sebelah "
            "kiri dibuka dengan panah lalu Enter.",
            "kecil",
            wrap=True,
        )
        self.box.addWidget(self._rest)
        self._card = Kartu("Draf belum selesai")
        self._question: QLabel = make_label("", "tebal", wrap=True)
        self._question.setObjectName("penerimaan.tawaran.pertanyaan")
        self._card.body.addWidget(self._question)
        self._card.body.addWidget(
            make_label(
                "Bila nanti saja, draf tetap ada di daftar sebelah kiri.", "kecil", wrap=True
            )
        )
        row = QHBoxLayout()
        self._yes = make_button(
            "penerimaan.tawaran.lanjut", "Lanjutkan", self._resume, rupa="utama"
        )
        self._no = make_button("penerimaan.tawaran.nanti", "Nanti saja", self.decline)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        row.addStretch(1)
        self._card.body.addLayout(row)
        self.box.addWidget(self._card)
        self._card.hide()

    @property
    def asking(self) -> bool:
        """True while the question is open."""
        return not self._card.isHidden()

    def offer(self, draft: DrafRingkas) -> None:
        """Ask the one question about a kept draft."""
        self._draft_id = draft.draft_id
        who = f"a.n. {draft.nama}" if draft.nama else BELUM_BERNAMA
        what = f"draf pukul {jam(draft.mulai.time())}"
        if draft.maksud is not Maksud.BARU:
            what = SEBUTAN[draft.maksud].lower()
        self._question.setText(f"Lanjutkan {what} {who}?")
        self._card.show()

    def decline(self) -> None:
        """Close the question; the draft stays where it is."""
        self._card.hide()
        self.declined.emit()

    def focus_first(self) -> bool:
        """Take the keyboard for the question; False when there is none."""
        if self.asking:
            self._yes.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.asking

    def _resume(self) -> None:
        self._card.hide()
        self.resumed.emit(self._draft_id)


class HalamanAsal(Lembaran):
    """Lost or taken: two large choices, H and D."""

    lost = Signal()
    taken = Signal()

    def __init__(self) -> None:
        """Build the question."""
        super().__init__()
        self.box.addWidget(make_label("Hilang atau diambil orang?", "judul"))
        self.box.addWidget(
            make_label("Tanyakan kepada pelapor, lalu tekan satu huruf.", "kecil", wrap=True)
        )
        grid = QGridLayout()
        grid.setSpacing(2 * JARAK)
        self._first = _Pilihan(
            "penerimaan.asal.hilang",
            "H",
            "Hilang",
            "Jatuh, tercecer, tertinggal, atau tidak tahu di mana. Dibuatkan surat keterangan.",
        )
        second = _Pilihan(
            "penerimaan.asal.diambil",
            "D",
            "Diambil orang",
            "Dicuri, dirampas, ditipu. Dicatat, lalu menunggu Laporan Polisi.",
        )
        self._first.clicked.connect(lambda _checked=False: self.lost.emit())
        second.clicked.connect(lambda _checked=False: self.taken.emit())
        grid.addWidget(self._first, 0, 0)
        grid.addWidget(second, 0, 1)
        self.box.addLayout(grid)

    def focus_first(self) -> None:
        """Take the keyboard."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_H:
            self.lost.emit()
        elif event.key() == Qt.Key.Key_D:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class HalamanDiambil(Lembaran):
    """The thing was taken: a name if there is one, what is written, what comes next."""

    noted = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        """Build the question and the answer; one of them shows."""
        super().__init__()
        self.box.addWidget(make_label("Barang diambil orang", "judul"))
        self._ask = Kartu(
            "",
            "Surat keterangan kehilangan tidak dibuat untuk barang yang diambil orang. Kunjungan "
            "ini dicatat di Buku Mutasi; datanya menunggu formulir Laporan Polisi (LP).",
        )
        self.name = MedanTeks(
            "penerimaan.diambil", "pelapor.nama", "Nama pelapor", hint="Boleh dikosongkan"
        )
        self._ask.body.addWidget(self.name)
        note = make_button("penerimaan.diambil.catat", "Catat", self._note, rupa="utama")
        self._ask.body.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._ask)
        self._told = Kartu("Tercatat")
        self.sentence: QLabel = make_label("", wrap=True)
        self.sentence.setObjectName("penerimaan.diambil.tercatat")
        self._told.body.addWidget(self.sentence)
        self._close = make_button("penerimaan.diambil.selesai", "Selesai", self.done.emit)
        self._told.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._told)

    def start(self, name: str) -> None:
        """Ask, with the name as far as it is known."""
        self.name.set_text(name)
        self.name.set_error("")
        self._ask.show()
        self._told.hide()
        self.name.focus()

    def tell_noted(self, name: str, nomor: int) -> None:
        """Say where the visit was written just now."""
        who = f"a.n. {name} " if name else ""
        self._tell(
            f"Kunjungan {who}tercatat di Buku Mutasi No. {nomor} hari ini. Datanya menunggu "
            "formulir Laporan Polisi (LP). Surat keterangan kehilangan tidak dibuat."
        )

    def tell_waiting(self, draft: DrafRingkas) -> None:
        """Say what a visit from the list waits for."""
        self._tell(
            f"Warga {'a.n. ' + draft.nama if draft.nama else BELUM_BERNAMA}, datang pukul "
            f"{jam(draft.mulai.time())}, menunggu formulir Laporan Polisi (LP). "
            "Kunjungannya sudah tercatat di Buku Mutasi."
        )

    def _tell(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self._ask.hide()
        self._told.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self) -> None:
        self.noted.emit(self.name.text())


class _Pilihan(KancingKotak):
    """One large choice: its letter, its name and what it means."""

    def __init__(self, place: str, letter: str, title: str, sentence: str) -> None:
        """Show the three texts; the whole is read out as one."""
        super().__init__(place, f"{title} ({letter}). {sentence}", (2 * JARAK, 2 * JARAK))
        for text, rupa in ((letter, "kode"), (title, "judul"), (sentence, "kecil")):
            label = make_label(text, rupa, wrap=True)
            self.let_through(label)
            self.box.addWidget(label)
        self.box.addStretch(1)

    @override
    def height_wanted(self) -> int:
        return self.fontMetrics().lineSpacing() * _BARIS_PILIHAN
