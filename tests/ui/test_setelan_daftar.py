"""The unit's lists of the guard by keys: switched, added, ordered; the guard's page follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.pendamping import BagianPendamping
from spkt_desk.ui.jaga.serah_terima import BagianSerahTerima
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.setelan.daftar_jaga import BagianDaftarJaga
from spkt_desk.ui.setelan.tab import SetelanTab
from tests.services.meja import enrol, open_shift
from tests.support.stasiun import Stasiun
from tests.ui.tab_terbuka import opened
from tests.ui.walker import faults_of, sideways


def _tick(section: BagianDaftarJaga, name: str) -> Centang:
    tick = section.form.field(name)
    assert isinstance(tick, Centang)
    return tick


def _field(section: BagianDaftarJaga, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


def _names(section: BagianDaftarJaga) -> list[str]:
    return [section.daftar.item(row).text() for row in range(section.daftar.count())]


@pytest.fixture
def desk(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return enrol(stasiun, Peran.KA_SPKT)


def test_a_book_and_a_duty_are_switched_by_the_space_bar(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: SetelanTab(desk, alat)) as meja:
        section = meja.section(BagianDaftarJaga)
        assert meja.focus is _tick(section, "daftar.pendamping.tahanan_laki_masuk").box
        assert faults_of(meja.tab) == []
        assert sideways(meja.tab) == []
        _tick(section, "daftar.pendamping.besuk").box.setFocus()
        meja.tekan(Qt.Key.Key_Space)
        _tick(section, "daftar.tugas.lapor_situasi").box.setFocus()
        meja.tekan(Qt.Key.Key_Space)
        meja.enter()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("7 pagi")
        hours = _field(section, "daftar.tugas.lapor_situasi.jam")
        _field(section, "daftar.tugas.patroli.jam").focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("tengah malam")
        meja.ctrl(Qt.Key.Key_S)
        wrong = _field(section, "daftar.tugas.patroli.jam")
        meja.tunggu(lambda: "bukan jam" in wrong.error)
        assert hours.error == ""
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("2330, 0200")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
        assert meja.said == ["Daftar jaga tersimpan: 13 buku, 4 tugas, 11 hitungan dipakai."]
    assert "besuk" not in {one.kunci for one in desk.pendamping.daftar.aktif}
    shown = {one.kunci: one.jam for one in desk.daftar_jaga.current().tugas}
    assert (shown["lapor_situasi"], shown["patroli"]) == (("07.00",), ("23.30", "02.00"))
    assert "lapor_situasi" in {one.kunci for one in desk.daftar_jaga.current().tugas_dipakai}


def test_a_count_is_added_ordered_and_renamed(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: SetelanTab(desk, alat)) as meja:
        section = meja.section(BagianDaftarJaga)
        meja.ctrl(Qt.Key.Key_T)
        assert _names(section)[-1] == "(hitungan baru)"
        meja.ketik("Rompi antipeluru")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: _field(section, "hitungan.satuan").error)
        assert desk.daftar_jaga.current().hitungan_dipakai[-1].kunci == "inventaris"
        _field(section, "hitungan.satuan").focus()
        meja.ketik("buah")
        up = section.findChild(type(section.simpan), "setelan.daftar.hitungan.naik")
        assert up is not None
        up.setFocus()
        meja.tekan(Qt.Key.Key_Space)
        assert _names(section)[-2:] == ["Rompi antipeluru (buah)", "Inventaris lain (buah)"]
        section.daftar.setFocus()
        meja.tekan(Qt.Key.Key_Home)
        meja.enter()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("Tahanan pria")
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: meja.said)
    found = desk.daftar_jaga.current().hitungan
    assert (found[0].kunci, found[0].label) == ("tahanan_laki", "Tahanan pria")
    assert [one.kunci for one in found[-2:]] == ["unit_rompi_antipeluru", "inventaris"]


def test_a_new_count_goes_again_and_an_old_one_is_switched_off(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: SetelanTab(desk, alat)) as meja:
        section = meja.section(BagianDaftarJaga)
        before = _names(section)
        meja.ctrl(Qt.Key.Key_T)
        meja.ctrl(Qt.Key.Key_D)
        assert _names(section) == before
        section.daftar.setFocus()
        meja.tekan(Qt.Key.Key_End)
        meja.ctrl(Qt.Key.Key_D)
        assert _names(section)[-1] == "Inventaris lain (buah) – mati"
        assert "dimatikan" in meja.said[-1]
        meja.ctrl(Qt.Key.Key_S)
        meja.tunggu(lambda: "10 hitungan dipakai." in meja.said[-1])


def test_the_first_count_with_a_fault_comes_to_the_front(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: SetelanTab(desk, alat)) as meja:
        section = meja.section(BagianDaftarJaga)
        section.daftar.setFocus()
        meja.tekan(Qt.Key.Key_Down)
        meja.enter()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("radio/ht")
        section.daftar.setFocus()
        meja.tekan(Qt.Key.Key_End)
        meja.ctrl(Qt.Key.Key_S)
        label = _field(section, "hitungan.label")
        meja.tunggu(lambda: "sudah ada" in label.error)
        assert label.text() == "Radio/HT"
        assert section.daftar.currentRow() == 5


def test_the_page_of_the_guard_follows_and_keeps_what_is_typed(qtbot: QtBot, desk: Layanan) -> None:
    with opened(qtbot, lambda alat: JagaTab(desk, alat)) as meja:
        assert isinstance(meja.tab, JagaTab)
        serah = meja.tab.terbuka
        assert isinstance(serah, BagianSerahTerima)
        field = serah.form.field("hitungan.amunisi.jumlah")
        assert isinstance(field, Medan)
        field.focus()
        meja.ketik("120")
        now = desk.daftar_jaga.decided()
        typed = type(now)(
            tuple(type(one)(one.kunci, one.kunci != "besuk") for one in now.pendamping),
            now.tugas,
            tuple(one for one in reversed(now.hitungan)),
        )
        off = tuple(
            type(one)(
                one.kunci, one.label, one.satuan, one.rincian,
                one.wajib, one.rincian_wajib, one.kunci != "bbm",
            )
            for one in typed.hitungan
        )  # fmt: skip
        desk.daftar_jaga.save(type(now)(typed.pendamping, typed.tugas, off))
        meja.tab.refresh(frozenset({Changed.SETELAN}))
        assert "hitungan.bbm.jumlah" not in serah.form.names()
        assert serah.form.text("hitungan.amunisi.jumlah") == "120"
        first = serah.form.field("hitungan.inventaris.jumlah")
        serah.form.field("serah.penanggung").focus()
        meja.enter()
        assert meja.focus is first.editor
        last = serah.form.field("hitungan.tahanan_laki.rincian")
        last.focus()
        meja.enter()
        assert meja.focus is serah.form.field("serah.perhatian").editor
        assert faults_of(meja.tab) == []
        meja.tab.daftar.setCurrentRow([name for name, _ in JagaTab.bagian].index("Buku pendamping"))
        books = meja.tab.terbuka
        assert isinstance(books, BagianPendamping)
        choice = books.form.field("pendamping.buku")
        assert isinstance(choice, MedanPilihan)
        assert choice.combo.findText("Besuk tahanan") == -1
        assert choice.combo.findText("Titipan tahanan") >= 0


def test_who_may_not_change_it_only_reads(qtbot: QtBot, stasiun: Stasiun, desk: Layanan) -> None:
    assert desk.petugas.aktif
    bamin = enrol(stasiun, Peran.BAMIN)
    with opened(qtbot, lambda alat: SetelanTab(bamin, alat)) as meja:
        section = meja.section(BagianDaftarJaga)
        assert not section.simpan.isEnabled()
        meja.ctrl(Qt.Key.Key_T)
        assert "(hitungan baru)" not in _names(section)
        meja.ctrl(Qt.Key.Key_D)
        assert not any("mati" in one for one in _names(section))
