from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import spkt_desk.db.engine
import spkt_desk.ui.setelan.barang
import spkt_desk.ui.setelan.petugas
import spkt_desk.ui.setelan.simpan
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran, TanggalSurat, UkuranKertas
from spkt_desk.services.konteks import SURAT_KEHILANGAN
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.pilihan import Centang
from spkt_desk.ui.setelan.simpan import BagianSimpan
from spkt_desk.ui.setelan.tab import SetelanTab
from tests.db.mentah import database_key
from tests.documents import baca
from tests.support.stasiun import IZIN, SANDI, FilePencetak, Stasiun, make_draft
from tests.ui.tab_terbuka import LUAS, Meja, opened
from tests.ui.walker import faults_of, sideways

SANDI_LAIN = "perahu hijau 9 di pantai"
NRP_KAPOLSEK = "81011249"
NRP_BAMIN = "92080561"
SATUAN, TUGAS, SURAT, BARANG = "satuan", "tugas", "surat", "barang"
PETUGAS, SIMPAN, PEMULIHAN, WEWENANG = "petugas", "simpan", "pemulihan", "wewenang"
SINGKATAN, DAFTAR, BUKU = "singkatan", "daftar_jaga", "buku"
BAGIAN = (
    *(SATUAN, TUGAS, BUKU, SURAT, BARANG, DAFTAR),
    *(SINGKATAN, PETUGAS, SIMPAN, PEMULIHAN, WEWENANG),
)
"""The sections in the order of the list."""


@pytest.fixture
def meja(qtbot: QtBot, stasiun: Stasiun) -> Iterator[Meja]:
    with opened(qtbot, lambda alat: SetelanTab(stasiun.layanan, alat)) as made:
        yield made


def _tab(meja: Meja) -> SetelanTab:
    assert isinstance(meja.tab, SetelanTab)
    return meja.tab


def _open(meja: Meja, nama: str) -> Bagian:
    """Choose a section by the arrow keys and go into it by Enter."""
    row = BAGIAN.index(nama)
    _tab(meja).daftar.setFocus()
    meja.tekan(Qt.Key.Key_Home)
    for _step in range(row):
        meja.tekan(Qt.Key.Key_Down)
    assert _tab(meja).daftar.currentRow() == row
    meja.enter()
    return _tab(meja).terbuka


def _field(section: Bagian, name: str) -> Medan:
    field = section.form.field(name)
    assert isinstance(field, Medan)
    return field


