"""The login takes keys at once, never blocks, says why not, and needs nothing heavy."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.akun import SandiHarusDiganti
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.posisi import JenisTemuan, PosisiMundur, TemuanPosisi
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.masuk import jendela as jendela_module
from spkt_desk.ui.masuk.jendela import JendelaMasuk, PintuMasuk
from spkt_desk.ui.masuk.kode import JendelaKode
from tests.ui.conftest import Show
from tests.ui.dunia import NRP, SANDI, focused, open_door, press, type_and_enter
from tests.ui.walker import clipped_labels, faults_of

KODE = "ABCDE-FGHJK"


def recover(kode: str, nrp: str, sandi: str) -> str:
    if kode != KODE:
        raise RuleViolation.at("kode_pemulihan", "Kelompok 2 salah ketik.")
    if nrp != NRP:
        raise AccessDenied
    if len(sandi) < 8:
        raise RuleViolation.at("kata_sandi", "Kata sandi paling sedikit 8 huruf atau angka.")
    return "meja baru"


def _door(login: Callable[[str, str], object]) -> PintuMasuk:
    """Return the ways in around one login; nobody is asked to go on all the same."""
    return PintuMasuk(login, recover, lambda: None, open_door, recover, recover)


@pytest.fixture
def masuk(jobs: Jobs, show: Show) -> JendelaMasuk:
    window = JendelaMasuk("Polsek Sukamaju Timur", jobs, _door(open_door), latihan=False)
    show(window)
    return window


def test_nrp_enter_password_enter(masuk: JendelaMasuk, qtbot: QtBot) -> None:
    opened: list[object] = []
    masuk.opened.connect(opened.append)
    assert focused().objectName() == "masuk.nrp"
    type_and_enter(NRP)
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: opened == ["meja"])
    assert masuk.isian.sandi.text() == ""


def test_a_wrong_password_is_told_at_the_field_and_the_nrp_stays(
    masuk: JendelaMasuk, qtbot: QtBot
) -> None:
    type_and_enter(NRP)
    type_and_enter("salah")
    qtbot.waitUntil(lambda: bool(masuk.isian.sandi.error))
    assert masuk.isian.sandi.error == "NRP atau kata sandi tidak cocok."
    assert masuk.isian.nrp.text() == NRP
    assert masuk.isian.sandi.text() == ""
    assert focused().objectName() == "masuk.sandi"


def test_empty_fields_are_named(masuk: JendelaMasuk) -> None:
    masuk.isian.sandi.focus()
    press(Qt.Key.Key_Return)
    assert masuk.isian.nrp.error == "NRP belum diisi."
    type_and_enter(NRP)
    press(Qt.Key.Key_Return)
    assert masuk.isian.sandi.error == "Kata sandi belum diisi."


def test_the_window_stays_alive_while_the_password_is_checked(
    jobs: Jobs, show: Show, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(nrp: str, sandi: str) -> str:
        assert gate.wait(10)
        return open_door(nrp, sandi)

    window = JendelaMasuk("", jobs, _door(slow), latihan=False)
    show(window)
    opened: list[object] = []
    window.opened.connect(opened.append)
    type_and_enter(NRP)
    type_and_enter(SANDI)
    assert window.isian.masuk.text() == "Memeriksa …"
    assert not window.isian.masuk.isEnabled()
    QApplication.processEvents()
    assert opened == []
    gate.set()
    qtbot.waitUntil(lambda: bool(opened))
    assert window.isian.masuk.isEnabled()


def test_heavy_imports_begin_after_the_window_shows(jobs: Jobs, show: Show, qtbot: QtBot) -> None:
    warmed: list[int] = []
    pintu = replace(_door(open_door), warm_up=lambda: warmed.append(threading.get_ident()))
    window = JendelaMasuk("", jobs, pintu, latihan=False)
    assert warmed == []
    show(window)
    qtbot.waitUntil(lambda: bool(warmed))
    assert warmed[0] != threading.get_ident()
    window.hide()
    window.show()
    assert jobs.wait()
    assert len(warmed) == 1


def test_a_fault_is_shown_and_the_login_stays_usable(
    jobs: Jobs, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_nrp: str, _sandi: str) -> str:
        raise EnvironmentFault("Berkas data tidak terbaca.", "Hubungi admin.")

    told: list[EnvironmentFault] = []
    monkeypatch.setattr(jendela_module, "show_fault", lambda _parent, fault: told.append(fault))
    window = JendelaMasuk("", jobs, _door(broken), latihan=False)
    show(window)
    type_and_enter(NRP)
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].advice == "Hubungi admin."
    assert window.isian.masuk.isEnabled()


def test_in_by_the_recovery_code(masuk: JendelaMasuk, qtbot: QtBot) -> None:
    opened: list[object] = []
    masuk.opened.connect(opened.append)
    type_and_enter(NRP)
    masuk.lupa.setFocus()
    press(Qt.Key.Key_Return)
    page = masuk.pemulihan
    assert focused().objectName() == "pemulihan.kode_pemulihan"
    type_and_enter("ABCDE-FGHJX")
    assert page.nrp.text() == NRP
    press(Qt.Key.Key_Return)
    type_and_enter("melati kuning 8")
    type_and_enter("melati kuning 9")
    assert page.ulang.error == "Tidak sama dengan kata sandi di atas."
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_and_enter("melati kuning 8")
    qtbot.waitUntil(lambda: page.kode.error == "Kelompok 2 salah ketik.")
    assert focused().objectName() == "pemulihan.kode_pemulihan"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_and_enter(KODE)
    page.masuk.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == ["meja baru"])


def test_esc_returns_from_recovery(masuk: JendelaMasuk) -> None:
    masuk.show_recovery()
    press(Qt.Key.Key_Escape)
    assert masuk.isian.isVisible()


def test_names_and_room(masuk: JendelaMasuk) -> None:
    for step in (masuk.show_login, masuk.show_recovery):
        step()
        QApplication.processEvents()
        assert faults_of(masuk) == []
        assert clipped_labels(masuk) == []


def test_the_login_needs_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "import spkt_desk.ui.masuk.jendela, spkt_desk.ui.theme, spkt_desk.ui.jobs\n"
        "heavy = ('sqlalchemy', 'sqlcipher3', 'reportlab', 'argon2', 'cryptography', 'msgspec',"
        " 'pypdf', 'pypdfium2', 'PIL', 'spkt_desk.services', 'spkt_desk.db',"
        " 'PySide6.QtPrintSupport')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"


def test_the_next_code_must_be_noted_before_work_goes_on(show: Show) -> None:
    window = JendelaKode("ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDF-GHJKM")
    show(window)
    noted: list[bool] = []
    window.noted.connect(lambda: noted.append(True))
    shown = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "8.  GHJKM" in shown
    assert not window.close()
    assert window.isVisible()
    window.page.finish_button.setFocus()
    press(Qt.Key.Key_Return)
    assert noted == []
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert noted == [True]
    assert faults_of(window) == []
    assert window.close()


def test_the_next_code_has_a_sheet_where_one_is_given(show: Show) -> None:
    printed: list[str] = []
    window = JendelaKode("ABCDE-FGHJK", lambda: printed.append("lembar"))
    show(window)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == ["lembar"]
    window.page.noted.set_checked(True)


def _behind(*_typed: str) -> str:
    temuan = TemuanPosisi(
        JenisTemuan.BERKURANG,
        390,
        412,
        "Catatan di berkas data berkurang: sedikitnya 22 peristiwa.",
    )
    raise PosisiMundur(temuan)


def test_a_station_that_lacks_records_is_opened_only_by_a_password_typed_once_more(
    jobs: Jobs, show: Show, qtbot: QtBot
) -> None:
    door = PintuMasuk(_behind, _behind, lambda: None, open_door, recover, recover)
    window = JendelaMasuk("", jobs, door, latihan=False)
    show(window)
    opened: list[object] = []
    window.opened.connect(opened.append)

    def ask() -> None:
        type_and_enter(NRP)
        type_and_enter(SANDI)
        qtbot.waitUntil(window.mundur.isVisible)

    ask()
    assert "sedikitnya 22 peristiwa" in window.mundur.kalimat.text()
    assert "stasiun.db-wal" in window.mundur.saran.text()
    assert faults_of(window) == []
    assert clipped_labels(window) == []
    # Enter alone, and Esc, leave it shut.
    assert focused().objectName() == "mundur.kembali"
    press(Qt.Key.Key_Return)
    assert window.isian.isVisible()
    window.isian.clear()
    ask()
    press(Qt.Key.Key_Escape)
    assert window.isian.isVisible()
    window.isian.clear()
    ask()
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Return)
    assert window.mundur.sandi.error == "Kata sandi belum diisi."
    type_and_enter("salah")
    qtbot.waitUntil(lambda: window.mundur.sandi.error == "NRP atau kata sandi tidak cocok.")
    assert opened == []
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: opened == ["meja"])


def test_by_the_recovery_code_too_and_by_the_same_new_password(
    jobs: Jobs, show: Show, qtbot: QtBot
) -> None:
    door = PintuMasuk(_behind, _behind, lambda: None, open_door, recover, recover)
    window = JendelaMasuk("", jobs, door, latihan=False)
    show(window)
    opened: list[object] = []
    window.opened.connect(opened.append)
    window.show_recovery()
    for typed in (KODE, NRP, SANDI, SANDI):
        type_and_enter(typed)
    qtbot.waitUntil(window.mundur.isVisible)
    window.mundur.sandi.focus()
    type_and_enter(SANDI + "x")
    assert window.mundur.sandi.error == "Tidak sama dengan kata sandi baru Anda."
    type_and_enter(SANDI)
    qtbot.waitUntil(lambda: opened == ["meja baru"])


def test_a_password_set_by_a_colleague_is_replaced_before_the_desk_opens(
    jobs: Jobs, show: Show, qtbot: QtBot
) -> None:
    chosen: list[tuple[str, str, str]] = []

    def set_by_a_colleague(_nrp: str, _sandi: str) -> object:
        raise SandiHarusDiganti

    def login_new(nrp: str, sandi: str, baru: str) -> object:
        chosen.append((nrp, sandi, baru))
        if len(chosen) == 1:
            raise RuleViolation.at("kata_sandi", "Kata sandi paling sedikit 12 huruf.")
        return "meja"

    door = PintuMasuk(set_by_a_colleague, recover, lambda: None, open_door, recover, login_new)
    window = JendelaMasuk("", jobs, door, latihan=False)
    show(window)
    opened: list[object] = []
    window.opened.connect(opened.append)
    type_and_enter(NRP)
    type_and_enter(SANDI)
    qtbot.waitUntil(window.sandi_baru.isVisible)
    for typed in ("pendek", "pendek"):
        type_and_enter(typed)
    qtbot.waitUntil(lambda: "12 huruf" in window.sandi_baru.baru.error)
    for typed in ("kapal besi di muara 5", "kapal besi di muara 6"):
        type_and_enter(typed)
    assert "tidak sama" in window.sandi_baru.ulang.error
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_and_enter("kapal besi di muara 5")
    qtbot.waitUntil(lambda: opened == ["meja"])
    assert chosen[-1] == (NRP, SANDI, "kapal besi di muara 5")
