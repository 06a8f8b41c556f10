"""The unit's duties to fill in, alike at the first start and in Setelan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from spkt_desk.domain.bahasa import angka, terbilang
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.isian_tugas import (
    TIDAK,
    YA,
    jaga_sentence,
    loket_sentence,
    read_count,
    read_jaga,
)
from spkt_desk.domain.tugas import PendudukKetikan, TugasKetikan, unit_reskrim
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu, Kisi
from spkt_desk.ui.kit.medan import MedanAngka, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.shortcuts import Tombol

_MENGAPA = (
    "Ditanyakan karena sejak Kep/613/III/2021 sebagian Polsek tidak menyidik. Jawabannya "
    "menentukan ke mana konsultasi, tanda tangan visum, dan penyerahan perkara: Unit Reskrim "
    "di sini atau Polres."
)
_TAHUN = "Boleh diisi kemudian. Kosongkan satu baris untuk menghapus tahun itu."
_YA_TIDAK = ((YA, "Ya, menyidik"), (TIDAK, "Tidak, diserahkan ke Polres"))
_LAMA = (("24", "24 jam"), ("12", "12 jam"), ("8", "8 jam"))


class IsianTugas(QWidget):
    """Three cards: the right to investigate, the guard and the counter, people per year."""

    def __init__(self, place: str, form: Formulir) -> None:
        """Make the fields under ``tugas.`` and take them into `form`."""
        super().__init__()
        self._place = place
        self._form = form
        self._polsek = self._polres = ""
        self._years: list[tuple[MedanAngka, MedanTeks, MedanTeks]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(JARAK)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._right_card(), 0, 0)
        grid.addWidget(self._guard_card(), 0, 1)
        grid.addWidget(self._people_card(), 1, 0, 1, 2)
        form.changed.connect(self._say_back)

    def show_unit(self, polsek: str, polres: str) -> None:
        """Name the unit and its parent in the sentence below the answer."""
        self._polsek, self._polres = polsek, polres
        self._say_back()

    def show_typed(self, ketikan: TugasKetikan) -> None:
        """Fill the fields; rows of years are made as they are needed."""
        for name in ("penyidikan", "sejak", "dasar", "regu", "lama", "jam_ganti"):
            self._form.fill({f"tugas.{name}": getattr(ketikan, name)})
        self._buka.set_text(ketikan.loket_buka)
        self._tutup.set_text(ketikan.loket_tutup)
        self._terlambat.set_text(ketikan.batas_terlambat)
        while len(self._years) < max(len(ketikan.penduduk), 1):
            self._new_row()
        empty = PendudukKetikan("", "", "")
        missing = len(self._years) - len(ketikan.penduduk)
        for fields, row in zip(self._years, (*ketikan.penduduk, *[empty] * missing), strict=True):
            for field, text in zip(fields, (row.tahun, row.jumlah, row.sumber), strict=True):
                field.set_text(text)
        self._say_back()

    def ketikan(self) -> TugasKetikan:
        """Return what is typed."""
        text = self._form.text
        return TugasKetikan(
            penyidikan=text("tugas.penyidikan"),
            sejak=text("tugas.sejak"),
            dasar=text("tugas.dasar"),
            regu=text("tugas.regu"),
            lama=text("tugas.lama"),
            jam_ganti=text("tugas.jam_ganti"),
            loket_buka=self._buka.text(),
            loket_tutup=self._tutup.text(),
            batas_terlambat=self._terlambat.text(),
            penduduk=tuple(
                PendudukKetikan(*(field.text() for field in fields)) for fields in self._years
            ),
        )

    def problems(self, read: Callable[[TugasKetikan], object]) -> tuple[Problem, ...]:
        """Return what `read` refuses of the typing, page by page of the form."""
        try:
            read(self.ketikan())
        except RuleViolation as violation:
            return violation.problems
        return ()

    def add_year(self) -> None:
        """Add an empty row and put the keyboard into its year."""
        if any(field.text().strip() for field in self._years[-1]):
            self._new_row()
        self._years[-1][0].focus()

    def _right_card(self) -> Kartu:
        card = Kartu("Kewenangan penyidikan", _MENGAPA)
        grid = card.grid(2)
        self._penyidikan = MedanPilihan(
            self._place, "tugas.penyidikan", "Apakah satuan ini berwenang menyidik?", _YA_TIDAK
        )
        grid.add(self._form.add(self._penyidikan), 2)
        sejak = MedanTeks(self._place, "tugas.sejak", "Berlaku sejak", placeholder="23-03-2021")
        dasar = MedanTeks(
            self._place, "tugas.dasar", "Dasar (boleh kosong)", placeholder="Kep/613/III/2021"
        )
        grid.add(self._form.add(sejak))
        grid.add(self._form.add(dasar))
        card.body.addStretch(1)
        return card

    def _guard_card(self) -> Kartu:
        card = Kartu("Penjagaan dan loket")
        grid = card.grid(4)
        regu = MedanTeks(self._place, "tugas.regu", "Regu menurut urutan jaga, dipisah koma")
        lama = MedanPilihan(self._place, "tugas.lama", "Lama satu jaga", _LAMA)
        ganti = MedanTeks(self._place, "tugas.jam_ganti", "Ganti jaga pukul")
        self._buka = MedanTeks(self._place, "tugas.loket_buka", "Loket buka")
        self._tutup = MedanTeks(self._place, "tugas.loket_tutup", "Loket tutup")
        self._terlambat = MedanTeks(
            self._place, "tugas.batas_terlambat", "Baris buku terlambat sesudah (menit)"
        )
        for field, span in (
            *((regu, 4), (lama, 1), (ganti, 1), (self._buka, 1), (self._tutup, 1)),
            (self._terlambat, 2),
        ):
            grid.add(self._form.add(field), span)
        self.jaga = _sentence(card, f"{self._place}.tugas.jaga")
        self.loket = _sentence(card, f"{self._place}.tugas.loket")
        card.body.addStretch(1)
        return card

    def _people_card(self) -> Kartu:
        card = Kartu("Jumlah penduduk wilayah per tahun", _TAHUN)
        self._rows: Kisi = card.grid(6)
        self._more = make_button(
            f"{self._place}.tugas.tambah_tahun", "Tambah tahun", self.add_year, Tombol.TAMBAH
        )
        self._new_row()
        row = QHBoxLayout()
        row.addWidget(self._more)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _new_row(self) -> None:
        name = f"tugas.penduduk.{len(self._years)}"
        tahun = MedanAngka(self._place, f"{name}.tahun", "Tahun", groups=())
        jumlah = MedanTeks(self._place, f"{name}.jumlah", "Jumlah jiwa", placeholder="18.250")
        sumber = MedanTeks(self._place, f"{name}.sumber", "Sumber", placeholder="BPS")
        for field, span in ((tahun, 1), (jumlah, 2), (sumber, 3)):
            self._rows.add(self._form.add(field), span)
        if self._years:  # made later: it stands at the end of the order of keys, not shown yet
            above = self._years[-1][-1].editor
            chain = (above, tahun.editor, jumlah.editor, sumber.editor, self._more)
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)
            for field in (tahun, jumlah, sumber):
                field.show()
        self._years.append((tahun, jumlah, sumber))

    def _say_back(self) -> None:
        """Say under the fields how they are understood; what is not understood says nothing."""
        answer = self._penyidikan.text()
        if answer in {YA, TIDAK} and self._polsek:
            whose = unit_reskrim(self._polsek, self._polres, penyidikan=answer == YA)
            self._penyidikan.set_reading(f"Konsultasi, visum, dan penyerahan perkara: {whose}.")
        else:
            self._penyidikan.set_reading("")
        said = _read_back(self.ketikan())
        for label, sentence in zip((self.jaga, self.loket), said, strict=True):
            label.setText(sentence)
        for _tahun, jumlah, _sumber in self._years:
            jumlah.set_reading(_count_words(jumlah.text()))


def _sentence(card: Kartu, name: str) -> QLabel:
    label = make_label("", "terbaca", wrap=True)
    label.setObjectName(name)
    card.body.addWidget(label)
    return label


def _read_back(ketikan: TugasKetikan) -> Iterable[str]:
    """Return the sentences of guard and counter, empty while something cannot be read."""
    try:
        jaga = read_jaga(ketikan)
    except RuleViolation:
        return ("", "")
    return (jaga_sentence(jaga), loket_sentence(jaga.loket_buka, jaga.loket_tutup))


def _count_words(typed: str) -> str:
    try:
        number = read_count("", typed)
    except RuleViolation:
        return ""
    return f"{angka(number)} ({terbilang(number)}) jiwa"
