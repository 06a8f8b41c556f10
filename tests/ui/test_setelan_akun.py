"""Accounts by the keys in Setelan: for a shift, an inspector, another password, a wait ended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.setelan.petugas import BagianPetugas
from spkt_desk.ui.setelan.tab import SetelanTab
from tests.services.meja import SANDI_LAIN, enrol, officer, open_shift
from tests.support.stasiun import IZIN, NRP, Stasiun
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of, sideways

SEMENTARA = "rakit kayu di hilir 7"


@pytest.fixture
def ka(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return enrol(stasiun, Peran.KA_SPKT)


def _section(meja: Meja, officer_row: int) -> Bagian:
    """Open Setelan → Petugas and choose an officer by the arrow keys."""
    section = meja.section(BagianPetugas)
    for _step in range(officer_row):
        meja.tekan(Qt.Key.Key_Down)
    return section


def _fill(meja: Meja, section: Bagian, **texts: str) -> None:
    for name, text in texts.items():
        field = section.form.field(name.replace("__", "."))
        assert isinstance(field, Medan)
        assert field.isVisible(), name
        field.focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik(text)


def _press(meja: Meja, section: Bagian, name: str) -> None:
    button = section.findChild(QPushButton, f"setelan.petugas.{name}")
    assert isinstance(button, QPushButton)
    assert button.isVisible(), name
    before = len(meja.said)
    button.setFocus()
    meja.tekan(Qt.Key.Key_Space)
    meja.tunggu(lambda: len(meja.said) > before)


def _state(section: Bagian) -> str:
    label = section.findChild(QLabel, "setelan.petugas.akun")
    assert isinstance(label, QLabel)
    return label.text()


def test_the_ka_spkt_opens_an_account_for_one_shift(
    qtbot: QtBot, stasiun: Stasiun, ka: Layanan
) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    with opened(qtbot, lambda alat: SetelanTab(ka, alat)) as meja:
        section = _section(meja, 2)
        _fill(
            meja,
            section,
            kata_sandi=SEMENTARA,
            kata_sandi__ulang=SEMENTARA,
            kata_sandi_sendiri=SANDI_LAIN,
        )
        _press(meja, section, "akun_giliran")
        assert "berakhir sendiri" in meja.said[-1]
        meja.tab.refresh(section.kinds)
        assert "atau saat giliran berganti" in _state(section)
        assert faults_of(meja.tab) == []
        assert sideways(meja.tab) == []
    assert stasiun.login(bamin.nomor, SEMENTARA).petugas == bamin


def test_he_sets_a_colleagues_password_anew_and_ends_a_wait(
    qtbot: QtBot, stasiun: Stasiun, ka: Layanan
) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    for guess in range(5):
        for nomor in (bamin.nomor, NRP):
            with pytest.raises(AccessDenied):
                stasiun.login(nomor, f"tebakan nomor {guess}")
    with opened(qtbot, lambda alat: SetelanTab(ka, alat)) as meja:
        section = _section(meja, 0)
        assert "Sedang menunggu" in _state(section)
        _press(meja, section, "lepas")
        assert stasiun.login().petugas.nomor == NRP
        section = _section(meja, 2)
        _fill(
            meja,
            section,
            kata_sandi=SEMENTARA,
            kata_sandi__ulang=SEMENTARA,
            kata_sandi_sendiri=SANDI_LAIN,
        )
        _press(meja, section, "setel_ulang")
        meja.tab.refresh(section.kinds)
        assert "membuat kata sandi baru" in _state(section)
    with pytest.raises(AccessDenied, match="dibuatkan rekan"):
        stasiun.login(bamin.nomor, SEMENTARA)


def test_the_kapolsek_opens_an_inspectors_account_for_hours(qtbot: QtBot, stasiun: Stasiun) -> None:
    chief = enrol(stasiun, Peran.KAPOLSEK)
    with opened(qtbot, lambda alat: SetelanTab(chief, alat)) as meja:
        section = _section(meja, 0)
        button = section.findChild(QPushButton, "setelan.petugas.pemeriksa")
        assert isinstance(button, QPushButton)
        button.setFocus()
        meja.tekan(Qt.Key.Key_Space)
        meja.ketik("Fadli Abas")
        meja.enter()
        meja.ketik("bripka")
        meja.enter()
        _fill(
            meja,
            section,
            petugas__nomor="70010001",
            petugas__jabatan="Pemeriksa Polres",
            kata_sandi=SEMENTARA,
            kata_sandi__ulang=SEMENTARA,
            akun__jam="3",
            kata_sandi_sendiri=SANDI_LAIN,
        )
        _press(meja, section, "akun_pemeriksa")
        assert "3 jam" in meja.said[-1]
        assert faults_of(meja.tab) == []
    desk = stasiun.login("70010001", SEMENTARA)
    assert desk.petugas.peran == {Peran.PEMERIKSA}
    assert desk.akun.until()


def test_who_may_not_is_not_offered_them(qtbot: QtBot, stasiun: Stasiun) -> None:
    with opened(qtbot, lambda alat: SetelanTab(stasiun.layanan, alat)) as meja:
        section = _section(meja, 2)
        shown = {one.objectName() for one in section.findChildren(QPushButton) if one.isVisible()}
        assert "setelan.petugas.buat_akun" in shown
        assert not shown & {"setelan.petugas.akun_giliran", "setelan.petugas.pemeriksa"}
