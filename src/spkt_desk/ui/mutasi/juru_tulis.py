"""What the quick line does: reads time and abbreviations aloud, sends the line, clears it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.kejadian import check_front, read_kejadian, split_front
from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.singkatan import ContohKalimat, expand, expansions
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.mutasi.form import BarisCepat
from spkt_desk.ui.mutasi.pelaksana import Pelaksana
from spkt_desk.ui.mutasi.tulisan import reading_of

_TERBACA = 6
"""Abbreviations read aloud at most, the newest ones: more do not fit under the line."""

_JAM, _URAIAN, _SEBAB = "mutasi.jam", "mutasi.uraian", "mutasi.sebab"


class JuruTulis(QObject):
    """Writes what is typed in the quick line. Signals: `said(str)` for the foot of the window."""

    said = Signal(str)

    def __init__(
        self, page: QWidget, layanan: Layanan, cepat: BarisCepat, pelaksana: Pelaksana
    ) -> None:
        """Serve the quick line `cepat` of `page`."""
        super().__init__(page)
        self._layanan = layanan
        self._cepat = cepat
        self._pelaksana = pelaksana
        self._singkatan = layanan.singkatan.current()
        self.form = Formulir(page)
        for field in (cepat.jam, cepat.uraian, cepat.sebab):
            self.form.add(field)
        cepat.sent.connect(self.write)
        cepat.uraian.changed.connect(self._read_aloud)
        cepat.jam.changed.connect(self._read_aloud)
        # An error shown here is over with the next act that succeeds, whichever it is.
        pelaksana.done.connect(lambda: self.form.show_problems(()))
        pelaksana.refused.connect(self._on_refused)

    @property
    def contoh(self) -> tuple[ContohKalimat, ...]:
        """The usual sentences in force."""
        return self._singkatan.contoh

    def read_settings(self) -> None:
        """Read again what the unit has set for the quick line."""
        self._singkatan = self._layanan.singkatan.current()

    def write(self) -> None:
        """Send what is typed; what was typed meanwhile belongs to the next line."""
        if self._pelaksana.busy:
            return
        cepat = self._cepat
        if not cepat.jam.text().strip():
            try:
                check_front(_URAIAN, cepat.uraian.text())
            except RuleViolation as violation:
                self._pelaksana.failed(violation, self.form)
                return
        merah, sebab = cepat.merah.isChecked(), cepat.sebab.text()
        sent = (cepat.jam.text(), cepat.uraian.text())
        self._pelaksana.run(
            partial(self._send, sent[0], self._expanded(), merah=merah, sebab=sebab),
            lambda saved: self._written(saved.value, sent),
            self.form,
        )

    def _send(self, jam: str, uraian: str, *, merah: bool, sebab: str) -> Saved[MutasiBaris]:
        """Write a line, on the worker; a time that stood before the text is refused there."""
        front = jam.strip() != ""
        when, text = (jam, uraian) if front else split_front(uraian)
        try:
            return self._layanan.mutasi.write(text, when, merah=merah, sebab=sebab)
        except RuleViolation as violation:
            moved = {} if front else {_JAM: _URAIAN}
            raise RuleViolation(
                *(replace(one, field=moved.get(one.field, one.field)) for one in violation.problems)
            ) from violation

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        """Ask why a line is late, once the book has said that it is."""
        if any(one.field == _SEBAB for one in problems):
            self._cepat.ask_reason(asked=True)

    def _read_aloud(self) -> None:
        """Say which time the line will carry and what will be written out, while it is typed."""
        jam, _text = self._time_and_text()
        now = self._layanan.clock.now().wall
        try:
            reading = reading_of(jam, read_kejadian(_JAM, jam, now), now)
        except RuleViolation:  # half a time: said when the line is sent
            reading = ""
        found = expansions(self._cepat.uraian.text(), self._singkatan.singkatan)
        written = ", ".join(f"{short} → {words}" for short, words in found[-_TERBACA:])
        blanks = self._cepat.uraian.blanks()
        left = f"{blanks} isian lagi, Tab ke berikutnya" if blanks else ""
        told = " · ".join(one for one in (reading, written, left) if one)
        self._cepat.uraian.set_reading(f"Dibaca: {told}." if told else "")

    def _expanded(self) -> str:
        return expand(self._cepat.uraian.text(), self._singkatan.singkatan)

    def _time_and_text(self) -> tuple[str, str]:
        jam, uraian = self._cepat.jam.text(), self._cepat.uraian.text()
        return (jam, uraian) if jam.strip() else split_front(uraian)

    def _written(self, line: MutasiBaris, sent: tuple[str, str]) -> None:
        cepat = self._cepat
        # What was typed while the line was being saved belongs to the next one.
        for field, text in zip((cepat.jam, cepat.uraian), sent, strict=True):
            field.set_text(field.text().removeprefix(text))
        cepat.merah.setChecked(False)
        cepat.ask_reason(asked=False)
        self.form.show_problems(())
        cepat.uraian.set_reading("")
        cepat.uraian.editor.setFocus()
        self.said.emit(f"Tersimpan. Mutasi No. {line.no}.")
