"""The window of a real station in the hands of a role: closed tabs, an account that ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow
from tests.services.meja import IZIN_LAIN, SANDI_LAIN, enrol, issue, officer, open_shift
from tests.support.stasiun import IZIN, Stasiun, make_draft, make_officers
from tests.ui.conftest import Buka
from tests.ui.walker import faults_of

SEMENTARA = "rakit kayu di hilir 7"
SENDIRI = "sampan kecil di muara 3"
_REGISTER = (Tombol.TAB_MUTASI, Tombol.TAB_PENERIMAAN, Tombol.KODE, Tombol.PERIKSA)


def _only(stasiun: Stasiun, peran: Peran) -> Layanan:
    """Return the desk of an officer who is nothing but this."""
    admin = stasiun.layanan.setelan
    fresh = replace(
        make_officers()[0], nama="Fadli Abas", nomor="70010001", peran=frozenset({peran})
    )
    if peran is Peran.PEMERIKSA:
        chief = enrol(stasiun, Peran.KAPOLSEK)
        chief.akun.open_inspector(fresh, SANDI_LAIN, 3, IZIN_LAIN)
        return stasiun.login(fresh.nomor, SANDI_LAIN)
    who = admin.save_petugas(fresh, IZIN).value
    admin.add_account(who.petugas_id, SANDI_LAIN, IZIN)
    return stasiun.login(who.nomor, SANDI_LAIN)


def _said(window: MainWindow) -> str:
    front = window.stack.currentWidget()
    assert front is not None
    found = front.findChild(QLabel, "tertutup")
    assert isinstance(found, QLabel)
    return found.text()


def test_the_admin_sees_of_every_register_one_sentence(stasiun: Stasiun, buka: Buka) -> None:
    issue(stasiun)
    window = buka(_only(stasiun, Peran.ADMIN))
    for tombol in _REGISTER:
        window.act(tombol)
        assert "Peran Admin tidak boleh" in _said(window)
        assert "Yang boleh: Piket" in _said(window)
        shown = " ".join(one.text() for one in window.findChildren(QLabel))
        assert "Suharti" not in shown
        assert "412" not in shown
        assert faults_of(window) == []
    window.act(Tombol.SETELAN)
    assert "SKTLK/413" not in " ".join(one.text() for one in window.findChildren(QLabel))
    window.act(Tombol.KEHILANGAN)
    assert "tidak boleh mengisi" in window.foot.said()


@pytest.mark.parametrize("peran", Peran)
def test_no_role_meets_a_crash_on_any_tab(stasiun: Stasiun, buka: Buka, peran: Peran) -> None:
    issue(stasiun)
    desk = enrol(stasiun, peran) if peran is Peran.KAPOLSEK else _only(stasiun, peran)
    window = buka(desk)
    for tombol in (*_REGISTER, Tombol.TAB_HUMAS, Tombol.TAB_LAPORAN, Tombol.SETELAN):
        window.act(tombol)
        QApplication.processEvents()
        assert faults_of(window) == []
    for row in range(7):
        setelan = window.tab(Tombol.SETELAN)
        setelan.daftar.setCurrentRow(row)  # type: ignore[attr-defined]
        QApplication.processEvents()
    for tombol in (Tombol.KEHILANGAN, Tombol.MUTASI, Tombol.GILIRAN, Tombol.KUNCI):
        window.act(tombol)
        QApplication.processEvents()


def test_an_account_that_ends_finds_the_desk_locked_and_its_draft_kept(
    stasiun: Stasiun, buka: Buka, qtbot: QtBot
) -> None:
    open_shift(stasiun)
    ka = enrol(stasiun, Peran.KA_SPKT)
    bamin = officer(stasiun, Peran.BAMIN)
    ka.akun.open_shift(bamin.petugas_id, SEMENTARA, 1, IZIN_LAIN)
    desk = stasiun.login(bamin.nomor, SEMENTARA)
    window = buka(desk)
    desk.draf.keep(make_draft("draf-malam"))
    stasiun.clock.advance(timedelta(hours=1))
    qtbot.waitUntil(lambda: window.locked)
    assert "berakhir" in window.lock_page.sentence.text()
    page = window.lock_page
    page.ganti.click()
    QTest.keyClicks(page.isian.sandi.editor, SEMENTARA)
    page.isian.masuk.click()
    qtbot.waitUntil(lambda: "berakhir" in page.isian.sandi.error)
    page.ganti.click()
    for field, typed in ((page.isian.nrp, ka.petugas.nomor), (page.isian.sandi, SANDI_LAIN)):
        QTest.keyClicks(field.editor, typed)
    page.isian.masuk.click()
    qtbot.waitUntil(lambda: not window.locked)
    assert [one.draft_id for one in ka.draf.all()] == ["draf-malam"]
    assert not ka.setelan.has_account(bamin.petugas_id)


def test_roles_taken_away_close_the_desk_at_once(
    stasiun: Stasiun, buka: Buka, qtbot: QtBot
) -> None:
    window = buka(stasiun.layanan)
    me = stasiun.layanan.petugas
    enrol(stasiun, Peran.KAPOLSEK)
    saved = stasiun.layanan.setelan.save_petugas(replace(me, peran=frozenset({Peran.ADMIN})), IZIN)
    window.spread(saved.changed | {Changed.MUTASI})
    qtbot.waitUntil(lambda: window.locked)


def test_at_the_lock_a_colleague_with_a_set_password_chooses_his_own(
    stasiun: Stasiun, buka: Buka, qtbot: QtBot
) -> None:
    open_shift(stasiun)
    ka = enrol(stasiun, Peran.KA_SPKT)
    bamin = officer(stasiun, Peran.BAMIN)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    ka.akun.reset_password(bamin.petugas_id, SEMENTARA, IZIN_LAIN)
    window = buka(ka)
    window.act(Tombol.GANTI)
    page = window.lock_page
    for field, typed in ((page.isian.nrp, bamin.nomor), (page.isian.sandi, SEMENTARA)):
        QTest.keyClicks(field.editor, typed)
    page.isian.masuk.click()
    qtbot.waitUntil(page.sandi_baru.isVisible)
    QTest.keyClicks(page.sandi_baru.baru.editor, "12345678")
    QTest.keyClicks(page.sandi_baru.ulang.editor, "12345678")
    QTest.keyClick(page.sandi_baru.ulang.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.sandi_baru.baru.error))
    for field in (page.sandi_baru.baru, page.sandi_baru.ulang):
        QTest.keyClicks(field.editor, SENDIRI)
    QTest.keyClick(page.sandi_baru.ulang.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.locked)
    assert stasiun.login(bamin.nomor, SENDIRI).petugas == bamin