def _whole(widget: QWidget) -> bool:
    """Tell whether a widget is on the screen in full."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def _type(meja: Meja, section: Bagian, name: str, text: str) -> None:
    field = _field(section, name)
    field.focus()
    meja.ctrl(Qt.Key.Key_A)
    if text:
        meja.ketik(text)
    else:
        meja.tekan(Qt.Key.Key_Delete)


def _prove(meja: Meja, section: Bagian) -> None:
    """Type the own password again where the section asks for it."""
    names = [one for one in section.form.names() if one == "kata_sandi_sendiri"]
    for name in names:
        if _field(section, name).isVisible() and not _field(section, name).text():
            _type(meja, section, name, SANDI)


def _save(meja: Meja) -> None:
    _prove(meja, _tab(meja).terbuka)
    before = len(meja.said)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: len(meja.said) > before)


def _paper(layanan: Layanan, draft_id: str) -> str:
    terbit = layanan.kehilangan.issue(make_draft(draft_id)).value
    return layanan.kertas.ensure(terbit.rekaman_id).value.kertas_id


def test_another_kop_prints_on_new_papers_only(meja: Meja, stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    old = _paper(layanan, "lama")
    section = _open(meja, SATUAN)
    assert meja.focus.objectName() == "setelan.satuan.kop"
    _type(meja, section, "satuan.kop.2", "SEKTOR SUKAMAJU BARAT")
    _save(meja)
    assert "Surat lama tetap" in meja.said[-1]
    new = _paper(layanan, "baru")
    assert "SEKTOR SUKAMAJU TIMUR" in baca.text(layanan.kertas.pdf(old))
    assert "SEKTOR SUKAMAJU BARAT" in baca.text(layanan.kertas.pdf(new))
    assert "SEKTOR SUKAMAJU BARAT" not in baca.text(layanan.kertas.pdf(old))


def test_a_kop_line_too_long_is_refused_at_its_field(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, SATUAN)
    _type(meja, section, "satuan.kop.1", "RESOR " + "MANDALA " * 6)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: _field(section, "satuan.kop").error)
    assert "41 huruf" in _field(section, "satuan.kop").error
    assert stasiun.layanan.setelan.satuan().kop[1] == "RESOR MANDALA"


def test_a_choice_that_is_on_no_list_is_refused_at_its_field(meja: Meja) -> None:
    section = _open(meja, SATUAN)
    _type(meja, section, "satuan.zona", "XYZ")
    meja.ctrl(Qt.Key.Key_S)
    assert "dari daftar" in _field(section, "satuan.zona").error


def test_the_example_follows_the_pattern_and_its_error_stands_at_the_field(
    meja: Meja, stasiun: Stasiun
) -> None:
    section = _open(meja, SURAT)
    example = section.findChild(QLabel, "setelan.surat.contoh")
    assert isinstance(example, QLabel)
    _type(meja, section, "surat.pola_nomor", "B/{nomor:4}/{bulan_angka}/{tahun}")
    meja.tunggu(lambda: example.text() == "B/0412/11/2026")
    _type(meja, section, "surat.pola_nomor", "B/{tahun}")
    meja.tunggu(lambda: "tepat satu kali" in _field(section, "surat.pola_nomor").error)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: meja.focus.objectName() == "setelan.surat.pola_nomor")
    assert "{nomor}" in stasiun.layanan.setelan.surat().pola_nomor


def test_the_letter_is_saved_with_its_clauses(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, SURAT)
    _type(meja, section, "surat.masa_berlaku", "30")
    _field(section, "surat.klausul").focus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("Satu.")
    meja.tekan(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    meja.ketik("Dua {berlaku}.")
    _type(meja, section, "surat.tanggal", "Tanggal pelayanan dimulai")
    _save(meja)
    surat = stasiun.layanan.setelan.surat()
    assert (surat.masa_berlaku, surat.klausul) == (30, ("Satu.", "Dua {berlaku}."))
    assert surat.tanggal is TanggalSurat.DATANG
    assert "30 (tiga puluh) hari" in meja.said[-1]


def test_a_field_is_added_to_a_kind_and_saved(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, BARANG)
    assert meja.focus.objectName() == "setelan.barang"
    count = len(stasiun.layanan.kehilangan.katalog().jenis[0].isian)
    meja.ctrl(Qt.Key.Key_T)
    assert meja.focus.objectName() == f"setelan.isian.{count}.label"
    meja.ketik("Warna sampul")
    meja.enter()
    meja.ketik("warna")
    _type(meja, section, "jenis.satuan", "keping")
    _save(meja)
    kind = stasiun.layanan.kehilangan.katalog().jenis[0]
    assert (kind.isian[-1].kunci, kind.isian[-1].label, kind.satuan) == (
        *("warna", "Warna sampul", "keping"),
    )


def test_a_field_is_taken_away_by_its_key(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, BARANG)
    before = stasiun.layanan.kehilangan.katalog().jenis[0].isian
    _field(section, "isian.0.label").focus()
    meja.ctrl(Qt.Key.Key_D)
    _save(meja)
    assert stasiun.layanan.kehilangan.katalog().jenis[0].isian == before[1:]


def test_an_error_in_another_kind_is_brought_to_the_front(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, BARANG)
    before = stasiun.layanan.kehilangan.katalog()
    _type(meja, section, "jenis.singkat", "")
    meja.tekan(Qt.Key.Key_Tab)
    section.focus_first()
    meja.tekan(Qt.Key.Key_Down)
    assert _field(section, "jenis.kode").text() == "KK"
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: _field(section, "jenis.singkat").error)
    assert "Jenis barang “KTP”" in _field(section, "jenis.singkat").error
    assert _field(section, "jenis.kode").text() == "KTP"
    assert stasiun.layanan.kehilangan.katalog() == before


def test_a_kind_is_dropped_after_a_question(
    meja: Meja, stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = _open(meja, BARANG)
    count = len(stasiun.layanan.kehilangan.katalog().jenis)
    asked = _answer_yes(monkeypatch, spkt_desk.ui.setelan.barang)
    _press(section, "setelan.barang.hapus_jenis")
    _save(meja)
    assert "KTP" in asked[0]
    assert len(stasiun.layanan.kehilangan.katalog().jenis) == count - 1


def _answer_yes(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> list[str]:
    """Answer the module's question with yes; return what was asked."""
    asked: list[str] = []

    def ask(_parent: object, *said: str) -> bool:
        asked.append(" ".join(said))
        return True

    monkeypatch.setattr(module, "ask", ask)
    return asked


