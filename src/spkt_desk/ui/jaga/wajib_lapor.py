"""Wajib lapor: who is awaited today, one Enter for "hadir"; entering, ending, and the sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.bahasa import hari
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wajib_lapor import (
    WajibLapor,
    WajibLaporKetikan,
    name_weekdays,
    read_end,
    read_start,
    read_weekdays,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.cetak import printed_sentence
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu, with_label
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT: Final = "jaga"
_BARIS: Final = (2, 8)
_CATATAN: Final = (
    "Tiap kehadiran satu baris Buku Mutasi. Tidak hadir tidak dicatat: terbaca dari harinya."
)
_KOSONG: Final = "Belum ada yang wajib lapor. Isi di bawah, Ctrl+S mendaftarkan."
_ISIAN: Final = ("lapor.nama", "lapor.rujukan", "lapor.hari", "lapor.dari", "lapor.sampai")


class BagianWajibLapor(Bagian):
    """Enter on the list writes "hadir", Ctrl+S enters somebody, Ctrl+D ends, Ctrl+P prints."""

    tempat = _TEMPAT
    kinds = frozenset({Changed.MUTASI, Changed.GILIRAN})
    tindakan = (Tindakan.WAJIB_LAPOR,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the list of people and the fields of a new one."""
        super().__init__(layanan, alat, "Wajib lapor", _CATATAN)
        self._orang: tuple[WajibLapor, ...] = ()
        self.body.addWidget(self._people_card())
        self.body.addWidget(self._new_card())
        prints = make_button(
            f"{_TEMPAT}.lapor.cetak", "Cetak daftar hadir", self.print_sheet, Tombol.CETAK
        )
        self.finish("lapor", "Daftarkan", kancing=(prints,))

    @override
    def load(self) -> None:
        """Read the people anew; what is being typed stays."""
        if not self.layanan.wewenang.may(Tindakan.BUKU_BACA):
            return
        before = [one.lapor_id for one in self._chosen()]
        self._orang = self.layanan.lapor.people()
        today = self.layanan.lapor.today()
        ids = [one.lapor_id for one in self._orang]
        row = ids.index(before[0]) if before and before[0] in ids else 0
        self.daftar.show_names([_named(one, today) for one in self._orang], row)
        self._say(today)
        for part in (self.daftar, self._alasan, self._hadir, self._akhiri):
            part.setVisible(bool(self._orang))

    @override
    def touch(self) -> None:
        """Keep reading while something is typed: reading again wipes nothing away here."""
        self.say("")

    @override
    def save(self) -> None:
        typed = WajibLaporKetikan(*(self.form.text(one) for one in _ISIAN))
        self.run(lambda: self.layanan.lapor.register(typed), self._entered)

    @override
    def try_out(self) -> bool:
        """Write that the chosen one was there, on a day that is not his too.

        From another field only go to the list first: the key issues papers elsewhere, and pressed
        by habit it must not write that somebody was there.
        """
        if self.denied():
            return True
        if not self._orang or self.daftar.hasFocus():
            self._there(luar_jadwal=True)
        else:
            self.daftar.setFocus()
            self.said.emit(f"Pilih yang hadir, lalu {Tombol.TERBITKAN.tulisan}.")
        return True

    @override
    def remove(self) -> bool:
        """End the chosen one's reporting; the reason is asked for at its field."""
        for one in self._chosen():
            stop = partial(self.layanan.lapor.stop, one.lapor_id, self._alasan.text())
            self.run(stop, self._ended)
        return True

    @override
    def print_sheet(self) -> bool:
        for one in self._chosen():
            try:
                sheet = self.layanan.lapor.sheet(one.lapor_id)
            except RuleViolation as violation:
                self.say(violation.problems[0].message)
                return True
            self.alat.cetak.print_sheet(
                self,
                sheet,
                lambda _sheet, done: self.said.emit(printed_sentence("Daftar hadir", done)),
            )
        return True

    @override
    def focus_first(self) -> None:
        if self._orang:
            self.daftar.setFocus()
        elif self.boleh:
            self._nama.focus()

    def _people_card(self) -> Kartu:
        place = f"{_TEMPAT}.lapor"
        card = Kartu("Yang wajib lapor")
        self._sentence = make_label("", "kecil", wrap=True)
        self._sentence.setObjectName(f"{place}.keadaan")
        self.daftar = Daftar(
            f"{place}.daftar", "Yang wajib lapor", self._enter_there, self.alat.warna
        )
        self.daftar.fit_rows(*_BARIS)
        self.daftar.currentRowChanged.connect(lambda _row: self._on_chosen())
        card.body.addWidget(self._sentence)
        card.body.addWidget(self.daftar)
        there = make_button(
            f"{place}.hadir", "Hadir", lambda: self._there(luar_jadwal=True), Tombol.TERBITKAN,
            tip="Catat yang dipilih hadir, juga di luar harinya",
        )  # fmt: skip
        self._alasan = self.form.add(MedanTeks(_TEMPAT, "lapor.alasan", "Alasan diakhiri"))
        ends = make_button(f"{place}.akhiri", "Akhiri", self.remove, Tombol.HAPUS)
        self._hadir, self._akhiri = with_label(" ", there), with_label(" ", ends)
        foot = QHBoxLayout()
        foot.addWidget(self._hadir, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._alasan, 1)
        foot.addWidget(self._akhiri, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(foot)
        return card

    def _new_card(self) -> Kartu:
        card = Kartu("Daftarkan")
        grid = card.grid(6)
        labels = ("Nama", "Dasar (LP atau surat, siapa yang memerintahkan)", "Hari lapor")
        self._nama, self._rujukan, self._hari = (
            self.form.add(MedanTeks(_TEMPAT, field, label))
            for field, label in zip(_ISIAN, labels, strict=False)
        )
        self._hari.line.setPlaceholderText("senin kamis")
        self._dari = self.form.add(
            MedanTeks(_TEMPAT, "lapor.dari", "Dari tanggal", placeholder="hari ini")
        )
        self._sampai = self.form.add(
            MedanTeks(_TEMPAT, "lapor.sampai", "Sampai tanggal", placeholder="31122026")
        )
        for field, span in (
            *((self._nama, 3), (self._rujukan, 3)),
            *((self._hari, 2), (self._dari, 2), (self._sampai, 2)),
        ):
            grid.add(field, span)
            field.changed.connect(self._read)
        return card

    def _read(self) -> None:
        """Say under days and dates how they are read; what cannot be read is said on saving."""
        today = self.layanan.lapor.today()
        self._hari.set_reading(_reading(lambda: f"Setiap {name_weekdays(self._weekdays())}"))
        self._dari.set_reading(_reading(lambda: _day(read_start(self._dari.text(), today))))
        self._sampai.set_reading(_reading(lambda: _day(read_end(self._sampai.text(), today))))

    def _weekdays(self) -> tuple[int, ...]:
        return read_weekdays("lapor.hari", self._hari.text())

    def _on_chosen(self) -> None:
        """Take away what was said of the one chosen before."""
        self.say("")
        self._alasan.set_error("")

    def _chosen(self) -> tuple[WajibLapor, ...]:
        """Return the chosen person as a tuple of one; empty while the list is."""
        row = self.daftar.currentRow()
        return self._orang[row : row + 1] if row >= 0 else ()

    def _enter_there(self) -> None:
        """Answer Enter in the list: only on his day, so that a habit writes nothing odd."""
        for one in self._chosen():
            if one.runs(self.layanan.lapor.today()) and not one.due_on(self.layanan.lapor.today()):
                self.said.emit(
                    f"{Tombol.TERBITKAN.tulisan} mencatat di luar jadwal: "
                    f"hari ini bukan hari lapor {one.isi.nama}."
                )
                return
        self._there(luar_jadwal=False)

    def _there(self, *, luar_jadwal: bool) -> None:
        if not self._orang:
            self.said.emit(_KOSONG)
        for one in self._chosen():
            present = self.layanan.lapor.present
            self.run(
                partial(present, one.lapor_id, luar_jadwal=luar_jadwal),
                lambda saved: self.said.emit(f"Hadir: mutasi No. {saved.value.no}."),
            )

    def _entered(self, saved: Saved[MutasiBaris]) -> None:
        self.form.fill(dict.fromkeys(_ISIAN, ""))
        for field in (self._hari, self._dari, self._sampai):
            field.set_reading("")
        self._nama.focus()
        self.said.emit(f"Terdaftar, mutasi No. {saved.value.no}.")

    def _ended(self, saved: Saved[MutasiBaris]) -> None:
        self._alasan.set_text("")
        self.daftar.setFocus()
        self.said.emit(f"Diakhiri, mutasi No. {saved.value.no}.")

    def _say(self, today: date) -> None:
        """Say who is awaited and who was missing, plainly."""
        running = [one for one in self._orang if one.runs(today)]
        awaited = sum(one.expected(today) for one in running)
        missing = sum(bool(one.missed_last(today)) for one in running)
        said = f"{hari(today)} {today:%d-%m-%Y}: "
        said += f"{awaited} orang ditunggu hari ini" if awaited else "tidak ada yang ditunggu"
        said += f", {missing} orang tidak hadir pada hari lapor terakhirnya." if missing else "."
        self._sentence.setText(said if self._orang else _KOSONG)
        set_look(self._sentence, "peringatan" if missing else "kecil")


def _named(one: WajibLapor, today: date) -> str:
    """Return a person as the list names him: what is asked of him first."""
    missed = len(one.missed(today))
    told = f"hadir {len(one.hadir)} kali" + (f", tidak hadir {missed} kali" if missed else "")
    return f"{_state(one, today)} – {one.isi.nama} ({one.isi.rujukan}), {told}"


def _state(one: WajibLapor, today: date) -> str:
    for ended in one.berhenti:
        return f"Diakhiri {ended:%d-%m-%Y}"
    if not one.runs(today):
        return f"Selesai {one.isi.sampai:%d-%m-%Y}"
    if one.expected(today):
        return "Hari ini"
    if today in one.hadir:
        return "Sudah hadir"
    for day in one.missed_last(today):
        return f"Tidak hadir {hari(day)} {day:%d-%m}"
    return "".join(f"{hari(day)} {day:%d-%m}" for day in one.next_due(today)) or "Tidak ada lagi"


def _reading(read: Callable[[], str]) -> str:
    """Return how something typed is read, "" while it cannot be."""
    try:
        return read()
    except RuleViolation:
        return ""


def _day(tanggal: date) -> str:
    return f"{hari(tanggal)} {tanggal:%d-%m-%Y}"
