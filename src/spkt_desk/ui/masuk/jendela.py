"""The login window: it takes keys before anything heavy is imported.

Nothing here, and nothing it imports, may need SQLAlchemy, ReportLab or the services (a test looks):
`warm_up` imports them on the worker while the officer types; the login waits its turn behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.akun import SandiHarusDiganti
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.posisi import PosisiMundur
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure, Jobs
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tengah import centre
from spkt_desk.ui.masuk.isian_masuk import IsianMasuk
from spkt_desk.ui.masuk.mundur import HalamanMundur
from spkt_desk.ui.masuk.pemulihan import HalamanPemulihan
from spkt_desk.ui.masuk.sandi_baru import IsianSandiBaru
from spkt_desk.ui.rangka import Rangka
from spkt_desk.ui.shortcuts import Tombol, build_actions


@dataclass(frozen=True, slots=True)
class PintuMasuk:
    """The ways in, as app gives them; all run on the worker and return what app calls the desk.

    `recover(code, nrp, new_password)` returns whatever `login` returns; the next recovery code is
    handed over by app afterwards (`HalamanKode`). Both raise `PosisiMundur` for a station that is
    not as it was last left; the ways that end in `anyway` open it all the same. A login by a
    password that a colleague set raises `SandiHarusDiganti`; `login_new(nrp, password, new)` then.
    """

    login: Callable[[str, str], object]
    recover: Callable[[str, str, str], object]
    warm_up: Callable[[], object]
    login_anyway: Callable[[str, str], object]
    recover_anyway: Callable[[str, str, str], object]
    login_new: Callable[[str, str, str], object]


class JendelaMasuk(QWidget):
    """The first window. `opened` carries what `login` or `recover` returned."""

    opened = Signal(object)

    def __init__(self, satuan: str, jobs: Jobs, pintu: PintuMasuk, *, latihan: bool) -> None:
        """Show the name of the station (may be empty) above NRP and password."""
        super().__init__()
        self.setObjectName("masuk")
        self.setWindowTitle("SPKT Desk")
        self.setWindowIcon(QIcon(str(data_path("resources", "icons", "spkt-desk.svg"))))
        set_look(self, "halaman")
        self.resize(760, 560)
        self._jobs = jobs
        self._pintu = pintu
        self._warm = False
        self.isian = IsianMasuk("masuk", "Masuk")
        self.isian.submitted.connect(self._submit)
        self.pemulihan = HalamanPemulihan(self._recover, self.show_login)
        self.mundur = HalamanMundur(self._go_on, self.show_login)
        self._anyway: Callable[[str], object] = _nothing
        self._typed = ("", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._login_page(satuan, latihan=latihan))
        self._stack.addWidget(self.pemulihan)
        self._stack.addWidget(self.mundur)
        self.sandi_baru = IsianSandiBaru("masuk", self._submit_new)
        self._stack.addWidget(self._new_password_page())
        frame = Rangka()
        frame.set_latihan(latihan)
        frame.body.addWidget(self._stack)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(frame)
        build_actions(self, lambda _key: self.show_login(), (Tombol.KEMBALI,))
        self.isian.start()

    def _new_password_page(self) -> QWidget:
        page = set_look(QWidget(), "halaman")
        sentence = make_label(SandiHarusDiganti().message, wrap=True)
        centre(page, make_label("Kata sandi baru", "judul"), sentence, self.sandi_baru)
        return page

    def _login_page(self, satuan: str, *, latihan: bool) -> QWidget:
        page = set_look(QWidget(), "halaman")
        parts: list[QWidget] = [make_label("SPKT Desk", "besar")]
        if satuan:
            parts.append(make_label(f"SPKT {satuan}", "tebal", wrap=True))
        if latihan:
            parts.append(make_label("LATIHAN: bukan data sungguhan.", "galat"))
        self.lupa = make_button(
            "masuk.lupa",
            "Lupa kata sandi",
            self.show_recovery,
            rupa="tautan",
            tip="Masuk dengan kode pemulihan",
        )
        centre(page, *parts, self.isian, self.lupa)
        return page

    def show_login(self) -> None:
        """Back to NRP and password (Esc); not while something is being checked."""
        busy = (self.isian.masuk, self.pemulihan.masuk, self.mundur.buka, self.sandi_baru.simpan)
        if not all(button.isEnabled() for button in busy):
            return
        self._anyway = _nothing
        self._stack.setCurrentIndex(0)
        self.isian.start()

    def show_recovery(self) -> None:
        """Ask for the recovery code and a new password."""
        self._stack.setCurrentIndex(1)
        self.pemulihan.start(self.isian.nrp.text())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Start the heavy imports once, after the window has been painted and takes keys."""
        super().showEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(0, self, self._warm_up)

    def _warm_up(self) -> None:
        self._jobs.run(self._pintu.warm_up, lambda _nothing: None, self._refused, self)

    def _submit(self, nrp: str, sandi: str) -> None:
        self.isian.set_busy(True)
        self._anyway = partial(self._submit_anyway, nrp)
        self._typed = (nrp, sandi)
        self._jobs.run(partial(self._pintu.login, nrp, sandi), self._done, self._refused, self)

    def _submit_new(self, baru: str) -> None:
        act = partial(self._pintu.login_new, *self._typed, baru)
        self._jobs.run(act, self._done, self._new_refused, self)

    def _new_refused(self, failure: Failure) -> None:
        self.sandi_baru.refuse(_sentence(failure))
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)

    def _ask_new_password(self) -> None:
        self.isian.start()
        self._stack.setCurrentIndex(self._stack.count() - 1)
        self.sandi_baru.start()

    def _go_on(self, sandi: str) -> None:
        self._anyway(sandi)

    def _submit_anyway(self, nrp: str, sandi: str) -> None:
        act = partial(self._pintu.login_anyway, nrp, sandi)
        self._jobs.run(act, self._done, self._anyway_refused, self)

    def _recover_anyway(self, kode: str, nrp: str, baru: str, sandi: str) -> None:
        """Go on with the recovery; the password typed again must be the new one."""
        if sandi != baru:
            self.mundur.refuse("Tidak sama dengan kata sandi baru Anda.")
            return
        act = partial(self._pintu.recover_anyway, kode, nrp, baru)
        self._jobs.run(act, self._done, self._anyway_refused, self)

    def _recover(self, kode: str, nrp: str, sandi: str) -> None:
        self._anyway = partial(self._recover_anyway, kode, nrp, sandi)
        self._jobs.run(
            partial(self._pintu.recover, kode, nrp, sandi), self._done, self._recovery_refused, self
        )

    def _done(self, answer: object) -> None:
        self.isian.set_busy(False)
        self.pemulihan.set_busy(False)
        self.mundur.set_busy(False)
        self.sandi_baru.set_busy(False)
        self._anyway, self._typed = _nothing, ("", "")
        self.isian.clear()
        self.opened.emit(answer)

    def _refused(self, failure: Failure) -> None:
        if isinstance(failure, PosisiMundur):
            self.isian.set_busy(False)
            self._ask(failure)
            return
        if isinstance(failure, SandiHarusDiganti):
            self.isian.set_busy(False)
            self._ask_new_password()
            return
        if isinstance(failure, EnvironmentFault):
            self.isian.set_busy(False)
            self.isian.start()
            show_fault(self, failure)
            return
        self.isian.refuse(_sentence(failure))

    def _recovery_refused(self, failure: Failure) -> None:
        self.pemulihan.set_busy(False)
        if isinstance(failure, PosisiMundur):
            self._ask(failure)
            return
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)
            return
        self.pemulihan.refuse(failure)

    def _ask(self, fault: PosisiMundur) -> None:
        """Show what is missing; the password of before is typed again to go on."""
        self.isian.start()
        self._stack.setCurrentWidget(self.mundur)
        self.mundur.start(fault)

    def _anyway_refused(self, failure: Failure) -> None:
        if isinstance(failure, SandiHarusDiganti):
            self.mundur.set_busy(False)
            self._ask_new_password()
            return
        self.mundur.refuse(_sentence(failure))
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)


def _nothing(_sandi: str) -> None:
    """Stand for the way on before anybody was refused."""


def _sentence(failure: Failure) -> str:
    if isinstance(failure, AccessDenied | EnvironmentFault):
        return failure.message
    return " ".join(problem.message for problem in failure.problems)