def _press(section: Bagian, name: str) -> None:
    button = section.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_a_new_officer_gets_an_account_and_comes_in(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PETUGAS)
    meja.ctrl(Qt.Key.Key_T)
    assert meja.focus.objectName() == "setelan.petugas.nama"
    meja.ketik("Fadli Abas")
    meja.enter()
    meja.ketik("BRIPKA")
    meja.enter()
    meja.ketik("90010123")
    meja.enter()
    meja.ketik("Banit SPKT")
    _save(meja)
    row = [one.nama for one in stasiun.layanan.setelan.petugas()].index("Fadli Abas")
    officer = stasiun.layanan.setelan.petugas()[row]
    assert (officer.paraf, officer.pangkat, officer.peran) == (
        *("FA", "Brigadir Polisi Kepala"),
        frozenset({Peran.PIKET}),
    )
    _type(meja, section, "kata_sandi", SANDI_LAIN)
    _type(meja, section, "kata_sandi.ulang", SANDI_LAIN + "x")
    _press(section, "setelan.petugas.buat_akun")
    assert "tidak sama" in _field(section, "kata_sandi.ulang").error
    _type(meja, section, "kata_sandi.ulang", SANDI_LAIN)
    _prove(meja, section)
    before = len(meja.said)
    _press(section, "setelan.petugas.buat_akun")
    meja.tunggu(lambda: len(meja.said) > before)
    assert stasiun.new_door().login("90010123", SANDI_LAIN).petugas.nama == "Fadli Abas"


def _end_bamin(meja: Meja, stasiun: Stasiun) -> Bagian:
    """Make the Bamin inactive by the keys; his account was there before."""
    bamin = next(one for one in stasiun.layanan.setelan.petugas() if one.nomor == NRP_BAMIN)
    if not stasiun.layanan.setelan.has_account(bamin.petugas_id):
        stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    section = _open(meja, PETUGAS)
    meja.tekan(Qt.Key.Key_Down)
    meja.tekan(Qt.Key.Key_Down)
    section.form.field("petugas.aktif").focus()
    meja.tekan(Qt.Key.Key_Space)
    _prove(meja, section)
    meja.ctrl(Qt.Key.Key_S)
    return section


def test_an_ended_account_gives_the_data_a_new_key_behind_the_desk(
    meja: Meja, stasiun: Stasiun
) -> None:
    before = database_key(stasiun)
    section = _end_bamin(meja, stasiun)
    meja.tunggu(lambda: any("Kunci data sudah diganti" in one for one in meja.said))
    assert database_key(stasiun) != before
    line = section.findChild(QLabel, "setelan.petugas.kunci_data")
    assert isinstance(line, QLabel)
    assert not line.isVisible()
    with pytest.raises(AccessDenied):
        stasiun.login(NRP_BAMIN, SANDI_LAIN)
    _type(meja, section, "petugas.nama", "Ratna W. Pakaya")  # the open desk works on
    _save(meja)
    assert stasiun.layanan.kunci_baru.owed() == ""


