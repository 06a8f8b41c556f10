"""Tugas jaga: what the shift has to do at its hours, and the cells; one key writes the line."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.tugas_berkala import KeadaanTugas, TugasJaga, due_text, next_open
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.cek_tahanan import KartuCekTahanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu, with_label
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT: Final = "jaga"
_BARIS: Final = (2, 8)
_SEMENIT: Final = 60_000
_CATATAN: Final = (
    "Tiap tugas menjadi satu baris Buku Mutasi. Yang tidak ditulis disebut di serah terima."
)
_KOSONG: Final = "Giliran ini tidak punya tugas berjadwal."
_SEBUTAN: Final = {
    KeadaanTugas.NANTI: "Nanti",
    KeadaanTugas.SEKARANG: "▲ Sekarang",
    KeadaanTugas.SELESAI: "Selesai",
    KeadaanTugas.TERLAMBAT: "Selesai terlambat",
    KeadaanTugas.TERLEWAT: "▲ Terlewat",
}


class BagianTugasBerkala(Bagian):
    """Ctrl+S, Ctrl+Enter or Enter in the list writes the chosen duty, Ctrl+T is the cells."""

    tempat = _TEMPAT
    kinds = frozenset({Changed.MUTASI, Changed.GILIRAN, Changed.SETELAN})
    tindakan = (Tindakan.TUGAS_BERKALA, Tindakan.PENDAMPING_TULIS)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the cells' card and the list of the shift's duties."""
        super().__init__(layanan, alat, "Tugas jaga", _CATATAN)
        self._tugas: tuple[TugasJaga, ...] = ()
        place = f"{_TEMPAT}.tugas"
        look = make_button(f"{place}.cek", "Cek tahanan", self.add, Tombol.TAMBAH)
        self._cells = KartuCekTahanan(self.form, layanan.pendamping.daftar.cek, look)
        duties = self._duty_card(place)
        self.body.addWidget(self._cells)
        self.body.addWidget(duties)
        self.finish("tugas", "Tulis")
        self.simpan.setVisible(False)  # the button beside the result does the same
        # What is due is due by the clock, not by an act that would refresh the page.
        self._minute = QTimer(self)
        self._minute.setInterval(_SEMENIT)
        self._minute.timeout.connect(self._each_minute)
        self._minute.start()

    @override
    def load(self) -> None:
        """Read duties and cells anew; what is being typed stays."""
        if not self.layanan.wewenang.may(Tindakan.BUKU_BACA):
            return
        self._say_cells()
        before = self._chosen()
        self._tugas = self.layanan.berkala.duties()
        row = self._row_of(before)
        self.daftar.show_names([_named(one) for one in self._tugas], row)
        self.daftar.setVisible(bool(self._tugas))
        self._hasil.setVisible(bool(self._tugas))
        self._tulis.setVisible(bool(self._tugas))
        self._say_duties()
        if _places(self._chosen()) != _places(before):
            self._offer_result()

    @override
    def touch(self) -> None:
        """Keep reading while something is typed: reading again wipes nothing away here."""
        self.say("")

    @override
    def save(self) -> None:
        """Write what the keyboard is at: the look into the cells, else the chosen duty."""
        if self._cells.has_keyboard():
            self.add()
        else:
            self._write()

    def _write(self) -> None:
        """Write the line of the chosen duty."""
        for one in self._chosen():
            write = partial(self.layanan.berkala.write, one.kunci, self._hasil.text())
            self.run(write, self._written)

    @override
    def try_out(self) -> bool:
        self.save()
        return True

    @override
    def add(self) -> bool:
        """Write the line of a look into the cells."""
        cells = self._cells
        if cells.isHidden():
            self.said.emit("Giliran ini tidak menjaga tahanan.")
            return True
        self.run(partial(self.layanan.cek_tahanan.check, cells.typed()), self._looked)
        return True

    @override
    def focus_first(self) -> None:
        if self._tugas:
            self._choose_open()
            self.daftar.setFocus()
        else:
            super().focus_first()

    def _duty_card(self, place: str) -> Kartu:
        card = Kartu("Tugas giliran ini")
        self._sentence = make_label("", "kecil", wrap=True)
        self._sentence.setObjectName(f"{place}.keadaan")
        self.daftar = Daftar(f"{place}.daftar", "Tugas giliran ini", self._write, self.alat.warna)
        self.daftar.fit_rows(*_BARIS)
        self.daftar.currentRowChanged.connect(lambda _row: self._offer_result())
        self._hasil = self.form.add(MedanTeks(_TEMPAT, "tugas.hasil", "Hasil"))
        write = make_button(f"{place}.tulis", "Tulis", self._write, Tombol.TERBITKAN)
        self._tulis = with_label(" ", write)
        foot = QHBoxLayout()
        foot.addWidget(self._hasil, 1)
        foot.addWidget(self._tulis, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self._sentence)
        card.body.addWidget(self.daftar)
        card.body.addLayout(foot)
        return card

    def _chosen(self) -> tuple[TugasJaga, ...]:
        """Return the chosen duty as a tuple of one; empty while there is none."""
        row = self.daftar.currentRow()
        return self._tugas[row : row + 1] if row >= 0 else ()

    def _row_of(self, before: tuple[TugasJaga, ...]) -> int:
        """Return where the chosen duty stands now unless it was just done, else what is due."""
        for row, one in enumerate(self._tugas):
            done = any(old.keadaan.terbuka for old in before) and not one.keadaan.terbuka
            if _places((one,)) == _places(before) and not done:
                return row
        wanted = next_open(self._tugas)
        return self._tugas.index(wanted[0]) if wanted else 0

    def _choose_open(self) -> None:
        """Go to what is to be written now, unless the chosen one is still open itself."""
        wanted = next_open(self._tugas)
        if wanted and not any(one.keadaan.terbuka for one in self._chosen()):
            self.daftar.setCurrentRow(self._tugas.index(wanted[0]))

    def _offer_result(self) -> None:
        """Offer the usual words for the chosen duty."""
        self.say("")
        for one in self._chosen():
            self._hasil.set_text(one.hasil)
            self._hasil.set_error("")

    def _written(self, saved: Saved[MutasiBaris]) -> None:
        self.said.emit(f"Tertulis, mutasi No. {saved.value.no}.")

    def _looked(self, saved: Saved[MutasiBaris]) -> None:
        self._cells.forget_reason()
        self.said.emit(f"Cek tahanan: mutasi No. {saved.value.no}.")

    def _each_minute(self) -> None:
        if self.isVisible() and self.layanan.wewenang.allowed(Tindakan.BUKU_BACA):
            self.load()

    def _say_duties(self) -> None:
        """Say what is due; who answers for the shift is told what was left out."""
        due = [due_text(one) for one in self._tugas if one.keadaan is KeadaanTugas.SEKARANG]
        said = f"Waktunya: {', '.join(due)}." if due else "Tidak ada yang harus ditulis sekarang."
        told = self.layanan.wewenang.may(Tindakan.BUKU_PERIKSA)
        missed = sum(one.keadaan is KeadaanTugas.TERLEWAT for one in self._tugas) if told else 0
        if missed:
            said += f" Terlewat {missed} tugas selama giliran ini."
        self._sentence.setText(said if self._tugas else _KOSONG)
        set_look(self._sentence, "peringatan" if due or missed else "kecil")

    def _say_cells(self) -> None:
        """Show how the cells stand; who answers for the shift is told what was left out."""
        service = self.layanan.cek_tahanan
        told = self.layanan.wewenang.may(Tindakan.BUKU_PERIKSA)
        self._cells.show_cells(service.cells(), service.missed() if told else 0)


def _places(duties: tuple[TugasJaga, ...]) -> list[tuple[str, datetime]]:
    """Return which duties these are, however they stand."""
    return [(one.kunci, one.waktu) for one in duties]


def _named(one: TugasJaga) -> str:
    """Return a duty as the list names it."""
    when = "".join(f" {jam(line.time())}" for line in one.ditulis)
    return f"{jam(one.waktu.time())}  {one.label} – {_SEBUTAN[one.keadaan]}{when}, {one.oleh}"
