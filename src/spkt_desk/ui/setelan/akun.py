"""The card of an officer's way in: his account, one for a shift, another password, a wait ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from spkt_desk.domain.akun import JAM_TERLAMA, JenisAkun, KeadaanAkun
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.akun_petugas import JAM
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanSandi
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import MedanJumlah
from spkt_desk.ui.setelan.bagian import TEMPAT

T = TypeVar("T")


class _Jalan(Protocol):
    """Runs an act with the typed proof, then says a sentence."""

    def __call__(self, act: Callable[[Bukti], Saved[T]], sentence: str) -> object:
        """Run it."""


_BARU = (Tindakan.AKUN_BUAT, Tindakan.AKUN_SEMENTARA, Tindakan.AKUN_PEMERIKSA)
TINDAKAN_AKUN = (*_BARU, Tindakan.SANDI_SETEL_ULANG, Tindakan.AKUN_LEPAS)


class KartuAkun(Kartu):
    """Shows the acts that fit the officer chosen and the rights of who is at the keys."""

    def __init__(
        self,
        layanan: Layanan,
        form: Formulir,
        run: _Jalan,
        show_problems: Callable[[tuple[Problem, ...]], object],
    ) -> None:
        """Make the sentence, the two password fields, the hours and one button an act."""
        super().__init__("Akun")
        self._layanan = layanan
        self._run = run
        self._show_problems = show_problems
        self._petugas: Callable[[], Petugas] = _nobody
        self._may = {one: layanan.wewenang.may(one) for one in TINDAKAN_AKUN}
        self.keadaan = make_label("", "kecil", wrap=True)
        self.keadaan.setObjectName(f"{TEMPAT}.petugas.akun")
        self.body.addWidget(self.keadaan)
        grid = self.grid(3)
        self._sandi = form.add(MedanSandi(TEMPAT, "kata_sandi", "Kata sandi baru"))
        self._ulang = form.add(MedanSandi(TEMPAT, "kata_sandi.ulang", "Sekali lagi"))
        self._jam = form.add(
            MedanJumlah(TEMPAT, JAM, "Lama akun sementara", 0, JAM_TERLAMA, unit="jam")
        )
        self._jam.set_hint("0: sampai giliran ini berakhir.")
        for field in (self._sandi, self._ulang, self._jam):
            grid.add(field)
        self._buttons: dict[Tindakan, QPushButton] = {}
        row = QHBoxLayout()
        row.addStretch(1)
        for tindakan, name, label, act in (
            (Tindakan.AKUN_LEPAS, "lepas", "Lepas akun", self._release),
            (Tindakan.SANDI_SETEL_ULANG, "setel_ulang", "Setel ulang kata sandi", self._reset),
            (Tindakan.AKUN_PEMERIKSA, "akun_pemeriksa", "Buka akun pemeriksa", self._inspector),
            (Tindakan.AKUN_SEMENTARA, "akun_giliran", "Akun satu giliran", self._shift),
            (Tindakan.AKUN_BUAT, "buat_akun", "Buat akun", self._make),
        ):
            button = make_button(f"{TEMPAT}.petugas.{name}", label, act)
            self._buttons[tindakan] = button
            row.addWidget(button)
        self.body.addLayout(row)

    def show_officer(self, petugas: Petugas, current: Callable[[], Petugas]) -> bool:
        """Show the acts for an officer; `current` reads his fields. True: he has an account."""
        self._petugas = current
        known = bool(petugas.petugas_id)
        state = self._layanan.akun.state(petugas.petugas_id) if known else None
        has = state is not None and state.punya
        offered = self._offered(petugas, state)
        for tindakan, button in self._buttons.items():
            button.setVisible(tindakan in offered)
        typed = bool(offered & {*_BARU, Tindakan.SANDI_SETEL_ULANG})
        self._sandi.setVisible(typed)
        self._ulang.setVisible(typed)
        timed = bool(offered & {Tindakan.AKUN_SEMENTARA, Tindakan.AKUN_PEMERIKSA})
        self._jam.setVisible(timed)
        self._jam.set_text("8" if Tindakan.AKUN_PEMERIKSA in offered else "0")
        self.keadaan.setText(_sentence(petugas, state))
        set_look(self.keadaan, "baik" if has else "kecil")
        return has

    def offered(self) -> tuple[Tindakan, ...]:
        """Return the acts whose buttons show."""
        return tuple(one for one, button in self._buttons.items() if not button.isHidden())

    def _offered(self, petugas: Petugas, state: KeadaanAkun | None) -> set[Tindakan]:
        if Peran.PEMERIKSA in petugas.peran:
            wanted = set() if state and state.punya else {Tindakan.AKUN_PEMERIKSA}
        elif state is None:
            wanted = set()
        elif not state.punya:
            wanted = {Tindakan.AKUN_BUAT, Tindakan.AKUN_SEMENTARA} if petugas.aktif else set()
        else:
            mine = petugas.petugas_id == self._layanan.petugas.petugas_id
            wanted = set() if mine else {Tindakan.SANDI_SETEL_ULANG}
        if state is not None and state.tunggu:
            wanted.add(Tindakan.AKUN_LEPAS)
        return {one for one in wanted if self._may[one]}

    def _typed(self) -> str | None:
        """Return the password typed twice alike; says at the field when it is not."""
        if self._sandi.text() == self._ulang.text():
            return self._sandi.text()
        self._show_problems((Problem("kata_sandi.ulang", "Kedua ketikan kata sandi tidak sama."),))
        return None

    def _make(self) -> None:
        sandi, who = self._typed(), self._petugas().petugas_id
        if sandi is not None:
            act = partial(self._layanan.setelan.add_account, who, sandi)
            self._run(act, "Akun dibuat. Petugas dapat masuk sekarang.")

    def _shift(self) -> None:
        sandi, who = self._typed(), self._petugas().petugas_id
        if sandi is not None:
            act = partial(self._layanan.akun.open_shift, who, sandi, self._jam.value())
            self._run(act, "Akun sementara dibuka dan berakhir sendiri.")

    def _inspector(self) -> None:
        sandi = self._typed()
        try:
            who = self._petugas()
        except RuleViolation as violation:
            self._show_problems(violation.problems)
            return
        if sandi is not None:
            act = partial(self._layanan.akun.open_inspector, who, sandi, self._jam.value())
            self._run(act, f"Akun pemeriksa dibuka {self._jam.value()} jam, hanya membaca.")

    def _reset(self) -> None:
        sandi, who = self._typed(), self._petugas().petugas_id
        if sandi is not None:
            act = partial(self._layanan.akun.reset_password, who, sandi)
            self._run(act, "Kata sandi disetel ulang. Saat masuk petugas membuat yang baru.")

    def _release(self) -> None:
        act = partial(self._layanan.akun.release, self._petugas().petugas_id)
        self._run(act, "Akun dilepas. Petugas dapat mencoba masuk lagi sekarang.")


def _nobody() -> Petugas:
    raise LookupError


def _sentence(petugas: Petugas, state: KeadaanAkun | None) -> str:
    """Say how an officer gets in."""
    if state is None:
        return (
            "Isi data pemeriksa, lama, dan kata sandi yang ia ketik sendiri dua kali."
            if Peran.PEMERIKSA in petugas.peran
            else "Akun dapat dibuat setelah petugas disimpan."
        )
    if not state.punya:
        return "Belum punya akun. Petugas mengetik sendiri kata sandinya dua kali."
    parts = ["✓ Punya akun: masuk dengan NRP/NIP ini dan kata sandinya sendiri."]
    if state.akun.jenis in {JenisAkun.SEMENTARA, JenisAkun.PEMERIKSA}:
        until = datetime.fromisoformat(state.akun.sampai)
        shift = " atau saat giliran berganti" if state.akun.giliran else ""
        parts.append(f"Berakhir {until:%d-%m-%Y pukul %H.%M}{shift}.")
    if state.akun.ganti_sandi:
        parts.append("Saat masuk berikutnya ia membuat kata sandi baru.")
    if state.tunggu:
        parts.append(f"Sedang menunggu {state.tunggu} detik karena kata sandi salah.")
    return " ".join(parts)