def test_a_key_that_could_not_be_changed_is_said_and_tried_again_by_a_button(
    meja: Meja, stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _full(*_: object) -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")

    with monkeypatch.context() as patch:
        patch.setattr(spkt_desk.db.engine, "rekey_file", _full)
        section = _end_bamin(meja, stasiun)
        line = section.findChild(QLabel, "setelan.petugas.kunci_data")
        assert isinstance(line, QLabel)
        meja.tunggu(lambda: "Disk penuh" in line.text())
    assert line.isVisible()
    assert "tetap tidak dapat masuk" in line.text()
    _press(section, "setelan.petugas.ganti_kunci")
    meja.tunggu(lambda: any("Kunci data sudah diganti" in one for one in meja.said))
    assert not line.isVisible()


def test_an_officer_who_left_is_offered_no_account(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PETUGAS)
    meja.tekan(Qt.Key.Key_Down)
    button = section.findChild(QPushButton, "setelan.petugas.buat_akun")
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    section.form.field("petugas.aktif").focus()
    meja.tekan(Qt.Key.Key_Space)
    before = len(meja.said)
    _prove(meja, section)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: len(meja.said) > before)
    meja.tunggu(lambda: not button.isVisible())
    assert not stasiun.layanan.setelan.petugas()[1].aktif


def test_a_weak_password_is_refused_at_its_field(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PETUGAS)
    meja.tekan(Qt.Key.Key_Down)
    for name in ("kata_sandi", "kata_sandi.ulang"):
        _type(meja, section, name, "12345678")
    _prove(meja, section)
    _press(section, "setelan.petugas.buat_akun")
    meja.tunggu(lambda: _field(section, "kata_sandi").error)
    assert not stasiun.layanan.setelan.has_account("P002")


def test_a_wrong_number_is_refused_and_what_was_typed_stays(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PETUGAS)
    meja.tekan(Qt.Key.Key_Down)
    _type(meja, section, "petugas.nomor", "1234")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: "8 angka" in _field(section, "petugas.nomor").error)
    meja.tab.refresh(section.kinds)
    assert _field(section, "petugas.nomor").text() == "1234"
    assert stasiun.layanan.setelan.petugas()[1].nomor == "84050217"


def test_what_was_typed_about_an_officer_is_dropped_only_when_asked(
    meja: Meja, stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = _open(meja, PETUGAS)
    _type(meja, section, "petugas.jabatan", "Kanit")
    monkeypatch.setattr(spkt_desk.ui.setelan.petugas, "ask", lambda *_said: False)
    section.focus_first()
    meja.tekan(Qt.Key.Key_Down)
    assert _field(section, "petugas.jabatan").text() == "Kanit"
    asked = _answer_yes(monkeypatch, spkt_desk.ui.setelan.petugas)
    meja.tekan(Qt.Key.Key_Down)
    assert _field(section, "petugas.nama").text() == "Darmawan Latuconsina"
    assert "belum disimpan" in asked[0]


def test_the_number_of_an_account_cannot_be_changed(meja: Meja) -> None:
    section = _open(meja, PETUGAS)
    _type(meja, section, "petugas.nomor", "11111111")
    assert _field(section, "petugas.nomor").text() == "03100376"


def test_the_term_is_saved_and_asks_for_its_basis(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, SIMPAN)
    _type(meja, section, "retensi.hari", "365")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: _field(section, "retensi.dasar").error)
    _type(meja, section, "retensi.dasar", "Keputusan Kapolsek 1/2026")
    _save(meja)
    assert stasiun.layanan.setelan.retention(SURAT_KEHILANGAN) == (
        365,
        "Keputusan Kapolsek 1/2026",
    )


def _printed(layanan: Layanan) -> str:
    kertas_id = _paper(layanan, "satu")
    layanan.kertas.record(layanan.kertas.original(kertas_id), PrintOutcome.TERCETAK)
    return kertas_id


