"""Back in by the printed recovery code: it proves the right, then a new password is set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from spkt_desk.domain.errors import AccessDenied, Problem, RuleViolation
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.medan import MedanAngka, MedanSandi, MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tengah import centre
from spkt_desk.ui.masuk.kata_sandi import ATURAN, compare

_TEMPAT = "pemulihan"


class HalamanPemulihan(QWidget):
    """Code, NRP, and the new password twice; problems stand at their fields."""

    def __init__(
        self, submit: Callable[[str, str, str], object], back: Callable[[], object]
    ) -> None:
        """`submit(code, nrp, password)` gets what was typed; `back` returns to the login."""
        super().__init__()
        set_look(self, "halaman")
        self._submit = submit
        self.form = Formulir(self)
        self.kode = self.form.add(
            MedanTeks(
                _TEMPAT,
                "kode_pemulihan",
                "Kode pemulihan",
                hint="Delapan kelompok pada lembar kode; besar kecil huruf dan garis bebas.",
            )
        )
        self.nrp = self.form.add(MedanAngka(_TEMPAT, "nrp", "NRP Anda", groups=()))
        self.sandi = self.form.add(
            MedanSandi(_TEMPAT, "kata_sandi", "Kata sandi baru", hint=ATURAN)
        )
        self.ulang = self.form.add(MedanSandi(_TEMPAT, "kata_sandi_ulang", "Ulangi kata sandi"))
        self.ulang.on_enter(self._check)
        self.masuk = make_button(
            f"{_TEMPAT}.masuk", "Setel kata sandi dan masuk", self._check, rupa="utama"
        )
        self.kembali = make_button(f"{_TEMPAT}.kembali", "Kembali", back)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kembali)
        row.addStretch(1)
        row.addWidget(self.masuk)
        centre(
            self,
            make_label("Kode pemulihan", "judul"),
            self.kode,
            self.nrp,
            self.sandi,
            self.ulang,
            buttons,
            width=520,
        )

    def start(self, nrp: str) -> None:
        """Begin with empty fields and the NRP already typed."""
        for name in self.form.names():
            self.form.fill({name: ""})
        self.nrp.set_text(nrp)
        self.form.show_problems(())
        self.kode.focus()

    def set_busy(self, busy: bool) -> None:
        """Show that the code is being checked."""
        for part in (self.kode, self.nrp, self.sandi, self.ulang, self.masuk, self.kembali):
            part.setEnabled(not busy)
        self.masuk.setText("Memeriksa …" if busy else "Setel kata sandi dan masuk")

    def refuse(self, failure: AccessDenied | RuleViolation) -> None:
        """Show at the fields why not."""
        if isinstance(failure, AccessDenied):
            self.form.show_problems((Problem("kode_pemulihan", failure.message),))
            return
        homeless = self.form.show_problems(failure.problems)
        if homeless:
            self.kode.set_error(" ".join(problem.message for problem in homeless))

    def _check(self) -> None:
        problems = [
            Problem(field, sentence)
            for field, typed, sentence in (
                ("kode_pemulihan", self.kode.text().strip(), "Kode pemulihan belum diisi."),
                ("nrp", self.nrp.text().strip(), "NRP belum diisi."),
            )
            if not typed
        ]
        problems += compare(self.sandi.text(), self.ulang.text())
        self.form.show_problems(problems)
        if problems:
            return
        self.set_busy(True)
        self._submit(self.kode.text().strip(), self.nrp.text().strip(), self.sandi.text())
