"""The last card: the things as they will print, who receives and signs, how the citizen agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from spkt_desk.domain.kehilangan import CaraBaca, CaraTandaTangan, KehilanganDraft
from spkt_desk.domain.satuan import Petugas, PilihanPejabat
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import JARAK, Kartu, make_line
from spkt_desk.ui.kit.medan import Medan, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.penerimaan.kehilangan.kisi import KisiRata
from spkt_desk.ui.penerimaan.kehilangan.pilihan import MedanTertutup
from spkt_desk.ui.shortcuts import Tombol

_BELUM = "Barang yang diisi tampil di sini seperti akan dicetak."


class KotakPeriksa(Kartu):
    """Fields ``cara_baca`` (two ticks), ``tanda_tangan``, ``saksi``, ``penerima``, and so on."""

    def __init__(
        self,
        place: str,
        formulir: Formulir,
        officers: tuple[Petugas, ...],
        signers: tuple[PilihanPejabat, ...],
        originals: tuple[tuple[str, ...], int],
        penjaga: str,
    ) -> None:
        """Build the card; the first officer, the first signer and the usual count are proposed.

        `originals` says for whom each original is, and how many are usual; `penjaga` that the
        earlier shift is not handed over, "" while it is.
        """
        super().__init__("Periksa dan terbitkan")
        self._place = place
        self._formulir = formulir
        self._signers = signers
        self.fields: list[Medan | Centang] = []
        self._empty = make_label(_BELUM, "kecil", wrap=True)
        self.body.addWidget(self._empty)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._list = QGridLayout()
        self._list.setColumnStretch(1, 1)
        self._list.setVerticalSpacing(JARAK // 2)
        self.body.addLayout(self._list)
        self.body.addWidget(make_line())
        self._build_agreement()
        if penjaga:
            self.body.addWidget(make_label(penjaga, "kecil", wrap=True))
        self._build_officials(officers, originals)
        self._show_fitting()

    def fill(self, draft: KehilanganDraft) -> None:
        """Fill in a draft without telling `changed`."""
        self._read.set_checked(draft.cara_baca == CaraBaca.DIBACA)
        self._read_out.set_checked(draft.cara_baca == CaraBaca.DIBACAKAN)
        self._how.set_text(draft.tanda_tangan)
        self._why.set_text(draft.alasan_tanda_tangan)
        self._witness.set_text(draft.saksi)
        self._receiver.set_text(draft.penerima or self._first_receiver)
        self._signer.set_text(draft.penandatangan or self._first_signer)
        self._originals.set_text(draft.asli or self._usual)
        self._year.set_text(draft.tahun)
        self.ask_year(asked=bool(draft.tahun))
        self._show_fitting()

    def values(self) -> dict[str, str]:
        """Return the texts by their names in the draft."""
        read = CaraBaca.DIBACA if self._read.checked() else CaraBaca.BELUM
        return {
            "cara_baca": (CaraBaca.DIBACAKAN if self._read_out.checked() else read).value,
            "tanda_tangan": self._how.text(),
            "alasan_tanda_tangan": self._why.text(),
            "saksi": self._witness.text(),
            "penerima": self._receiver.text(),
            "penandatangan": self._signer.text(),
            "asli": self._originals.text(),
            "tahun": self._year.text(),
        }

    def ask_year(self, *, asked: bool) -> None:
        """Show the year's field while the letter would take the first number of a year."""
        self._year.show_if(asked or bool(self._year.text()))

    def settle(self) -> None:
        """Finish what is half typed in a choice, as leaving it would."""
        for field in self.fields:
            if isinstance(field, MedanTertutup):
                field.on_left()
        self._show_fitting()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the things as they will print."""
        self._empty.setVisible(not lines)
        while len(self._lines) < len(lines):
            self._add_line(len(self._lines))
        for place, (number, label) in enumerate(self._lines):
            used = place < len(lines)
            label.setText(lines[place] if used else "")
            for part in (number, label):
                part.setVisible(used)

    def next_signer(self) -> str:
        """Pick the next allowed signer; return his label for the status line."""
        keys = [one.kunci for one in self._signers]
        if not keys:
            return ""
        here = keys.index(self._signer.text()) if self._signer.text() in keys else -1
        chosen = self._signers[(here + 1) % len(keys)]
        self._signer.set_text(chosen.kunci)
        self._signer.on_typed()
        return chosen.label

    def next_count(self) -> str:
        """Pick the next number of originals, after the last the first; return what it says."""
        wanted = int(self._originals.text()) % len(self._counts) + 1
        self._originals.set_text(str(wanted))
        self._originals.on_typed()
        return self._counts[wanted - 1][1]

    def _add_line(self, place: int) -> None:
        number = make_label(f"{place + 1}.")
        label = make_label("", wrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName(f"{self._place}.ringkasan.{place}")
        self._list.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
        self._list.addWidget(label, place, 1)
        self._lines.append((number, label))

    def _build_agreement(self) -> None:
        place = self._place
        grid = KisiRata()
        self.body.addLayout(grid)
        self._read = Centang(place, "cara_baca", "Sudah dibaca sendiri oleh pelapor")
        self._read_out = Centang(place, "cara_baca.dibacakan", "Sudah dibacakan kepada pelapor")
        self._read.changed.connect(lambda: self._only(self._read, self._read_out))
        self._read_out.changed.connect(lambda: self._only(self._read_out, self._read))
        how = [(one.value, one.value) for one in CaraTandaTangan]
        self._how = MedanTertutup(
            place, "tanda_tangan", "Cara tanda tangan", how, start=CaraTandaTangan.TANDA_TANGAN
        )
        self._why = MedanTeks(place, "alasan_tanda_tangan", "Alasan tidak menandatangani")
        self._witness = MedanTeks(place, "saksi", "Nama saksi")
        for field, span in ((self._read, 6), (self._read_out, 6), (self._how, 4)):
            grid.add(self._add(field), span)
        grid.add(self._add(self._why), 4)
        grid.add(self._add(self._witness), 4)
        self._how.changed.connect(self._show_fitting)
        self._how.finished.connect(self._show_fitting)

    def _build_officials(
        self, officers: tuple[Petugas, ...], originals: tuple[tuple[str, ...], int]
    ) -> None:
        place = self._place
        grid = KisiRata()
        self.body.addLayout(grid)
        receivers = [(one.petugas_id, f"{one.singkatan_pangkat} {one.nama}") for one in officers]
        signers = [(one.kunci, one.label) for one in self._signers]
        self._first_receiver = receivers[0][0] if receivers else ""
        self._first_signer = signers[0][0] if signers else ""
        self._receiver = MedanTertutup(
            place, "penerima", "Yang menerima laporan", receivers, start=self._first_receiver
        )
        self._signer = MedanTertutup(
            place,
            "penandatangan",
            "Penanda tangan",
            signers,
            start=self._first_signer,
            hint=f"{Tombol.PEJABAT.tulisan}: pejabat berikutnya" if len(signers) > 1 else "",
        )
        grid.add(self._add(self._receiver), 6)
        grid.add(self._add(self._signer), 6)
        recipients, usual = originals
        self._usual = str(usual)
        self._counts = [
            (str(count), f"{count} lembar: {', '.join(recipients[:count])}")
            for count in range(1, len(recipients) + 1)
        ]
        self._originals = MedanTertutup(
            place,
            "asli",
            "Lembar asli",
            self._counts,
            start=self._usual,
            hint=f"{Tombol.LEMBAR_ASLI.tulisan}: jumlah berikutnya",
        )
        grid.add(self._add(self._originals), 12)
        self._year = MedanTeks(place, "tahun", "Tahun surat")
        grid.add(self._add(self._year), 4)
        self._year.show_if(False)

    def _add(self, field: Medan | Centang) -> Medan | Centang:
        self.fields.append(self._formulir.add(field))
        return field

    def _only(self, ticked: Centang, other: Centang) -> None:
        if ticked.checked():
            other.set_checked(False)
            self._read.set_error("")

    def _show_fitting(self) -> None:
        how = self._how.text()
        self._why.show_if(how == CaraTandaTangan.TIDAK_DAPAT)
        self._witness.show_if(how != CaraTandaTangan.TANDA_TANGAN)