def test_the_kapolsek_destroys_what_is_due(
    qtbot: QtBot, stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    _printed(stasiun.layanan)
    stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, 30, "Keputusan 1/2026", IZIN)
    stasiun.layanan.setelan.add_account("P004", SANDI_LAIN, IZIN)
    stasiun.layanan.setelan.add_account("P003", SANDI_LAIN, IZIN)
    stasiun.clock.advance(timedelta(days=40))
    kapolsek = stasiun.login(NRP_KAPOLSEK, SANDI_LAIN)
    warned = _answer_yes(monkeypatch, spkt_desk.ui.setelan.simpan)
    with opened(qtbot, lambda alat: SetelanTab(kapolsek, alat)) as meja:
        section = _open(meja, SIMPAN)
        meja.tunggu(lambda: _field(section, "nomor_kedua").isVisible())
        _type(meja, section, "kata_sandi_sendiri", "salah sekali")
        _type(meja, section, "nomor_kedua", NRP_BAMIN)
        _type(meja, section, "kata_sandi_kedua", SANDI_LAIN)
        _press(section, "setelan.simpan.hapus")
        meja.tunggu(lambda: _field(section, "kata_sandi_sendiri").error)
        assert kapolsek.penghapusan.due()
        _type(meja, section, "kata_sandi_sendiri", SANDI_LAIN)
        before = len(meja.said)
        _press(section, "setelan.simpan.hapus")
        meja.tunggu(lambda: len(meja.said) > before)
        assert kapolsek.penghapusan.due() == ()
        assert "cadangan" in warned[0]
        assert "SKTLK/412" in meja.said[-1]
        assert faults_of(meja.tab) == []
    assert [one.baik for one in kapolsek.pemeriksaan.check()].count(False) == 0


def test_each_register_has_its_own_term_and_its_own_list(
    qtbot: QtBot, stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    stasiun.layanan.mutasi.write("Tamu menanyakan jalan")
    stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, 365, "Keputusan 1/2026", IZIN)
    stasiun.layanan.setelan.add_account("P004", SANDI_LAIN, IZIN)
    stasiun.layanan.setelan.add_account("P003", SANDI_LAIN, IZIN)
    kapolsek = stasiun.login(NRP_KAPOLSEK, SANDI_LAIN)
    stasiun.clock.advance(timedelta(days=40))
    asked = _answer_yes(monkeypatch, spkt_desk.ui.setelan.simpan)
    with opened(qtbot, lambda alat: SetelanTab(kapolsek, alat)) as meja:
        section = _open(meja, SIMPAN)
        assert isinstance(section, BagianSimpan)
        assert _field(section, "retensi.hari").text() == "365"
        section.register.focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("cat")
        meja.enter()
        assert _field(section, "retensi.hari").text() == "0"
        assert "ditulis petugas sendiri" in section.lewat.note.text()
        _type(meja, section, "retensi.hari", "30")
        _type(meja, section, "retensi.dasar", "Keputusan 2/2026")
        _type(meja, section, "kata_sandi_sendiri", SANDI_LAIN)
        _save(meja)
        assert kapolsek.setelan.retention(RegisterSimpan.BUKU) == (30, "Keputusan 2/2026")
        assert kapolsek.setelan.retention(SURAT_KEHILANGAN)[0] == 365
        meja.tunggu(lambda: _field(section, "nomor_kedua").isVisible())
        assert "1 bulan melewati masa simpan 30 hari" in section.keadaan.text()
        _type(meja, section, "kata_sandi_sendiri", SANDI_LAIN)
        _type(meja, section, "nomor_kedua", NRP_BAMIN)
        _type(meja, section, "kata_sandi_kedua", SANDI_LAIN)
        before = len(meja.said)
        _press(section, "setelan.simpan.hapus")
        meja.tunggu(lambda: len(meja.said) > before)
        assert "1 catatan buku mutasi bulan November 2026 sudah dihapus" in meja.said[-1]
        # What was typed for one register is not carried over to another unasked.
        _type(meja, section, "retensi.hari", "90")
        section.register.focus()
        meja.ctrl(Qt.Key.Key_A)
        meja.ketik("kun")
        meja.enter()
        assert "belum disimpan" in asked[-1]
        assert _field(section, "retensi.hari").text() == "0"
        assert faults_of(meja.tab) == []
    assert all(one.baik for one in kapolsek.pemeriksaan.check())


def test_nobody_else_may_destroy_or_save(qtbot: QtBot, stasiun: Stasiun) -> None:
    stasiun.layanan.setelan.add_account("P003", SANDI_LAIN, IZIN)
    bamin = stasiun.login(NRP_BAMIN, SANDI_LAIN)
    with opened(qtbot, lambda alat: SetelanTab(bamin, alat)) as meja:
        section = _tab(meja).terbuka
        assert not section.simpan.isEnabled()
        assert not section.isi.isEnabled()
        meja.ctrl(Qt.Key.Key_S)
        assert "tidak boleh mengubah data satuan" in meja.said[-1]
        assert faults_of(meja.tab) == []


