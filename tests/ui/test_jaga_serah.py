"""The hand-over by keys: counted, a difference explained, finished, printed, password later."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import Hitungan, HitunganKetikan
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.ui.jaga.hitungan import KartuHitungan
from spkt_desk.ui.jaga.serah_terima import BagianSerahTerima
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.gulir import Gulir
from spkt_desk.ui.kit.medan import Medan
from tests.services.meja import (
    BERDUA,
    IZIN_LAIN,
    SANDI_LAIN,
    enrol,
    issue,
    officer,
    open_shift,
    page_text,
)
from tests.support.kiriman import hitungan
from tests.support.serah import BASAH, filled
from tests.support.stasiun import SANDI, FilePencetak, Stasiun
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of, sideways

_ISIAN = ("tahanan_laki", "tahanan_perempuan", "senpi")


def _section(meja: Meja) -> BagianSerahTerima:
    assert isinstance(meja.tab, JagaTab)
    section = meja.tab.terbuka
    assert isinstance(section, BagianSerahTerima)
    return section


def _field(section: BagianSerahTerima, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


def _type(meja: Meja, section: BagianSerahTerima, name: str, text: str) -> None:
    field = _field(section, name)
    assert field.isVisible(), name
    field.focus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik(text)


def _count(meja: Meja, section: BagianSerahTerima, *counts: str) -> None:
    for kunci, count in zip(_ISIAN, counts, strict=True):
        _type(meja, section, f"hitungan.{kunci}.jumlah", count)


def _receiver(stasiun: Stasiun, meja: Meja, section: BagianSerahTerima) -> None:
    who = stasiun.layanan.petugas
    _type(meja, section, "serah.menerima", f"{who.singkatan_pangkat} {who.nama}")


def _state(section: BagianSerahTerima) -> str:
    label = section.findChild(QLabel, "jaga.serah.keadaan")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.fixture
def desk(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    enrol(stasiun, Peran.KA_SPKT)
    return stasiun.layanan


def test_a_whole_hand_over_by_keys_ends_on_paper(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan, tmp_path: Path
) -> None:
    printer = FilePencetak(tmp_path / "printer")

    def printing(jobs: Jobs) -> Pencetakan:
        return Pencetakan(jobs, printer, choose=lambda _parent: "folder")

    with opened(qtbot, lambda alat: JagaTab(desk, alat), printing=printing) as meja:
        section = _section(meja)
        assert sideways(meja.tab) == []
        _receiver(stasiun, meja, section)
        _count(meja, section, "0", "0", "3")
        reason = _field(section, "hitungan.senpi.alasan")
        assert reason.isVisible()
        assert not _field(section, "hitungan.tahanan_laki.alasan").isVisible()
        _type(meja, section, "hitungan.senpi.rincian", "V2 tiga pucuk")
        meja.enter()
        assert reason.has_keyboard()  # the reason is the next field, once it is asked for
        meja.ketik("satu dipinjam patroli")
        _type(meja, section, "serah.evaluasi", "Tepat waktu")
        _type(meja, section, "serah.sandi_menyerahkan", SANDI_LAIN)
        _type(meja, section, "serah.sandi_menerima", SANDI)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said[-1].startswith("Serah terima giliran 1 selesai.")
        assert not _field(section, "serah.evaluasi").isEnabled()
        assert meja.focus.objectName() == "jaga.serah.giliran"
        [area] = section.findChildren(Gulir)
        meja.tunggu(lambda: area.verticalScrollBar().value() == 0)  # its card with the title
        assert not section.simpan.isVisible()  # nothing is missing, so nothing is asked for
        assert section.form.text("serah.evaluasi") == "Tepat waktu"
        assert section.form.text("hitungan.senpi.jumlah") == "3"
        assert section.form.text("hitungan.senpi.alasan") == "satu dipinjam patroli"
        me = stasiun.layanan.petugas
        people = [one.currentText() for one in section.findChildren(QComboBox)]
        assert f"{me.singkatan_pangkat} {me.nama}" in people
        assert reason.isVisible()
        section.load()  # as when the page is shown again
        assert reason.isVisible()
        assert _field(section, "hitungan.senpi.jumlah").message.text() == "Sebelumnya 4"
        assert _field(section, "serah.sandi_menerima").text() == ""
        assert faults_of(meja.tab) == []
        meja.ctrl(Qt.Key.Key_P)
        meja.tunggu(printer.sheets)
    line = desk.mutasi.day(desk.mutasi.today())[-1]
    assert line.merah
    assert "senjata api 4 menjadi 3 (satu dipinjam patroli)" in line.uraian
    said = page_text(printer.sheets()[0].read_bytes())
    assert "V2 tiga pucuk" in said
    assert "Tepat waktu" in said


def test_a_reason_nobody_asks_for_any_more_is_not_written(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    desk.pendamping.note("tahanan_laki_masuk", "Baduwi, penyidik Aiptu Karim", "1", "")
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        _receiver(stasiun, meja, section)
        _count(meja, section, "0", "0", "4")
        reason = _field(section, "hitungan.tahanan_laki.alasan")
        _type(meja, section, "hitungan.tahanan_laki.alasan", "dititip di Polres")
        _type(meja, section, "hitungan.tahanan_laki.jumlah", "1")
        _type(meja, section, "hitungan.tahanan_laki.rincian", "Baduwi, sehat")
        assert not reason.isVisible()
        _type(meja, section, "serah.sandi_menyerahkan", SANDI_LAIN)
        _type(meja, section, "serah.sandi_menerima", SANDI)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
    line = desk.mutasi.day(desk.mutasi.today())[-1].uraian
    assert "0 menjadi 1 (menurut buku pendamping)" in line


def test_what_is_typed_survives_the_lock_and_the_next_shift_goes_on_with_it(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        _type(meja, section, "hitungan.senpi.jumlah", "4")
        _type(meja, section, "serah.perhatian", "Kunci sel di laci")
        meja.tab.keep_draft()  # as the window does before the lock
    open_shift(stasiun, regu="Regu III")
    later = enrol(stasiun, Peran.BAMIN)
    with opened(qtbot, lambda alat: JagaTab(later, alat)) as meja:
        section = _section(meja)
        assert "belum diselesaikan" in _state(section)
        assert section.form.text("serah.perhatian") == "Kunci sel di laci"
        assert section.form.text("hitungan.senpi.jumlah") == "4"


def test_the_typing_itself_is_kept_without_anybody_asking(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        timer = section.keeper.findChild(QTimer)
        assert isinstance(timer, QTimer)
        timer.setInterval(0)  # the pause itself is the keeper's own test
        _type(meja, section, "serah.analisis", "Malam ramai")
        meja.tunggu(lambda: desk.serah.form(1).draft.analisis == "Malam ramai")
        meja.tekan(Qt.Key.Key_Escape)
        assert section.form.text("serah.analisis") == "Malam ramai"


def test_typed_text_stays_while_the_desk_works_on(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        _type(meja, section, "serah.analisis", "Malam ramai")
        desk.kertas.ensure(issue(stasiun))
        meja.tab.refresh(section.kinds)
        assert section.form.text("serah.analisis") == "Malam ramai"
        said = " ".join(one.text() for one in section.findChildren(QLabel))
        assert "surat yang belum tercetak 1" in said
        assert "SKTLK/412/" in said


def test_problems_stand_at_their_fields_and_a_wrong_password_at_its_own(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "hitungan.senpi.jumlah").error)
        assert "tanda tangan basah" in _field(section, "serah.sandi_menerima").error
        assert _field(section, "serah.menerima").has_keyboard()
        wet = section.form.field("serah.basah")
        for _turn in range(2):  # on and off again
            wet.focus()
            meja.tekan(Qt.Key.Key_Space)
            assert _field(section, "serah.sandi_menerima").error == ""
        _receiver(stasiun, meja, section)
        _count(meja, section, "0", "0", "4")
        _type(meja, section, "serah.sandi_menyerahkan", "bukan sandinya 1")
        _type(meja, section, "serah.sandi_menerima", SANDI)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "serah.sandi_menyerahkan").error)
        assert meja.said == []
    assert desk.serah.form(1).selesai == ()


def test_a_password_follows_a_wet_signature(qtbot: QtBot, stasiun: Stasiun, desk: Layanan) -> None:
    desk.serah.finish(filled(desk), BASAH)
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        assert "Kata sandi yang menerima belum ada." in _state(section)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "serah.sandi_menyerahkan").error)
        assert _field(section, "serah.sandi_menyerahkan").has_keyboard()
        assert meja.said == []
        _type(meja, section, "serah.sandi_menerima", SANDI)
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert "menerima belum ada" not in _state(section)
        assert not _field(section, "serah.sandi_menerima").isVisible()
        assert _field(section, "serah.sandi_menyerahkan").isVisible()


def test_another_shift_is_chosen_by_typing_its_number(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    draft = filled(desk)
    kept = (*draft.hitungan, HitunganKetikan("radio", "5"))
    desk.serah.finish(filled(desk, hitungan=kept), BASAH)
    open_shift(stasiun, regu="Regu III", ka_spkt_id=officer(stasiun, Peran.BAMIN).petugas_id)
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        section = _section(meja)
        assert "masih bertugas" in _state(section)
        assert _field(section, "hitungan.radio.jumlah").message.text() == "Sebelumnya 5"
        meja.enter()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("77")
        meja.enter()  # nobody's shift: the one that is shown stays
        line = section.findChild(QLineEdit, "jaga.serah.giliran.ketik")
        assert isinstance(line, QLineEdit)
        assert line.text().startswith("2 ")
        section.focus_first()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("1")
        assert "masih bertugas" in _state(section)
        meja.enter()
        assert _state(section).startswith("Selesai 21-11-2026")


def test_before_the_first_shift_it_says_what_to_do(qtbot: QtBot, stasiun: Stasiun) -> None:
    with opened(qtbot, lambda alat: JagaTab(stasiun.layanan, alat)) as meja:
        assert "F10" in _state(_section(meja))
        meja.ctrl(Qt.Key.Key_P)
        assert "sesudah serah terima selesai" in meja.said[-1]


def test_a_figure_of_a_count_the_unit_uses_no_more_is_still_named(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = KartuHitungan(Formulir(page))
    card.setParent(page)
    page.show()
    card.offer(tuple(one for one in hitungan() if one.kunci == "senpi"))
    lain = card.findChild(QLabel, "jaga.hitungan.lain")
    assert isinstance(lain, QLabel)
    gun = Hitungan("senpi", "Senjata api", "pucuk", 3, 4, "V2", "satu dipinjam patroli")
    card.show_finished((gun, Hitungan("amunisi", "Amunisi", "butir", 7, None, "9 mm", "")))
    assert lain.isVisible()
    assert lain.text() == "Juga diserahkan: Amunisi 7 butir, 9 mm."
    card.show_finished((gun,))
    assert not lain.isVisible()


def test_a_hand_over_destroyed_by_its_term_names_nobody(
    qtbot: QtBot, stasiun: Stasiun, desk: Layanan
) -> None:
    desk.serah.finish(filled(desk), BASAH)
    open_shift(stasiun)
    enrol(stasiun, Peran.BAMIN)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    chief.setelan.set_retention(RegisterSimpan.BUKU.value, 30, "Keputusan 1/2026", IZIN_LAIN)
    stasiun.clock.advance(timedelta(days=75))
    open_shift(stasiun)
    for kunci, _sebutan, _hari in chief.penghapusan.due(RegisterSimpan.BUKU):
        chief.penghapusan.erase_of(RegisterSimpan.BUKU, kunci, BERDUA)
    with opened(qtbot, lambda alat: JagaTab(stasiun.layanan, alat)) as meja:
        section = _section(meja)
        choose = section.findChild(QWidget, "jaga.serah.giliran")
        assert isinstance(choose, QWidget)
        choose.setFocus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("1")
        meja.enter()
        assert "sudah dihapus menurut masa simpan" in _state(section)
        assert [section.form.text(f"serah.{one}") for one in ("menyerahkan", "menerima")] == [
            "",
            "",
        ]
        assert _field(section, "hitungan.senpi.jumlah").message.text() == ""
