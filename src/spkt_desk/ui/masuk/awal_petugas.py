"""First start, page 3: the officers of the desk, one card each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.bahasa import initials
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.isian_stasiun import PANJANG_NIP, PANJANG_NRP, nomor_problem
from spkt_desk.domain.pangkat import JenisNomor, Pangkat
from spkt_desk.domain.satuan import PERAN_PETUGAS, Peran, Petugas, Satuan
from spkt_desk.ui.kit.alir import Alir
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.isian_tanda import IsianTanda
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanAngka, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "awal"
_PENGANTAR = (
    "Petugas yang berjaga dan yang menandatangani surat. "
    "Sekurang-kurangnya satu berperan KA SPKT atau Kapolsek."
)
_PERTAMA = ("KA SPKT", frozenset({Peran.KA_SPKT, Peran.PIKET, Peran.ADMIN}))
_PERAN_SEBARIS = 5
_BERIKUT = ("Bamin SPKT", frozenset({Peran.BAMIN, Peran.PIKET}))


class KartuPetugas(Kartu):
    """One officer; the number's name follows the rank (NRP or NIP)."""

    def __init__(
        self,
        index: int,
        form: Formulir,
        pangkat: tuple[Pangkat, ...],
        remove: Callable[[int], object],
    ) -> None:
        """Make the fields under ``petugas.<index>`` and take them into `form`."""
        super().__init__()
        self.index = index
        self._form = form
        self._pangkat = {one.kode: one for one in pangkat}
        name = f"petugas.{index}"
        self.nama = form.add(MedanTeks(_TEMPAT, f"{name}.nama", "Nama lengkap"))
        ranks = [(one.kode, one.singkatan) for one in pangkat]
        self.pangkat = form.add(MedanPilihan(_TEMPAT, f"{name}.pangkat", "Pangkat", ranks))
        self.nomor = form.add(MedanAngka(_TEMPAT, f"{name}.nomor", "NRP", groups=()))
        self.jabatan = form.add(MedanTeks(_TEMPAT, f"{name}.jabatan", "Jabatan"))
        self.paraf = form.add(MedanTeks(_TEMPAT, f"{name}.paraf", "Paraf"))
        self.peran = {
            peran: Centang(_TEMPAT, f"{name}.peran.{peran.name.lower()}", peran.label)
            for peran in PERAN_PETUGAS
        }
        jabatan, roles = _PERTAMA if index == 0 else _BERIKUT
        self.jabatan.set_text(jabatan)
        for peran, box in self.peran.items():
            box.set_checked(peran in roles)
        self.remove_button = make_button(
            f"{_TEMPAT}.{name}.hapus", "Hapus", lambda: remove(self.index), rupa="tautan"
        )
        self._satuan: Satuan | None = None
        self.tanda = IsianTanda(_TEMPAT, name, form, self._show_block)
        self._paraf_typed = False
        self._lay_out()
        self.nama.changed.connect(self._propose_paraf)
        self.paraf.changed.connect(self._own_paraf)
        self.pangkat.changed.connect(self._name_number)
        self.pangkat.finished.connect(self._name_number)
        self.nomor.changed.connect(self._count_digits)
        self.nomor.finished.connect(self._check_number)
        for box in self.peran.values():
            box.changed.connect(self._show_block)
        for field in (self.jabatan, self.tanda.ub_dari):
            field.changed.connect(self._show_block)

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        grid = self.grid(12)
        grid.setHorizontalSpacing(12)
        for field, span in (
            (self.nama, 4),
            (self.pangkat, 2),
            (self.nomor, 2),
            (self.jabatan, 3),
            (self.paraf, 1),
        ):
            grid.add(field, span)
        row = Alir()
        label = make_label("Peran", "label")
        label.setMinimumHeight(next(iter(self.peran.values())).sizeHint().height())
        row.addWidget(label)
        for box in self.peran.values():
            row.addWidget(box)
        self.body.addLayout(row)
        self.peran_error = make_label("", "galat", wrap=True)
        self.peran_error.setVisible(False)
        self.body.addWidget(self.peran_error)
        below = self.grid(12)
        below.setHorizontalSpacing(12)
        self.tanda.lay(below, 4, 12)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.remove_button)
        self.body.addLayout(last)

    def _propose_paraf(self) -> None:
        if not self._paraf_typed:
            self.paraf.set_text(initials(self.nama.text()))

    def _own_paraf(self) -> None:
        self._paraf_typed = bool(self.paraf.text().strip())

    def _name_number(self) -> None:
        rank = self._pangkat.get(self.pangkat.text())
        if rank is not None:
            self.nomor.set_label(str(rank.jenis_nomor))
            self._count_digits()

    def _count_digits(self) -> None:
        """Count while the number is typed; a full one needs no word."""
        jenis, typed = self.nomor.label_text, self.nomor.text().strip()
        length = PANJANG_NIP if jenis == JenisNomor.NIP else PANJANG_NRP
        short = typed.isdecimal() and len(typed) < length
        self.nomor.set_reading(f"{len(typed)} dari {length} angka" if short else "")

    def _check_number(self) -> None:
        """Say at once what is wrong with a number that was left; an empty one may come later."""
        if self.nomor.text().strip():
            self.nomor.set_error(nomor_problem(self.nomor.label_text, self.nomor.text()))

    def show_for(self, satuan: Satuan) -> None:
        """Word the signature block with this unit's names."""
        self._satuan = satuan
        self._show_block()

    def _show_block(self) -> None:
        if self._satuan is not None:
            self.tanda.show_block(self.petugas(), self._satuan)

    def show_peran_error(self, sentence: str) -> None:
        """Show an error of the roles; empty takes it away."""
        self.peran_error.setText(sentence)
        self.peran_error.setVisible(bool(sentence))

    def petugas(self) -> Petugas:
        """Return what is typed; an unknown rank is kept empty so that the check names it."""
        rank = self._pangkat.get(self.pangkat.text())
        return Petugas(
            petugas_id="",
            nama=self.nama.text().strip(),
            pangkat=rank.nama if rank else "",
            singkatan_pangkat=rank.singkatan if rank else "",
            jenis_nomor=str(rank.jenis_nomor if rank else JenisNomor.NRP),
            nomor=self.nomor.text().strip(),
            jabatan=self.jabatan.text().strip(),
            paraf=self.paraf.text().strip(),
            peran=frozenset(peran for peran, box in self.peran.items() if box.checked()),
            aktif=True,
            tanda=self.tanda.tanda(),
            ub_dari=self.tanda.ub_dari.text().strip(),
        )