def test_every_section_is_named_and_fits_a_small_screen(qtbot: QtBot, stasiun: Stasiun) -> None:
    with opened(qtbot, lambda alat: SetelanTab(stasiun.layanan, alat), QSize(1093, 432)) as meja:
        for nama in BAGIAN:
            _open(meja, nama)
            QApplication.processEvents()
            assert faults_of(meja.tab) == []
            assert sideways(meja.tab) == []
        assert (meja.tab.width(), meja.tab.height()) == (1093, 432)


def test_esc_goes_back_to_the_sections_first(meja: Meja) -> None:
    _open(meja, SURAT)
    meja.tekan(Qt.Key.Key_Escape)
    assert meja.focus.objectName() == "setelan.bagian"


def test_a_term_is_saved_with_the_kapolseks_password(meja: Meja, stasiun: Stasiun) -> None:
    stasiun.layanan.setelan.add_account("P004", SANDI_LAIN, IZIN)
    section = _open(meja, SIMPAN)
    consent = _field(section, "kata_sandi_kedua")
    assert consent.isVisible()
    assert "Hendra Pakaya" in consent.label_text
    _type(meja, section, "retensi.hari", "365")
    _type(meja, section, "retensi.dasar", "Keputusan Kapolsek 1/2026")
    _prove(meja, section)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: consent.error)
    assert "Hendra Pakaya" in consent.error
    _type(meja, section, "kata_sandi_kedua", "bukan sandinya 5")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: "tidak cocok" in consent.error)
    assert stasiun.layanan.setelan.retention(SURAT_KEHILANGAN) == (0, "")
    _type(meja, section, "kata_sandi_kedua", SANDI_LAIN)
    _save(meja)
    assert stasiun.layanan.setelan.retention(SURAT_KEHILANGAN)[0] == 365
    assert consent.text() == ""


def test_a_kapolsek_is_named_with_the_kapolseks_password(meja: Meja, stasiun: Stasiun) -> None:
    stasiun.layanan.setelan.add_account("P004", SANDI_LAIN, IZIN)
    section = _open(meja, PETUGAS)
    meja.tekan(Qt.Key.Key_Down)
    meja.enter()
    consent = _field(section, "kata_sandi_kedua")
    assert not consent.isVisible()
    tick = section.form.field("petugas.peran.kapolsek")
    tick.focus()
    meja.tekan(Qt.Key.Key_Space)
    assert consent.isVisible()
    _prove(meja, section)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: consent.error)
    assert Peran.KAPOLSEK not in stasiun.layanan.setelan.petugas()[1].peran
    _type(meja, section, "kata_sandi_kedua", SANDI_LAIN)
    _save(meja)
    assert Peran.KAPOLSEK in stasiun.layanan.setelan.petugas()[1].peran
    assert faults_of(meja.tab) == []


def test_the_last_way_in_is_kept(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PETUGAS)
    meja.enter()
    section.form.field("petugas.aktif").focus()
    meja.tekan(Qt.Key.Key_Space)
    _prove(meja, section)
    meja.ctrl(Qt.Key.Key_S)
    tick = section.form.field("petugas.peran.piket")
    assert isinstance(tick, Centang)
    meja.tunggu(lambda: "satu-satunya" in tick.message.text())
    assert stasiun.layanan.setelan.petugas()[0].aktif


def test_a_lost_recovery_code_is_replaced_and_shown_once(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PEMULIHAN)
    _type(meja, section, "kata_sandi_sendiri", "bukan sandi saya 1")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: _field(section, "kata_sandi_sendiri").error)
    _type(meja, section, "kata_sandi_sendiri", SANDI)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: section.findChild(QLabel, "kode.kelompok.7"))
    groups = [section.findChild(QLabel, f"kode.kelompok.{place}") for place in range(8)]
    code = "-".join(one.text().partition(".  ")[2] for one in groups if isinstance(one, QLabel))
    assert faults_of(meja.tab) == []
    assert sideways(meja.tab) == []
    finish = section.findChild(QPushButton, "kode.selesai")
    assert isinstance(finish, QPushButton)
    finish.click()
    assert section.findChild(QLabel, "kode.kelompok.0")  # not before the tick
    tick = section.findChild(QCheckBox, "kode.dicatat")
    assert isinstance(tick, QCheckBox)
    tick.click()
    finish.click()
    assert "lembar yang lama" in meja.said[-1]
    assert _field(section, "kata_sandi_sendiri").text() == ""
    with pytest.raises(AccessDenied):
        stasiun.pintu.recover(stasiun.kode_pemulihan, "03100376", SANDI_LAIN)
    assert stasiun.pintu.recover(code, "03100376", SANDI_LAIN)


