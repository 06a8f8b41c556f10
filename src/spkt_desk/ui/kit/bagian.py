"""A section of a page of sections: its head, fields and save button, and how an act runs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, Problem, RuleViolation
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.gulir import scrolled
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_BUKAN_PILIHAN = "Pilih salah satu dari daftar (F4 membuka daftar)."


class Bagian(QWidget):
    """Base of the sections. `acted(frozenset[Changed])` after an act, `said(str)` for the foot."""

    acted = Signal(object)
    said = Signal(str)
    tempat: str
    """The page this is a section of; begins the names of its fields."""
    kinds: frozenset[Changed]
    """What makes this section read again."""
    tindakan: tuple[Tindakan, ...]
    """What is done here; who may do none of it can only read."""

    def __init__(self, layanan: Layanan, alat: Alat, judul: str, note: str = "") -> None:
        """Lay out head, empty body and foot; fill `body`, then call `finish`."""
        super().__init__()
        self.layanan = layanan
        self.alat = alat
        self.judul = judul
        self.touched = False
        self.boleh = any(layanan.wewenang.may(one) for one in self.tindakan)
        self._refusal = "".join(
            () if self.boleh else [layanan.wewenang.refusal(one) for one in self.tindakan[:1]]
        )
        self._busy = False
        self.form = Formulir(self)
        self.form.changed.connect(self.touch)
        self.isi = set_look(QWidget(), "halaman")
        self.body = QVBoxLayout(self.isi)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(JARAK)
        self.galat = make_label("", "galat", wrap=True)
        self.galat.setObjectName(f"{self.tempat}.galat")
        self._note = make_label(self._refusal or note, "kecil", wrap=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(JARAK)
        self._box.addWidget(make_label(judul, "judul"))

    def finish(
        self,
        nama: str,
        label: str,
        *,
        beside: tuple[QWidget, ...] = (),
        kancing: tuple[QWidget, ...] = (),
    ) -> None:
        """Put the body into a scrolling page, `beside` at its left, and the save button below.

        `kancing` are the section's other buttons, in the same row before it.
        """
        self.body.addStretch(1)
        area = self._area = scrolled(self.isi)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Who may only read has no field to walk through: the arrow keys then move the page.
        policy = Qt.FocusPolicy.NoFocus if self.boleh else Qt.FocusPolicy.StrongFocus
        area.setFocusPolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(JARAK)
        for widget in beside:
            row.addWidget(widget)
        row.addWidget(area, 1)
        self._box.addLayout(row, 1)
        self.simpan = make_button(
            f"{self.tempat}.{nama}.simpan", label, self.save, Tombol.SIMPAN, rupa="utama"
        )
        self.simpan.setEnabled(self.boleh)
        self.isi.setEnabled(self.boleh)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        for button in (*kancing, self.simpan):
            foot.addWidget(button)
        self._box.addWidget(self.galat)
        self._box.addLayout(foot)
        self.galat.setVisible(False)

    def show_top(self) -> None:
        """Scroll the body to its head."""
        self._area.show_top()

    def load(self) -> None:
        """Show what is in force."""
        raise NotImplementedError

    def save(self) -> None:
        """Send what is typed to the services."""
        raise NotImplementedError

    def add(self) -> bool:
        """Answer Ctrl+T; True when this section has something to add."""
        return False

    def remove(self) -> bool:
        """Answer the key of Hapus; True when this section has something to take away."""
        return False

    def try_out(self) -> bool:
        """Answer Ctrl+Enter; True when this section has something to try or to do at once."""
        return False

    def print_sheet(self) -> bool:
        """Answer Ctrl+P; True when this section has something to print."""
        return False

    def keep_draft(self) -> None:
        """Keep what is typed: before lock, exit and another officer; most sections keep none."""

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        names = self.form.names()
        if names and self.boleh:
            self.form.field(names[0]).focus()

    def touch(self) -> None:
        """Remember that something was typed: reading again must not wipe it away."""
        self.touched = True
        self.say("")

    def say(self, sentence: str) -> None:
        """Show an error that belongs to no single field."""
        self.galat.setText(sentence)
        self.galat.setVisible(bool(sentence))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show every problem at its field; the rest above the save button."""
        homeless = self.form.show_problems(problems)
        self.say(" ".join(one.message for one in homeless))

    def refused(self, failure: AccessDenied) -> None:
        """Show a refused password; only some sections ask for one."""
        self.say(failure.message)

    def denied(self) -> bool:
        """Say who may work here where this officer may not; True when he may not."""
        if not self.boleh:
            self.said.emit(self._refusal)
        return not self.boleh

    def run(self, act: Callable[[], Saved[T]], then: Callable[[Saved[T]], object]) -> None:
        """Do one act on the worker; a second press meanwhile does nothing."""
        if self.denied():
            return
        if self._busy:
            return
        self._busy = True
        self.alat.jobs.run(act, lambda saved: self._done(saved, then), self._failed, owner=self)

    def _done(self, saved: Saved[T], then: Callable[[Saved[T]], object]) -> None:
        self._busy = False
        self.touched = False
        self.show_problems(())
        then(saved)
        self.acted.emit(saved.changed)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        if isinstance(failure, RuleViolation):
            self.show_problems(failure.problems)
        elif isinstance(failure, AccessDenied):
            self.refused(failure)
        elif isinstance(failure, EnvironmentFault):
            show_fault(self, failure)


def chosen(kind: type[E], choice: MedanPilihan) -> E:
    """Return the chosen member; RuleViolation at the field for text that is on no list."""
    for member in kind:
        if member.value == choice.text():
            return member
    raise RuleViolation.at(choice.field, _BUKAN_PILIHAN)
