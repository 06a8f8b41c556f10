"""The layout of the two pages: a code to check, and the station to check."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.pemeriksaan import BarisPeriksa, HasilKode
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pindaian import accept_scans
from spkt_desk.ui.periksa.cap import Cap
from spkt_desk.ui.periksa.isian import MedanKode
from spkt_desk.ui.warna import Warna


class FormKode(QWidget):
    """The field for the code, the number on the sheet, and the answer below."""

    def __init__(self, send: Callable[[], object], warna: Callable[[], Warna]) -> None:
        """`send` asks the services."""
        super().__init__()
        self.form = Formulir(self)
        self.kode = MedanKode("kode", "Kode periksa", placeholder="K7Q2M-4XN9P")
        self.nomor = MedanKode("nomor", "Nomor pada lembar (boleh kosong)")
        self.kode.set_hint(
            "Ketik sepuluh huruf di samping QR, atau pindai QR-nya. Enter memeriksa."
        )
        self.nomor.set_hint("Untuk dicocokkan dengan nomor yang terbit.")
        accept_scans(self.kode.line)
        card = Kartu()
        row = QHBoxLayout()
        row.setSpacing(2 * JARAK)
        for field in (self.kode, self.nomor):
            self.form.add(field)
            field.sent.connect(send)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        # Level with the fields, whose labels stand above them.
        beside = QVBoxLayout()
        beside.addSpacing(self.kode.label.sizeHint().height() + 3)
        beside.addWidget(make_button("kode.periksa", "Periksa  ⏎", send, rupa="utama"))
        beside.addStretch(1)
        row.addLayout(beside)
        card.body.addLayout(row)
        self.jawaban = Kartu()
        self.cap = Cap(warna)
        self.kalimat = make_label("", "tebal", wrap=True)
        self.kalimat.setObjectName("kode.kalimat")
        self.jawaban.body.addWidget(self.cap)
        self.jawaban.body.addWidget(self.kalimat)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * JARAK)
        self._facts.setColumnStretch(1, 1)
        self.jawaban.body.addLayout(self._facts)
        self.jawaban.setVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        box.addWidget(make_label("Kode periksa", "judul"))
        box.addWidget(card)
        box.addWidget(self.jawaban)
        box.addStretch(1)

    def show_answer(self, hasil: HasilKode) -> None:
        """Show an answer with what to compare the sheet with."""
        self.cap.stamp(hasil.answer, hasil.kata)
        self.kalimat.setText(hasil.kalimat)
        _empty(self._facts)
        facts = [("Nomor", hasil.nomor), ("Tanggal", hasil.tanggal)]
        facts += [_split(one) for one in hasil.rincian]
        for row, (name, value) in enumerate((n, v) for n, v in facts if v):
            self._facts.addWidget(make_label(name, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = make_label(value, wrap=True)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            self._facts.addWidget(shown, row, 1)
        self.jawaban.setVisible(True)

    def forget(self) -> None:
        """Take the answer away."""
        self.jawaban.setVisible(False)


class FormPeriksa(QWidget):
    """One line a part of the station, each with its sign and its sentence."""

    def __init__(self, start: Callable[[], object]) -> None:
        """`start` begins the check."""
        super().__init__()
        self.tombol = make_button("periksa.mulai", "Mulai periksa  ⏎", start, rupa="utama")
        self.keadaan = make_label("", wrap=True)
        self.keadaan.setObjectName("periksa.keadaan")
        self.kartu = Kartu(
            "",
            "Membaca ulang seluruh berkas: riwayat, buku, nomor, arsip surat, dan kunci. "
            "Tidak ada yang diubah. Meja dapat tetap dipakai selama pemeriksaan.",
        )
        self.form = Formulir(self)
        self.kode = self.form.add(
            MedanTeks(
                "periksa",
                "titik",
                "Kode titik periksa pada lembar jaga (boleh kosong)",
                placeholder="4127-K7Q2M-4XN9P",
                hint="Dengan kode: apakah buku masih memuat semua yang dilihat lembar itu.",
            )
        )
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2 * JARAK)
        self._rows.setVerticalSpacing(JARAK)
        self._rows.setColumnStretch(2, 1)
        self.kartu.body.addLayout(self._rows)
        self.kartu.body.addWidget(self.keadaan)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.tombol)
        self.kartu.body.addLayout(row)
        # Behind the button: Enter starts the usual check at once.
        self.kartu.body.addWidget(self.kode)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        box.addWidget(make_label("Periksa data", "judul"))
        box.addWidget(self.kartu)
        box.addStretch(1)
        self.count = 0

    def add_line(self, line: BarisPeriksa) -> None:
        """Show the next part."""
        sign = make_label("✓" if line.baik else "✗", "baik" if line.baik else "merah")
        sign.setAccessibleName("baik" if line.baik else "tidak utuh")
        name = make_label(line.bagian, "tebal")
        sentence = make_label(line.kalimat, "" if line.baik else "merah", wrap=True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setObjectName(f"periksa.baris.{self.count}")
        for column, widget in enumerate((sign, name, sentence)):
            self._rows.addWidget(widget, self.count, column, Qt.AlignmentFlag.AlignTop)
        self.count += 1

    def clear(self) -> None:
        """Take the lines of an earlier check away."""
        _empty(self._rows)
        self.count = 0

    def say(self, sentence: str, look: str) -> None:
        """Say how far the check is, or how it ended."""
        set_look(self.keadaan, look)
        self.keadaan.setText(sentence)


def _split(fact: str) -> tuple[str, str]:
    name, colon, value = fact.partition(": ")
    return (name, value) if colon else ("Catatan", fact)


def _empty(grid: QGridLayout) -> None:
    while grid.count():
        item = grid.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