def test_duties_are_changed_by_the_same_fields_and_dated(meja: Meja, stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    section = _open(meja, TUGAS)
    assert meja.focus.objectName().startswith("setelan.tugas.penyidikan")
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("t")
    meja.enter()
    assert "Satreskrim Polres Mandala" in _field(section, "tugas.penyidikan").message.text()
    _type(meja, section, "tugas.sejak", "1/12/2026")
    _type(meja, section, "tugas.jam_ganti", "9")
    meja.ctrl(Qt.Key.Key_T)
    assert meja.focus.objectName() == "setelan.tugas.penduduk.1.tahun"
    meja.ketik("2024")
    meja.enter()
    assert meja.focus.objectName() == "setelan.tugas.penduduk.1.jumlah"
    meja.ketik("17.990")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: _field(section, "tugas.penduduk.1.sumber").error)
    assert layanan.tugas.current().kewenangan.penyidikan
    _type(meja, section, "tugas.penduduk.1.sumber", "BPS")
    _save(meja)
    tugas = layanan.tugas.current()
    assert not tugas.kewenangan.penyidikan
    assert tugas.jaga.jam_ganti == time(9)
    assert [one.tahun for one in tugas.penduduk] == [2024, 2025]
    # Shown again in the order of the years, and the text as it was understood.
    meja.tab.refresh(section.kinds)
    assert _field(section, "tugas.penduduk.0.tahun").text() == "2024"
    assert _field(section, "tugas.sejak").text() == "01-12-2026"


def test_the_number_goes_on_behind_the_paper_book(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, SURAT)
    example = section.findChild(QLabel, "setelan.surat.contoh")
    assert isinstance(example, QLabel)
    _type(meja, section, "surat.nomor_terakhir", "500")
    meja.tunggu(lambda: "SKTLK/501/" in example.text())
    _type(meja, section, "kata_sandi_sendiri", SANDI)
    _save(meja)
    assert stasiun.layanan.setelan.last_number() == 500
    _paper(stasiun.layanan, "satu")
    _type(meja, section, "surat.nomor_terakhir", "300")
    _type(meja, section, "kata_sandi_sendiri", SANDI)
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: "501 sudah terbit" in _field(section, "surat.nomor_terakhir").error)


def test_the_way_an_officer_signs_is_his_own(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, PETUGAS)
    line = section.findChild(QLabel, "setelan.petugas.tanda.terbaca")
    assert isinstance(line, QLabel)
    assert "Tidak diusulkan" in line.text()
    _type(meja, section, "petugas.tanda", "u.b")
    meja.enter()
    assert meja.focus.objectName() == "setelan.petugas.ub_dari"
    meja.ketik("Ps. KANIT SPKT")
    assert "Ps. KANIT SPKT, u.b. Banit SPKT." in line.text()
    _type(meja, section, "kata_sandi_sendiri", SANDI)
    _save(meja)
    keys = {one.kunci for one in stasiun.layanan.kehilangan.signers()}
    assert "ub-P001" in keys
    _type(meja, section, "petugas.tanda", "zzz")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: "dari daftar" in _field(section, "petugas.tanda").error)


def test_an_emblem_is_loaded_kept_and_taken_back(
    meja: Meja, stasiun: Stasiun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "lambang.png"
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#2A752E"))
    assert image.save(str(picture))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(picture), ""))
    section = _open(meja, SATUAN)
    _press(section, "setelan.satuan.lambang")
    _save(meja)
    assert stasiun.layanan.setelan.satuan().lambang == picture.read_bytes()
    _type(meja, section, "satuan.alamat", "Jl. Baru No. 2")  # another change leaves it there
    _save(meja)
    assert stasiun.layanan.setelan.satuan().lambang == picture.read_bytes()
    _press(section, "setelan.satuan.lambang.hapus")
    _save(meja)
    assert stasiun.layanan.setelan.satuan().lambang == b""