class HalamanPetugas(QWidget):
    """The page; at least one officer, Ctrl+T adds another."""

    changed = Signal()

    def __init__(self, pangkat: tuple[Pangkat, ...]) -> None:
        """Start with one empty card."""
        super().__init__()
        self._pangkat = pangkat
        self._satuan: Satuan | None = None
        self.form = Formulir(self)
        self.form.changed.connect(self.changed)
        self.cards: list[KartuPetugas] = []
        self._made = 0
        self.message = make_label("", "galat", wrap=True)
        self.message.setVisible(False)
        self.add_button = make_button(
            f"{_TEMPAT}.petugas.tambah", "Tambah petugas", self.add_card, Tombol.TAMBAH
        )
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(JARAK)
        self._box.addWidget(make_label(_PENGANTAR, wrap=True))
        self._box.addWidget(self.message)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self._box.addLayout(row)
        self._box.addStretch(1)
        self.add_card()

    def add_card(self) -> KartuPetugas:
        """Add an empty officer and put the keyboard into his name."""
        card = KartuPetugas(self._made, self.form, self._pangkat, self.remove_card)
        self._made += 1
        if self._satuan is not None:
            card.show_for(self._satuan)
        self._box.insertWidget(2 + len(self.cards), card)
        self.cards.append(card)
        self._show_removable()
        self._order_tabs()
        card.show()  # a widget not yet shown would not get the keyboard
        card.nama.focus()
        return card

    def remove_card(self, index: int) -> None:
        """Take an officer away; the last one stays."""
        card = next(card for card in self.cards if card.index == index)
        if len(self.cards) == 1:
            return
        for name in self.form.names():
            if name.startswith(f"petugas.{index}."):
                self.form.remove(name)
        self.cards.remove(card)
        self._box.removeWidget(card)
        card.deleteLater()
        self._show_removable()
        self.cards[-1].nama.focus()
        self.changed.emit()

    def _show_removable(self) -> None:
        for card in self.cards:
            card.remove_button.setVisible(len(self.cards) > 1)

    def _order_tabs(self) -> None:
        QWidget.setTabOrder(self.cards[-1].remove_button, self.add_button)

    def show_for(self, satuan: Satuan) -> None:
        """Word every signature block with this unit's names."""
        self._satuan = satuan
        for card in self.cards:
            card.show_for(satuan)

    def unknown_choices(self) -> dict[str, str]:
        """Return a sentence for each way to sign that is on no list, numbered by card."""
        return {
            f"petugas.{place}.tanda": problem.message
            for place, card in enumerate(self.cards)
            for problem in card.tanda.problem()
        }

    def petugas(self) -> tuple[Petugas, ...]:
        """Return the officers in the order of the cards."""
        return tuple(card.petugas() for card in self.cards)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show the problems of officers numbered by their place on this page."""
        moved: list[Problem] = []
        for card in self.cards:
            card.show_peran_error("")
        for problem in problems:
            head, _, rest = problem.field.partition(".")
            place, _, field = rest.partition(".")
            if head != "petugas" or not place.isdecimal() or int(place) >= len(self.cards):
                moved.append(problem)
                continue
            card = self.cards[int(place)]
            if field == "peran":
                card.show_peran_error(problem.message)
            moved.append(Problem(f"petugas.{card.index}.{field}", problem.message))
        homeless = self.form.show_problems(moved)
        own = [problem.message for problem in homeless if not problem.field.endswith(".peran")]
        self.message.setText(" ".join(own))
        self.message.setVisible(bool(own))
