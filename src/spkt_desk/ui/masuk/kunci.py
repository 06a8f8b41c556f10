"""The lock: an opaque page over the whole window with no citizen on it, only who holds the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.akun import SandiHarusDiganti
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure, Jobs, sentence_of
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tengah import centre
from spkt_desk.ui.masuk.isian_masuk import IsianMasuk
from spkt_desk.ui.masuk.sandi_baru import IsianSandiBaru

TERKUNCI = "Layar terkunci"
_TENANG = "Ketikan tersimpan dan menunggu di balik layar ini."


class HalamanKunci(QWidget):
    """Asks the same officer's password, or NRP and password of another.

    `opened` carries the answer of `login` for another officer, or None for the same one.
    """

    opened = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        unlock: Callable[[str], object],
        login: Callable[[str, str], object],
        login_new: Callable[[str, str, str], object],
        petugas: str,
    ) -> None:
        """`unlock(password)` and `login(nrp, password)` run on the worker and may refuse.

        `login_new(nrp, password, new)` follows for a password that a colleague set.
        `petugas` is who holds the desk, rank and name.
        """
        super().__init__()
        set_look(self, "halaman")
        self._jobs = jobs
        self._unlock = unlock
        self._login = login
        self._login_new = login_new
        self._typed = ("", "")
        self._other = False
        self.sentence = make_label(_TENANG, wrap=True)
        self.petugas = make_label(petugas, "tebal", wrap=True)
        self.petugas.setObjectName("kunci.petugas")
        self.petugas.setTextFormat(Qt.TextFormat.PlainText)
        self.isian = IsianMasuk("kunci", "Buka")
        self.isian.submitted.connect(self._submit)
        self.ganti = make_button("kunci.ganti", "Ganti petugas", self._toggle, rupa="tautan")
        title = make_label(TERKUNCI, "besar")
        self.sandi_baru = IsianSandiBaru("kunci", self._submit_new)
        parts = (self.sentence, self.petugas, self.isian, self.sandi_baru, self.ganti)
        centre(self, title, *parts)
        self.set_other(False)

    def start(self, *, other: bool = False) -> None:
        """Begin with empty fields; `other` asks at once for another officer's NRP."""
        self.set_other(other)
        self.isian.clear()

    def set_unlock(self, unlock: Callable[[str], object], petugas: str) -> None:
        """Ask another officer's password from now on."""
        self._unlock = unlock
        self.petugas.setText(petugas)

    def set_other(self, other: bool) -> None:
        """Ask for another officer, or for the same one again."""
        self._other = other
        self._typed = ("", "")
        self.isian.setVisible(True)
        self.sandi_baru.setVisible(False)
        self.isian.show_nrp(other)
        self.petugas.setVisible(not other)
        self.ganti.setText("Petugas yang sama" if other else "Ganti petugas")
        self.ganti.setAccessibleName(self.ganti.text())
        self.sentence.setText(
            "Masuk dengan NRP dan kata sandi sendiri. Draf petugas sebelumnya tersimpan."
            if other
            else _TENANG
        )

    def _toggle(self) -> None:
        self.set_other(not self._other)
        self.isian.clear()

    def say(self, sentence: str) -> None:
        """Show why the screen is locked, or what went wrong while it was."""
        self.sentence.setText(sentence)

    def _submit_new(self, baru: str) -> None:
        act = partial(self._login_new, *self._typed, baru)
        self._jobs.run(act, self._done, self._new_refused, self)

    def _new_refused(self, failure: Failure) -> None:
        self.sandi_baru.refuse(sentence_of(failure))

    def _submit(self, nrp: str, sandi: str) -> None:
        self.isian.set_busy(True)
        self._typed = (nrp, sandi)
        if self._other:
            self._jobs.run(partial(self._login, nrp, sandi), self._done, self._refused, self)
        else:
            self._jobs.run(
                partial(self._unlock, sandi),
                lambda _nothing: self._done(None),
                self._refused,
                self,
            )

    def _done(self, answer: object) -> None:
        self.isian.set_busy(False)
        self.sandi_baru.set_busy(False)
        self.isian.clear()
        self.opened.emit(answer)

    def _refused(self, failure: Failure) -> None:
        if isinstance(failure, EnvironmentFault):
            self.isian.set_busy(False)
            self.isian.start()
            show_fault(self, failure)
            return
        if isinstance(failure, SandiHarusDiganti):
            self.isian.set_busy(False)
            self.isian.setVisible(False)
            self.say(failure.message)
            self.sandi_baru.setVisible(True)
            self.sandi_baru.start()
        elif isinstance(failure, AccessDenied):
            self.isian.refuse(failure.message)
        else:
            self.isian.refuse(" ".join(problem.message for problem in failure.problems))