def test_the_test_page_comes_from_setelan_too(
    qtbot: QtBot, stasiun: Stasiun, tmp_path: Path
) -> None:
    printer = FilePencetak(tmp_path / "baki")
    with opened(
        qtbot,
        lambda alat: SetelanTab(stasiun.layanan, alat),
        printing=lambda jobs: Pencetakan(jobs, printer, choose=lambda _parent: "folder"),
    ) as meja:
        section = _open(meja, SATUAN)
        _type(meja, section, "satuan.kertas", "A4")
        meja.ctrl(Qt.Key.Key_P)
        meja.tunggu(lambda: any("Halaman uji sudah tercetak" in one for one in meja.said))
        [sheet] = printer.sheets()
        assert "Kertas: A4" in baca.text(sheet.read_bytes())
        assert stasiun.layanan.setelan.satuan().kertas is UkuranKertas.F4  # printing saves nothing


@pytest.mark.parametrize("luas", [LUAS, QSize(1366, 620)], ids=["125 %", "100 %"])
@pytest.mark.parametrize("nama", [SURAT, PETUGAS, PEMULIHAN])
def test_the_password_asked_for_is_on_the_screen(
    qtbot: QtBot, stasiun: Stasiun, nama: str, luas: QSize
) -> None:
    with opened(qtbot, lambda alat: SetelanTab(stasiun.layanan, alat), luas) as meja:
        section = _open(meja, nama)
        meja.ctrl(Qt.Key.Key_S)
        password = _field(section, "kata_sandi_sendiri")
        meja.tunggu(lambda: password.error)
        meja.tunggu(password.editor.hasFocus)
        meja.tunggu(lambda: _whole(password.editor) and _whole(password.message))


@pytest.mark.parametrize("luas", [LUAS, QSize(1366, 620)], ids=["125 %", "100 %"])
def test_both_passwords_of_a_term_are_on_the_screen_one_after_the_other(
    qtbot: QtBot, stasiun: Stasiun, luas: QSize
) -> None:
    stasiun.layanan.setelan.add_account("P004", SANDI_LAIN, IZIN)
    with opened(qtbot, lambda alat: SetelanTab(stasiun.layanan, alat), luas) as meja:
        section = _open(meja, SIMPAN)
        _type(meja, section, "retensi.hari", "365")
        _type(meja, section, "retensi.dasar", "Keputusan Kapolsek 1/2026")
        for name, typed in (("kata_sandi_sendiri", SANDI), ("kata_sandi_kedua", SANDI_LAIN)):
            meja.ctrl(Qt.Key.Key_S)
            password = _field(section, name)
            meja.tunggu(lambda: password.error)  # noqa: B023 - waited for at once
            meja.tunggu(password.editor.hasFocus)
            meja.tunggu(lambda: _whole(password.editor) and _whole(password.message))  # noqa: B023
            meja.ketik(typed)
        _save(meja)
    assert stasiun.layanan.setelan.retention(SURAT_KEHILANGAN)[0] == 365


def test_the_words_of_the_quick_line_are_the_units_own(meja: Meja, stasiun: Stasiun) -> None:
    section = _open(meja, SINGKATAN)
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("Apel: Apel ___, hadir ___.")
    meja.enter()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("ptl patroli")
    meja.ctrl(Qt.Key.Key_S)
    box = section.form.field("singkatan.singkatan")
    assert isinstance(box, Medan)
    meja.tunggu(lambda: "belum memuat" in box.error)
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik("ptl = patroli kota")
    meja.ctrl(Qt.Key.Key_S)
    meja.tunggu(lambda: "1 singkatan dan 1 contoh kalimat tersimpan." in meja.said)
    [singkatan] = stasiun.layanan.singkatan.current().singkatan
    assert (singkatan.kata, singkatan.arti) == ("ptl", "patroli kota")
